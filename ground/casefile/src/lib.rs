//! The facts that more than one room reads.
//!
//! Somebody reaches us: that is a contact ([`Letter`], [`Letterbox`], [`contact`]). A worker reads it, and in one
//! transaction with one event it becomes as many matters as it concerns ([`register`], [`complete`]): each a person's own
//! ([`person`]), with its own stations, clocks, parties and words ([`matter`]). What the law makes of it is asked of `law`
//! once and stored with the rule that said it. Advice without a name leaves a count; half registered is an honest state.
//!
//! A noun that a second room reads is ground, and the work on it stays in the room: the functions here keep and read
//! facts, and rooms write the events of their deeds. Only the registration, and that a child's guardians have been
//! looked up, are deeds of their own: what they make belongs to no single room.
//!
//! It will never decide who may read (that is `access`), what the law says (`law`) or how it looks (`page`); it will never
//! join two records of a person by itself, make up a number, or store a person whom nobody is concerned about.

mod cell;
mod code;
pub mod contact;
mod intact;
mod letter;
mod letterbox;
pub mod matter;
pub mod person;
mod question;
pub mod registration;
mod text;

pub use code::Code;
pub use intact::{Letters, intact, kept_in, letters};
pub use letter::{Letter, Route, proof};
pub use letterbox::{FormKey, Letterbox, Receipt, Standing};
pub use matter::{Matter, MatterId};
pub use person::lang::{Lang, NotALang};
pub use person::{Born, NewPerson, Person, PersonId};
pub use question::Question;
pub use registration::{
    CallId, Completion, Concern, Concerns, Filed, Registered, Registration, Reporter, Whom, complete, foresee, register,
};
pub use text::{Text, TextError};

const SQL: &str = include_str!("store.sql");

/// Every statement of this crate, for the test that prepares them on both databases.
pub const SHEET: &str = concat!(
    include_str!("store.sql"),
    "\n",
    include_str!("person/store.sql"),
    "\n",
    include_str!("matter/store.sql"),
    "\n",
    include_str!("matter/queue/store.sql"),
    "\n",
    include_str!("matter/handover/store.sql"),
    "\n",
    include_str!("matter/decision/store.sql"),
    "\n",
    include_str!("matter/decision/execution/store.sql"),
    "\n",
    include_str!("matter/decision/assignment/store.sql"),
    "\n",
    include_str!("matter/given/store.sql"),
    "\n",
    include_str!("matter/measure/store.sql"),
    "\n",
    include_str!("matter/note/store.sql"),
    "\n",
    include_str!("matter/way/store.sql"),
    "\n",
    include_str!("registration/store.sql"),
);
