//! The committee's agenda, what its minutes say, and what its chair decided in haste.

pub mod chair;
pub mod list;
pub mod minute;
pub mod shift;
