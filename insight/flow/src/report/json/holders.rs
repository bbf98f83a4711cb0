//! Hand-overs as JSON.

use super::parts::{number, share, summary};
use crate::Log;
use crate::figure::holders::{HandOver, Holders};
use crate::report::About;
use serde_json::{Value, json};

/// How many hand-overs are listed.
const EDGES: usize = 15;

/// Hand-overs; without `named` nobody is named, and only how much is handed over is said.
pub(super) fn of(log: &Log, about: About, of: &Holders, named: bool) -> Value {
    let handovers = of.changes.map_or(0, |changes| changes.hits());
    let per_case = (of.cases > 0).then(|| number(handovers as f64 / of.cases as f64));
    let listed = about.list(&of.edges, |edge| edge.n);
    let row = |edge: &HandOver| {
        let quantile = |value: f64| about.shows_quantile(edge.n, 0.5).then(|| number(value));
        json!({
            "a": log.word(edge.from), "b": log.word(edge.to), "n": edge.n,
            "median_s": quantile(edge.median_s), "sum_s": quantile(edge.sum_s),
        })
    };
    let edges: Vec<Value> = if named { listed.rows.iter().take(EDGES).map(row).collect() } else { Vec::new() };
    json!({
        "holders": of.holders,
        "handovers": about.count(handovers),
        "handovers_per_case": about.count(handovers).and(per_case),
        "handovers_of_pairs": share(about, of.changes),
        "pairs_without_holder": about.count(of.without_holder),
        "pingpong_ABA": about.count(of.back_and_forth),
        "cases_with_pingpong": of.cases_back_and_forth.map_or(Some(0), |of| about.count(of.hits())),
        "cases_with_pingpong_share": share(about, of.cases_back_and_forth),
        "distinct_per_case_mean": of.distinct_per_case_mean,
        "edges": of.edges.len(),
        "top_edges": edges,
        "gap_before_handover_s": summary(about, of.before_s.as_ref()),
        "gap_same_holder_s": summary(about, of.same_s.as_ref()),
    })
}
