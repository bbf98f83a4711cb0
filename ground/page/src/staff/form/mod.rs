//! A form at work: it is read, its deed is done, and the request goes on; or the same page comes back with everything typed
//! and what is to be put right.

mod came;
mod draw;
mod read;
mod sheet;

pub use came::{Came, Carried, Stayed, sent};
pub use draw::Drawer;
pub use read::Reader;
pub use sheet::{Block, Button, Content, Fold, Form, Link, List, Paper, Part, Press, Row, Ticks, sheet};

/// What is wrong, field by field, in the order of the page.
pub type Wrong = Vec<(&'static str, String)>;

/// The longest text of a field, in signs.
pub const ROOM: usize = 20_000;
/// The longest line, in signs.
pub const LINE: usize = 300;
