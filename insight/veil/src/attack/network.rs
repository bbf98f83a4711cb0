//! Tables that are networks, where an attacker's bounds are exact whole numbers.
//!
//! Where every count stands in at most two sums, and the sums can be signed so that it adds to one and takes from the
//! other, a table is a circulation: counts are arcs, sums are places where what comes in goes out. All tables of one or
//! two dimensions without levels are such, hidden margins too. What an attacker can reckon is then a greatest flow in
//! the residual graph of one table that fits (Ford and Fulkerson 1956; for tables: Gusfield, "A graph theoretic approach
//! to statistical data security", 1988), and bounds over the reals and over whole numbers are the same.
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::system::Equation;

/// A system as a graph: each count is an arc from one sum to another.
#[derive(Debug, Clone)]
pub(crate) struct Network {
    arcs: Vec<(usize, usize)>,
    /// The counts at each place, the last of which is the ground, where nothing has to add up.
    at: Vec<Vec<usize>>,
    /// What comes to each place less what goes out from it.
    wanted: Vec<i64>,
}

/// Moves that go on from one another, the last first, each count one way.
type Steps = Vec<(usize, Way)>;

/// Which way a count is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// How far a push got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pushed {
    By(i64),
    /// Nothing known holds it.
    Unlimited,
}

/// More than any push is asked for.
pub(crate) const WHOLE: i64 = i64::MAX / 4;

impl Network {
    /// The graph of these sums, if they have one.
    pub fn of(counts: usize, equations: &[Equation]) -> Option<Network> {
        let mut ends: Vec<Vec<(usize, i64)>> = vec![Vec::new(); counts];
        for (e, equation) in equations.iter().enumerate() {
            for (count, sign) in &equation.terms {
                ends[*count].push((e, *sign));
            }
        }
        if ends.iter().any(|ends| ends.len() > 2) {
            return None;
        }
        let turned = turned(equations, &ends)?;
        let ground = equations.len();
        let mut at = vec![Vec::new(); ground + 1];
        let mut arcs = Vec::with_capacity(counts);
        for (count, ends) in ends.iter().enumerate() {
            let (mut from, mut to) = (ground, ground);
            for (e, sign) in ends {
                if sign * turned[*e] > 0 { to = *e } else { from = *e }
            }
            arcs.push((from, to));
            at[from].push(count);
            at[to].push(count);
        }
        let wanted = equations.iter().zip(&turned).map(|(equation, turned)| turned * equation.total).collect();
        Some(Network { arcs, at, wanted })
    }

    /// A table that fits, as near as is easy to one that may not, none below the floors; `None` where no table fits at
    /// all. Wherever more comes to a place than goes out, the rest is sent on to where it lacks (Ford and Fulkerson).
    pub fn fit(&self, floor: &[i64], near: &[i64]) -> Option<Vec<i64>> {
        let mut at: Vec<i64> = near.iter().zip(floor).map(|(near, floor)| *near.max(floor)).collect();
        let mut lacks = self.wanted.clone();
        for (count, (from, to)) in self.arcs.iter().enumerate() {
            lacks.get_mut(*to).into_iter().for_each(|lacks| *lacks -= at[count]);
            lacks.get_mut(*from).into_iter().for_each(|lacks| *lacks += at[count]);
        }
        let ground = lacks.len();
        for place in 0..ground {
            while lacks[place] < 0 {
                let steps = self.cheapest(
                    &at,
                    floor,
                    None,
                    place,
                    |goal| lacks.get(goal).is_none_or(|lacks| *lacks > 0),
                    &|_| Some(0),
                )?;
                let goal = self.end(place, &steps);
                let by =
                    self.send(&mut at, floor, &steps, (-lacks[place]).min(lacks.get(goal).copied().unwrap_or(WHOLE)));
                lacks[place] += by;
                lacks.get_mut(goal).into_iter().for_each(|lacks| *lacks -= by);
            }
        }
        while let Some(place) = lacks.iter().position(|lacks| *lacks > 0) {
            let steps = self.cheapest(&at, floor, None, ground, |goal| goal == place, &|_| Some(0))?;
            lacks[place] -= self.send(&mut at, floor, &steps, lacks[place]);
        }
        Some(at)
    }

    fn end(&self, start: usize, steps: &Steps) -> usize {
        let far = |(count, way): &(usize, Way)| if *way == Way::Up { self.arcs[*count].1 } else { self.arcs[*count].0 };
        steps.first().map_or(start, far)
    }

    fn send(&self, at: &mut [i64], floor: &[i64], steps: &Steps, most: i64) -> i64 {
        let by = steps.iter().map(|(count, way)| room(at, floor, *count, *way)).min().unwrap_or(WHOLE).min(most);
        for (count, way) in steps {
            at[*count] += if *way == Way::Up { by } else { -by };
        }
        by
    }

    /// Moves a count by at most `most`, the table still fitting all that is known: other counts give way where
    /// `price` names what that costs for each unit, never below their floors, on the cheapest and then shortest way.
    pub fn push(
        &self,
        at: &mut [i64],
        floor: &[i64],
        target: usize,
        way: Way,
        most: i64,
        price: impl Fn(usize) -> Option<i64>,
    ) -> Pushed {
        let (from, to) = self.arcs[target];
        let (start, goal) = if way == Way::Up { (to, from) } else { (from, to) };
        let mut left = if way == Way::Up { most } else { most.min(at[target] - floor[target]) };
        let mut pushed = 0;
        while left > 0 {
            let Some(steps) = self.cheapest(at, floor, Some(target), start, |place| place == goal, &price) else {
                break;
            };
            let room = steps.iter().map(|(count, way)| room(at, floor, *count, *way)).min().unwrap_or(WHOLE).min(left);
            if room == WHOLE {
                return Pushed::Unlimited;
            }
            for (count, way) in steps.into_iter().chain([(target, way)]) {
                at[count] += if way == Way::Up { room } else { -room };
            }
            pushed += room;
            left -= room;
        }
        Pushed::By(pushed)
    }

    /// The cheapest way from a place to the nearest goal along counts that can still move, as the moves it takes.
    fn cheapest(
        &self,
        at: &[i64],
        floor: &[i64],
        barred: Option<usize>,
        start: usize,
        goal: impl Fn(usize) -> bool,
        price: &impl Fn(usize) -> Option<i64>,
    ) -> Option<Steps> {
        let mut best: Vec<Option<(i64, usize)>> = vec![None; self.at.len()];
        let mut came: Vec<Option<(usize, Way, usize)>> = vec![None; self.at.len()];
        let mut heap = BinaryHeap::from([Reverse(((0, 0), start))]);
        best[start] = Some((0, 0));
        let mut reached = None;
        while let Some(Reverse((cost, place))) = heap.pop() {
            if goal(place) {
                reached = Some(place);
                break;
            }
            if best[place].is_some_and(|best| best < cost) {
                continue;
            }
            for count in self.at[place].iter().copied().filter(|count| Some(*count) != barred) {
                let (from, to) = self.arcs[count];
                let (next, way) = if from == place { (to, Way::Up) } else { (from, Way::Down) };
                let Some(price) = price(count).filter(|_| room(at, floor, count, way) > 0) else { continue };
                let there = (cost.0 + price, cost.1 + 1);
                if best[next].is_none_or(|best| there < best) {
                    best[next] = Some(there);
                    came[next] = Some((count, way, place));
                    heap.push(Reverse((there, next)));
                }
            }
        }
        let mut place = reached?;
        let mut steps = Vec::new();
        while place != start {
            let (count, way, before) = came[place]?;
            steps.push((count, way));
            place = before;
        }
        Some(steps)
    }
}

/// How far a count can go by itself: up without end, down to its floor.
fn room(at: &[i64], floor: &[i64], count: usize, way: Way) -> i64 {
    if way == Way::Up { WHOLE } else { at[count] - floor[count] }
}

/// The sign of each sum that lets every count add to one and take from the other; `None` if there is none.
fn turned(equations: &[Equation], ends: &[Vec<(usize, i64)>]) -> Option<Vec<i64>> {
    let mut turned = vec![0_i64; equations.len()];
    for start in 0..equations.len() {
        if turned[start] != 0 {
            continue;
        }
        turned[start] = 1;
        let mut waiting = vec![start];
        while let Some(e) = waiting.pop() {
            for (count, _) in &equations[e].terms {
                let [(a, s), (b, t)] = ends[*count][..] else { continue };
                let (here, there, sign) = if a == e { (s, t, b) } else { (t, s, a) };
                let wanted = -turned[e] * here * there;
                match turned[sign] {
                    0 => {
                        turned[sign] = wanted;
                        waiting.push(sign);
                    }
                    set if set != wanted => return None,
                    _ => {}
                }
            }
        }
    }
    Some(turned)
}
