//! Field by field: what lies in the database against what the week says, variants accepted as its page describes.

use super::before::Names;
use super::written::{Matter, Written, day};
use crate::house::*;
use casefile::matter::{Joined, clock, investigation, party, station};
use casefile::*;
use law::Day;
use law::clock::ClockKind;
use law::known::Protection;
use law::reading::JoinsAs;
use std::fmt;
use toml::value::Datetime;

#[derive(Default)]
pub struct Tally {
    pub matters: usize,
    fields: usize,
    by_variant: usize,
    pub differences: Vec<String>,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let differ = self.differences.len();
        write!(
            f,
            "{} concerns, {} fields, {} by a variant, {differ} differences",
            self.matters, self.fields, self.by_variant
        )
    }
}

/// What follows from the value of `opens`, and so follows with a variant of it.
const FOLLOWS_OPENS: [&str; 6] =
    ["feedback_clock", "documented_in", "clocks", "preliminary_latest", "feedback_outer", "investigation_latest"];

pub async fn compare(house: &House, names: &Names, contact: &Written, done: &Registered, tally: &mut Tally) {
    assert_eq!(done.filed.len(), contact.expect.matter.len(), "{}", contact.id);
    let follows = done.follows.as_ref().unwrap();
    for ((written, filed), follows) in contact.expect.matter.iter().zip(&done.filed).zip(follows) {
        tally.matters += 1;
        let mut fields = match filed {
            Filed::Matter(id, person) => of_matter(house, names, written, *id, *person).await,
            Filed::Diary => vec![("documented_in", "diary".to_owned(), written.documented_in.clone())],
            Filed::Counted => vec![("documented_in", "none".to_owned(), written.documented_in.clone())],
        };
        let kin = follows.conflict_of_interest.iter().map(|key| &names.staff[&key.0]);
        fields.push(("conflict_of_interest", list(kin), list(written.conflict_of_interest.iter())));
        let protected = (follows.protected_identity != Protection::None).to_string();
        fields.push(("protected_identity", protected, written.protected_identity.to_string()));
        fields.push(("age", opt(follows.age), opt(written.age)));
        let mut other_opening = false;
        for (field, got, expected) in fields {
            tally.fields += 1;
            if sorted(&got) == sorted(&expected) {
                continue;
            }
            let on = format!("{}.{field}", written.key);
            let variants = contact.expect.variant.iter().filter(|variant| variant.on == on);
            let accepted = variants.flat_map(|variant| &variant.accepted).any(|text| sorted(text) == sorted(&got));
            other_opening |= accepted && field == "opens";
            if accepted || (other_opening && FOLLOWS_OPENS.contains(&field)) {
                tally.by_variant += 1;
            } else {
                tally.differences.push(format!("{} {on}: got {got}, expected {expected}", contact.id));
            }
        }
    }
}

type Fields = Vec<(&'static str, String, String)>;

async fn of_matter(house: &House, names: &Names, written: &Matter, id: MatterId, person: Option<PersonId>) -> Fields {
    let mut tx = house.read().await;
    let got = casefile::matter::one(&mut tx, id).await.unwrap().unwrap();
    let clocks = clock::all(&mut tx, id).await.unwrap();
    let way = station::way(&mut tx, id).await.unwrap();
    assert_eq!((way.len(), way[0].left.is_none(), got.person), (1, true, person));
    let parties = party::all(&mut tx, id).await.unwrap();
    assert_eq!(parties.iter().filter(|p| p.role == party::Role::Person && p.person == person).count(), 1);
    let begun = investigation::one(&mut tx, id).await.unwrap().is_some();
    let joined_running = matches!(got.joins, Some(Joined::Matter(_, JoinsAs::SameInvestigation)));
    assert_eq!(begun, got.opens.as_str() == "at_once" && !joined_running);
    let due = |kind: ClockKind| clocks.iter().find(|kept| kept.clock.kind == kind).map(|kept| kept.clock.due);
    let latest = clocks.iter().find(|kept| kept.clock.kind == ClockKind::Protective).and_then(|k| k.clock.latest);
    let feedback = due(ClockKind::Feedback).filter(|_| got.feedback_clock.as_str() == "7_days_after_decision");
    let named = [ClockKind::Protective, ClockKind::Preliminary, ClockKind::Feedback, ClockKind::Investigation];
    let others = clocks.iter().filter(|kept| !named.contains(&kept.clock.kind)).map(|kept| kept.clock.due);
    let joins = match got.joins {
        None => (None, None),
        Some(Joined::Matter(to, how)) => (names.matters.get(&to), Some(how.as_str())),
        Some(Joined::Contact(to)) => {
            (names.contacts.iter().find(|(_, id)| **id == to).map(|(name, _)| name), Some(JoinsAs::SameEvent.as_str()))
        }
    };
    let text = |word: &str| word.to_owned();
    vec![
        ("opens", text(got.opens.as_str()), text(&written.opens)),
        ("kind", text(got.kind.as_str()), text(&written.kind)),
        ("area", text(got.area.as_str()), text(&written.area)),
        ("duty_19_1", got.duty_19_1.to_string(), written.duty_19_1.to_string()),
        ("feedback", text(got.feedback.as_str()), text(&written.feedback)),
        ("feedback_clock", text(got.feedback_clock.as_str()), text(&written.feedback_clock)),
        ("documented_in", text(got.documented_in.as_str()), text(&written.documented_in)),
        ("clocks", list(clocks.iter().map(|kept| kept.clock.kind)), list(written.clocks.iter())),
        ("protective_due", opt(due(ClockKind::Protective)), date(&written.protective_due)),
        ("protective_latest", opt(latest), date(&written.protective_latest)),
        ("preliminary_latest", opt(due(ClockKind::Preliminary)), date(&written.preliminary_latest)),
        ("feedback_outer", opt(feedback), date(&written.feedback_outer)),
        ("investigation_latest", opt(due(ClockKind::Investigation)), date(&written.investigation_latest)),
        ("other_due", list(others), list(written.other_due.iter().map(|due| day(&due.latest)))),
        ("qualification", text(got.qualification.as_str()), text(&written.qualification)),
        ("competence", list(got.competence.iter()), list(written.competence.iter())),
        ("interpreter", got.interpreter.map(|lang| lang.to_string()).unwrap_or_default(), text(&written.interpreter)),
        ("joins", opt(joins.0), opt(written.joins.as_ref())),
        ("joins_as", opt(joins.1), opt(written.joins_as.as_ref())),
    ]
}

fn opt(value: Option<impl fmt::Display>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}

fn date(written: &Option<Datetime>) -> String {
    opt(written.as_ref().map(day) as Option<Day>)
}

fn list(values: impl Iterator<Item = impl fmt::Display>) -> String {
    let words: Vec<String> = values.map(|value| value.to_string()).collect();
    if words.is_empty() { "none".to_owned() } else { words.join("+") }
}

fn sorted(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split('+').collect();
    words.sort_unstable();
    words
}
