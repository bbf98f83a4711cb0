//! Disclosure control: which numbers about people may go out, and the proof that nobody can be reckoned from them.
//!
//! A municipality publishes how many reports came in by district and month. Where a district has three, three families
//! can be pointed at. To hide the three is not enough: whoever has the row's total and the other months subtracts. This
//! crate finds what else has to be hidden, and then lets an attacker loose on the result; a table that the attacker gets
//! through is not published, and says why.
//!
//! # A table, from counts to print
//!
//! ```
//! use veil::{Dimension, Mark, Plan, Rules, Table, audit, suppress};
//!
//! let districts = Dimension::flat("district", &["North", "South", "East"])?;
//! let quarters = Dimension::flat("quarter", &["Q1", "Q2", "Q3", "Q4"])?;
//! let table = Table::new(vec![districts, quarters], &[20, 3, 10, 7, 8, 12, 4, 15, 17, 9, 11, 2])?;
//! let rules = Rules::default();
//!
//! // Only the small cells hidden: every one of them can be reckoned from its row.
//! let bare = Plan::by_hand(&table, &rules, []);
//! let refusal = audit(&table, &bare, &rules).unwrap_err();
//! assert_eq!(
//!     refusal.to_string(),
//!     "Not published: (East, Q4) would be known to lie between 2 and 2, and the ends must be 5 apart."
//! );
//!
//! // Three more cells, and no three cells with a smaller sum would do.
//! let plan = suppress(&table, &rules);
//! assert_eq!(plan.extra().len(), 3);
//! let published = audit(&table, &plan, &rules)?;
//! assert_eq!(published.get(&["North", "Q2"])?, Mark::Hidden);
//! assert_eq!(published.get(&["North", "Total"])?, Mark::Shown(40));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Sensitive categories
//!
//! Where a category says something about a person, nobody and everybody are disclosures too ("group disclosure" in the
//! handbooks): if all seven placed children of a district are placed by LVU, each of them is known to be.
//!
//! ```
//! use veil::{Dimension, Mark, Rules, Table, Why, audit, suppress};
//!
//! let measure = Dimension::flat("measure", &["LVU", "consent"])?.sensitive(&["LVU"])?;
//! let district = Dimension::flat("district", &["North", "South", "East"])?;
//! let table = Table::new(vec![district, measure], &[7, 0, 8, 14, 9, 11])?;
//! let rules = Rules::default();
//! assert_eq!(rules.primary(&table)[&table.cell(&["North", "LVU"])?], Why::FullRow);
//! let published = audit(&table, &suppress(&table, &rules), &rules)?;
//! assert_eq!(published.get(&["North", "consent"])?, Mark::Hidden);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Coarser instead of dotted
//!
//! A table with many dots tells little. Joining categories first often tells more.
//!
//! ```
//! use veil::{Dimension, Rules, Table, to_level, to_other};
//!
//! let rules = Rules::default();
//! let reasons = Dimension::flat("reason", &["neglect", "violence", "school", "drugs", "other crime"])?;
//! let table = Table::new(vec![reasons], &[40, 31, 4, 12, 2])?;
//! let coarse = to_other(&table, "reason", "Övriga", &rules)?;
//! assert_eq!(coarse.steps, ["reason: other crime, school became Övriga."]);
//! assert!(rules.primary(&coarse.table).is_empty());
//!
//! let weeks = Dimension::tree(
//!     "time",
//!     &[("January", None), ("February", None), ("w1", Some("January")), ("w2", Some("January")), ("w6", Some("February"))],
//! )?;
//! let table = Table::new(vec![weeks], &[4, 9, 12])?;
//! let months = to_level(&table, "time", &rules)?;
//! assert_eq!(months.table.count(months.table.cell(&["January"])?), 13);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is out stays out
//!
//! A table that is safe alone may give somebody away beside last month's. The ledger audits every release, and every
//! figure of a live page, together with all that is out.
//!
//! ```
//! use veil::{Dimension, Frame, Ledger, Mark, Pick, Rules};
//!
//! let district = Dimension::flat("district", &["North", "South"])?;
//! let frame = Frame::new("reports of 2026", vec![district], &["day"])?;
//! let march = frame.region(&[("day", Pick::Days(1..=90))])?;
//! let april = frame.region(&[("day", Pick::Days(1..=120))])?;
//! let mut ledger = Ledger::new(frame, Rules::default());
//! assert_eq!(ledger.show("January to March", &march, 11)?, Mark::Shown(11));
//! // Thirteen until April would say that two came in April.
//! assert!(ledger.show("January to April", &april, 13).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it rests on
//!
//! Statistics Sweden, "Handbok i statistisk röjandekontroll" (2015), for thresholds, secondary suppression and group
//! disclosure; Hundepool and others, "Statistical Disclosure Control" (2012), for the attacker and dominance; Langsrud's
//! paper on the GaussSuppression method and Fischetti and Salazar's "Models and algorithms for optimizing cell
//! suppression" (2001) for what a good choice is; Statistics Sweden's cell key method (CKM) for the noise that is here
//! and off. What the attacker is taken to know, and what that leaves open, is decision 14.
//!
//! # What it will never know
//!
//! A database, a clock, a room, a name. Numbers come in and numbers go out; the same numbers give the same answer.
#![expect(clippy::indexing_slicing, reason = "cells, counts and sums are numbered by the constructors that check them")]

mod attack;
mod figure;
mod ledger;
mod noise;
mod published;
mod rules;
mod suppress;
mod table;

pub use attack::Interval;
pub use figure::{Withheld, is_dominated, is_within_percent, median, rate, steps};
pub use ledger::{Broken, Entry, Figure, Frame, Ledger, Pick, Refused, Region, Said, Scope};
pub use noise::{BadTable, CellKey, Perturbation, RecordKey, Secret, round_by_chance, round_to_five};
pub use published::{Mark, Published, Refusal, audit, intervals};
pub use rules::{Knowledge, Rules, Settings, Why};
pub use suppress::{Found, Optimum, Plan, TooLarge, optimal, suppress};
pub use table::{Cell, Coarsened, Dimension, Flaw, Sensitivity, Table, to_level, to_other};
