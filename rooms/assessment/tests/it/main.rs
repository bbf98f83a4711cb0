//! Stories of the preliminary assessment, told on both databases.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a story cannot be told, the test has failed")]

mod adults;
mod handed;
mod house;
mod joined;
mod late;
mod notice;
mod opened;
mod told;
