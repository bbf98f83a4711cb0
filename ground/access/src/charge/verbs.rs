//! The verbs of a charge on the database. They write no event: the deed that calls them does, once, in its own words.

use super::{Bare, CARRIER, Charge, HEAD, HEADLESS, Part, TieRow};
use crate::{
    Act, Fact, Facts, No, Permit, Refusal, SQL, StaffId, UnitId, known,
    permit::{CANNOT, NOT_YOURS, answering, fit, place_of, standing},
};
use journal::Moment;
use law::reading::{Competence, Qualification};
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const OPEN: Stmt = named(SQL, "open-charge");
const CONCERN: Stmt = named(SQL, "add-concern");
const CLAIM: Stmt = named(SQL, "claim-charge");
const CHARGE: Stmt = named(SQL, "charge");
const TIES: Stmt = named(SQL, "ties");
const BEGIN: Stmt = named(SQL, "begin-tie");
const END: Stmt = named(SQL, "end-tie");
const SET: Stmt = named(SQL, "set-charge");
const LEFT_BEHIND: Stmt = named(SQL, "left-behind");
const MISHEADED: Stmt = named(SQL, "misheaded");
const CLOSE: Stmt = named(SQL, "close-to-head");
pub(super) const CLOSE_TIES: Stmt = named(SQL, "close-ties");
const CEASE: Stmt = named(SQL, "performing-close");

/// What access must be told of a new matter.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The matter's id.
    pub matter: Uuid,
    /// The unit where it lies.
    pub unit: UnitId,
    /// The competence it asks for; none where any member of the unit may see it.
    pub area: Option<Competence>,
    /// Whether it asks for the degree of SoL 25:1.
    pub qualification: Qualification,
    /// Every person of the contact, also those of its other matters: closeness to one counts for all of them (ORG-6).
    /// Whose protection closes the matter is told afterwards, with [`shield`](super::shield).
    pub persons: Vec<Uuid>,
}

/// Opens a charge. The head of the unit, or who answers in the head's place while the post is vacant, carries it until somebody takes it and answers for it all the way; the one who
/// registered it sees it until it is taken, if it is of their own work: the reception's, who works with no area, and that
/// of a colleague in the unit who works with this one. Who takes down a call for another area, or for another board, has
/// done with it when it is registered.
///
/// # Errors
/// A refusal where no head at all is in service: nobody would answer for the matter.
pub async fn open(tx: &mut Tx, m: &Moment, by: &Permit, new: Opening) -> Result<Charge, No> {
    by.covers(Act::Register)?;
    let asks = new.qualification == Qualification::Degree;
    tx.run(OPEN, args![new.matter, new.unit, new.area.map(Competence::as_str), asks, m.at]).await?;
    for person in new.persons {
        tx.run(CONCERN, args![new.matter, person]).await?;
    }
    let head = answering(tx, new.unit, Some(new.matter)).await?.ok_or(HEADLESS)?;
    let registrar = match by.staff() {
        Some(staff) if stays(tx, staff, new.unit, new.area).await? => Some((staff, Part::Registrar.name())),
        _ => None,
    };
    for (staff, kind) in [(head, CARRIER), (head, HEAD)].into_iter().chain(registrar) {
        begin(tx, m, new.matter, staff, kind, None).await?;
    }
    charge(tx, new.matter).await?.ok_or(No::Absent)
}

/// Whether the one who registered has more to do with it.
async fn stays(tx: &mut Tx, staff: StaffId, unit: UnitId, area: Option<Competence>) -> Res<bool> {
    let here = place_of(tx, staff).await?.is_some_and(|place| place.units.contains(&unit));
    let areas = known(tx, staff).await?.map(|staff| staff.areas).unwrap_or_default();
    Ok(here && (areas.is_empty() || area.is_none_or(|area| areas.contains(&area))))
}

/// The charge of a matter, or `None` where there is none. Asks nobody's permission: for deeds that hold a permit.
pub async fn charge(tx: &mut Tx, matter: Uuid) -> Res<Option<Charge>> {
    match tx.one::<Bare>(CHARGE, args![matter]).await? {
        Some(bare) => tied(tx, bare).await.map(Some),
        None => Ok(None),
    }
}

async fn tied(tx: &mut Tx, bare: Bare) -> Res<Charge> {
    let ties: Vec<TieRow> = tx.all(TIES, args![bare.matter]).await?;
    bare.with(ties)
}

/// Takes hold of a charge until the deed is done: two who change its ties come one after the other.
pub(crate) async fn claim(tx: &mut Tx, matter: Uuid) -> Result<Charge, No> {
    let bare: Bare = tx.one(CLAIM, args![matter]).await?.ok_or(No::Absent)?;
    Ok(tied(tx, bare).await?)
}

/// Writes the difference between two states of one charge.
pub(crate) async fn save(tx: &mut Tx, m: &Moment, old: &Charge, new: Charge) -> Res<Charge> {
    for (was, is, kind) in [(old.carrier, new.carrier, CARRIER), (old.head, new.head, HEAD)] {
        if was != is {
            end(tx, m, new.matter, was, kind).await?;
            begin(tx, m, new.matter, is, kind, None).await?;
        }
    }
    for ((staff, part), until) in &old.parts {
        if new.parts.get(&(*staff, *part)) != Some(until) {
            end(tx, m, new.matter, *staff, part.name()).await?;
        }
    }
    for ((staff, part), until) in &new.parts {
        if old.parts.get(&(*staff, *part)) != Some(until) {
            begin(tx, m, new.matter, *staff, part.name(), *until).await?;
        }
    }
    tx.run(SET, args![new.matter, new.unit, new.taken_at, new.closed_at, new.offered_to.map(Uuid::from)]).await?;
    if old.closed_at != new.closed_at {
        tx.run(CLOSE_TIES, args![new.matter, new.closed_at]).await?;
    }
    Ok(new)
}

pub(super) async fn begin(
    tx: &mut Tx,
    m: &Moment,
    matter: Uuid,
    staff: StaffId,
    kind: &str,
    until: Option<Ts>,
) -> Res<()> {
    tx.run(BEGIN, args![m.id(), matter, staff, kind, m.at, until]).await.map(drop)
}

async fn end(tx: &mut Tx, m: &Moment, matter: Uuid, staff: StaffId, kind: &str) -> Res<()> {
    tx.run(END, args![matter, staff, kind, m.at]).await.map(drop)
}

/// Takes a matter from the queue. What was offered to a unit is received there instead ([`receive`](super::receive)).
///
/// # Errors
/// A refusal where somebody has taken it, it is on its way to another unit, or it is closed.
pub async fn take(tx: &mut Tx, m: &Moment, by: &Permit, matter: Uuid) -> Result<Charge, No> {
    by.covers_matter(Act::Carry, matter)?;
    let staff = by.staff().ok_or(NOT_YOURS)?;
    let old = claim(tx, matter).await?;
    let new = old.clone().taken(staff, m.at)?;
    Ok(save(tx, m, &old, new).await?)
}

/// Gives a matter to a colleague of the unit, who must be one who may carry it.
///
/// # Errors
/// A refusal where the colleague may not, without saying why if it is closeness; or where the matter is closed.
pub async fn hand(tx: &mut Tx, m: &Moment, by: &Permit, matter: Uuid, to: StaffId) -> Result<Charge, No> {
    by.covers_matter(Act::Hand, matter)?;
    let old = claim(tx, matter).await?;
    fit(tx, to, matter, Act::Carry, Facts::default()).await?;
    if place_of(tx, to).await?.is_none_or(|place| !place.units.contains(&old.unit)) {
        return Err(CANNOT.into());
    }
    let new = old.clone().handed(to, m.at)?;
    Ok(save(tx, m, &old, new).await?)
}

/// Asks a colleague for advice, until an hour. It ends by itself ([`crate::expire`]).
///
/// # Errors
/// As for [`hand`]; and a refusal where the hour has passed.
pub async fn consult(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    matter: Uuid,
    whom: StaffId,
    until: Ts,
) -> Result<Charge, No> {
    if until <= m.at {
        return Err(Refusal { word: "access-until-passed", rule: None }.into());
    }
    by.covers_matter(Act::Hand, matter)?;
    let old = claim(tx, matter).await?;
    fit(tx, whom, matter, Act::Read, Facts::of(&[Fact::Consulted])).await?;
    let new = old.clone().shared(whom, Part::Consulted, Some(until))?;
    Ok(save(tx, m, &old, new).await?)
}

/// Ends somebody's part in a matter: by one who may hand it, or by the one whose part it is.
pub async fn end_part(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    matter: Uuid,
    whom: StaffId,
    part: Part,
) -> Result<Charge, No> {
    if by.staff() == Some(whom) {
        by.covers_matter(by.act(), matter)?;
    } else {
        by.covers_matter(Act::Hand, matter)?;
    }
    let old = claim(tx, matter).await?;
    let new = old.clone().unshared(whom, part)?;
    Ok(save(tx, m, &old, new).await?)
}

/// Gives a matter back to the queue, that is to the responsible head.
pub async fn back(tx: &mut Tx, m: &Moment, by: &Permit, matter: Uuid) -> Result<Charge, No> {
    by.covers_matter(Act::Hand, matter)?;
    let old = claim(tx, matter).await?;
    let new = old.clone().given_back()?;
    Ok(save(tx, m, &old, new).await?)
}

/// Closes a matter for everybody but the one who carried it and the one who answers for it. Any permit that changes this
/// matter will do: what closing needs in law is the calling deed's question.
pub async fn close(tx: &mut Tx, m: &Moment, by: &Permit, matter: Uuid) -> Result<Charge, No> {
    if matches!(by.act(), Act::See | Act::Read | Act::Support) {
        return Err(NOT_YOURS.into());
    }
    by.covers_matter(by.act(), matter)?;
    let old = claim(tx, matter).await?;
    let new = old.clone().closed(m.at)?;
    tx.run(CEASE, args![matter, m.at]).await?;
    Ok(save(tx, m, &old, new).await?)
}

struct Id(Uuid);

impl FromRow for Id {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("matter_id").map(Id)
    }
}

/// Open matters whose carrier or head has left, or stands somebody in it close (ORG-6), oldest first, at most 200. The beginning of a day calls [`relieve`] for
/// each and writes its event ([`crate::settle`]).
pub async fn left_behind(tx: &mut Tx) -> Res<Vec<Uuid>> {
    Ok(tx.all::<Id>(LEFT_BEHIND, args![]).await?.into_iter().map(|id| id.0).collect())
}

/// Puts a matter that somebody left behind back into good hands: whoever answers for its unit answers for it, and carries
/// it where the carrier is gone or too close. The one who registered it, or was asked for advice, keeps that part.
///
/// # Errors
/// A refusal where no head at all is in service: then it stays on the list of [`left_behind`].
pub async fn relieve(tx: &mut Tx, m: &Moment, by: &Permit, matter: Uuid) -> Result<Charge, No> {
    by.covers(Act::Settle)?;
    let old = claim(tx, matter).await?;
    let head = answering(tx, old.unit, Some(matter)).await?.ok_or(HEADLESS)?;
    let close = standing(tx, old.carrier, matter).await?.is_some_and(|facts| facts.has(Fact::Kin));
    let gone = close || place_of(tx, old.carrier).await?.is_none();
    let new = old.clone();
    let new = if gone { new.relieved(head) } else { new.headed_by(head) };
    Ok(save(tx, m, &old, new).await?)
}

/// After a unit got another head: every open matter of it gets that head.
pub(crate) async fn follow_heads(tx: &mut Tx, m: &Moment, unit: UnitId, head: StaffId) -> Result<(), No> {
    loop {
        let some: Vec<Id> = tx.all(MISHEADED, args![unit, head]).await?;
        if some.is_empty() {
            break;
        }
        for Id(matter) in some {
            heads(tx, m, matter, head).await?;
        }
    }
    // Where the new head stands somebody close, who answers next.
    for Id(matter) in tx.all::<Id>(CLOSE, args![unit, head]).await? {
        if let Some(next) = answering(tx, unit, Some(matter)).await? {
            heads(tx, m, matter, next).await?;
        }
    }
    Ok(())
}

async fn heads(tx: &mut Tx, m: &Moment, matter: Uuid, head: StaffId) -> Result<(), No> {
    let old = claim(tx, matter).await?;
    let new = old.clone().headed_by(head);
    save(tx, m, &old, new).await.map(drop).map_err(No::from)
}
