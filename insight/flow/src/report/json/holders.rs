//! Hand-overs as JSON.

use super::parts::{number, share, summary};
use crate::Log;
use crate::figure::holders::{HandOver, Holders};
use serde_json::{Value, json};

/// How many hand-overs are listed.
const EDGES: usize = 15;

pub(super) fn of(log: &Log, of: &Holders) -> Value {
    let handovers = of.changes.map_or(0, |changes| changes.hits());
    let per_case = (of.cases > 0).then(|| number(handovers as f64 / of.cases as f64));
    let row = |edge: &HandOver| {
        json!({
            "a": log.word(edge.from), "b": log.word(edge.to), "n": edge.n,
            "median_s": number(edge.median_s), "sum_s": number(edge.sum_s),
        })
    };
    let edges: Vec<Value> = of.edges.iter().take(EDGES).map(row).collect();
    json!({
        "holders": of.holders,
        "handovers": handovers,
        "handovers_per_case": per_case,
        "handovers_of_pairs": share(of.changes),
        "pairs_without_holder": of.without_holder,
        "pingpong_ABA": of.back_and_forth,
        "cases_with_pingpong": of.cases_back_and_forth.map_or(0, |of| of.hits()),
        "cases_with_pingpong_share": share(of.cases_back_and_forth),
        "distinct_per_case_mean": of.distinct_per_case_mean,
        "edges": of.edges.len(),
        "top_edges": edges,
        "gap_before_handover_s": summary(of.before_s.as_ref()),
        "gap_same_holder_s": summary(of.same_s.as_ref()),
    })
}
