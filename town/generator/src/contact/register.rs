//! A worker at the intake registers what came: one contact, and for each person it is about a matter.

use super::{Asks, Draft, Sort, promise::Promised};
use crate::{
    calendar,
    life::{Fate, Life, LifeNo, Step},
    office::{self, Task, WorkerNo},
    people::{FamilyNo, Place},
    sim::{Next, Sim},
    words::{self, about, text},
};
use access::{Act, No, Permit};
use casefile::{
    CallId, Completion, Concern, Concerns, Filed, PersonId, Registration, Reporter, complete, matter::told::About,
    person, person::relation, person::relation::Kinship, register,
};
use journal::Moment;
use law::{
    Follows,
    known::{Protection, StaffKey},
    reading::{Area, Asked, Competence, Identity, Kind, ReporterKind},
};
use store::{Tx, Uuid};

/// How many of the families of which somebody tells are close to somebody who works here. Assumed: nobody counts it.
const CLOSE: f64 = 0.01;

fn kind(sort: Sort) -> (Kind, Area) {
    match sort {
        Sort::ChildReport | Sort::Unnamed => (Kind::ChildConcern, Area::Child),
        Sort::YoungReport => (Kind::OtherInformation, Area::Youth18To20),
        Sort::ChildApplication => (Kind::ApplicationSupport, Area::Child),
        Sort::Income => (Kind::ApplicationIncomeSupport, Area::IncomeSupport),
        Sort::Addiction => (Kind::AdultAddiction, Area::Addiction),
        Sort::GrownViolence => (Kind::Violence, Area::Violence),
        Sort::Records => (Kind::RecordsRequest, Area::Records),
        Sort::News => (Kind::FollowUpToExisting, Area::Child),
        Sort::Advice => (Kind::Advice, Area::None),
        Sort::Misdirected => (Kind::Misdirected, Area::None),
    }
}

pub(super) fn sentences(draft: &Draft) -> &'static [&'static str] {
    match draft.sort {
        _ if draft.told.violence => &words::VIOLENCE,
        Sort::ChildReport | Sort::Unnamed | Sort::YoungReport => &words::CONCERNS,
        Sort::ChildApplication => &words::WISHES,
        Sort::Income => &words::MONEY,
        Sort::Addiction => &words::USE,
        Sort::GrownViolence => &words::GROWN_VIOLENCE,
        Sort::Records => &words::RECORDS,
        Sort::News => &words::NEWS,
        Sort::Advice | Sort::Misdirected => &["Ett kort samtal."],
    }
}

/// What a letter becomes: whom it concerns, and who wrote it as far as that is known.
fn completion(contact: Uuid, call: Registration) -> Completion {
    let reporter = Some((call.reporter, call.asked));
    Completion { call: call.call, contact, seen: 0, reporter, promise: call.promise, about: call.about }
}

impl Sim {
    /// Registers a contact. Where nobody is at the intake it waits until the next working morning.
    pub async fn registers(&mut self, tx: &mut Tx, m: &Moment, draft: &Draft) -> Result<Next, No> {
        let today = self.today(m);
        let intake = self.of_district(Task::Intake, draft.family)?;
        let mut there = self.office.there(intake, draft.family, today);
        if draft.letter.is_some() {
            there.retain(|one| self.may_read(*one));
        }
        let Some(who) = there.get(self.dice.below(there.len())).copied() else {
            return Ok(Next::Later(today.next_working_day()));
        };
        let staff = self.office.worker(who)?.id;
        let mut call = self.call(m, draft, staff.to_string())?;
        let promised = self.promises(m, draft, who)?;
        call.promise = promised.as_ref().map(|(new, _)| new.clone());
        if let Some(letter) = draft.letter {
            self.reads(tx, m, (letter, staff)).await?;
        }
        let by = Permit::for_staff(tx, staff, Act::Register).await?;
        let unit = self.office.unit(intake)?.id;
        let new = self.is_new(draft)?;
        let done = match draft.letter {
            None => register(tx, &by, m, unit, &call).await?,
            Some(contact) => complete(tx, &by, m, unit, &completion(contact, call)).await?,
        };
        self.figures.contact(draft.sort, draft.about.len());
        if let Some(((_, day), contact)) = promised.zip(done.contact) {
            self.will_keep(Promised { contact, by: who, unit: intake }, day);
            self.figures.add("promises made");
        }
        for (nth, (filed, follows)) in done.filed.iter().zip(done.follows.iter().flatten()).enumerate() {
            let Filed::Matter(id, person) = filed else { continue };
            let place = draft.about.get(nth).copied();
            if let (Some(family), Some(place), Some(person)) = (draft.family, place, person) {
                self.people.recorded(family, place, *person)?;
                if new && nth == 0 {
                    self.stands_close(tx, m, (family, *person), who).await?;
                }
            }
            self.begins(m, draft, (*id, place), follows)?;
        }
        if let Some(family) = draft.family {
            self.learn(tx, family).await?;
        }
        Ok(Next::Done)
    }

    fn call(&mut self, m: &Moment, draft: &Draft, taker: String) -> Result<Registration, No> {
        let kinds = kind(draft.sort);
        let (mut all, mut told) = (Concerns::none(), Vec::new());
        let asked = if draft.asks == Asks::Yes { Asked::Yes } else { Asked::No };
        let mut persons = Vec::new();
        for place in &draft.about {
            let Some(family) = draft.family else { continue };
            persons.push(all.person(self.people.member(family, *place)?.whom()));
        }
        let grown = self.around(draft, &mut all, &persons)?;
        for nth in 0..draft.about.len().max(1) {
            let mut concern = Concern::new(persons.get(nth).copied(), kinds.0, kinds.1, draft.reporter);
            concern.asked = asked;
            concern.competence.extend(draft.told.violence.then_some(Competence::Violence));
            if draft.sort == Sort::Unnamed {
                concern.words = Some(text("barnet i den röda jackan")?);
            }
            let name = match (draft.family, draft.about.get(nth)) {
                (Some(family), Some(place)) => self.people.member(family, *place)?.first.clone(),
                _ => "Barnet".to_owned(),
            };
            let drawn = about(&mut self.dice, sentences(draft), &name)?;
            let said = draft.written.get(nth).cloned().unwrap_or(drawn);
            told.push(said.as_str().to_owned());
            if !kinds.0.is_without_file() {
                concern.said = vec![(About::Person, said)];
            }
            if let Some(family) = draft.family {
                concern.interpreter = self.people.family(family)?.interpreter.clone();
            }
            concern.co_applicants.extend(grown.filter(|_| draft.sort == Sort::Income));
            all.concern(concern);
        }
        let reporter = match draft.reporter {
            ReporterKind::Anonymous => Reporter::Anonymous(draft.reporter),
            kind => Reporter::Named(kind, text(teller(kind))?),
        };
        let keeps_words = !kinds.0.is_without_file() && reporter.identity() != Identity::Anonymous;
        Ok(Registration {
            call: CallId(m.id()),
            arrived: draft.arrived,
            channel: draft.channel,
            received_by: Some(StaffKey(taker)),
            language: "sv".parse().map_err(|_| No::Absent)?,
            reporter,
            told: keeps_words.then(|| text(&told.join("\n"))).transpose()?,
            asked,
            promise: None,
            about: all,
        })
    }

    /// Names those around the persons: the guardians, where whoever registers knows them. Gives who applies along.
    fn around(
        &mut self,
        draft: &Draft,
        all: &mut Concerns,
        persons: &[casefile::registration::Nth],
    ) -> Result<Option<casefile::registration::Nth>, No> {
        let Some(family) = draft.family else { return Ok(None) };
        let of_child = draft.about.iter().all(|place| matches!(place, Place::Child(_)));
        let grown = &self.people.family(family)?.grown;
        let mut along = None;
        if of_child && draft.told.custody && draft.sort != Sort::YoungReport && draft.sort != Sort::News {
            for one in grown {
                let guardian = all.person(one.whom());
                persons.iter().for_each(|child| all.relate(*child, Kinship::Guardian, guardian));
            }
        } else if draft.sort == Sort::Income && grown.len() > 1 {
            along = grown.get(1).map(|one| all.person(one.whom()));
        }
        Ok(along)
    }

    /// Records were made of those around the children: from now on they are known.
    pub async fn learn(&mut self, tx: &mut Tx, family: FamilyNo) -> Result<(), No> {
        let children = self.people.family(family)?.children.iter().filter_map(|one| one.id).collect::<Vec<_>>();
        if self.people.family(family)?.grown.iter().all(|one| one.id.is_some()) {
            return Ok(());
        }
        for child in children {
            for one in relation::all(tx, child).await? {
                let Some(other) = person::one(tx, one.other).await? else { continue };
                let grown = &self.people.family(family)?.grown;
                let same = |new: &casefile::NewPerson| new.number == other.number && new.name.as_str() == other.name;
                if let Some(nth) = grown.iter().position(|one| one.id.is_none() && same(&one.new)) {
                    self.people.recorded(family, Place::Grown(nth), other.id)?;
                }
            }
        }
        Ok(())
    }

    /// Whether nobody has told of this family before.
    fn is_new(&self, draft: &Draft) -> Result<bool, No> {
        let Some(family) = draft.family else { return Ok(false) };
        let family = self.people.family(family)?;
        Ok(family.children.iter().chain(&family.grown).all(|one| one.id.is_none()))
    }

    /// Of those who turn to us some are close to a colleague, who says so the same day and from then on sees nothing of it
    /// (ORG-6).
    async fn stands_close(
        &mut self,
        tx: &mut Tx,
        m: &Moment,
        (family, person): (FamilyNo, PersonId),
        taker: WorkerNo,
    ) -> Result<(), No> {
        if !self.aside.falls(CLOSE) {
            return Ok(());
        }
        let able = self.office.ordinary(self.today(m));
        let able: Vec<WorkerNo> = able.into_iter().filter(|one| *one != taker).collect();
        let Some(who) = able.get(self.aside.below(able.len())).copied() else { return Ok(()) };
        office::close(tx, m, &mut self.office, (who, family, person)).await?;
        self.figures.add("colleagues who stand close to somebody");
        Ok(())
    }

    /// The life of a matter begins: what falls to it is drawn, and the first who takes it comes soon.
    fn begins(
        &mut self,
        m: &Moment,
        draft: &Draft,
        (id, place): (casefile::MatterId, Option<Place>),
        follows: &Follows,
    ) -> Result<(), No> {
        let guarded = match draft.family {
            Some(family) => self.people.family(family)?.guarded != Protection::None,
            None => false,
        };
        let fate = Fate::drawn(&mut self.dice, draft, follows);
        let life = Life {
            id,
            family: draft.family,
            place,
            sort: draft.sort,
            stage: follows.stage,
            opens: follows.opens.value,
            asks: office::Asks { area: follows.basic_competence, guarded, family: draft.family },
            arrived: follows.arrived,
            asked: draft.asks == Asks::Yes && follows.duty_19_1.value,
            reporter: draft.reporter,
            fate,
            opened: None,
            planned: false,
            closed: false,
            carrier: None,
            given: None,
        };
        self.figures.matter(&life);
        let no = LifeNo(self.lives.len());
        self.lives.push(life);
        self.by_id.insert(id.uuid(), no);
        let at = calendar::soon(&self.zone, &mut self.dice, m.at, (10, 100));
        self.step(at, no, Step::Take);
        Ok(())
    }
}

pub(super) fn teller(kind: ReporterKind) -> &'static str {
    match kind {
        ReporterKind::Police => "Polisen i området",
        ReporterKind::School => "Rektorn",
        ReporterKind::Preschool => "Förskolechefen",
        ReporterKind::HealthCare => "Sjuksköterskan på vårdcentralen",
        ReporterKind::DentalCare => "Folktandvården",
        ReporterKind::SocialServices => "Socialjouren",
        ReporterKind::EnforcementAuthority => "Kronofogden",
        ReporterKind::Guardian => "En förälder",
        ReporterKind::Own => "Den det gäller",
        ReporterKind::Association => "Ledaren i föreningen",
        ReporterKind::FosterHome => "Familjehemmet",
        ReporterKind::Relative | ReporterKind::Anonymous => "En anhörig",
    }
}
