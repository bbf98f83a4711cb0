//! The pages of the support: one that leads to all of it, and one for each thing that is written.
//!
//! Whoever only gives the support reads these and nothing else of the matter, so no page here shows what lies outside it.

pub mod begin;
pub mod encounter;
pub mod goal;
pub mod hub;
pub mod plan;
pub mod print;
mod signed;
pub mod turn;

pub use signed::signed;

use crate::case::Case;
use access::{Act, No, Refusal};
use casefile::MatterId;
use page::staff::form::{self, Came, Content, Form, Paper};
use page::{Leaf, Names, Strip, staff::Ask};
use store::{Tx, Uuid};

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

/// A page of the matter, by the address of its route.
fn of(route: &str, matter: Uuid) -> String {
    route.replace("{id}", &matter.to_string())
}

/// A page of something in the matter.
fn part(route: &str, matter: Uuid, part: Uuid) -> String {
    of(route, matter).replace("{part}", &part.to_string())
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
        let no = ask.why_not(tx, Act::Perform).await?;
        Ok(View { head, names, case, no })
    }
}

/// The page, with the form that came back where one did. Whoever may not write here reads why in place of the form.
fn sheet(ask: &Ask, of_what: (&str, i64), view: View, says: Content, came: &Came) -> Result<Leaf, No> {
    let mut says = Content { back: (of(HUB, ask.id()?), ask.say.s("support-to-hub")), ..says };
    says.form = says.form.map(|form| Form { paper: Paper::LeftOut, ..form });
    if let Some(no) = view.no {
        says.form = None;
        says.notes.push(ask.say.s(no.word));
    }
    form::sheet(ask, of_what, view.head, says, came)
}
