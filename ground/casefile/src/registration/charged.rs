//! Who answers for the matters of a contact, and every person to whom closeness and protection count in them.

use super::{Filed, write::Saving};
use crate::{
    MatterId, PersonId,
    person::{relation, same},
};
use access::charge::{self, Opening};
use access::{No, Permit, UnitId};
use journal::Moment;
use law::Day;
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
/// ones of the earlier persons: closeness to one of them counts for all (ORG-6), and so does protection (SEK-8).
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
    let new: Vec<_> = filed.filter_map(|(filed, follows)| matter(filed).map(|id| (id, follows))).collect();
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
        concern(tx, *id, &persons).await?;
    }
    for (id, follows) in new {
        let qualification = follows.qualification.value;
        let persons = persons.iter().copied().collect();
        let opening = Opening { matter: id.uuid(), unit, area: follows.basic_competence, qualification, persons };
        charge::open(tx, m, by, opening).await?;
    }
    Ok(())
}

fn matter(filed: &Filed) -> Option<MatterId> {
    match filed {
        Filed::Matter(id, _) => Some(*id),
        _ => None,
    }
}

/// More persons have to do with a matter.
pub(crate) async fn concern(tx: &mut Tx, matter: Uuid, persons: &BTreeSet<Uuid>) -> Res<()> {
    for person in persons {
        charge::concern(tx, matter, *person).await?;
    }
    Ok(())
}
