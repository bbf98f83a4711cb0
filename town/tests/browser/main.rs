//! The pages of both faces in a real Chromium: accessibility, weight, keyboard, without JavaScript, nothing kept.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "where a step cannot be done, the story has failed")]

mod chromium;
mod desk;
mod friday;
mod keys;
mod killed;
mod looked;
mod pages;
mod screen;
mod served;
mod thread;
