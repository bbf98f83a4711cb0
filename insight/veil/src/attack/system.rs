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
            equation.terms.iter().for_each(|(count, sign)| touching[*count].push((e, *sign)));
        }
        let mut lines: Vec<Line> = self.equations.iter().map(|equation| Line::of(equation, self)).collect();
        let mut waiting: Vec<usize> = (0..lines.len()).collect();
        while let Some(e) = waiting.pop() {
            if !lines[e].gives()? {
                continue;
            }
            let open: Vec<(usize, i64)> = self.equations[e].open(&self.fixed).0;
            for (count, sign) in &open {
                let value = if open.len() == 1 { lines[e].rest * sign } else { self.floor[*count] };
                self.fixed[*count] = Some(value);
                for (e, sign) in &touching[*count] {
                    lines[*e].take(*sign, self.floor[*count], value);
                    waiting.push(*e);
                }
            }
        }
        Ok(())
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

/// What is left of a sum when what is known is taken out of it.
struct Line {
    /// How many unknown counts it adds, and how many it takes off.
    adds: usize,
    takes: usize,
    /// What the unknown counts come to, and what they would if all lay at their floors.
    rest: i64,
    lowest: i64,
}

impl Line {
    fn of(equation: &Equation, system: &System) -> Line {
        let mut line = Line { adds: 0, takes: 0, rest: equation.total, lowest: 0 };
        for (count, sign) in &equation.terms {
            match system.fixed[*count] {
                Some(value) => line.rest -= sign * value,
                None => {
                    *if *sign > 0 { &mut line.adds } else { &mut line.takes } += 1;
                    line.lowest += sign * system.floor[*count];
                }
            }
        }
        line
    }

    /// Takes out a count that became known.
    fn take(&mut self, sign: i64, floor: i64, value: i64) {
        *if sign > 0 { &mut self.adds } else { &mut self.takes } -= 1;
        self.rest -= sign * value;
        self.lowest -= sign * floor;
    }

    /// True where the sum by itself gives all its unknown counts. Errors: nothing fits it.
    fn gives(&self) -> Result<bool, Contradiction> {
        let above = match (self.adds, self.takes) {
            (0, 0) if self.rest == 0 => return Ok(false),
            (0, 0) => return Err(Contradiction),
            (_, 0) => self.rest - self.lowest,
            (0, _) => self.lowest - self.rest,
            _ => return Ok(false),
        };
        match above {
            ..0 => Err(Contradiction),
            above => Ok(above == 0 || self.adds + self.takes == 1),
        }
    }
}

impl Equation {
    fn sum(&self, point: &[i64]) -> i64 {
        self.terms.iter().map(|(count, sign)| sign * point[*count]).sum()
    }

    /// The terms that are not known, and what they add up to.
    pub fn open(&self, fixed: &[Option<i64>]) -> (Vec<(usize, i64)>, i64) {
        let mut open = Vec::with_capacity(self.terms.len());
        open.extend(self.terms.iter().copied().filter(|(count, _)| fixed[*count].is_none()));
        let known: i64 = self.terms.iter().map(|(count, sign)| sign * fixed[*count].unwrap_or(0)).sum();
        (open, self.total - known)
    }

    fn moved((terms, total): &(Vec<(usize, i64)>, i64), place: &[usize]) -> Equation {
        Equation { terms: terms.iter().map(|(count, sign)| (place[*count], *sign)).collect(), total: *total }
    }
}
