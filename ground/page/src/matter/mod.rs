//! What every page of a matter shows in one way: who it is about, what was told in it, what has been signed in it.

mod signed;
mod strip;
mod told;

pub use signed::{Signed, SignedList, Tells};
pub use strip::Strip;
pub use told::ToldOnce;

/// More signs than this are a long text: a page whose purpose is another folds it.
const LONG: usize = 1200;
