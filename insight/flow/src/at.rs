//! An instant, and the spellings of time that logs use.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use std::fmt;

/// An instant: whole microseconds since 1970-01-01T00:00:00Z, never a local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At(pub i64);

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400;

impl At {
    /// Reads a time as XES, OCEL and most tables write it: `2011-10-11T13:42:22.688+02:00`.
    ///
    /// The day may stand alone (its midnight is meant); between day and time stands `T` or a space; seconds may be
    /// missing; what is finer than a microsecond is cut off; the offset is `Z`, `+02:00`, `+0200` or `+02`, with or without
    /// a space before it. A time without offset is UTC. A leap second counts as the second before it, and 24:00 as the
    /// next day's midnight. Source: ISO 8601, RFC 3339, XML Schema `dateTime`. `None`: this is no such time.
    pub fn parse(text: &str) -> Option<At> {
        Self::parse_in(text, &TimeZone::UTC)
    }

    /// As [`At::parse`], and a time without offset is meant in this zone. Where a clock shows one time twice, the first
    /// is meant; where it leaps over a time, the time is taken as if the clock had not yet leapt.
    pub fn parse_in(text: &str, zone: &TimeZone) -> Option<At> {
        let (day, second, micros, rest) = local(text.trim_ascii().as_bytes())?;
        let clock = day * DAY + second;
        let offset = match rest {
            [] if *zone == TimeZone::UTC => 0,
            [] => return in_zone(clock, micros, zone),
            rest => offset(rest.trim_ascii_start())?,
        };
        Some(At((clock - offset) * SECOND + micros))
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn seconds(self) -> f64 {
        self.0 as f64 / SECOND as f64
    }
}

/// As RFC 3339 in UTC, with as many decimals (0, 3 or 6) as it needs. A time that no calendar has (before the year -9999 or
/// after 9999) is written as its number of microseconds.
impl fmt::Display for At {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ok(at) = Timestamp::from_microsecond(self.0) else { return write!(out, "{}", self.0) };
        match self.0.rem_euclid(SECOND) {
            0 => write!(out, "{at:.0}"),
            micros if micros % 1_000 == 0 => write!(out, "{at:.3}"),
            _ => write!(out, "{at:.6}"),
        }
    }
}

/// Day number since 1970, second of the day, microseconds, and what stands after them.
fn local(text: &[u8]) -> Option<(i64, i64, i64, &[u8])> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest.strip_prefix(b"-")?, 2)?;
    let (day, rest) = digits(rest.strip_prefix(b"-")?, 2)?;
    let date = day_number(year, month, day)?;
    let Some(rest) = rest.strip_prefix(b"T").or(rest.strip_prefix(b" ")).or(rest.strip_prefix(b"t")) else {
        return rest.is_empty().then_some((date, 0, 0, rest));
    };
    let (hour, rest) = digits(rest, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(b":")?, 2)?;
    let (second, rest) = match rest.strip_prefix(b":") {
        Some(rest) => digits(rest, 2)?,
        None => (0, rest),
    };
    let (micros, rest) = match rest {
        [b'.' | b',', rest @ ..] => fraction(rest)?,
        rest => (0, rest),
    };
    let possible = hour < 24 && minute < 60 && second <= 60 || (hour, minute, second, micros) == (24, 0, 0, 0);
    possible.then_some((date, hour * 3_600 + minute * 60 + second.min(59), micros, rest))
}

fn digits(text: &[u8], n: usize) -> Option<(i64, &[u8])> {
    let (head, rest) = text.split_at_checked(n)?;
    let number =
        head.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0')));
    Some((number?, rest))
}

/// One digit or more after the point; the seventh and later are cut off.
fn fraction(text: &[u8]) -> Option<(i64, &[u8])> {
    let n = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at_checked(n)?;
    let place = |place: usize| digits.get(place).map_or(0, |digit| i64::from(digit - b'0'));
    (n > 0).then(|| ((0..6).fold(0, |sum, at| sum * 10 + place(at)), rest))
}

/// Days from 1970-01-01 in the Gregorian calendar; `None`: no such day.
fn day_number(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    // A year is counted from March, so that the leap day is its last; an era is 400 years and always equally long.
    let from_march = (month + 9) % 12;
    let year = year - i64::from(month < 3);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * from_march + 2) / 5 + day - 1;
    let number = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    (1..=length).contains(&day).then_some(number)
}

/// Seconds east of UTC.
fn offset(text: &[u8]) -> Option<i64> {
    let (sign, rest) = match text {
        b"Z" | b"z" => return Some(0),
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let (hours, rest) = digits(rest, 2)?;
    let minutes = match rest {
        [] => 0,
        rest => {
            let (minutes, rest) = digits(rest.strip_prefix(b":").unwrap_or(rest), 2)?;
            rest.is_empty().then_some(minutes)?
        }
    };
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3_600 + minutes * 60))
}

fn in_zone(clock: i64, micros: i64, zone: &TimeZone) -> Option<At> {
    let nanos = i32::try_from(micros * 1_000).ok()?;
    let utc = Timestamp::new(clock, nanos).ok()?;
    let local: civil::DateTime = TimeZone::UTC.to_datetime(utc);
    let at = zone.to_ambiguous_timestamp(local).compatible().ok()?;
    Some(At(at.as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        At::parse(text).map(|at| at.to_string())
    }

    #[test]
    fn every_spelling_of_one_instant_is_one_instant() {
        for text in [
            "2011-10-11T13:42:22.688+02:00",
            "2011-10-11T11:42:22.688Z",
            "2011-10-11 11:42:22.688",
            "2011-10-11t11:42:22,688000999z",
            "2011-10-11 13:42:22.688000+0200",
            "2011-10-11 13:42:22.688 +02",
            " 2011-10-10T23:42:22.688-12:00\n",
        ] {
            assert_eq!(shown(text).as_deref(), Some("2011-10-11T11:42:22.688Z"), "{text}");
        }
    }

    #[test]
    fn short_forms_and_edges() {
        assert_eq!(shown("2012-02-29").as_deref(), Some("2012-02-29T00:00:00Z"));
        assert_eq!(shown("2012-02-29T10:15").as_deref(), Some("2012-02-29T10:15:00Z"));
        assert_eq!(shown("1969-12-31T23:59:59.9999999").as_deref(), Some("1969-12-31T23:59:59.999999Z"));
        assert_eq!(shown("2016-12-31T24:00:00").as_deref(), Some("2017-01-01T00:00:00Z"));
        assert_eq!(shown("2016-12-31T23:59:60Z").as_deref(), Some("2016-12-31T23:59:59Z"));
        assert_eq!(shown("0000-01-01T00:00:00Z").as_deref(), Some("0000-01-01T00:00:00Z"));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "x",
            "2011",
            "2011-13-01",
            "2011-02-29",
            "2011-00-10",
            "2011-10-32",
            "2011-10-11T",
            "2011-10-11T25:00",
            "2011-10-11T24:00:01",
            "2011-10-11T10:60",
            "2011-10-11T10:00:61",
            "2011-10-11T10:00:00.",
            "2011-10-11T10:00:00+",
            "2011-10-11T10:00:00+2",
            "2011-10-11T10:00:00+02:0",
            "2011-10-11T10:00:00+02:00x",
            "2011-10-11Z",
            "11-10-2011",
            "２０11-10-11T10:00:00",
        ] {
            assert_eq!(At::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_agrees_with_the_calendar() {
        let mut day = civil::date(1599, 12, 31);
        while day.year() < 2402 {
            let ours = At::parse(&day.to_string()).map(|at| at.0);
            let theirs = day.to_zoned(TimeZone::UTC).map(|at| at.timestamp().as_microsecond());
            assert_eq!(ours, theirs.ok(), "{day}");
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn a_clock_time_belongs_to_its_zone() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let shown = |text: &str| At::parse_in(text, &zone).map(|at| at.to_string());
        assert_eq!(shown("2026-07-01 10:00").as_deref(), Some("2026-07-01T08:00:00Z"));
        assert_eq!(shown("2026-01-01 10:00").as_deref(), Some("2026-01-01T09:00:00Z"));
        assert_eq!(shown("2026-01-01 10:00Z").as_deref(), Some("2026-01-01T10:00:00Z"));
        assert_eq!(shown("2026-10-25 02:30").as_deref(), Some("2026-10-25T00:30:00Z"));
        assert_eq!(shown("2026-03-29 02:30").as_deref(), Some("2026-03-29T01:30:00Z"));
    }
}
