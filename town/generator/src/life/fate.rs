//! What falls to a matter, drawn when it begins: how long it takes and what comes of it.

use crate::{
    chance::Dice,
    contact::{Draft, Sort},
};
use law::{
    Follows,
    reading::{Opens, ReporterKind},
};

/// Whether an investigation opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judged {
    Open,
    NotOpen,
    /// A grown-up is shown the way to somebody else.
    Referred,
}

/// What is decided in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Support,
    ContactFamily,
    /// A family home: only the committee decides that.
    Home,
    /// No support, and a follow-up.
    Watched,
    /// Granted to a grown-up.
    Granted,
    InPart,
    Refused,
    Nothing,
}

/// What falls to a matter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fate {
    /// Days until it is judged, or until a grown-up has been spoken with.
    pub judged_after: u16,
    pub judged: Judged,
    /// Days that the investigation takes.
    pub takes: u16,
    pub verdict: Verdict,
    /// Whether the child, or the person, is talked with.
    pub talked: bool,
}

/// Preliminary assessments: lognormal, so that 24 of 100 take more than fourteen days (IVO, 2014). The median is lower than
/// nine days, because whoever is away moves some further.
const PRELIMINARY: (f64, f64) = (9.2, 0.64);
/// Investigations: a median of 92 days, and 13 of 100 above 120 (IVO, 2014).
const INVESTIGATION: (f64, f64) = (88.0, 0.26);
/// One in seven ends in the last weeks of the four months.
const BUNCHED: f64 = 0.14;
/// A report that is not added to an investigation opens one this often; with those that are added, 38 of 100 do.
const OPEN: f64 = 0.39;
const OPEN_VIOLENCE: f64 = 0.82;

impl Fate {
    pub fn drawn(dice: &mut Dice, draft: &Draft, follows: &Follows) -> Fate {
        let at_once = follows.opens.value == Opens::AtOnce;
        let own = draft.reporter == ReporterKind::Own;
        let (judged_after, judged) = match draft.sort {
            Sort::ChildReport | Sort::YoungReport if at_once => {
                (dice.between(0, 4), if dice.falls(OPEN_VIOLENCE) { Judged::Open } else { Judged::NotOpen })
            }
            Sort::ChildReport | Sort::YoungReport => {
                let opens = if dice.falls(OPEN) { Judged::Open } else { Judged::NotOpen };
                (dice.days(PRELIMINARY.0, PRELIMINARY.1), opens)
            }
            Sort::Addiction | Sort::GrownViolence => {
                let ends = [(Judged::Open, if own { 85 } else { 35 }), (Judged::NotOpen, 40), (Judged::Referred, 20)];
                (dice.between(1, 12), dice.weighed(&ends, Judged::NotOpen))
            }
            // What somebody applies for is investigated.
            Sort::ChildApplication => (1, Judged::Open),
            _ => (dice.days(PRELIMINARY.0, PRELIMINARY.1), Judged::NotOpen),
        };
        Fate {
            judged_after,
            judged,
            takes: takes(dice, draft.sort),
            verdict: verdict(dice, draft),
            talked: dice.falls(0.53),
        }
    }
}

fn takes(dice: &mut Dice, sort: Sort) -> u16 {
    match sort {
        // More than half waited longer than fourteen days for a decision (Vårgårda, 2019).
        Sort::Income => dice.days(13.5, 0.5).max(3),
        Sort::Addiction | Sort::GrownViolence => dice.days(75.0, 0.3).max(30),
        _ if dice.falls(BUNCHED) => dice.between(100, 120),
        _ => dice.days(INVESTIGATION.0, INVESTIGATION.1).max(35),
    }
}

/// One in five investigations about a child ends in support, so that eight of a hundred reports do (Hässelby-Vällingby).
fn verdict(dice: &mut Dice, draft: &Draft) -> Verdict {
    let all: &[(Verdict, u32)] = match draft.sort {
        Sort::Income => &[(Verdict::Granted, 68), (Verdict::InPart, 12), (Verdict::Refused, 20)],
        Sort::Addiction | Sort::GrownViolence if draft.reporter == ReporterKind::Own => {
            &[(Verdict::Granted, 70), (Verdict::InPart, 15), (Verdict::Refused, 15)]
        }
        Sort::Addiction | Sort::GrownViolence => {
            &[(Verdict::Granted, 45), (Verdict::InPart, 10), (Verdict::Nothing, 45)]
        }
        Sort::ChildApplication => &[(Verdict::Support, 52), (Verdict::ContactFamily, 18), (Verdict::Refused, 30)],
        _ => &[
            (Verdict::Support, 15),
            (Verdict::ContactFamily, 3),
            (Verdict::Home, 2),
            (Verdict::Watched, 4),
            (Verdict::Nothing, 76),
        ],
    };
    dice.weighed(all, Verdict::Nothing)
}
