//! Logs with hardly anything in them.

use super::made::{Event, log, plain};
use flow::figure::spans::{Due, Mark, Marks, Spans};
use flow::report::{About, Asked, html, json};
use serde_json::Value;

fn event(case: u8, activity: u8, second: i64) -> Event {
    Event { case, activity, second, holder: Some(0), group: None }
}

fn all(events: &[Event]) -> Vec<Value> {
    let marks = Marks { end: Some(Mark::LastEvent), due: Some(Due::Days(1)), ..Marks::default() };
    let steps = vec![plain("activity", 0), plain("activity", 1)];
    let mut found = Vec::new();
    for about in [About::Things, About::PEOPLE] {
        let asked = Asked { marks: Some(marks.clone()), steps: steps.clone(), about, ..Asked::of("odd") };
        let log = log(events, plain);
        assert!(!html(&log, &asked).contains("NaN"));
        found.push(json(&log, &asked));
    }
    found
}

#[test]
fn nothing_at_all() {
    let found = &all(&[])[0];
    assert_eq!((&found["n_cases"], &found["dfg"]), (&Value::from(0), &serde_json::json!([])));
    for key in ["first_timestamp_utc", "case_duration_s", "little", "weekly_monday", "case_interarrival_s"] {
        assert!(found[key].is_null(), "{key}: {}", found[key]);
    }
}

#[test]
fn one_event() {
    let found = &all(&[event(0, 0, 1_700_000_000)])[0];
    assert_eq!(found["case_duration_s"]["std_sample"], Value::Null);
    assert_eq!(found["kaplan_meier"]["S"]["1"], Value::from(0.0));
    assert_eq!(found["weekly_monday"].as_array().map(Vec::len), Some(1));
    assert_eq!((&found["n_variants"], &found["variants_to_cover_80pct_cases"]), (&Value::from(1), &Value::from(1)));
}

#[test]
fn everything_at_once() {
    let events: Vec<Event> = (0..30).map(|at| event(at % 3, at % 5, 1_700_000_000)).collect();
    let found = &all(&events)[0];
    assert!(found["little"].is_null());
    assert_eq!(found["zero_gap_consecutive_pairs"], Value::from(27));
    assert!(found["dfg"][0]["share_of_waiting"].is_null());
}

#[test]
fn who_begins_and_ends_when_the_watching_begins_is_watched() {
    const DAY: i64 = 86_400;
    let at = |case, day| event(case, 0, 1_700_000_000 + day * DAY);
    let log = log(&[at(0, 0), at(0, 2), at(1, 1), at(1, 2), at(2, 2), at(3, 2), at(3, 3)], plain);
    let since = Some(flow::At((1_700_000_000 + 2 * DAY) * 1_000_000));
    let marks = Marks { end: Some(Mark::LastEvent), since, ..Marks::default() };
    let spans = Spans::of(&log, &marks).expect("each case has an end");
    assert_eq!((spans.spans.len(), spans.ended_before), (2, 2), "two had ended when the watching began");
}

#[test]
fn a_date_from_the_first_century_does_not_fill_the_memory() {
    let events = [event(0, 0, -60_000_000_000), event(0, 1, 1_700_000_000), event(1, 0, 1_700_000_000)];
    let found = &all(&events)[0];
    assert!(found["weekly_monday"].is_null());
    assert_eq!(found["case_duration_s"]["max"], Value::from(61_700_000_000.0));
}

#[test]
fn weeks_begin_on_the_clocks_of_the_zone() {
    // Monday 2023-11-13 00:30 in Stockholm is Sunday 23:30 in UTC.
    let events = [event(0, 0, 1_699_831_800)];
    assert_eq!(all(&events)[0]["weekly_monday"][0]["week"], Value::from("2023-11-13"));
    let utc = Asked { zone: jiff::tz::TimeZone::UTC, ..Asked::of("odd") };
    assert_eq!(json(&log(&events, plain), &utc)["weekly_utc_monday"][0]["week"], Value::from("2023-11-06"));
}

#[test]
fn an_end_that_nobody_has_is_an_open_case_and_a_late_one_is_late() {
    let day = 86_400;
    let at = |days: i64| 1_700_000_000 + days * day;
    // Case 0 ends after 1 day, case 1 after 20, case 2 is 30 days old and open, case 3 is 2 days old and open.
    let events = [
        event(0, 0, at(0)),
        event(0, 1, at(1)),
        event(1, 0, at(0)),
        event(1, 1, at(20)),
        event(2, 0, at(0)),
        event(3, 0, at(28)),
        event(2, 2, at(30)),
    ];
    let marks = Marks { end: Some(Mark::Activity(plain("activity", 1))), due: Some(Due::Days(14)), ..Marks::default() };
    let found = json(&log(&events, plain), &Asked { marks: Some(marks), ..Asked::of("odd") });
    let deadline = &found["extra"]["deadline"];
    let counts =
        ["closed_in_time", "closed_late", "open_overdue", "open_not_yet_due"].map(|key| deadline[key].as_u64());
    assert_eq!(counts, [Some(1), Some(1), Some(1), Some(1)]);
    assert_eq!(deadline["met_of_decidable"]["n"], Value::from(3));
    assert_eq!(found["kaplan_meier"]["censored"], Value::from(2));
    let last = found["weekly_monday_with_open_cases"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["wip_end"], Value::from(2), "two are still open");
}
