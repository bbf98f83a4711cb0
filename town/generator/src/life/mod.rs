//! The life of one matter: who it is about, what falls to it, and the steps it will take.

mod fate;

pub(crate) use fate::{Fate, Judged, Verdict};

use crate::{
    contact::Sort,
    office::{Asks, WorkerNo},
    people::{FamilyNo, Place},
};
use casefile::MatterId;
use law::{
    Day,
    follows::Stage,
    reading::{Opens, ReporterKind},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LifeNo(pub usize);

/// A matter of the made-up town.
pub(crate) struct Life {
    pub id: MatterId,
    pub family: Option<FamilyNo>,
    pub place: Option<Place>,
    pub sort: Sort,
    pub stage: Stage,
    pub opens: Opens,
    /// What its carrier must fit.
    pub asks: Asks,
    pub arrived: Day,
    /// Whether the one who reported waits for an answer.
    pub asked: bool,
    pub reporter: ReporterKind,
    pub fate: Fate,
    /// The day on which its investigation began.
    pub opened: Option<Day>,
    /// Whether the steps of its investigation have been planned.
    pub planned: bool,
    pub closed: bool,
    pub carrier: Option<WorkerNo>,
}

/// What is done in a matter. A room that joins the house adds its steps here, an arm in `steps::act`, and says in the step
/// before when they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Take,
    Protect,
    Note,
    /// The preliminary assessment ends with a decision.
    Judge,
    /// A grown-up has been spoken with.
    Speak,
    /// Whoever reported is told.
    TellBack,
    /// Those concerned are told of the investigation.
    TellConcerned,
    HandOver,
    Receive,
    Hear,
    /// Who has custody is looked up.
    Custody,
    Plan,
    Talk,
    /// Under the heading of that number.
    Need(usize),
    /// Support that rests on consent is agreed.
    Agree,
    Extend,
    Communicate,
    /// The parties answer.
    Reply,
    /// The time to answer has passed.
    Unanswered,
    Decide,
    Minute,
    Serve,
    Came,
    /// What had a day is answered.
    Answer,
    /// Support that runs is looked at.
    Review,
}

impl Step {
    /// As refusals are counted.
    pub fn word(self) -> &'static str {
        match self {
            Step::Take => "take",
            Step::Protect => "protect",
            Step::Note => "note",
            Step::Judge => "judge",
            Step::Speak => "speak",
            Step::TellBack => "tell back",
            Step::TellConcerned => "tell those concerned",
            Step::HandOver => "hand over",
            Step::Receive => "receive",
            Step::Hear => "hear",
            Step::Custody => "look up custody",
            Step::Plan => "plan",
            Step::Talk => "talk",
            Step::Need(_) => "need",
            Step::Agree => "agree",
            Step::Extend => "extend",
            Step::Communicate => "communicate",
            Step::Reply => "reply",
            Step::Unanswered => "unanswered",
            Step::Decide => "decide",
            Step::Minute => "minute",
            Step::Serve => "serve",
            Step::Came => "came",
            Step::Answer => "answer",
            Step::Review => "review",
        }
    }
}
