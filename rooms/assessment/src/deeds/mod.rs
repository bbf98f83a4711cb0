//! What is decided here: each deed is one transaction's work and one event.

mod adult;
mod distribute;
mod handover;
mod joined;
mod notice;
mod open;
mod tell;

pub use adult::{AdultOutcome, Spoken, adult_spoken_with};
pub use distribute::{Colleague, Distribute, Distributed, candidates, distribute, distributed};
pub(crate) use handover::due_now;
pub use handover::{HandOver, Receive, SendBack, family_heard, hand_over, keep, receive, send_back};
pub use joined::{Join, add_to_running, running};
pub(crate) use joined::{NONE_RUNS, may_answer, sees};
pub use notice::{StillParked, ToldNow, concerned_parked, concerned_told};
pub use open::{NotOpen, Open, do_not_open, open_investigation};
pub use tell::{AskedBack, TellBack, TellHow, feedback_asked, feedback_given};

use crate::{
    case::Case,
    decision::{self, Concerned, Late, OpeningDecision, Outcome, cite, mandate_word},
    verbs::{Moves, To},
};
use access::{No, Permit};
use casefile::MatterId;
use casefile::matter::{
    clock,
    station::{self, StationKind, Step},
};
use journal::{Event, Moment};
use law::Day;
use law::credentials::Mandate;
use serde_json::{Value, json};
use store::{Tx, Uuid};

/// A decision that has been made, and where the matter stands after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The decision.
    pub decision: Uuid,
    /// By what it was made; absent where the law asks for no delegation.
    pub mandate: Option<Mandate>,
    /// The local day on which it was made.
    pub day: Day,
    /// The station; none where the matter is closed.
    pub station: Option<StationKind>,
}

fn today(m: &Moment) -> Day {
    m.law.settings().zone.day(m.at.instant())
}

/// What is the same in every decision of this room: words, law and maker.
struct Making<'a> {
    case: &'a Case,
    kind: &'static str,
    outcome: Outcome,
    ground: &'a str,
    mandate: Option<(&'static str, Mandate)>,
    late: Option<Late>,
    concerned: Option<Concerned>,
    referred_to: Option<&'a str>,
    /// What was told and noted, and its copies in another matter.
    copies: Option<Copies>,
}

/// Each original with its copy.
struct Copies {
    told: Vec<(Uuid, Uuid)>,
    notes: Vec<(Uuid, Uuid)>,
}

impl Copies {
    fn body(&self) -> Value {
        let pairs = |all: &[(Uuid, Uuid)]| -> Value {
            all.iter().map(|(of, copy)| json!({ "of": of, "copy": copy })).collect()
        };
        json!({ "told": pairs(&self.told), "notes": pairs(&self.notes) })
    }
}

impl Making<'_> {
    /// Keeps the decision, moves what it moves, and writes its one event.
    async fn make(self, tx: &mut Tx, by: &Permit, m: &Moment, moves: &Moves) -> Result<Made, No> {
        let (id, day, matter) = (m.id(), today(m), self.case.matter.id);
        let made = OpeningDecision {
            id,
            outcome: self.outcome,
            ground: self.ground.to_owned(),
            rules: moves.rules.clone(),
            day,
            mandate: self.mandate.map(|(right, held)| (right.to_owned(), held)),
            late: self.late,
            concerned: self.concerned,
            referred_to: self.referred_to.map(str::to_owned),
            at: m.at,
            actor: by.actor(),
        };
        decision::keep(tx, matter, &made).await?;
        let station = apply(tx, by, m, self.case, moves, self.outcome.word()).await?;
        let mut body = body(&made, moves, station);
        if let (Some(copies), Value::Object(fields)) = (&self.copies, &mut body) {
            fields.insert("copies".into(), copies.body());
        }
        journal::append(tx, m, event(self.kind, by, matter, body)).await?;
        Ok(Made { decision: id, mandate: self.mandate.map(|(_, held)| held), day, station })
    }
}

/// Stops and starts clocks and moves or closes the matter. Gives the station where it then stands.
async fn apply(
    tx: &mut Tx,
    by: &Permit,
    m: &Moment,
    case: &Case,
    moves: &Moves,
    why: &str,
) -> Result<Option<StationKind>, No> {
    let (actor, matter) = (by.actor(), case.matter.id);
    let step = Step { at: m.at, actor: &actor, why };
    for kind in &moves.stop {
        clock::stop(tx, matter, *kind, step).await?;
    }
    for new in &moves.start {
        clock::start(tx, matter, new, m.at, &actor).await?;
    }
    match (moves.to, case.station) {
        (To::Stays, here) => Ok(here),
        (To::Station(to), Some(from)) => {
            station::go(tx, matter, from, to, step).await?;
            Ok(Some(to))
        }
        (To::Station(to), None) => {
            station::enter(tx, matter, to, step).await?;
            Ok(Some(to))
        }
        (To::Closed, here) => {
            if let Some(from) = here {
                station::leave(tx, matter, from, step).await?;
            }
            casefile::matter::handover::close(tx, m, by, matter).await?;
            Ok(None)
        }
    }
}

fn body(made: &OpeningDecision, moves: &Moves, station: Option<StationKind>) -> Value {
    let started = moves
        .start
        .iter()
        .map(|clock| json!({ "kind": clock.kind.as_str(), "due": clock.due.to_string(), "rule": cite(&clock.rule) }));
    let into = match made.outcome {
        Outcome::Added(into) => Some(into.uuid()),
        _ => None,
    };
    let mut texts = vec![("ground", made.ground.as_str())];
    texts.extend(made.late.as_ref().map(|late| ("late_why", late.why())));
    texts.extend(made.concerned.as_ref().and_then(Concerned::why).map(|why| ("told_why", why)));
    texts.extend(made.referred_to.as_deref().map(|to| ("referred_to", to)));
    json!({
        "decision": made.id,
        "outcome": made.outcome.word(),
        "day": made.day.to_string(),
        "rules": made.rules.iter().map(cite).collect::<Vec<_>>(),
        "right": made.mandate.as_ref().map(|(right, _)| right),
        "mandate": made.mandate.as_ref().map(|(_, held)| mandate_word(*held)),
        "late": made.late.as_ref().map(Late::word),
        "told": made.concerned.as_ref().map(Concerned::word),
        "into": into,
        "clocks": started.collect::<Vec<_>>(),
        "station": station.map(StationKind::as_str),
        "words": casefile::proof(texts),
    })
}

/// An event of this room about one matter.
fn event(kind: &'static str, by: &Permit, matter: MatterId, body: Value) -> Event {
    Event {
        kind,
        matter: Some(matter.uuid()),
        actor: by.actor(),
        unit: by.unit().map(Uuid::from),
        source: "staff",
        happened_at: None,
        activity: None,
        body,
    }
}
