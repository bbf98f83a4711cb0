//! Each party gets the letter about a decision, and the three weeks count from the day on which they had it (UTR-17).

use super::{cite, close_if_done, event, today};
use crate::{
    case::Case,
    moves::no_rule,
    served::{self, Confirmed, Served, Way, last_day},
};
use access::{Act, No, Permit, Refusal, office};
use casefile::matter::{
    self, clock,
    decision::{Appeal, Decision},
    note::{self, NewNote, Sort},
    station::{StationKind, Step},
};
use casefile::{MatterId, PersonId, Text};
use journal::Moment;
use law::{Clock, ClockKind, Day, Law};
use serde_json::json;
use store::{Tx, Uuid};

const NO_LETTER: Refusal = Refusal { word: "decision-no-letter", rule: None };
const SENT: Refusal = Refusal { word: "decision-letter-sent", rule: None };
const NO_ADDRESS: Refusal = Refusal { word: "decision-no-address", rule: Some("SEK-8") };
const ODD_DAY: Refusal = Refusal { word: "decision-odd-day", rule: None };
const WAITS: Refusal = Refusal { word: "decision-still-waits", rule: None };

/// A letter goes to a party.
#[derive(Clone)]
pub struct Serve {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// About which decision.
    pub decision: Uuid,
    /// To which party.
    pub to: PersonId,
    /// The name, typed by whoever sends it.
    pub name: String,
    /// The last four digits of the number or the day of birth, typed as well; where we have neither, the day and place where
    /// whoever gives it by hand had met them.
    pub second: String,
    /// How it goes.
    pub way: Way,
    /// On which day.
    pub sent_on: Day,
    /// What the file says of where they had met, and where that comes from. Kept where nothing else tells who had the letter.
    pub met: (Text, Text),
}

/// A party has got the letter.
#[derive(Clone, Copy, Debug)]
pub struct Came {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Which letter.
    pub served: Uuid,
    /// On which day.
    pub on: Day,
}

/// A matter with nothing left to do is closed.
#[derive(Clone, Copy, Debug)]
pub struct Close {
    /// Which.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
}

/// The clock of a decision's appeal from the day on which a party had it; none where time does not run from there.
fn appeal(made: &Decision, on: Day, law: &Law) -> Result<Option<Clock>, No> {
    match made.appeal {
        Appeal::Administrative => Ok(Some(Clock::appeal(on, law).map_err(no_rule)?)),
        Appeal::LegalityReview | Appeal::None { .. } => Ok(None),
    }
}

/// Notes that the letter about a decision went to a party, whom two typed identifiers confirm. Given by hand, it came on
/// the day that is said.
///
/// # Errors
/// A refusal: one of the identifiers is another's or there is no second one, nobody who gets a letter, one has gone, post to
/// a protected person, a day to come or before the decision. [`No::Stale`] where the matter has changed since it was shown.
pub async fn serve(tx: &mut Tx, by: &Permit, m: &Moment, call: Serve) -> Result<Uuid, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = Case::load(tx, call.matter, today(m)).await?;
    let made = case.decisions.iter().find(|made| made.id == call.decision).ok_or(NO_LETTER)?;
    let to = case.addressee(call.to).ok_or(NO_LETTER)?;
    let confirmed = Confirmed::of(&to.person, (&call.name, &call.second), (call.way, call.sent_on))?;
    if to.is_protected() && call.way.needs_address() {
        return Err(NO_ADDRESS.into());
    }
    if call.sent_on > today(m) || call.sent_on < made.day {
        return Err(ODD_DAY.into());
    }
    let received_on = (call.way == Way::ByHand).then_some(call.sent_on);
    let clock = match received_on {
        Some(on) => appeal(made, on, &m.law)?,
        None => None,
    };
    let new = Served {
        id: m.id(),
        decision: made.id,
        person: call.to,
        way: call.way,
        confirmed,
        sent_on: call.sent_on,
        received_on,
        appeal_until: clock.as_ref().map(last_day),
        at: m.at,
        actor: by.actor(),
    };
    if !served::keep(tx, &new, clock.as_ref()).await? {
        return Err(SENT.into());
    }
    if Case::load(tx, call.matter, today(m)).await?.everybody_is_written_to() {
        let (actor, why) = (by.actor(), "served");
        clock::stop(tx, call.matter, ClockKind::Letters, Step { at: m.at, actor: &actor, why }).await?;
    }
    let note = if confirmed == Confirmed::Met { Some(noted(tx, by, m, &call).await?) } else { None };
    let station = close_if_done(tx, by, m, call.matter, "served").await?;
    let body = json!({
        "served": new.id,
        "decision": made.id,
        "to": call.to.uuid(),
        "how": call.way.word(),
        "confirmed": confirmed.word(),
        "note": note,
        "words": note.map(|_| casefile::proof([("text", call.met.0.as_str()), ("source", call.met.1.as_str())])),
        "sent_on": call.sent_on.to_string(),
        "received_on": received_on.map(|day| day.to_string()),
        "appeal_until": new.appeal_until.map(|day| day.to_string()),
        "rules": clock.iter().map(|clock| cite(&clock.rule)).collect::<Vec<_>>(),
        "station": station.map(StationKind::as_str),
    });
    journal::append(tx, m, event("decision.served", by, Some(call.matter), body)).await?;
    Ok(new.id)
}

/// Where they had met stands in the file, under the name of whoever gave the letter.
async fn noted(tx: &mut Tx, by: &Permit, m: &Moment, call: &Serve) -> Result<Uuid, No> {
    let staff = by.staff().ok_or(No::Absent)?;
    let here = office::colleagues(tx, by.unit().ok_or(No::Absent)?).await?;
    let role = here.into_iter().find(|one| one.id == staff).map(|one| one.role).ok_or(No::Absent)?;
    let author = by.actor();
    let (text, source) = &call.met;
    let new = NewNote { sort: Sort::Fact, text, author: &author, role: &role, source: source.as_str() };
    Ok(note::write(tx, m, call.matter, &new).await?)
}

/// Notes on which day a party had the letter. In a matter that was ended, and where everybody has been told, nothing is
/// left to do: it is closed.
///
/// # Errors
/// A refusal: no such letter, a day to come or before it went. [`No::Stale`] where the matter has changed since it was shown,
/// or the day was noted before.
pub async fn received(tx: &mut Tx, by: &Permit, m: &Moment, call: Came) -> Result<Option<StationKind>, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let case = Case::load(tx, call.matter, today(m)).await?;
    let letter = case.served.iter().find(|one| one.id == call.served).ok_or(NO_LETTER)?;
    let made = case.decisions.iter().find(|made| made.id == letter.decision).ok_or(NO_LETTER)?;
    if call.on > today(m) || call.on < letter.sent_on {
        return Err(ODD_DAY.into());
    }
    let (clock, actor) = (appeal(made, call.on, &m.law)?, by.actor());
    served::came(tx, letter.id, call.on, clock.as_ref(), (m.at, &actor)).await?;
    let station = close_if_done(tx, by, m, call.matter, "received").await?;
    let body = json!({
        "served": letter.id,
        "decision": made.id,
        "received_on": call.on.to_string(),
        "appeal_until": clock.as_ref().map(|clock| last_day(clock).to_string()),
        "rules": clock.iter().map(|clock| cite(&clock.rule)).collect::<Vec<_>>(),
        "station": station.map(StationKind::as_str),
    });
    journal::append(tx, m, event("decision.received", by, Some(call.matter), body)).await?;
    Ok(station)
}

/// Closes a matter that a decision has ended, where something else waited when the last letter came: an answer to the one
/// who reported, a day of a court. Without that it is closed with the last letter.
///
/// # Errors
/// A refusal where something waits still. [`No::Stale`] where the matter has changed since it was shown.
pub async fn close(tx: &mut Tx, by: &Permit, m: &Moment, call: Close) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    if close_if_done(tx, by, m, call.matter, "done").await?.is_some() {
        return Err(WAITS.into());
    }
    let body = json!({ "station": null });
    journal::append(tx, m, event("decision.closed", by, Some(call.matter), body)).await?;
    Ok(())
}
