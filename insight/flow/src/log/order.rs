//! The order of events: by case, then time, then as the file has them.

use crate::At;

/// Where each event comes from, if they do not stand in order yet, and whether each case's events stood in the order of their
/// times. Takes time in proportion to the events, and sorts only within those cases that need it.
pub(super) fn order(case: &[u32], at: &[At], ends: &[usize]) -> (Option<Vec<u32>>, bool) {
    let after = |place: usize| (case[place - 1], at[place - 1]) <= (case[place], at[place]);
    if (1..case.len()).all(after) {
        return (None, true);
    }
    let mut next: Vec<usize> = (0..ends.len()).map(|place| if place == 0 { 0 } else { ends[place - 1] }).collect();
    let mut from = vec![0; case.len()];
    for (event, case) in (0..).zip(case) {
        let slot = &mut next[*case as usize];
        from[*slot] = event;
        *slot += 1;
    }
    let (mut start, mut in_order) = (0, true);
    for end in ends {
        let of = &mut from[start..*end];
        if !of.is_sorted_by_key(|event| at[*event as usize]) {
            of.sort_by_key(|event| at[*event as usize]);
            in_order = false;
        }
        start = *end;
    }
    (Some(from), in_order)
}

/// The column in its new order.
pub(super) fn ordered<T: Copy>(column: Vec<T>, from: Option<&[u32]>) -> Vec<T> {
    match from {
        Some(from) => from.iter().map(|event| column[*event as usize]).collect(),
        None => column,
    }
}
