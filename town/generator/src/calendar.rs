//! When things happen: a Monday is fuller than a Friday, September than July, and Christmas is still; and in which hours
//! people work.

use crate::chance::Dice;
use jiff::civil::{Time, Weekday};
use law::{Day, Zone};
use store::Ts;

/// From January to December, how much of what is usual comes on a day.
const MONTHS: [f64; 12] = [1.0, 1.05, 1.08, 1.0, 1.1, 0.92, 0.58, 0.88, 1.3, 1.15, 1.15, 0.82];
/// A day without work: the police and the duty service see children on those, too.
const STILL: f64 = 0.12;

/// How much comes on each day.
pub(crate) struct Rhythm {
    /// The sum of the weights of a year.
    year: f64,
}

/// How much comes on a day, beside others.
fn weight(day: Day) -> f64 {
    let month = usize::try_from(day.date().month()).unwrap_or(1).saturating_sub(1);
    let season = MONTHS.get(month).copied().unwrap_or(1.0);
    let holidays = matches!((day.date().month(), day.date().day()), (12, 22..) | (1, ..=6));
    let within = match day.weekday() {
        _ if !day.is_working_day() => STILL,
        Weekday::Monday => 1.18,
        Weekday::Tuesday => 1.06,
        Weekday::Wednesday => 1.0,
        Weekday::Thursday => 0.98,
        _ => 0.9,
    };
    season * within * if holidays { 0.4 } else { 1.0 }
}

impl Rhythm {
    /// The rhythm of the year that begins on a day.
    pub fn from(first: Day) -> Rhythm {
        Rhythm { year: (0..365).map(|n| weight(first.plus_days(n))).sum() }
    }

    /// How many come on a day, where so many come in a year.
    pub fn mean(&self, day: Day, yearly: f64) -> f64 {
        yearly * weight(day) / self.year
    }
}

/// An instant of a local day.
pub(crate) fn at(zone: &Zone, day: Day, minutes: u16) -> Ts {
    let (hour, minute) = (i8::try_from(minutes / 60).unwrap_or(23), i8::try_from(minutes % 60).unwrap_or(0));
    Ts::of(zone.instant(day, Time::new(hour.min(23), minute, 0, 0).unwrap_or(Time::MIN)))
}

/// Minutes from midnight of an instant.
pub(crate) fn minutes(zone: &Zone, at: Ts) -> u16 {
    let time = zone.time(at.instant());
    u16::try_from(i16::from(time.hour()) * 60 + i16::from(time.minute())).unwrap_or(0)
}

/// The hours in which people work, in minutes from midnight: what cannot wait is done until the second.
const OPENS: u16 = 8 * 60 + 5;
const CLOSES: u16 = 16 * 60 + 20;
const STAYS: u16 = 17 * 60 + 30;

/// A minute of the working day that is this one or the next.
pub(crate) fn in_hours(zone: &Zone, dice: &mut Dice, day: Day) -> Ts {
    at(zone, day.this_or_next_working_day(), dice.between(OPENS, CLOSES))
}

/// So many minutes later, where somebody is still there; else the next working morning.
pub(crate) fn soon(zone: &Zone, dice: &mut Dice, from: Ts, (least, most): (u16, u16)) -> Ts {
    let (day, then) = (zone.day(from.instant()), minutes(zone, from) + dice.between(least, most));
    match day.is_working_day() {
        true if then < OPENS => at(zone, day, OPENS + dice.between(0, 60)),
        true if then <= STAYS => at(zone, day, then),
        _ => at(zone, day.next_working_day(), OPENS + dice.between(0, 90)),
    }
}

/// The minute in which somebody reaches us on a day.
pub(crate) fn arrival(zone: &Zone, dice: &mut Dice, day: Day) -> Ts {
    let minute = match dice.between(0, 99) {
        _ if !day.is_working_day() => dice.between(9 * 60, 23 * 60),
        0..=84 => dice.between(8 * 60, 16 * 60),
        85..=94 => dice.between(16 * 60, 20 * 60),
        _ => dice.between(20 * 60, 23 * 60 + 50),
    };
    at(zone, day, minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn september_is_full_and_christmas_is_still() {
        let rhythm = Rhythm::from(day("2025-07-01"));
        let mean = |text| rhythm.mean(day(text), 1000.0);
        assert!(mean("2025-09-08") > 1.9 * mean("2025-07-14"));
        assert!(mean("2025-12-29") < 0.5 * mean("2025-12-08"));
        assert!(mean("2025-09-06") < 0.2 * mean("2025-09-05"), "a Saturday");
        let year: f64 = (0..365).map(|n| rhythm.mean(day("2025-07-01").plus_days(n), 1000.0)).sum();
        assert!((year - 1000.0).abs() < 0.001);
    }

    #[test]
    fn nobody_works_at_night_or_on_a_sunday() {
        let zone = Zone::named(Zone::STOCKHOLM).unwrap();
        let mut dice = Dice::new(1);
        let late = at(&zone, day("2025-09-05"), 17 * 60);
        for _ in 0..100 {
            let then = soon(&zone, &mut dice, late, (20, 60));
            let (on, minute) = (zone.day(then.instant()), minutes(&zone, then));
            assert!(then > late && on.is_working_day() && (OPENS..=STAYS).contains(&minute), "{then}");
            assert_eq!(zone.day(in_hours(&zone, &mut dice, day("2025-09-06")).instant()), day("2025-09-08"));
        }
    }
}
