//! The pages of consent: what is done and what it rests on, an answer, a yes taken back, the end of a measure.

pub mod answer;
pub mod end;
mod line;
pub mod list;
mod suggest;
pub mod withdraw;

use access::No;
use casefile::matter::measure::{
    Measure,
    consent::{Giver, How},
    holds::Consenting,
};
use casefile::{Matter, PersonId, person};
use law::consent::{Measure as Kind, Whose};
use law::{Day, Law, RuleRef};
use page::staff::form::{Drawer, Reader};
use page::{
    Say,
    kit::{Choice, Line},
    staff::Ask,
};
use std::collections::BTreeMap;
use store::{Tx, Uuid};

/// What is done in a matter, and what it rests on.
pub const LIST: &str = "/arende/{id}/samtycke";
/// What somebody answered about a measure.
pub const ANSWER: &str = "/arende/{id}/samtycke/{measure}/svar";
/// Somebody takes a yes back.
pub const WITHDRAW: &str = "/arende/{id}/samtycke/{consent}/angrat";
/// A measure is done with.
pub const END: &str = "/arende/{id}/samtycke/{measure}/slut";

/// The page of a matter's consents.
fn path(matter: Uuid) -> String {
    LIST.replace("{id}", &matter.to_string())
}

/// The names of those who answer in a matter.
struct Called {
    names: BTreeMap<PersonId, String>,
    nameless: String,
}

impl Called {
    /// Reads them; that they were shown is noted.
    async fn of(ask: &mut Ask, tx: &mut Tx, read: &Matter, around: &Consenting) -> Result<Called, No> {
        let answered = around.consents.iter().filter_map(|one| one.giver.person);
        let all = around.guardians.iter().copied().chain(around.person).chain(answered);
        let mut names = BTreeMap::new();
        for id in all {
            if let Some(person) = person::one(tx, id).await? {
                names.insert(id, person.name);
            }
        }
        ask.sight.shows(names.keys().map(|id| id.uuid()));
        let nameless = read.words.clone().unwrap_or_else(|| ask.say.s("field-nameless"));
        Ok(Called { names, nameless })
    }

    fn name(&self, giver: Giver) -> &str {
        giver.person.and_then(|id| self.names.get(&id)).unwrap_or(&self.nameless)
    }
}

/// The stored name by which a form points out one who must say yes.
fn key_of(giver: Giver) -> String {
    giver.person.map_or_else(|| giver.whose.as_str().to_owned(), |id| id.uuid().to_string())
}

/// The one among them whom a form pointed out.
fn pointed_out(around: &Consenting, measure: &Measure, key: &str) -> Option<Giver> {
    around.givers_of(measure).into_iter().find(|giver| key_of(*giver) == key)
}

/// The kind of a measure, in words.
fn kind(t: &Say, kind: Kind) -> String {
    t.s(match kind {
        Kind::Contact => "investigation-consent-measure-contact",
        Kind::Talk => "investigation-consent-measure-talk",
        Kind::Support => "investigation-consent-measure-support",
        Kind::OpenSupport => "investigation-consent-measure-open-support",
        Kind::Placement => "investigation-consent-measure-placement",
    })
}

/// How it was said, in words that go on in a sentence.
fn how(t: &Say, how: How) -> String {
    t.s(match how {
        How::Phone => "investigation-consent-said-by-phone",
        How::Meeting => "investigation-consent-said-at-meeting",
        How::Writing => "investigation-consent-said-in-writing",
    })
}

/// The question how it was said.
fn how_asked(draw: &Drawer<'_>) -> Choice {
    let picks = [
        ("phone", "investigation-consent-how-phone"),
        ("meeting", "investigation-consent-how-meeting"),
        ("writing", "investigation-consent-how-writing"),
    ];
    draw.choice("how", "investigation-consent-q-how", &picks)
}

fn how_read(form: &mut Reader<'_>) -> Option<How> {
    form.chosen("how", "investigation-consent-wrong-how")
}

/// The question which day; left empty it is today.
fn day_asked(draw: &Drawer<'_>, name: &'static str, question: &str) -> Line {
    Line { look: "short", ..draw.line(name, question, Some("investigation-consent-hint-day")) }
}

fn day_read(form: &mut Reader<'_>, name: &'static str, today: Day) -> Option<Day> {
    let empty = form.fields.get(name).trim().is_empty();
    if empty { Some(today) } else { form.day(name, "investigation-consent-wrong-day") }
}

/// A rule as staff read it: its sentence, where it stands, and whether nobody has looked it up.
struct Cited {
    says: String,
    paragraph: String,
    unsure: bool,
}

impl Cited {
    fn of(law: &Law, rules: &[RuleRef]) -> Vec<Cited> {
        let found = rules.iter().filter_map(|rule| law.rule(&rule.id, rule.from));
        let cited = |rule: &law::Rule| Cited {
            says: rule.says.clone(),
            paragraph: rule.paragraph.clone(),
            unsure: matches!(rule.confidence, law::rule::Confidence::K | law::rule::Confidence::U),
        };
        found.map(cited).collect()
    }
}

/// Where a rule that is support in law stands.
fn paragraph(law: &Law, rule: &RuleRef) -> String {
    law.rule(&rule.id, rule.from).map_or_else(|| rule.id.clone(), |rule| rule.paragraph.clone())
}

/// Whose consent, in words: of a child its own, of the guardians each one's.
fn whose_key(whose: Whose, adult: bool) -> &'static str {
    match (whose, adult) {
        (Whose::Guardians, _) => "investigation-consent-of-guardians",
        (Whose::Person, true) => "investigation-consent-of-person",
        (Whose::Person, false) => "investigation-consent-of-child",
    }
}
