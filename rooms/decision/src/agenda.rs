//! The agenda of the committee (*dagordning*): its meetings, what is laid before it, and what the chair decided in haste.

use crate::{
    SQL,
    deeds::Proposal,
    heard::{day, day_of},
    moves::Ends,
};
use access::StaffId;
use casefile::matter::decision::{Exception, Outcome};
use casefile::{MatterId, Text};
use law::Day;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const MEETING: Stmt = named(SQL, "meeting-new");
const NEXT: Stmt = named(SQL, "meeting-next");
const MEETINGS: Stmt = named(SQL, "meetings");
const ATTACH: Stmt = named(SQL, "items-to-meeting");
const NEW: Stmt = named(SQL, "item-new");
const END: Stmt = named(SQL, "item-end");
const OF_MATTER: Stmt = named(SQL, "items-of-matter");
const SEEN: Stmt = named(SQL, "items-seen");
const OPEN: Stmt = named(SQL, "items-open");
const CHAIR: Stmt = named(SQL, "chair-new");
const CHAIR_OF: Stmt = named(SQL, "chair-of-matter");
const CHAIR_SEEN: Stmt = named(SQL, "chair-seen");
const CHAIR_COUNT: Stmt = named(SQL, "chair-count");

/// A meeting of the board or its committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: Uuid,
    /// Its day.
    pub day: Day,
}

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
}

/// What the chair or an appointed member decided because it could not wait (ORG-3).
#[derive(Clone)]
pub struct ChairDecision {
    /// The matter.
    pub matter: MatterId,
    /// What, as a word of the list.
    pub kind: String,
    /// On which day.
    pub day: Day,
    /// Who, by name: elected members have no record here.
    pub chair: String,
    /// What was decided.
    pub words: String,
    /// When it was noted.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

macro_rules! quiet {
    ($($name:ident),+) => { $(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+ };
}
quiet!(Ended, Item, ChairDecision);

impl FromRow for Meeting {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Meeting { id: row.get("id")?, day: day(row, "day")? })
    }
}

fn strange(what: &str) -> Fault {
    Fault::Shape(format!("{what}: a form we never write"))
}

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
        let meeting = row.get::<Option<Uuid>>("meeting_id")?.zip(day_of(row, "day")?);
        Ok(Item {
            id: row.get("id")?,
            matter: MatterId::of(row.get("matter_id")?),
            meeting: meeting.map(|(id, day)| Meeting { id, day }),
            kind: row.get("kind")?,
            proposal,
            presenter: StaffId(row.get("presenter")?),
            at: row.get("at")?,
            ended: ended(row)?,
        })
    }
}

fn ended(row: &Row) -> Res<Option<Ended>> {
    let Some(how) = row.get::<Option<String>>("ended_how")? else { return Ok(None) };
    let paragraph: String = row.get::<Option<String>>("paragraph")?.ok_or_else(|| strange("paragraph"))?;
    match (how.as_str(), row.get::<Option<String>>("words")?) {
        ("as_proposed", None) => Ok(Some(Ended::AsProposed(paragraph))),
        ("otherwise", Some(words)) => Ok(Some(Ended::Otherwise(paragraph, words))),
        ("back", Some(words)) => Ok(Some(Ended::Back(paragraph, words))),
        _ => Err(strange("ended_how")),
    }
}

impl FromRow for ChairDecision {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(ChairDecision {
            matter: MatterId::of(row.get("matter_id")?),
            kind: row.get("kind")?,
            day: day(row, "day")?,
            chair: row.get("chair")?,
            words: row.get("words")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

/// Sets a meeting, and gives it what waits for one. False where there is one on that day already.
pub(crate) async fn set(tx: &mut Tx, new: Meeting, at: Ts, actor: &str) -> Res<bool> {
    if tx.run(MEETING, args![new.id, new.day.to_string(), at, actor]).await? == 0 {
        return Ok(false);
    }
    tx.run(ATTACH, args![new.id]).await?;
    Ok(true)
}

/// The next meeting from a day on, that day too.
pub(crate) async fn next(tx: &mut Tx, from: Day) -> Res<Option<Meeting>> {
    tx.one(NEXT, args![from.to_string()]).await
}

/// The latest twelve meetings, the last day first.
pub async fn meetings(tx: &mut Tx) -> Res<Vec<Meeting>> {
    tx.all(MEETINGS, args![]).await
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

struct Count(i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("n").map(Count)
    }
}

async fn count(tx: &mut Tx, stmt: Stmt, with: Vec<store::Val>) -> Res<usize> {
    let n = tx.one::<Count>(stmt, with).await?.map_or(0, |count| count.0);
    Ok(usize::try_from(n).unwrap_or(0))
}

/// What lies before the committee, and what the minutes of a meeting since a day say, in the matters that this reader may
/// read; and how many open items there are in all.
pub(crate) async fn seen(tx: &mut Tx, reader: StaffId, since: Day) -> Res<(Vec<Seen>, usize)> {
    let all = tx.all(SEEN, args![reader, since.to_string()]).await?;
    Ok((all, count(tx, OPEN, args![]).await?))
}

/// Keeps what the chair decided.
pub(crate) async fn chair(tx: &mut Tx, id: Uuid, new: &ChairDecision) -> Res<()> {
    let (kind, chair, words) = (new.kind.as_str(), new.chair.as_str(), new.words.as_str());
    let row = args![id, new.matter, kind, new.day.to_string(), chair, words, new.at, new.actor.as_str()];
    tx.run(CHAIR, row).await.map(drop)
}

/// What the chair decided in a matter. The caller has a permit or sight for the matter.
pub(crate) async fn chair_of(tx: &mut Tx, matter: MatterId) -> Res<Vec<ChairDecision>> {
    tx.all(CHAIR_OF, args![matter]).await
}

/// What the chair decided after one day and until another, in the matters that this reader may read; and how many there
/// are in all.
pub(crate) async fn chair_seen(
    tx: &mut Tx,
    reader: StaffId,
    (after, until): (Day, Day),
) -> Res<(Vec<ChairDecision>, usize)> {
    let all = tx.all(CHAIR_SEEN, args![reader, after.to_string(), until.to_string()]).await?;
    Ok((all, count(tx, CHAIR_COUNT, args![after.to_string(), until.to_string()]).await?))
}
