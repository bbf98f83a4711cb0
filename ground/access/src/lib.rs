//! Who may do what, and the three faces of no.
//!
//! A deed takes a [`Permit`]: proof that somebody named may do this very act. The only way to a permit is through this
//! crate, so a deed without one does not compile. What is refused is refused in one of three ways ([`No`]): the law or
//! the work says no, somebody was faster, or we broke.
//!
//! It knows acts and actors, never the content of a record. It will never rank or score anybody.

mod keys;
mod no;
mod permit;

pub use keys::{Keyed, Keys};
pub use no::{No, Refusal};
pub use permit::{Act, Permit, Who};
