//! The delegation scheme: who makes which decision, and who does while those are away.

use super::{NOT_YOURS, Permit};
use crate::{Act, No, Refusal, SQL, StaffId, charge};
use journal::Moment;
use law::{
    Day,
    credentials::{Away, DecisionRight, Degree, Experience, Mandate, Needs, Post, Staff, Why, may_decide},
    known::StaffKey,
    reading::Competence,
};
use store::{Fault, FromRow, Res, Row, Stmt, Tx, args, named};

const RIGHT: Stmt = named(SQL, "right");
const ONE: Stmt = named(SQL, "staff-one");
const AREAS: Stmt = named(SQL, "staff-areas");
const AWAY: Stmt = named(SQL, "staff-away");
const FIRST: Stmt = named(SQL, "first");
const FIRST_AREAS: Stmt = named(SQL, "first-areas");
const FIRST_AWAY: Stmt = named(SQL, "first-away");

/// How somebody holds a right to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// Holds it.
    First,
    /// Holds it while all who hold it are away.
    Substitute,
}

impl Rank {
    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            Rank::First => "first",
            Rank::Substitute => "substitute",
        }
    }
}

/// By what the holder of a permit to decide makes this decision: `right` is the act's name in the delegation scheme.
/// Stored with the decision.
///
/// # Errors
/// A refusal where the scheme does not name them, they stand in for one who is here, or the law asks for a degree or
/// experience that they have not.
pub async fn mandate(tx: &mut Tx, m: &Moment, by: &Permit, right: &str) -> Result<Mandate, No> {
    by.covers(Act::Decide)?;
    let (staff, matter) = (by.staff().ok_or(NOT_YOURS)?, by.matter().ok_or(NOT_YOURS)?);
    let charge = charge::charge(tx, matter).await?.ok_or(No::Absent)?;
    let (scheme, roster) = scheme(tx, right, staff).await?;
    let decider = known(tx, staff).await?.ok_or(NOT_YOURS)?;
    // Whoever is too close has no permit; but that the first is, is why a substitute may (ORG-6).
    let persons = charge::concerned(tx, matter).await?;
    let close = charge::kin_of(tx, persons).await?.into_values().flatten();
    let needs = Needs {
        qualification: charge.qualification,
        basic: charge.area,
        competence: charge.area.into_iter().collect(),
        conflict: close.map(key).collect(),
    };
    let today = m.law.settings().zone.day(m.at.instant());
    may_decide(&scheme, &decider, &needs, &roster, today).map_err(|why| refused(why).into())
}

/// What the scheme says of a right and of this one. The others are asked about only where this one may decide only while they
/// are away: in a large municipality they are hundreds.
async fn scheme(tx: &mut Tx, right: &str, staff: StaffId) -> Result<(DecisionRight, Vec<Staff>), No> {
    let held: Option<Held> = tx.one(RIGHT, args![right, staff]).await?;
    let own = vec![key(staff)];
    let (who, substitutes, roster) = match held.map(|one| one.substitute) {
        None => (vec![], vec![], vec![]),
        Some(false) => (own, vec![], vec![]),
        Some(true) => {
            let first = first(tx, right).await?;
            (first.iter().map(|one| one.key.clone()).collect(), own, first)
        }
    };
    Ok((DecisionRight { who, substitutes }, roster))
}

fn refused(why: Why) -> Refusal {
    let word = match why {
        Why::FirstIsHere => "access-first-is-here",
        Why::NoDegree | Why::NotIndependent => "access-unqualified",
        Why::Away(_) | Why::FreeDay | Why::Left(_) => "access-not-on-duty",
        Why::NotInTheRight | Why::NotVersed(_) | Why::TooClose => "access-no-mandate",
    };
    Refusal { word, rule: why.rule().or(Some("ORG-1")) }
}

fn key(staff: StaffId) -> StaffKey {
    StaffKey(staff.to_string())
}

struct Held {
    substitute: bool,
}

impl FromRow for Held {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Held { substitute: row.get::<String>("rank")? == Rank::Substitute.name() })
    }
}

struct Base {
    staff: StaffId,
    qualified: bool,
    independent: bool,
    last_day: Option<Day>,
}

impl Base {
    fn with(self, areas: impl Iterator<Item = Competence>, away: Vec<Away>) -> Staff {
        Staff {
            key: key(self.staff),
            post: Post::Employed,
            degree: if self.qualified { Degree::Fulfils25_1 } else { Degree::Other },
            experience: if self.independent { Experience::Independent } else { Experience::Introduction },
            areas: areas.collect(),
            away,
            free: Vec::new(),
            last_day: self.last_day,
        }
    }
}

fn day(row: &Row, col: &str) -> Res<Option<Day>> {
    let text: Option<String> = row.get(col)?;
    text.map(|t| Day::parse(&t).map_err(|e| Fault::Shape(format!("{col}: {e}")))).transpose()
}

impl FromRow for Base {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Base {
            staff: row.get("id")?,
            qualified: row.get("qualified_25_1")?,
            independent: row.get("independent")?,
            last_day: day(row, "last_day")?,
        })
    }
}

/// What somebody is versed in.
pub(crate) struct Area(pub(crate) StaffId, pub(crate) Competence);

impl FromRow for Area {
    fn from_row(row: &Row) -> Res<Self> {
        let text: String = row.get("area")?;
        let area = text.parse().map_err(|e| Fault::Shape(format!("area: {e}")))?;
        Ok(Area(row.get("staff_id")?, area))
    }
}

struct Absence(StaffId, Away);

impl FromRow for Absence {
    fn from_row(row: &Row) -> Res<Self> {
        let both = day(row, "from_day")?.zip(day(row, "until_day")?);
        let (from, to) = both.ok_or_else(|| Fault::Shape("an absence without days".into()))?;
        Ok(Absence(row.get("staff_id")?, Away { from, to }))
    }
}

/// A staff member as the law asks about them; `None` where there is none. Also for hints at distribution.
pub async fn known(tx: &mut Tx, staff: StaffId) -> Res<Option<Staff>> {
    let Some(base) = tx.one::<Base>(ONE, args![staff]).await? else { return Ok(None) };
    let areas: Vec<Area> = tx.all(AREAS, args![staff]).await?;
    let away: Vec<Absence> = tx.all(AWAY, args![staff]).await?;
    Ok(Some(base.with(areas.into_iter().map(|a| a.1), away.into_iter().map(|a| a.1).collect())))
}

/// All who hold a right first, each as [`known`] says; in three questions, however many they are.
async fn first(tx: &mut Tx, right: &str) -> Res<Vec<Staff>> {
    let all: Vec<Base> = tx.all(FIRST, args![right]).await?;
    let areas: Vec<Area> = tx.all(FIRST_AREAS, args![right]).await?;
    let away: Vec<Absence> = tx.all(FIRST_AWAY, args![right]).await?;
    let whole = |base: Base| {
        let staff = base.staff;
        let away = away.iter().filter(|a| a.0 == staff).map(|a| a.1).collect();
        base.with(areas.iter().filter(|a| a.0 == staff).map(|a| a.1), away)
    };
    Ok(all.into_iter().map(whole).collect())
}
