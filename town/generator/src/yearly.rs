//! How much reaches a municipality in a year, for its inhabitants. The shares are those of 2024, as far as they are known;
//! where only an older year or a district was counted, they are assumed and can be changed here.

/// What comes in a year.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Yearly {
    /// Reports, each about one child: 237 for a thousand children (2024).
    pub child_reports: f64,
    /// Reports about somebody of 18 to 20.
    pub young_reports: f64,
    /// Applications for support for a child: nine for each 83 reports (Gothenburg region, 2018).
    pub child_applications: f64,
    /// New applications for income support: three fifths of the households that have it (13.8 for a thousand, 2024).
    pub income_applications: f64,
    /// Somebody tells of a grown-up's harmful use.
    pub addiction: f64,
    /// Violence against a grown-up.
    pub grown_violence: f64,
    /// Somebody asks for their file.
    pub records: f64,
}

/// Children are 21 of a hundred inhabitants.
const CHILDREN: f64 = 0.21;
/// Of the reports so many lead to an investigation (2018).
pub(crate) const OPENED: f64 = 0.38;

impl Yearly {
    pub fn of(inhabitants: u32) -> Yearly {
        let all = f64::from(inhabitants);
        let child_reports = all * CHILDREN * 0.237;
        Yearly {
            child_reports,
            young_reports: child_reports * 0.04,
            child_applications: child_reports * 9.0 / 83.0,
            income_applications: all * 0.0138 * 0.6,
            addiction: all * 0.0025,
            grown_violence: all * 0.0012,
            records: all * 0.0006,
        }
    }

    /// Children up to seventeen.
    pub fn children(inhabitants: u32) -> f64 {
        f64::from(inhabitants) * CHILDREN
    }

    /// Investigations about children and the young that begin.
    pub fn investigations(&self) -> f64 {
        (self.child_reports + self.young_reports) * OPENED + self.child_applications
    }

    /// Families that are given support at a time: one investigation in five about a child after a report grants it, most
    /// after an application, for some seven months; and some of the grown-ups.
    pub fn supported(&self) -> f64 {
        let children = (self.child_reports + self.young_reports) * OPENED * 0.2 + self.child_applications * 0.7;
        (children + self.addiction * 0.25) * 7.0 / 12.0
    }

    /// Matters of grown-ups that are open at a time, support that goes on for a year among them.
    pub fn grown_open(&self) -> f64 {
        self.income_applications + self.addiction * 0.4 + self.grown_violence * 0.6
    }
}
