//! Dates and times as people say them.

use crate::Say;
use jiff::civil::Time;
use law::{Day, Zone};
use store::Ts;

impl Say {
    /// "måndag 2 mars 2026 klockan 10.41", in the time of the municipality.
    pub fn moment(&self, at: Ts, zone: &Zone) -> String {
        let day = self.long_day(zone.day(at.instant()));
        self.w("page-moment", &[("day", &day), ("time", &self.clock(zone.time(at.instant())))])
    }

    /// "måndag 2 mars 2026"
    pub fn long_day(&self, day: Day) -> String {
        self.w("page-long-day", &[("day", &self.day(day)), ("year", &day.date().year().to_string())])
    }

    /// "måndag 16 mars"
    pub fn day(&self, day: Day) -> String {
        let date = day.date();
        let weekday = self.s(&format!("page-weekday-{}", date.weekday().to_monday_one_offset()));
        let month = self.s(&format!("page-month-{}", date.month()));
        self.w("page-day", &[("weekday", &weekday), ("n", &date.day().to_string()), ("month", &month)])
    }

    /// "16 mars": a day of which the weekday does not matter.
    pub fn short_day(&self, day: Day) -> String {
        let month = self.s(&format!("page-month-{}", day.date().month()));
        self.w("page-short-day", &[("n", &day.date().day().to_string()), ("month", &month)])
    }

    /// "14 juni 2016": a day of birth.
    pub fn birth(&self, day: Day) -> String {
        format!("{} {}", self.short_day(day), day.date().year())
    }

    /// "16 nov", in a column of a few signs.
    pub fn tight_day(&self, day: Day) -> String {
        let whole = self.short_day(day);
        let signs = whole.find(' ').map_or(whole.len(), |space| space + 4);
        whole.chars().take(signs).collect()
    }

    /// "10.41" in Swedish, "10:41" in English.
    pub fn clock(&self, time: Time) -> String {
        self.w("page-clock", &[("hour", &time.hour().to_string()), ("minute", &format!("{:02}", time.minute()))])
    }
}
