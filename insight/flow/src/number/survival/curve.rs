//! The Kaplan-Meier curve.

use super::Lifetimes;
use crate::number::Z95;

/// One age at which at least one case left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The age.
    pub time: f64,
    /// How many were watched just before it.
    pub at_risk: u64,
    /// How many ended at it.
    pub ended: u64,
    /// How many were lost sight of at it, still open.
    pub open: u64,
    /// The share still open just after it.
    pub share: f64,
    /// Greenwood's sum, the variance of ln S.
    greenwood: f64,
}

impl Point {
    /// The 95 % limits of [`Point::share`]: Greenwood's variance carried over by the log-log transform ("exponential
    /// Greenwood", Kalbfleisch and Prentice 1980), which keeps them between 0 and 1. `None` where the share is 0 or 1:
    /// there the formula has no answer.
    #[must_use]
    pub fn limits(&self) -> Option<(f64, f64)> {
        let log = self.share.ln();
        if self.share <= 0.0 || log == 0.0 {
            return None;
        }
        let half = Z95 * self.greenwood.sqrt() / log.abs();
        let at = |shift: f64| (log * shift.exp()).exp();
        Some((at(half), at(-half)))
    }
}

/// The share that is still open at each age: the product-limit estimate of E. L. Kaplan and P. Meier (JASA 53, 1958).
/// At an age where some end and some are lost sight of, those lost are taken to have lived longer.
///
/// The 21 children with leukaemia who were given 6-MP (Freireich et al., Blood 21, 1963), weeks of remission:
/// ```
/// use flow::number::survival::{Cause, Ending, Life, Lifetimes};
/// let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(|t| (t, Ending::Ended(Cause(0))));
/// let open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(|t| (t, Ending::Open));
/// let lives = ended.iter().chain(&open).filter_map(|(t, ending)| Life::new(f64::from(*t), *ending));
/// let curve = Lifetimes::from(lives.collect::<Vec<_>>()).kaplan_meier();
/// assert!((curve.at(10.0).expect("watched that long") - 0.752_941_176_470_588).abs() < 1e-12);
/// assert_eq!(curve.at_risk(10.0), 15);
/// assert_eq!(curve.median(), Some(23.0));
/// assert_eq!(curve.at(36.0), None, "nobody was watched that long, and not everybody had ended");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    points: Vec<Point>,
    /// Ages at which the watching began late, rising.
    entries: Vec<f64>,
    n: u64,
}

impl Curve {
    pub(super) fn of(lives: &Lifetimes) -> Self {
        let (mut share, mut greenwood) = (1.0, 0.0);
        let points = lives
            .moments()
            .map(|(time, at_risk, leaving)| {
                let ended = leaving.iter().filter(|life| life.ended()).count() as u64;
                let (risk, gone) = (at_risk as f64, ended as f64);
                if ended > 0 {
                    share *= 1.0 - gone / risk;
                    greenwood += gone / (risk * (risk - gone));
                }
                Point { time, at_risk, ended, open: leaving.len() as u64 - ended, share, greenwood }
            })
            .collect();
        let mut entries: Vec<f64> = lives.0.iter().filter_map(|life| life.entered).collect();
        entries.sort_by(f64::total_cmp);
        Self { points, entries, n: lives.n() }
    }

    /// All its steps, by rising age.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The last step at or before `time`.
    fn step(&self, time: f64) -> Option<&Point> {
        self.points[..self.points.partition_point(|point| point.time <= time)].last()
    }

    /// Whether anything is known about this age: somebody was watched that long, or all had ended before.
    fn reaches(&self, time: f64) -> bool {
        self.points.last().is_some_and(|last| time <= last.time || last.share == 0.0)
    }

    /// The share still open just after `time`; `None` beyond the last age that was watched, unless all had ended by then.
    #[must_use]
    pub fn at(&self, time: f64) -> Option<f64> {
        self.reaches(time).then(|| self.step(time).map_or(1.0, |point| point.share))
    }

    /// The 95 % limits of [`Curve::at`]; `None` also while nothing has ended.
    #[must_use]
    pub fn limits(&self, time: f64) -> Option<(f64, f64)> {
        self.step(time).filter(|_| self.reaches(time))?.limits()
    }

    /// How many are watched just before `time`: the number that belongs below the curve.
    #[must_use]
    pub fn at_risk(&self, time: f64) -> u64 {
        let left: u64 = self.points.iter().take_while(|point| point.time < time).map(|p| p.ended + p.open).sum();
        let not_yet = self.entries.len() - self.entries.partition_point(|entry| *entry < time);
        (self.n - left).saturating_sub(not_yet as u64)
    }

    /// The first age at which at most half are still open; `None` when it has not come to that.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        self.age(0.5, |point| Some(point.share))
    }

    /// The 95 % limits of the median: where the curve's own limits cross one half (Brookmeyer and Crowley, Biometrics 38,
    /// 1982). Each is `None` when its limit does not come down that far.
    #[must_use]
    pub fn median_limits(&self) -> (Option<f64>, Option<f64>) {
        let crossing = |pick: fn((f64, f64)) -> f64| {
            self.age(0.5, |point| if point.share == 0.0 { Some(0.0) } else { point.limits().map(pick) })
        };
        (crossing(|(low, _)| low), crossing(|(_, high)| high))
    }

    /// The first age at which `height` is at most `share`. A product of many fractions may miss an exact half by its last bits.
    fn age(&self, share: f64, height: impl Fn(&Point) -> Option<f64>) -> Option<f64> {
        let low = |point: &&Point| height(point).is_some_and(|found| found <= share + 1e-12);
        self.points.iter().find(low).map(|point| point.time)
    }

    /// The mean time open within the first `horizon` (restricted mean): the area below the curve up to there.
    /// `None` when the curve does not reach so far.
    ///
    /// ```
    /// use flow::number::survival::{Cause, Ending, Life, Lifetimes};
    /// let lives = [(1.0, Ending::Ended(Cause(0))), (2.0, Ending::Open)].map(|(t, e)| Life::new(t, e).expect("an age"));
    /// assert_eq!(Lifetimes::from(lives.to_vec()).kaplan_meier().mean_until(2.0), Some(1.5));
    /// ```
    #[must_use]
    pub fn mean_until(&self, horizon: f64) -> Option<f64> {
        if !self.reaches(horizon) {
            return None;
        }
        let (mut area, mut from, mut height) = (0.0, 0.0, 1.0);
        for point in self.points.iter().take_while(|point| point.time < horizon) {
            area += (point.time - from) * height;
            (from, height) = (point.time, point.share);
        }
        Some(area + (horizon - from) * height)
    }
}

#[cfg(test)]
mod tests {
    use crate::number::survival::{Cause, Ending, Life, Lifetimes};

    const END: Ending = Ending::Ended(Cause(0));

    #[test]
    fn who_was_watched_late_counts_only_from_then() {
        // At age 2 only the first two are watched (the third entered at 3): 1/2 end. At age 4: two watched, one ends.
        let lives = vec![
            Life::new(2.0, END).expect("an age"),
            Life::new(5.0, Ending::Open).expect("an age"),
            Life::new(4.0, END).and_then(|life| life.entered(3.0)).expect("watched from 3 to 4"),
        ];
        let curve = Lifetimes::from(lives).kaplan_meier();
        assert_eq!((curve.at(2.0), curve.at(4.0)), (Some(0.5), Some(0.25)));
        assert_eq!([1.0, 2.0, 3.5, 4.5].map(|age| curve.at_risk(age)), [2, 2, 2, 1]);
        assert_eq!(Life::new(3.0, END).and_then(|life| life.entered(3.0)), None);
    }

    #[test]
    fn nobody_and_one_give_no_nonsense() {
        let nobody = Lifetimes::default().kaplan_meier();
        assert_eq!((nobody.at(0.0), nobody.median(), nobody.mean_until(1.0)), (None, None, None));
        let one = Lifetimes::from(vec![Life::new(0.0, END).expect("an age")]).kaplan_meier();
        assert_eq!((one.at(0.0), one.at(9.0), one.median(), one.limits(0.0)), (Some(0.0), Some(0.0), Some(0.0), None));
        assert!(Life::new(-1.0, END).is_none() && Life::new(f64::NAN, END).is_none());
    }
}
