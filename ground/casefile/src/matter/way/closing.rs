//! How a matter ends: it leaves its station, what was done in it stops, and what the family is told of that.
//!
//! [`leave`] is what every ending has in common. The words are kept where support was given: there somebody says what was
//! done, what became of it, and where the family turns another time.

use super::{
    SQL, clock,
    station::{self, Step},
};
use crate::{
    Text,
    cell::quiet,
    matter::{
        MatterId,
        decision::presented,
        handover,
        measure::{self, MeasureId},
    },
};
use access::{No, Permit};
use journal::Moment;
use law::ClockKind;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, args, named};

const NEW: Stmt = named(SQL, "closing-new");
const ONE: Stmt = named(SQL, "closing");
const BEFORE_BOARD: Stmt = named(SQL, "before-board");

/// What the family is told when a matter is closed.
#[derive(Clone)]
pub struct Words {
    /// What was done.
    pub done: Text,
    /// What became of it.
    pub became: Text,
    /// Where to turn again.
    pub again: Text,
    /// Why there was no last follow-up, where there was none.
    pub unfollowed: Option<Text>,
}

/// How a matter was closed, as it is kept.
#[derive(Clone)]
pub struct Closing {
    /// What was done.
    pub done: String,
    /// What became of it.
    pub became: String,
    /// Where to turn again.
    pub again: String,
    /// Why there was no last follow-up, where there was none.
    pub unfollowed: Option<String>,
    /// When.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

quiet!(Words, Closing);

impl Words {
    /// Everything in it that somebody wrote, each with its name.
    pub fn texts(&self) -> Vec<(&'static str, &str)> {
        let own = [("done", &self.done), ("became", &self.became), ("again", &self.again)];
        let why = self.unfollowed.as_ref().map(|text| ("unfollowed", text));
        own.into_iter().chain(why).map(|(name, text)| (name, text.as_str())).collect()
    }
}

impl FromRow for Closing {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Closing {
            done: row.get("done")?,
            became: row.get("became")?,
            again: row.get("again")?,
            unfollowed: row.get("unfollowed")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

/// What stopped with a matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stopped {
    /// The measures that were not over: what rested on consent rests on none any more.
    pub measures: Vec<MeasureId>,
    /// The clocks that ran. Until when a party can appeal is the party's own, and runs on.
    pub clocks: Vec<ClockKind>,
}

/// Closes a matter: it leaves the station where it stands, and nobody works in it any more. Where `words` are said, what was
/// done in it stops with them: its measures are over, and its clocks. The matter must have been claimed; the deed that calls
/// this writes the event.
///
/// # Errors
/// A refusal where the permit is none to change something; [`Fault::Stale`] where the matter stands nowhere.
pub async fn leave(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    matter: MatterId,
    (why, words): (&str, Option<&Words>),
) -> Result<Stopped, No> {
    let actor = by.actor();
    let step = Step { at: m.at, actor: &actor, why };
    let here = station::way(tx, matter).await?.into_iter().find(|at| at.left.is_none()).ok_or(Fault::Stale)?;
    station::leave(tx, matter, here.kind, step).await?;
    let mut stopped = Stopped::default();
    if let Some(words) = words {
        let today = m.law.settings().zone.day(m.at.instant());
        for one in measure::all(tx, matter).await?.into_iter().filter(|one| one.end.is_none()) {
            // What had not begun ends on the day on which it would have.
            measure::end(tx, m, one.id, (today.max(one.since), &words.became), &actor).await?;
            stopped.measures.push(one.id);
        }
        for kept in clock::all(tx, matter).await?.into_iter().filter(|kept| kept.stopped.is_none()) {
            if kept.clock.kind != ClockKind::Appeal {
                clock::stop(tx, matter, kept.clock.kind, step).await?;
                stopped.clocks.push(kept.clock.kind);
            }
        }
        keep(tx, m, matter, words, &actor).await?;
    }
    presented::end(tx, matter, &presented::Ended::Closed, step).await?;
    handover::close(tx, m, by, matter).await?;
    Ok(stopped)
}

async fn keep(tx: &mut Tx, m: &Moment, matter: MatterId, new: &Words, actor: &str) -> Res<()> {
    let (done, became, again) = (new.done.as_str(), new.became.as_str(), new.again.as_str());
    let row = args![matter, done, became, again, new.unfollowed.as_ref().map(Text::as_str), m.at, actor];
    tx.run(NEW, row).await.map(drop)
}

/// How a matter was closed, where that was said in words. The caller has a permit or sight for the matter.
pub async fn one(tx: &mut Tx, matter: MatterId) -> Res<Option<Closing>> {
    tx.one(ONE, args![matter]).await
}

/// Whether something of a matter lies before the board or its committee and is not decided. The caller has a permit or
/// sight for the matter.
pub async fn lies_before_board(tx: &mut Tx, matter: MatterId) -> Res<bool> {
    Ok(!tx.rows(BEFORE_BOARD, args![matter]).await?.is_empty())
}
