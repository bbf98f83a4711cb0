//! Letters as a stranger's program reads them: whole, in order, tagged, and with nothing in them that became code.

#![expect(clippy::unwrap_used, reason = "where a letter cannot be read, the test has failed")]

mod pdf;
mod reads;
mod sample;
mod standard;
