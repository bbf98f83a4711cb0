//! What reaches the town on a day: who tells, by which way, about whom.

mod letter;
mod promise;
mod register;

pub(crate) use letter::Door;
pub(crate) use promise::Promised;

use crate::{
    calendar,
    chance::Dice,
    people::{FamilyNo, Place},
    sim::{Happens, Sim},
};
use access::No;
use casefile::Text;
use law::{
    Day,
    reading::{
        Channel,
        ReporterKind::{self, *},
    },
};
use store::{Ts, Uuid};

/// What sort of contact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    /// A report about one child or more of a family.
    ChildReport,
    /// A report about a child whom nobody has made out.
    Unnamed,
    /// A report about somebody of 18 to 20.
    YoungReport,
    /// A guardian applies for support for a child.
    ChildApplication,
    /// An application for income support.
    Income,
    /// A grown-up's harmful use.
    Addiction,
    /// Violence against a grown-up.
    GrownViolence,
    /// Somebody asks for their file.
    Records,
    /// News about a matter that runs.
    News,
    /// Advice, of which a count is kept.
    Advice,
    /// Post for another.
    Misdirected,
}

/// A contact on its way.
#[derive(Clone)]
pub(crate) struct Draft {
    pub sort: Sort,
    pub family: Option<FamilyNo>,
    pub about: Vec<Place>,
    pub reporter: ReporterKind,
    pub channel: Channel,
    pub arrived: Ts,
    /// Whether the one who reports wants to know what becomes of it.
    pub asks: Asks,
    pub told: Told,
    /// The letter it came as, once that lies with us.
    pub letter: Option<Uuid>,
    /// What the letter says of each, so that what is registered says the same.
    pub written: Vec<Text>,
}

/// Whether feedback is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    Yes,
    No,
}

/// What is told besides the concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// Violence of or against a close person.
    pub violence: bool,
    /// Whether whoever registers knows who has custody.
    pub custody: bool,
}

/// Who reports about children. No list of all kinds is published; police, schools, preschools and care together are near
/// three fifths (2018).
const REPORTERS: [(ReporterKind, u32); 13] = [
    (Police, 21),
    (School, 19),
    (HealthCare, 13),
    (DentalCare, 1),
    (Preschool, 4),
    (SocialServices, 12),
    (Relative, 9),
    (Guardian, 7),
    (Anonymous, 6),
    (Own, 2),
    (Association, 3),
    (FosterHome, 2),
    (EnforcementAuthority, 1),
];
const OF_USE: [(ReporterKind, u32); 4] = [(Own, 25), (Relative, 35), (Police, 20), (HealthCare, 20)];
const OF_VIOLENCE: [(ReporterKind, u32); 3] = [(Own, 40), (Police, 30), (HealthCare, 30)];
/// One in five reports is about violence in close relations (2018 and 2021).
const VIOLENT: f64 = 0.2;
/// How many reports are about a family of which somebody has told before.
const RETURNING: f64 = 0.6;
/// How often it is about every child of the family, and not about one.
const ALL_CHILDREN: f64 = 0.55;

/// By which way somebody of that kind reaches us.
fn channel(dice: &mut Dice, reporter: ReporterKind) -> Channel {
    let ways: &[(Channel, u32)] = match reporter {
        Police => &[(Channel::PoliceReport, 9), (Channel::Phone, 1)],
        School | Preschool | HealthCare | DentalCare => {
            &[(Channel::Phone, 4), (Channel::Email, 2), (Channel::Letter, 3), (Channel::WebForm, 1)]
        }
        SocialServices => &[(Channel::Internal, 8), (Channel::DutyService, 2)],
        EnforcementAuthority => &[(Channel::Letter, 1)],
        Anonymous => &[(Channel::Phone, 5), (Channel::WebForm, 5)],
        _ => &[(Channel::Phone, 6), (Channel::WebForm, 2), (Channel::Visit, 2)],
    };
    dice.weighed(ways, Channel::Phone)
}

impl Sim {
    /// Everything that reaches the town on a day, each with the minute in which somebody registers it.
    pub fn arrivals(&mut self, day: Day) -> Result<(), No> {
        let yearly = self.yearly;
        let reports = self.many(day, yearly.child_reports);
        while reports > self.before {
            let draft = self.child_report(day)?;
            self.before += draft.about.len().max(1);
            self.comes(draft);
        }
        // One contact may tell of more children than were to come: so many fewer come tomorrow.
        self.before = self.before.saturating_sub(reports);
        for (sort, mean) in [
            (Sort::YoungReport, yearly.young_reports),
            (Sort::ChildApplication, yearly.child_applications),
            (Sort::Income, yearly.income_applications),
            (Sort::Addiction, yearly.addiction),
            (Sort::GrownViolence, yearly.grown_violence),
            (Sort::Records, yearly.records),
            (Sort::News, yearly.child_reports * 0.08),
            (Sort::Advice, yearly.child_reports * 0.12),
            (Sort::Misdirected, yearly.child_reports * 0.02),
        ] {
            for _ in 0..self.many(day, mean) {
                if let Some(draft) = self.other(sort, day)? {
                    self.comes(draft);
                }
            }
        }
        Ok(())
    }

    fn many(&mut self, day: Day, yearly: f64) -> usize {
        let mean = self.rhythm.mean(day, yearly);
        self.dice.count(mean)
    }

    /// Registered within the hour; what comes in the evening or on a weekend, on the next working morning.
    fn comes(&mut self, draft: Draft) {
        let at = calendar::soon(&self.zone, &mut self.dice, draft.arrived, (4, 45));
        if draft.is_written() {
            self.happens(draft.arrived, Happens::Letter(Box::new(draft), at));
        } else {
            self.contact(at, draft);
        }
    }

    fn child_report(&mut self, day: Day) -> Result<Draft, No> {
        let reporter = self.dice.weighed(&REPORTERS, School);
        let told = self.told(VIOLENT);
        if self.dice.falls(0.015) {
            return Ok(self.draft(Sort::Unnamed, (None, Vec::new()), reporter, (day, told)));
        }
        let family = match self.dice.falls(RETURNING) {
            true => self.somebody_known(day),
            false => None,
        };
        let family = match family {
            Some(known) => known,
            None => {
                let new = self.people.with_children(&mut self.dice, day)?;
                self.homes.push(new);
                new
            }
        };
        let mut about = self.children(family, day)?;
        if about.len() > 1 && !self.dice.falls(ALL_CHILDREN) {
            let one = self.dice.pick(&about, Place::Child(0));
            about = vec![one];
        }
        Ok(self.draft(Sort::ChildReport, (Some(family), about), reporter, (day, told)))
    }

    /// A family of which somebody has told before and that has a child below eighteen, where one is found at once.
    fn somebody_known(&mut self, day: Day) -> Option<FamilyNo> {
        let family = self.homes.get(self.dice.below(self.homes.len())).copied()?;
        self.children(family, day).is_ok_and(|all| !all.is_empty()).then_some(family)
    }

    fn children(&self, family: FamilyNo, day: Day) -> Result<Vec<Place>, No> {
        let all = self.people.family(family)?.children.iter().enumerate();
        Ok(all.filter(|(_, one)| one.born.years_until(day) < 18).map(|(nth, _)| Place::Child(nth)).collect())
    }

    fn other(&mut self, sort: Sort, day: Day) -> Result<Option<Draft>, No> {
        let told = self.told(0.0);
        let (whose, reporter) = match sort {
            Sort::YoungReport => {
                let family = self.people.young(&mut self.dice, day)?;
                ((Some(family), vec![Place::Child(0)]), self.dice.weighed(&REPORTERS, Police))
            }
            Sort::ChildApplication => {
                let family = match self.somebody_known(day) {
                    Some(known) if self.dice.falls(RETURNING) => known,
                    _ => self.people.with_children(&mut self.dice, day)?,
                };
                let one = self.children(family, day)?.first().copied();
                ((Some(family), one.into_iter().collect()), Guardian)
            }
            Sort::Income => {
                let family = self.people.grown_up(&mut self.dice, day)?;
                ((Some(family), vec![Place::Grown(0)]), Own)
            }
            Sort::Addiction | Sort::GrownViolence | Sort::Records => {
                let family = self.people.grown_up(&mut self.dice, day)?;
                let kinds: &[(ReporterKind, u32)] = match sort {
                    Sort::Addiction => &OF_USE,
                    Sort::GrownViolence => &OF_VIOLENCE,
                    _ => &[(Own, 1)],
                };
                ((Some(family), vec![Place::Grown(0)]), self.dice.weighed(kinds, Own))
            }
            Sort::News => {
                let known = self.somebody_known(day).filter(|family| self.runs(*family));
                let Some(family) = known else { return Ok(None) };
                let one = self.children(family, day)?.first().copied();
                ((Some(family), one.into_iter().collect()), self.dice.pick(&[School, Guardian, HealthCare], School))
            }
            _ => ((None, Vec::new()), self.dice.weighed(&REPORTERS, Own)),
        };
        // An application is about somebody: where a child has just come of age there is none.
        let needs_one = whose.0.is_some();
        Ok((!needs_one || !whose.1.is_empty()).then(|| self.draft(sort, whose, reporter, (day, told))))
    }

    fn told(&mut self, violent: f64) -> Told {
        Told { violence: self.dice.falls(violent), custody: self.dice.falls(0.7) }
    }

    fn draft(
        &mut self,
        sort: Sort,
        (family, about): (Option<FamilyNo>, Vec<Place>),
        reporter: ReporterKind,
        (day, told): (Day, Told),
    ) -> Draft {
        let channel = channel(&mut self.dice, reporter);
        let asks = if reporter.is_mandated() && self.dice.falls(0.35) { Asks::Yes } else { Asks::No };
        let arrived = calendar::arrival(&self.zone, &mut self.dice, day);
        Draft { sort, family, about, reporter, channel, arrived, asks, told, letter: None, written: Vec::new() }
    }
}
