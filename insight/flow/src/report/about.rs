//! Whom a log is about, which decides what a report may say.

/// Whom a log is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Nobody: a public log, whose file anybody may read anyway. Everything is printed.
    Things,
    /// People. The report is another, shorter one: [`report::people`](super::people) says what stands in it and why.
    People {
        /// How many different persons a printed count rests on, at least. Fewer than three protect nobody, so less than
        /// that is taken for three.
        least: u64,
    },
}

impl About {
    /// What is usual for our own journal.
    pub const PEOPLE: Self = Self::People { least: 5 };
}
