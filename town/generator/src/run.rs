//! Telling the story: day by day, one transaction for each, everything in the order in which it happens.

use crate::{
    calendar,
    chance::Dice,
    contact::Door,
    figures::{Figures, Month},
    office::{self, Founder, Hires},
    sim::{Happens, Next, Sim},
    yearly::Yearly,
};
use access::{Keys, No, session::Secret};
use casefile::MatterId;
use investigation::Template;
use journal::CHAIN;
use law::{Day, Law};
use page::Municipality;
use std::{fmt, sync::Arc};
use store::{Db, Fault, Ts, Tx};

/// What town is made.
pub struct Plan<'a> {
    /// How many inhabitants it has.
    pub inhabitants: u32,
    /// What all chance in it comes from.
    pub seed: u64,
    /// The first day.
    pub from: Day,
    /// The day before which it ends.
    pub until: Day,
    /// What everybody who works there logs in with; without it nobody does.
    pub secret: Option<Secret>,
    /// Those who work there from the first day on, whoever else is needed.
    pub founders: &'a [Founder],
    /// What the codes of its letters are made with: those of the house that these records are for.
    pub keys: &'a Keys,
    /// The municipality, for the headings under which it writes what somebody needs.
    pub municipality: &'a Municipality,
}

/// A town that has been made.
pub struct Built {
    /// What came of it.
    pub figures: Figures,
    /// The matters that are open now.
    pub open: Vec<MatterId>,
    /// Somebody of each post in each unit, with the name to log in with.
    pub colleagues: Vec<String>,
}

/// Why no town was made, or only a part of one.
#[derive(Debug)]
pub enum Stop {
    /// The records hold matters, or people who work there.
    Inhabited,
    /// The law that the house knows does not reach back to that day.
    BeforeTheLaw(Day),
    /// We broke.
    Fault(Fault),
    /// The town could not be begun: a deed of the office was refused.
    Refused(No),
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Inhabited => f.write_str(
                "somebody works in these records, or has matters there: a made-up town is written only into records of its own, that are empty",
            ),
            Stop::BeforeTheLaw(first) => write!(f, "the law that this house knows begins on {first}: no town begins before"),
            Stop::Fault(fault) => write!(f, "{fault}"),
            Stop::Refused(no) => write!(f, "the town could not be begun: {no}"),
        }
    }
}

impl std::error::Error for Stop {}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fault(fault)
    }
}

impl From<No> for Stop {
    fn from(no: No) -> Stop {
        match no {
            No::Fault(fault) => Stop::Fault(fault),
            other => Stop::Refused(other),
        }
    }
}

/// The first day from this one on of which the law knows what a report leads to.
pub fn first_lawful(law: &Law, from: Day) -> Day {
    let known = |day: Day| law.cite("INT-3", day).is_ok();
    let mut day = from;
    while !known(day) {
        day = day.plus_days(1);
    }
    day
}

/// Makes a town in records that are begun and empty. Each simulated day is one transaction. `told` hears of each month.
///
/// # Errors
/// [`Stop`].
pub async fn build(
    db: &Db,
    law: Arc<Law>,
    plan: &Plan<'_>,
    told: &mut (dyn FnMut(&Month) + Send),
) -> Result<Built, Stop> {
    let mut picture = db.snapshot().await?;
    let begun = journal::head(&mut picture, CHAIN).await?.is_some_and(|chain| chain.head.seq > 0);
    if begun || access::office::anybody(&mut picture).await? {
        return Err(Stop::Inhabited);
    }
    drop(picture);
    let first = first_lawful(&law, plan.from);
    if first != plan.from {
        return Err(Stop::BeforeTheLaw(first));
    }
    let yearly = Yearly::of(plan.inhabitants);
    let mut sim = Sim::new(law, plan.seed, yearly, (plan.from, Door::new(db, plan.keys)));
    let template = Template::of(plan.municipality)?;
    let headings = template.headings();
    sim.headings = headings
        .all()
        .iter()
        .take(3)
        .map(|one| (headings.name().to_owned(), one.key.clone(), one.title.clone(), template.id(one)))
        .collect();
    sim.found(db, plan).await?;
    let mut day = plan.from;
    while day < plan.until {
        let mut tx = db.begin().await?;
        sim.day(&mut tx, plan, day).await?;
        tx.commit().await?;
        let next = day.plus_days(1);
        if next.date().month() != day.date().month() || next == plan.until {
            told(&sim.month(day));
        }
        day = next;
    }
    let mut figures = std::mem::take(&mut sim.figures);
    figures.inhabitants = plan.inhabitants;
    figures.days = crate::steps::days_between(plan.from, plan.until);
    let open: Vec<MatterId> = sim.lives.iter().filter(|one| !one.closed).map(|one| one.id).collect();
    figures.open = u64::try_from(open.len()).unwrap_or(0);
    let head = journal::head(&mut db.snapshot().await?, CHAIN).await?;
    figures.events = head.and_then(|chain| u64::try_from(chain.head.seq).ok()).unwrap_or(0);
    Ok(Built { figures, open, colleagues: sim.office.some(plan.until) })
}

impl Sim {
    /// Units and people, the evening before.
    async fn found(&mut self, db: &Db, plan: &Plan<'_>) -> Result<(), Stop> {
        let m = self.moment(calendar::at(&self.zone, plan.from, 0));
        let mut tx = db.begin().await?;
        let mut dice = Dice::new(plan.seed.rotate_left(17));
        let hires = Hires { secret: plan.secret.as_ref(), founders: plan.founders };
        let who = (&self.yearly, hires);
        self.office = office::found(&mut tx, &m, &mut dice, who, plan.from).await?;
        tx.commit().await?;
        Ok(())
    }

    fn month(&self, day: Day) -> Month {
        let open = self.lives.iter().filter(|one| !one.closed).count();
        Month {
            name: day.to_string().chars().take(7).collect(),
            contacts: self.figures.contacts,
            matters: self.figures.matters,
            open: u64::try_from(open).unwrap_or(0),
            refusals: self.figures.refused_in_all(),
            refused: self.figures.refusals.keys().cloned().collect(),
        }
    }

    /// One day: what the night has settled, who is away, who leaves, what comes, what is done.
    async fn day(&mut self, tx: &mut Tx, plan: &Plan<'_>, day: Day) -> Result<(), Stop> {
        let m = self.moment(calendar::at(&self.zone, day, 5 * 60));
        access::settle(tx, &m).await?;
        let m = self.moment(calendar::at(&self.zone, day, 6 * 60));
        let secret = plan.secret.as_ref();
        let away = office::absences(tx, &m, &mut self.dice, &mut self.office, (day, plan.until)).await?;
        self.figures.add_many("absences", away);
        if day.is_working_day() {
            let left = office::leavers(tx, &m, &mut self.dice, (&mut self.office, secret), day).await?;
            self.figures.add_many("colleagues who left", left);
            office::newcomers(tx, &m, &mut self.office, day).await?;
            self.set_meeting(tx, &m).await?;
        }
        self.arrivals(day)?;
        let ends = calendar::at(&self.zone, day.plus_days(1), 0);
        while let Some(entry) = self.waits.first_entry() {
            let at: Ts = entry.key().0;
            if at >= ends {
                break;
            }
            let what = entry.remove();
            self.one(tx, at, what).await?;
        }
        Ok(())
    }

    /// One thing that happens. A refusal is counted and the story goes on; what broke ends it.
    async fn one(&mut self, tx: &mut Tx, at: Ts, what: Happens) -> Result<(), Stop> {
        let m = self.moment(at);
        let (done, word) = match &what {
            Happens::Letter(draft, then) => (self.writes(tx, &m, (draft, *then)).await, "write a letter"),
            Happens::Contact(draft) => (self.registers(tx, &m, draft).await, "register"),
            Happens::Step(no, step) => (self.act(tx, &m, (*no, *step)).await, step.word()),
            Happens::Promise(one) => (self.keeps(tx, &m, *one).await, "keep a promise"),
        };
        match done {
            Ok(Next::Done) => {}
            Ok(Next::Later(day)) => {
                let day = day.max(self.today(&m).plus_days(1));
                let at = calendar::in_hours(&self.zone, &mut self.dice, day);
                self.happens(at, what);
            }
            Err(No::Fault(fault)) => return Err(fault.into()),
            Err(No::Refusal(refusal)) => self.figures.refused(word, refusal.word),
            Err(No::Absent) => self.figures.refused(word, "absent"),
            Err(No::Stale) => self.figures.refused(word, "stale"),
        }
        Ok(())
    }
}
