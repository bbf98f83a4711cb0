//! What the reader may decide in a matter, said before anything is typed; and who decides what they may not.

use crate::{
    NOT_OPEN_ADULT_RIGHT, NOT_OPEN_RIGHT, OPEN_ADULT_RIGHT, OPEN_LVM_RIGHT, OPEN_RIGHT,
    case::Case,
    deeds,
    verbs::{DECIDED, ELSEWHERE},
};
use access::{Act, No, Permit, Refusal, holders, mandate};
use casefile::MatterId;
use casefile::matter::station::StationKind;
use law::ClockKind;
use law::follows::Stage;
use law::reading::Kind;
use page::{Say, staff::Ask};
use store::Tx;

/// The word of the refusal where the delegation scheme does not name the one who asks.
const NOT_NAMED: &str = "access-no-mandate";

/// Answers that one right of the delegation scheme gives.
pub(super) struct Way {
    /// The right.
    pub right: &'static str,
    /// The key of the sentence that says who has it.
    pub who: &'static str,
    /// Stored name and key of each answer.
    pub picks: &'static [(&'static str, &'static str)],
}

const OPEN: Way = Way { right: OPEN_RIGHT, who: "assessment-who-opens", picks: &[("open", "assessment-outcome-open")] };
const NOT_OPEN: Way = Way {
    right: NOT_OPEN_RIGHT,
    who: "assessment-who-does-not-open",
    picks: &[("not_open", "assessment-outcome-not-open")],
};
const OPEN_ADULT: Way = Way {
    right: OPEN_ADULT_RIGHT,
    who: "assessment-who-opens-adult",
    picks: &[("agreed", "assessment-outcome-agreed")],
};
const OPEN_LVM: Way =
    Way { right: OPEN_LVM_RIGHT, who: "assessment-who-opens-lvm", picks: &[("by_law", "assessment-outcome-by-law")] };
const NOT_OPEN_ADULT: Way = Way {
    right: NOT_OPEN_ADULT_RIGHT,
    who: "assessment-who-does-not-open-adult",
    picks: &[("not_open", "assessment-outcome-not-open-adult"), ("referred", "assessment-outcome-referred")],
};
/// To put off telling those concerned, which whoever opens investigations decides.
pub(super) const PARK: Way =
    Way { right: OPEN_RIGHT, who: "assessment-who-parks", picks: &[("parked", "assessment-notice-parked")] };

/// What can be chosen here now.
#[derive(Default)]
pub(super) struct Choices {
    /// Stored name and key of each answer.
    pub picks: Vec<(&'static str, &'static str)>,
    /// Why something cannot be chosen, and who decides it.
    pub notes: Vec<String>,
}

impl Choices {
    pub fn has(&self, pick: &str) -> bool {
        self.picks.iter().any(|(name, _)| *name == pick)
    }

    pub async fn of(ask: &mut Ask, tx: &mut Tx, case: &Case) -> Result<Choices, No> {
        let before = [StationKind::FirstContact, StationKind::Intake, StationKind::Assessment];
        let mut all = Choices::default();
        match case.station {
            _ if case.investigation.as_ref().is_some_and(|one| one.decided.is_some()) => {
                all.notes.push(ask.say.s(DECIDED.word));
            }
            Some(here) if before.contains(&here) && case.matter.stage == Stage::Adult => {
                all.adult(ask, tx, case).await?;
            }
            Some(here) if before.contains(&here) => all.young(ask, tx, case).await?,
            _ => all.notes.push(ask.say.s(ELSEWHERE.word)),
        }
        Ok(all)
    }

    async fn young(&mut self, ask: &mut Ask, tx: &mut Tx, case: &Case) -> Result<(), No> {
        let protects = case.running(ClockKind::Protective).is_some();
        if protects {
            self.notes.push(ask.say.s("assessment-protect-first-note"));
        }
        if self.joins(ask, tx, case).await? {
            return Ok(());
        }
        self.way(ask, tx, case.matter.id, &OPEN).await?;
        if protects || applied(case) {
            return Ok(());
        }
        self.way(ask, tx, case.matter.id, &NOT_OPEN).await
    }

    /// Where an investigation runs on the same child, whoever may write in it adds the report. Who may not even know of it
    /// finds the page as if there were none.
    async fn joins(&mut self, ask: &mut Ask, tx: &mut Tx, case: &Case) -> Result<bool, No> {
        let (staff, matter) = (ask.session.staff, case.matter.id);
        let Some(other) = deeds::running(tx, &case.matter).await? else { return Ok(false) };
        if !deeds::sees(tx, staff, other).await? {
            return Ok(false);
        }
        ask.sight.shows([other.uuid()]);
        let here = allowed(Permit::for_matter(tx, staff, Act::Assess, matter.uuid()).await)?;
        let there = allowed(Permit::for_matter(tx, staff, Act::Write, other.uuid()).await)?;
        if here.is_none() && there.is_none() {
            self.picks.push(("added", "assessment-outcome-added"));
        } else {
            self.notes.push(ask.say.s("assessment-runs-elsewhere"));
        }
        Ok(true)
    }

    async fn adult(&mut self, ask: &Ask, tx: &mut Tx, case: &Case) -> Result<(), No> {
        let matter = case.matter.id;
        self.way(ask, tx, matter, &OPEN_ADULT).await?;
        if case.is_about_use() {
            self.way(ask, tx, matter, &OPEN_LVM).await?;
        }
        if applied(case) { Ok(()) } else { self.way(ask, tx, matter, &NOT_OPEN_ADULT).await }
    }

    /// The answers of a right, where the reader may use it; else why not, and who does.
    pub async fn way(&mut self, ask: &Ask, tx: &mut Tx, matter: MatterId, way: &Way) -> Result<(), No> {
        match right(ask, tx, matter, way.right).await? {
            None => self.picks.extend(way.picks),
            Some(no) => self.notes.push(unless(&ask.say, tx, (matter, way), &no).await?),
        }
        Ok(())
    }
}

fn applied(case: &Case) -> bool {
    matches!(case.matter.kind, Kind::ApplicationIncomeSupport | Kind::ApplicationSupport)
}

/// The refusal, where it is one; what broke goes on.
pub(super) fn allowed<T>(asked: Result<T, No>) -> Result<Option<Refusal>, No> {
    match asked {
        Ok(_) => Ok(None),
        Err(No::Refusal(no)) => Ok(Some(no)),
        Err(No::Absent) => Ok(Some(ELSEWHERE)),
        Err(no) => Err(no),
    }
}

/// Why the reader may not use a right in this matter; nothing where they may.
async fn right(ask: &Ask, tx: &mut Tx, matter: MatterId, right: &str) -> Result<Option<Refusal>, No> {
    match Permit::for_matter(tx, ask.session.staff, Act::Decide, matter.uuid()).await {
        Ok(permit) => allowed(mandate(tx, &ask.moment, &permit, right).await),
        other => allowed(other),
    }
}

/// The reason, and who makes this decision instead: where the scheme names nobody who is here, the board itself.
async fn unless(t: &Say, tx: &mut Tx, (matter, way): (MatterId, &Way), no: &Refusal) -> Result<String, No> {
    let names: Vec<String> = holders(tx, way.right, matter.uuid()).await?.into_iter().map(|one| one.name).collect();
    let who = t.w(way.who, &[("who", &t.deciders(&names))]);
    // That the scheme names somebody else is said by naming them.
    Ok(if no.word == NOT_NAMED { who } else { format!("{} {who}", t.s(no.word)) })
}
