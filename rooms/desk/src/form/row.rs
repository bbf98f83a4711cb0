//! What was read about one person: a row of the form becomes a concern.

use super::said::Parts;
use super::{LINE, MOST, Typed, Wrongs, take};
use casefile::{Born, Concern, Lang, NewPerson, Text, registration::Nth};
use law::{
    Day, PersonalNumber,
    known::Protection,
    reading::{Acute, Age, Area, Asked, Competence, Kind, ReporterKind, Told, Wish},
};
use page::{Fields, LANGUAGES};
use std::collections::BTreeSet;

/// Rows that are read at most: one more than the largest family that has come to us in one contact.
pub const ROWS: usize = 12;

/// One row, read.
pub struct Row {
    /// Which row, from 1.
    pub nth: usize,
    /// Whom it is about.
    pub whose: Whose,
    /// What it is.
    pub kind: Kind,
    /// The side of the service.
    pub area: Area,
    /// Who told, as seen from this person; none where it is the same as for the contact.
    pub teller: Option<ReporterKind>,
    acute: Acute,
    why: Option<Text>,
    competence: BTreeSet<Competence>,
    wish: Wish,
    /// Who applies together with the person.
    pub with: Option<Whose>,
    /// What stands beside the row.
    pub said: Option<Text>,
    interpreter: Option<Lang>,
    happened: Vec<Told>,
}

/// Whom a row is about, as far as that was said.
pub struct Whose {
    /// The name, or what the one who told calls the person.
    pub name: Option<Text>,
    /// The personal number.
    pub number: Option<PersonalNumber>,
    /// The age as told.
    pub age: Age,
    /// The record that was recognised on the page; `new` where the worker says that it is somebody else.
    pub known: String,
}

impl Whose {
    /// A record for somebody of whom we have none; `None` where nobody has been made out.
    pub fn new_person(&self, arrived: Day) -> Option<NewPerson> {
        let born = match self.age {
            Age::Born(day) => Born::On(day),
            Age::Stated(years) => Born::Stated { years, on: arrived },
            Age::Number(_) | Age::Unknown => Born::Unknown,
        };
        let (number, protection) = (self.number, Protection::None);
        Some(NewPerson { name: self.name.clone()?, number, born, protection, language: None, interpreter: None })
    }
}

impl Row {
    /// The concern, with the person that stands for it in the call.
    pub fn concern(&self, person: Option<Nth>, teller: ReporterKind, asked: Asked, said: Parts) -> Concern {
        Concern {
            words: self.whose.name.clone(),
            age: self.whose.age,
            asked,
            competence: self.competence.clone(),
            wish: self.wish,
            acute: self.acute,
            acute_why: self.why.clone(),
            happened: self.happened.clone(),
            interpreter: self.interpreter.clone(),
            said,
            ..Concern::new(person, self.kind, self.area, teller)
        }
    }
}

/// Reads every row in which something stands.
pub fn rows(typed: &Typed<'_>, wrongs: &mut Wrongs) -> Vec<Row> {
    (1..=ROWS).filter(|nth| touched(typed.fields, *nth)).filter_map(|nth| row(typed, nth, wrongs)).collect()
}

fn field(name: &str, nth: usize) -> String {
    format!("{name}{nth}")
}

/// Whether anything stands in any row.
pub fn anybody(fields: &Fields) -> bool {
    (1..=ROWS).any(|nth| touched(fields, nth))
}

fn touched(fields: &Fields, nth: usize) -> bool {
    let typed_in = ["name", "who", "kind", "said", "why", "area", "teller", "interpreter", "taken", "carried", "with"];
    let ticked = ["violence", "addiction", "child", "open", "evict"];
    typed_in.iter().chain(&ticked).any(|name| !fields.get(&field(name, nth)).trim().is_empty())
}

fn row(typed: &Typed<'_>, nth: usize, wrongs: &mut Wrongs) -> Option<Row> {
    let get = |name: &str| typed.get(&field(name, nth));
    let kind = get("kind").parse::<Kind>().ok();
    if kind.is_none() {
        wrongs.push((field("kind", nth).into(), typed.wrong("desk-wrong-kind")));
    }
    let whose = whose(typed, nth, wrongs);
    let with = with(typed, nth, kind, wrongs);
    let area = kind.and_then(|kind| area(typed, nth, kind, &whose, wrongs));
    let ticks =
        [("violence", Competence::Violence), ("addiction", Competence::Addiction), ("child", Competence::Child)];
    let ticked = ticks.into_iter().filter(|(name, _)| typed.ticked(&field(name, nth)));
    let (kind, area) = (kind?, area?);
    let interpreter = LANGUAGES.iter().find(|tag| **tag == get("interpreter"));
    Some(Row {
        nth,
        whose,
        kind,
        area,
        teller: get("teller").parse().ok(),
        acute: get("acute").parse().unwrap_or_else(|_| unasked(kind, area)),
        why: take(wrongs, field("why", nth), typed.text(&field("why", nth), LINE * 5)),
        competence: ticked.map(|(_, competence)| competence).collect(),
        wish: if typed.ticked(&field("open", nth)) { Wish::OpenNow } else { Wish::AsRule },
        interpreter: interpreter.and_then(|tag| tag.parse().ok()),
        with,
        said: take(wrongs, field("said", nth), typed.text(&field("said", nth), MOST)),
        happened: happened(typed, nth, wrongs),
    })
}

/// What stands where nobody has said whether there is danger today: of a child in a report it is still to be judged, and
/// no "no" is put down that nobody gave (INT-2).
fn unasked(kind: Kind, area: Area) -> Acute {
    let report = matches!(kind, Kind::ChildConcern | Kind::OtherInformation);
    if report && matches!(area, Area::Child | Area::Youth18To20) { Acute::Judge } else { Acute::No }
}

pub(super) fn whose(typed: &Typed<'_>, nth: usize, wrongs: &mut Wrongs) -> Whose {
    let mut name = take(wrongs, field("name", nth), typed.text(&field("name", nth), LINE));
    let mut age = who(typed, typed.get(&field("who", nth)));
    if let (Some(whole), Ok(Age::Unknown)) = (&name, &age) {
        match divided(typed, whole) {
            Ok(Some((short, told))) => (name, age) = (Some(short), Ok(told)),
            Ok(None) => {}
            Err(why) => wrongs.push((field("name", nth).into(), why)),
        }
    }
    let age = age.unwrap_or_else(|why| {
        wrongs.push((field("who", nth).into(), why));
        Age::Unknown
    });
    let number = match age {
        Age::Number(number) => Some(number),
        _ => None,
    };
    let known = typed.get(&field("known", nth));
    if number.is_some() && name.is_none() {
        wrongs.push((field("name", nth).into(), typed.wrong("desk-wrong-name")));
    }
    Whose { name, number, age, known: known.to_owned() }
}

/// Who applies together with the person: a name, or a name and a personal number or an age.
fn with(typed: &Typed<'_>, nth: usize, kind: Option<Kind>, wrongs: &mut Wrongs) -> Option<Whose> {
    let whole = take(wrongs, field("with", nth), typed.text(&field("with", nth), LINE))?;
    if kind.is_some_and(|kind| !kind.is_application()) {
        wrongs.push((field("with", nth).into(), typed.wrong("desk-wrong-with")));
        return None;
    }
    let parts = take(wrongs, field("with", nth), divided(typed, &whole));
    let (name, age) = parts.unwrap_or((whole, Age::Unknown));
    let number = match age {
        Age::Number(number) => Some(number),
        _ => None,
    };
    Some(Whose { name: Some(name), number, age, known: typed.get(&field("withknown", nth)).to_owned() })
}

/// "Elsa, 9 år" says both who it is and how old. Where what follows the comma can only be a number or a day of birth and
/// is none, that is said: it never becomes a part of the name.
fn divided(typed: &Typed<'_>, whole: &Text) -> Result<Option<(Text, Age)>, String> {
    let Some((short, rest)) = whole.as_str().rsplit_once(',') else { return Ok(None) };
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    match (who(typed, rest.trim()), Text::parse(short, LINE)) {
        (Ok(told), Ok(short)) if told != Age::Unknown => Ok(Some((short, told))),
        (Err(why), _) if digits >= 6 => Err(why),
        _ => Ok(None),
    }
}

/// A personal number, a day of birth or an age: one field for whichever of them somebody has.
fn who(typed: &Typed<'_>, text: &str) -> Result<Age, String> {
    let today = typed.today();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if text.is_empty() {
        return Ok(Age::Unknown);
    }
    if digits <= 3 {
        let years =
            text.split_whitespace().find_map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok());
        let years: Option<u8> = years.filter(|n| *n <= 120);
        return years.map(Age::Stated).ok_or_else(|| typed.wrong("desk-wrong-age"));
    }
    if digits == 8 {
        let day = Day::parse(text).map_err(|_| typed.wrong("desk-wrong-born"))?;
        return if day > today { Err(typed.wrong("desk-wrong-born-future")) } else { Ok(Age::Born(day)) };
    }
    PersonalNumber::parse(text, today).map(Age::Number).map_err(|_| typed.wrong("desk-wrong-number"))
}

/// The side of the service: as chosen, else as the kind and the age say.
fn area(typed: &Typed<'_>, nth: usize, kind: Kind, whose: &Whose, wrongs: &mut Wrongs) -> Option<Area> {
    let name = field("area", nth);
    if let Ok(area) = typed.get(&name).parse() {
        return Some(area);
    }
    let by_age = match whose.age.on(typed.today()) {
        Some(0..18) => Some(Area::Child),
        Some(18..=20) => Some(Area::Youth18To20),
        _ => None,
    };
    let area = match kind {
        Kind::ChildConcern => by_age.or(Some(Area::Child)),
        Kind::ApplicationIncomeSupport => Some(Area::IncomeSupport),
        Kind::AdultAddiction => Some(Area::Addiction),
        Kind::Violence => Some(Area::Violence),
        Kind::RecordsRequest => Some(Area::Records),
        Kind::Advice | Kind::Misdirected => Some(Area::None),
        Kind::ConsultAnonymous => Some(Area::Child),
        Kind::ApplicationSupport | Kind::OtherInformation | Kind::FollowUpToExisting => by_age,
    };
    if area.is_none() {
        wrongs.push((name.into(), typed.wrong("desk-wrong-area")));
    }
    area
}

/// What the text says has happened that starts a deadline.
fn happened(typed: &Typed<'_>, nth: usize, wrongs: &mut Wrongs) -> Vec<Told> {
    let mut day = |name: &str, told: fn(Day) -> Told| {
        let text = typed.get(&field(name, nth));
        let read = match (text.is_empty(), Day::parse(text)) {
            (true, _) => Ok(None),
            (false, Ok(day)) if day <= typed.today() => Ok(Some(told(day))),
            (false, Ok(_)) => Err(typed.wrong("desk-wrong-future")),
            (false, Err(_)) => Err(typed.wrong("desk-wrong-day")),
        };
        take(wrongs, field(name, nth), read)
    };
    let (taken, carried) = (day("taken", Told::TakenIntoCare), day("carried", Told::CarriedOut));
    let notice = typed.ticked(&field("evict", nth)).then_some(Told::EvictionNotice);
    [taken, carried, notice].into_iter().flatten().collect()
}
