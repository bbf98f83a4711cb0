//! The pages of assignments: the list of each side, the one text that both write, and what is not carried out in time.

pub mod begin;
pub mod late;
pub mod list;
pub mod order;

use access::{No, StaffId};
use casefile::{MatterId, matter::assignment::Part};
use store::{Tx, Uuid};

/// What each side has to do with assignments.
pub const LIST: &str = "/uppdrag";
/// A talk begins one; and those of a matter.
pub const BEGIN: &str = "/arende/{id}/uppdrag";
/// One.
pub const ONE: &str = "/arende/{id}/uppdrag/{part}";
/// Its parts.
pub const NEED: &str = "/arende/{id}/uppdrag/{part}/behov";
/// What is to be different.
pub const GOAL: &str = "/arende/{id}/uppdrag/{part}/mal";
/// What we do together.
pub const AGREED: &str = "/arende/{id}/uppdrag/{part}/tillsammans";
/// What the unit can offer.
pub const UNIT: &str = "/arende/{id}/uppdrag/{part}/enheten";
/// It goes to the unit.
pub const SEND: &str = "/arende/{id}/uppdrag/{part}/skicka";
/// The unit receives it.
pub const RECEIVE: &str = "/arende/{id}/uppdrag/{part}/ta-emot";
/// The family has heard from the unit.
pub const HEARD: &str = "/arende/{id}/uppdrag/{part}/hort";
/// The unit asks something first.
pub const ASK: &str = "/arende/{id}/uppdrag/{part}/fraga";
/// The answer.
pub const ANSWER: &str = "/arende/{id}/uppdrag/{part}/svar";
/// Who gives the support.
pub const WHO: &str = "/arende/{id}/uppdrag/{part}/vem";
/// Somebody no longer gives it.
pub const RELEASE: &str = "/arende/{id}/uppdrag/{part}/lamna";
/// It is over.
pub const END: &str = "/arende/{id}/uppdrag/{part}/avsluta";
/// For the family, on paper.
pub const PRINT: &str = "/arende/{id}/uppdrag/{part}/utskrift";
/// What was granted and is not carried out in time.
pub const LATE: &str = "/ej-verkstallda";
/// The same as counts, for the council.
pub const LATE_PRINT: &str = "/ej-verkstallda/utskrift";
/// Why one is not carried out.
pub const REASON: &str = "/arende/{id}/ej-verkstallt/{part}";

/// The address of a page of a matter, or of one of its assignments.
fn of(route: &str, matter: Uuid, part: Uuid) -> String {
    route.replace("{id}", &matter.to_string()).replace("{part}", &part.to_string())
}

/// Where one part is written.
fn written(part: Part) -> &'static str {
    match part {
        Part::Need => NEED,
        Part::Goal => GOAL,
        Part::Agreed => AGREED,
        Part::Unit => UNIT,
    }
}

/// What a part is called: the key of its heading.
fn called(part: Part) -> &'static str {
    match part {
        Part::Need => "assignment-part-need",
        Part::Goal => "assignment-part-goal",
        Part::Agreed => "assignment-part-agreed",
        Part::Unit => "assignment-part-unit",
    }
}

/// Where a page of an assignment leads back to: those of the matter for who reads it, else the list.
async fn home(tx: &mut Tx, staff: StaffId, matter: MatterId) -> Result<(String, &'static str), No> {
    Ok(match crate::order::reads(tx, staff, matter).await? {
        true => (of(BEGIN, matter.uuid(), Uuid::nil()), "assignment-to-matters"),
        false => (LIST.to_owned(), "assignment-to-list"),
    })
}
