//! The names of colleagues, for pages.

use access::{StaffId, office};
use std::sync::Arc;
use store::{Res, Tx};

/// Everybody who works or has worked here.
pub struct Names(Arc<office::Names>);

impl Names {
    /// Reads them.
    pub async fn load(tx: &mut Tx) -> Res<Names> {
        Ok(Names(office::names(tx).await?))
    }

    /// The name behind an actor as the journal writes it, or behind a bare id; the text itself where it is nobody of the
    /// staff: somebody who told has only the name they gave.
    pub fn of<'a>(&'a self, actor: &'a str) -> &'a str {
        let id = actor.strip_prefix("staff:").unwrap_or(actor).parse().ok().map(StaffId);
        id.and_then(|id| self.0.get(&id)).map_or(actor, String::as_str)
    }

    /// A colleague's name.
    pub fn staff(&self, id: StaffId) -> &str {
        self.0.get(&id).map_or("", String::as_str)
    }
}
