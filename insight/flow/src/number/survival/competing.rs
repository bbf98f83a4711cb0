//! Several ways to end that shut each other out.

use super::{Cause, Ending, Lifetimes};

/// The share that has ended in one way by each age.
#[derive(Clone, Debug, PartialEq)]
pub struct Incidence {
    /// Which way.
    pub cause: Cause,
    /// How many ended in it.
    pub ended: u64,
    /// Age, and the share that has ended in this way by then; a step for every age at which somebody did.
    pub steps: Vec<(f64, f64)>,
    /// The last age anybody was watched.
    last: f64,
    /// Whether nobody was open any more after it.
    complete: bool,
}

impl Incidence {
    /// The share that has ended in this way by `time`; `None` beyond what was watched.
    #[must_use]
    pub fn at(&self, time: f64) -> Option<f64> {
        let by_then = self.steps.partition_point(|(age, _)| *age <= time);
        let known = time <= self.last || self.complete;
        known.then(|| self.steps[..by_then].last().map_or(0.0, |(_, share)| *share))
    }
}

/// Cumulative incidence of each way to end: the Aalen-Johansen estimate (Scandinavian Journal of Statistics 5, 1978), one
/// [`Incidence`] for each cause that occurs, by rising cause. At every age the shares and what is still open add up to one.
/// Treating the other endings as censored instead and taking one minus Kaplan-Meier overstates every cause.
///
/// ```
/// use flow::number::survival::{Cause, Ending, Life, Lifetimes, competing};
/// let (a, b) = (Ending::Ended(Cause(1)), Ending::Ended(Cause(2)));
/// let lives = [(1.0, a), (2.0, b), (3.0, Ending::Open), (4.0, a)];
/// let lives: Lifetimes = lives.iter().filter_map(|(t, e)| Life::new(*t, *e)).collect::<Vec<_>>().into();
/// let ways = competing(&lives);
/// assert_eq!((ways[0].at(4.0), ways[1].at(4.0)), (Some(0.75), Some(0.25)));
/// ```
#[must_use]
pub fn competing(lives: &Lifetimes) -> Vec<Incidence> {
    let cause_of = |ending: Ending| match ending {
        Ending::Open => None,
        Ending::Ended(cause) => Some(cause),
    };
    let mut causes: Vec<Cause> = lives.0.iter().filter_map(|life| cause_of(life.ending)).collect();
    causes.sort_unstable();
    causes.dedup();
    let last = lives.0.last().map_or(0.0, |life| life.left);
    let blank = |cause: &Cause| Incidence { cause: *cause, ended: 0, steps: Vec::new(), last, complete: false };
    let mut ways: Vec<Incidence> = causes.iter().map(blank).collect();
    let mut open = 1.0_f64;
    for (age, watched, leaving) in lives.moments() {
        let mut here: Vec<Cause> = leaving.iter().filter_map(|life| cause_of(life.ending)).collect();
        here.sort_unstable();
        for same in here.chunk_by(|one, other| one == other) {
            let way = &mut ways[causes.binary_search(&same[0]).expect("every cause was collected above")];
            let before = way.steps.last().map_or(0.0, |(_, share)| *share);
            way.ended += same.len() as u64;
            way.steps.push((age, before + open * same.len() as f64 / watched as f64));
        }
        open *= 1.0 - here.len() as f64 / watched as f64;
    }
    ways.iter_mut().for_each(|way| way.complete = open == 0.0);
    ways
}
