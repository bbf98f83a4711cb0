//! The residents' pages in a real Chromium: accessibility, weight, keyboard, without JavaScript, nothing kept.

mod chromium;
mod pages;
mod served;
