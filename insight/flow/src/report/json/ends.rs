//! Figures over known ends as JSON: what is said of all cases and what of the closed alone stand under names that say so.

use super::parts::{instant, number, share, summary, week_rows};
use super::put;
use crate::figure::deadlines::Deadlines;
use crate::figure::periods::Periods;
use crate::figure::spans::{Due, Mark, Marks};
use crate::number::survival::Curve;
use crate::report::Figures;
use crate::report::figures::Ends;
use serde_json::{Map, Value, json};

/// The ages, in days, at which curves are printed.
const AGES: [u32; 19] = [1, 2, 3, 5, 7, 10, 14, 21, 28, 30, 42, 56, 60, 90, 120, 180, 240, 300, 365];
/// The ages at which two periods are compared.
const COMPARED: [u32; 6] = [7, 14, 28, 56, 90, 180];
const YEAR: f64 = 365.0;

pub(super) fn into(all: &mut Map<String, Value>, figures: &Figures) {
    let mut extra = Map::new();
    if let Some(ends) = &figures.ends {
        let rows = ends.weeks.as_deref().map(week_rows);
        put(
            all,
            json!({
                "marks": marks(&figures.marks),
                "kaplan_meier": kaplan_meier(ends),
                "weekly_monday_with_open_cases": rows,
                "periods_at_same_age": ends.periods.as_ref().map(periods),
            }),
        );
        if !ends.ways.is_empty() {
            all.insert("competing_endings".into(), competing(ends));
        }
        if let Some(of) = &ends.deadlines {
            deadlines(&mut extra, of);
        }
    }
    for (key, counts) in &figures.counted {
        let rows: Map<String, Value> = counts.iter().map(|(text, n)| (text.clone(), json!(n))).collect();
        extra.insert(key.clone(), Value::Object(rows));
    }
    if !extra.is_empty() {
        all.insert("extra".into(), Value::Object(extra));
    }
}

/// What was taken for beginning, end and due date.
fn marks(of: &Marks) -> Value {
    let mark = |mark: &Mark| match mark {
        Mark::FirstEvent => "first event".to_owned(),
        Mark::LastEvent => "last event".to_owned(),
        Mark::Value(key) => format!("value {key}"),
        Mark::Activity(name) => format!("first event {name}"),
    };
    let due = of.due.as_ref().map(|due| match due {
        Due::Value(key) => format!("value {key}"),
        Due::Days(days) => format!("{days} days after begin"),
    });
    json!({ "begin": mark(&of.begin), "end": of.end.as_ref().map(mark), "due": due, "outcome": of.outcome })
}

fn at_ages(ages: &[u32], see: impl Fn(f64) -> Value) -> Value {
    Value::Object(ages.iter().map(|age| (age.to_string(), see(f64::from(*age)))).collect())
}

fn kaplan_meier(ends: &Ends) -> Value {
    let (curve, spans) = (&ends.curve, &ends.spans);
    let closed = ends.closed_days.as_ref().map(|closed| *closed.of_closed_only());
    let (low, high) = curve.median_limits();
    json!({
        "definition": "event = the case's end is known and not after observation_end, time = end - begin in days; open cases censored at observation_end; Kaplan-Meier, limits 95 % by Greenwood with log-log transform",
        "observation_end": instant(spans.until),
        "observation_begin": spans.since.map(instant),
        "n": ends.ended + ends.open,
        "events": ends.ended,
        "censored": ends.open,
        "negative_durations_clipped": spans.ended_before_begin,
        "left_out": {
            "without_begin": spans.without_begin,
            "begun_after_observation": spans.begun_after,
            "ended_before_observation": spans.ended_before,
        },
        "median_days": curve.median(),
        "median_days_ci95": [low, high],
        "rmst_365": curve.mean_until(YEAR),
        "naive_median_closed_only": closed.map(|closed| number(closed.median)),
        "naive_mean_closed_only": closed.map(|closed| number(closed.mean)),
        "S": at_ages(&AGES, |age| json!(curve.at(age))),
        "ci95": at_ages(&AGES, |age| json!(curve.limits(age).map(|(low, high)| [low, high]))),
        "at_risk": at_ages(&AGES, |age| json!(curve.at_risk(age))),
    })
}

fn competing(ends: &Ends) -> Value {
    let way = |way: &crate::number::survival::Incidence| {
        let name = ends.spans.outcomes.get(way.cause.0 as usize).map_or("", String::as_str);
        let limits = |age| way.limits(age).map(|(low, high)| [low, high]);
        json!({
            "outcome": name,
            "events": way.ended,
            "cumulative_incidence": at_ages(&AGES, |age| json!(way.at(age))),
            "ci95": at_ages(&AGES, |age| json!(limits(age))),
        })
    };
    json!({
        "definition": "Aalen-Johansen; open cases censored; limits 95 % by the delta method with log-log transform",
        "ways": ends.ways.iter().map(way).collect::<Vec<Value>>(),
        "at_risk": at_ages(&AGES, |age| json!(ends.curve.at_risk(age))),
    })
}

fn periods(of: &Periods) -> Value {
    let side = |curve: &Curve, n: u64| {
        json!({
            "n": n,
            "median_days": curve.median(),
            "S": at_ages(&COMPARED, |age| json!(curve.at(age))),
            "ci95": at_ages(&COMPARED, |age| json!(curve.limits(age).map(|(low, high)| [low, high]))),
        })
    };
    let test = of.difference.as_ref().map(|test| json!({ "chi2": number(test.chi2), "p": number(test.p), "df": 1 }));
    json!({
        "split_begin_utc": instant(of.split),
        "earlier": side(&of.earlier, of.earlier_n),
        "later": side(&of.later, of.later_n),
        "log_rank": test,
    })
}

fn deadlines(extra: &mut Map<String, Value>, of: &Deadlines) {
    let met = of.met();
    let of_closed = of.met_of_closed().map(|met| *met.of_closed_only());
    extra.insert(
        "deadline".into(),
        json!({
            "closed_in_time": of.closed_in_time,
            "closed_late": of.closed_late,
            "open_overdue": of.open_overdue,
            "open_not_yet_due": of.open_not_yet_due,
            "without_deadline": of.without_deadline,
            "share_met_of_decidable": met.map(|met| met.value()),
            "met_of_decidable": share(met),
            "naive_met_of_closed_only": share(of_closed),
        }),
    );
    extra.insert("days_allowed".into(), summary(of.days_allowed.as_ref()));
    let late = of.days_late.as_ref().map(|late| late.of_closed_only());
    extra.insert("days_late".into(), summary(late));
}
