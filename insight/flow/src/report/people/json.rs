//! What may be said of people, as JSON: the same keys as in the report of a public log where they mean the same.

use super::ends::{Ends, Group};
use super::hands::{Hands, Times};
use super::steps::{Edge, Steps};
use super::weeks::Weeks;
use super::{Held, People, month, percents, rounded};
use crate::Log;
use crate::figure::cohorts::Cohort;
use crate::figure::weeks::Week;
use crate::report::Asked;
use crate::report::json::share;
use serde_json::{Map, Value, json};

/// What the others are called.
const OTHERS: &str = "(others)";

pub(in crate::report) fn of(log: &Log, asked: &Asked, people: &People) -> Value {
    let by = asked.person.as_ref().map_or("case".to_owned(), |key| format!("value {key}"));
    let told = |count: u64| (people.cases > 0).then_some(count);
    let mut all = json!({
        "log": asked.name,
        "zone": asked.zone.iana_name().unwrap_or("UTC"),
        "about": {
            "least_persons": people.least,
            "person": by,
            "definition": "every count rests on so many different persons or on nobody; what adds up passed an audit; times to three figures, shares in whole per cent",
        },
        "withheld": people.withheld.iter().map(|part| part.0).collect::<Vec<_>>(),
        "n_cases": told(people.cases),
        "n_events": told(people.events),
        "n_activities": told(people.activities),
        "first_month": people.months.as_ref().map(|of| &of.0),
        "last_month": people.months.as_ref().map(|of| &of.1),
        "case_duration_s": people.duration_s.as_ref().map(times),
        "rework_cases_any_share": share(people.rework),
    });
    let Value::Object(into) = &mut all else { return all };
    if let Some(of) = &people.steps {
        steps(into, log, of);
    }
    if let Some(of) = &people.weeks {
        let key = if people.ends.is_some() { "weekly_monday_with_open_cases" } else { "weekly_monday" };
        into.insert(key.into(), weeks(of));
    }
    if let Some((held, of)) = &people.hands {
        let key = if *held == Held::ByPersons { "handover_resource" } else { "handover_group" };
        into.insert(key.into(), hands(of));
    }
    if let Some(cohorts) = &people.funnel {
        let row = |of: &Cohort| {
            let reached: Vec<Value> = (0..of.reached.len()).map(|step| share(of.share(step))).collect();
            json!({ "cohort": of.name, "n": of.reached.first(), "reached": reached })
        };
        into.insert(
            "funnel".into(),
            json!({ "steps": asked.steps, "cohorts": cohorts.iter().map(row).collect::<Vec<_>>() }),
        );
    }
    extra(into, asked, people);
    all
}

fn times(of: &Times) -> Value {
    let quantile = |(p, value): &(f64, f64)| {
        let name = if *p == 0.5 { "median".to_owned() } else { format!("p{:.0}", p * 100.0) };
        (name, json!(rounded(*value)))
    };
    let mut found: Map<String, Value> = of.quantiles.iter().map(quantile).collect();
    found.insert("n".into(), json!(of.n));
    Value::Object(found)
}

fn steps(into: &mut Map<String, Value>, log: &Log, of: &Steps) {
    let name = |place: usize| of.names[place].map_or(OTHERS, |word| log.word(word));
    let named = |counts: &[(usize, u64)]| -> Map<String, Value> {
        counts.iter().map(|(place, n)| (name(*place).to_owned(), json!(n))).collect()
    };
    let events: Vec<(usize, u64)> = of.events.iter().copied().enumerate().collect();
    let edge = |edge: &Edge| {
        let (median, p90) = (edge.median_s.map(rounded), edge.p90_s.map(rounded));
        json!({ "a": name(edge.from), "b": name(edge.to), "freq": edge.freq, "median_s": median, "p90_s": p90 })
    };
    into.insert("activity_counts".into(), Value::Object(named(&events)));
    into.insert("activities_among_others".into(), json!(of.others));
    into.insert("start_activities".into(), Value::Object(named(&of.starts)));
    into.insert("end_activities".into(), Value::Object(named(&of.ends)));
    into.insert("dfg".into(), of.edges.iter().map(edge).collect());
}

fn weeks(of: &Weeks) -> Value {
    let row = |length: usize, week: &Week| {
        let mut row = json!({ "week": week.monday.to_string(), "weeks": length, "inflow": week.inflow });
        if let (Weeks::Whole(..), Some(row)) = (of, row.as_object_mut()) {
            row.insert("outflow".into(), json!(week.outflow));
            row.insert("wip_end".into(), json!(week.wip_end));
        }
        row
    };
    let (Weeks::Whole(length, rows) | Weeks::In(length, rows)) = of;
    rows.iter().map(|week| row(*length, week)).collect()
}

fn hands(of: &Hands) -> Value {
    json!({
        "holders": of.holders,
        "handovers": of.changes.hits(),
        "handovers_of_pairs": share(Some(of.changes)),
        "pairs_without_holder": of.without_holder,
        "cases_with_pingpong_share": share(of.back_and_forth),
        "gap_before_handover_s": of.before_s.as_ref().map(times),
        "gap_same_holder_s": of.same_s.as_ref().map(times),
    })
}

/// What is said at each age.
fn at_ages(ages: &[f64], see: impl Fn(f64) -> Value) -> Value {
    Value::Object(ages.iter().map(|age| (age.to_string(), see(*age))).collect())
}

fn between(limits: Option<(f64, f64)>) -> Value {
    json!(limits.map(|(low, high)| [percents(low), percents(high)]))
}

fn group(of: &Group, ages: &[f64]) -> Value {
    json!({
        "n": of.lives.n(),
        "events": of.lives.ended(),
        "censored": of.lives.open(),
        "S": at_ages(ages, |age| json!(of.curve.at(age).map(percents))),
        "ci95": at_ages(ages, |age| between(of.curve.limits(age))),
        "watched_beyond": at_ages(ages, |age| json!(of.beyond(age))),
    })
}

fn extra(into: &mut Map<String, Value>, asked: &Asked, people: &People) {
    let mut extra = Map::new();
    for of in &people.counted {
        let rows: Map<String, Value> = of.rows.iter().map(|(value, n)| (value.clone(), json!(n))).collect();
        extra.insert(of.key.clone(), Value::Object(rows));
        if let Some((rows, count)) = of.rest {
            extra.insert(format!("{}_rest", of.key), json!({ "rows": rows, "count": count }));
        }
    }
    if let Some(of) = &people.ends {
        ends(into, asked, of);
        if let Some(of) = &of.deadlines {
            let [closed_in_time, closed_late, open_overdue, open_not_yet_due] = of.cells;
            extra.insert(
                "deadline".into(),
                json!({
                    "closed_in_time": closed_in_time,
                    "closed_late": closed_late,
                    "open_overdue": open_overdue,
                    "open_not_yet_due": open_not_yet_due,
                    "without_deadline": of.without,
                    "met_of_decidable": share(of.met()),
                }),
            );
            extra.insert("days_late".into(), json!(of.days_late.as_ref().map(times)));
        }
    }
    if !extra.is_empty() {
        into.insert("extra".into(), Value::Object(extra));
    }
}

fn ends(into: &mut Map<String, Value>, asked: &Asked, of: &Ends) {
    let mut curve = group(&of.all, &of.ages);
    if let Some(curve) = curve.as_object_mut() {
        curve.insert("observation_end_month".into(), json!(month(of.until, asked)));
        curve.insert("median_days".into(), json!(of.median.map(rounded)));
        let closed = of.closed_days.as_ref().and_then(|closed| closed.at(0.5));
        curve.insert("naive_median_closed_only".into(), json!(closed.map(rounded)));
    }
    into.insert("kaplan_meier".into(), curve);
    if !of.ways.is_empty() {
        let way = |(name, way): &(Option<String>, crate::number::survival::Incidence)| {
            json!({
                "outcome": name.as_deref().unwrap_or(OTHERS),
                "events": way.ended,
                "cumulative_incidence": at_ages(&of.ages, |age| json!(way.at(age).map(percents))),
                "ci95": at_ages(&of.ages, |age| between(way.limits(age))),
            })
        };
        let watched = at_ages(&of.ages, |age| json!(of.all.beyond(age)));
        let ways: Vec<Value> = of.ways.iter().map(way).collect();
        into.insert("competing_endings".into(), json!({ "ways": ways, "watched_beyond": watched }));
    }
    if let Some(of_two) = &of.periods {
        let test = of_two.difference.as_ref();
        let test = test.map(|test| json!({ "chi2": rounded(test.chi2), "p": rounded(test.p), "df": 1 }));
        into.insert(
            "periods_at_same_age".into(),
            json!({
                "split_month": month(of_two.split, asked),
                "earlier": group(&of_two.earlier, &of.ages),
                "later": group(&of_two.later, &of.ages),
                "log_rank": test,
            }),
        );
    }
}
