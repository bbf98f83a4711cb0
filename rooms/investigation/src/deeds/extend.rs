//! Deciding on more time for a child's investigation (UTR-2).

use super::{event, today};
use crate::{
    case::Case,
    extension::{self, EXTEND_RIGHT, Extension, Reasons, mandate_word},
};
use access::{Act, No, Permit, mandate};
use casefile::matter::{self, clock, station::Step};
use casefile::{MatterId, Text};
use journal::Moment;
use law::{ClockKind, Day, RuleRef};
use serde_json::json;
use store::Tx;

/// More time, until a day.
#[derive(Clone)]
pub struct Extend {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// The special reasons.
    pub reasons: Reasons,
    /// The new day.
    pub until: Day,
    /// Why it comes after the day has passed, where it does.
    pub late: Option<Text>,
}

/// Decides on more time, by the right of the delegation scheme. The clock that ran stops, and one until the new day starts.
///
/// # Errors
/// A refusal: no mandate, no such clock runs, a day that is not after today and after the one that holds, late without a
/// reason. [`No::Stale`] where the matter has changed since it was shown.
pub async fn extend(tx: &mut Tx, by: &Permit, m: &Moment, call: Extend) -> Result<Extension, No> {
    by.covers_matter(Act::Decide, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = Case::load(tx, call.matter).await?;
    let held = mandate(tx, m, by, EXTEND_RIGHT).await?;
    let today = today(m);
    // A reason for being late belongs to a decision that is.
    let late = call.late.filter(|_| case.is_late(today));
    let moves = case.extended(call.until, late.as_ref().map(Text::as_str), today, &m.law)?;
    let actor = by.actor();
    let step = Step { at: m.at, actor: &actor, why: "extended" };
    clock::stop(tx, call.matter, ClockKind::Investigation, step).await?;
    clock::start(tx, call.matter, &moves.clock, m.at, &actor).await?;
    let made = Extension {
        id: m.id(),
        reasons: call.reasons.as_str().to_owned(),
        day: today,
        was: moves.was,
        until: call.until,
        right: EXTEND_RIGHT.to_owned(),
        held,
        late: late.map(|why| why.as_str().to_owned()),
        at: m.at,
        actor: actor.clone(),
    };
    extension::keep(tx, call.matter, &made).await?;
    let texts = [("reasons", Some(made.reasons.as_str())), ("late_why", made.late.as_deref())];
    let cite = |rule: &RuleRef| format!("{}@{}", rule.id, rule.from);
    let body = json!({
        "decision": made.id,
        "day": today.to_string(),
        "was": made.was.to_string(),
        "until": made.until.to_string(),
        "late": if made.late.is_some() { "overdue" } else { "in_time" },
        "right": EXTEND_RIGHT,
        "mandate": mandate_word(held),
        "rules": moves.rules.iter().map(cite).collect::<Vec<_>>(),
        "words": casefile::proof(texts.into_iter().filter_map(|(name, text)| Some((name, text?)))),
    });
    journal::append(tx, m, event("investigation.extended", by, call.matter, body)).await?;
    Ok(made)
}
