//! `helhet flow`: what an event log says about how matters go. Needs no server, no database and no settings.

mod names;
mod words;

use ::flow::figure::cohorts::Length;
use ::flow::figure::spans::{Due, Mark, Marks};
use ::flow::read::{Clock, Kind, Reading, kind, read, read_objects};
use ::flow::report::{About, Asked, html, json, objects};
use jiff::tz::TimeZone;
use std::{error::Error, ffi::OsString, fs, path::Path, process::ExitCode};
use words::Words;

pub const HELP: &str = "\
helhet flow LOG [--json] [--html FILE]

  Reads an event log (XES, CSV, OCEL 2.0 as JSON or XML, or our exported journal; plain or gzip) and says what it
  shows. Without --json and --html it prints the main figures as a few lines.

  --json               everything, as JSON
  --html FILE          everything, as one page that needs nothing beside it
  --name TEXT          what the log is called (the file's name)
  --tz ZONE            on whose clocks weeks begin (Europe/Stockholm)
  --people, --public   the log is about people: a shorter report, in which every count rests on at least five different
                       persons, nobody is named, and what adds up passed an audit; it does not know what is out
                       already, so it is not for print. Or the log is public (a journal is about people where
                       nothing is said, any other log is public)
  --person KEY         the value of the cases that says whom each is about (each case is somebody else)

  a table (CSV):       --case COL --activity COL --time COL --resource COL --group COL --delimiter SIGN
                       --clock calendar|seconds|millis   how it writes times; those without offset are in --tz
  objects (OCEL):      --objects TYPE   take the objects of this type for cases

  --begin, --end MARK  when a case begins and ends: a date among its values, or `activity:NAME` for the first
                       event of that name, or `first` or `last` for its first or last event
  --due MARK           when it is due: a date among its values, or `days:14` after it began
  --outcome KEY        the value that says how a case ended
  --since, --until DAY cases were watched from this day; the log ends here (its last event)
  --split DAY          compare cases that began before this day with later ones (the middle one)
  --count KEY          how often each value of the cases occurs; may be given again
  --step ACTIVITY      a step of a funnel; given again for each step
  --cohort month|quarter|year
                       how long one cohort of the funnel is (quarter)
";

type Said = Result<(), Box<dyn Error + Send + Sync>>;

/// Runs the command on the words after `flow`. Exit code 0: done; 2: it could not be done, and the reason stands on the
/// standard error.
pub fn run(args: &[OsString]) -> ExitCode {
    let words = match Words::read(args) {
        Ok(words) => words,
        Err(e) => {
            eprintln!("{e}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    if words.help {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    match say(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e}");
            ExitCode::from(2)
        }
    }
}

fn say(words: &Words) -> Said {
    let path = words.log.as_deref().ok_or("helhet flow needs a log: helhet flow LOG")?;
    let kind = kind(path)?;
    let zone = zone(words)?;
    if matches!(kind, Kind::ObjectsJson | Kind::ObjectsXml) && words.table.cases.is_none() {
        if words.html.is_some() {
            return Err("a page needs to know which objects are the cases: --objects TYPE".into());
        }
        return print(&objects(&read_objects(path)?));
    }
    let asking = Asking { words, path, kind, zone };
    let first = asking.open(if words.json { Called::Kinds } else { Called::Names })?;
    if let Some(file) = &words.html {
        let named = (words.json && kind == Kind::Journal).then(|| asking.open(Called::Names)).transpose()?;
        let (log, asked) = named.as_ref().unwrap_or(&first);
        fs::write(file, html(log, asked)).map_err(|e| format!("{}: {e}", file.display()))?;
        eprintln!("written: {}", file.display());
    }
    match (words.json, &words.html) {
        (true, _) => print(&json(&first.0, &first.1)),
        (false, Some(_)) => Ok(()),
        (false, None) => {
            few_lines(&json(&first.0, &first.1));
            Ok(())
        }
    }
}

/// How the kinds of event of our own journal are called: programs read the kinds, people their names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Called {
    Kinds,
    Names,
}

/// What is asked, and of which log.
struct Asking<'a> {
    words: &'a Words,
    path: &'a Path,
    kind: Kind,
    zone: TimeZone,
}

impl Asking<'_> {
    fn open(&self, called: Called) -> Result<(::flow::Log, Asked), Box<dyn Error + Send + Sync>> {
        let mut reading: Reading = self.words.table.clone();
        if let Clock::Calendar(meant) = &mut reading.table.clock {
            *meant = self.zone.clone();
        }
        if (self.kind, called) == (Kind::Journal, Called::Names) {
            reading.names = names::map();
        }
        let log = read(self.path, &reading)?;
        let asked = self.asked(called, &log)?;
        Ok((log, asked))
    }

    /// An activity as this log calls it: of our own journal both the kind and its name may be said.
    fn activity<'s>(&self, said: &'s str, called: Called) -> &'s str {
        match (self.kind, called) {
            (Kind::Journal, Called::Kinds) => names::kind(said),
            (Kind::Journal, Called::Names) => names::name(said),
            _ => said,
        }
    }

    fn asked(&self, called: Called, log: &::flow::Log) -> Result<Asked, Box<dyn Error + Send + Sync>> {
        let (words, zone) = (self.words, &self.zone);
        let file = self.path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
        let journal = self.kind == Kind::Journal;
        let day = |at: &Option<String>| at.as_deref().map(|at| words::day(at, zone)).transpose();
        let found = Marks::found_in(log);
        let mark = |text: &str| mark(text, |said| self.activity(said, called));
        let marks = Marks {
            begin: words.begin.as_deref().map_or(found.begin, mark),
            end: words.end.as_deref().map(mark).or(found.end),
            due: words.due.as_deref().map(due).transpose()?.or(found.due),
            outcome: words.outcome.clone(),
            until: day(&words.until)?,
            since: day(&words.since)?,
        };
        let steps: Vec<String> = words.steps.iter().map(|step| self.activity(step, called).to_owned()).collect();
        known(log, &marks, words, &steps)?;
        Ok(Asked {
            name: words.name.clone().unwrap_or_else(|| if journal { JOURNAL.into() } else { without_ending(&file) }),
            split: day(&words.split)?,
            zone: zone.clone(),
            marks: Some(marks),
            counted: words.counted.clone(),
            steps,
            cohort: cohort(words)?,
            about: words.about.unwrap_or(if journal { About::PEOPLE } else { About::Things }),
            person: words.person.clone(),
        })
    }
}

/// What our own journal is called where nobody says anything else.
const JOURNAL: &str = "Journalen";

/// A file's name without what says which kind it is.
fn without_ending(file: &str) -> String {
    let mut name = file.strip_suffix(".gz").unwrap_or(file);
    for ending in [".xes", ".csv", ".jsonocel", ".xmlocel", ".json", ".xml", ".jsonl"] {
        name = name.strip_suffix(ending).unwrap_or(name);
    }
    name.to_owned()
}

fn cohort(words: &Words) -> Result<Length, String> {
    match words.cohort.as_deref() {
        None | Some("quarter") => Ok(Length::Quarter),
        Some("month") => Ok(Length::Month),
        Some("year") => Ok(Length::Year),
        Some(other) => Err(format!("--cohort {other}: it is month, quarter or year")),
    }
}

fn zone(words: &Words) -> Result<TimeZone, String> {
    let name = words.zone.as_deref().unwrap_or("Europe/Stockholm");
    TimeZone::get(name).map_err(|_| format!("--tz {name}: there is no such zone; write it as Europe/Stockholm or UTC"))
}

/// A name that the log does not have is a slip of the pen, and figures made with it would be empty without a word.
fn known(log: &::flow::Log, marks: &Marks, words: &Words, steps: &[String]) -> Said {
    let keys: Vec<&str> = log.case_keys().collect();
    let activity = |name: &str| log.find(name).is_some_and(|word| log.activities().any(|known| known == word));
    let listed = |names: Vec<&str>| names.into_iter().take(20).collect::<Vec<_>>().join(", ");
    let key = |key: &str| match keys.contains(&key) {
        true => Ok(()),
        false => Err(format!("no case has a value {key}; there are: {}", listed(keys.clone()))),
    };
    let name = |name: &str| match activity(name) {
        true => Ok(()),
        false => {
            let names = log.activities().map(|word| log.word(word)).collect();
            Err(format!("no event is called {name}; there are: {}", listed(names)))
        }
    };
    for mark in [Some(&marks.begin), marks.end.as_ref()].into_iter().flatten() {
        match mark {
            Mark::Value(of) => key(of)?,
            Mark::Activity(of) => name(of)?,
            Mark::FirstEvent | Mark::LastEvent => {}
        }
    }
    if let Some(Due::Value(of)) = &marks.due {
        key(of)?;
    }
    words.counted.iter().chain(&words.outcome).chain(&words.person).try_for_each(|of| key(of))?;
    steps.iter().try_for_each(|step| name(step))?;
    Ok(())
}

fn mark<'s>(text: &'s str, activity: impl Fn(&'s str) -> &'s str) -> Mark {
    match (text, text.strip_prefix("activity:")) {
        ("first", _) => Mark::FirstEvent,
        ("last", _) => Mark::LastEvent,
        (_, Some(name)) => Mark::Activity(activity(name).to_owned()),
        (key, None) => Mark::Value(key.to_owned()),
    }
}

fn due(text: &str) -> Result<Due, String> {
    match text.strip_prefix("days:") {
        Some(days) => {
            days.parse().map(Due::Days).map_err(|_| format!("--due {text}: after days: stands a whole number"))
        }
        None => Ok(Due::Value(text.to_owned())),
    }
}

fn print(of: &serde_json::Value) -> Said {
    use std::io::Write;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, of)?;
    Ok(writeln!(out)?)
}

/// The main figures, for somebody at a terminal.
fn few_lines(of: &serde_json::Value) {
    for key in ["log", "n_cases", "n_events", "n_activities", "n_variants", "first_timestamp_utc", "last_timestamp_utc"]
    {
        println!("{key}: {}", of[key].as_str().map_or_else(|| of[key].to_string(), str::to_owned));
    }
    for (name, path) in [
        ("median duration, seconds", "/case_duration_s/median"),
        ("median wait before a hand-over, seconds", "/handover_resource/gap_before_handover_s/median"),
        ("median time until a case ends, days", "/kaplan_meier/median_days"),
        ("deadlines met, of those one can tell", "/extra/deadline/share_met_of_decidable"),
    ] {
        if let Some(number) = of.pointer(path).filter(|number| !number.is_null()) {
            println!("{name}: {number}");
        }
    }
    for (what, n) in of["left_out"].as_object().into_iter().flatten().filter(|(_, n)| n.as_u64() != Some(0)) {
        println!("left out, {}: {n}", what.replace('_', " "));
    }
    println!("All of it: --json, or --html FILE.");
}
