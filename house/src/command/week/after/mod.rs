//! What a contact became, read back from the database and said in the files' own words.

mod hands;
pub(crate) mod stored;
pub(crate) mod unseen;

use super::{file::contact::Matter as Written, names::Names, play::Play};
use access::charge;
use casefile::matter::{self, Joined, Matter, clock, clock::Kept, party};
use casefile::{Born, Filed, MatterId, Person, person};
use law::Day;
use law::clock::ClockKind;
use law::known::{Protection, StaffKey};
use law::reading::{Area, FeedbackClock, JoinsAs};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::Tx;

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The named values of one matter, in the order in which they are printed.
pub(crate) type Fields = Vec<(&'static str, Value)>;

/// One concern of a contact, and what it became.
pub(crate) struct Became {
    pub key: String,
    /// None where it is a count or a line in the diary.
    pub matter: Option<MatterId>,
    pub fields: Fields,
}

impl Became {
    /// A value by its name.
    pub fn field(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
    }

    /// A word by its name.
    pub fn text(&self, name: &str) -> Option<String> {
        self.field(name).and_then(Value::as_str).map(str::to_owned)
    }
}

/// Reads what one concern became.
pub(crate) async fn became(tx: &mut Tx, play: &Play, day: Day, (written, filed): (&Written, Filed)) -> Done<Became> {
    let fields = match filed {
        Filed::Matter(id, _) => of_matter(tx, play, day, id).await?,
        Filed::Diary => without_file("diary"),
        Filed::Counted => without_file("none"),
    };
    let matter = match filed {
        Filed::Matter(id, _) => Some(id),
        _ => None,
    };
    Ok(Became { key: written.key.clone(), matter, fields })
}

/// What stands of a contact that is nobody's file: nothing but where it was noted.
fn without_file(place: &str) -> Fields {
    vec![
        ("documented_in", json!(place)),
        ("person", Value::Null),
        ("opens", json!("no")),
        ("clocks", json!([])),
        ("competence", json!([])),
        ("conflict_of_interest", json!([])),
        ("duty_19_1", json!(false)),
        ("feedback", json!("no")),
        ("feedback_clock", json!("none")),
        ("qualification", json!("none")),
        ("protected_identity", json!(false)),
    ]
}

async fn of_matter(tx: &mut Tx, play: &Play, day: Day, id: MatterId) -> Done<Fields> {
    let names = &play.names;
    let got = matter::one(tx, id).await?.ok_or("a matter is not there")?;
    let person = match got.person {
        Some(id) => person::one(tx, id).await?,
        None => None,
    };
    let close = close_to(tx, id).await?;
    let needs = hands::needs(&got, close.iter().copied());
    let mut fields = of_person(names, person.as_ref(), day, got.age_told);
    fields.extend(of_reading(&got));
    fields.extend(of_clocks(&got, &clock::all(tx, id).await?));
    let conflict: BTreeSet<String> = close.iter().map(|staff| names.staff(*staff)).collect();
    let joins = joins(names, &got);
    let charge = charge::charge(tx, id.uuid()).await?.ok_or("a matter without a charge")?;
    fields.extend([
        ("qualification", json!(got.qualification.as_str())),
        ("competence", json!(got.competence.iter().map(|word| word.as_str()).collect::<Vec<_>>())),
        ("interpreter", json!(got.interpreter.map(|lang| lang.to_string()).unwrap_or_default())),
        ("protected_identity", json!(person.is_some_and(|person| person.protection != Protection::None))),
        ("conflict_of_interest", json!(conflict)),
        ("joins", json!(joins.0)),
        ("joins_as", json!(joins.1)),
        ("parties", parties(tx, names, id).await?),
        ("carrier", json!(names.staff(charge.carrier))),
        ("head", json!(names.staff(charge.head))),
    ]);
    let (take, decide) = hands::of(tx, names, &needs, day).await?;
    fields.extend([("may_take", take), ("may_decide", decide)]);
    Ok(fields)
}

/// Staff who stand close to somebody of the matter's contact (ORG-6).
async fn close_to(tx: &mut Tx, id: MatterId) -> Done<BTreeSet<access::StaffId>> {
    let persons = charge::concerned(tx, id.uuid()).await?;
    Ok(charge::kin_of(tx, persons).await?.into_values().flatten().collect())
}

fn of_person(names: &Names, person: Option<&Person>, day: Day, told: Option<u8>) -> Fields {
    let age = person.map_or(told, |person| person.age(day).on(day));
    let basis = match person {
        Some(person) if person.number.is_some() => "number",
        _ if age.is_some() => "stated",
        _ => "unknown",
    };
    let born = person.and_then(|person| match (person.number, person.born) {
        (Some(number), _) => Some(number.birth()),
        (None, Born::On(day)) => Some(day),
        _ => None,
    });
    vec![
        ("person", json!(person.map(|person| person.name.clone()))),
        ("known_as", json!(person.and_then(|person| names.person(person.id)))),
        ("age", json!(age)),
        ("age_basis", json!(basis)),
        ("born", json!(born.map(|day| day.to_string()))),
    ]
}

fn of_reading(got: &Matter) -> Fields {
    vec![
        ("kind", json!(got.kind.as_str())),
        ("area", json!(got.area.as_str())),
        ("acute", json!(got.acute.as_str())),
        ("reporter_kind", json!(got.reporter.as_str())),
        ("opens", json!(got.opens.as_str())),
        ("documented_in", json!(got.documented_in.as_str())),
        ("duty_19_1", json!(got.duty_19_1)),
        ("feedback", json!(got.feedback.as_str())),
        ("feedback_clock", json!(got.feedback_clock.as_str())),
    ]
}

fn of_clocks(got: &Matter, kept: &[Kept]) -> Fields {
    use ClockKind as C;
    let one = |kind: C| kept.iter().map(|kept| &kept.clock).find(|clock| clock.kind == kind);
    let due = |kind: C| json!(one(kind).map(|clock| clock.due.to_string()));
    let latest = one(C::Protective).and_then(|clock| clock.latest);
    let after_decision = got.feedback_clock == FeedbackClock::SevenDaysAfterDecision;
    let named = [C::Protective, C::Preliminary, C::Feedback, C::Investigation];
    let others = kept.iter().map(|kept| &kept.clock).filter(|clock| !named.contains(&clock.kind));
    let others = others.map(|clock| json!({ "clock": clock.kind.as_str(), "latest": clock.due.to_string() }));
    vec![
        ("clocks", json!(kept.iter().map(|kept| kept.clock.kind.as_str()).collect::<Vec<_>>())),
        ("protective_due", due(C::Protective)),
        ("protective_latest", json!(latest.map(|day| day.to_string()))),
        ("preliminary_latest", due(C::Preliminary)),
        ("feedback_outer", if after_decision { due(C::Feedback) } else { Value::Null }),
        ("investigation_latest", due(C::Investigation)),
        ("other_due", json!(others.collect::<Vec<_>>())),
    ]
}

fn joins(names: &Names, got: &Matter) -> (Option<String>, Option<&'static str>) {
    match got.joins {
        None => (None, None),
        Some(Joined::Matter(to, how)) => (names.matters.get(&to).cloned(), Some(how.as_str())),
        Some(Joined::Contact(to)) => (names.contact(to).map(str::to_owned), Some(JoinsAs::SameEvent.as_str())),
    }
}

async fn parties(tx: &mut Tx, names: &Names, id: MatterId) -> Done<Value> {
    let mut all = Vec::new();
    for party in party::all(tx, id).await? {
        let person = match party.person {
            Some(id) => person::one(tx, id).await?,
            None => None,
        };
        let who = person.map(|person| names.person(person.id).map_or(person.name.clone(), str::to_owned));
        let voice = party.voice.map(|voice| match voice {
            law::follows::Voice::Own => "own".to_owned(),
            law::follows::Voice::OwnFrom(day) => format!("own from {day}"),
            law::follows::Voice::Guardians => "guardians".to_owned(),
        });
        all.push(json!({ "role": party.role.as_str(), "person": who, "voice": voice }));
    }
    Ok(json!(all))
}

/// A colleague's key in the law's words.
fn key(staff: access::StaffId) -> StaffKey {
    StaffKey(staff.to_string())
}

/// The competence without which nobody takes a matter.
fn basic(area: Area) -> Option<law::reading::Competence> {
    area.competence()
}
