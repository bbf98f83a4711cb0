//! Swedish public holidays (lag 1989:253), computed, and the eves on which offices are closed.

use super::Day;
use jiff::civil::Weekday;

/// A public holiday. Sundays that carry no name of their own are not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 6 January.
    Epiphany,
    /// Two days before Easter Sunday.
    GoodFriday,
    /// The first Sunday after the full moon of spring.
    EasterSunday,
    /// The day after.
    EasterMonday,
    /// 1 May.
    FirstOfMay,
    /// The thirty-ninth day after Easter Sunday.
    Ascension,
    /// The forty-ninth day after Easter Sunday.
    Pentecost,
    /// The day after Pentecost, until 2004.
    WhitMonday,
    /// 6 June, since 2005.
    NationalDay,
    /// The Saturday of 20-26 June.
    Midsummer,
    /// The Saturday of 31 October to 6 November.
    AllSaints,
    /// 25 December.
    Christmas,
    /// 26 December.
    BoxingDay,
}

impl Holiday {
    /// The Swedish name.
    pub fn name(self) -> &'static str {
        match self {
            Holiday::NewYear => "nyårsdagen",
            Holiday::Epiphany => "trettondedag jul",
            Holiday::GoodFriday => "långfredagen",
            Holiday::EasterSunday => "påskdagen",
            Holiday::EasterMonday => "annandag påsk",
            Holiday::FirstOfMay => "första maj",
            Holiday::Ascension => "Kristi himmelsfärdsdag",
            Holiday::Pentecost => "pingstdagen",
            Holiday::WhitMonday => "annandag pingst",
            Holiday::NationalDay => "nationaldagen",
            Holiday::Midsummer => "midsommardagen",
            Holiday::AllSaints => "alla helgons dag",
            Holiday::Christmas => "juldagen",
            Holiday::BoxingDay => "annandag jul",
        }
    }
}

/// An eve that is no public holiday, but on which offices are closed and deadlines rest (lag 1930:173 2 §).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClosedEve {
    /// Midsommarafton, the Friday before Midsummer.
    Midsummer,
    /// Julafton, 24 December.
    Christmas,
    /// Nyårsafton, 31 December.
    NewYear,
}

impl Day {
    /// The named public holiday that falls on this day. Where two meet, the one earlier in the list of [`Holiday`].
    pub fn holiday(self) -> Option<Holiday> {
        let (date, saturday) = (self.date(), self.weekday() == Weekday::Saturday);
        Some(match (date.month(), date.day()) {
            (1, 1) => Holiday::NewYear,
            (1, 6) => Holiday::Epiphany,
            (5, 1) => Holiday::FirstOfMay,
            (6, 6) if date.year() >= 2005 => Holiday::NationalDay,
            (6, 20..=26) if saturday => Holiday::Midsummer,
            (10, 31) | (11, 1..=6) if saturday => Holiday::AllSaints,
            (12, 25) => Holiday::Christmas,
            (12, 26) => Holiday::BoxingDay,
            _ => return self.movable_holiday(),
        })
    }

    fn movable_holiday(self) -> Option<Holiday> {
        let year = self.date().year();
        let easter = easter_sunday(year)?;
        [
            (easter.minus_days(2), Holiday::GoodFriday),
            (easter, Holiday::EasterSunday),
            (easter.plus_days(1), Holiday::EasterMonday),
            (easter.plus_days(39), Holiday::Ascension),
            (easter.plus_days(49), Holiday::Pentecost),
        ]
        .into_iter()
        .chain((year < 2005).then(|| (easter.plus_days(50), Holiday::WhitMonday)))
        .find_map(|(day, holiday)| (day == self).then_some(holiday))
    }

    /// The eve with closed offices that falls on this day.
    pub fn closed_eve(self) -> Option<ClosedEve> {
        match (self.date().month(), self.date().day()) {
            (6, 19..=25) if self.weekday() == Weekday::Friday => Some(ClosedEve::Midsummer),
            (12, 24) => Some(ClosedEve::Christmas),
            (12, 31) => Some(ClosedEve::NewYear),
            _ => None,
        }
    }

    /// Monday to Friday and neither a holiday nor an eve with closed offices.
    pub fn is_working_day(self) -> bool {
        let weekend = matches!(self.weekday(), Weekday::Saturday | Weekday::Sunday);
        !weekend && self.holiday().is_none() && self.closed_eve().is_none()
    }

    /// The first working day after this day.
    #[must_use]
    pub fn next_working_day(self) -> Day {
        self.plus_days(1).this_or_next_working_day()
    }

    /// This day if it is a working day, else the first one after (lag 1930:173 2 §).
    #[must_use]
    pub fn this_or_next_working_day(self) -> Day {
        // No run of closed days is longer than a Christmas; the range only keeps the search finite.
        (0..30).map(|n| self.plus_days(n)).find(|day| day.is_working_day()).unwrap_or(self)
    }
}

/// Easter Sunday of a Gregorian year, by the anonymous computus (Meeus, Astronomical Algorithms, chapter 8).
fn easter_sunday(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let (month, day) = (i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?);
    Day::new(year, month, day).ok()
}
