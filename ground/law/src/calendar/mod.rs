//! Days as people count them: a day is a local calendar day, whatever the hour and the season.

mod holidays;
mod hours;

pub use holidays::{ClosedEve, Holiday};
pub use hours::{HoursError, OfficeHours};

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A calendar day without hour or zone. Printed and stored as `ÅÅÅÅ-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(Date);

/// Why a text or three numbers are not a day. The text itself is not kept: it may be part of a personal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    /// Nothing was written.
    Empty,
    /// Not four, two and two digits.
    Shape,
    /// The shape is right and the calendar has no such day, for instance 29 February in a year without one.
    NoSuchDay {
        /// Year as written.
        year: i16,
        /// Month as written.
        month: i8,
        /// Day of the month as written.
        day: i8,
    },
}

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DayError::Empty => f.write_str("no day was written"),
            DayError::Shape => f.write_str("a day is written YYYY-MM-DD"),
            DayError::NoSuchDay { year, month, day } => write!(f, "there is no day {year:04}-{month:02}-{day:02}"),
        }
    }
}

impl std::error::Error for DayError {}

impl Day {
    /// The day with this year, month (1-12) and day of the month (1-31).
    ///
    /// # Errors
    /// `NoSuchDay` where the calendar has none.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Day, DayError> {
        Date::new(year, month, day).map(Day).map_err(|_| DayError::NoSuchDay { year, month, day })
    }

    /// Reads `ÅÅÅÅ-MM-DD`, `ÅÅÅÅMMDD`, any dash and spaces around.
    ///
    /// # Errors
    /// `Empty`, `Shape` or `NoSuchDay`.
    pub fn parse(text: &str) -> Result<Day, DayError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(DayError::Empty);
        }
        let plain: String = text.chars().map(|c| if is_dash(c) { '-' } else { c }).collect();
        let ([c1, c2, c3, c4, b'-', m1, m2, b'-', d1, d2] | [c1, c2, c3, c4, m1, m2, d1, d2]) = plain.as_bytes() else {
            return Err(DayError::Shape);
        };
        let digits = [c1, c2, c3, c4, m1, m2, d1, d2].map(|b| b.wrapping_sub(b'0'));
        if digits.iter().any(|digit| *digit > 9) {
            return Err(DayError::Shape);
        }
        let [c1, c2, c3, c4, m1, m2, d1, d2] = digits.map(i16::from);
        Day::new(((c1 * 10 + c2) * 10 + c3) * 10 + c4, (m1 * 10 + m2) as i8, (d1 * 10 + d2) as i8)
    }

    /// The calendar day itself, for printing in other shapes.
    pub fn date(self) -> Date {
        self.0
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// This day plus `n` days. Stops at the last day of the calendar, year 9999.
    #[must_use]
    pub fn plus_days(self, n: u16) -> Day {
        Day(self.0.saturating_add(Span::new().days(n)))
    }

    /// This day minus `n` days. Stops at the first day of the calendar.
    #[must_use]
    pub fn minus_days(self, n: u16) -> Day {
        Day(self.0.saturating_sub(Span::new().days(n)))
    }

    /// The same day of a later month; where that month is shorter, its last day (lag 1930:173 1 §).
    #[must_use]
    pub fn plus_months(self, n: u16) -> Day {
        Day(self.0.saturating_add(Span::new().months(n)))
    }

    /// Whole years from this day to a later one; 0 where the other day is earlier. A person born on 29 February
    /// becomes a year older on 28 February in a short year, by the same rule as [`Day::plus_months`].
    pub fn years_until(self, later: Day) -> u8 {
        let years = i32::from(later.0.year()) - i32::from(self.0.year());
        let Ok(months) = u16::try_from(years * 12) else { return 0 };
        let reached = if self.plus_months(months) > later { years - 1 } else { years };
        u8::try_from(reached.max(0)).unwrap_or(u8::MAX)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The dashes that keyboards, letters and word processors put where a hyphen is meant.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{2212}')
}

/// The zone whose calendar days count. Built from tables inside the program, never from the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// No zone has this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownZone {
    /// The name that was asked for.
    pub name: String,
}

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no time zone is called {:?}", self.name)
    }
}

impl std::error::Error for UnknownZone {}

impl Zone {
    /// The zone of every Swedish municipality.
    pub const STOCKHOLM: &'static str = "Europe/Stockholm";

    /// The zone with this name in the IANA table, for instance [`Zone::STOCKHOLM`].
    ///
    /// # Errors
    /// [`UnknownZone`] where the table has no such name.
    pub fn named(name: &str) -> Result<Zone, UnknownZone> {
        TimeZoneDatabase::bundled().get(name).map(Zone).map_err(|_| UnknownZone { name: name.to_owned() })
    }

    /// The local calendar day of an instant.
    pub fn day(&self, at: Timestamp) -> Day {
        Day(self.0.to_datetime(at).date())
    }

    /// The local hour and minute of an instant.
    pub fn time(&self, at: Timestamp) -> Time {
        self.0.to_datetime(at).time()
    }

    /// The instant of a local hour. An hour that spring skips becomes the one after, an hour that autumn repeats
    /// the first.
    pub fn instant(&self, day: Day, time: Time) -> Timestamp {
        self.0.to_ambiguous_timestamp(day.0.to_datetime(time)).compatible().unwrap_or(Timestamp::MAX)
    }
}

#[cfg(test)]
mod tests;
