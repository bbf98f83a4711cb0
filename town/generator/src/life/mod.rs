//! The life of one matter: who it is about, what falls to it, and the steps it will take.

mod fate;

pub(crate) use fate::{Fate, Judged, Verdict};

use crate::{
    contact::Sort,
    office::{Asks, WorkerNo},
    people::{FamilyNo, Place},
};
use casefile::{MatterId, matter::support::How};
use law::{
    Day,
    follows::Stage,
    reading::{Opens, ReporterKind},
};
use store::Uuid;

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
    /// What was granted, while it is to be given.
    pub given: Option<Given>,
}

/// What was granted, as far as the story has come with it.
#[derive(Clone, Copy)]
pub(crate) struct Given {
    /// The decision, where it grants support.
    pub decision: Option<Uuid>,
    /// The order, where it was ordered from a unit.
    pub order: Option<Uuid>,
    /// The support, once it has begun.
    pub support: Option<Uuid>,
    /// How many days it is given.
    pub lasts: u16,
    /// How it ends.
    pub ends: How,
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
    /// Support is ordered from those who give it.
    Order,
    /// They receive the order, or ask first.
    Accept,
    /// Their question is answered.
    Explain,
    /// Support begins.
    Start,
    /// Whoever gives it meets the family.
    Meet,
    /// It is asked how it is.
    FollowUp,
    /// It ends.
    Stop,
    /// The last follow-up is written, and the matter closed.
    Close,
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
            Step::Order => "order",
            Step::Accept => "accept",
            Step::Explain => "explain",
            Step::Start => "start",
            Step::Meet => "meet",
            Step::FollowUp => "follow up",
            Step::Stop => "stop",
            Step::Close => "close",
        }
    }
}
