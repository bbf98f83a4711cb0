//! The pages on which a family is handed over, received, asked about, and on which somebody is given a matter by hand.

mod along;
pub mod distribute;
pub mod give;
pub mod question;
pub mod receive;

use super::{Names, ROOM, Strip, leaf, path};

/// Hand over.
pub const GIVE: &str = "/arende/{id}/lamna-over";
/// Receive.
pub const RECEIVE: &str = "/arende/{id}/ta-emot";
/// Send back with a question.
pub const QUESTION: &str = "/arende/{id}/fraga-tillbaka";
/// Give a matter to a colleague by hand.
pub const DISTRIBUTE: &str = "/arende/{id}/fordela";

/// The longest line, in signs.
const LINE: usize = 300;
