//! Who works where now, for pages: names beside matters, and who can be asked.

use crate::{SQL, StaffId, UnitId, office::UnitKind, permit::Area};
use law::reading::Competence;
use std::{collections::BTreeMap, sync::Arc};
use store::{Fault, FromRow, Res, Row, Stmt, Tx, args, named};

const COLLEAGUES: Stmt = named(SQL, "colleagues");
const NAMES: Stmt = named(SQL, "names");
const STAFF_SIZE: Stmt = named(SQL, "staff-size");
const ROLE: Stmt = named(SQL, "role-of-staff");
const AREAS: Stmt = named(SQL, "colleague-areas");
const UNITS: Stmt = named(SQL, "units-that-receive");
const RESOURCES: Stmt = named(SQL, "units-that-give");
const UNIT: Stmt = named(SQL, "unit-of-kind");
const KIND: Stmt = named(SQL, "kind-of-unit");

/// Somebody in service in a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: StaffId,
    /// The name.
    pub name: String,
    /// The role in words.
    pub role: String,
    /// What they are versed in.
    pub areas: Vec<Competence>,
    /// Whether they are away today.
    pub away: bool,
}

impl FromRow for Colleague {
    fn from_row(row: &Row) -> Res<Self> {
        let (id, name, role) = (row.get("id")?, row.get("name")?, row.get("role")?);
        Ok(Colleague { id, name, role, areas: Vec::new(), away: row.get("away")? })
    }
}

struct Id(UnitId);

impl FromRow for Id {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("id").map(Id)
    }
}

/// Everybody in service in a unit, by name.
pub async fn colleagues(tx: &mut Tx, unit: UnitId) -> Res<Vec<Colleague>> {
    let mut all: Vec<Colleague> = tx.all(COLLEAGUES, args![unit]).await?;
    let areas: Vec<Area> = tx.all(AREAS, args![unit]).await?;
    for one in &mut all {
        one.areas = areas.iter().filter(|a| a.0 == one.id).map(|a| a.1).collect();
    }
    Ok(all)
}

/// Those who work or have worked here, by name.
pub type Names = BTreeMap<StaffId, String>;

/// The names of those who work or have worked here. Nobody is taken away and no name is changed, so they are read once, and
/// again when somebody has come.
pub async fn names(tx: &mut Tx) -> Res<Arc<Names>> {
    tx.kept(STAFF_SIZE, NAMES, |rows| rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()).await
}

/// The role in words of somebody who works or has worked here.
pub async fn role(tx: &mut Tx, staff: StaffId) -> Res<Option<String>> {
    tx.rows(ROLE, args![staff]).await?.first().map(|row| row.get("role")).transpose()
}

/// The units where matters can lie, by name.
pub async fn units(tx: &mut Tx) -> Res<Vec<(UnitId, String)>> {
    tx.rows(UNITS, args![]).await?.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// The units that give support, by name.
pub async fn resources(tx: &mut Tx) -> Res<Vec<(UnitId, String)>> {
    tx.rows(RESOURCES, args![]).await?.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// The unit that takes in first contacts: the first by name where there are several.
pub async fn intake(tx: &mut Tx) -> Res<Option<UnitId>> {
    Ok(tx.one::<Id>(UNIT, args![UnitKind::Intake.name()]).await?.map(|id| id.0))
}

/// The unit where matters lie that somebody of the unit `own` registers: their own where it takes in or judges, else the
/// intake. `None` where there is no such unit: then nobody would answer for them.
pub async fn receiving(tx: &mut Tx, own: Option<UnitId>) -> Res<Option<UnitId>> {
    let kind = match own {
        Some(unit) => kind_of(tx, unit).await?,
        None => None,
    };
    Ok(match own.filter(|_| kind.is_some_and(UnitKind::receives)) {
        Some(unit) => Some(unit),
        None => intake(tx).await?,
    })
}

/// The kind of a unit; `None` where there is no such unit.
pub(crate) async fn kind_of(tx: &mut Tx, unit: UnitId) -> Res<Option<UnitKind>> {
    let Some(row) = tx.rows(KIND, args![unit]).await?.into_iter().next() else { return Ok(None) };
    let name: String = row.get("kind")?;
    UnitKind::named(&name).map(Some).ok_or_else(|| Fault::Shape("kind: a word of no list".into()))
}
