//! An instant in whole microseconds, UTC, that sorts the same as text in SQLite and as `timestamptz` in PostgreSQL.

use std::{fmt, str::FromStr};

/// An instant: microseconds since 1970 UTC. Finer parts are cut when it is made, because PostgreSQL would drop them
/// later and the journal's hash would no longer fit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ts(jiff::Timestamp);

/// A text or number that is no instant we could have written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadTime(String);

impl Ts {
    /// The instant, cut to whole microseconds.
    pub fn of(t: jiff::Timestamp) -> Ts {
        Ts(jiff::Timestamp::from_microsecond(t.as_microsecond()).unwrap_or(t))
    }

    /// Microseconds since 1970-01-01T00:00:00Z. Refuses what lies outside the years -9999 to 9999.
    pub fn from_micros(us: i64) -> Result<Ts, BadTime> {
        jiff::Timestamp::from_microsecond(us).map(Ts).map_err(|e| BadTime(e.to_string()))
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub fn micros(self) -> i64 {
        self.0.as_microsecond()
    }

    /// The same instant for calendars and clocks.
    pub fn instant(self) -> jiff::Timestamp {
        self.0
    }

    /// The one stored form: always six decimals and Z. Any other spelling of the same instant is refused, so that a
    /// changed byte is found even where the instant would be the same.
    pub(crate) fn read(text: &str) -> Result<Ts, BadTime> {
        let t: Ts = text.parse()?;
        if t.to_string() == text { Ok(t) } else { Err(BadTime(format!("{text} is not written as {t}"))) }
    }
}

impl FromStr for Ts {
    type Err = BadTime;
    fn from_str(s: &str) -> Result<Ts, BadTime> {
        s.parse().map(Ts::of).map_err(|e: jiff::Error| BadTime(e.to_string()))
    }
}

impl fmt::Display for Ts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}

impl fmt::Debug for Ts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for BadTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an instant: {}", self.0)
    }
}

impl std::error::Error for BadTime {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_sorts_as_time() {
        let texts: Vec<String> = [1_000_000, 1_000_001, 1_100_000, 2_000_000, 1_763_000_000_100_000]
            .iter()
            .map(|us| Ts::from_micros(*us).unwrap().to_string())
            .collect();
        assert!(texts.is_sorted(), "{texts:?}");
        assert_eq!(texts[0], "1970-01-01T00:00:01.000000Z");
    }

    #[test]
    fn only_the_one_spelling_is_read() {
        assert!(Ts::read("2026-03-02T09:41:00.000000Z").is_ok());
        for other in [
            "2026-03-02T09:41:00Z",
            "2026-03-02t09:41:00.000000Z",
            "2026-03-02T09:41:00.000000z",
            "2026-03-02T10:41:00.000000+01:00",
            "",
            "x",
        ] {
            assert!(Ts::read(other).is_err(), "{other}");
        }
    }

    #[test]
    fn finer_parts_are_cut() {
        let t: jiff::Timestamp = "2026-03-02T09:41:00.123456789Z".parse().unwrap();
        assert_eq!(Ts::of(t).to_string(), "2026-03-02T09:41:00.123456Z");
    }
}
