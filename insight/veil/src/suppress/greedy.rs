//! A good choice in a large table: for each cell in need, the cheapest way to move it (Kelly, Golden and Assad, "Cell
//! suppression: disclosure protection for sensitive tabular data", 1992; Castro, "Network flows heuristics for
//! complementary cell suppression", 2002), then what turned out to be needless is shown again.
use std::collections::BTreeSet;

use super::puzzle::{Margins, Puzzle};
use crate::attack::{Network, Pushed, Way, cheapest_move};

/// Rounds in which a cell that whole numbers still leave exposed is asked to move further.
const ROUNDS: i64 = 3;
/// Larger choices are not tried cell by cell for what could be shown again.
const SHOWN_AGAIN: usize = 400;

pub(super) fn good(puzzle: &Puzzle<'_>) -> BTreeSet<usize> {
    let mut hidden = puzzle.bare();
    for round in 0..ROUNDS {
        for target in puzzle.exposed(&hidden, usize::MAX) {
            loosen(puzzle, &mut hidden, target, puzzle.width + round);
        }
    }
    for target in puzzle.exposed(&hidden, usize::MAX) {
        hide_around(puzzle, &mut hidden, target);
    }
    for margins in [Margins::Kept, Margins::Hidden] {
        if !puzzle.exposed(&hidden, 1).is_empty() {
            hidden.iter_mut().enumerate().for_each(|(cell, hidden)| *hidden |= puzzle.may_hide(cell, margins));
        }
    }
    show_again(puzzle, &mut hidden);
    let bare = puzzle.bare();
    (0..hidden.len()).filter(|cell| hidden[*cell] && !bare[*cell]).collect()
}

/// Hides the cheapest cells that let this one move so far, up or else partly down. Margins only where nothing else does.
fn loosen(puzzle: &Puzzle<'_>, hidden: &mut [bool], target: usize, width: i64) {
    for margins in [Margins::Kept, Margins::Hidden] {
        let mut tried = hidden.to_vec();
        let done = match &puzzle.network {
            Some(network) => by_flow(puzzle, network, &mut tried, (target, width), margins),
            None => by_program(puzzle, &mut tried, (target, width), margins),
        };
        if done {
            hidden.copy_from_slice(&tried);
            return;
        }
    }
}

fn by_flow(
    puzzle: &Puzzle<'_>,
    network: &Network,
    hidden: &mut [bool],
    (target, width): (usize, i64),
    margins: Margins,
) -> bool {
    let mut left = width;
    for way in [Way::Up, Way::Down] {
        let mut at = puzzle.truth.clone();
        while left > 0 {
            let before = at.clone();
            // One way at a time: what it hid is free for the next.
            match network.push(&mut at, &puzzle.floor, target, way, 1, |cell| price(puzzle, hidden, cell, margins)) {
                Pushed::By(0) => break,
                Pushed::By(by) => left -= by,
                Pushed::Unlimited => left = 0,
            }
            for cell in 0..at.len() {
                hidden[cell] |= at[cell] != before[cell];
            }
        }
    }
    left <= 0
}

fn by_program(puzzle: &Puzzle<'_>, hidden: &mut [bool], (target, width): (usize, i64), margins: Margins) -> bool {
    let all = vec![true; hidden.len()];
    let system = puzzle.system(&all);
    let most_down = width.min(puzzle.truth[target] - puzzle.floor[target]);
    for down in 0..=most_down {
        let prices: Vec<Option<i64>> = (0..hidden.len()).map(|cell| price(puzzle, hidden, cell, margins)).collect();
        let moved = |way, by| {
            if by == 0 { Some(Vec::new()) } else { cheapest_move(&system, &puzzle.truth, &prices, (target, way, by)) }
        };
        if let (Some(up), Some(down)) = (moved(Way::Up, width - down), moved(Way::Down, down)) {
            up.into_iter().chain(down).for_each(|cell| hidden[cell] = true);
            return true;
        }
    }
    false
}

/// What hiding a cell costs: nothing where it is hidden, else one cell and what it holds; margins ten times that.
fn price(puzzle: &Puzzle<'_>, hidden: &[bool], cell: usize, margins: Margins) -> Option<i64> {
    if hidden[cell] {
        return Some(0);
    }
    let inner = puzzle.may_hide(cell, Margins::Kept);
    let cost = puzzle.truth[0] / 10 + 1 + puzzle.truth[cell];
    puzzle.may_hide(cell, margins).then_some(if inner { cost } else { 10 * cost })
}

/// The last resort: all that stands in a sum with the cell.
fn hide_around(puzzle: &Puzzle<'_>, hidden: &mut [bool], target: usize) {
    for sum in puzzle.sums.iter().filter(|sum| sum.parts.contains(&target)) {
        for cell in &sum.parts {
            hidden[*cell] |= puzzle.may_hide(*cell, Margins::Hidden);
        }
    }
}

/// Shows again, the greatest first, what is not needed.
fn show_again(puzzle: &Puzzle<'_>, hidden: &mut [bool]) {
    let bare = puzzle.bare();
    let mut extra: Vec<usize> = (0..hidden.len()).filter(|cell| hidden[*cell] && !bare[*cell]).collect();
    if extra.len() > SHOWN_AGAIN || !puzzle.exposed(hidden, 1).is_empty() {
        return;
    }
    extra.sort_by_key(|cell| std::cmp::Reverse(puzzle.truth[*cell]));
    for cell in extra {
        hidden[cell] = false;
        hidden[cell] = !puzzle.exposed(hidden, 1).is_empty();
    }
}
