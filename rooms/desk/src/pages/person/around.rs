//! *Runt personen*: who stands around, and how the person is reached.
//!
//! A name is shown where the reader may see a matter of that human, or where the human is a party in a matter that the
//! reader may read. Of others stands only what they are to the person. Addresses and numbers come out with clearance about
//! this person, from a permit to read (SEK-8).

use super::{super::PERSON, Reading};
use access::{Act, No};
use casefile::{
    PersonId,
    matter::{party, reader::summaries},
    person::{
        self,
        guarded::{self, Clearance, ReachKind},
        relation::{self, Kinship},
    },
};
use std::collections::{BTreeMap, BTreeSet};
use store::{Res, Tx, Uuid};

pub(super) struct Around {
    /// What they are to the person, and who they are.
    pub groups: Vec<(String, Vec<Near>)>,
    /// By which way, and the address or number.
    pub reach: Vec<(String, String)>,
}

pub(super) struct Near {
    pub name: Option<String>,
    pub link: Option<String>,
    /// The record, where its name is shown.
    of: Option<Uuid>,
}

impl Around {
    pub async fn of(tx: &mut Tx, r: &Reading<'_>) -> Result<Around, No> {
        let mut parties = BTreeSet::new();
        for (summary, _) in r.read() {
            parties.extend(party::all(tx, summary.id).await?.into_iter().filter_map(|one| one.person));
        }
        let mut found: BTreeMap<Kinship, BTreeSet<PersonId>> = BTreeMap::new();
        for record in &r.records {
            for one in relation::all(tx, record.id).await?.into_iter().filter(|one| one.holds(r.today)) {
                found.entry(one.kind).or_default().insert(one.other);
            }
        }
        let mut groups = Vec::with_capacity(found.len());
        for (kind, others) in found {
            let mut all = Vec::with_capacity(others.len());
            for other in others {
                all.push(near(tx, r, other, &parties).await?);
            }
            groups.push((r.ask.say.s(&format!("desk-file-kin-{}", kind.as_str())), all));
        }
        Ok(Around { groups, reach: reach(tx, r).await? })
    }

    /// The records of those whose names are shown.
    pub fn shown(&self) -> impl Iterator<Item = Uuid> {
        self.groups.iter().flat_map(|(_, all)| all.iter().filter_map(|one| one.of))
    }
}

async fn near(tx: &mut Tx, r: &Reading<'_>, other: PersonId, parties: &BTreeSet<PersonId>) -> Res<Near> {
    let seen = !summaries(tx, r.ask.session.staff, other).await?.is_empty();
    if !seen && !parties.contains(&other) {
        return Ok(Near { name: None, link: None, of: None });
    }
    let name = person::one(tx, other).await?.map(|one| one.name);
    let link = seen.then(|| PERSON.replace("{id}", &other.uuid().to_string()));
    Ok(Near { of: name.as_ref().map(|_| other.uuid()), name, link })
}

async fn reach(tx: &mut Tx, r: &Reading<'_>) -> Result<Vec<(String, String)>, No> {
    let mut all = Vec::new();
    for record in &r.records {
        let Some(clearance) = clearance(tx, r, record.id).await? else { continue };
        for one in guarded::all(tx, record.id).await? {
            let key = match one.kind {
                ReachKind::Address => "desk-file-reach-address",
                ReachKind::Phone => "desk-file-reach-phone",
                ReachKind::Email => "desk-file-reach-email",
            };
            all.extend(one.value.open(&clearance).map(|value| (r.ask.say.s(key), value.clone())));
        }
    }
    Ok(all)
}

/// Clearance about one record, from the first permit to read that gives it.
async fn clearance(tx: &mut Tx, r: &Reading<'_>, record: PersonId) -> Result<Option<Clearance>, No> {
    for (_, permit) in r.read() {
        match Clearance::under(tx, permit, Act::Read, record).await {
            Ok(clearance) => return Ok(Some(clearance)),
            Err(No::Absent | No::Refusal(_)) => {}
            Err(no) => return Err(no),
        }
    }
    Ok(None)
}
