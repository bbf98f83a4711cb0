//! From what was typed to a talk, or to sentences about what is to be put right. No text that was typed is left out: one
//! that does not belong to what was chosen is asked about.

use super::{Case, tongue};
use crate::{Guardians, Held, NewTalk, OfChild, Outcome, With};
use page::staff::Ask;
use page::staff::form::{LINE, ROOM, Reader, Wrong};
use store::Uuid;

/// The fields of a talk that was held.
const OF_HELD: [&str; 5] = ["place", "who", "said", "assessed", "understood"];

pub(super) fn read(ask: &Ask, case: &Case, corrects: Option<Uuid>) -> Result<NewTalk, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let chosen = ask.fields.get("outcome");
    if !matches!((chosen, case.is_child()), ("held" | "declined" | "not_held", _) | ("too_young", true)) {
        form.unchosen("outcome", "investigation-wrong-outcome");
    }
    let day = form.day("day", "investigation-wrong-day");
    let outcome = match chosen {
        "held" => held(&mut form, case).map(|held| Outcome::Held(Box::new(held))),
        "declined" => Some(Outcome::Declined(form.maybe("why", ROOM))),
        "too_young" => form.text("why", ROOM, "investigation-wrong-too-young").map(|why| Outcome::TooYoung(Some(why))),
        "not_held" => form.text("why", ROOM, "investigation-wrong-why").map(Outcome::NotHeld),
        _ => None,
    };
    contradicted(&mut form, chosen, &ask.session.name);
    match (day, outcome) {
        (Some(day), Some(outcome)) if form.wrong.is_empty() => Ok(NewTalk { day, outcome, corrects }),
        _ => Err(form.wrong),
    }
}

/// A text that does not belong to what was chosen: it would stand nowhere. The writer's own name stood there already.
fn contradicted(form: &mut Reader<'_>, chosen: &str, own: &str) {
    let typed = |name: &&&'static str| match form.fields.get(name).trim() {
        "" => false,
        text => **name != "who" || text != own,
    };
    match chosen {
        "held" if !form.fields.get("why").trim().is_empty() => {
            form.unchosen("why", "investigation-wrong-held-why");
        }
        "declined" | "too_young" | "not_held" => {
            if let Some(name) = OF_HELD.iter().find(typed) {
                form.unchosen(name, "investigation-wrong-not-held-said");
            }
        }
        _ => {}
    }
}

fn held(form: &mut Reader<'_>, case: &Case) -> Option<Held> {
    let place = form.text("place", LINE, "investigation-wrong-place");
    let who = form.text("who", LINE, "investigation-wrong-who");
    let guardians = if case.is_child() { guardians(form) } else { None };
    let said = form.text("said", ROOM, "investigation-wrong-said");
    let assessed = form.maybe("assessed", ROOM);
    let understood =
        if case.is_child() { form.text("understood", ROOM, "investigation-wrong-understood") } else { None };
    let language = tongue::read(form);
    let with = form.one_of("with", "investigation-wrong-with", With::of);
    let child = guardians.zip(understood).map(|(guardians, understood)| OfChild { guardians, understood });
    Some(Held { place: place?, who: who?, child, said: said?, assessed, language: language?, with: with? })
}

fn guardians(form: &mut Reader<'_>) -> Option<Guardians> {
    form.one_of("guardians", "investigation-wrong-guardians", Guardians::of)
}
