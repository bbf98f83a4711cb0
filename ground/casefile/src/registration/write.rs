//! Storing what the plan says, row by row, inside the deed's transaction.

use super::{
    CallId, Concern, Concerns, Filed, Nth, Registration, Reporter, SQL, Whom,
    plan::{Placed, Plan, clocks},
};
use crate::{
    Lang, MatterId, PersonId, Route, Text,
    cell::ordinal,
    matter::{
        self, clock, competence_text, investigation,
        party::{self, Party},
        promise::{self, NewPromise},
        stage_word,
        station::{self, StationKind, Step},
        told::{self, Teller},
    },
    person::{self, relation},
};
use access::{No, UnitId};
use journal::Moment;
use law::Follows;
use law::reading::{Asked, Identity, JoinsAs};
use sha2::{Digest, Sha256};
use store::{Res, Stmt, Ts, Tx, Uuid, args, named};

const CONTACT: Stmt = named(SQL, "contact-new");
const REGISTER: Stmt = named(SQL, "register-new");
const REPORTER: Stmt = named(SQL, "register-reporter");
const CALL: Stmt = named(SQL, "call-new");
const REGISTERED: Stmt = named(SQL, "contact-registered");
const UNFILED: Stmt = named(SQL, "unfiled-new");
const MATTER: Stmt = named(matter::SQL, "matter-new");

/// Everything that is stored beside the contact itself.
pub(super) struct Saving<'a> {
    pub call: CallId,
    pub contact: Option<Uuid>,
    pub arrived: Ts,
    pub told_to: Option<&'a str>,
    pub teller: Option<&'a str>,
    pub promise: Option<&'a NewPromise>,
    pub about: &'a Concerns,
    pub placed: &'a [Placed],
    pub plan: &'a Plan,
    /// Where somebody answered: its head answers for what was promised.
    pub unit: UnitId,
    pub actor: &'a str,
}

/// Stores the contact and its page in the register, with the words that may be kept.
pub(super) async fn contact(tx: &mut Tx, id: Uuid, call: &Registration, told: Option<&Text>) -> Res<()> {
    let route = if call.reporter.identity() == Identity::Anonymous { Route::Anonymous } else { Route::Named };
    let once: [u8; 32] = Sha256::new().chain_update(b"call").chain_update(call.call.0.as_bytes()).finalize().into();
    let language = call.language.as_str();
    let row = args![id, call.arrived, call.channel.as_str(), route.name(), language, once.as_slice()];
    tx.run(CONTACT, row).await?;
    let (kind, identity, name, asked) = reporter_row(&call.reporter, call.asked);
    let received_by = call.received_by.as_ref().map(|key| key.0.as_str());
    tx.run(REGISTER, args![id, received_by, told.map(Text::as_str), kind, identity, name, asked]).await.map(drop)
}

/// Stores who told, in a register that did not say or said otherwise.
pub(super) async fn reporter(tx: &mut Tx, contact: Uuid, reporter: &Reporter, asked: Asked) -> Res<()> {
    let (kind, identity, name, asked) = reporter_row(reporter, asked);
    tx.run(REPORTER, args![contact, kind, identity, name, asked]).await.map(drop)
}

/// Keeps a record of somebody who has none, and the number that is new to one that has. `id` is the record's.
pub(super) async fn person(tx: &mut Tx, m: &Moment, id: PersonId, whom: &Whom, actor: &str) -> Result<(), No> {
    match whom {
        Whom::New(new) => person::keep(tx, m, id, new, actor).await,
        Whom::Numbered(_, number) => match person::one(tx, id).await? {
            Some(record) if record.number.is_none() => person::number_is(tx, id, record.version, *number).await,
            _ => Ok(()),
        },
        Whom::Known(_) => Ok(()),
    }
}

impl Saving<'_> {
    /// Takes the call's id. False where the same call has had its effect already.
    pub(super) async fn claim_call(&self, tx: &mut Tx, m: &Moment) -> Res<bool> {
        let concerns = ordinal(self.plan.filed.len());
        Ok(tx.run(CALL, args![self.call.0, self.contact, concerns, m.at, self.actor]).await? == 1)
    }

    /// Stores persons, relations, matters and the promise. A contact that concerns something is half registered no longer.
    pub(super) async fn save(&self, tx: &mut Tx, m: &Moment) -> Result<(), No> {
        if !self.plan.filed.is_empty() {
            tx.run(REGISTERED, args![self.contact, m.at]).await?;
        }
        self.persons(tx, m).await?;
        for (nth, ((concern, follows), filed)) in
            self.about.concerns.iter().zip(&self.plan.follows).zip(&self.plan.filed).enumerate()
        {
            match filed {
                Filed::Matter(id, person) => self.matter(tx, m, nth, (*id, *person), concern, follows).await?,
                Filed::Diary => self.unfiled(tx, nth, "diary", concern, follows).await?,
                Filed::Counted => self.unfiled(tx, nth, "count", concern, follows).await?,
            }
        }
        if let (Some(contact), Some(new)) = (self.contact, self.promise) {
            promise::make(tx, m, (contact, self.unit), new, self.actor).await?;
        }
        Ok(())
    }

    /// The id of a person of the call.
    pub(super) fn placed_id(&self, nth: Nth) -> Option<Uuid> {
        self.placed.get(nth.0).map(|placed| placed.id.uuid())
    }

    async fn persons(&self, tx: &mut Tx, m: &Moment) -> Result<(), No> {
        for (nth, (whom, placed)) in self.about.persons.iter().zip(self.placed).enumerate() {
            if self.plan.kept.contains(&Nth(nth)) {
                person(tx, m, placed.id, whom, self.actor).await?;
            }
        }
        for (person, kind, other) in &self.about.relations {
            let kept = [person, other].iter().all(|nth| self.plan.kept.contains(nth));
            if let (true, Some(person), Some(other)) = (kept, self.placed.get(person.0), self.placed.get(other.0)) {
                relation::keep(tx, m, (person.id, *kind, other.id), None, self.actor).await?;
            }
        }
        Ok(())
    }

    async fn matter(
        &self,
        tx: &mut Tx,
        m: &Moment,
        nth: usize,
        (id, person): (MatterId, Option<PersonId>),
        concern: &Concern,
        follows: &Follows,
    ) -> Result<(), No> {
        tx.run(MATTER, self.row(nth, (id, person), concern, follows)).await?;
        if concern.interpreter.is_some() {
            matter::interpreter_known(tx, id, concern.interpreter.as_ref()).await?;
        }
        let step = Step { at: m.at, actor: self.actor, why: follows.opens.value.as_str() };
        let begins = self.plan.begins.contains(&nth);
        // Nobody decides about opening the investigation of an application: it stands there at once (INT-5).
        let here =
            if begins && concern.kind.is_application() { StationKind::Investigation } else { StationKind::Intake };
        station::enter(tx, id, here, step).await?;
        if begins {
            investigation::begin(tx, id, person, follows.stage, follows.arrived).await?;
        }
        for clock in clocks(follows) {
            clock::start(tx, id, clock, m.at, self.actor).await?;
        }
        for lawful in &follows.parties {
            party::keep(tx, id, &Party::of(lawful, person), m.at, self.actor).await?;
        }
        let by = Teller { kind: concern.reporter, name: self.teller, to: self.told_to, at: self.arrived };
        for (about, text) in &concern.said {
            told::keep(tx, m, id, &by, *about, text).await?;
        }
        Ok(())
    }

    fn row(
        &self,
        nth: usize,
        (id, person): (MatterId, Option<PersonId>),
        concern: &Concern,
        follows: &Follows,
    ) -> Vec<store::Val> {
        let joins = follows.joins.as_ref();
        let to = joins.and_then(|joins| joins.to.parse::<Uuid>().ok());
        let event = joins.is_some_and(|joins| joins.how == JoinsAs::SameEvent);
        let tag = |lang: &Option<Lang>| lang.as_ref().map(Lang::to_string);
        args![
            id,
            self.call.0,
            ordinal(nth),
            self.contact,
            person.map(PersonId::uuid),
            concern.words.as_ref().map(Text::as_str),
            concern.kind.as_str(),
            concern.area.as_str(),
            stage_word(follows.stage),
            concern.reporter.as_str(),
            follows.duty_19_1.value,
            follows.feedback.as_str(),
            follows.feedback_clock.as_str(),
            self.arrived,
            follows.arrived.to_string(),
            follows.opens.value.as_str(),
            follows.documented_in.value.as_str(),
            follows.qualification.value.as_str(),
            competence_text(&follows.competence),
            tag(&concern.language),
            tag(&concern.interpreter),
            concern.acute.as_str(),
            concern.acute_why.as_ref().map(Text::as_str),
            to.filter(|_| !event),
            to.filter(|_| event),
            joins.map(|joins| joins.how.as_str()),
            concern.age.on(follows.arrived).filter(|_| person.is_none()).map(i64::from),
        ]
    }

    async fn unfiled(
        &self,
        tx: &mut Tx,
        nth: usize,
        place: &'static str,
        concern: &Concern,
        follows: &Follows,
    ) -> Result<(), No> {
        let (kind, reporter) = (concern.kind.as_str(), concern.reporter.as_str());
        let row = args![self.call.0, ordinal(nth), place, kind, reporter, follows.arrived.to_string()];
        tx.run(UNFILED, row).await?;
        Ok(())
    }
}

/// What the register says of the one who told.
fn reporter_row(reporter: &Reporter, asked: Asked) -> (&'static str, &'static str, Option<&str>, bool) {
    (reporter.kind().as_str(), reporter.identity().as_str(), reporter.name(), asked == Asked::Yes)
}
