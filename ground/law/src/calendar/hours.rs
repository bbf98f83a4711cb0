//! When the reception is open, across holidays and the two nights a year when the hour moves.

use super::{Day, Zone};
use jiff::Timestamp;
use jiff::civil::Time;
use std::fmt;

/// The hours of a working day on which somebody receives. `close` itself is no longer open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficeHours {
    open: Time,
    close: Time,
}

/// The closing hour is not after the opening hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoursError;

impl fmt::Display for HoursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the closing hour is not after the opening hour")
    }
}

impl std::error::Error for HoursError {}

impl OfficeHours {
    /// Hours from `open` to `close` on every working day.
    ///
    /// # Errors
    /// [`HoursError`] where `close` is not later than `open`.
    pub fn new(open: Time, close: Time) -> Result<OfficeHours, HoursError> {
        if open < close { Ok(OfficeHours { open, close }) } else { Err(HoursError) }
    }

    /// The local hour of opening.
    pub fn open(self) -> Time {
        self.open
    }

    /// The local hour of closing.
    pub fn close(self) -> Time {
        self.close
    }

    /// Whether somebody receives at this instant.
    pub fn is_open(self, at: Timestamp, zone: &Zone) -> bool {
        let time = zone.time(at);
        zone.day(at).is_working_day() && self.open <= time && time < self.close
    }

    /// The first instant after `at` when the doors open.
    pub fn next_opening(self, at: Timestamp, zone: &Zone) -> Timestamp {
        let today = zone.day(at);
        let day: Day = if zone.time(at) < self.open { today } else { today.plus_days(1) };
        zone.instant(day.this_or_next_working_day(), self.open)
    }
}
