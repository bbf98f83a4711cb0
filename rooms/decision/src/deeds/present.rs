//! A matter is laid before somebody who may decide it, and comes back where something is to be answered first.

use super::{event, today};
use crate::{case::Case, kinds::kinds};
use access::{Act, Holder, No, Permit, Refusal, StaffId, holders};
use casefile::{
    MatterId, Text,
    matter::{
        self,
        decision::presented::{self, Ended},
        station::Step,
    },
};
use journal::Moment;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use store::Tx;

const NOT_THEIRS: Refusal = Refusal { word: "decision-not-a-decider", rule: Some("ORG-1") };
const NOTHING: Refusal = Refusal { word: "decision-not-presented", rule: None };

/// A matter that is laid before somebody, or taken back.
#[derive(Clone)]
pub struct Present {
    /// Which.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Before whom, and what is proposed; taken back where there is nobody.
    pub to: Option<(StaffId, Text)>,
}

/// Something that is to be answered before it is decided.
#[derive(Clone)]
pub struct AskFirst {
    /// Of which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// What.
    pub question: Text,
}

/// Those who may decide something in a matter today, by name: the scheme names them, and the matter is open to them. Who
/// stands close to somebody in it, or has no clearance for it, is not among them.
pub(crate) async fn deciders(tx: &mut Tx, case: &Case) -> Result<Vec<Holder>, No> {
    let fits = kinds()?.all.iter().filter(|kind| kind.is_for(case.matter.stage) && case.can_be(kind).is_ok());
    let rights: BTreeSet<&str> = fits.filter_map(|kind| kind.right()).collect();
    let mut named = BTreeMap::new();
    for right in rights {
        for one in holders(tx, right, case.matter.id.uuid()).await? {
            named.insert((one.name.clone(), one.staff), one);
        }
    }
    let mut all = Vec::new();
    for one in named.into_values() {
        match Permit::for_matter(tx, one.staff, Act::Decide, case.matter.id.uuid()).await {
            Ok(_) => all.push(one),
            Err(No::Refusal(_) | No::Absent) => {}
            Err(no) => return Err(no),
        }
    }
    Ok(all)
}

/// Lays a matter before somebody who may decide something in it, or takes it back from where it lies. Nothing is decided by
/// it, and whoever has the right may decide without it.
///
/// # Errors
/// A refusal: nothing can be decided here now, they may decide nothing in it today (ORG-1), it lies before nobody, the text
/// tells where a protected person is (SEK-8). [`No::Stale`] where the matter has changed since it was shown.
pub async fn present(tx: &mut Tx, by: &Permit, m: &Moment, call: Present) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (case, actor) = (Case::load(tx, call.matter, today(m)).await?, by.actor());
    let Some((to, words)) = call.to else {
        let step = Step { at: m.at, actor: &actor, why: "" };
        if !presented::end(tx, call.matter, &Ended::Elsewhere, step).await? {
            return Err(NOTHING.into());
        }
        journal::append(tx, m, event("decision.presentation_withdrawn", by, Some(call.matter), json!({}))).await?;
        return Ok(());
    };
    case.can_be_decided()?;
    if !deciders(tx, &case).await?.iter().any(|one| one.staff == to) {
        return Err(NOT_THEIRS.into());
    }
    case.gives_nothing_away(tx, by, &[words.as_str()]).await?;
    let id = m.id();
    presented::lay(tx, id, (call.matter, to), words.as_str(), (m.at, &actor)).await?;
    let body = json!({ "presented": id, "to": to.0, "words": casefile::proof([("words", words.as_str())]) });
    journal::append(tx, m, event("decision.presented", by, Some(call.matter), body)).await?;
    Ok(())
}

/// Sends a matter back to whoever carries it with something that is to be answered first.
///
/// # Errors
/// A refusal: it lies before nobody, the text tells where a protected person is (SEK-8). [`No::Stale`] where the matter has
/// changed since it was shown.
pub async fn ask_first(tx: &mut Tx, by: &Permit, m: &Moment, call: AskFirst) -> Result<(), No> {
    by.covers_matter(Act::Decide, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (case, actor) = (Case::load(tx, call.matter, today(m)).await?, by.actor());
    let question = call.question.as_str();
    case.gives_nothing_away(tx, by, &[question]).await?;
    let step = Step { at: m.at, actor: &actor, why: "" };
    if !presented::end(tx, call.matter, &Ended::Asked(question.to_owned()), step).await? {
        return Err(NOTHING.into());
    }
    let body = json!({ "words": casefile::proof([("question", question)]) });
    journal::append(tx, m, event("decision.asked_first", by, Some(call.matter), body)).await?;
    Ok(())
}
