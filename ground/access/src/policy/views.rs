//! The list filters, written from the same table as the single decision.

use super::{Effect, Fact, Facts, Policy, Rule};
use crate::Act;
use store::{Stmt, named};

const SQL: &str = include_str!("views.sql");
const DROP_MAY: Stmt = named(SQL, "drop-may");
const DROP_STANDING: Stmt = named(SQL, "drop-standing");
const DROP_AT_HAND: Stmt = named(SQL, "drop-at-hand");
const DROP_IN_SIGHT: Stmt = named(SQL, "drop-in-sight");
const OPEN_IN_SIGHT: Stmt = named(SQL, "open-in-sight");
const IN_SIGHT: Stmt = named(SQL, "in-sight");
const AT_HAND: Stmt = named(SQL, "at-hand");
const STANDING: Stmt = named(SQL, "standing");
const MAY: Stmt = named(SQL, "may");

/// The view of those whom only the neutral sentence may be shown: `may_veiled`.
const VEILED: &str = "veiled";

/// The text for `Db::views` at start, after the migrations: `standing`, then `may_see`, `may_read` and one for each
/// other act on matters, and `may_veiled`; and `at_hand`, `open_in_sight` and `in_sight`. Each has the columns `staff_id` and `matter_id`.
pub fn views(policy: &Policy) -> String {
    let acts = Act::ON_MATTERS.iter().map(|a| a.word());
    let drops: String = acts.chain([VEILED]).map(|name| DROP_MAY.pg.replace("{act}", name)).collect();
    let begin = [DROP_AT_HAND, AT_HAND, DROP_IN_SIGHT, OPEN_IN_SIGHT, IN_SIGHT].map(|view| view.pg).concat();
    let made = [STANDING.pg, &may_views(policy), &begin].concat();
    [drops.as_str(), DROP_STANDING.pg, &made].concat()
}

/// The view `standing` alone: one row for each staff member and matter, one column for each fact.
pub fn standing_view() -> &'static str {
    STANDING.pg
}

/// The views `may_…` alone, over anything that is called `standing`.
pub fn may_views(policy: &Policy) -> String {
    let view = |name: &str, filter: &str| MAY.pg.replace("{act}", name).replace("{filter}", filter);
    let of = |act: &Act| {
        let [may, never, veil] = [Effect::May, Effect::Never, Effect::Veil].map(|e| any(policy, *act, e));
        view(act.word(), &format!("({may})\n  and not ({never})\n  and not ({veil})"))
    };
    let [may, never, veil] = [Effect::May, Effect::Never, Effect::Veil].map(|e| any(policy, Act::See, e));
    let veiled = view(VEILED, &format!("({may})\n  and not ({never})\n  and ({veil})"));
    Act::ON_MATTERS.iter().map(of).chain([veiled]).collect()
}

/// Whether some rule of this effect hits, as a condition over a row `s` of `standing`.
fn any(policy: &Policy, act: Act, effect: Effect) -> String {
    let mut of: Vec<&Rule> = policy.rules.iter().filter(|r| r.effect == effect && r.acts.contains(&act)).collect();
    of.sort_by_key(|r| far(r.when).max(far(r.unless)));
    let all: Vec<String> = of.into_iter().map(condition).collect();
    if all.is_empty() { "false".into() } else { all.join(" or ") }
}

fn condition(rule: &Rule) -> String {
    let held = |facts: Facts, not: &'static str| facts.each().map(move |f| (look(f), format!("{not}s.{}", f.name())));
    let mut all: Vec<(u8, String)> = held(rule.when, "").chain(held(rule.unless, "not ")).collect();
    all.sort_by_key(|(look, _)| *look);
    let all: Vec<String> = all.into_iter().map(|(_, condition)| condition).collect();
    format!("({})", all.join(" and "))
}

fn far(facts: Facts) -> u8 {
    facts.each().map(look).max().unwrap_or_default()
}

/// How far one has to look for a fact. A database asks in the order that is written, and no further than it must: what
/// stands in the two rows themselves first, then what the reader's own few rows say, then what belongs to the matter, and
/// last what leads to other people and other matters.
fn look(fact: Fact) -> u8 {
    use Fact::*;
    match fact {
        Waiting | Closed | Degree | Independent | Active => 0,
        Unit | Area | Cleared | Away => 1,
        Own | Consulted | Registrar | Glass => 2,
        Head | Receiving | Performs | Kin => 3,
        Guarded | Returned => 4,
    }
}
