//! The pages on which a family is handed over, received and asked about, and what they are told.

mod along;
pub mod family;
pub mod give;
pub mod question;
pub mod receive;

use super::{Names, Strip};

/// Hand over.
pub const GIVE: &str = "/arende/{id}/lamna-over";
/// Receive.
pub const RECEIVE: &str = "/arende/{id}/ta-emot";
/// Send back with a question.
pub const QUESTION: &str = "/arende/{id}/fraga-tillbaka";
/// What the family is told, on paper; and that they have heard.
pub const FAMILY: &str = "/arende/{id}/besked";
/// The family has heard.
pub const HEARD: &str = "/arende/{id}/hort";
