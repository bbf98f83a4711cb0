//! The way of a matter: which station it stands at, since when, who put it there and why.

use crate::{
    cell::{quiet, stored, word},
    matter::{MatterId, SQL},
};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, args, named};

const ENTER: Stmt = named(SQL, "station-enter");
const LEAVE: Stmt = named(SQL, "station-leave");
const WAY: Stmt = named(SQL, "way");

stored! {
    /// A station, in the order of the way.
    StationKind {
        /// *Första kontakt*.
        FirstContact = "first_contact",
        /// *Mottagning*.
        Intake = "intake",
        /// *Förhandsbedömning*.
        Assessment = "assessment",
        /// *Utredning*.
        Investigation = "investigation",
        /// *Beslut*.
        Decision = "decision",
        /// *Insats*.
        Support = "support",
        /// *Uppföljning*.
        FollowUp = "follow_up",
    }
}

/// One stay at a station.
#[derive(Clone)]
pub struct Station {
    /// Which.
    pub kind: StationKind,
    /// Since when.
    pub entered_at: Ts,
    /// Who put the matter there.
    pub actor: String,
    /// Why.
    pub why: String,
    /// The end of the stay, if it has ended: when, by whom, why.
    pub left: Option<(Ts, String, String)>,
}

quiet!(Station);

impl FromRow for Station {
    fn from_row(row: &Row) -> Res<Self> {
        let (at, by) = (row.get::<Option<Ts>>("left_at")?, row.get::<Option<String>>("left_by")?);
        let left = match (at, by, row.get::<Option<String>>("left_why")?) {
            (Some(at), Some(by), Some(why)) => Some((at, by, why)),
            (None, None, None) => None,
            _ => return Err(Fault::Shape("left_at: a station half left".into())),
        };
        let (entered_at, actor, why) = (row.get("entered_at")?, row.get("actor")?, row.get("why")?);
        Ok(Station { kind: word(row, "kind")?, entered_at, actor, why, left })
    }
}

/// Who moves a matter, when and why.
#[derive(Clone, Copy)]
pub struct Step<'a> {
    /// When.
    pub at: Ts,
    /// Who, as the journal writes it.
    pub actor: &'a str,
    /// Why, in a worker's words or as the word of the rule's outcome.
    pub why: &'a str,
}

/// Puts a matter that stands nowhere at a station. The database refuses a second open one.
pub async fn enter(tx: &mut Tx, matter: MatterId, kind: StationKind, step: Step<'_>) -> Res<()> {
    tx.run(ENTER, args![matter, kind.as_str(), step.at, step.actor, step.why]).await.map(drop)
}

/// Takes a matter from a station. With no other entered after it, the matter is closed.
///
/// # Errors
/// [`Fault::Stale`] where it no longer stands there.
pub async fn leave(tx: &mut Tx, matter: MatterId, kind: StationKind, step: Step<'_>) -> Res<()> {
    tx.change(LEAVE, args![matter, kind.as_str(), step.at, step.actor, step.why]).await
}

/// Moves a matter from one station to another in one step.
///
/// # Errors
/// [`Fault::Stale`] where it no longer stands at the first.
pub async fn go(tx: &mut Tx, matter: MatterId, from: StationKind, to: StationKind, step: Step<'_>) -> Res<()> {
    leave(tx, matter, from, step).await?;
    enter(tx, matter, to, step).await
}

/// The way of a matter so far.
pub async fn way(tx: &mut Tx, matter: MatterId) -> Res<Vec<Station>> {
    tx.all(WAY, args![matter]).await
}
