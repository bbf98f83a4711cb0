//! From what was typed to what is registered, or to sentences about what is to be put right.

mod call;
mod custody;
mod row;
mod said;
mod sought;
mod when;

pub use call::{Contact, Teller, contact, promise, teller};
pub use custody::{GUARDIANS, custody, mark};
pub use row::{ROWS, Row, Whose, anybody, rows};
pub use said::{Rest, divided};
pub use sought::{Sought, sought};
pub use when::clock;

use casefile::{Text, TextError};
use law::Day;
use page::{Fields, Say};
use std::borrow::Cow;
use store::Ts;

/// What is wrong, field by field. Nothing typed is changed.
pub type Wrongs = Vec<(Cow<'static, str>, String)>;

/// The longest text of one contact, in signs.
const MOST: usize = 20_000;
/// The longest line.
const LINE: usize = 200;

/// What was typed, and when it is read.
pub struct Typed<'a> {
    /// The fields.
    pub fields: &'a Fields,
    /// The words to say what is wrong in.
    pub say: &'a Say,
    /// Now.
    pub now: Ts,
    /// The zone whose days count.
    pub zone: &'a law::Zone,
}

impl Typed<'_> {
    /// Today.
    pub fn today(&self) -> Day {
        self.zone.day(self.now.instant())
    }

    fn get(&self, name: &str) -> &str {
        self.fields.get(name).trim()
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.get(name) == "yes"
    }

    /// A text of at most so many signs; nothing where nothing was typed.
    fn text(&self, name: &str, most: usize) -> Result<Option<Text>, String> {
        match Text::parse(self.fields.get(name), most) {
            Ok(text) => Ok(Some(text)),
            Err(TextError::Empty) => Ok(None),
            Err(TextError::TooLong { is, most }) => {
                Err(self.say.w("desk-wrong-long", &[("is", &is.to_string()), ("most", &most.to_string())]))
            }
        }
    }

    fn wrong(&self, key: &str) -> String {
        self.say.s(key)
    }
}

/// Takes the value, or notes what is wrong with the field and goes on with nothing: every wrong is said at once.
fn take<T: Default>(wrongs: &mut Wrongs, name: impl Into<Cow<'static, str>>, read: Result<T, String>) -> T {
    read.unwrap_or_else(|why| {
        wrongs.push((name.into(), why));
        T::default()
    })
}
