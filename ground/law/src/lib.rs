//! The law as versioned data, and what follows from it.
//!
//! A report reaches the intake on a Tuesday evening. From that instant, from what the worker has read and from what the
//! house already knows, everything else follows by rule: which day the child must be assessed, when fourteen days have
//! passed, in whose file it stands, who may take it and who must not know. This crate says that, and names the rule that
//! said it. The rules are texts with dates (`rules/*.toml`), so a change of law is a new version beside the old one.
//!
//! It is pure: text and values in, values out. It will never know a database, a network, a clock or a page; `now` is an
//! argument, and nothing here reads what time it is. It will never judge: the worker's reading goes in, and where the
//! law leaves a choice the worker's choice wins if it protects sooner.
//!
//! The way through: [`calendar`] counts days, [`number`] reads personal numbers, [`rule`] holds the texts, [`clock`]
//! starts deadlines, [`reading`] and [`known`] are what goes in, [`follows`] is what comes out, [`credentials`] says who
//! may carry it, [`consent`] whose consent a measure needs and what the law leaves where somebody says no.

pub mod calendar;
pub mod clock;
pub mod consent;
pub mod credentials;
pub mod follows;
pub mod known;
pub mod number;
pub mod reading;
pub mod rule;
pub mod settings;

pub use calendar::{Day, DayError, OfficeHours, Zone};
pub use clock::{Clock, ClockKind};
pub use follows::{Follows, follows};
pub use known::Known;
pub use number::{NumberError, PersonalNumber};
pub use reading::Reading;
pub use rule::{Law, LawError, NoRule, Rule, RuleRef};
pub use settings::Settings;
