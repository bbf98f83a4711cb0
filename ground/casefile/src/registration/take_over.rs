//! What an older system hands over before the house's first day: persons, who stands them close, and matters. Each is a
//! deed of the office with one event.

use super::{
    charged,
    event::{CLOSENESS_NOTED, MATTER_TAKEN_OVER, PERSON_TAKEN_OVER},
};
use crate::{
    MatterId, NewPerson, PersonId, Text,
    matter::{
        self, clock, competence_text, investigation,
        party::{self, Party, Role},
        stage_word,
        station::{self, StationKind, Step},
    },
    person::{self, guarded, guarded::ReachKind, relation, relation::Kinship},
};
use access::charge::{self, Opening, Stood};
use access::{Act, No, Permit, StaffId, UnitId};
use journal::{Event, Moment};
use law::follows::Stage;
use law::known::Work;
use law::reading::{Acute, Area, DocumentedIn, Feedback, FeedbackClock, Kind, Opens, Qualification, ReporterKind};
use law::{Clock, Day};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::{Stmt, Ts, Tx, Uuid, args, named};

const MATTER: Stmt = named(matter::SQL, "matter-new");

/// Why a matter stands where it stands, in the words of its way.
const WHY: &str = "taken over";

/// A person as an older system knew them.
#[derive(Clone)]
pub struct OldPerson {
    /// Who it is.
    pub person: NewPerson,
    /// Where the person lives or gets post; kept in the guarded place.
    pub address: Option<Text>,
}

/// A matter as it stood in an older system.
#[derive(Clone)]
pub struct OldMatter {
    /// What it was called there, for the journal.
    pub mark: Text,
    /// Whose it is.
    pub person: PersonId,
    /// The person's custodial guardians, where they were known.
    pub guardians: Vec<PersonId>,
    /// What was done in it.
    pub work: Work,
    /// The side of the service.
    pub area: Area,
    /// First day.
    pub opened: Day,
    /// Last day, once closed.
    pub closed: Option<Day>,
    /// Who carries it.
    pub carrier: Option<StaffId>,
}

/// Keeps a person whom an older system knew.
///
/// # Errors
/// A refusal where the permit is not of the office, or another record has the number.
pub async fn person(tx: &mut Tx, by: &Permit, m: &Moment, old: &OldPerson) -> Result<PersonId, No> {
    by.covers(Act::Office)?;
    let (id, actor) = (PersonId::of(m.id()), by.actor());
    person::keep(tx, m, id, &old.person, &actor).await?;
    if let Some(address) = &old.address {
        guarded::keep(tx, m, id, ReachKind::Address, address, &actor).await?;
    }
    tell(tx, m, by, (PERSON_TAKEN_OVER, None), json!({ "person": id.uuid() })).await?;
    Ok(id)
}

/// Notes that a colleague stands close to a person, and from now on sees nothing of any matter that concerns them
/// (ORG-6).
///
/// # Errors
/// A refusal where the permit is not of the office.
pub async fn closeness(tx: &mut Tx, by: &Permit, m: &Moment, staff: StaffId, person: PersonId) -> Result<(), No> {
    by.covers(Act::Office)?;
    charge::kin(tx, m, staff, person.uuid()).await?;
    tell(tx, m, by, (CLOSENESS_NOTED, None), json!({ "staff": staff.0, "person": person.uuid() })).await
}

/// Keeps a matter that an older system had, in the same charge as there, or in that of the unit's head.
///
/// # Errors
/// A refusal where the permit is not of the office or the unit has no head; [`No::Stale`] where an investigation on the
/// same child runs already.
pub async fn matter(tx: &mut Tx, by: &Permit, m: &Moment, unit: UnitId, old: &OldMatter) -> Result<MatterId, No> {
    by.covers(Act::Office)?;
    let (id, actor) = (MatterId::of(m.id()), by.actor());
    let person = person::one(tx, old.person).await?.ok_or(No::Absent)?;
    let stage = Stage::of(person.age(old.opened).on(old.opened), old.area);
    let [opened_at, closed_at] = [Some(old.opened), old.closed].map(|day| day.map(|day| opening_hour(m, day)));
    let opened_at = opened_at.unwrap_or(m.at);
    tx.run(MATTER, row(id, old, stage, opened_at)).await?;
    for guardian in &old.guardians {
        relation::keep(tx, m, (old.person, Kinship::Guardian, *guardian), None, &actor).await?;
    }
    stand(tx, m, id, old, (stage, opened_at, closed_at), &actor).await?;
    let around = charged::around(tx, [old.person], old.opened).await?;
    let persons: BTreeSet<Uuid> = around.into_iter().chain(old.guardians.iter().copied()).map(PersonId::uuid).collect();
    let (area, qualification) = (old.area.competence(), degree(stage));
    let opening = Opening { matter: id.uuid(), unit, area, qualification, persons: persons.iter().copied().collect() };
    charge::adopt(tx, m, by, opening, Stood { opened_at, carrier: old.carrier, closed_at }).await?;
    charged::about(tx, id).await?;
    charged::concern(tx, id.uuid(), &persons, old.opened).await?;
    let body = json!({ "from": old.mark.as_str(), "person": old.person.uuid(), "area": old.area.as_str(),
        "opened": old.opened.to_string(), "closed": old.closed.map(|day| day.to_string()) });
    tell(tx, m, by, (MATTER_TAKEN_OVER, Some((id, unit))), body).await?;
    Ok(id)
}

/// Where it stands on the way, who is a party, and what runs in it.
async fn stand(
    tx: &mut Tx,
    m: &Moment,
    id: MatterId,
    old: &OldMatter,
    (stage, opened_at, closed_at): (Stage, Ts, Option<Ts>),
    actor: &str,
) -> Result<(), No> {
    let step = Step { at: opened_at, actor, why: WHY };
    let kind = match old.work {
        Work::Investigation => StationKind::Investigation,
        Work::NotOpened => StationKind::Assessment,
        Work::Support | Work::Other => StationKind::Support,
    };
    station::enter(tx, id, kind, step).await?;
    if old.work == Work::Investigation {
        investigation::begin(tx, id, Some(old.person), stage, old.opened).await?;
        // An older one stands under rules that this law does not have: then no clock is made up for it.
        if let (Stage::Child, None, Ok(clock)) = (stage, closed_at, Clock::investigation(old.opened, &m.law)) {
            clock::start(tx, id, &clock, m.at, actor).await?;
        }
    }
    if let Some(at) = closed_at {
        let step = Step { at, ..step };
        station::leave(tx, id, kind, step).await?;
        investigation::end(tx, id, step).await?;
    }
    let guardians = old.guardians.iter().filter(|_| stage == Stage::Child);
    let guardians = guardians.map(|guardian| (Role::Guardian, *guardian));
    for (role, person) in [(Role::Person, old.person)].into_iter().chain(guardians) {
        party::keep(tx, id, &Party { role, person: Some(person), voice: None }, m.at, actor).await?;
    }
    Ok(())
}

fn opening_hour(m: &Moment, day: Day) -> Ts {
    let zone = &m.law.settings().zone;
    Ts::of(zone.instant(day, m.law.settings().office.open()))
}

fn degree(stage: Stage) -> Qualification {
    if stage == Stage::Adult { Qualification::None } else { Qualification::Degree }
}

fn row(id: MatterId, old: &OldMatter, stage: Stage, opened_at: Ts) -> Vec<store::Val> {
    let place = if stage == Stage::Child { DocumentedIn::ChildFile } else { DocumentedIn::CaseFile };
    args![
        id,
        None::<Uuid>,
        None::<i64>,
        None::<Uuid>,
        old.person.uuid(),
        None::<String>,
        Kind::FollowUpToExisting.as_str(),
        old.area.as_str(),
        stage_word(stage),
        ReporterKind::Own.as_str(),
        false,
        Feedback::No.as_str(),
        FeedbackClock::None.as_str(),
        opened_at,
        old.opened.to_string(),
        Opens::AlreadyOpen.as_str(),
        place.as_str(),
        degree(stage).as_str(),
        competence_text(&old.area.competence().into_iter().collect()),
        None::<String>,
        None::<String>,
        Acute::No.as_str(),
        None::<String>,
        None::<Uuid>,
        None::<Uuid>,
        None::<String>,
        None::<i64>,
    ]
}

async fn tell(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    (kind, about): (&'static str, Option<(MatterId, UnitId)>),
    body: Value,
) -> Result<(), No> {
    let event = Event {
        kind,
        matter: about.map(|(id, _)| id.uuid()),
        actor: by.actor(),
        unit: about.map(|(_, unit)| unit.0),
        source: "taken_over",
        happened_at: None,
        activity: None,
        body,
    };
    journal::append(tx, m, event).await?;
    Ok(())
}
