//! The pages on which it is decided whether an investigation opens, and what the one who reported is told.

mod choices;
pub mod decide;
mod head;
mod made;
mod send;
pub mod tell;

use access::{No, StaffId, office};
use askama::Template;
use page::{Leaf, Say};
use std::collections::BTreeMap;
use store::{Fault, Res, Tx, Uuid};

/// The decision.
pub const DECIDE: &str = "/arende/{id}/bedomning";
/// Feedback to the one who reported.
pub const TELL: &str = "/arende/{id}/aterkoppling";

/// The longest text of a field, in signs.
const ROOM: usize = 20_000;

fn leaf(say: &Say, title: &str, body: &impl Template) -> Result<Leaf, No> {
    let body = body.render().map_err(|e| Fault::Shape(format!("a page could not be written: {e}")))?;
    Ok(Leaf { title: say.s(title), body, form: None })
}

/// The matter's own page, in the room that shows it.
fn path(matter: Uuid) -> String {
    format!("/arende/{matter}")
}

/// The names of colleagues, by the actor that the journal writes.
struct Names(BTreeMap<StaffId, String>);

impl Names {
    async fn load(tx: &mut Tx) -> Res<Names> {
        Ok(Names(office::names(tx).await?))
    }

    /// The name, or the actor as it is written where it is nobody of the staff.
    fn of<'a>(&'a self, actor: &'a str) -> &'a str {
        let id = actor.strip_prefix("staff:").unwrap_or(actor).parse().ok().map(StaffId);
        id.and_then(|id| self.0.get(&id)).map_or(actor, String::as_str)
    }
}
