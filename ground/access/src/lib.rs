//! Who may do what, who works here, and the faces of no.
//!
//! A deed takes a [`Permit`]: proof that somebody named may do this very act. A reader takes a [`Sight`]: what it shows
//! is noted on it, and the finished page comes out only when the note is kept ([`Held`], [`Logged`]). The only way to
//! either is through this crate, so a deed or a page without one does not compile.
//!
//! Staff are asked about in the database. Seventeen yes/no facts about one worker and one matter ([`Fact`], the view
//! `standing`) are put to a table of rules that a lawyer reads (`policy.toml`). [`decide`] answers for one matter; the
//! views `may_see`, `may_read` … are written from the same table and answer for lists. The two are compared in every
//! world there is. What is limited in time ends by a row ([`settle`], [`expire`]), never by the clock in a view.
//!
//! Every open matter has one carrier and one responsible head at every instant ([`charge`]). Units, staff, competence
//! and the delegation scheme are deeds of the [`office`]. [`login`] and [`session`] say who is at the keyboard.
//!
//! It knows acts, actors and ties, never the content of a record: a matter and a person are ids here. It will never rank
//! or score anybody.

pub mod charge;
mod id;
mod keys;
mod no;
pub mod office;
mod permit;
mod policy;
pub mod session;
mod sight;

pub use charge::{Charge, Part};
pub use id::{StaffId, UnitId};
pub use keys::{Keyed, Keys};
pub use no::{No, Refusal};
pub use office::{expire, settle};
pub use permit::{Act, Holder, Permit, Rank, Who, holders, known, mandate};
pub use policy::{
    BadPolicy, Effect, Fact, Facts, Policy, Rule, Tongue, decide, may_views, policy, policy_table, standing_view, views,
};
pub use session::{Login, Password, Session, Token, login};
pub use sight::{Held, Logged, Outcome, Sight, log};

const SQL: &str = include_str!("store.sql");

/// Every statement of this crate, for the test that prepares them on both databases.
pub const SHEET: &str = SQL;

/// The sentences of this crate's own refusals, Swedish and English. Those of the rules come from [`Policy::words`].
pub const WORDS: [(Tongue, &str); 2] =
    [(Tongue::Swedish, include_str!("words/sv.ftl")), (Tongue::English, include_str!("words/en.ftl"))];
