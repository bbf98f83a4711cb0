//! The pages of a matter, and of what is done with it at the intake.

pub mod answer;
pub mod carry;
pub mod matter;
pub mod note;
pub mod protect;

use page::{Names, Strip};
use store::Uuid;

/// The matter.
pub const MATTER: &str = "/arende/{id}";
/// Take it.
pub const TAKE: &str = "/arende/{id}/ta";
/// Give it back to the queue.
pub const BACK: &str = "/arende/{id}/tillbaka";
/// The protective assessment.
pub const PROTECT: &str = "/arende/{id}/skydd";
/// That what had a day of its own is done.
pub const ANSWER: &str = "/arende/{id}/klart";
/// That another contact told of the same event.
pub const SAME: &str = "/arende/{id}/samma";
/// A note.
pub const NOTE: &str = "/arende/{id}/anteckning";
/// A correction of a note.
pub const CORRECT: &str = "/arende/{id}/anteckning/{note}/ratta";
/// What somebody says is wrong in a note.
pub const OBJECT: &str = "/arende/{id}/anteckning/{note}/fel";

fn path(matter: Uuid) -> String {
    MATTER.replace("{id}", &matter.to_string())
}
