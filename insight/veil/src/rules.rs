//! What may be shown, as data.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::table::{Cell, Flaw, Table};

/// The numbers a municipality decides on. [`Rules`] is the checked form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Counts from 1 up to one below this are hidden. Default 5: 1-4 are hidden.
    pub least_shown: i64,
    /// How far apart the ends of what an attacker can reckon about a hidden count must be. Default 5.
    pub width: i64,
    /// Rates are shown of at least so many. Default 20.
    pub least_denominator: i64,
    /// Medians are shown of at least so many values. Default 10.
    pub least_median: usize,
    /// A curve goes down in steps of at least so many events. Default 5.
    pub least_events: i64,
    /// What the attacker is assumed to know besides everything published.
    pub knowledge: Knowledge,
}

/// What an attacker knows besides every number, margin and name that is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Knowledge {
    /// That counts are not negative.
    Margins,
    /// Also our own rule: where zeros are shown, a hidden count is at least 1. Stronger, and the default, because the
    /// rule is in public.
    MarginsAndRule,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            least_shown: 5,
            width: 5,
            least_denominator: 20,
            least_median: 10,
            least_events: 5,
            knowledge: Knowledge::MarginsAndRule,
        }
    }
}

/// Settings that protect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Settings", into = "Settings")]
pub struct Rules(Settings);

impl TryFrom<Settings> for Rules {
    type Error = Flaw;

    fn try_from(settings: Settings) -> Result<Rules, Flaw> {
        let least = [
            ("least_shown", settings.least_shown, 3),
            ("width", settings.width, 2),
            ("least_denominator", settings.least_denominator, settings.least_shown),
            ("least_median", i64::try_from(settings.least_median).unwrap_or(i64::MAX), 3),
            ("least_events", settings.least_events, 1),
        ];
        match least.into_iter().find(|(_, set, least)| set < least) {
            Some((name, set, least)) => {
                Err(Flaw::Rule(format!("{name} is {set}, which protects nobody; at least {least}.")))
            }
            None => Ok(Rules(settings)),
        }
    }
}

impl From<Rules> for Settings {
    fn from(rules: Rules) -> Settings {
        rules.0
    }
}

/// Why a cell is hidden for its own sake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Why {
    /// A few people, who would know each other.
    Small,
    /// Nobody, in a category where that says something about everybody else in the group.
    SensitiveZero,
    /// Everybody, in a category that says something about them (group disclosure).
    FullRow,
}

impl Rules {
    /// The numbers.
    pub fn settings(&self) -> &Settings {
        &self.0
    }

    /// True for a count that must not be shown, whatever stands around it.
    pub fn is_small(&self, count: i64) -> bool {
        (1..self.0.least_shown).contains(&count)
    }

    /// The cells of a table that must be hidden for their own sake, margins among them, with the reason.
    pub fn primary(&self, table: &Table) -> BTreeMap<Cell, Why> {
        let possible = table.cells().filter(|cell| !table.is_never(*cell));
        possible.filter_map(|cell| self.why(table, cell).map(|why| (cell, why))).collect()
    }

    fn why(&self, table: &Table, cell: Cell) -> Option<Why> {
        let count = table.count(cell);
        if self.is_small(count) {
            return Some(Why::Small);
        }
        let groups = groups(table, cell);
        match count {
            0 => groups.iter().any(|group| table.count(*group) > 0).then_some(Why::SensitiveZero),
            _ => groups.iter().any(|group| table.count(*group) == count).then_some(Why::FullRow),
        }
    }

    /// What the attacker knows that a hidden count is at least.
    pub(crate) fn floor(&self, table: &Table, cell: Cell) -> i64 {
        i64::from(self.0.knowledge == Knowledge::MarginsAndRule && !may_hide_zero(table, cell))
    }
}

/// For each sensitive node of a cell, the group whose members are told apart by it: the cell one level up. Groups in
/// which everybody has to be in this category are left out, because nobody learns anything from that.
fn groups(table: &Table, cell: Cell) -> Vec<Cell> {
    let nodes = table.nodes(cell);
    let mut groups = Vec::new();
    for (d, dimension) in table.dimensions().iter().enumerate() {
        let Some(parent) = dimension.parent(nodes[d]).filter(|_| dimension.is_sensitive(nodes[d])) else { continue };
        let beside = |node: usize| {
            table.at(&nodes.iter().enumerate().map(|(e, old)| if e == d { node } else { *old }).collect::<Vec<_>>())
        };
        if dimension.children(parent).iter().filter(|node| !table.is_never(beside(**node))).count() > 1 {
            groups.push(beside(parent));
        }
    }
    groups
}

/// True where a zero may have to be hidden: in a dimension with a sensitive category, whose other categories' zeros
/// would say that everybody is in the sensitive one.
pub(crate) fn may_hide_zero(table: &Table, cell: Cell) -> bool {
    let sensitive = table.dimensions().iter().zip(table.nodes(cell));
    sensitive
        .into_iter()
        .any(|(dimension, node)| node != 0 && (0..dimension.len()).any(|node| dimension.is_sensitive(node)))
}
