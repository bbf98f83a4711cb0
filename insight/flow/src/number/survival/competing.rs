//! Several ways to end that shut each other out.

use super::{Cause, Ending, Lifetimes};
use crate::number::Z95;

/// One age at which at least one case ended in a way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rise {
    /// The age.
    pub time: f64,
    /// The share that has ended in this way by then.
    pub share: f64,
    /// Of the share.
    variance: f64,
}

impl Rise {
    /// The 95 % limits of [`Rise::share`]: the variance of the delta method, carried over by the log-log transform, which
    /// keeps them between 0 and 1 (J. B. Choudhury, Statistics in Medicine 21, 2002). With one way to end the variance is
    /// Greenwood's. `None` where the share is 0 or 1: there the formula has no
    /// answer.
    #[must_use]
    pub fn limits(&self) -> Option<(f64, f64)> {
        let log = self.share.ln();
        // A share of one may miss it by the last bits of a sum.
        if self.share <= 0.0 || log > -1e-12 {
            return None;
        }
        let half = Z95 * self.variance.sqrt() / (self.share * log.abs());
        let at = |shift: f64| (log * shift.exp()).exp();
        Some((at(half), at(-half)))
    }
}

/// The share that has ended in one way by each age.
#[derive(Clone, Debug, PartialEq)]
pub struct Incidence {
    /// Which way.
    pub cause: Cause,
    /// How many ended in it.
    pub ended: u64,
    /// Every age at which somebody did, rising.
    pub rises: Vec<Rise>,
    /// What the variance of the next rise is made of.
    sums: Sums,
    /// The last age anybody was watched.
    last: f64,
    /// Whether nobody was open any more after it.
    complete: bool,
}

impl Incidence {
    /// The share that has ended in this way by `time`; `None` beyond what was watched.
    #[must_use]
    pub fn at(&self, time: f64) -> Option<f64> {
        self.knows(time).then(|| self.rise(time).map_or(0.0, |rise| rise.share))
    }

    /// The 95 % limits of [`Incidence::at`]; `None` also while nobody has ended in this way.
    #[must_use]
    pub fn limits(&self, time: f64) -> Option<(f64, f64)> {
        self.rise(time).filter(|_| self.knows(time))?.limits()
    }

    fn knows(&self, time: f64) -> bool {
        time <= self.last || self.complete
    }

    fn rise(&self, time: f64) -> Option<&Rise> {
        self.rises[..self.rises.partition_point(|rise| rise.time <= time)].last()
    }

    /// At an age `watched` were open, of whom the share `open` of all, and so many ended in this way. `passed` is the sum of
    /// d / (n (n - d)) over all ages before, whichever way they ended.
    fn see(&mut self, time: f64, (open, watched): (f64, f64), here: usize, passed: f64) {
        let before = self.rises.last().map_or(0.0, |rise| rise.share);
        let by = open * here as f64 / watched;
        self.ended += here as u64;
        let variance = self.sums.rise(by, passed, (open, watched, here as f64));
        self.rises.push(Rise { time, share: before + by, variance });
    }
}

/// The sums of the variance, over all ages so far, where F is the share now and then the share at the age, n were watched, d
/// ended, k of them in this way, and S were open before it. What stands in the formula as a difference of shares only grows,
/// so no large numbers are subtracted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Sums {
    /// g (F - then) and g (F - then)², where g = d / (n (n - d)).
    once: f64,
    twice: f64,
    /// S² k (n - k) / n³.
    own: f64,
    /// S k / n², alone and times F - then.
    both: f64,
    both_once: f64,
}

impl Sums {
    /// F rises, and the variance of what it then is. `passed` is the sum of g before.
    fn rise(&mut self, by: f64, passed: f64, (open, watched, here): (f64, f64, f64)) -> f64 {
        self.twice += by * (2.0 * self.once + by * passed);
        self.once += by * passed;
        self.both_once += by * self.both;
        self.own += open * open * here * (watched - here) / watched.powi(3);
        self.both += open * here / (watched * watched);
        (self.twice + self.own - 2.0 * self.both_once).max(0.0)
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
    let blank = |cause: &Cause| {
        let (rises, sums) = (Vec::new(), Sums::default());
        Incidence { cause: *cause, ended: 0, rises, sums, last, complete: false }
    };
    let mut ways: Vec<Incidence> = causes.iter().map(blank).collect();
    let (mut open, mut passed) = (1.0_f64, 0.0_f64);
    for (age, watched, leaving) in lives.moments() {
        let mut here: Vec<Cause> = leaving.iter().filter_map(|life| cause_of(life.ending)).collect();
        here.sort_unstable();
        let (watched, ended) = (watched as f64, here.len() as f64);
        for same in here.chunk_by(|one, other| one == other) {
            let way = &mut ways[causes.binary_search(&same[0]).expect("every cause was collected above")];
            way.see(age, (open, watched), same.len(), passed);
        }
        if watched > ended {
            passed += ended / (watched * (watched - ended));
        }
        open *= 1.0 - ended / watched;
    }
    ways.iter_mut().for_each(|way| way.complete = open == 0.0);
    ways
}

#[cfg(test)]
mod tests {
    use super::super::Life;
    use super::*;

    fn lives(of: &[(f64, u32)]) -> Lifetimes {
        let life = |(age, way): &(f64, u32)| {
            Life::new(*age, if *way == 0 { Ending::Open } else { Ending::Ended(Cause(*way)) })
        };
        of.iter().filter_map(life).collect::<Vec<_>>().into()
    }

    /// Sixteen made-up cases; the values are those of lifelines 0.30 (`AalenJohansenFitter`, which uses the delta method) and
    /// of the formula written out as sums over all ages, which agree to fifteen figures.
    #[test]
    fn limits_are_those_of_the_delta_method() {
        let ways = competing(&lives(&[
            (1.0, 1),
            (2.0, 2),
            (3.0, 0),
            (4.0, 1),
            (5.0, 1),
            (6.0, 2),
            (6.5, 0),
            (7.0, 1),
            (8.0, 2),
            (9.0, 0),
            (10.0, 2),
            (11.0, 1),
            (12.0, 0),
            (13.0, 1),
            (15.0, 2),
            (16.0, 0),
        ]));
        for (way, age, share, low, high) in [
            (0, 4.0, 0.129_807_692_307_692_3, 0.021_272_069_236_448_154, 0.338_701_082_347_058_4),
            (0, 9.5, 0.271_901_709_401_709_4, 0.083_280_341_401_560_07, 0.505_425_130_888_572),
            (0, 13.0, 0.475_486_704_653_371_3, 0.186_125_127_055_498_5, 0.719_853_502_987_173_7),
            (1, 4.0, 0.0625, 0.004_098_165_321_320_467, 0.246_994_462_218_278_4),
            (1, 15.0, 0.408_179_012_345_679, 0.141_890_949_699_290_34, 0.662_869_345_844_794_5),
        ] {
            let (found, limits) = (ways[way].at(age).expect("watched"), ways[way].limits(age).expect("some ended"));
            for (one, other) in [(found, share), (limits.0, low), (limits.1, high)] {
                assert!((one - other).abs() < 1e-12, "{way} {age}: {one}, not {other}");
            }
        }
        assert_eq!((ways[0].limits(0.5), ways[0].limits(17.0), ways[0].at(0.5)), (None, None, Some(0.0)));
    }

    #[test]
    fn of_one_way_they_are_those_of_the_curve_turned_over() {
        let some = lives(&[(1.0, 1), (1.0, 1), (2.0, 0), (3.0, 1), (4.0, 1), (5.0, 0), (6.0, 1), (7.0, 0)]);
        let (ways, curve) = (competing(&some), some.kaplan_meier());
        for age in [1.0, 3.0, 4.0, 6.5] {
            let rise = ways[0].rise(age).expect("somebody ended");
            let (open, greenwood) = (curve.at(age).expect("watched"), rise.variance / (1.0 - rise.share).powi(2));
            assert!((rise.share + open - 1.0).abs() < 1e-12);
            let half = Z95 * greenwood.sqrt() / open.ln().abs();
            let limits = curve.limits(age).expect("between none and all");
            assert!(((open.ln() * half.exp()).exp() - limits.0).abs() < 1e-12);
        }
        let all = competing(&lives(&[(1.0, 1), (2.0, 1)]));
        assert_eq!((all[0].at(9.0), all[0].limits(9.0)), (Some(1.0), None));
    }
}
