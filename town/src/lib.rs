//! Älvsala: a made-up municipality in which stories are told to the whole house.
//!
//! A story is a test in plain English. It gets a [`World`]: a town on a Monday morning that stands still until somebody
//! says [`World::advance`], with chance from a seed, a database of its own (first SQLite, then PostgreSQL) and the real
//! public door. People come to the door with a [`Paper`], a browser of paper: it reads pages as a browser does, fills in
//! fields by the words beside them, and refuses to go on where a page would leave somebody outside. What happens at
//! desks is done by the same deeds that the house's own commands call.
//!
//! It knows every crate, and no crate knows it. It will never be part of what a municipality runs.

#![expect(clippy::unwrap_used, reason = "where the town cannot be built, the story has failed")]

mod chance;
mod door;
pub mod hand;
mod paper;
pub mod people;
mod place;
pub mod places;
pub mod thread;
mod world;

pub use chance::Seeded;
pub use door::{Reply, Request};
pub use paper::{Asked, Paper};
pub use place::{Place, empty};
pub use world::{SEED, World};
