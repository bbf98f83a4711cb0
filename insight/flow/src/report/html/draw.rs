//! Lines and letters of a picture.

use super::words::esc;
use std::fmt::Write;

/// A picture while it is drawn.
#[derive(Default)]
pub(super) struct Svg(pub(super) String);

impl Svg {
    pub(super) fn text(&mut self, x: f64, y: f64, class: &str, text: &str) -> &mut Self {
        let _ = write!(self.0, "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\">{}</text>", esc(text));
        self
    }

    pub(super) fn line(&mut self, x1: f64, y1: f64, x2: f64, y2: f64, class: &str) -> &mut Self {
        let _ = write!(self.0, "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" class=\"{class}\"/>");
        self
    }

    pub(super) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, class: &str) -> &mut Self {
        let (width, height) = (width.max(0.0), height.max(0.0));
        let _ = write!(
            self.0,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" class=\"{class}\"/>"
        );
        self
    }

    pub(super) fn boxed(&mut self, x: f64, y: f64, width: f64, height: f64) -> &mut Self {
        let _ = write!(
            self.0,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"6\" class=\"box\"/>"
        );
        self
    }

    pub(super) fn dot(&mut self, x: f64, y: f64, radius: f64, class: &str) -> &mut Self {
        let _ = write!(self.0, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" class=\"{class}\"/>");
        self
    }

    pub(super) fn path(&mut self, along: &str, class: &str) -> &mut Self {
        let _ = write!(self.0, "<path d=\"{along}\" class=\"{class}\"/>");
        self
    }

    /// A curve of a given breadth.
    pub(super) fn stroke(&mut self, along: &str, class: &str, breadth: f64) -> &mut Self {
        let _ = write!(self.0, "<path d=\"{along}\" class=\"{class}\" stroke-width=\"{breadth:.1}\"/>");
        self
    }
}

/// About `most` round numbers from 0 to `top`: steps of 1, 2 or 5 times a power of ten, at least `least` apart.
pub(super) fn ticks(top: f64, most: f64, least: f64) -> Vec<f64> {
    if !(top.is_finite() && top > 0.0) {
        return vec![0.0];
    }
    let raw = (top / most).max(least);
    let power = 10_f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|of| of * power).find(|step| *step >= raw * 0.999).unwrap_or(raw);
    (0..=(top / step + 1e-9).floor() as u32).map(|at| f64::from(at) * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(49.0, 5.0, 1.0), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(ticks(3.0, 5.0, 1.0), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks(0.0, 5.0, 1.0), [0.0]);
        assert_eq!(ticks(f64::NAN, 5.0, 1.0), [0.0]);
    }
}
