//! Readers of what the repository is written in: files, Rust, SQL sheets, manifests. They only read; the rules that judge stand in `tidy`.

pub mod items;
pub mod manifest;
pub mod rust;
pub mod sheet;
pub mod tables;
pub mod tree;
