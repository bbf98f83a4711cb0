//! Deadlines as a table of cases: each line is a clock, what it starts from, the day it is due, the later legal day where
//! there is one, and the rule that gave it. What has gone wrong in such programs before stands here: the nights when the
//! clock is moved, 29 February, months of unequal length, New Year, weekends and holidays, minutes around midnight.

#![expect(clippy::unwrap_used, reason = "a case that cannot be read has failed")]

use jiff::Timestamp;
use law::{Clock, Day, Law, NoRule, clock::Hour};

/// Clock; the day, or the instant in UTC, that it starts from; due; later legal day; rule.
const CASES: &[[&str; 5]] = &[
    // UTR-1: four months. The same day of the month, or its last day where it has no such day (lag 1930:173 1 §).
    ["investigation", "2026-03-05", "2026-07-05", "2026-07-06", "UTR-1"],
    ["investigation", "2025-10-31", "2026-02-28", "2026-03-02", "UTR-1"],
    ["investigation", "2027-10-31", "2028-02-29", "", "UTR-1"],
    ["investigation", "2027-10-29", "2028-02-29", "", "UTR-1"],
    ["investigation", "2028-02-29", "2028-06-29", "", "UTR-1"],
    ["investigation", "2025-12-31", "2026-04-30", "", "UTR-1"],
    ["investigation", "2026-05-31", "2026-09-30", "", "UTR-1"],
    ["investigation", "2025-08-25", "2025-12-25", "2025-12-29", "UTR-1"],
    ["investigation", "2025-09-01", "2026-01-01", "2026-01-02", "UTR-1"],
    // Opened within the hour that comes twice, and on the day that has 23 hours.
    ["investigation", "2026-10-25T00:30:00Z", "2027-02-25", "", "UTR-1"],
    ["investigation", "2026-10-25T01:30:00Z", "2027-02-25", "", "UTR-1"],
    ["investigation", "2026-03-29T00:59:00Z", "2026-07-29", "", "UTR-1"],
    // A minute before and after midnight here, which is 23 o'clock in UTC in winter and 22 in summer.
    ["investigation", "2026-01-31T22:59:00Z", "2026-05-31", "2026-06-01", "UTR-1"],
    ["investigation", "2026-01-31T23:01:00Z", "2026-06-01", "", "UTR-1"],
    ["investigation", "2026-06-30T21:59:00Z", "2026-10-30", "", "UTR-1"],
    ["investigation", "2026-06-30T22:01:00Z", "2026-11-01", "2026-11-02", "UTR-1"],
    ["investigation", "2025-12-31T23:30:00Z", "2026-05-01", "2026-05-04", "UTR-1"],
    // INT-3: fourteen days, over both changes of the hour, over a leap day, over the year.
    ["preliminary", "2026-03-20T22:30:00Z", "2026-04-03", "2026-04-07", "INT-3"],
    ["preliminary", "2026-03-20T23:30:00Z", "2026-04-04", "2026-04-07", "INT-3"],
    ["preliminary", "2026-10-19", "2026-11-02", "", "INT-3"],
    ["preliminary", "2028-02-16", "2028-03-01", "", "INT-3"],
    ["preliminary", "2027-02-16", "2027-03-02", "", "INT-3"],
    ["preliminary", "2026-12-18", "2027-01-01", "2027-01-04", "INT-3"],
    ["preliminary", "2026-12-23", "2027-01-06", "2027-01-07", "INT-3"],
    ["preliminary", "2026-06-05", "2026-06-19", "2026-06-22", "INT-3"],
    // INT-2: the same day; a day more is accepted where it came late, and no weekend moves it.
    ["protective", "2026-03-02T14:59:00Z", "2026-03-02", "", "INT-2"],
    ["protective", "2026-03-29T22:30:00Z", "2026-03-30", "", "INT-2"],
    ["protective", "2026-12-31T22:59:00Z", "2026-12-31", "", "INT-2"],
    ["protective", "2026-12-31T23:01:00Z", "2027-01-01", "", "INT-2"],
    // INT-11: a week from the decision; at once where it is asked for later.
    ["feedback", "2025-12-25", "2026-01-01", "2026-01-02", "INT-11"],
    ["feedback", "2028-02-23", "2028-03-01", "", "INT-11"],
    ["feedback at once", "2026-05-14", "2026-05-14", "", "INT-11"],
    // UTR-17: three weeks from the day on which the party got the decision (44 § FL).
    ["appeal", "2026-03-09", "2026-03-30", "", "UTR-17"],
    ["appeal", "2026-03-08T22:30:00Z", "2026-03-29", "2026-03-30", "UTR-17"],
    ["appeal", "2026-03-13", "2026-04-03", "2026-04-07", "UTR-17"],
    ["appeal", "2026-12-11", "2027-01-01", "2027-01-04", "UTR-17"],
    ["appeal", "2028-02-08", "2028-02-29", "", "UTR-17"],
    // INS-12: three months from a favourable decision, or from the day on which the support broke off.
    ["execution", "2026-03-12", "2026-06-12", "", "INS-12"],
    ["execution", "2027-11-29", "2028-02-29", "", "INS-12"],
    ["execution", "2027-11-30", "2028-02-29", "", "INS-12"],
    ["execution", "2026-11-30", "2027-02-28", "2027-03-01", "INS-12"],
    ["execution", "2026-10-01", "2027-01-01", "2027-01-04", "INS-12"],
    ["execution", "2025-12-31T23:30:00Z", "2026-04-01", "", "INS-12"],
    // UTR-2 and UTR-12: the day that was set, whatever day it is.
    ["extended to 2026-08-02", "2026-07-01", "2026-08-02", "", "UTR-2"],
    ["answer by 2026-12-25", "2026-12-01", "2026-12-25", "", "UTR-12"],
    // UTR-20: a setting of the municipality.
    ["follow-up", "2026-11-30", "2027-02-28", "", "UTR-20"],
    ["follow-up", "2027-11-30", "2028-02-29", "", "UTR-20"],
    // UTR-11: six months, and it ends by itself.
    ["follow-up after", "2026-08-31", "2027-02-28", "2027-03-01", "UTR-11"],
    ["follow-up after", "2027-08-31", "2028-02-29", "", "UTR-11"],
    ["follow-up after", "2026-07-01", "2027-01-01", "2027-01-04", "UTR-11"],
    // UTR-15, DOK-10, LVU-1, LVU-2.
    ["delay answer", "2026-12-07", "2027-01-04", "", "UTR-15"],
    ["access request", "2028-01-31", "2028-02-29", "", "DOK-10"],
    ["access request", "2027-01-31", "2027-02-28", "2027-03-01", "DOK-10"],
    ["taken into care", "2026-10-24T22:30:00Z", "2026-11-01", "2026-11-02", "LVU-1"],
    ["taken into care", "2025-12-25", "2026-01-01", "2026-01-02", "LVU-1"],
    ["care applied for", "2028-02-02", "2028-03-01", "", "LVU-2"],
];

fn clock(what: &str, on: Day, hour: Hour, law: &Law) -> Result<Clock, NoRule> {
    let set = |what: &str| Day::parse(what).unwrap();
    match what {
        "investigation" => Clock::investigation(on, law),
        "preliminary" => Clock::preliminary(on, law),
        "protective" => Clock::protective(on, hour, law),
        "feedback" => Clock::feedback(on, law),
        "feedback at once" => Clock::feedback_at_once(on, law),
        "appeal" => Clock::appeal(on, law),
        "follow-up" => Clock::follow_up(on, law),
        "execution" => Clock::execution(on, law),
        "follow-up after" => Clock::follow_up_after(on, law),
        "delay answer" => Clock::delay_answer(on, law),
        "access request" => Clock::access_request(on, law),
        "taken into care" => Clock::lvu_submit(on, law),
        "care applied for" => Clock::lvu_apply(on, law),
        other => match other.split_once(" to ").or(other.split_once(" by ")).unwrap() {
            ("extended", until) => Clock::extended(on, set(until), law),
            (_, until) => Clock::party_answer(on, set(until), law),
        },
    }
}

#[test]
fn every_clock_of_the_table_is_right() {
    let law = Law::sweden().unwrap();
    let mut wrong = Vec::new();
    for case in CASES {
        let [what, from, due, legal, rule] = case;
        let (on, hour) = match from.parse::<Timestamp>() {
            Ok(at) => (law.settings().zone.day(at), Hour::of(at, &law)),
            Err(_) => (Day::parse(from).unwrap(), Hour::InTime),
        };
        let is = clock(what, on, hour, &law).unwrap();
        let later = is.legal_latest.map_or_else(String::new, |day| day.to_string());
        if (is.due.to_string().as_str(), later.as_str(), is.rule.id.as_str()) != (*due, *legal, *rule) {
            wrong.push(format!("{what} from {from}: due {} ({later}) by {}, not {due} ({legal})", is.due, is.rule.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
