//! How a handler ends. Each way holds its sight, so that nothing leaves before what it shows has been noted.

use crate::{Leaf, letter::Pdf};
use access::{Held, Sight};
use store::Tx;

/// The end of a handler. Made by `Ask` only.
pub struct Out(pub(super) End);

pub(super) enum End {
    /// A page: noted in a transaction of its own, then sent.
    Page(Held<Leaf>),
    /// A letter and what its file is called: noted as a page is, then sent.
    File(Held<(Pdf, &'static str)>),
    /// A form that came back: its deed was not done.
    Again(Held<Leaf>),
    /// A deed: what it changed, the note of it, its form's key and the end of its draft stand or fall together.
    Done { sight: Sight, to: String, tx: Tx },
}
