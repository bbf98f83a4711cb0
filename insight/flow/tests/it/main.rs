//! What `flow` reads and refuses, and that what it writes is what it read.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that looks at the wrong place shall fail")]

mod journal;
mod malformed;
mod objects;
mod references;
mod round;
mod spellings;
mod told;
