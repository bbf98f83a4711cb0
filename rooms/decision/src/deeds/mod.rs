//! What is done towards a decision and after it: each deed is one transaction's work and one event.

mod agenda;
mod communicate;
mod decide;
mod present;
mod serve;
mod shift;

pub use agenda::{Minute, Put, Urgent, chair_decided, minute, put_on_agenda, set_meeting};
pub use communicate::{Answered, Communicate, communicate, party_answered};
pub use decide::{Decide, Made, decide};
pub(crate) use present::deciders;
pub use present::{AskFirst, Present, ask_first, present};
pub use serve::{Came, Close, Serve, close, received, serve};

pub use shift::{Shift, To, shift};

pub use crate::moves::Ends;

use crate::{
    case::Case,
    kinds::{Kind, kinds},
};
use access::{No, Permit, Refusal};
use casefile::matter::{
    clock, closing,
    decision::{Exception, Outcome},
    station::{StationKind, Step},
};
use casefile::{MatterId, Text};
use journal::{Event, Moment};
use law::{ClockKind, Day, RuleRef};
use serde_json::{Value, json};
use store::{Tx, Uuid};

const NO_KIND: Refusal = Refusal { word: "decision-no-kind", rule: None };

/// What is decided, or proposed to the committee.
#[derive(Clone)]
pub struct Proposal {
    /// What becomes of it.
    pub outcome: Outcome,
    /// Whether the investigation is finished with it.
    pub ends: Ends,
    /// Why (32 § FL).
    pub ground: Text,
    /// The facts that are decisive.
    pub facts: Text,
    /// Three lines on what it means for the person: they come first in the letter.
    pub means: [Text; 3],
    /// When it is followed up.
    pub follow_up: Option<Day>,
    /// Why not every party was heard, where they were not (25 § FL).
    pub unheard: Option<(Exception, Text)>,
    /// What a child says and how it was weighed, or why it was not heard (UTR-7, UTR-9).
    pub childs_view: Option<Text>,
    /// On what ground, where not everybody who must has said yes (INS-6, INS-7).
    pub consent_why: Option<Text>,
}

impl Proposal {
    /// Everything in it that somebody wrote, each with its name.
    pub fn texts(&self) -> Vec<(&'static str, &str)> {
        let [first, second, third] = &self.means;
        let own = [("ground", &self.ground), ("facts", &self.facts), ("means_1", first), ("means_2", second)];
        let unheard = self.unheard.as_ref().map(|(_, words)| ("unheard", words));
        let view = self.childs_view.as_ref().map(|words| ("childs_view", words));
        let consent = self.consent_why.as_ref().map(|words| ("consent_why", words));
        let besides = unheard.into_iter().chain(view).chain(consent);
        own.into_iter().chain([("means_3", third)]).chain(besides).map(|(name, text)| (name, text.as_str())).collect()
    }

    async fn gives_nothing_away(&self, tx: &mut Tx, by: &Permit, case: &Case) -> Result<(), No> {
        let texts: Vec<&str> = self.texts().into_iter().map(|(_, text)| text).collect();
        case.gives_nothing_away(tx, by, &texts).await
    }
}

impl std::fmt::Debug for Proposal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Proposal(…)")
    }
}

fn today(m: &Moment) -> Day {
    m.law.settings().zone.day(m.at.instant())
}

/// The kind of that word.
fn kind_of(word: &str) -> Result<&'static Kind, No> {
    Ok(kinds()?.named(word).ok_or(NO_KIND)?)
}

/// A rule as it is cited: its id and the first day of the version.
fn cite(rule: &RuleRef) -> String {
    format!("{}@{}", rule.id, rule.from)
}

/// Stops the clock of the parties' answers, and starts it again for the latest day that is still to come.
async fn answers_move(tx: &mut Tx, m: &Moment, case: &Case, step: Step<'_>, more: Option<Day>) -> Result<Value, No> {
    let new = case.answers_by(more, today(m), &m.law)?;
    let (old, matter) = (case.running(ClockKind::PartyAnswer), case.matter.id);
    if old.map(|clock| clock.due) == new.as_ref().map(|clock| clock.due) {
        return Ok(json!([]));
    }
    clock::stop(tx, matter, ClockKind::PartyAnswer, step).await?;
    let Some(new) = new else { return Ok(json!([])) };
    clock::start(tx, matter, &new, m.at, step.actor).await?;
    Ok(json!([{ "kind": new.kind.as_str(), "due": new.due.to_string(), "rule": cite(&new.rule) }]))
}

/// Closes a matter in which nothing is left to do. Gives the station where it then stands.
async fn close_if_done(
    tx: &mut Tx,
    by: &Permit,
    m: &Moment,
    matter: MatterId,
    why: &str,
) -> Result<Option<StationKind>, No> {
    let case = Case::load(tx, matter, today(m)).await?;
    if !case.is_done() {
        return Ok(case.station);
    }
    closing::leave(tx, m, by, matter, (why, None)).await?;
    Ok(None)
}

/// An event of this room about one matter.
fn event(kind: &'static str, by: &Permit, matter: Option<MatterId>, body: Value) -> Event {
    Event {
        kind,
        matter: matter.map(MatterId::uuid),
        actor: by.actor(),
        unit: by.unit().map(Uuid::from),
        source: "staff",
        happened_at: None,
        activity: None,
        body,
    }
}
