//! What a measure rests on: support in law, or the consent of those who must say yes. These are two things.
//!
//! In an opened child investigation contacts with others, and a talk with the child alone, rest on law (UTR-4, UTR-6).
//! Everything else rests on consent: of each guardian (INS-7), of the person, of both. From twelve and from fifteen the
//! child's own counts (INS-5, INS-6, UTR-8), and before an investigation is opened only those concerned are spoken with
//! (INT-4). Where the age of a child is not known, all of them must say yes: that is the reading that takes nobody's right.
//! Where somebody says no, [`still_allows`] says what the law leaves. Nothing here decides which way is taken.

use crate::calendar::Day;
use crate::follows::{Ruled, Stage};
use crate::reading::words;
use crate::rule::{Law, NoRule, RuleRef};
use std::collections::BTreeSet;

words! {
    /// What is to be done.
    Measure {
        /// Contact with others about the person: school, health care, relatives.
        Contact = "contact",
        /// A talk with the child without the guardians.
        Talk = "talk",
        /// Support at home or in open forms after an assessment of needs (SoL 11:1).
        Support = "support",
        /// Support that needs no assessment (SoL 11:5).
        OpenSupport = "open_support",
        /// Care outside the home.
        Placement = "placement",
    }
}

words! {
    /// Whose consent it is. Of the guardians each must say yes (INS-7).
    Whose {
        /// The person of the matter, child or adult.
        Person = "person",
        /// Every custodial guardian.
        Guardians = "guardians",
    }
}

/// Where the matter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// No investigation is opened: a preliminary assessment at most (INT-4).
    Before,
    /// An investigation is opened and runs.
    Opened,
    /// It has ended.
    Ended,
}

/// What is known of a child's guardians.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guardians {
    /// Nobody has looked.
    NotLookedUp,
    /// So many.
    Known(usize),
}

/// A matter as far as consent goes, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stands {
    /// Where it stands.
    pub phase: Phase,
    /// As the person was sorted when the matter arrived; it counts only where the age is not known.
    pub stage: Stage,
    /// Whole years on the day.
    pub age: Option<u8>,
    /// Who has custody.
    pub guardians: Guardians,
}

/// The ages at which the law changes its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// 0 to 11.
    UnderTwelve,
    /// 12 to 14.
    FromTwelve,
    /// 15 to 17: pleads its own case (UTR-8).
    FromFifteen,
    /// A child whose age nobody knows.
    UnknownChild,
    /// 18 or older.
    Adult,
}

impl Stands {
    /// Which of the law's ages holds.
    #[must_use]
    pub fn years(&self) -> Years {
        match (self.age, self.stage) {
            (Some(0..12), _) => Years::UnderTwelve,
            (Some(12..15), _) => Years::FromTwelve,
            (Some(15..18), _) => Years::FromFifteen,
            (None, Stage::Child) => Years::UnknownChild,
            _ => Years::Adult,
        }
    }

    /// Whose consent is asked for today in a measure that was begun with these: who has come of age answers alone.
    #[must_use]
    pub fn of_today(&self, of: &BTreeSet<Whose>) -> BTreeSet<Whose> {
        if self.years() == Years::Adult { [Whose::Person].into() } else { of.clone() }
    }

    /// The measures that can be in such a matter: nobody talks with an adult "without the guardians".
    pub fn measures(self) -> impl Iterator<Item = Measure> {
        let adult = self.years() == Years::Adult;
        Measure::ALL.iter().copied().filter(move |one| !(adult && *one == Measure::Talk))
    }
}

/// Whether a child's own consent is enough only where that is suitable, and so must say why it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suitable {
    /// Nothing more is asked.
    NotAsked,
    /// It must stand why it is suitable.
    Said,
}

/// The consents that are needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consents {
    /// Whose; never nobody's.
    pub of: BTreeSet<Whose>,
    /// By which rules.
    pub rules: Vec<RuleRef>,
    /// Whether the child's own consent must be suitable.
    pub suitable: Suitable,
}

/// What a measure rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rests {
    /// The law lets us do it, whoever says no.
    OnLaw(RuleRef),
    /// It is done only while these say yes.
    OnConsent(Consents),
}

/// What the law leaves where somebody says no, or takes a yes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Still {
    /// The child's own consent, where that is suitable.
    ChildsOwn,
    /// The board may decide on certain support though one of two guardians says no.
    DespiteOne,
    /// The investigation itself goes on: it needs no consent.
    GoesOn,
    /// What the adult person wants to tell by themselves.
    WhatTheyTell,
    /// To open an investigation, or not.
    OpenOrNot,
    /// Compulsory care, which the board applies for and a court decides.
    OnlyLvu,
}

/// What a measure rests on, on that day.
///
/// # Errors
/// [`NoRule`] where a rule that is needed has no version on that day.
pub fn rests(measure: Measure, stands: &Stands, on: Day, law: &Law) -> Result<Rests, NoRule> {
    use {Measure as M, Phase as P, Years as Y};
    let years = stands.years();
    let (of, ids) = match (measure, years, stands.phase) {
        (M::Contact, Y::Adult, P::Before) => (PERSON, &["INT-4", "UTR-4b", "SEK-3"][..]),
        (M::Contact, Y::Adult, _) => (PERSON, &["UTR-4b", "SEK-3"][..]),
        (M::Contact, _, P::Opened) => return Ok(Rests::OnLaw(law.cite("UTR-4", on)?)),
        (M::Contact, Y::UnderTwelve | Y::FromTwelve, P::Before) => (GUARDIANS, &["INT-4", "SEK-3", "INS-7"][..]),
        (M::Contact, _, P::Before) => (BOTH, &["INT-4", "SEK-3", "INS-7", "UTR-8"][..]),
        (M::Contact, Y::UnderTwelve | Y::FromTwelve, P::Ended) => (GUARDIANS, &["SEK-3", "INS-7"][..]),
        (M::Contact, _, P::Ended) => (BOTH, &["SEK-3", "INS-7", "UTR-8"][..]),
        (M::Talk, Y::Adult, _) => (PERSON, &["UTR-4b"][..]),
        (M::Talk, _, P::Opened) => return Ok(Rests::OnLaw(law.cite("UTR-6", on)?)),
        (M::Talk, Y::FromTwelve | Y::FromFifteen, P::Before) => (PERSON, &["UTR-6b"][..]),
        (M::Talk, Y::UnderTwelve, P::Before) => (GUARDIANS, &["INS-7", "UTR-6b"][..]),
        (M::Talk, Y::UnknownChild, _) => (BOTH, &["INS-7", "UTR-6b"][..]),
        (M::Talk, Y::FromFifteen, P::Ended) => (PERSON, &["UTR-8"][..]),
        (M::Talk, _, P::Ended) => (GUARDIANS, &["INS-7"][..]),
        (M::Support | M::Placement, Y::Adult, _) => (PERSON, &["INS-1"][..]),
        (M::Support, Y::UnderTwelve | Y::FromTwelve, _) => (GUARDIANS, &["INS-6", "INS-7"][..]),
        (M::Support, Y::FromFifteen, _) => (PERSON, &["INS-6", "UTR-8"][..]),
        (M::Support, Y::UnknownChild, _) => (BOTH, &["INS-6", "INS-7"][..]),
        (M::OpenSupport, Y::Adult, _) => (PERSON, &["INS-2"][..]),
        (M::OpenSupport, Y::UnderTwelve | Y::FromTwelve, _) => (GUARDIANS, &["INS-5", "INS-7"][..]),
        (M::OpenSupport, Y::FromFifteen, _) => (PERSON, &["INS-5", "UTR-8"][..]),
        (M::OpenSupport, Y::UnknownChild, _) => (BOTH, &["INS-5", "INS-7"][..]),
        (M::Placement, Y::UnderTwelve | Y::FromTwelve, _) => (GUARDIANS, &["INS-6", "INS-7"][..]),
        (M::Placement, _, _) => (BOTH, &["INS-6", "INS-7", "UTR-8"][..]),
    };
    let young = matches!(measure, M::Support | M::OpenSupport) && years == Y::FromFifteen;
    let suitable = if young { Suitable::Said } else { Suitable::NotAsked };
    let rules = ids.iter().map(|id| law.cite(id, on)).collect::<Result<_, _>>()?;
    Ok(Rests::OnConsent(Consents { of: of.iter().copied().collect(), rules, suitable }))
}

const PERSON: &[Whose] = &[Whose::Person];
const GUARDIANS: &[Whose] = &[Whose::Guardians];
const BOTH: &[Whose] = &[Whose::Person, Whose::Guardians];

/// The child's own consent in the place of the guardians', where the law leaves that way (INS-6 from twelve; UTR-6b for a
/// talk before an investigation is opened). `None` where it leaves none.
///
/// # Errors
/// [`NoRule`] as for [`rests`].
pub fn childs_own(measure: Measure, stands: &Stands, on: Day, law: &Law) -> Result<Option<Consents>, NoRule> {
    let id = match (measure, stands.years(), stands.phase) {
        (Measure::Support, Years::FromTwelve, _) => "INS-6",
        (Measure::Talk, Years::UnderTwelve, Phase::Before) => "UTR-6b",
        _ => return Ok(None),
    };
    let rules = vec![law.cite(id, on)?];
    Ok(Some(Consents { of: [Whose::Person].into(), rules, suitable: Suitable::Said }))
}

/// What the law leaves where one of `no` says no or takes a yes back, with the rules that say so. Nothing where it leaves
/// nothing: then it is not done.
///
/// # Errors
/// [`NoRule`] as for [`rests`].
pub fn still_allows(
    (measure, no): (Measure, Whose),
    stands: &Stands,
    on: Day,
    law: &Law,
) -> Result<Vec<Ruled<Still>>, NoRule> {
    use {Measure as M, Phase as P, Years as Y};
    let years = stands.years();
    let adult = years == Y::Adult;
    let mut all = Vec::new();
    if let Some(own) = childs_own(measure, stands, on, law)?.filter(|_| no == Whose::Guardians) {
        all.push(Ruled { value: Still::ChildsOwn, rules: own.rules });
    }
    let two = matches!(stands.guardians, Guardians::Known(2..));
    let left = [
        (Still::DespiteOne, measure == M::Support && no == Whose::Guardians && two && !adult, &["INS-7"][..]),
        (Still::OnlyLvu, measure == M::Placement && !adult, &["ORG-2"][..]),
        (Still::WhatTheyTell, measure == M::Contact && adult, &["UTR-4b"][..]),
        (Still::OpenOrNot, measure == M::Contact && !adult && stands.phase == P::Before, &["UTR-4"][..]),
        (Still::OpenOrNot, measure == M::Talk && !adult && stands.phase == P::Before, &["UTR-6"][..]),
        (Still::GoesOn, !adult && stands.phase == P::Opened, &["UTR-1", "UTR-4", "UTR-5"][..]),
    ];
    for (value, _, ids) in left.into_iter().filter(|(_, there, _)| *there) {
        all.push(Ruled::by(value, ids, on, law)?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests;
