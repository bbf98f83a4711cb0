//! Somebody named decides, by a right of the delegation scheme (UTR-16, ORG-1).

use super::{Proposal, cite, close_if_done, event, kind_of, today};
use crate::{
    case::{Backed, Case},
    kinds::Kind,
    moves::{Moves, no_rule},
};
use access::{Act, No, Permit, Refusal, StaffId, mandate};
use casefile::matter::{
    self, clock,
    decision::{self, Decider, Decision, Exception, presented},
    execution, investigation,
    station::{self, StationKind, Step},
};
use casefile::{MatterId, Text};
use journal::Moment;
use law::{Clock, ClockKind, Day, Law, credentials::Mandate};
use serde_json::{Value, json};
use store::{Tx, Uuid};

const BOARD_ONLY: Refusal = Refusal { word: "decision-board-only", rule: Some("ORG-2") };
const NONE_OLD: Refusal = Refusal { word: "decision-none-old", rule: None };

/// A decision that is about to be made.
#[derive(Clone)]
pub struct Decide {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// What is decided about: a word of the list.
    pub kind: String,
    /// What is decided.
    pub made: Proposal,
    /// Who presented it.
    pub presenter: StaffId,
    /// Others who took part in the final handling.
    pub others: Option<Text>,
    /// The decision that it changes.
    pub replaces: Option<Uuid>,
}

/// A decision that has been made, and where the matter stands after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its id.
    pub decision: Uuid,
    /// The station; none where the matter is closed.
    pub station: Option<StationKind>,
}

/// Makes a decision. A decision against what somebody wishes is possible, and nothing here weighs it. The investigation ends
/// where it is finished with it; a granted one goes on to the support, and one that ends the matter stays until everybody
/// has got their letter.
///
/// # Errors
/// A refusal: only the board may decide it (ORG-2), no mandate or the first is here (ORG-1), not for this person's age or
/// not from here, not every party heard and no exception named (UTR-12), nothing of what the child says (UTR-7, UTR-9), a
/// consent missing and no ground named (INS-6), a text tells where a protected person is (SEK-8).
/// [`No::Stale`] where the matter has changed since it was shown.
pub async fn decide(tx: &mut Tx, by: &Permit, m: &Moment, call: Decide) -> Result<Made, No> {
    by.covers_matter(Act::Decide, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let kind = kind_of(&call.kind)?;
    let right = kind.right().ok_or(BOARD_ONLY)?;
    let case = Case::load(tx, call.matter, today(m)).await?;
    let held = mandate(tx, m, by, right).await?;
    let who = by.staff().ok_or(No::Absent)?;
    if call.replaces.is_some_and(|old| !case.decisions.iter().any(|made| made.id == old)) {
        return Err(NONE_OLD.into());
    }
    case.is_reasoned(kind, &call.made, &Backed::load(tx, m, &case.matter).await?)?;
    let making = Making {
        case: &case,
        kind,
        made: &call.made,
        decider: Decider::Staff { who, right: right.to_owned(), held },
        presenter: call.presenter,
        others: call.others,
        replaces: call.replaces,
        day: today(m),
    };
    let (made, body) = making.make(tx, by, m).await?;
    journal::append(tx, m, event("decision.made", by, Some(call.matter), body)).await?;
    Ok(made)
}

/// What is the same whoever decides.
pub(super) struct Making<'a> {
    pub case: &'a Case,
    pub kind: &'static Kind,
    pub made: &'a Proposal,
    pub decider: Decider,
    pub presenter: StaffId,
    pub others: Option<Text>,
    pub replaces: Option<Uuid>,
    /// The day on which it is made: of the meeting, where the board makes it.
    pub day: Day,
}

impl Making<'_> {
    /// Keeps the decision and moves what it moves; gives what its one event says.
    pub async fn make(self, tx: &mut Tx, by: &Permit, m: &Moment) -> Result<(Made, Value), No> {
        let (matter, made, actor) = (self.case.matter.id, self.made, by.actor());
        // What the board has decided is written down as it is: that somebody turned up later who should have been heard
        // undoes no minutes.
        let board = matches!(self.decider, Decider::Board { .. }).then_some(Exception::CannotWait);
        let unheard = made.unheard.as_ref().map(|(why, _)| *why).or(board);
        let moves = self.case.decided(self.kind, (made.outcome, made.ends), unheard, (self.day, &m.law))?;
        made.gives_nothing_away(tx, by, self.case).await?;
        let new = self.decision(m, &moves, &actor);
        decision::keep(tx, matter, &new).await?;
        let step = Step { at: m.at, actor: &actor, why: made.outcome.as_str() };
        if moves.ends {
            investigation::end(tx, matter, step).await?;
        }
        for kind in &moves.stop {
            clock::stop(tx, matter, *kind, step).await?;
        }
        presented::end(tx, matter, &presented::Ended::Decided, step).await?;
        let clocks = self.executed(tx, m, &new, &moves).await?;
        // Each party gets it in writing: until they have, it stands on the carrier's day (UTR-16).
        if self.case.running(ClockKind::Letters).is_none() {
            let letters = Clock::letters(today(m), &m.law).map_err(no_rule)?;
            clock::start(tx, matter, &letters, m.at, &actor).await?;
        }
        if moves.way.last() == Some(&StationKind::FollowUp) {
            clock::start(tx, matter, &self.follow_up_after(&m.law)?, m.at, &actor).await?;
        }
        let mut here = self.case.station;
        for to in &moves.way {
            if let Some(from) = here {
                station::go(tx, matter, from, *to, step).await?;
            }
            here = Some(*to);
        }
        let station = close_if_done(tx, by, m, matter, made.outcome.as_str()).await?;
        let mut body = body(&new, made, &moves, station);
        if let Value::Object(fields) = &mut body {
            fields.insert("clocks".into(), clocks);
        }
        Ok((Made { decision: new.id, station }, body))
    }

    /// What was granted is carried out within three months of its day (INS-12); what it replaces no longer is.
    async fn executed(&self, tx: &mut Tx, m: &Moment, new: &Decision, moves: &Moves) -> Result<Value, No> {
        let (matter, actor) = (self.case.matter.id, new.actor.as_str());
        if let Some(old) = self.replaces {
            execution::replaced(tx, m, matter, old, actor).await?;
        }
        if !moves.executes {
            return Ok(json!([]));
        }
        let clock = execution::begin(tx, m, matter, (new.id, new.day), actor).await?;
        Ok(json!([{ "kind": clock.kind.as_str(), "due": clock.due.to_string(), "rule": cite(&clock.rule) }]))
    }

    /// A child is followed up without consent on the day that was said, and never after the last one the law allows (UTR-11).
    fn follow_up_after(&self, law: &Law) -> Result<Clock, No> {
        let last = Clock::follow_up_after(self.day, law).map_err(no_rule)?;
        match self.made.follow_up.filter(|day| *day < last.due) {
            Some(day) => Ok(Clock::follow_up_after_on(self.day, day, law).map_err(no_rule)?),
            None => Ok(last),
        }
    }

    fn decision(&self, m: &Moment, moves: &Moves, actor: &str) -> Decision {
        let (made, [first, second, third]) = (self.made, &self.made.means);
        let own = |text: &Text| text.as_str().to_owned();
        Decision {
            id: m.id(),
            kind: self.kind.word.clone(),
            called: self.kind.name.clone(),
            outcome: made.outcome,
            rules: moves.rules.clone(),
            paragraph: self.kind.paragraph.clone(),
            ground: own(&made.ground),
            facts: own(&made.facts),
            means: [own(first), own(second), own(third)],
            decider: self.decider.clone(),
            presenter: self.presenter,
            others: self.others.as_ref().map(own),
            day: self.day,
            appeal: self.kind.appeal.clone(),
            unheard: made.unheard.as_ref().map(|(why, words)| (*why, own(words))),
            childs_view: made.childs_view.as_ref().map(own),
            consent_why: made.consent_why.as_ref().map(own),
            follow_up: made.follow_up,
            replaces: self.replaces,
            at: m.at,
            actor: actor.to_owned(),
        }
    }
}

fn body(new: &Decision, made: &Proposal, moves: &Moves, station: Option<StationKind>) -> Value {
    let (right, held) = match &new.decider {
        Decider::Staff { right, held, .. } => {
            (Some(right.as_str()), Some(if *held == Mandate::Own { "own" } else { "substitute" }))
        }
        Decider::Board { .. } => (None, None),
    };
    let mut texts = made.texts();
    texts.extend(new.others.as_deref().map(|others| ("others", others)));
    json!({
        "decision": new.id,
        "kind": new.kind,
        "outcome": new.outcome.as_str(),
        "day": new.day.to_string(),
        "rules": new.rules.iter().map(cite).collect::<Vec<_>>(),
        "right": right,
        "mandate": held,
        "presenter": new.presenter.0,
        "appeal": new.appeal.word(),
        "unheard": new.unheard.as_ref().map(|(why, _)| why.as_str()),
        "follow_up": new.follow_up.map(|day| day.to_string()),
        "replaces": new.replaces,
        "ends": moves.ends,
        "station": station.map(StationKind::as_str),
        "words": casefile::proof(texts),
    })
}
