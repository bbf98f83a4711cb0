//! Figures over known ends as JSON: what is said of all cases and what of the closed alone stand under names that say so.

use super::parts::{instant, number, share, summary, week_rows};
use super::put;
use crate::figure::deadlines::Deadlines;
use crate::figure::periods::Periods;
use crate::figure::spans::{Due, Mark, Marks};
use crate::number::survival::Curve;
use crate::report::figures::Ends;
use crate::report::{About, Asked, Figures};
use serde_json::{Map, Value, json};

/// The ages, in days, at which curves are printed.
const AGES: [u32; 19] = [1, 2, 3, 5, 7, 10, 14, 21, 28, 30, 42, 56, 60, 90, 120, 180, 240, 300, 365];
/// The ages at which two periods are compared.
const COMPARED: [u32; 6] = [7, 14, 28, 56, 90, 180];
const YEAR: f64 = 365.0;

pub(super) fn into(all: &mut Map<String, Value>, asked: &Asked, figures: &Figures) {
    let mut extra = Map::new();
    if let Some(ends) = &figures.ends {
        let rows = ends.weeks.as_deref().and_then(|weeks| week_rows(asked.about, weeks));
        put(
            all,
            json!({
                "marks": marks(&figures.marks),
                "kaplan_meier": kaplan_meier(asked.about, ends),
                "weekly_monday_with_open_cases": rows,
                "periods_at_same_age": ends.periods.as_ref().map(|of| periods(asked.about, of)),
            }),
        );
        if !ends.ways.is_empty() {
            all.insert("competing_endings".into(), competing(asked.about, ends));
        }
        if let Some(of) = &ends.deadlines {
            deadlines(&mut extra, asked.about, of);
        }
    }
    for (key, counts) in &figures.counted {
        let listed = asked.about.list(counts, |(_, count)| *count);
        let rows: Map<String, Value> = listed.rows.iter().map(|(text, n)| (text.clone(), json!(n))).collect();
        extra.insert(key.clone(), Value::Object(rows));
        if let Some((rows, count)) = listed.rest {
            extra.insert(format!("{key}_rest"), json!({ "rows": rows, "count": count }));
        }
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

/// Whether the curve may be printed at this age: nobody can be told from a step of fewer than `least` endings, nor from
/// fewer than `least` who are left.
fn shows(about: About, curve: &Curve, age: f64) -> bool {
    let ended: u64 = curve.points().iter().take_while(|point| point.time <= age).map(|point| point.ended).sum();
    about.shows(ended) && about.shows(curve.at_risk(age))
}

fn at_ages(about: About, curve: &Curve, ages: &[u32], see: impl Fn(f64) -> Value) -> Value {
    let row = |age: &u32| {
        let at = f64::from(*age);
        (age.to_string(), if shows(about, curve, at) { see(at) } else { Value::Null })
    };
    Value::Object(ages.iter().map(row).collect())
}

fn kaplan_meier(about: About, ends: &Ends) -> Value {
    let (curve, spans) = (&ends.curve, &ends.spans);
    let closed = ends.closed_days.as_ref().map(|closed| *closed.of_closed_only());
    let closed = closed.filter(|closed| about.shows_summary(closed));
    let enough = about.shows(ends.ended) && about.shows_quantile(ends.ended + ends.open, 0.5);
    let (low, high) = curve.median_limits();
    json!({
        "definition": "event = the case's end is known and not after observation_end, time = end - begin in days; open cases censored at observation_end; Kaplan-Meier, limits 95 % by Greenwood with log-log transform",
        "observation_end": instant(spans.until),
        "observation_begin": spans.since.map(instant),
        "n": ends.ended + ends.open,
        "events": about.count(ends.ended),
        "censored": about.count(ends.open),
        "negative_durations_clipped": about.count(spans.ended_before_begin),
        "left_out": {
            "without_begin": about.count(spans.without_begin),
            "begun_after_observation": about.count(spans.begun_after),
            "ended_before_observation": about.count(spans.ended_before),
        },
        "median_days": curve.median().filter(|_| enough),
        "median_days_ci95": if enough { json!([low, high]) } else { Value::Null },
        "rmst_365": curve.mean_until(YEAR).filter(|_| enough),
        "naive_median_closed_only": closed.map(|closed| number(closed.median)),
        "naive_mean_closed_only": closed.map(|closed| number(closed.mean)),
        "S": at_ages(about, curve, &AGES, |age| json!(curve.at(age))),
        "ci95": at_ages(about, curve, &AGES, |age| json!(curve.limits(age).map(|(low, high)| [low, high]))),
        "at_risk": at_ages(about, curve, &AGES, |age| json!(curve.at_risk(age))),
    })
}

fn competing(about: About, ends: &Ends) -> Value {
    let way = |way: &crate::number::survival::Incidence| {
        let name = ends.spans.outcomes.get(way.cause.0 as usize).map_or("", String::as_str);
        let row = |age: &u32| (age.to_string(), json!(way.at(f64::from(*age))));
        let shares: Map<String, Value> = AGES.iter().map(row).collect();
        json!({ "outcome": name, "events": way.ended, "cumulative_incidence": shares })
    };
    let listed = about.list(&ends.ways, |way| way.ended);
    let all: Vec<Value> = listed.rows.iter().map(way).collect();
    json!({ "definition": "Aalen-Johansen; open cases censored", "ways": all, "rest": listed.rest.map(|(rows, n)| json!({ "rows": rows, "events": n })) })
}

fn periods(about: About, of: &Periods) -> Value {
    let side = |curve: &Curve, n: u64| {
        json!({
            "n": about.count(n),
            "median_days": curve.median().filter(|_| about.shows_quantile(n, 0.5)),
            "S": at_ages(about, curve, &COMPARED, |age| json!(curve.at(age))),
            "ci95": at_ages(about, curve, &COMPARED, |age| json!(curve.limits(age).map(|(low, high)| [low, high]))),
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

fn deadlines(extra: &mut Map<String, Value>, about: About, of: &Deadlines) {
    let cells = [of.closed_in_time, of.closed_late, of.open_overdue, of.open_not_yet_due];
    // One hidden cell of four could be told from the others and their sum, so one hides all.
    let shown = cells.into_iter().all(|cell| about.shows(cell));
    let cell = |count: u64| shown.then_some(count);
    let met = of.met().filter(|met| about.shows_share(*met));
    let of_closed = of.met_of_closed().map(|met| *met.of_closed_only()).filter(|_| shown);
    extra.insert(
        "deadline".into(),
        json!({
            "closed_in_time": cell(of.closed_in_time),
            "closed_late": cell(of.closed_late),
            "open_overdue": cell(of.open_overdue),
            "open_not_yet_due": cell(of.open_not_yet_due),
            "without_deadline": about.count(of.without_deadline),
            "share_met_of_decidable": met.map(|met| met.value()),
            "met_of_decidable": share(about, met),
            "naive_met_of_closed_only": share(about, of_closed),
        }),
    );
    extra.insert("days_allowed".into(), summary(about, of.days_allowed.as_ref()));
    let late = of.days_late.as_ref().map(|late| late.of_closed_only());
    extra.insert("days_late".into(), summary(about, late));
}
