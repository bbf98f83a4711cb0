//! The pages of the desk.

pub mod contact;
pub mod custody;
pub mod day;
pub mod earlier;
pub mod find;
mod people;
pub mod person;
mod questions;
pub mod queue;
pub mod register;
pub mod still;
mod told;

use page::leaf;
use store::Uuid;

/// Asked for by a window whose session would soon end by itself.
pub const STILL: &str = "/kvar";
pub const DAY: &str = "/min-dag";
pub const PROMISE: &str = "/lofte/{id}";
pub const FIND: &str = "/sok";
pub const PERSON: &str = "/person/{id}";
pub const QUEUE: &str = "/mottagningen";
pub const REGISTER: &str = "/registrera";
pub const CONTACT: &str = "/kontakt/{id}";
pub const EARLIER: &str = "/arende/{id}/tidigare";
pub const CUSTODY: &str = "/arende/{id}/vardnadshavare";

/// The address of a matter, which another room shows.
fn matter(id: Uuid) -> String {
    format!("/arende/{id}")
}

/// The text with a capital first, for words that begin a sentence.
fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}
