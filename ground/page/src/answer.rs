//! What a handler gives back.

use crate::Say;
use access::No;
use askama::Template;
use store::Fault;

/// The content of a page, without its frame.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// What stands first, as heading and for the one who cannot see. Residents' tabs show only the town's name.
    pub title: String,
    /// Rendered HTML of what goes inside `main`.
    pub body: String,
    /// The id of a form in it whose text must come along when the page is asked for in another language.
    pub form: Option<&'static str>,
}

/// The leaf that a template draws; `title` is the key of its title.
///
/// # Errors
/// A fault where it cannot be written.
pub fn leaf(say: &Say, title: &str, body: &impl Template) -> Result<Leaf, No> {
    let body = body.render().map_err(|e| Fault::Shape(format!("a page could not be written: {e}")))?;
    Ok(Leaf { title: say.s(title), body, form: None })
}

/// One answer to one request.
#[derive(Debug)]
pub enum Answer {
    /// A page (200).
    Page(Leaf),
    /// The same form again, with what is to be put right; everything typed is in it (422).
    Again(Leaf),
    /// Too many at this moment; everything typed is in the page (429).
    Later(Leaf),
    /// We could not do it; everything typed is in the page, and the reason goes to the log (500).
    Broke(Leaf, No),
    /// There is nothing here, or nothing that you may know of (404).
    Absent,
}
