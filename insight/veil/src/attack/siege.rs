//! One attack on many counts: what is known written down once, and one whole table that fits it.
use super::part::Part;
use super::system::{Contradiction, System};
use super::{Depth, Finding, Interval};

/// How a whole table differs from another: by how much for each count that does.
pub(crate) type Move = Vec<(usize, i64)>;

/// A system that can be asked about one count after the other.
pub(crate) struct Siege {
    fixed: Vec<Option<i64>>,
    parts: Vec<(Part, Vec<usize>)>,
    /// The part of each count that is not known, and its number there.
    place: Vec<(usize, usize)>,
}

impl Siege {
    /// Writes down what follows at once. `near` is a table that fits or nearly does, if the one who asks has one. Errors:
    /// what is known contradicts itself.
    pub fn of(mut system: System, near: Option<&[i64]>) -> Result<Siege, Contradiction> {
        system.settle()?;
        system.untangle();
        system.settle()?;
        let mut place = vec![(usize::MAX, usize::MAX); system.fixed.len()];
        let mut parts = Vec::new();
        for (part, members) in system.parts() {
            members.iter().enumerate().for_each(|(at, count)| place[*count] = (parts.len(), at));
            let near: Option<Vec<i64>> = near.map(|near| members.iter().map(|count| near[*count]).collect());
            parts.push((Part::new(part, near.as_deref())?, members));
        }
        Ok(Siege { fixed: system.fixed, parts, place })
    }

    /// What a count is in the table that fits; `None` where the attacker has not found one yet.
    pub fn start(&self, count: usize) -> Option<i64> {
        let (part, at) = self.place[count];
        self.fixed[count].or_else(|| self.parts[part].0.start().map(|start| start[at]))
    }

    /// True where every answer is exact whatever was known before: nothing rests on what a solver happens to find.
    pub fn is_exact(&self) -> bool {
        self.parts.iter().all(|(part, _)| part.is_network())
    }

    /// Attacks one count. With the answer come the moves that lead from the table that fits to the one where the count is
    /// greatest and to the one where it is least, among those that were looked at. Errors: no table was found that fits.
    pub fn find(&mut self, target: usize, depth: Depth) -> Result<(Finding, [Move; 2]), Contradiction> {
        if let Some(value) = self.fixed[target] {
            let interval = Interval { low: value, high: Some(value) };
            return Ok((Finding { interval, exact: true }, [Vec::new(), Vec::new()]));
        }
        let (part, at) = self.place[target];
        let (part, members) = &mut self.parts[part];
        let (finding, moves) = part.find(at, depth)?;
        let named = |steps: Move| steps.into_iter().map(|(at, by)| (members[at], by)).collect();
        Ok((finding, moves.map(named)))
    }
}
