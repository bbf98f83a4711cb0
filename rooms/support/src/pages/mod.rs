//! The pages of the support: one that leads to all of it, and one for each thing that is written.
//!
//! Whoever only gives the support reads these and nothing else of the matter, so no page here shows what lies outside it.

pub mod begin;
pub mod encounter;
pub mod goal;
pub mod hub;
pub mod plan;
pub mod print;
mod sheet;
mod signed;
pub mod turn;

pub use signed::signed;

use crate::case::Case;
use access::{Act, No, Permit, Refusal};
use askama::Template;
use casefile::{MatterId, Text};
use law::Day;
use page::staff::form::Reader;
use page::{Leaf, Names, Say, Strip, kit::Field, staff::Ask};
use store::{Fault, Tx, Uuid};

/// The support.
pub const HUB: &str = "/arende/{id}/insats";
/// All of it has ended: on to the follow-up.
pub const ONWARD: &str = "/arende/{id}/insats/vidare";
/// Support begins.
pub const BEGIN: &str = "/arende/{id}/insats/borja";
/// The implementation plan.
pub const PLAN: &str = "/arende/{id}/insats/plan";
/// The same on paper.
pub const PRINT: &str = "/arende/{id}/insats/plan/utskrift";
/// A new goal.
pub const GOAL: &str = "/arende/{id}/insats/mal";
/// How a goal is seen.
pub const SEEN: &str = "/arende/{id}/insats/mal/{part}";
/// A goal is none any more.
pub const GOAL_END: &str = "/arende/{id}/insats/mal/{part}/slut";
/// Somebody was met.
pub const MET: &str = "/arende/{id}/insats/traff";
/// That is put right.
pub const MET_CORRECT: &str = "/arende/{id}/insats/traff/{part}";
/// Support is interrupted.
pub const PAUSE: &str = "/arende/{id}/insats/uppehall/{part}";
/// It is taken up again.
pub const RESUME: &str = "/arende/{id}/insats/ater/{part}";
/// It ends.
pub const END: &str = "/arende/{id}/insats/avsluta/{part}";

/// Consent and support in law, in the room that keeps them.
const CONSENT: &str = "/arende/{id}/samtycke";
/// The orders, in the room that keeps them.
const ORDERS: &str = "/uppdrag";

/// The longest text of a field, in signs.
const ROOM: usize = 20_000;
/// The longest line, in signs.
const LINE: usize = 300;

fn leaf(say: &Say, title: &str, body: &impl Template) -> Result<Leaf, No> {
    let body = body.render().map_err(|e| Fault::Shape(format!("a page could not be written: {e}")))?;
    Ok(Leaf { title: say.s(title), body, form: None })
}

/// A page of the matter, by the address of its route.
fn of(route: &str, matter: Uuid) -> String {
    route.replace("{id}", &matter.to_string())
}

/// A page of something in the matter.
fn part(route: &str, matter: Uuid, part: Uuid) -> String {
    of(route, matter).replace("{part}", &part.to_string())
}

/// Today, here.
fn today(ask: &Ask) -> Day {
    ask.zone().day(ask.moment.at.instant())
}

/// What every page of this room reads first.
struct View {
    head: Strip,
    names: Names,
    case: Case,
    /// Why the reader may not write here; nothing where they may.
    no: Option<Refusal>,
}

impl View {
    async fn load(ask: &mut Ask, tx: &mut Tx) -> Result<View, No> {
        let id = ask.id()?;
        let case = Case::load(tx, ask.session.staff, MatterId::of(id)).await?;
        let names = Names::load(tx).await?;
        let head = Strip::of(ask, tx, &case.matter, &names).await?;
        let no = why_not(ask, tx, Act::Perform).await?;
        Ok(View { head, names, case, no })
    }
}

/// Why the reader may not do this in the matter; nothing where they may.
async fn why_not(ask: &Ask, tx: &mut Tx, act: Act) -> Result<Option<Refusal>, No> {
    const ABSENT: Refusal = Refusal { word: "page-not-yours", rule: None };
    match Permit::for_matter(tx, ask.session.staff, act, ask.id()?).await {
        Ok(_) => Ok(None),
        Err(No::Refusal(no)) => Ok(Some(no)),
        Err(No::Absent) => Ok(Some(ABSENT)),
        Err(no) => Err(no),
    }
}

/// A text that may be left out.
fn maybe(form: &mut Reader<'_>, name: &'static str, most: usize) -> Option<Text> {
    // Nothing but spaces is nothing; what is too long is said.
    Text::parse(form.fields.get(name), usize::MAX).ok()?;
    form.text(name, most, "page-wrong-title")
}

/// A day that must be there.
fn day(form: &mut Reader<'_>, name: &'static str) -> Option<Day> {
    let day = Day::parse(form.fields.get(name).trim()).ok();
    if day.is_none() {
        form.unchosen(name, "support-wrong-day");
    }
    day
}

/// A day that may be left out.
fn maybe_day(form: &mut Reader<'_>, name: &'static str) -> Option<Day> {
    if form.fields.get(name).trim().is_empty() { None } else { day(form, name) }
}

/// The same field, said to be one that may be left empty.
fn optional(say: &Say, field: Field) -> Field {
    Field { optional: Some(say.s("page-optional")), ..field }
}
