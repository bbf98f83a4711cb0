//! All figures as JSON.

mod ends;
mod holders;
mod parts;

use super::{Asked, Figures};
use crate::figure::cohorts::Cohort;
use crate::figure::follows::Edge;
use crate::{Log, Word};
pub(super) use parts::share;
use parts::{counts, instant, number, summary, week_rows};
use serde_json::{Map, Value, json};

/// How many variants are listed.
const VARIANTS: usize = 25;

pub(super) fn of(log: &Log, asked: &Asked, figures: &Figures) -> Value {
    let mut all = Map::new();
    what(&mut all, log, asked, figures);
    ways(&mut all, log, figures);
    flow(&mut all, log, figures);
    time(&mut all, asked, figures);
    for (key, column) in [("handover_resource", &figures.resources), ("handover_group", &figures.groups)] {
        if let Some(holders) = column {
            all.insert(key.into(), holders::of(log, holders));
        }
    }
    ends::into(&mut all, figures);
    if !figures.funnel.is_empty() {
        let rows: Vec<Value> = figures.funnel.iter().map(funnel_row).collect();
        all.insert("funnel".into(), json!({ "steps": asked.steps, "cohorts": rows }));
    }
    Value::Object(all)
}

fn put(all: &mut Map<String, Value>, found: Value) {
    if let Value::Object(found) = found {
        all.extend(found);
    }
}

/// What log it is, how large, and what stands in no figure.
fn what(all: &mut Map<String, Value>, log: &Log, asked: &Asked, figures: &Figures) {
    let cases = &figures.cases;
    let left_out = log.left_out();
    put(
        all,
        json!({
            "log": asked.name,
            "order": "events sorted by (case, timestamp), ties kept in file order",
            "zone": asked.zone.iana_name().unwrap_or("UTC"),
            "file_order_already_time_sorted": log.was_in_order(),
            "zero_gap_consecutive_pairs": figures.follows.zero_gaps,
            "n_events": log.events(),
            "n_cases": log.cases(),
            "n_activities": cases.activities.len(),
            "n_resources": cases.resources,
            "n_groups": cases.groups,
            "first_timestamp_utc": cases.first_and_last.map(|(first, _)| instant(first)),
            "last_timestamp_utc": cases.first_and_last.map(|(_, last)| instant(last)),
            "left_out": {
                "events_without_activity": left_out.events_without_activity,
                "events_without_time": left_out.events_without_time,
                "cases_without_event": left_out.cases_without_event,
                "cases_without_name": left_out.cases_without_name,
                "cases_begun_again": left_out.cases_begun_again,
                "events_without_case": left_out.events_without_case,
                "values_not_read": left_out.values_not_read,
            },
        }),
    );
    counts(all, "activity_counts", log, &cases.activities);
    counts(all, "start_activities", log, &cases.starts);
    counts(all, "end_activities", log, &cases.ends);
}

/// The ways cases went, and what was done again.
fn ways(all: &mut Map<String, Value>, log: &Log, figures: &Figures) {
    let variants = &figures.variants;
    let names = |words: &[Word]| words.iter().map(|word| log.word(*word)).collect::<Vec<_>>();
    let row = |variant: &crate::figure::variants::Variant| json!({ "count": variant.cases, "trace": names(variants.way(log, *variant)) });
    let top: Vec<Value> = variants.all.iter().take(VARIANTS).map(row).collect();
    put(
        all,
        json!({
            "n_variants": variants.all.len(),
            "variants_once": variants.singletons,
            "top_variants": top,
            "variants_to_cover_80pct_cases": variants.cover80,
            "rework_cases_any": figures.rework.any.map_or(0, |any| any.hits()),
            "rework_cases_any_share": share(figures.rework.any),
            "rework_repetitions": figures.rework.repetitions,
            "self_loops_df": figures.follows.self_loops,
        }),
    );
    counts(all, "rework_cases_per_activity", log, &figures.rework.cases_per_activity);
}

/// What follows what.
fn flow(all: &mut Map<String, Value>, log: &Log, figures: &Figures) {
    let follows = &figures.follows;
    let row = |edge: &Edge| {
        json!({
            "a": log.word(edge.from),
            "b": log.word(edge.to),
            "freq": edge.freq,
            "mean_s": number(edge.mean_s),
            "median_s": number(edge.median_s),
            "p90_s": number(edge.p90_s),
            "min_s": number(edge.min_s),
            "max_s": number(edge.max_s),
            "sum_s": number(edge.sum_s),
            "share_of_waiting": edge.share_of_waiting.map(number),
        })
    };
    put(
        all,
        json!({
            "dfg_edges": follows.edges.len(),
            "dfg_total_frequency": follows.pairs,
            "dfg": follows.edges.iter().map(row).collect::<Vec<_>>(),
            "waiting_s": number(follows.waiting_s),
        }),
    );
}

/// How long, how often, how much at once: by events alone.
fn time(all: &mut Map<String, Value>, asked: &Asked, figures: &Figures) {
    let cases = &figures.cases;
    let rows = figures.weeks.as_deref().map(week_rows);
    put(
        all,
        json!({
            "events_per_case": summary(cases.events_per_case.as_ref()),
            "case_duration_s": summary(cases.duration_s.as_ref()),
            "case_interarrival_s": summary(cases.arrival_s.as_ref()),
            "little": figures.little.map(|little| json!({
                "span_s": number(little.span_s),
                "avg_wip_time_weighted": number(little.avg_wip_time_weighted),
                "lambda_per_day": number(little.lambda_per_day),
                "mean_w_days": number(little.mean_w_days),
                "relative_gap": number(little.gap()),
            })),
            "weekly_monday": rows,
        }),
    );
    if asked.zone == jiff::tz::TimeZone::UTC {
        put(all, json!({ "weekly_utc_monday": rows }));
    }
}

fn funnel_row(cohort: &Cohort) -> Value {
    let step = |place| share(cohort.share(place));
    let steps: Vec<Value> = (0..cohort.reached.len()).map(step).collect();
    json!({ "cohort": cohort.name, "n": cohort.reached.first(), "reached": steps })
}
