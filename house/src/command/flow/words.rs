//! The words after `helhet flow`.

use ::flow::At;
use ::flow::read::{Clock, Reading};
use ::flow::report::About;
use jiff::tz::TimeZone;
use lexopt::prelude::*;
use std::{ffi::OsString, path::PathBuf};

/// What was asked for.
#[derive(Default)]
pub struct Words {
    pub log: Option<PathBuf>,
    pub json: bool,
    pub html: Option<PathBuf>,
    pub help: bool,
    pub name: Option<String>,
    pub zone: Option<String>,
    pub about: Option<About>,
    pub table: Reading,
    pub begin: Option<String>,
    pub end: Option<String>,
    pub due: Option<String>,
    pub outcome: Option<String>,
    pub person: Option<String>,
    pub since: Option<String>,
    pub until: Option<String>,
    pub split: Option<String>,
    pub cohort: Option<String>,
    pub counted: Vec<String>,
    pub steps: Vec<String>,
}

impl Words {
    pub fn read(args: &[OsString]) -> Result<Self, lexopt::Error> {
        let mut words = Self::default();
        let mut parser = lexopt::Parser::from_args(args);
        while let Some(arg) = parser.next()? {
            let Long(word) = arg else {
                match arg {
                    Short('h') => words.help = true,
                    Value(file) if words.log.is_none() => words.log = Some(file.into()),
                    other => return Err(other.unexpected()),
                }
                continue;
            };
            match word.to_owned().as_str() {
                "help" => words.help = true,
                "json" => words.json = true,
                "people" => words.about = Some(About::PEOPLE),
                "public" => words.about = Some(About::Things),
                "html" => words.html = Some(parser.value()?.into()),
                other => {
                    let put = place(other).ok_or_else(|| format!("there is no --{other}"))?;
                    put(&mut words, parser.value()?.string()?)?;
                }
            }
        }
        Ok(words)
    }
}

type Put = fn(&mut Words, String) -> Result<(), lexopt::Error>;

/// What a word with a text after it does.
fn place(word: &str) -> Option<Put> {
    Some(match word {
        "name" => |words, text| put(&mut words.name, text),
        "tz" => |words, text| put(&mut words.zone, text),
        "case" => |words, text| put(&mut words.table.table.case, text),
        "activity" => |words, text| put(&mut words.table.table.activity, text),
        "time" => |words, text| put(&mut words.table.table.time, text),
        "resource" => |words, text| put(&mut words.table.table.resource, text),
        "group" => |words, text| put(&mut words.table.table.group, text),
        "delimiter" => |words, text| delimiter(words, &text),
        "clock" => |words, text| clock(words, &text),
        "objects" => |words, text| put(&mut words.table.cases, text),
        "begin" => |words, text| put(&mut words.begin, text),
        "end" => |words, text| put(&mut words.end, text),
        "due" => |words, text| put(&mut words.due, text),
        "outcome" => |words, text| put(&mut words.outcome, text),
        "person" => |words, text| put(&mut words.person, text),
        "since" => |words, text| put(&mut words.since, text),
        "until" => |words, text| put(&mut words.until, text),
        "split" => |words, text| put(&mut words.split, text),
        "cohort" => |words, text| put(&mut words.cohort, text),
        "count" => |words, text| {
            words.counted.push(text);
            Ok(())
        },
        "step" => |words, text| {
            words.steps.push(text);
            Ok(())
        },
        _ => return None,
    })
}

fn put(place: &mut Option<String>, text: String) -> Result<(), lexopt::Error> {
    *place = Some(text);
    Ok(())
}

fn delimiter(words: &mut Words, text: &str) -> Result<(), lexopt::Error> {
    match text.as_bytes() {
        b"tab" | b"\\t" => words.table.table.delimiter = Some(b'\t'),
        [sign] => words.table.table.delimiter = Some(*sign),
        _ => return Err(format!("--delimiter {text}: it is one sign, or tab").into()),
    }
    Ok(())
}

fn clock(words: &mut Words, text: &str) -> Result<(), lexopt::Error> {
    words.table.table.clock = match text {
        "calendar" => Clock::Calendar(TimeZone::UTC),
        "seconds" => Clock::EpochSeconds,
        "millis" => Clock::EpochMillis,
        _ => return Err(format!("--clock {text}: it is calendar, seconds or millis").into()),
    };
    Ok(())
}

/// A day, or a day and a time, on the clocks of the zone.
pub fn day(text: &str, zone: &TimeZone) -> Result<At, String> {
    At::parse_in(text, zone)
        .ok_or_else(|| format!("{text}: a day is written 2026-03-01, with or without a time after it"))
}
