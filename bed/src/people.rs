//! People at work: hired on New Year's Day, placed in a unit, away, cleared, too close; and the calls they take.

use crate::{Bed, day, text};
use access::{
    Act, Permit, StaffId, UnitId, Who, charge,
    office::{self, LoginName, NewStaff, Post},
    session::Secret,
};
use casefile::{
    MatterId, PersonId,
    matter::promise::NewPromise,
    register,
    registration::{CallId, Concern, Concerns, Registration, Reporter, Whom},
};
use journal::Moment;
use law::{
    Day,
    credentials::{Degree, Experience},
    known::StaffKey,
    reading::{Asked, Channel, Competence, ReporterKind},
};
use std::sync::atomic::Ordering;
use store::{Tx, Uuid};

/// Somebody who begins on New Year's Day 2026.
#[derive(Clone)]
pub struct Hire<'a> {
    /// Name and login.
    pub name: &'a str,
    /// Whether they may work with children and the young (law `ORG-5`).
    pub degree: Degree,
    /// What they are versed in.
    pub areas: &'a [Competence],
    /// What they log in with, where they do.
    pub secret: Option<&'a Secret>,
    /// The last day at the unit, where there is one.
    pub until: Option<Day>,
}

/// May arrange the office.
pub fn boss() -> Permit {
    Permit::ask(Who::Operator("boss".into()), Act::Office).unwrap()
}

impl<'a> Hire<'a> {
    /// Somebody qualified, versed in nothing.
    pub fn of(name: &'a str) -> Hire<'a> {
        Hire { name, degree: Degree::Fulfils25_1, areas: &[], secret: None, until: None }
    }

    /// The same person, versed in these areas.
    pub fn with(self, areas: &'a [Competence]) -> Hire<'a> {
        Hire { areas, ..self }
    }

    /// Hires several, each with a place; in the same order.
    pub async fn begin<const N: usize>(all: [(Hire<'_>, (UnitId, Post)); N], tx: &mut Tx, m: &Moment) -> [StaffId; N] {
        let mut hired = Vec::new();
        for (who, place) in all {
            hired.push(who.begins(tx, m, place).await);
        }
        hired.try_into().unwrap()
    }

    /// Hires them and gives them a place.
    pub async fn begins(self, tx: &mut Tx, m: &Moment, (unit, post): (UnitId, Post)) -> StaffId {
        let first_day = day("2026-01-01");
        let new = NewStaff {
            name: self.name.into(),
            login: LoginName::parse(self.name).unwrap(),
            secret: self.secret.cloned(),
            role: "socialsekreterare".into(),
            degree: self.degree,
            experience: Experience::Independent,
            first_day,
            last_day: None,
        };
        let staff = office::add_staff(tx, m, &boss(), new).await.unwrap();
        office::place(tx, m, &boss(), (staff, unit, post), (first_day, self.until)).await.unwrap();
        for area in self.areas {
            office::add_competence(tx, m, &boss(), staff, *area).await.unwrap();
        }
        staff
    }
}

impl Bed {
    /// Somebody is away on these days, as is noted at six in the morning of the first.
    pub async fn is_away(&self, staff: StaffId, from: &str, until: &str) {
        let (mut tx, m) = (self.write().await, self.at(&format!("{from}T05:00:00Z")));
        office::note_absence(&mut tx, &m, &boss(), staff, (day(from), day(until))).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Somebody may know of protected identities from now on.
    pub async fn is_cleared(&self, staff: StaffId) {
        let (mut tx, m) = (self.write().await, self.at("2026-03-01T05:00:00Z"));
        office::clear(&mut tx, &m, &boss(), staff).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A matter, or a person, is protected from now on.
    pub async fn is_guarded(&self, what: Uuid) {
        let (mut tx, m) = (self.write().await, self.at("2026-03-01T05:00:00Z"));
        charge::guard(&mut tx, &m, what).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Somebody takes a matter.
    pub async fn takes(&self, staff: StaffId, matter: MatterId, at: &str) {
        let by = self.permit(staff, Act::Carry, matter).await.unwrap();
        let mut tx = self.write().await;
        charge::take(&mut tx, &self.at(at), &by, matter.uuid()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Somebody of the staff stands close to a person.
    pub async fn is_kin(&self, staff: StaffId, person: PersonId) {
        let (mut tx, m) = (self.write().await, self.at("2026-01-02T08:00:00Z"));
        charge::kin(&mut tx, &m, staff, person.uuid()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A head teacher rings at that hour, and somebody at the unit registers whom it concerns, all at once.
    pub async fn hears(
        &self,
        (who, unit): (StaffId, UnitId),
        at: &str,
        concerns: Vec<(Option<Whom>, Concern)>,
        promise: Option<NewPromise>,
    ) -> Vec<MatterId> {
        let mut about = Concerns::none();
        for (whom, concern) in concerns {
            let person = whom.map(|whom| about.person(whom));
            about.concern(Concern { person, ..concern });
        }
        let m = self.at(at);
        let call = Registration {
            call: CallId(Uuid::from_u128(self.calls.fetch_add(1, Ordering::Relaxed).into())),
            arrived: m.at,
            channel: Channel::Phone,
            received_by: Some(StaffKey(who.to_string())),
            language: "sv".parse().unwrap(),
            reporter: Reporter::Named(ReporterKind::School, text("Rektorn")),
            told: Some(text("Oro för barnen")),
            asked: Asked::No,
            promise,
            about,
        };
        let mut tx = self.write().await;
        let by = Permit::for_staff(&mut tx, who, Act::Register).await.unwrap();
        let done = register(&mut tx, &by, &m, unit, &call).await.unwrap();
        tx.commit().await.unwrap();
        done.matters().map(|(id, _)| id).collect()
    }
}
