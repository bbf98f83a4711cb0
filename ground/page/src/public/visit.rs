//! One request from a resident, already read.

use super::Bucket;
use crate::{Fields, Lang, Leaf, Municipality, Say, Words};
use casefile::Letterbox;
use journal::{Moment, Moments};
use law::Zone;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// What the public face holds. There is no database in it.
#[derive(Clone)]
pub struct Public {
    /// Where letters are put in, and where a code is asked after.
    pub letterbox: Letterbox,
    /// The words of the house.
    pub words: Arc<Words>,
    /// The municipality.
    pub municipality: Arc<Municipality>,
    /// The clock and chance.
    pub moments: Arc<dyn Moments>,
    /// How many letters may come at once.
    pub letters: Bucket,
    /// How many codes may be asked after at once: guessing codes must not keep a letter out.
    pub codes: Bucket,
    /// How many forms are read and answered at the same instant; the next one waits.
    pub at_once: Arc<Semaphore>,
    /// Wraps a leaf in the layout. It lies at the top of the house, so that a change of layout rebuilds no room.
    pub frame: fn(&Frame) -> String,
}

/// What the layout needs.
pub struct Frame<'a> {
    /// The words in the page's language.
    pub say: &'a Say,
    /// The municipality.
    pub municipality: &'a Municipality,
    /// The path without language, for the links to the same page in other languages. `None` on the answer to a form,
    /// unless the leaf holds the form again: another language would be another page, and this one would be gone.
    pub path: Option<&'a str>,
    /// What goes inside.
    pub leaf: &'a Leaf,
}

/// One request: owned, so that a handler can be run again when the database asks for it.
#[derive(Clone)]
pub struct Visit {
    /// The public face.
    pub house: Public,
    /// The words in the language of the path.
    pub say: Say,
    /// The path without language.
    pub path: &'static str,
    /// What was typed. Empty for a GET.
    pub fields: Fields,
    /// When the request was taken in. One moment per request.
    pub moment: Moment,
}

impl Visit {
    /// A path of this house in the language of the visit.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.lang().prefix())
    }

    /// The zone whose calendar days count here.
    pub fn zone(&self) -> &Zone {
        &self.moment.law.settings().zone
    }

    /// The language of the visit.
    pub fn lang(&self) -> Lang {
        self.say.lang
    }
}
