//! The pages of an investigation: the one that leads to all of it, and one for each part.

pub mod consent;
pub mod extend;
pub mod hub;
mod may;
pub mod need;
pub mod plan;
mod signed;
pub mod talk;
mod tongue;

pub use signed::signed;

use access::No;
use askama::Template;
use casefile::Text;
use law::{Day, Law};
use page::staff::form::{Came, Reader, Wrong};
use page::{Leaf, Names, Say, Strip, kit::Field, staff::Ask};
use store::{Fault, Uuid};

/// The investigation.
pub const HUB: &str = "/arende/{id}/utredning";
/// That an interpreter is needed, or not.
pub const INTERPRETER: &str = "/arende/{id}/tolk";
/// The plan.
pub const PLAN: &str = "/arende/{id}/plan";
/// Talks with the child or the person.
pub const TALK: &str = "/arende/{id}/samtal";
/// A talk put right.
pub const TALK_CORRECT: &str = "/arende/{id}/samtal/{part}";
/// What somebody needs.
pub const NEEDS: &str = "/arende/{id}/behov";
/// One heading of it.
pub const NEED: &str = "/arende/{id}/behov/{part}";
/// More time.
pub const EXTEND: &str = "/arende/{id}/forlang";

/// The longest text of a field, in signs.
const ROOM: usize = 20_000;
/// The longest line, in signs.
const LINE: usize = 300;

fn leaf(say: &Say, title: &str, body: &impl Template) -> Result<Leaf, No> {
    let body = body.render().map_err(|e| Fault::Shape(format!("a page could not be written: {e}")))?;
    Ok(Leaf { title: say.s(title), body, form: None })
}

/// A page of the matter, by the address of its route.
fn path(route: &str, matter: Uuid) -> String {
    route.replace("{id}", &matter.to_string())
}

/// The matter's own page, in the room that shows it.
fn home(matter: Uuid) -> String {
    format!("/arende/{matter}")
}

/// A rule that stands on a day: what it says, and where.
fn rule(law: &Law, id: &str, on: Day) -> Option<(String, String)> {
    law.rule(id, on).map(|rule| (rule.says.clone(), rule.paragraph.clone()))
}

/// A text that may be left out.
fn maybe(form: &mut Reader<'_>, name: &'static str, most: usize) -> Option<Text> {
    // Nothing but spaces is nothing; what is too long is said.
    Text::parse(form.fields.get(name), usize::MAX).ok()?;
    form.text(name, most, "page-wrong-title")
}

/// A day that may be left out. `wrong` is the key of what to say where it is none.
fn maybe_day(form: &mut Reader<'_>, name: &'static str, wrong: &str) -> Option<Day> {
    match form.fields.get(name).trim() {
        "" => None,
        typed => {
            let day = Day::parse(typed).ok();
            if day.is_none() {
                form.unchosen(name, wrong);
            }
            day
        }
    }
}

/// The same field, said to be one that may be left empty.
fn optional(say: &Say, field: Field) -> Field {
    Field { optional: Some(say.s("page-optional")), ..field }
}

/// Where a form comes back: what is to be put right, where anything is.
fn wrongs(say: &Say, wrong: &Wrong) -> Option<page::kit::Wrongs> {
    (!wrong.is_empty()).then(|| page::kit::Wrongs::new(say, wrong.clone()))
}

/// How a form comes to be shown whose unsent text was begun on an older version: as where somebody was faster, so that its
/// author reads both before it takes the other's place.
fn since(ask: &Ask, came: Came, latest: i64) -> Came {
    let behind = ask.fields.get("seen").parse().is_ok_and(|seen: i64| seen != latest);
    if behind && matches!(came, Came::Fresh) { Came::Stale } else { came }
}
