//! From what was typed to a decision, or to sentences about what is to be put right.

use super::{decide, path};
use crate::{
    Concerned, Ground, Late, TooShort,
    case::Case,
    deeds::{self, AdultOutcome, Join, NotOpen, Open, Spoken},
};
use access::{Act, No, Permit};
use casefile::MatterId;
use law::{Day, follows::Stage};
use page::staff::form::{ROOM, Reader, Wrong, sent};
use page::staff::{Ask, Out};
use store::Tx;

/// What was decided, as it was typed.
enum Typed {
    Open { ground: Ground, late: Option<Late>, concerned: Concerned },
    NotOpen { ground: Ground, late: Option<Late> },
    Added { ground: Ground },
    Adult { ground: Ground, outcome: AdultOutcome },
}

/// Signs the decision that was typed.
pub async fn sign(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let act = if ask.fields.get("outcome") == "added" { Act::Assess } else { Act::Decide };
    let by = ask.sight.matter(&mut tx, act, id).await?;
    let case = Case::load(&mut tx, MatterId::of(id)).await?;
    let done = async {
        let typed = read(&ask, &case)?;
        Ok(make(&mut ask, &mut tx, &by, &case, typed).await?)
    }
    .await;
    ask.led(tx, done, format!("{}/bedomning", path(id)), decide::form_page).await
}

async fn make(ask: &mut Ask, tx: &mut Tx, by: &Permit, case: &Case, typed: Typed) -> Result<(), No> {
    let (matter, seen, staff, m) = (case.matter.id, sent(ask), ask.session.staff, &ask.moment);
    match typed {
        Typed::Open { ground, late, concerned } => {
            let call = Open { matter, seen, ground, late, concerned };
            deeds::open_investigation(tx, by, m, call).await.map(drop)
        }
        Typed::NotOpen { ground, late } => {
            deeds::do_not_open(tx, by, m, NotOpen { matter, seen, ground, late }).await.map(drop)
        }
        Typed::Added { ground } => {
            // Of a matter that they may not know of nobody is told more than of one that is not there.
            let other = deeds::running(tx, &case.matter).await?.ok_or(deeds::NONE_RUNS)?;
            if !deeds::sees(tx, staff, other).await? {
                return Err(deeds::NONE_RUNS.into());
            }
            ask.sight.shows([other.uuid()]);
            let into = Permit::for_matter(tx, staff, Act::Write, other.uuid()).await?;
            deeds::add_to_running(tx, by, m, Join { matter, seen, into: &into, ground }).await.map(drop)
        }
        Typed::Adult { ground, outcome } => {
            deeds::adult_spoken_with(tx, by, m, Spoken { matter, seen, outcome, ground }).await.map(drop)
        }
    }
}

fn read(ask: &Ask, case: &Case) -> Result<Typed, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let adult = case.matter.stage == Stage::Adult;
    let ground = ground(&mut form);
    let typed = match (ask.fields.get("outcome"), adult) {
        ("open", false) => {
            let (late, concerned) = (late(&mut form, ask, case), concerned(&mut form, ask));
            ground.zip(concerned).map(|(ground, concerned)| Typed::Open { ground, late, concerned })
        }
        ("not_open", false) => {
            let late = late(&mut form, ask, case);
            ground.map(|ground| Typed::NotOpen { ground, late })
        }
        ("added", false) => ground.map(|ground| Typed::Added { ground }),
        ("agreed", true) => ground.map(|ground| Typed::Adult { ground, outcome: AdultOutcome::Agreed }),
        ("by_law", true) => ground.map(|ground| Typed::Adult { ground, outcome: AdultOutcome::ByLaw }),
        ("not_open", true) => ground.map(|ground| Typed::Adult { ground, outcome: AdultOutcome::NotOpen }),
        ("referred", true) => {
            let to = form.text("referred_to", ROOM, "assessment-wrong-referred");
            ground.zip(to).map(|(ground, to)| Typed::Adult { ground, outcome: AdultOutcome::Referred(to) })
        }
        _ => {
            form.wrong.insert(0, ("outcome", ask.say.s("assessment-wrong-outcome")));
            None
        }
    };
    typed.filter(|_| form.wrong.is_empty()).ok_or(form.wrong)
}

fn ground(form: &mut Reader<'_>) -> Option<Ground> {
    match Ground::parse(form.fields.get("ground")) {
        Ok(ground) => Some(ground),
        Err(TooShort::NoSentence) => {
            form.wrong.push(("ground", form.say.s("assessment-wrong-ground")));
            None
        }
        // Says how long it is.
        Err(TooShort::TooLong { .. }) => form.text("ground", ROOM, "assessment-wrong-ground").and(None),
    }
}

fn late(form: &mut Reader<'_>, ask: &Ask, case: &Case) -> Option<Late> {
    if !case.is_late(ask.today()) {
        return None;
    }
    let kind: fn(casefile::Text) -> Late = match form.fields.get("late") {
        "extraordinary" => Late::Extraordinary,
        "overdue" => Late::Overdue,
        _ => {
            form.unchosen("late", "assessment-wrong-late-kind");
            return None;
        }
    };
    form.text("late_why", ROOM, "assessment-wrong-late").map(kind)
}

/// A day that was left empty is today: they are to be told at once (UTR-3).
fn concerned(form: &mut Reader<'_>, ask: &Ask) -> Option<Concerned> {
    match form.fields.get("told") {
        "yes" => Some(Concerned::Told),
        "parked" => {
            let why = form.text("told_why", ROOM, "assessment-wrong-told");
            let until = match ask.fields.get("told_until").trim() {
                "" => Ok(ask.today()),
                typed => Day::parse(typed),
            };
            if until.is_err() {
                form.unchosen("told_until", "assessment-wrong-until");
            }
            Some(Concerned::Parked { why: why?, until: until.ok()? })
        }
        _ => {
            form.unchosen("told", "assessment-wrong-told-kind");
            None
        }
    }
}
