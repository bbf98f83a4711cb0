//! Who answers for the matters of a contact, and every person to whom closeness and protection count in them.

use super::{Filed, write::Saving};
use crate::{
    MatterId, PersonId,
    matter::{
        self,
        party::{self, Role},
    },
    person::{self, relation, same},
};
use access::charge::{self, Opening};
use access::{No, Permit, UnitId};
use journal::Moment;
use law::Day;
use law::follows::Stage;
use law::known::{Known, Protection};
use std::collections::BTreeSet;
use store::{Res, Stmt, Tx, Uuid, args, named};

const OF_CONTACT: Stmt = named(super::SQL, "matters-of-contact");

/// The matters that a contact became.
pub(crate) async fn of_contact(tx: &mut Tx, contact: Uuid) -> Res<Vec<Uuid>> {
    tx.rows(OF_CONTACT, args![contact]).await?.iter().map(|row| row.get("id")).collect()
}

/// These persons under all their records, and their guardians on a day.
pub(crate) async fn around(
    tx: &mut Tx,
    persons: impl IntoIterator<Item = PersonId>,
    on: Day,
) -> Res<BTreeSet<PersonId>> {
    let mut all = BTreeSet::new();
    for id in persons {
        for record in same::records(tx, id).await? {
            all.insert(record);
            for guardian in relation::guardians(tx, record, on).await? {
                all.extend(same::records(tx, guardian).await?);
            }
        }
    }
    Ok(all)
}

/// Puts every new matter of a contact in somebody's charge. Its earlier matters learn of the new persons, and the new
/// ones of the earlier persons: closeness to one of them counts for all (ORG-6). Protection counts where the file would tell of it
/// (SEK-8).
///
/// # Errors
/// A refusal where the unit has no head: nobody would answer for the matters.
pub(super) async fn open(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    unit: UnitId,
    saving: &Saving<'_>,
    known: &Known,
) -> Result<(), No> {
    for (key, person) in &known.persons {
        if let (true, Ok(id)) = (person.protection != Protection::None, key.0.parse()) {
            charge::guard(tx, m, id).await?;
        }
    }
    let filed = saving.plan.filed.iter().zip(&saving.plan.follows);
    let new: Vec<_> = filed.filter_map(|(filed, follows)| filed_as(filed).map(|id| (id, follows))).collect();
    let kept = saving.plan.kept.iter().filter_map(|nth| saving.placed_id(*nth)).map(PersonId::of);
    let day = m.law.settings().zone.day(saving.arrived.instant());
    let around = around(tx, kept.collect::<Vec<_>>(), day).await?;
    let mut persons: BTreeSet<Uuid> = around.into_iter().map(PersonId::uuid).collect();
    let mut earlier = match saving.contact {
        Some(contact) => of_contact(tx, contact).await?,
        None => Vec::new(),
    };
    earlier.retain(|id| new.iter().all(|(own, _)| own.uuid() != *id));
    for id in &earlier {
        persons.extend(charge::concerned(tx, *id).await?);
    }
    for id in &earlier {
        concern(tx, *id, &persons, day).await?;
    }
    for (id, follows) in new {
        let qualification = follows.qualification.value;
        let all = persons.iter().copied().collect();
        let area = follows.basic_competence;
        charge::open(tx, m, by, Opening { matter: id.uuid(), unit, area, qualification, persons: all }).await?;
        about(tx, id).await?;
        concern(tx, id.uuid(), &persons, day).await?;
    }
    Ok(())
}

/// Tells access whom a matter is about, under all their records: the files of the same person belong together.
pub(crate) async fn about(tx: &mut Tx, id: MatterId) -> Res<()> {
    let Some(person) = matter::one(tx, id).await?.and_then(|matter| matter.person) else { return Ok(()) };
    for record in same::records(tx, person).await? {
        charge::about(tx, id.uuid(), record.uuid()).await?;
    }
    Ok(())
}

fn filed_as(filed: &Filed) -> Option<MatterId> {
    match filed {
        Filed::Matter(id, _) => Some(*id),
        _ => None,
    }
}

/// More persons have to do with a matter, on a day: closeness to each counts, and the protection of those of whose
/// whereabouts its file would tell.
pub(crate) async fn concern(tx: &mut Tx, matter: Uuid, persons: &BTreeSet<Uuid>, on: Day) -> Res<()> {
    for person in persons {
        charge::concern(tx, matter, *person).await?;
    }
    for person in told_of(tx, MatterId::of(matter), on).await? {
        charge::shield(tx, matter, person.uuid()).await?;
    }
    Ok(())
}

/// Those of whose whereabouts the file of a matter would tell: its own person, its parties, and those who hold custody of
/// a child, because the child lives with them. As long as nobody has looked up who they are, every grown person around the
/// child may be one.
pub(super) async fn told_of(tx: &mut Tx, id: MatterId, on: Day) -> Res<BTreeSet<PersonId>> {
    let Some(matter) = matter::one(tx, id).await? else { return Ok(BTreeSet::new()) };
    let parties = party::all(tx, id).await?;
    let mut all = match matter.stage {
        Stage::Child => around(tx, matter.person, on).await?,
        Stage::YoungPerson | Stage::Adult => BTreeSet::new(),
    };
    for person in matter.person.into_iter().chain(parties.iter().filter_map(|party| party.person)) {
        all.extend(same::records(tx, person).await?);
    }
    if parties.iter().any(|party| party.role == Role::GuardiansToBeChecked) {
        for person in charge::concerned(tx, id.uuid()).await?.into_iter().map(PersonId::of) {
            let age = person::one(tx, person).await?.and_then(|record| record.age(on).on(on));
            if age.is_none_or(|years| years >= 18) {
                all.insert(person);
            }
        }
    }
    Ok(all)
}
