//! Who has custody of a child has been looked up: they take the place of whoever could have had it, or was thought to.

mod custody;

pub use custody::{Custody, OWN, look_up};

use super::{
    SQL,
    charged::{concern, told_of},
    event::GUARDIANS,
};
use crate::{
    MatterId, PersonId,
    matter::{
        self,
        party::{self, Party, Role},
    },
    person::{
        relation::{self, Kinship},
        same,
    },
};
use access::{Act, No, Permit, Refusal, charge};
use journal::{Event, Moment};
use law::{Day, follows::Stage};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use store::{Res, Stmt, Tx, Uuid, args, named};

const OF_CHILD: Stmt = named(SQL, "matters-of-child");
const COPIED_WITH: Stmt = named(SQL, "copied-with");

/// Custody is of a child who is known: there is none to look up here.
pub const NO_CHILD: Refusal = Refusal { word: "page-no-child", rule: Some("UTR-3") };

/// Those who have custody of a matter's child, as somebody has looked up.
#[derive(Clone, Debug)]
pub struct LookedUp {
    /// In which matter it was done.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// They, and nobody else.
    pub guardians: BTreeSet<PersonId>,
}

/// Notes who has custody of a child today (UTR-3). In every open matter of the child they are the parties beside it, and
/// closeness to them counts. Whoever was a guardian until now, or could have been one as long as nobody had looked, is no
/// longer told of by the child's file: their protection closes it no more (SEK-8), unless the file holds what was copied
/// from another that they close. One event, which says for whom the protection fell.
///
/// # Errors
/// [`NO_CHILD`] where the matter is no known child's; [`No::Stale`] where it has changed since it was shown.
pub async fn guardians_are(tx: &mut Tx, by: &Permit, m: &Moment, call: &LookedUp) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let child = child_of(tx, call.matter).await?;
    stand(tx, by, m, (child, call), None).await
}

/// The known child that a matter is about.
async fn child_of(tx: &mut Tx, matter: MatterId) -> Result<PersonId, No> {
    let read = matter::one(tx, matter).await?.ok_or(No::Absent)?;
    Ok(read.person.filter(|_| read.stage == Stage::Child).ok_or(NO_CHILD)?)
}

/// The note in the file that says where it was read, and the proof of its words.
struct Noted {
    note: Uuid,
    words: String,
}

/// They are guardians from here on, in a matter that has been claimed.
async fn stand(
    tx: &mut Tx,
    by: &Permit,
    m: &Moment,
    (child, call): (PersonId, &LookedUp),
    noted: Option<Noted>,
) -> Result<(), No> {
    let (today, actor) = (m.law.settings().zone.day(m.at.instant()), by.actor());
    let no_rule = |no: law::NoRule| Refusal { word: "page-no-rule", rule: Some(no.asked) };
    let rule = m.law.cite("UTR-3", today).map_err(no_rule)?;
    let mut before = BTreeMap::new();
    for record in same::records(tx, child).await? {
        for row in tx.rows(OF_CHILD, args![record]).await? {
            let id = MatterId::of(row.get("id")?);
            before.insert(id, told_of(tx, id, today).await?);
        }
    }
    relate(tx, m, (child, &call.guardians), today, &actor).await?;
    let (mut fell, mut near) = (Vec::new(), BTreeSet::new());
    for guardian in &call.guardians {
        near.extend(same::records(tx, *guardian).await?.into_iter().map(PersonId::uuid));
    }
    for (id, told) in &before {
        party::guardians_are(tx, *id, m.at, &actor).await?;
        for guardian in &call.guardians {
            let party = Party { role: Role::Guardian, person: Some(*guardian), voice: None };
            party::keep(tx, *id, &party, m.at, &actor).await?;
        }
        concern(tx, id.uuid(), &near, today).await?;
        let still = told_of(tx, *id, today).await?;
        let carried = carried(tx, *id, &before).await?;
        for person in told.difference(&still).filter(|person| !carried.contains(&person.uuid())) {
            if charge::unshield(tx, id.uuid(), person.uuid()).await? {
                fell.push(json!({ "matter": id.uuid(), "person": person.uuid() }));
            }
        }
    }
    let mut body = json!({
        "person": child.uuid(),
        "guardians": call.guardians.iter().map(|guardian| guardian.uuid()).collect::<Vec<_>>(),
        "matters": before.keys().map(|id| id.uuid()).collect::<Vec<_>>(),
        "fell": fell,
        "rules": [format!("{}@{}", rule.id, rule.from)],
    });
    if let (Some(Noted { note, words }), Some(body)) = (noted, body.as_object_mut()) {
        body.extend([("note".to_owned(), json!(note)), ("words".to_owned(), json!(words))]);
    }
    let event = Event {
        kind: GUARDIANS,
        matter: Some(call.matter.uuid()),
        actor,
        unit: by.unit().map(Uuid::from),
        source: "staff",
        happened_at: None,
        activity: None,
        body,
    };
    journal::append(tx, m, event).await?;
    Ok(())
}

/// The child's guardians are these from today, under whichever of its records others were noted.
async fn relate(
    tx: &mut Tx,
    m: &Moment,
    (child, guardians): (PersonId, &BTreeSet<PersonId>),
    today: Day,
    actor: &str,
) -> Res<()> {
    let mut there = BTreeSet::new();
    for record in same::records(tx, child).await? {
        for one in relation::all(tx, record).await? {
            if one.kind != Kinship::Guardian || !one.holds(today) {
                continue;
            }
            if guardians.contains(&one.other) {
                there.insert(one.other);
            } else {
                relation::end(tx, one.id, today).await?;
            }
        }
    }
    for guardian in guardians.difference(&there) {
        relation::keep(tx, m, (child, Kinship::Guardian, *guardian), None, actor).await?;
    }
    Ok(())
}

/// Whose protection closes the matters, other than those of the child itself, that a text of this one was copied from or
/// to: it goes along with the text.
async fn carried<T>(tx: &mut Tx, matter: MatterId, own: &BTreeMap<MatterId, T>) -> Res<BTreeSet<Uuid>> {
    let mut all = BTreeSet::new();
    for row in tx.rows(COPIED_WITH, args![matter]).await? {
        let other: Uuid = row.get("id")?;
        if !own.contains_key(&MatterId::of(other)) {
            all.extend(charge::shielding(tx, other).await?);
        }
    }
    Ok(all)
}
