//! Permits for staff: what the database knows about them, put to the policy.

use super::NOT_YOURS;
use crate::{Act, Effect, Facts, No, Permit, Refusal, SQL, StaffId, UnitId, Who, decide, policy::policy};
use store::{Fault, FromRow, Res, Row, Stmt, Tx, Uuid, args, named};

const STANDING: Stmt = named(SQL, "standing-of");
const AT_WORK: Stmt = named(SQL, "at-work");
const IN_UNIT: Stmt = named(SQL, "answering-in-unit");
const ANSWERING: Stmt = named(SQL, "answering-for-unit");
const AREAS: Stmt = named(SQL, "staff-areas");

impl Permit {
    /// A permit for what a staff member does without a matter: their day, a search, registering, an emergency. Letters
    /// are read and answered by the intake, as the policy says of what nobody has made a matter of yet; the office is
    /// arranged by heads.
    ///
    /// # Errors
    /// A refusal where the act is not theirs, or they are not in service.
    pub async fn for_staff(tx: &mut Tx, staff: StaffId, act: Act) -> Result<Permit, No> {
        let place = place_of(tx, staff).await?.ok_or(NOT_YOURS)?;
        let theirs = match act {
            Act::Enter | Act::Leave | Act::Day | Act::Search | Act::Register | Act::Glass => true,
            Act::ReportRead | Act::ReportReply => place.intake && (place.heads || reads_unread(tx, staff).await?),
            Act::Office => place.heads,
            _ => false,
        };
        if !theirs {
            return Err(NOT_YOURS.into());
        }
        Ok(Permit { who: Who::Staff(staff), act, unit: place.units.first().copied(), matter: None, rule: None })
    }

    /// Asks the policy whether a staff member may do this with this matter, now.
    ///
    /// # Errors
    /// [`No::Absent`] where there is no such matter, and exactly the same where they may not know of it. A refusal with
    /// the rule's own sentence where they may see the matter but not do this, or only its neutral sentence.
    pub async fn for_matter(tx: &mut Tx, staff: StaffId, act: Act, matter: Uuid) -> Result<Permit, No> {
        let [permit] = Permit::each_for_matter(tx, staff, [act], matter).await?;
        permit
    }

    /// Asks the same of several acts at once: the answer to each, in their order.
    ///
    /// # Errors
    /// [`No::Absent`] where there is no such matter; what the policy says of an act is that act's answer.
    pub async fn each_for_matter<const N: usize>(
        tx: &mut Tx,
        staff: StaffId,
        acts: [Act; N],
        matter: Uuid,
    ) -> Result<[Result<Permit, No>; N], No> {
        let facts = standing(tx, staff, matter).await?.ok_or(No::Absent)?;
        let unit = place_of(tx, staff).await?.and_then(|p| p.units.first().copied());
        let permit = |act, rule| Permit { who: Who::Staff(staff), act, unit, matter: Some(matter), rule: Some(rule) };
        Ok(acts.map(|act| judge(act, facts).map(|rule| permit(act, rule))))
    }
}

/// Whether the policy lets somebody who takes in first contacts read what is nobody's matter yet.
async fn reads_unread(tx: &mut Tx, staff: StaffId) -> Res<bool> {
    let policy = policy().map_err(|e| Fault::Unfit(e.to_string()))?;
    let read = |row: &Row| {
        let area: String = row.get("area")?;
        area.parse().map_err(|e| Fault::Shape(format!("area: {e}")))
    };
    let versed: Vec<_> = tx.rows(AREAS, args![staff]).await?.iter().map(read).collect::<Res<_>>()?;
    Ok(policy.reads_unread(&versed))
}

/// What the policy says, with the id of the rule that lets it through. Only what may be seen is refused with a reason; to
/// those who only give the support the matter itself is nowhere, and what they may do is asked about the support alone.
fn judge(act: Act, facts: Facts) -> Result<&'static str, No> {
    let policy = policy().map_err(|e| Fault::Unfit(e.to_string()))?;
    let refused = |rule: &'static crate::Rule| Refusal { word: &rule.word, rule: rule.law.as_deref() };
    let known = match act {
        Act::Support | Act::Perform if decide(policy, Act::See, facts).is_err() => Act::Support,
        _ => Act::See,
    };
    match decide(policy, known, facts) {
        Err(rule) if rule.effect == Effect::Veil => return Err(refused(rule).into()),
        Err(_) => return Err(No::Absent),
        Ok(_) => {}
    }
    decide(policy, act, facts).map(|rule| rule.id.as_str()).map_err(|rule| refused(rule).into())
}

/// The facts about a staff member and a matter, or `None` where one of the two is not there.
pub(crate) async fn standing(tx: &mut Tx, staff: StaffId, matter: Uuid) -> Res<Option<Facts>> {
    tx.rows(STANDING, args![staff, matter]).await?.first().map(Facts::from_standing).transpose()
}

/// A colleague is not one to whom this can be given. Says no more: the reason may be closeness, and that is theirs.
pub(crate) const CANNOT: Refusal = Refusal { word: "access-colleague-cannot", rule: None };
const AWAY: Refusal = Refusal { word: "access-colleague-away", rule: None };
const UNQUALIFIED: Refusal = Refusal { word: "access-colleague-unqualified", rule: Some("ORG-5") };

/// Whether somebody else could do this with the matter if `more` held besides.
pub(crate) async fn fit(tx: &mut Tx, whom: StaffId, matter: Uuid, act: Act, more: Facts) -> Result<(), No> {
    let facts = standing(tx, whom, matter).await?.ok_or(CANNOT)?;
    let facts = more.each().fold(facts, Facts::with);
    let policy = policy().map_err(|e| Fault::Unfit(e.to_string()))?;
    match decide(policy, act, facts) {
        Ok(_) => Ok(()),
        Err(rule) if rule.id == "away" => Err(AWAY.into()),
        Err(rule) if rule.law.as_deref() == UNQUALIFIED.rule => Err(UNQUALIFIED.into()),
        Err(_) => Err(CANNOT.into()),
    }
}

/// Where somebody in service works.
pub(crate) struct Place {
    /// Their units, the one held longest first.
    pub(crate) units: Vec<UnitId>,
    /// Whether one of them takes in first contacts.
    intake: bool,
    /// Whether they head a unit.
    heads: bool,
}

struct Work {
    unit: Option<UnitId>,
    intake: bool,
    heads: bool,
}

impl FromRow for Work {
    fn from_row(row: &Row) -> Res<Self> {
        let unit: Option<Uuid> = row.get("unit_id")?;
        Ok(Work { unit: unit.map(UnitId), intake: row.get("intake")?, heads: row.get("heads")? })
    }
}

/// Where somebody works; `None` where they are not in service.
pub(crate) async fn place_of(tx: &mut Tx, staff: StaffId) -> Res<Option<Place>> {
    let rows: Vec<Work> = tx.all(AT_WORK, args![staff]).await?;
    Ok(rows.first().map(|first| Place {
        units: rows.iter().filter_map(|r| r.unit).collect(),
        intake: first.intake,
        heads: first.heads,
    }))
}

struct Head(StaffId);

impl FromRow for Head {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("staff_id").map(Head)
    }
}

/// Who answers for the matters of a unit: its head; while that post is vacant the deputy; where there is none either, the
/// head of another unit that judges or takes in. Whoever stands somebody in the matter `about` close (ORG-6) comes last: one
/// who sees nothing of it would answer for it. `None` only where no such unit has a head in service.
pub(crate) async fn answering(tx: &mut Tx, unit: UnitId, about: Option<Uuid>) -> Res<Option<StaffId>> {
    if let Some(head) = tx.one::<Head>(IN_UNIT, args![unit, about]).await? {
        return Ok(Some(head.0));
    }
    // It goes through all that are head of anything: a town has few, and a unit seldom nobody.
    Ok(tx.one::<Head>(ANSWERING, args![unit, about]).await?.map(|h| h.0))
}
