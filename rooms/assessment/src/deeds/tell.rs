//! Feedback to the one who reported: they asked, they were told one of three things, or it was held back (INT-11).

use super::{apply, event, may_answer, today};
use crate::{
    case::Case,
    decision::cite,
    feedback::{self, FeedbackStep, Said, Step},
    verbs::{Moves, To},
};
use access::{Act, No, Permit, charge};
use casefile::matter;
use casefile::{MatterId, Text};
use journal::Moment;
use law::{Clock, ClockKind};
use serde_json::json;
use store::Tx;

/// The one who reported asks what became of it.
#[derive(Clone, Copy, Debug)]
pub struct AskedBack {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
}

/// How feedback was given, or why it was not.
#[derive(Clone)]
pub enum TellHow {
    /// To whom and how: "ringde rektorn".
    Told(Text),
    /// It would be unsuitable, and why.
    Withheld(Text),
}

/// Feedback is given, or held back.
#[derive(Clone)]
pub struct TellBack {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// How, or why not. What may be said is not chosen: it follows from the decision.
    pub how: TellHow,
}

/// In an open matter feedback is written by those who may write there. A closed one changes no more, and still its last
/// carrier and its head, who alone may read it, answer the one who asks about it.
async fn answers(tx: &mut Tx, by: &Permit, matter: MatterId) -> Result<(), No> {
    let charge = charge::charge(tx, matter.uuid()).await?.ok_or(No::Absent)?;
    let act = if charge.closed_at.is_some() { Act::Read } else { Act::Write };
    by.covers_matter(act, matter.uuid())
}

/// Notes that the one who reported asks what became of it. After the decision, or while an investigation runs, the answer
/// is due at once; else within a week of the decision.
///
/// # Errors
/// A refusal where the law lets nothing be told to this reporter, or they have asked already. [`No::Stale`] where the
/// matter has changed since it was shown.
pub async fn feedback_asked(tx: &mut Tx, by: &Permit, m: &Moment, call: AskedBack) -> Result<Clock, No> {
    answers(tx, by, call.matter).await?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = Case::load(tx, call.matter).await?;
    let clock = case.asked(today(m), &m.law)?;
    let (id, actor) = (m.id(), by.actor());
    let new = FeedbackStep { step: Step::Asked, words: None, at: m.at, actor };
    feedback::keep(tx, id, call.matter, &new).await?;
    matter::clock::start(tx, call.matter, &clock, m.at, &new.actor).await?;
    let due = json!({ "kind": clock.kind.as_str(), "due": clock.due.to_string(), "rule": cite(&clock.rule) });
    let body = json!({ "feedback": id, "clocks": [due] });
    journal::append(tx, m, event("assessment.feedback_asked", by, call.matter, body)).await?;
    Ok(clock)
}

/// Notes that the one who reported was told, or was not and why. What is told is only that an investigation has been
/// opened, has not been opened, or runs already. A matter in which nothing else was left to do is closed.
///
/// # Errors
/// A refusal where nobody asked, nothing may be told, nothing has been decided yet, or what is to be said is that an
/// investigation runs of which the teller may not know. [`No::Stale`] where the matter has
/// changed since it was shown.
pub async fn feedback_given(tx: &mut Tx, by: &Permit, m: &Moment, call: TellBack) -> Result<Said, No> {
    answers(tx, by, call.matter).await?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = Case::load(tx, call.matter).await?;
    let (said, to) = case.told()?;
    may_answer(tx, by.staff(), &case).await?;
    let (step, words) = match &call.how {
        TellHow::Told(words) => (Step::Given(said), words.as_str()),
        TellHow::Withheld(words) => (Step::Withheld, words.as_str()),
    };
    let (id, actor) = (m.id(), by.actor());
    let new = FeedbackStep { step, words: Some(words.to_owned()), at: m.at, actor };
    feedback::keep(tx, id, call.matter, &new).await?;
    let moves = Moves { stop: vec![ClockKind::Feedback], start: Vec::new(), to, rules: Vec::new() };
    let station = apply(tx, by, m, &case, &moves, step.word()).await?;
    let rule = m.law.cite("INT-11", today(m)).ok().map(|rule| cite(&rule));
    let body = json!({
        "feedback": id,
        "step": step.word(),
        "said": matches!(step, Step::Given(_)).then_some(said.word()),
        "rules": rule,
        "closed": to == To::Closed,
        "station": station.map(|at| at.as_str()),
        "words": casefile::proof([("words", words)]),
    });
    journal::append(tx, m, event("assessment.feedback_given", by, call.matter, body)).await?;
    Ok(said)
}
