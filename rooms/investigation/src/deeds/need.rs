//! Writing what somebody needs, under one heading.

use super::event;
use crate::{
    case::Case,
    need::{self, NewNeed},
    verbs::SAME,
};
use access::{Act, No, Permit};
use casefile::{MatterId, Text};
use journal::Moment;
use serde_json::json;
use store::{Tx, Uuid};

/// A text under one heading.
#[derive(Clone)]
pub struct WriteNeed {
    /// In which matter.
    pub matter: MatterId,
    /// The name of the template that the heading belongs to.
    pub template: String,
    /// The heading's key in it.
    pub key: String,
    /// The heading as it reads today.
    pub title: String,
    /// What stands for the heading in addresses and events, where no word about anybody may stand.
    pub heading: Uuid,
    /// The number of the version that was shown; 0 where there was none.
    pub seen: i64,
    /// What is known.
    pub facts: Option<Text>,
    /// What we make of it.
    pub assessed: Option<Text>,
}

/// Writes the next version under a heading. Others write under other headings meanwhile. Nothing has to stand there: a text
/// can be taken away again, and the version before stays. Gives the number of the version.
///
/// # Errors
/// A refusal where no investigation runs, or where nothing was changed. [`No::Stale`] where a colleague has written under
/// this heading meanwhile.
pub async fn write_need(tx: &mut Tx, by: &Permit, m: &Moment, call: WriteNeed) -> Result<i64, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    Case::load(tx, call.matter).await?.open()?;
    let before = need::versions(tx, call.matter, &call.template, &call.key).await?.into_iter().next();
    if before.as_ref().map_or(0, |one| one.nth) != call.seen {
        return Err(No::Stale);
    }
    let (facts, assessed) = (call.facts.as_ref(), call.assessed.as_ref());
    let was = before.as_ref().map_or((None, None), |one| (one.facts.as_deref(), one.assessed.as_deref()));
    if was == (facts.map(Text::as_str), assessed.map(Text::as_str)) {
        return Err(SAME.into());
    }
    let (id, actor) = (m.id(), by.actor());
    let new =
        NewNeed { template: &call.template, key: &call.key, title: &call.title, seen: call.seen, facts, assessed };
    let version = need::keep(tx, (id, call.matter), &new, (m.at, &actor)).await?;
    let texts = [("facts", facts), ("assessed", assessed)];
    let texts = texts.into_iter().filter_map(|(name, text)| Some((name, text?.as_str())));
    let body = json!({ "need": id, "heading": call.heading, "version": version, "words": casefile::proof(texts) });
    journal::append(tx, m, event("investigation.need_written", by, call.matter, body)).await?;
    Ok(version)
}
