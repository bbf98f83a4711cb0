//! The calendar tried where calendars go wrong.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn sweden() -> Zone {
    Zone::named(Zone::STOCKHOLM).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_day_is_read_as_people_write_it() {
    for text in ["2026-03-02", "20260302", " 2026-03-02 ", "2026\u{2013}03\u{2013}02"] {
        assert_eq!(day(text).to_string(), "2026-03-02", "{text}");
    }
    assert_eq!(Day::parse("  "), Err(DayError::Empty));
    for text in ["2/3 2026", "260302", "2026-3-2", "2026-03", "2026-03-02-04", "åååå-mm-dd", "2026030é", "+026-03-02"]
    {
        assert_eq!(Day::parse(text), Err(DayError::Shape), "{text}");
    }
}

#[test]
fn the_leap_day_exists_in_its_years_only() {
    assert_eq!(day("2028-02-29").plus_days(1), day("2028-03-01"));
    assert_eq!(day("2000-02-29").to_string(), "2000-02-29");
    for (text, year) in [("2026-02-29", 2026), ("21000229", 2100)] {
        assert_eq!(Day::parse(text), Err(DayError::NoSuchDay { year, month: 2, day: 29 }));
    }
    assert_eq!(Day::parse("2026-02-29").unwrap_err().to_string(), "there is no day 2026-02-29");
}

#[test]
fn months_end_where_the_month_ends() {
    assert_eq!(day("2026-01-31").plus_months(1), day("2026-02-28"));
    assert_eq!(day("2028-01-31").plus_months(1), day("2028-02-29"));
    assert_eq!(day("2025-10-31").plus_months(4), day("2026-02-28"));
    assert_eq!(day("2025-12-31").plus_months(2), day("2026-02-28"));
    assert_eq!(day("2026-03-02").plus_months(4), day("2026-07-02"));
}

#[test]
fn days_run_over_new_year() {
    assert_eq!(day("2025-12-22").plus_days(14), day("2026-01-05"));
    assert_eq!(day("2025-12-30").plus_months(4), day("2026-04-30"));
}

#[test]
fn birthdays() {
    let born = day("2011-03-05");
    assert_eq!(born.years_until(day("2026-03-04")), 14);
    assert_eq!(born.years_until(day("2026-03-05")), 15);
    assert_eq!(born.years_until(day("2011-01-01")), 0);
    assert_eq!(born.years_until(day("1990-01-01")), 0);
    // Born on the leap day: eighteen on the last day of February in a short year.
    assert_eq!(day("2008-02-29").years_until(day("2026-02-27")), 17);
    assert_eq!(day("2008-02-29").years_until(day("2026-02-28")), 18);
}

#[test]
fn the_local_day_changes_at_local_midnight_in_both_seasons() {
    let zone = sweden();
    assert_eq!(zone.day(at("2026-03-03T22:59:59Z")), day("2026-03-03"));
    assert_eq!(zone.day(at("2026-03-03T23:00:00Z")), day("2026-03-04"));
    assert_eq!(zone.day(at("2026-07-03T21:59:59Z")), day("2026-07-03"));
    assert_eq!(zone.day(at("2026-07-03T22:00:00Z")), day("2026-07-04"));
    // 31 December in Sweden is not over when London still has an hour of it.
    assert_eq!(zone.day(at("2025-12-31T23:30:00Z")), day("2026-01-01"));
}

#[test]
fn an_hour_is_an_instant_also_when_the_clock_moves() {
    let zone = sweden();
    let noon = jiff::civil::time(12, 0, 0, 0);
    assert_eq!(zone.instant(day("2026-03-28"), noon), at("2026-03-28T11:00:00Z"));
    assert_eq!(zone.instant(day("2026-03-29"), noon), at("2026-03-29T10:00:00Z"));
    // 02.30 does not exist on 29 March 2026 and comes twice on 25 October.
    let half_past_two = jiff::civil::time(2, 30, 0, 0);
    assert_eq!(zone.instant(day("2026-03-29"), half_past_two), at("2026-03-29T01:30:00Z"));
    assert_eq!(zone.instant(day("2026-10-25"), half_past_two), at("2026-10-25T00:30:00Z"));
    assert!(Zone::named("Europe/Älvsala").is_err());
}

#[test]
fn holidays_of_two_years() {
    let of = |year: i16| -> Vec<String> {
        let days = (0..366).map(|n| Day::new(year, 1, 1).unwrap().plus_days(n));
        days.filter(|d| d.date().year() == year && d.holiday().is_some())
            .map(|d| d.to_string()[5..].to_owned())
            .collect()
    };
    let year_2026 = [
        "01-01", "01-06", "04-03", "04-05", "04-06", "05-01", "05-14", "05-24", "06-06", "06-20", "10-31", "12-25",
        "12-26",
    ];
    assert_eq!(of(2026), year_2026);
    let year_2004 = [
        "01-01", "01-06", "04-09", "04-11", "04-12", "05-01", "05-20", "05-30", "05-31", "06-26", "11-06", "12-25",
        "12-26",
    ];
    assert_eq!(of(2004), year_2004);
    assert_eq!(day("2026-05-14").holiday().map(Holiday::name), Some("Kristi himmelsfärdsdag"));
}

#[test]
fn eves_close_the_office_without_being_holidays() {
    for (text, eve) in
        [("2026-06-19", ClosedEve::Midsummer), ("2026-12-24", ClosedEve::Christmas), ("2026-12-31", ClosedEve::NewYear)]
    {
        assert_eq!((day(text).closed_eve(), day(text).holiday()), (Some(eve), None));
        assert!(!day(text).is_working_day());
    }
    assert_eq!(day("2026-06-18").next_working_day(), day("2026-06-22"));
    assert_eq!(day("2026-12-23").next_working_day(), day("2026-12-28"));
    assert_eq!(day("2026-04-02").next_working_day(), day("2026-04-07"));
    assert_eq!(day("2026-03-06").next_working_day(), day("2026-03-09"));
    assert_eq!(day("2026-03-09").this_or_next_working_day(), day("2026-03-09"));
}

#[test]
fn the_office_opens_after_weekends_holidays_and_a_moved_hour() {
    let time = |h, m| jiff::civil::time(h, m, 0, 0);
    let hours = OfficeHours::new(time(8, 0), time(16, 30)).unwrap();
    assert_eq!(OfficeHours::new(time(8, 0), time(8, 0)), Err(HoursError));
    let zone = sweden();
    assert!(hours.is_open(at("2026-03-02T08:00:00+01:00"), &zone));
    assert!(!hours.is_open(at("2026-03-02T07:59:59+01:00"), &zone));
    assert!(!hours.is_open(at("2026-03-02T16:30:00+01:00"), &zone));
    assert!(!hours.is_open(at("2026-03-07T10:00:00+01:00"), &zone));
    let next = |text| hours.next_opening(at(text), &zone);
    assert_eq!(next("2026-03-02T07:30:00+01:00"), at("2026-03-02T08:00:00+01:00"));
    assert_eq!(next("2026-03-02T08:00:00+01:00"), at("2026-03-03T08:00:00+01:00"));
    // Friday evening before the spring hour: Monday opens an hour earlier in the world's time.
    assert_eq!(next("2026-03-27T17:00:00+01:00"), at("2026-03-30T08:00:00+02:00"));
    assert_eq!(next("2026-10-23T17:00:00+02:00"), at("2026-10-26T08:00:00+01:00"));
    assert_eq!(next("2026-06-18T17:00:00+02:00"), at("2026-06-22T08:00:00+02:00"));
}

proptest! {
    #[test]
    fn every_year_has_thirteen_holidays_or_fewer_where_two_meet(year in 1953i16..2200) {
        let days = (0..366).map(|n| Day::new(year, 1, 1).unwrap().plus_days(n));
        let named: Vec<_> = days.filter(|d| d.date().year() == year).filter_map(Day::holiday).collect();
        prop_assert!((12..=13).contains(&named.len()), "{year}: {}", named.len());
    }

    #[test]
    fn easter_is_a_sunday_of_spring(year in 1900i16..2200) {
        let days = (0..366).map(|n| Day::new(year, 1, 1).unwrap().plus_days(n));
        let easter: Vec<_> = days.filter(|d| d.holiday() == Some(Holiday::EasterSunday)).collect();
        prop_assert_eq!(easter.len(), 1);
        prop_assert_eq!(easter[0].weekday(), Weekday::Sunday);
        prop_assert!(Day::new(year, 3, 22).unwrap() <= easter[0] && easter[0] <= Day::new(year, 4, 25).unwrap());
    }

    #[test]
    fn a_printed_day_reads_itself(n in 0u16..40000) {
        let one = day("1950-01-01").plus_days(n);
        prop_assert_eq!(day(&one.to_string()), one);
        prop_assert_eq!(day(&one.to_string().replace('-', "")), one);
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last(n in 0u16..40000, months in 1u16..60) {
        let start = day("1950-01-01").plus_days(n);
        let then = start.plus_months(months);
        let next = then.plus_days(1);
        prop_assert!(then.date().day() == start.date().day() || (next.date().day() == 1 && then.date().day() < start.date().day()));
    }

    #[test]
    fn an_instant_of_a_local_day_lies_on_that_day(n in 0u16..40000, hour in 4i8..24) {
        let (zone, one) = (sweden(), day("1990-01-01").plus_days(n));
        prop_assert_eq!(zone.day(zone.instant(one, jiff::civil::time(hour, 0, 0, 0))), one);
    }
}
