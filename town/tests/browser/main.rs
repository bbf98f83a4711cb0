//! The residents' pages in a real Chromium: accessibility, weight, keyboard, without JavaScript, nothing kept.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a step cannot be done, the story has failed")]

mod chromium;
mod pages;
mod served;
