//! Counting pairs of names and the times between them, for few names and for very many.

/// Pairs of names with the microseconds between them, as often as they are asked for.
pub(super) trait Pairs {
    /// Shows each pair: from, to, microseconds.
    fn each(&self, see: impl FnMut(u32, u32, i64));
}

impl<I: Iterator<Item = (u32, u32, i64)>, F: Fn() -> I> Pairs for F {
    fn each(&self, mut see: impl FnMut(u32, u32, i64)) {
        self().for_each(|(from, to, gap)| see(from, to, gap));
    }
}

/// All times between one name and the next, one pair of names after another.
pub(super) struct Grouped {
    /// Which pair, and where its times end. Sorted by pair.
    ends: Vec<(u32, u32, usize)>,
    gaps: Vec<i64>,
}

/// Some of the times between one name and the next.
pub(super) struct Place<'a> {
    pub(super) pair: (u32, u32),
    pub(super) gaps: &'a [i64],
}

impl Grouped {
    /// Groups the times of `pairs`, which shows the same each time it is asked; `nodes` is above every number in it.
    ///
    /// With few names a table of nodes x nodes tells each time its place, in two passes without any hashing. With more names
    /// than that table should have rows, the pairs are sorted: thousands of holders must not cost millions of cells.
    pub(super) fn of(nodes: usize, count: usize, pairs: &impl Pairs) -> Self {
        let cells = nodes.saturating_mul(nodes);
        if cells <= (2 * count).max(65_536) {
            Self::by_table(nodes, cells, pairs)
        } else {
            Self::by_sorting(count, pairs)
        }
    }

    fn by_table(nodes: usize, cells: usize, pairs: &impl Pairs) -> Self {
        let cell = |from: u32, to: u32| from as usize * nodes + to as usize;
        let mut next = vec![0_usize; cells];
        pairs.each(|from, to, _| next[cell(from, to)] += 1);
        let (mut ends, mut sum) = (Vec::new(), 0);
        for (place, count) in next.iter_mut().enumerate().filter(|(_, count)| **count > 0) {
            let start = sum;
            sum += *count;
            *count = start;
            ends.push(((place / nodes) as u32, (place % nodes) as u32, sum));
        }
        let mut gaps = vec![0_i64; sum];
        pairs.each(|from, to, gap| {
            let place = &mut next[cell(from, to)];
            gaps[*place] = gap;
            *place += 1;
        });
        Self { ends, gaps }
    }

    fn by_sorting(count: usize, pairs: &impl Pairs) -> Self {
        let mut all = Vec::with_capacity(count);
        pairs.each(|from, to, gap| all.push((from, to, gap)));
        all.sort_unstable();
        let mut ends = Vec::new();
        for group in all.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let start = ends.last().map_or(0, |(_, _, end)| *end);
            ends.push((group[0].0, group[0].1, start + group.len()));
        }
        Self { ends, gaps: all.into_iter().map(|(_, _, gap)| gap).collect() }
    }

    /// The times of all these groups: of each pair where they stand in which group, pair after pair.
    pub(super) fn places(groups: &[Self]) -> Vec<Place<'_>> {
        let mut places = Vec::with_capacity(groups.iter().map(|group| group.ends.len()).sum());
        for group in groups {
            let mut start = 0;
            for (from, to, end) in &group.ends {
                places.push(Place { pair: (*from, *to), gaps: &group.gaps[start..*end] });
                start = *end;
            }
        }
        // The sort is stable, so each pair's times stand in the order of the groups.
        places.sort_by_key(|place| place.pair);
        places
    }

    /// Each pair once, with its times, which may be reordered.
    pub(super) fn each(&mut self, mut see: impl FnMut(u32, u32, &mut [i64])) {
        let mut start = 0;
        for (from, to, end) in &self.ends {
            see(*from, *to, &mut self.gaps[start..*end]);
            start = *end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_and_the_sorting_agree() {
        let pairs = || (0..5_000_u32).map(|at| (at * 7 % 13, at * at % 11, i64::from(at % 97)));
        let listed = |mut grouped: Grouped| {
            let mut all = Vec::new();
            grouped.each(|from, to, gaps| {
                gaps.sort_unstable();
                all.push((from, to, gaps.to_vec()));
            });
            all
        };
        assert_eq!(listed(Grouped::by_table(13, 169, &pairs)), listed(Grouped::by_sorting(5_000, &pairs)));
    }
}
