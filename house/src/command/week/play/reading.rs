//! The worker's reading of one contact: only what a person read out of the text goes into the registration. What must
//! follow is not looked at.

use super::{
    super::{
        file::{
            Malformed,
            contact::{Contact, Matter},
            date,
        },
        names::Names,
    },
    recognise::{Persons, co_applicant},
};
use casefile::matter::told::About;
use casefile::registration::Nth;
use casefile::{Born, CallId, Concern, Concerns, NewPerson, Registration, Reporter, Text};
use law::known::{Protection, StaffKey};
use law::reading::{Age, Area, Asked, Channel, Kind, ReporterKind, Told, Wish};
use law::{Day, PersonalNumber};
use store::{Ts, Tx, Uuid};

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The most signs of one text.
const MOST: usize = 100_000;

/// A contact as it is read, with the file it came from.
pub(crate) struct Reading<'a> {
    pub file: &'a str,
    pub contact: &'a Contact,
    pub arrived: Ts,
    pub day: Day,
    /// What the worker leaves out because it must not be stored.
    left_out: Vec<&'a str>,
}

impl<'a> Reading<'a> {
    pub fn new(file: &'a str, contact: &'a Contact, arrived: Ts, day: Day) -> Reading<'a> {
        // Post for another board is taken down whole: that nothing of it is kept is the house's own doing.
        let misdirected = contact.expect.matter.iter().all(|matter| matter.kind == Kind::Misdirected.as_str());
        let never = contact.expect.must_not_store.iter().flat_map(|never| &never.literal);
        let left_out = never.filter(|literal| !misdirected && !literal.is_empty()).map(String::as_str).collect();
        Reading { file, contact, arrived, day, left_out }
    }

    /// Reads every word of the file, without anybody who is known.
    ///
    /// # Errors
    /// [`Malformed`] where one is of no list.
    pub fn check(&self) -> Result<(), Malformed> {
        self.call(Uuid::nil(), &Names::default())?;
        let mut matters = self.contact.expect.matter.iter();
        matters.try_for_each(|matter| self.concern(&Names::default(), matter, None).map(drop))
    }

    fn wrong(&self, field: impl std::fmt::Display, what: impl std::fmt::Display) -> Malformed {
        Malformed::new(self.file, field, what)
    }

    /// A word of a list.
    fn word<T: std::str::FromStr>(&self, field: impl std::fmt::Display, word: &str) -> Result<T, Malformed> {
        word.trim().parse().map_err(|_| self.wrong(field, format_args!("{word:?} is no word of its list")))
    }

    /// A text as it may be stored; none where nothing is in it.
    fn text(&self, typed: &str) -> Option<Text> {
        let kept = self.left_out.iter().fold(typed.to_owned(), |text, literal| text.replace(literal, "…"));
        Text::parse(&kept, MOST).ok()
    }

    /// The registration without anybody it concerns.
    pub fn call(&self, id: Uuid, names: &Names) -> Result<Registration, Malformed> {
        let asked = self.contact.expect.matter.iter().any(|matter| asked(matter) == Asked::Yes);
        let language = self.contact.language.split([',', ';', ' ', '(']).next().unwrap_or_default();
        let received_by = names.colleague(&self.contact.received_by).map(|one| StaffKey(one.staff.to_string()));
        Ok(Registration {
            call: CallId(id),
            arrived: self.arrived,
            channel: self.channel()?,
            received_by,
            language: language.parse().or_else(|_| "und".parse()).map_err(|_| self.wrong("language", "none"))?,
            reporter: self.reporter(names)?,
            told: self.text(&self.contact.text),
            asked: if asked { Asked::Yes } else { Asked::No },
            promise: None,
            about: Concerns::none(),
        })
    }

    pub fn channel(&self) -> Result<Channel, Malformed> {
        self.word("channel", &self.contact.channel)
    }

    fn reporter(&self, names: &Names) -> Result<Reporter, Malformed> {
        let teller = &self.contact.expect.reporter;
        let kind: ReporterKind = self.word("expect.reporter.kind", &teller.kind)?;
        Ok(match teller.identity.as_str() {
            "internal" => {
                let key =
                    names.colleague(&teller.name).map_or_else(|| teller.name.clone(), |one| one.staff.to_string());
                Reporter::Internal(kind, StaffKey(key))
            }
            "anonymous" => Reporter::Anonymous(kind),
            "named" => match self.text(&teller.name).or_else(|| Text::parse("namn ej antecknat", MOST).ok()) {
                Some(name) => Reporter::Named(kind, name),
                None => Reporter::Anonymous(kind),
            },
            other => {
                return Err(self.wrong("expect.reporter.identity", format_args!("{other:?} is no word of its list")));
            }
        })
    }

    /// Whom it concerns. `early` says for each matter whether the worker opens sooner than the rule asks.
    pub async fn about(&self, tx: &mut Tx, names: &Names, early: &[bool]) -> Done<Concerns> {
        let (mut about, mut persons) = (Concerns::none(), Persons::on(self.day));
        for (n, matter) in self.contact.expect.matter.iter().enumerate() {
            let person = match Kind::Misdirected.as_str() == matter.kind {
                true => None,
                false => self.person(tx, names, &mut about, &mut persons, matter).await?,
            };
            let mut concern = self.concern(names, matter, person)?;
            if early.get(n) == Some(&true) {
                concern.wish = Wish::OpenNow;
            }
            if let (Some(with), true) = (co_applicant(&matter.relation), concern.kind.is_application()) {
                let whom =
                    persons.place(tx, names, &mut about, (with, ""), self.stranger(with, None, Age::Unknown)).await?;
                concern.co_applicants.extend(whom);
            }
            about.concern(concern);
        }
        Ok(about)
    }

    async fn person(
        &self,
        tx: &mut Tx,
        names: &Names,
        about: &mut Concerns,
        persons: &mut Persons,
        matter: &Matter,
    ) -> Done<Option<Nth>> {
        let number = PersonalNumber::parse(&matter.personal_number, self.day).ok();
        let age = self.age(matter);
        let new = self.stranger(&matter.person, number, age);
        persons.place(tx, names, about, (&matter.person, &matter.joins), new).await
    }

    fn stranger(&self, name: &str, number: Option<PersonalNumber>, age: Age) -> Option<NewPerson> {
        let born = match (number, age) {
            (None, Age::Born(day)) => Born::On(day),
            (None, Age::Stated(years)) => Born::Stated { years, on: self.day },
            _ => Born::Unknown,
        };
        let name = self.text(name)?;
        Some(NewPerson { name, number, born, protection: Protection::None, language: None, interpreter: None })
    }

    /// The age as told, where there is no number.
    fn age(&self, matter: &Matter) -> Age {
        match (matter.born.as_ref().and_then(|born| date(born).ok()), matter.age) {
            (Some(born), _) => Age::Born(born),
            (None, Some(years)) => Age::Stated(years),
            (None, None) => Age::Unknown,
        }
    }

    /// What the worker has read about one person.
    pub fn concern(&self, names: &Names, matter: &Matter, person: Option<Nth>) -> Result<Concern, Malformed> {
        let field = |field: &str| format!("expect.matter {}: {field}", matter.key);
        let (kind, area): (Kind, Area) =
            (self.word(field("kind"), &matter.kind)?, self.word(field("area"), &matter.area)?);
        let reporter = matter.reporter_kind.as_deref().unwrap_or(&self.contact.expect.reporter.kind);
        let reporter = self.word(field("reporter_kind"), reporter)?;
        let mut competence = std::collections::BTreeSet::new();
        for word in &matter.competence {
            competence.insert(self.word(field("competence"), word)?);
        }
        if let Some(basic) = area.competence() {
            competence.remove(&basic);
        }
        let interpreter = matter.interpreter.split([',', ';', ' ', '(']).next().unwrap_or_default();
        let whom = if matter.person.is_empty() { &matter.relation } else { &matter.person };
        let why = self.text(&matter.acute_why);
        Ok(Concern {
            words: self.text(whom),
            age: self.age(matter),
            asked: asked(matter),
            competence,
            acute: self.word(field("acute"), &matter.acute)?,
            same_event: Some(&matter.joins)
                .filter(|_| matter.joins_as == "same_event")
                .and_then(|id| names.contacts.get(id))
                .copied(),
            happened: happened(matter, self.day),
            interpreter: interpreter.parse().ok(),
            said: why.iter().map(|why| (About::Person, why.clone())).collect(),
            acute_why: why,
            ..Concern::new(person, kind, area, reporter)
        })
    }
}

fn asked(matter: &Matter) -> Asked {
    if matter.feedback.as_deref() == Some("requested") { Asked::Yes } else { Asked::No }
}

/// What the text tells of decisions. Their days stand in the free text only, so they are taken back from the dates that
/// the file gives; where a date counts from the day of arrival, it was that day.
fn happened(matter: &Matter, arrived: Day) -> Vec<Told> {
    let clocks = matter.clocks.as_deref().unwrap_or_default();
    let told_on = |clock: &str, days: u16| {
        let listed = clocks.iter().any(|one| one == clock);
        match matter.due(clock) {
            Some(due) => Some(due.minus_days(days)),
            None => listed.then_some(arrived),
        }
    };
    let notice = clocks.iter().any(|clock| clock == "enforcement_confirmation");
    let taken = told_on("lvu_court", 7).map(Told::TakenIntoCare);
    let carried = told_on("lvu_application", 28).map(Told::CarriedOut);
    [taken, carried, notice.then_some(Told::EvictionNotice)].into_iter().flatten().collect()
}
