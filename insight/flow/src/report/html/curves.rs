//! Curves with their limits, and below them how many are still watched.

use super::draw::Svg;
use super::part::{Cell, Drawing, Table};
use super::words::{count, exact, lasting, percent, short};
use crate::number::survival::{Curve, Incidence};

const DAY: f64 = 86_400.0;
/// The ages at which a table says how many are still open, in days.
pub(super) const AGES: [f64; 14] =
    [1.0, 3.0, 7.0, 14.0, 21.0, 28.0, 42.0, 56.0, 90.0, 120.0, 180.0, 240.0, 300.0, 365.0];
/// How each of several curves is drawn.
pub(super) const CLASSES: [&str; 3] = ["", " second", " third"];

/// The height of a curve from one age on, with its limits.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) age: f64,
    pub(super) share: f64,
    pub(super) limits: Option<(f64, f64)>,
}

/// One curve of a picture.
pub(super) struct Line<'a> {
    pub(super) name: String,
    /// Its height before the first step.
    pub(super) from: f64,
    pub(super) steps: Vec<Step>,
    /// The age up to which anything is known.
    pub(super) till: f64,
    pub(super) median: Option<f64>,
    /// How many are watched at an age.
    pub(super) watched: Box<dyn Fn(f64) -> u64 + 'a>,
}

impl<'a> Line<'a> {
    /// How many are still open.
    pub(super) fn open(name: &str, curve: &'a Curve) -> Self {
        let points = curve.points().iter().filter(|point| point.ended > 0);
        let last = curve.points().last();
        Self {
            name: name.to_owned(),
            from: 1.0,
            steps: points.map(|at| Step { age: at.time, share: at.share, limits: at.limits() }).collect(),
            till: last.map_or(0.0, |last| if last.share == 0.0 { f64::INFINITY } else { last.time }),
            median: curve.median(),
            watched: Box::new(|age| curve.at_risk(age)),
        }
    }

    /// How many have ended in one way; `curve` is how many are still open.
    pub(super) fn ended(name: &str, way: &Incidence, curve: &'a Curve) -> Self {
        let steps = way.rises.iter().map(|at| Step { age: at.time, share: at.share, limits: at.limits() });
        Self { name: name.to_owned(), from: 0.0, steps: steps.collect(), median: None, ..Self::open(name, curve) }
    }

    fn step(&self, age: f64) -> Option<&Step> {
        self.steps[..self.steps.partition_point(|step| step.age <= age)].last()
    }

    /// Its height at an age.
    pub(super) fn at(&self, age: f64) -> Option<f64> {
        (age <= self.till).then(|| self.step(age).map_or(self.from, |step| step.share))
    }
}

pub(super) fn tells(lines: &[Line<'_>], what: &str) -> String {
    let told = |line: &Line<'_>| {
        let at = |age: f64| line.at(age).map(|share| format!("efter {} dagar {}", short(age), percent(share)));
        let ages: Vec<String> = [14.0, 28.0, 56.0, 90.0, 180.0].into_iter().filter_map(at).collect();
        format!("{}: {what} {}. ", line.name, ages.join(", "))
    };
    lines.iter().map(told).collect()
}

/// The curves at some ages. `heads` is what a curve is of, and what its height and the number below it are.
pub(super) fn table(lines: &[Line<'_>], ages: &[f64], caption: &str, heads: [&'static str; 3]) -> Table {
    let row = |(line, age): (&Line<'_>, f64)| {
        let at = line.at(age)?;
        let limits = match line.step(age).and_then(|step| step.limits) {
            Some((low, high)) => Cell::Words(format!("{}–{}", percent(low), percent(high))),
            None => Cell::None,
        };
        Some(vec![
            Cell::Words(format!("{} dagar", short(age))),
            Cell::Words(line.name.clone()),
            Cell::Number(percent(at), at),
            limits,
            Cell::Count((line.watched)(age)),
        ])
    };
    let rows = ages.iter().flat_map(|age| lines.iter().map(move |line| (line, *age))).filter_map(row).collect();
    let [of, height, watched] = heads;
    Table { caption: caption.to_owned(), head: vec!["Ålder", of, height, "Troligen mellan (95 %)", watched], rows }
}

/// The curves in one picture. Where only some ages may be told, `ages` names them; else the axis has weeks and months.
pub(super) fn draw(lines: &[Line<'_>], told: Option<&[f64]>, width: f64) -> Drawing {
    let left = if lines.len() > 1 { 78.0 } else { 48.0 };
    let (right, top, bottom) = (width - 10.0, 12.0, 262.0);
    let last = |line: &Line<'_>| {
        let falls =
            line.steps.iter().rev().find(|step| (0.004..1.0).contains(&step.share)).map_or(1.0, |step| step.age);
        if line.till.is_finite() { line.till } else { falls }
    };
    let longest = lines.iter().map(last).fold(1.0 / 24.0, f64::max);
    let (at, up) = (|age: f64| left + (right - left) * age / longest, |share: f64| bottom - (bottom - top) * share);
    let mut svg = Svg::default();
    for tenth in [0.0, 0.25, 0.5, 0.75, 1.0] {
        svg.line(left, up(tenth), right, up(tenth), if tenth == 0.0 { "base" } else { "axis" });
        svg.text(left - 6.0, up(tenth) + 5.0, "end soft", &percent(tenth));
    }
    let ages = told.map_or_else(|| ages(longest, width), |told| spaced(told, longest, width));
    for age in &ages {
        svg.line(at(*age), bottom, at(*age), bottom + 5.0, "base");
        svg.text(at(*age), bottom + 20.0, "mid soft", &exact(*age));
    }
    svg.text(right, bottom + 38.0, "end soft", "dagar sedan ärendet började");
    svg.text(left, bottom + 60.0, "soft", "Så många följs då:");
    for (place, line) in lines.iter().enumerate() {
        let class = CLASSES[place % CLASSES.len()];
        one(&mut svg, line, class, longest, &at, &up);
        // Ways to end are ways of the same cases: their numbers below are one row.
        let shared = line.from == 0.0 && place > 0;
        let y = bottom + 80.0 + 20.0 * place as f64;
        if lines.len() > 1 && line.from > 0.0 {
            svg.text(left - 12.0, y, "end soft", &line.name);
        }
        for age in ages.iter().filter(|_| !shared) {
            svg.text(at(*age).max(left + 18.0), y, "mid", &count((line.watched)(*age)));
        }
        if let Some(median) = line.median.filter(|median| *median <= longest) {
            svg.dot(at(median), up(0.5), 4.5, if class.is_empty() { "main" } else { "warm" });
            let (off, words) = if lines.len() > 1 { (18.0 * place as f64, &*line.name) } else { (0.0, "hälften") };
            let words = format!("{words}: {}", lasting(median * DAY));
            svg.text(at(median) + 10.0, up(0.5) - 8.0 - off, "strong halo", &words);
        }
    }
    let rows = lines.iter().filter(|line| line.from > 0.0).count().max(1);
    Drawing { height: bottom + 88.0 + 20.0 * (rows - 1) as f64, body: svg.0 }
}

/// One curve and its band, as steps.
fn one(svg: &mut Svg, line: &Line<'_>, class: &str, longest: f64, at: &impl Fn(f64) -> f64, up: &impl Fn(f64) -> f64) {
    let first = (at(0.0), up(line.from));
    let (mut along, mut above, mut below) = (format!("M{:.1} {:.1}", first.0, first.1), String::new(), Vec::new());
    let (mut before, mut drawn) = ((line.from, line.from), first);
    let seen = line.steps.partition_point(|step| step.age <= longest);
    for (place, step) in line.steps[..seen].iter().enumerate() {
        let (x, y) = (at(step.age), up(step.share));
        // Steps that nobody could see would only make the page heavy.
        if (x - drawn.0).abs() < 0.8 && (y - drawn.1).abs() < 0.8 && place + 1 < seen {
            continue;
        }
        drawn = (x, y);
        along.push_str(&format!("H{x:.1}V{y:.1}"));
        let limits = step.limits.unwrap_or((step.share, step.share));
        let start = if above.is_empty() { 'M' } else { 'L' };
        above.push_str(&format!("{start}{x:.1} {:.1}L{x:.1} {:.1}", up(before.1), up(limits.1)));
        below.push(format!("L{x:.1} {:.1}L{x:.1} {:.1}", up(limits.0), up(before.0)));
        before = limits;
    }
    // The last cases were lost sight of open: the share stays what it was as long as they were watched.
    along.push_str(&format!("H{:.1}", at(line.till.min(longest))));
    below.reverse();
    if !above.is_empty() {
        svg.path(&format!("{above}{}Z", below.concat()), &format!("band{class}"));
    }
    svg.path(&along, &format!("line{class}"));
}

/// As many of these ages as there is room for, the last first.
fn spaced(ages: &[f64], longest: f64, width: f64) -> Vec<f64> {
    let mut kept: Vec<f64> = Vec::new();
    for age in ages.iter().rev().filter(|age| **age <= longest) {
        if kept.last().is_none_or(|next| (next - age) / longest * width > 44.0) {
            kept.push(*age);
        }
    }
    kept.reverse();
    kept
}

/// Ages below the axis: weeks and months as people count them.
fn ages(longest: f64, width: f64) -> Vec<f64> {
    let room = (width / 90.0).floor();
    let steps = [0.25, 0.5, 1.0, 2.0, 7.0, 14.0, 28.0, 30.0, 60.0, 90.0, 180.0, 365.0, 730.0, 1_825.0, 3_650.0];
    let step = steps.into_iter().find(|step| longest / step <= room).unwrap_or(longest);
    (0..=(longest / step).floor() as u32).map(|at| f64::from(at) * step).collect()
}
