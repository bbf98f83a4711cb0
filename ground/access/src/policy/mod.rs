//! The policy as a table of facts: the same rows answer "may Anna open this?" and "which may Anna see?".

mod decide;
mod fact;
mod rule;
mod table;
mod views;

pub use decide::decide;
pub use fact::{Fact, Facts};
pub use rule::{BadPolicy, Effect, Policy, Rule, Tongue, policy};
pub use table::policy_table;
pub use views::{may_views, standing_view, views};
