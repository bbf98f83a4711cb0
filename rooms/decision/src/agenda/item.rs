//! What is laid before the committee, and what became of it.

use super::{Meeting, count, quiet, strange};
use crate::{SQL, deeds::Proposal, heard::day_of, moves::Ends};
use access::StaffId;
use casefile::matter::decision::{Exception, Outcome};
use casefile::{MatterId, Text};
use law::Day;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "item-new");
const MOVE: Stmt = named(SQL, "item-move");
const END: Stmt = named(SQL, "item-end");
const OF_MATTER: Stmt = named(SQL, "items-of-matter");
const SEEN: Stmt = named(SQL, "items-seen");
const OPEN: Stmt = named(SQL, "items-open");

/// What the minutes say of an item.
#[derive(Clone)]
pub enum Ended {
    /// Decided as proposed, in this paragraph.
    AsProposed(String),
    /// Decided otherwise: in which paragraph, and the difference in words.
    Otherwise(String, String),
    /// Back for more: in which paragraph, and what is asked for.
    Back(String, String),
}

/// Something that lies before the committee.
#[derive(Clone)]
pub struct Item {
    /// Its id.
    pub id: Uuid,
    /// The matter.
    pub matter: MatterId,
    /// The meeting; none while no day is set.
    pub meeting: Option<Meeting>,
    /// What is to be decided about, as a word of the list.
    pub kind: String,
    /// What is proposed.
    pub proposal: Proposal,
    /// Who presents it.
    pub presenter: StaffId,
    /// When it was laid there.
    pub at: Ts,
    /// What the minutes say.
    pub ended: Option<Ended>,
    /// Why it was taken off the agenda again, where it was.
    pub withdrawn: Option<String>,
}

impl Item {
    /// Whether the committee is still to decide it.
    pub fn is_open(&self) -> bool {
        self.ended.is_none() && self.withdrawn.is_none()
    }
}

quiet!(Ended, Item);

/// A text that was kept.
fn text(row: &Row, col: &str) -> Res<Text> {
    Text::parse(&row.get::<String>(col)?, usize::MAX).map_err(|_| strange(col))
}

fn text_of(row: &Row, col: &str) -> Res<Option<Text>> {
    let kept: Option<String> = row.get(col)?;
    kept.map(|kept| Text::parse(&kept, usize::MAX).map_err(|_| strange(col))).transpose()
}

fn word<T: std::str::FromStr>(row: &Row, col: &str) -> Res<T> {
    row.get::<String>(col)?.parse().map_err(|_| strange(col))
}

impl FromRow for Item {
    fn from_row(row: &Row) -> Res<Self> {
        let unheard = match row.get::<Option<String>>("unheard")? {
            Some(why) => Some((why.parse::<Exception>().map_err(|_| strange("unheard"))?, text(row, "unheard_why")?)),
            None => None,
        };
        let proposal = Proposal {
            outcome: word::<Outcome>(row, "outcome")?,
            ends: Ends::named(&row.get::<String>("ends")?).ok_or_else(|| strange("ends"))?,
            ground: text(row, "ground")?,
            facts: text(row, "facts")?,
            means: [text(row, "means_1")?, text(row, "means_2")?, text(row, "means_3")?],
            follow_up: day_of(row, "follow_up")?,
            unheard,
            childs_view: text_of(row, "childs_view")?,
            consent_why: text_of(row, "consent_why")?,
        };
        let (ended, withdrawn) = ended(row)?;
        let meeting = row.get::<Option<Uuid>>("meeting_id")?.zip(day_of(row, "day")?);
        Ok(Item {
            id: row.get("id")?,
            matter: MatterId::of(row.get("matter_id")?),
            meeting: meeting.map(|(id, day)| Meeting { id, day }),
            kind: row.get("kind")?,
            proposal,
            presenter: StaffId(row.get("presenter")?),
            at: row.get("at")?,
            ended,
            withdrawn,
        })
    }
}

/// What the minutes say, or why there are none to come.
fn ended(row: &Row) -> Res<(Option<Ended>, Option<String>)> {
    let Some(how) = row.get::<Option<String>>("ended_how")? else { return Ok((None, None)) };
    let minutes = match (how.as_str(), row.get("paragraph")?, row.get("words")?) {
        ("as_proposed", Some(paragraph), None) => Ended::AsProposed(paragraph),
        ("otherwise", Some(paragraph), Some(words)) => Ended::Otherwise(paragraph, words),
        ("back", Some(paragraph), Some(words)) => Ended::Back(paragraph, words),
        ("withdrawn", None, Some(words)) => return Ok((None, Some(words))),
        _ => return Err(strange("ended_how")),
    };
    Ok((Some(minutes), None))
}

/// Moves an item to another meeting, or to wait for a day.
///
/// # Errors
/// [`Fault::Stale`] where it has ended.
pub(crate) async fn go(tx: &mut Tx, id: Uuid, to: Option<Uuid>) -> Res<()> {
    tx.change(MOVE, args![id, to]).await
}

/// Lays a proposal before the committee. False where one of its kind lies there from this matter.
pub(crate) async fn put(tx: &mut Tx, new: &Item, actor: &str) -> Res<bool> {
    let (p, [first, second, third]) = (&new.proposal, &new.proposal.means);
    let row = args![
        new.id,
        new.matter,
        new.meeting.map(|meeting| meeting.id),
        new.kind.as_str(),
        p.outcome.as_str(),
        p.ends.word(),
        p.ground.as_str(),
        p.facts.as_str(),
        first.as_str(),
        second.as_str(),
        third.as_str(),
        p.follow_up.map(|day| day.to_string()),
        p.unheard.as_ref().map(|(why, _)| why.as_str()),
        p.unheard.as_ref().map(|(_, words)| words.as_str()),
        p.childs_view.as_ref().map(Text::as_str),
        p.consent_why.as_ref().map(Text::as_str),
        new.presenter,
        new.at,
        actor,
    ];
    Ok(tx.run(NEW, row).await? == 1)
}

/// Keeps what the minutes say of an item.
///
/// # Errors
/// [`Fault::Stale`] where that was written before.
pub(crate) async fn end(tx: &mut Tx, id: Uuid, ended: &Ended, presided: &str, (at, actor): (Ts, &str)) -> Res<()> {
    let (how, paragraph, words) = match ended {
        Ended::AsProposed(paragraph) => ("as_proposed", paragraph, None),
        Ended::Otherwise(paragraph, words) => ("otherwise", paragraph, Some(words.as_str())),
        Ended::Back(paragraph, words) => ("back", paragraph, Some(words.as_str())),
    };
    let row = args![id, at, actor, how, words, paragraph.as_str(), presided];
    tx.change(END, row).await
}

/// Takes an item off the agenda, and keeps why.
///
/// # Errors
/// [`Fault::Stale`] where it has ended.
pub(crate) async fn withdraw(tx: &mut Tx, id: Uuid, why: &str, (at, actor): (Ts, &str)) -> Res<()> {
    let none = None::<&str>;
    tx.change(END, args![id, at, actor, "withdrawn", why, none, none]).await
}

/// What of a matter was laid before the committee, the first first. The caller has a permit or sight for the matter.
pub async fn items(tx: &mut Tx, matter: MatterId) -> Res<Vec<Item>> {
    tx.all(OF_MATTER, args![matter]).await
}

/// An item with whom it is about.
pub(crate) struct Seen {
    pub item: Item,
    pub name: Option<String>,
}

impl FromRow for Seen {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Seen { item: Item::from_row(row)?, name: row.get("name")? })
    }
}

/// What lies before the committee, and what the minutes of a meeting since a day say, in the matters that this reader may
/// read; and how many open items there are in all.
pub(crate) async fn seen(tx: &mut Tx, reader: StaffId, since: Day) -> Res<(Vec<Seen>, usize)> {
    let all = tx.all(SEEN, args![reader, since.to_string()]).await?;
    Ok((all, count(tx, OPEN, args![]).await?))
}
