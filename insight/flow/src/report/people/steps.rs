//! What follows what, as one table with its margins: from the start or an activity, to an activity or the end.
//!
//! How often an activity occurs is the sum of what leads to it and of what leads from it, so the edges, the activities, the
//! first and the last ones are one table. It is printed only as it passes an audit; where an activity's own count would have
//! to be hidden, the activity goes among the others instead, until the margins can all be seen.

use super::crowd::{Crowd, Least, Persons};
use super::fold::rules;
use crate::figure::{SECOND, micros};
use crate::number::Summary;
use crate::{Log, Word};
use veil::{Dimension, Mark, Published, Table, audit, suppress};

/// More activities than this go among the others: a larger table takes too long to audit.
const MOST: usize = 16;

/// What may be said of the steps of a log.
pub(in crate::report) struct Steps {
    /// The activities, the most frequent first; the last is `None` where there are others.
    pub(in crate::report) names: Vec<Option<Word>>,
    /// How often each occurs.
    pub(in crate::report) events: Vec<u64>,
    /// How many activities are others.
    pub(in crate::report) others: u64,
    /// With which the cases begin and end, where it may be said.
    pub(in crate::report) starts: Vec<(usize, u64)>,
    pub(in crate::report) ends: Vec<(usize, u64)>,
    /// What follows what, the most frequent first, where it may be said.
    pub(in crate::report) edges: Vec<Edge>,
    /// How many counts of the table are hidden.
    pub(in crate::report) hidden: usize,
}

/// One activity directly after another.
pub(in crate::report) struct Edge {
    pub(in crate::report) from: usize,
    pub(in crate::report) to: usize,
    pub(in crate::report) freq: u64,
    pub(in crate::report) median_s: Option<f64>,
    pub(in crate::report) p90_s: Option<f64>,
}

impl Steps {
    /// Of a log; `None` where no table of its steps passes.
    pub(in crate::report) fn of(log: &Log, persons: &Persons, least: Least) -> Option<Self> {
        let walk = Walk::of(log, persons);
        let mut kept = walk.often(log, least);
        while !kept.is_empty() {
            let grid = Grid::of(&walk, &kept);
            if let Some(published) = grid.audited(&walk, least) {
                return Some(grid.said(&walk, &published, least));
            }
            let drop = grid.dropped(least);
            kept.remove(drop);
        }
        None
    }

    /// Whether anything of the table is not told: then no other part may count the same steps.
    pub(in crate::report) const fn hides(&self) -> bool {
        self.hidden > 0 || self.others > 0
    }
}

/// One step; the start and the end are `None`.
struct Step {
    from: Option<usize>,
    to: Option<usize>,
    person: u32,
    gap: i64,
}

struct Walk {
    activities: Vec<Word>,
    steps: Vec<Step>,
}

impl Walk {
    fn of(log: &Log, persons: &Persons) -> Self {
        let activities: Vec<Word> = log.activities().collect();
        let mut number = vec![0; log.words()];
        activities.iter().enumerate().for_each(|(place, word)| number[word.index()] = place);
        let mut steps = Vec::with_capacity(log.events() as usize + log.cases() as usize);
        for case in log.case_ids() {
            let (mut before, person) = (None, persons.of_case(case));
            for place in log.of(case) {
                let (to, at) = (number[log.activity()[place].index()], log.at()[place]);
                let (from, gap) = before.map_or((None, 0), |(from, since)| (Some(from), micros(since, at)));
                steps.push(Step { from, to: Some(to), person, gap });
                before = Some((to, at));
            }
            steps.push(Step { from: before.map(|(from, _)| from), to: None, person, gap: 0 });
        }
        Self { activities, steps }
    }

    /// The activities of enough persons, the most frequent first, then by name.
    fn often(&self, log: &Log, least: Least) -> Vec<usize> {
        let mut of: Vec<Vec<u32>> = vec![Vec::new(); self.activities.len()];
        self.steps.iter().filter_map(|step| Some((step.to?, step.person))).for_each(|(to, who)| of[to].push(who));
        let crowds: Vec<Crowd> = of.into_iter().map(Crowd::from_iter).collect();
        let enough = |place: &usize| crowds[*place].persons() >= least.number();
        let mut often: Vec<usize> = (0..crowds.len()).filter(enough).collect();
        let name = |place: usize| log.word(self.activities[place]);
        often
            .sort_by(|one, other| crowds[*other].n().cmp(&crowds[*one].n()).then_with(|| name(*one).cmp(name(*other))));
        often.truncate(MOST);
        often
    }
}

/// The table: row 0 is the start, the last column the end, between them the kept activities and, where there are any, the
/// others.
struct Grid {
    kept: Vec<usize>,
    side: usize,
    place: Vec<usize>,
    cells: Vec<Crowd>,
}

impl Grid {
    fn of(walk: &Walk, kept: &[usize]) -> Self {
        let mut place = vec![kept.len(); walk.activities.len()];
        kept.iter().enumerate().for_each(|(at, activity)| place[*activity] = at);
        let nodes = kept.len() + usize::from(kept.len() < place.len());
        let mut grid = Self { kept: kept.to_vec(), side: nodes + 1, place, cells: Vec::new() };
        let mut of: Vec<Vec<u32>> = vec![Vec::new(); grid.side * grid.side];
        walk.steps.iter().for_each(|step| of[grid.cell(step)].push(step.person));
        grid.cells = of.into_iter().map(Crowd::from_iter).collect();
        grid
    }

    fn cell(&self, step: &Step) -> usize {
        let row = step.from.map_or(0, |from| self.place[from] + 1);
        row * self.side + step.to.map_or(self.side - 1, |to| self.place[to])
    }

    /// The table as it may be printed: every margin to be seen, and nothing hidden that can be reckoned.
    fn audited(&self, walk: &Walk, least: Least) -> Option<Published> {
        let folded = (walk.activities.len() - self.kept.len()) as u64;
        if folded > 0 {
            let beside = walk.steps.iter().filter(|step| step.to.is_some_and(|to| self.place[to] == self.kept.len()));
            let others: Crowd = beside.map(|step| step.person).collect();
            // Each of the others occurs at least once, and none may be known more closely than the rules say.
            if folded < 2 || others.persons() < least.number() || others.n() < folded + least.number() {
                return None;
            }
        }
        let labels: Vec<String> = (0..self.side).map(|place| place.to_string()).collect();
        let names: Vec<&str> = labels.iter().map(String::as_str).collect();
        let sides = vec![Dimension::flat("from", &names).ok()?, Dimension::flat("to", &names).ok()?];
        let counts: Option<Vec<i64>> = self.cells.iter().map(|cell| i64::try_from(cell.n()).ok()).collect();
        let table = Table::new(sides, &counts?).ok()?;
        // A case has an event: nothing goes from the start to the end.
        let table = table.with_never(&[&[names[0], names[self.side - 1]]]).ok()?;
        let rules = rules(&self.cells, least)?;
        let published = audit(&table, &suppress(&table, &rules), &rules).ok()?;
        let margin = |place: usize| place <= self.side || place.is_multiple_of(self.side + 1);
        let seen = |(place, mark): (usize, &Mark)| !margin(place) || *mark != Mark::Hidden;
        published.marks().iter().enumerate().all(seen).then_some(published)
    }

    /// Which kept activity goes among the others next: of the count in which the fewest walk the most the rarer end, else
    /// the rarest.
    fn dropped(&self, least: Least) -> usize {
        let few = |place: &usize| !least.shows(&self.cells[*place]) && self.cells[*place].n() >= least.number();
        let worst = (0..self.cells.len()).filter(few).max_by_key(|place| self.cells[*place].n());
        let ends = worst.map(|place| [(place / self.side).checked_sub(1), Some(place % self.side)]);
        let kept = ends.into_iter().flatten().flatten().filter(|place| *place < self.kept.len()).max();
        kept.unwrap_or(self.kept.len() - 1)
    }

    fn said(&self, walk: &Walk, published: &Published, least: Least) -> Steps {
        let nodes = self.side - 1;
        // Marks stand with their margins: row 0 and column 0 are the totals.
        let shown = |row: usize, column: usize| match published.marks()[(row + 1) * (self.side + 1) + column + 1] {
            Mark::Shown(count) if count > 0 => u64::try_from(count).ok(),
            _ => None,
        };
        let mut gaps: Vec<Vec<i64>> = vec![Vec::new(); self.cells.len()];
        walk.steps.iter().filter(|step| step.from.is_some()).for_each(|step| gaps[self.cell(step)].push(step.gap));
        let mut edges = Vec::new();
        for (row, column) in (1..=nodes).flat_map(|row| (0..nodes).map(move |column| (row, column))) {
            let Some(freq) = shown(row, column) else { continue };
            let place = row * self.side + column;
            let named = row <= self.kept.len() && column < self.kept.len();
            let of = Summary::of(&mut gaps[place], SECOND).filter(|_| named);
            let at = |p: f64| of.filter(|_| least.shows_quantile(&self.cells[place], p));
            let (median_s, p90_s) = (at(0.5).map(|of| of.median), at(0.9).map(|of| of.quantiles[4]));
            edges.push(Edge { from: row - 1, to: column, freq, median_s, p90_s });
        }
        edges.sort_by(|one, other| {
            other.freq.cmp(&one.freq).then_with(|| (one.from, one.to).cmp(&(other.from, other.to)))
        });
        let names = self.kept.iter().map(|place| Some(walk.activities[*place]));
        let events = |column: usize| (0..self.side).map(|row| self.cells[row * self.side + column].n()).sum();
        Steps {
            names: names.chain((nodes > self.kept.len()).then_some(None)).collect(),
            events: (0..nodes).map(events).collect(),
            others: (walk.activities.len() - self.kept.len()) as u64,
            starts: (0..nodes).filter_map(|to| Some((to, shown(0, to)?))).collect(),
            ends: (0..nodes).filter_map(|from| Some((from, shown(from + 1, nodes)?))).collect(),
            edges,
            hidden: published.hidden(),
        }
    }
}
