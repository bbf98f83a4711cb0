//! Flows: what really happens to matters, read from a log of events.
//!
//! A log says of each case which activities happened in it, when, and in whose hands. From that alone follows how long
//! people wait, where they wait, how often a matter changes hands and how many lie waiting. This crate reads such logs
//! (XES, CSV, OCEL 2.0 and our own journal), keeps them as columns, and reckons on the columns.
//!
//! It is pure: files and values in, values out. It will never know a database, a runtime, a clock or a room, and it
//! never guesses: a file that is not whole is refused with its line, and an event that stands in no figure is counted in
//! [`LeftOut`].
//!
//! ```
//! use flow::{At, Builder, Who};
//!
//! let mut builder = Builder::default();
//! let case = builder.case("2026-17");
//! let hour = |hour: i64| Some(At(hour * 3_600_000_000));
//! builder.event(case, Some("Decided"), hour(30), Who { resource: Some("Bo"), ..Who::default() });
//! builder.event(case, Some("Received"), hour(2), Who { resource: Some("Åsa"), ..Who::default() });
//! let log = builder.finish();
//!
//! // Events of a case stand in the order of their times, whatever order the file had.
//! let case = log.case_ids().next().expect("there is one case");
//! let names: Vec<&str> = log.activity()[log.of(case)].iter().map(|word| log.word(*word)).collect();
//! assert_eq!(names, ["Received", "Decided"]);
//! ```

#![expect(clippy::indexing_slicing, reason = "places come from the log's own checked columns")]

pub mod at;
pub mod figure;
pub mod log;
pub mod number;
pub mod object;
pub mod read;
pub mod report;
mod threads;
pub mod write;

pub use at::At;
pub use log::{Builder, CaseId, LeftOut, Log, Value, Who, Word};
pub use read::{Reading, Unreadable, read, read_objects};
