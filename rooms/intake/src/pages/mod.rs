//! The pages of a matter, and of what is done with it at the intake.

pub mod answer;
pub mod carry;
pub mod matter;
pub mod note;
pub mod protect;

use access::No;
use askama::Template;
use page::{Leaf, Names, Say, Strip};
use store::{Fault, Uuid};

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

/// The longest text of a field, in signs.
const ROOM: usize = 20_000;
/// The longest line, in signs.
const LINE: usize = 300;

fn leaf(say: &Say, title: &str, body: &impl Template) -> Result<Leaf, No> {
    let body = body.render().map_err(|e| Fault::Shape(format!("a page could not be written: {e}")))?;
    Ok(Leaf { title: say.s(title), body, form: None })
}

fn path(matter: Uuid) -> String {
    MATTER.replace("{id}", &matter.to_string())
}
