//! Field by field against what the files say, with every variant they accept and what follows from the value taken.

use super::after::Became;
use super::file::{
    contact::{Contact, Matter},
    date,
    people::People,
};
use super::parties::{Custody, stored};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// One value that is not what the file says.
pub struct Difference {
    /// The contact, as its file calls it.
    pub contact: String,
    /// The matter in it; "-" for what is of the whole contact.
    pub key: String,
    /// Which value.
    pub field: String,
    /// What the records say.
    pub got: String,
    /// What the file says.
    pub expected: String,
}

/// What was compared, and what differs.
#[derive(Default)]
pub struct Tally {
    /// Contacts.
    pub contacts: usize,
    /// Matters in them.
    pub matters: usize,
    /// Values compared.
    pub fields: usize,
    /// Values that are not the file's own, but a variant that it accepts or what follows from one.
    pub by_variant: usize,
    /// Values that differ.
    pub differences: Vec<Difference>,
    custody: Custody,
}

/// What follows from a value, and so follows with a variant of it.
const FOLLOWS: [(&str, &[&str]); 4] = [
    (
        "opens",
        &["feedback_clock", "documented_in", "clocks", "preliminary_latest", "feedback_outer", "investigation_latest"],
    ),
    ("duty_19_1", &["feedback", "feedback_clock", "clocks", "feedback_outer"]),
    ("feedback", &["feedback_clock", "clocks", "feedback_outer"]),
    ("preliminary_latest", &["clocks", "feedback_outer"]),
];

impl Tally {
    /// Nothing compared yet, of a week where these people are known.
    pub(crate) fn of(people: &People) -> Tally {
        Tally { custody: Custody::of(people), ..Tally::default() }
    }

    /// Notes something that is not as the file says.
    pub(crate) fn differs(&mut self, contact: &str, key: &str, field: &str, (got, expected): (&str, &str)) {
        let [contact, key, field, got, expected] = [contact, key, field, got, expected].map(str::to_owned);
        self.differences.push(Difference { contact, key, field, got, expected });
    }

    /// Compares what a contact became with its file.
    pub(crate) fn contact(&mut self, contact: &Contact, became: &[Became]) {
        self.contacts += 1;
        for (written, got) in contact.expect.matter.iter().zip(became) {
            self.matters += 1;
            self.matter(contact, written, got);
            self.parties(contact, written, got);
        }
        for nobody in &contact.expect.no_matter {
            let name = nobody.person.split([',', '(']).next().unwrap_or_default().trim();
            // Of two of the same name one may be the right one: then the name says nothing.
            let right = contact.expect.matter.iter().any(|written| written.person.trim() == name);
            let has = became.iter().any(|one| one.matter.is_some() && one.field("person") == Some(&json!(name)));
            if has && !right && !name.is_empty() {
                self.differs(&contact.id, "no_matter", "person", ("a matter", "none"));
            }
        }
    }

    fn parties(&mut self, contact: &Contact, written: &Matter, became: &Became) {
        let Some(expected) = self.custody.expected(written, became) else { return };
        let got = stored(became);
        self.fields += 1;
        if got != expected {
            self.differs(&contact.id, &written.key, "parties", (&got.join(", "), &expected.join(", ")));
        }
    }

    fn matter(&mut self, contact: &Contact, written: &Matter, became: &Became) {
        let mut taken: BTreeSet<&str> = BTreeSet::new();
        for (field, expected) in expected(written) {
            let Some(got) = field_of(became, field) else { continue };
            self.fields += 1;
            if sorted(&got) == sorted(&expected) {
                continue;
            }
            let on = format!("{}.{field}", written.key);
            let variants = contact.expect.variant.iter().filter(|variant| variant.on.trim() == on);
            let accepted = variants.flat_map(|variant| &variant.accepted).any(|text| sorted(text) == sorted(&got));
            // To open sooner than the preliminary assessment asks is never wrong.
            let sooner = field == "opens" && got == "at_once" && expected == "assess";
            let follows = FOLLOWS.iter().any(|(first, then)| taken.contains(first) && then.contains(&field));
            if accepted || sooner {
                taken.insert(field);
            }
            match accepted || sooner || follows {
                true => self.by_variant += 1,
                false => self.differs(&contact.id, &written.key, field, (&got, &expected)),
            }
        }
    }

    /// The numbers in one line.
    pub fn last_line(&self) -> String {
        format!(
            "{} contacts, {} matters, {} fields, {} by a variant, {} differences",
            self.contacts,
            self.matters,
            self.fields,
            self.by_variant,
            self.differences.len()
        )
    }

    pub(crate) fn value(&self) -> Value {
        let differences: Vec<Value> = self
            .differences
            .iter()
            .map(|one| {
                json!({ "contact": one.contact, "key": one.key, "field": one.field, "got": one.got,
                    "expected": one.expected })
            })
            .collect();
        json!({ "contacts": self.contacts, "matters": self.matters, "fields": self.fields,
            "by_variant": self.by_variant, "differences": differences })
    }
}

fn field_of(became: &Became, name: &str) -> Option<String> {
    became.field(name).map(text)
}

/// A value as the files write it in a variant: lists joined with a plus, nothing as none.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(word) if word.is_empty() => "none".to_owned(),
        Value::String(word) => word.clone(),
        Value::Array(all) if all.is_empty() => "none".to_owned(),
        Value::Array(all) => all.iter().map(text).collect::<Vec<_>>().join("+"),
        Value::Object(fields) => fields.get("latest").map_or_else(|| value.to_string(), text),
        other => other.to_string(),
    }
}

/// What the file says of a matter. First what other values follow from. What it leaves out is not asked for, but for the
/// days and ties of which there are none.
fn expected(written: &Matter) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    let said = |field, value: &Option<String>| value.as_ref().map(|word| (field, word.clone()));
    all.extend(said("opens", &written.opens));
    all.extend(written.duty_19_1.map(|duty| ("duty_19_1", duty.to_string())));
    all.extend(said("feedback", &written.feedback));
    for (field, value) in [
        ("preliminary_latest", &written.preliminary_latest),
        ("protective_due", &written.protective_due),
        ("protective_latest", &written.protective_latest),
        ("feedback_outer", &written.feedback_outer),
        ("investigation_latest", &written.investigation_latest),
    ] {
        all.push((field, day(value)));
    }
    all.extend(said("feedback_clock", &written.feedback_clock));
    all.extend(said("documented_in", &written.documented_in));
    all.extend(written.clocks.as_ref().map(|clocks| ("clocks", list(clocks))));
    let due: Vec<String> = written.other_due.iter().map(|due| day(&Some(due.latest.clone()))).collect();
    all.extend([("kind", written.kind.clone()), ("area", written.area.clone()), ("acute", written.acute.clone())]);
    all.extend(said("reporter_kind", &written.reporter_kind));
    all.extend(said("qualification", &written.qualification));
    all.extend([
        ("other_due", list(&due)),
        ("competence", list(&written.competence)),
        ("interpreter", word(written.interpreter.split([',', ';', ' ', '(']).next().unwrap_or_default())),
        ("conflict_of_interest", list(&written.conflict_of_interest)),
        ("joins", word(&written.joins)),
        ("joins_as", word(&written.joins_as)),
        ("age", written.age.map_or_else(|| "none".to_owned(), |age| age.to_string())),
    ]);
    all.extend(written.protected_identity.as_ref().map(|flag| ("protected_identity", flag.holds().to_string())));
    let basis = written.age_basis.as_deref().and_then(|basis| basis.split(',').next());
    all.extend(basis.map(|basis| ("age_basis", basis.trim().to_owned())));
    all.extend(written.born.as_ref().map(|_| ("born", day(&written.born))));
    // By a number a record is found, also where the one who told calls the person something else.
    if written.personal_number.is_empty() {
        all.push(("person", word(&written.person)));
    }
    all
}

fn word(text: &str) -> String {
    if text.trim().is_empty() { "none".to_owned() } else { text.trim().to_owned() }
}

fn list(words: &[String]) -> String {
    if words.is_empty() { "none".to_owned() } else { words.join("+") }
}

fn day(value: &Option<toml::Value>) -> String {
    value.as_ref().map_or_else(|| "none".to_owned(), |value| date(value).map_or_else(|e| e, |day| day.to_string()))
}

fn sorted(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text.split('+').map(|word| word.trim().to_owned()).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::super::file::parsed;
    use super::*;

    const FILE: &str = r#"
id = "X-1"
arrived = 2026-03-02T08:00:00+01:00
channel = "phone"
[expect.reporter]
kind = "school"
[[expect.matter]]
key = "m1"
kind = "child_concern"
person = "Mo"
area = "child"
opens = "at_once"
documented_in = "child_file"
clocks = ["protective", "investigation"]
investigation_latest = 2026-07-02
competence = ["violence", "child"]
[[expect.no_matter]]
person = "Kim, 4"
[[expect.variant]]
on = "m1.opens"
accepted = ["at_once", "assess"]
[[expect.variant]]
on = "m1.competence"
accepted = ["none", "child+addiction"]
"#;

    fn tally(fields: Vec<(&'static str, Value)>) -> Tally {
        let contact: Contact = parsed("x.toml", FILE).unwrap();
        let mut tally = Tally::default();
        let id = casefile::MatterId::of(store::Uuid::from_u128(1));
        tally.contact(&contact, &[Became { key: "m1".into(), matter: Some(id), fields }]);
        tally
    }

    #[test]
    fn the_order_of_a_list_says_nothing_and_a_wrong_word_differs() {
        let same = tally(vec![("competence", json!(["child", "violence"])), ("opens", json!("at_once"))]);
        assert!(same.differences.is_empty() && same.by_variant == 0 && same.fields == 2);
        let other = tally(vec![("competence", json!(["child"]))]);
        let [one] = other.differences.as_slice() else { panic!("one difference") };
        assert_eq!(
            (one.field.as_str(), one.got.as_str(), one.expected.as_str()),
            ("competence", "child", "violence+child")
        );
        assert_eq!(tally(vec![("competence", json!(["addiction", "child"]))]).by_variant, 1);
        assert_eq!(tally(vec![("competence", json!([]))]).by_variant, 1);
    }

    #[test]
    fn what_follows_from_a_variant_follows_with_it_and_not_without() {
        let clocks = ("clocks", json!(["protective", "preliminary"]));
        let with = tally(vec![("opens", json!("assess")), clocks.clone(), ("investigation_latest", Value::Null)]);
        assert_eq!((with.differences.len(), with.by_variant), (0, 3));
        let without = tally(vec![("opens", json!("at_once")), clocks]);
        assert_eq!(without.differences.len(), 1);
        assert_eq!(tally(vec![("opens", json!("contact_first"))]).differences.len(), 1);
    }

    #[test]
    fn a_day_that_is_not_written_is_none_and_one_too_many_differs() {
        assert_eq!(tally(vec![("protective_due", json!("2026-03-02"))]).differences.len(), 1);
        assert!(tally(vec![("protective_due", Value::Null)]).differences.is_empty());
    }

    #[test]
    fn somebody_who_must_not_have_a_matter_has_none() {
        assert_eq!(tally(vec![("person", json!("Kim"))]).differences.len(), 2);
        assert!(tally(vec![("person", json!("Mo"))]).differences.is_empty());
    }
}
