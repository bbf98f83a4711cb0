//! Who has custody, as it was typed: who still has it, who else, where it was read and which day.

use super::{LINE, Typed, Whose, Wrongs, row::whose, take};
use casefile::{Person, PersonId, Text};
use law::Day;

/// Rows for those who do not stand there yet.
pub const GUARDIANS: usize = 4;

/// What was typed of a child's custody.
pub struct Looked {
    /// Those who stood there and still have it.
    pub still: Vec<PersonId>,
    /// Those who did not stand there, each with the row.
    pub new: Vec<(usize, Whose)>,
    /// Where it was read.
    pub source: Option<Text>,
    /// Which day.
    pub day: Option<Day>,
}

/// The field that asks whether somebody who stands there still has custody.
pub fn mark(person: PersonId) -> String {
    format!("still-{}", person.uuid())
}

/// Reads the form. Of each one who stands there it must be said whether they still have custody, and that a child has no
/// guardian is said and never left to be understood.
pub fn custody(typed: &Typed<'_>, standing: &[Person], wrongs: &mut Wrongs) -> Looked {
    let (mut still, mut unsaid) = (Vec::new(), false);
    for person in standing {
        match typed.get(&mark(person.id)) {
            "yes" => still.push(person.id),
            "no" => {}
            _ => {
                unsaid = true;
                wrongs.push((mark(person.id).into(), typed.wrong("desk-wrong-custody-still")));
            }
        }
    }
    let touched = |nth: &usize| ["name", "who"].iter().any(|name| !typed.get(&format!("{name}{nth}")).is_empty());
    let new: Vec<_> = (1..=GUARDIANS).filter(touched).map(|nth| (nth, row(typed, nth, wrongs))).collect();
    for (nth, _) in new.iter().filter(|(_, one)| standing.iter().any(|person| stands(person, one))) {
        wrongs.push((format!("name{nth}").into(), typed.wrong("desk-wrong-custody-stands")));
    }
    let nobody = still.is_empty() && new.is_empty();
    match typed.ticked("none") {
        true if !nobody => wrongs.push(("none".into(), typed.wrong("desk-wrong-custody-none"))),
        false if nobody && !unsaid => wrongs.push(("name1".into(), typed.wrong("desk-wrong-custody-nobody"))),
        _ => {}
    }
    let source = take(wrongs, "source", typed.text("source", LINE));
    if source.is_none() && !wrongs.iter().any(|(name, _)| name == "source") {
        wrongs.push(("source".into(), typed.wrong("desk-wrong-custody-source")));
    }
    Looked { still, new, source, day: take(wrongs, "day", day(typed).map(Some)) }
}

/// Whether a row tells of somebody who stands there: without a number a name is enough, for nobody is written down twice.
fn stands(person: &Person, row: &Whose) -> bool {
    let named = row.name.as_ref().is_some_and(|name| name.as_str().trim().to_lowercase() == person.name.to_lowercase());
    row.number.map_or(named, |number| person.number == Some(number) || (named && person.number.is_none()))
}

/// One row. Whoever has custody has a name, whatever else is known of them.
fn row(typed: &Typed<'_>, nth: usize, wrongs: &mut Wrongs) -> Whose {
    let (one, field) = (whose(typed, nth, wrongs), format!("name{nth}"));
    if typed.get(&field).is_empty() {
        wrongs.retain(|(name, _)| *name != field);
        wrongs.push((field.into(), typed.wrong("desk-wrong-custody-name")));
    }
    one
}

/// The day it was read; today where nothing was typed.
fn day(typed: &Typed<'_>) -> Result<Day, String> {
    match (typed.get("day"), Day::parse(typed.get("day"))) {
        ("", _) => Ok(typed.today()),
        (_, Ok(day)) if day <= typed.today() => Ok(day),
        (_, Ok(_)) => Err(typed.wrong("desk-wrong-future")),
        (_, Err(_)) => Err(typed.wrong("desk-wrong-day")),
    }
}
