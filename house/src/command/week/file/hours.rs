//! When somebody works, from the words of a roster: "Monday to Thursday", "last day 2026-03-05".

use law::Day;
use std::ops::RangeInclusive;

const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What the words say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Hours {
    /// Working days of the week without work, Monday 0.
    pub free: Vec<usize>,
    pub first_day: Option<Day>,
    pub last_day: Option<Day>,
}

impl Hours {
    /// Reads the hours, and of the note only that somebody does not work on a day. What it does not know says nothing.
    pub fn read(hours: &str, note: &str) -> Hours {
        let mut read = Hours::default();
        for part in hours.split([',', ';']) {
            read.part(&part.to_lowercase());
        }
        for part in note.split([',', ';']).map(str::to_lowercase).filter(|part| part.contains("not work on")) {
            read.part(&part);
        }
        read.free.sort_unstable();
        read.free.dedup();
        read
    }

    fn part(&mut self, text: &str) {
        let day = |word: &str| {
            let after = text.split_once(word)?.1.trim_start_matches(|c: char| !c.is_ascii_digit());
            Day::parse(after.get(..10)?).ok()
        };
        self.last_day = day("last day").or_else(|| day("until")).or(self.last_day);
        self.first_day = day("first day").or_else(|| day("from ")).or_else(|| day("starts")).or(self.first_day);
        let named: Vec<usize> =
            words(text).filter_map(|word| WEEK.iter().position(|day| word.trim_end_matches('s') == *day)).collect();
        let span = words(text).any(|word| word == "to" || word == "through") || text.contains(['–', '-']);
        let without = words(text).any(|word| matches!(word, "not" | "except" | "off" | "free" | "no"));
        let meant: Vec<usize> = match named.as_slice() {
            [] => return,
            [from, to] if span && from <= to => (*from..=*to).collect(),
            some => some.to_vec(),
        };
        self.free.extend((0..5).filter(|day| meant.contains(day) == without));
    }

    /// The free days of a time, one by one.
    pub fn free_days(&self, time: RangeInclusive<Day>) -> Vec<Day> {
        let mut days = Vec::new();
        let mut day = *time.start();
        while day <= *time.end() {
            if self.free.contains(&usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())) {
                days.push(day);
            }
            day = day.plus_days(1);
        }
        days
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_roster() {
        let free = |hours: &str| Hours::read(hours, "").free;
        assert_eq!(free("Monday to Thursday"), [4]);
        assert_eq!(free("Tuesday and Wednesday"), [0, 3, 4]);
        assert_eq!(free("not Fridays"), [4]);
        assert_eq!(free("Monday–Wednesday"), [3, 4]);
        assert_eq!(free("weekdays 16.30-07.30, weekends all day"), [0; 0]);
        assert_eq!(free("investigation unit, not intake"), [0; 0]);
        assert_eq!(Hours::read("", "does not work on Fridays").free, [4]);
        let hired = Hours::read("Monday to Thursday, last day 2026-03-05", "");
        assert_eq!((hired.free, hired.last_day), (vec![4], Day::parse("2026-03-05").ok()));
        assert_eq!(Hours::read("first day 2026-03-04", "").first_day, Day::parse("2026-03-04").ok());
    }

    #[test]
    fn free_days_are_days_of_the_calendar() {
        let day = |text| Day::parse(text).unwrap();
        let days = Hours::read("Monday to Thursday", "").free_days(day("2026-03-02")..=day("2026-03-15"));
        assert_eq!(days, [day("2026-03-06"), day("2026-03-13")]);
    }
}
