//! All figures of a log, printed: [`json()`] for programs and [`html()`] for people.

mod about;
pub mod figures;
mod html;
mod json;
mod objects;
pub mod people;

pub use about::About;
pub use figures::Figures;
pub use objects::objects;
use people::People;

use crate::Log;
use crate::figure::cohorts::Length;
use crate::figure::spans::Marks;
use jiff::tz::TimeZone;
use serde_json::Value;

/// What a report is to be made of.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What the log is called.
    pub name: String,
    /// On whose clocks weeks and days begin.
    pub zone: TimeZone,
    /// When cases begin, end and are due; `None`: as [`Marks::found_in`] finds it.
    pub marks: Option<Marks>,
    /// Values of the cases that are counted, such as the channel they came by.
    pub counted: Vec<String>,
    /// Activities of a funnel, in the order in which they are to come; none: no funnel.
    pub steps: Vec<String>,
    /// How long one cohort of the funnel is.
    pub cohort: Length,
    /// Cases begun before this day are compared with those begun from it on; `None`: half of them are on each side.
    pub split: Option<crate::At>,
    /// Whether the log is about people.
    pub about: About,
    /// The value of the cases that says whom each is about, where the log is about people; `None`: each case is about
    /// somebody else.
    pub person: Option<String>,
}

impl Asked {
    /// A public log on Swedish clocks.
    ///
    /// # Panics
    /// Never: the zone's table travels with the program.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            zone: TimeZone::get("Europe/Stockholm").expect("jiff brings its own table of zones"),
            marks: None,
            counted: Vec::new(),
            steps: Vec::new(),
            cohort: Length::Quarter,
            split: None,
            about: About::Things,
            person: None,
        }
    }
}

/// All figures as JSON. Times are seconds where the key ends in `_s` and days where it says so; instants are UTC; counts
/// are whole numbers. What a log cannot say is `null` or absent, never a number that looks like an answer.
///
/// ```
/// use flow::report::{Asked, json};
/// use flow::{At, Builder, Who};
/// let mut builder = Builder::default();
/// let case = builder.case("1");
/// builder.event(case, Some("Received"), Some(At(0)), Who::default());
/// let found = json(&builder.finish(), &Asked::of("one event"));
/// assert_eq!((found["n_cases"].as_u64(), found["case_duration_s"]["median"].as_f64()), (Some(1), Some(0.0)));
/// assert!(found["little"].is_null(), "no time passed, so nothing can be in progress");
/// ```
#[must_use]
pub fn json(log: &Log, asked: &Asked) -> Value {
    match asked.about {
        About::Things => json::of(log, asked, &Figures::of(log, asked)),
        About::People { least } => people::json(log, asked, &People::of(log, asked, least)),
    }
}

/// All figures of a log as one page of HTML that needs nothing beside itself: no script, no font, no picture from elsewhere.
#[must_use]
pub fn html(log: &Log, asked: &Asked) -> String {
    match asked.about {
        About::Things => html::of(log, asked, &Figures::of(log, asked)),
        About::People { least } => html::of_people(log, asked, &People::of(log, asked, least)),
    }
}
