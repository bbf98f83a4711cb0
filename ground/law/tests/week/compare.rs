//! Field by field: what follows against what the week says, variants accepted as its page describes.

use crate::contact::{Matter, Written};
use crate::people::day;
use law::follows::Follows;
use law::known::Protection;
use law::reading::{AgeBasis, JoinsAs, MatterReading};
use law::{Day, Reading};
use std::fmt;
use toml::value::Datetime;

#[derive(Default)]
pub struct Tally {
    pub contacts: usize,
    matters: usize,
    fields: usize,
    by_variant: usize,
    /// Matters where the worker's wish, not a rule, opened.
    pub opened_by_worker: usize,
    pub differences: Vec<String>,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} matters, {} fields compared, ", self.matters, self.fields)?;
        write!(f, "{} by a variant, {} opened by the worker, ", self.by_variant, self.opened_by_worker)?;
        write!(f, "{} differences", self.differences.len())
    }
}

pub fn contact(contact: &Written, reading: &Reading, got: &[Follows], tally: &mut Tally) {
    tally.contacts += 1;
    for ((matter, read), got) in contact.expect.matter.iter().zip(&reading.matters).zip(got) {
        tally.matters += 1;
        let mut took_other_opening = false;
        for (field, got, expected) in fields(matter, read, got) {
            tally.fields += 1;
            if sorted(&got) == sorted(&expected) {
                continue;
            }
            let on = format!("{}.{field}", matter.key);
            let variants = contact.expect.variant.iter().filter(|variant| variant.on == on);
            let accepted = variants.flat_map(|variant| &variant.accepted).any(|text| sorted(text) == sorted(&got));
            took_other_opening |= accepted && field == "opens";
            if accepted || (took_other_opening && FOLLOWS_OPENS.contains(&field)) {
                tally.by_variant += 1;
            } else {
                tally.differences.push(format!("{} {on}: got {got}, expected {expected}", contact.id));
            }
        }
    }
}

/// What follows from the value of `opens`, and so follows with a variant of it.
const FOLLOWS_OPENS: [&str; 6] =
    ["feedback_clock", "documented_in", "clocks", "preliminary_latest", "feedback_outer", "investigation_latest"];

/// Every derived field as text, `opens` first because others follow from it.
fn fields(matter: &Matter, read: &MatterReading, got: &Follows) -> Vec<(&'static str, String, String)> {
    let text = |word: &str| word.to_owned();
    let joined = got.joins.as_ref();
    let basic = got.basic_competence.map(|basic| basic.as_str());
    let basic_expected = basic.filter(|basic| matter.competence.iter().any(|word| word == basic));
    let basis =
        if got.age_basis == AgeBasis::Unknown && got.age.is_none() { "unknown" } else { got.age_basis.as_str() };
    let written_basis = matter.age_basis.split(',').next().unwrap_or_default();
    vec![
        ("opens", text(got.opens.value.as_str()), text(&matter.opens)),
        ("age", opt(got.age), opt(matter.age)),
        ("age_basis", text(basis), text(written_basis)),
        ("born", opt(read.age.born()), date(&matter.born)),
        ("duty_19_1", got.duty_19_1.value.to_string(), matter.duty_19_1.to_string()),
        ("feedback", text(got.feedback.as_str()), text(&matter.feedback)),
        ("feedback_clock", text(got.feedback_clock.as_str()), text(&matter.feedback_clock)),
        ("documented_in", text(got.documented_in.value.as_str()), text(&matter.documented_in)),
        ("clocks", list(got.clocks.iter().map(|clock| clock.kind.as_str())), list(matter.clocks.iter())),
        ("protective_due", opt(got.protective_due()), date(&matter.protective_due)),
        ("protective_latest", opt(got.protective_latest()), date(&matter.protective_latest)),
        ("preliminary_latest", opt(got.preliminary_latest()), date(&matter.preliminary_latest)),
        ("feedback_outer", opt(got.feedback_outer()), date(&matter.feedback_outer)),
        ("investigation_latest", opt(got.investigation_latest()), date(&matter.investigation_latest)),
        (
            "other_due",
            list(got.other_due().map(|clock| clock.due)),
            list(matter.other_due.iter().map(|d| day(&d.latest))),
        ),
        ("qualification", text(got.qualification.value.as_str()), text(&matter.qualification)),
        ("basic competence", list(basic.iter()), list(basic_expected.iter())),
        ("competence", list(got.competence.iter()), list(matter.competence.iter())),
        (
            "protected_identity",
            (got.protected_identity != Protection::None).to_string(),
            matter.protected_identity.to_string(),
        ),
        (
            "conflict_of_interest",
            list(got.conflict_of_interest.iter().map(|key| &key.0)),
            list(matter.conflict_of_interest.iter()),
        ),
        ("joins", list(joined.iter().map(|joins| &joins.to)), list(matter.joins.iter())),
        ("joins_as", list(joined.iter().map(|joins| JoinsAs::as_str(joins.how))), list(matter.joins_as.iter())),
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
