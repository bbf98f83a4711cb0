//! The two deeds: register a contact, and complete one that lies half registered. Each is one event.

use super::{
    CallId, Completion, Concerns, Line, Registered, Registration, SQL, Whom, charged,
    event::{ADVISED, COMPLETED, REGISTERED, event},
    known,
    page::page,
    plan::{Case, NOTHING_KEPT, Placed},
    write::{self, Saving},
};
use crate::{
    PersonId,
    person::{self, same},
};
use access::{Act, No, Permit, Refusal, UnitId};
use journal::Moment;
use law::Follows;
use law::reading::{Age, Channel};
use store::{Res, Stmt, Ts, Tx, Uuid, args, named};

const CLAIM: Stmt = named(SQL, "contact-claim");
const FORGET: Stmt = named(SQL, "register-forget");
const CALL: Stmt = named(SQL, "call");
const CALL_FILED: Stmt = named(SQL, "call-filed");

/// There is no such contact, or no such person.
pub const ABSENT: Refusal = Refusal { word: "page-register-absent", rule: None };

/// Registers a contact: everything it concerns, in one transaction with one event. Nothing but a text is enough; advice
/// leaves a count and nothing else (INT-17), and post for others a line in the diary without the words (INT-16). Each
/// matter lies with `unit` from its first second: the unit's head answers for it and carries it until somebody takes it.
/// The same call sent again changes nothing and gets the same answer.
///
/// # Errors
/// A [`Refusal`]: arrived in the future, a person or contact we have no record of, a number that another record has, a
/// promise where nothing is kept, a day before the first version of a rule, a unit without a head. [`No::Stale`] where an investigation on the
/// same child was begun at the same moment.
pub async fn register(
    tx: &mut Tx,
    by: &Permit,
    m: &Moment,
    unit: UnitId,
    call: &Registration,
) -> Result<Registered, No> {
    by.covers(Act::Register)?;
    let case = meet(tx, m, (call.arrived, call.channel), &call.about).await?;
    let plan = case.case().plan(m)?;
    if call.promise.is_some() && !plan.keeps_contact() {
        return Err(NOTHING_KEPT.into());
    }
    let contact = plan.keeps_contact().then(|| m.id());
    let actor = by.actor();
    let saving = Saving {
        call: call.call,
        contact,
        arrived: call.arrived,
        told_to: call.received_by.as_ref().map(|key| key.0.as_str()),
        teller: call.reporter.name(),
        promise: call.promise.as_ref(),
        about: &call.about,
        placed: &case.placed,
        plan: &plan,
        unit: by.unit().unwrap_or(unit),
        actor: &actor,
    };
    if !saving.claim_call(tx, m).await? {
        return repeated(tx, call.call).await;
    }
    let told = call.told.as_ref().filter(|_| plan.keeps_words());
    if let Some(id) = contact {
        write::contact(tx, id, call, told).await?;
    }
    saving.save(tx, m).await?;
    charged::open(tx, m, by, unit, &saving, &case.known).await?;
    let kind = if contact.is_some() { REGISTERED } else { ADVISED };
    let mut event = event(kind, &saving, (unit, call.channel), told);
    event.happened_at = contact.and(Some(call.arrived)).filter(|at| *at != m.at);
    // Without a contact the very second of the call is nobody's to know.
    let written = if contact.is_some() { m.clone() } else { m.to_the_minute() };
    journal::append(tx, &written, event).await?;
    Ok(Registered { contact, filed: plan.filed, follows: Some(plan.follows) })
}

/// Adds what a contact concerns to one that was half registered, or that came as a letter through the public door, or
/// that turns out to concern one more. By the same rules and counted from the same arrival.
///
/// # Errors
/// As [`register`]; [`No::Stale`] where somebody else has completed it since it was shown.
pub async fn complete(tx: &mut Tx, by: &Permit, m: &Moment, unit: UnitId, call: &Completion) -> Result<Registered, No> {
    by.covers(Act::Register)?;
    let register = page(tx, call.contact).await?.ok_or(ABSENT)?;
    let listed = register.listed;
    let case = meet(tx, m, (listed.arrived_at, listed.channel), &call.about).await?;
    let plan = case.case().plan(m)?;
    let actor = by.actor();
    let known_name = register.reporter_name.as_deref();
    let saving = Saving {
        call: call.call,
        contact: Some(call.contact),
        arrived: listed.arrived_at,
        told_to: listed.received_by.as_deref(),
        teller: call.reporter.as_ref().map_or(known_name, |(reporter, _)| reporter.name()),
        promise: call.promise.as_ref(),
        about: &call.about,
        placed: &case.placed,
        plan: &plan,
        unit: by.unit().unwrap_or(unit),
        actor: &actor,
    };
    if !saving.claim_call(tx, m).await? {
        return repeated(tx, call.call).await;
    }
    tx.claim(CLAIM, call.contact, call.seen).await?;
    if let Some((reporter, asked)) = &call.reporter {
        write::reporter(tx, call.contact, reporter, *asked).await?;
    }
    saving.save(tx, m).await?;
    charged::open(tx, m, by, unit, &saving, &case.known).await?;
    if !plan.keeps_words() {
        tx.run(FORGET, args![call.contact]).await?;
    }
    journal::append(tx, m, event(COMPLETED, &saving, (unit, listed.channel), None)).await?;
    Ok(Registered { contact: Some(call.contact), filed: plan.filed, follows: Some(plan.follows) })
}

/// What would follow if this were registered now. Stores nothing.
///
/// # Errors
/// As [`register`].
pub async fn foresee(tx: &mut Tx, m: &Moment, arrived: (Ts, Channel), about: &Concerns) -> Result<Vec<Follows>, No> {
    Ok(meet(tx, m, arrived, about).await?.case().plan(m)?.follows)
}

fn known_id(whom: &Whom) -> Option<PersonId> {
    match whom {
        Whom::Known(id) | Whom::Numbered(id, _) => Some(*id),
        Whom::New(_) => None,
    }
}

/// A contact with its persons placed and what was known of them read.
struct Met<'a> {
    arrived: (Ts, Channel),
    about: &'a Concerns,
    placed: Vec<Placed>,
    known: law::Known,
}

impl Met<'_> {
    fn case(&self) -> Case<'_> {
        let (arrived, channel) = self.arrived;
        Case { arrived, channel, about: self.about, placed: &self.placed, known: &self.known }
    }
}

async fn meet<'a>(tx: &mut Tx, m: &Moment, arrived: (Ts, Channel), about: &'a Concerns) -> Result<Met<'a>, No> {
    let zone = &m.law.settings().zone;
    let day = zone.day(arrived.0.instant());
    let mut placed = Vec::with_capacity(about.persons.len());
    for whom in &about.persons {
        placed.push(match whom {
            Whom::New(new) => Placed { id: PersonId::of(m.id()), age: new.age(day) },
            Whom::Numbered(id, number) => match person::one(tx, *id).await?.ok_or(ABSENT)?.number {
                Some(own) => Placed { id: *id, age: Age::Number(own) },
                None => Placed { id: *id, age: Age::Number(*number) },
            },
            Whom::Known(id) => {
                let age = person::one(tx, *id).await?.ok_or(ABSENT)?.age(day);
                Placed { id: *id, age: if age == Age::Unknown { other_age(tx, *id, day).await? } else { age } }
            }
        });
    }
    for contact in about.concerns.iter().filter_map(|concern| concern.same_event) {
        page(tx, contact).await?.ok_or(ABSENT)?;
    }
    let ids: Vec<PersonId> = about.persons.iter().filter_map(known_id).collect();
    let known = known::load(tx, &ids, day, zone).await?;
    Ok(Met { arrived, about, placed, known })
}

/// The age by another record of the same person.
async fn other_age(tx: &mut Tx, id: PersonId, day: law::Day) -> Res<Age> {
    for record in same::records(tx, id).await? {
        match person::one(tx, record).await?.map_or(Age::Unknown, |person| person.age(day)) {
            Age::Unknown => {}
            age => return Ok(age),
        }
    }
    Ok(Age::Unknown)
}

/// The answer that the same call got before.
async fn repeated(tx: &mut Tx, CallId(call): CallId) -> Result<Registered, No> {
    let rows = tx.rows(CALL, args![call]).await?;
    let contact = rows.first().ok_or(No::Stale)?.get::<Option<Uuid>>("contact_id")?;
    let lines: Vec<Line> = tx.all(CALL_FILED, args![call]).await?;
    Ok(Registered { contact, filed: lines.into_iter().map(|line| line.0).collect(), follows: None })
}
