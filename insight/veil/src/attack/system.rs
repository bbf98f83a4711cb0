//! What an attacker knows, as whole numbers: counts above their floors, and sums that hold.

/// Unknown and known counts, and the sums between them. Every coefficient is +1 or -1.
#[derive(Debug, Clone)]
pub(crate) struct System {
    /// What each count is at least.
    pub floor: Vec<i64>,
    /// The counts that are known.
    pub fixed: Vec<Option<i64>>,
    pub equations: Vec<Equation>,
}

/// The signed terms add up to the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Equation {
    pub terms: Vec<(usize, i64)>,
    pub total: i64,
}

/// What is known contradicts itself: no table at all would fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Contradiction;

impl System {
    /// True where a table fits everything that is known, in whole numbers and without tolerance.
    pub fn holds(&self, point: &[i64]) -> bool {
        let above = point.iter().zip(&self.floor).all(|(count, floor)| count >= floor);
        let known = point.iter().zip(&self.fixed).all(|(count, fixed)| fixed.is_none_or(|fixed| fixed == *count));
        above && known && self.equations.iter().all(|equation| equation.sum(point) == equation.total)
    }

    /// Writes down what follows without reckoning: a sum with one unknown gives it, and where a sum is met only if all
    /// its parts lie at their floors, they do. Exact. Errors: the sums contradict each other.
    pub fn settle(&mut self) -> Result<(), Contradiction> {
        let mut touching = vec![Vec::new(); self.fixed.len()];
        for (e, equation) in self.equations.iter().enumerate() {
            for (count, _) in &equation.terms {
                touching[*count].push(e);
            }
        }
        let mut waiting: Vec<usize> = (0..self.equations.len()).collect();
        while let Some(e) = waiting.pop() {
            for count in self.follow(e)? {
                waiting.extend(&touching[count]);
            }
        }
        Ok(())
    }

    /// What one sum gives by itself; the counts that it settled.
    fn follow(&mut self, e: usize) -> Result<Vec<usize>, Contradiction> {
        let equation = &self.equations[e];
        let (open, rest) = equation.open(&self.fixed);
        let found: Vec<(usize, i64)> = match open.as_slice() {
            [] if rest == 0 => Vec::new(),
            [] => return Err(Contradiction),
            [(count, sign)] => vec![(*count, rest * sign)],
            many => {
                let lowest: i64 = many.iter().map(|(count, sign)| sign * self.floor[*count]).sum();
                let one_way = many.iter().all(|(_, sign)| *sign == many[0].1);
                match (one_way, (rest - lowest) * many[0].1) {
                    (true, ..0) => return Err(Contradiction),
                    (true, 0) => many.iter().map(|(count, _)| (*count, self.floor[*count])).collect(),
                    _ => Vec::new(),
                }
            }
        };
        for (count, value) in &found {
            if *value < self.floor[*count] {
                return Err(Contradiction);
            }
            self.fixed[*count] = Some(*value);
        }
        Ok(found.into_iter().map(|(count, _)| count).collect())
    }

    /// Takes sums out of the sums that they are part of: January to April less January to March is April. What is known
    /// stays the same, in fewer and shorter sums, which more often make a network. Exact.
    pub fn untangle(&mut self) {
        let open = self
            .equations
            .iter()
            .map(|equation| equation.open(&self.fixed))
            .filter(|(terms, total)| !terms.is_empty() || *total != 0);
        let mut sums: Vec<(Vec<(usize, i64)>, i64)> = open.collect();
        sums.sort_by_key(|(terms, _)| terms.len());
        sums.dedup();
        let words = (2 * self.fixed.len()).div_ceil(64);
        let whole: Vec<Vec<u64>> = sums.iter().map(|(terms, _)| bits(terms, words)).collect();
        self.equations.clear();
        for (at, (terms, total)) in sums.iter().enumerate() {
            let (mut left, mut rest) = (whole[at].clone(), *total);
            for part in (0..at).rev() {
                if !sums[part].0.is_empty() && whole[part].iter().zip(&left).all(|(part, left)| part & !left == 0) {
                    left.iter_mut().zip(&whole[part]).for_each(|(left, part)| *left &= !part);
                    rest -= sums[part].1;
                }
            }
            let terms = terms.iter().copied().filter(|term| has(&left, *term)).collect();
            self.equations.push(Equation { terms, total: rest });
        }
    }

    /// The unknown counts in groups that no sum ties together, so that each can be reckoned by itself. Each group comes
    /// as a system of its own, with its counts' old numbers.
    pub fn parts(&self) -> Vec<(System, Vec<usize>)> {
        let open: Vec<(Vec<(usize, i64)>, i64)> =
            self.equations.iter().map(|equation| equation.open(&self.fixed)).collect();
        let mut touching = vec![Vec::new(); self.fixed.len()];
        for (e, (terms, _)) in open.iter().enumerate() {
            for (count, _) in terms {
                touching[*count].push(e);
            }
        }
        let mut place = vec![usize::MAX; self.fixed.len()];
        let mut seen = vec![false; open.len()];
        let mut parts = Vec::new();
        for start in (0..self.fixed.len()).filter(|count| self.fixed[*count].is_none()) {
            if place[start] != usize::MAX {
                continue;
            }
            let (mut members, mut sums) = (vec![start], Vec::new());
            place[start] = 0;
            let mut next = 0;
            while next < members.len() {
                for e in &touching[members[next]] {
                    if !std::mem::replace(&mut seen[*e], true) {
                        sums.push(*e);
                        for (count, _) in &open[*e].0 {
                            if place[*count] == usize::MAX {
                                place[*count] = members.len();
                                members.push(*count);
                            }
                        }
                    }
                }
                next += 1;
            }
            let equations = sums.iter().map(|e| Equation::moved(&open[*e], &place)).collect();
            let floor = members.iter().map(|count| self.floor[*count]).collect();
            parts.push((System { floor, fixed: vec![None; members.len()], equations }, members));
        }
        parts
    }
}

impl Equation {
    fn sum(&self, point: &[i64]) -> i64 {
        self.terms.iter().map(|(count, sign)| sign * point[*count]).sum()
    }

    /// The terms that are not known, and what they add up to.
    fn open(&self, fixed: &[Option<i64>]) -> (Vec<(usize, i64)>, i64) {
        let open = self.terms.iter().copied().filter(|(count, _)| fixed[*count].is_none()).collect();
        let known: i64 = self.terms.iter().map(|(count, sign)| sign * fixed[*count].unwrap_or(0)).sum();
        (open, self.total - known)
    }

    fn moved((terms, total): &(Vec<(usize, i64)>, i64), place: &[usize]) -> Equation {
        Equation { terms: terms.iter().map(|(count, sign)| (place[*count], *sign)).collect(), total: *total }
    }
}

/// A set of signed terms, two bits for each count.
fn bits(terms: &[(usize, i64)], words: usize) -> Vec<u64> {
    let mut bits = vec![0; words];
    for term in terms {
        bits[place(*term) / 64] |= 1 << (place(*term) % 64);
    }
    bits
}

fn has(bits: &[u64], term: (usize, i64)) -> bool {
    bits[place(term) / 64] & (1 << (place(term) % 64)) != 0
}

fn place((count, sign): (usize, i64)) -> usize {
    2 * count + usize::from(sign < 0)
}
