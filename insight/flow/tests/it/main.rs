//! What `flow` reads and refuses, and that what it writes is what it read.

mod journal;
mod malformed;
mod objects;
mod references;
mod round;
mod spellings;
mod told;
