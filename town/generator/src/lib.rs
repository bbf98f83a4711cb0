//! A made-up municipality of any size, with years behind it: made by doing the real work of the rooms, day by day.
//!
//! Nothing is written here that no deed writes: somebody at the intake registers a contact, somebody takes the matter, judges
//! a child's need of protection, decides, hands over, investigates, decides again and sends the letters, each by a permit that
//! the policy gives to just that person on just that day. Who does what when is drawn from a seed ([`Plan`]): how much comes
//! for so many inhabitants, in which rhythm of the year, who tells, how long things take with their tails, who falls ill, who
//! leaves and who stands close to somebody. Who worries about a child on the web writes at the public door, and somebody at
//! the intake reads the letter before it is registered. Time, ids and chance are the story's own, so that the same seed gives
//! the same journal on both databases.
//!
//! It is for demonstration, for measuring, and for tests of what only shows in thousands of matters. Nobody in it exists:
//! names are made up, and every personal number is of the series that nobody is given. It will never be written into records
//! in which anybody works, make a row that no deed makes, or hide that a deed was refused.

mod calendar;
mod chance;
mod contact;
mod figures;
mod life;
mod office;
mod people;
mod run;
mod sim;
mod steps;
mod words;
mod yearly;

pub use figures::{Figures, Month};
pub use office::{Founder, engage};
pub use run::{Built, Plan, Stop, build, first_lawful};
