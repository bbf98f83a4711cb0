//! Noting that an interpreter is needed in a matter, or not any more (UTR-14).

use super::event;
use access::{Act, No, Permit};
use casefile::{Lang, MatterId, matter};
use journal::Moment;
use serde_json::json;
use store::Tx;

/// What is needed.
#[derive(Clone, Debug)]
pub struct Interpret {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// The language; none where no interpreter is needed.
    pub language: Option<Lang>,
}

/// Notes the language that an interpreter is needed for, the person's or a guardian's, or that none is. It holds from the
/// first hour of a matter: no investigation has to be open.
///
/// # Errors
/// [`No::Stale`] where the matter has changed since it was shown.
pub async fn interpreter(tx: &mut Tx, by: &Permit, m: &Moment, call: Interpret) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    matter::interpreter_is(tx, call.matter, call.language.as_ref()).await?;
    let (kind, body) = match &call.language {
        None => ("investigation.interpreter_not_needed", json!({})),
        // A name that somebody typed is a text of theirs, and stands in no event.
        Some(lang) if lang.as_str().starts_with(Lang::SAID) => {
            let words = casefile::proof([("language", lang.as_str())]);
            ("investigation.interpreter_needed", json!({ "language": "other", "words": words }))
        }
        Some(lang) => {
            ("investigation.interpreter_needed", json!({ "language": lang.as_str(), "words": casefile::proof([]) }))
        }
    };
    journal::append(tx, m, event(kind, by, call.matter, body)).await?;
    Ok(())
}
