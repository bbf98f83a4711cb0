//! What the reader may decide in a matter, said before anything is typed; and who decides what they may not.

use crate::{
    NOT_OPEN_RIGHT, OPEN_RIGHT,
    case::Case,
    deeds,
    rights::holders,
    verbs::{DECIDED, ELSEWHERE},
};
use access::{Act, No, Permit, Refusal, mandate};
use casefile::MatterId;
use casefile::matter::station::StationKind;
use law::ClockKind;
use law::follows::Stage;
use law::reading::Kind;
use page::{Say, staff::Ask};
use store::Tx;

/// The word of the refusal where the delegation scheme does not name the one who asks.
const NOT_NAMED: &str = "access-no-mandate";

/// What can be chosen here now.
#[derive(Default)]
pub(super) struct Choices {
    /// Stored name and key of each answer.
    pub picks: Vec<(&'static str, &'static str)>,
    /// Why something cannot be chosen, and who decides it.
    pub notes: Vec<String>,
    /// Where the report can be added.
    pub into: Option<MatterId>,
}

impl Choices {
    pub fn has(&self, pick: &str) -> bool {
        self.picks.iter().any(|(name, _)| *name == pick)
    }

    pub async fn of(ask: &Ask, tx: &mut Tx, case: &Case) -> Result<Choices, No> {
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

    async fn young(&mut self, ask: &Ask, tx: &mut Tx, case: &Case) -> Result<(), No> {
        let (t, matter) = (&ask.say, case.matter.id);
        if case.running(ClockKind::Protective).is_some() {
            self.notes.push(t.s("assessment-protect-first-note"));
        }
        match deeds::running(tx, &case.matter).await? {
            Some(other) => return self.join(ask, tx, (matter, other)).await,
            None => match right(ask, tx, matter, OPEN_RIGHT).await? {
                None => self.picks.push(("open", "assessment-pick-open")),
                Some(no) => self.notes.push(unless(t, tx, OPEN_RIGHT, "assessment-who-opens", &no).await?),
            },
        }
        if case.running(ClockKind::Protective).is_some() || applied(case) {
            return Ok(());
        }
        match right(ask, tx, matter, NOT_OPEN_RIGHT).await? {
            None => self.picks.push(("not_open", "assessment-pick-not-open")),
            Some(no) => self.notes.push(unless(t, tx, NOT_OPEN_RIGHT, "assessment-who-does-not-open", &no).await?),
        }
        Ok(())
    }

    /// An investigation runs on the same child: whoever may write in it adds the report; nobody else is told where it is.
    async fn join(&mut self, ask: &Ask, tx: &mut Tx, (matter, other): (MatterId, MatterId)) -> Result<(), No> {
        let here = allowed(Permit::for_matter(tx, ask.session.staff, Act::Assess, matter.uuid()).await)?;
        let there = allowed(Permit::for_matter(tx, ask.session.staff, Act::Write, other.uuid()).await)?;
        if here.is_none() && there.is_none() {
            self.into = Some(other);
            self.picks.push(("added", "assessment-pick-added"));
        } else {
            self.notes.push(ask.say.s("assessment-runs-elsewhere"));
        }
        Ok(())
    }

    async fn adult(&mut self, ask: &Ask, tx: &mut Tx, case: &Case) -> Result<(), No> {
        let asked = Permit::for_matter(tx, ask.session.staff, Act::Decide, case.matter.id.uuid()).await;
        if let Some(no) = allowed(asked)? {
            self.notes.push(ask.say.s(no.word));
            return Ok(());
        }
        self.picks.push(("agreed", "assessment-pick-agreed"));
        if case.matter.kind == Kind::AdultAddiction {
            self.picks.push(("by_law", "assessment-pick-by-law"));
        }
        if !applied(case) {
            self.picks.push(("not_open", "assessment-pick-not-open-adult"));
            self.picks.push(("referred", "assessment-pick-referred"));
        }
        Ok(())
    }
}

fn applied(case: &Case) -> bool {
    matches!(case.matter.kind, Kind::ApplicationIncomeSupport | Kind::ApplicationSupport)
}

/// The refusal, where it is one; what broke goes on.
fn allowed<T>(asked: Result<T, No>) -> Result<Option<Refusal>, No> {
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

/// The reason, and who makes this decision instead.
async fn unless(t: &Say, tx: &mut Tx, right: &str, key: &str, no: &Refusal) -> Result<String, No> {
    let names: Vec<String> = holders(tx, right).await?.into_iter().map(|one| one.name).collect();
    let who = match names.as_slice() {
        [] => t.s("assessment-who-nobody"),
        [one] => t.w(key, &[("who", one)]),
        [most @ .., last] => {
            let who = t.w("assessment-or", &[("most", &most.join(", ")), ("last", last)]);
            t.w(key, &[("who", &who)])
        }
    };
    // That the scheme names somebody else is said by naming them.
    Ok(if no.word == NOT_NAMED { who } else { format!("{} {who}", t.s(no.word)) })
}
