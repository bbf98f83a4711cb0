//! Those concerned are told of an investigation after the decision to open it, or it is put off once more (UTR-3).

use super::{apply, event, today};
use crate::{
    OPEN_RIGHT,
    case::Case,
    decision::{cite, mandate_word},
    notice::{self, Notice, NoticeStep},
    verbs::Moves,
};
use access::{Act, No, Permit, mandate};
use casefile::matter;
use casefile::{MatterId, Text};
use journal::Moment;
use law::{Clock, Day};
use serde_json::{Value, json};
use store::Tx;

/// Those concerned have been told.
#[derive(Clone)]
pub struct ToldNow {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Who was told, and how: "moderns ombud ringde upp båda".
    pub how: Text,
}

/// It is put off until a day.
#[derive(Clone)]
pub struct StillParked {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// The special reasons against telling them.
    pub why: Text,
    /// The day on which they are told at the latest.
    pub until: Day,
}

/// Notes that those concerned have been told that an investigation was opened. The clock stops.
///
/// # Errors
/// A refusal where nothing was put off. [`No::Stale`] where the matter has changed since it was shown.
pub async fn concerned_told(tx: &mut Tx, by: &Permit, m: &Moment, call: ToldNow) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = Case::load(tx, call.matter).await?;
    let moves = case.concerned_told(today(m), &m.law)?;
    let new = Notice { step: NoticeStep::Told, words: call.how.as_str().to_owned(), at: m.at, actor: by.actor() };
    done(tx, (by, m), &case, &new, &moves).await
}

/// Decides that those concerned are told later, by the right to open investigations: special reasons against telling them
/// are weighed by whoever may open one. The clock runs until the day that is set.
///
/// # Errors
/// A refusal: no mandate, nothing was put off, a day that has passed or lies beyond the investigation. [`No::Stale`] where
/// the matter has changed since it was shown.
pub async fn concerned_parked(tx: &mut Tx, by: &Permit, m: &Moment, call: StillParked) -> Result<Clock, No> {
    by.covers_matter(Act::Decide, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = Case::load(tx, call.matter).await?;
    let held = mandate(tx, m, by, OPEN_RIGHT).await?;
    let moves = case.concerned_parked(call.until, today(m), &m.law)?;
    let step = NoticeStep::Parked { until: call.until, right: OPEN_RIGHT.to_owned(), held };
    let new = Notice { step, words: call.why.as_str().to_owned(), at: m.at, actor: by.actor() };
    done(tx, (by, m), &case, &new, &moves).await?;
    moves.start.into_iter().next().ok_or(No::Absent)
}

async fn done(tx: &mut Tx, (by, m): (&Permit, &Moment), case: &Case, new: &Notice, moves: &Moves) -> Result<(), No> {
    let (id, matter) = (m.id(), case.matter.id);
    notice::keep(tx, id, matter, new).await?;
    apply(tx, by, m, case, moves, new.step.word()).await?;
    let mut body = json!({
        "notice": id,
        "rules": moves.rules.iter().map(cite).collect::<Vec<_>>(),
        "words": casefile::proof([("words", new.words.as_str())]),
    });
    let kind = match &new.step {
        NoticeStep::Told => "assessment.concerned_told",
        NoticeStep::Parked { until, right, held } => {
            let due = moves.start.iter().map(
                |clock| json!({ "kind": clock.kind.as_str(), "due": clock.due.to_string(), "rule": cite(&clock.rule) }),
            );
            if let Value::Object(fields) = &mut body {
                fields.insert("until".into(), json!(until.to_string()));
                fields.insert("right".into(), json!(right));
                fields.insert("mandate".into(), json!(mandate_word(*held)));
                fields.insert("clocks".into(), due.collect());
            }
            "assessment.concerned_parked"
        }
    };
    journal::append(tx, m, event(kind, by, matter, body)).await?;
    Ok(())
}
