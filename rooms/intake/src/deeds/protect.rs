//! Signing a protective assessment.

use super::{bearer, event};
use crate::protection::{self, Answers, Need, Stands, Talked};
use access::{Act, No, Permit};
use casefile::matter::{
    self, clock, investigation,
    station::{self, StationKind, Step},
};
use casefile::{MatterId, Text};
use journal::Moment;
use law::{ClockKind, reading::Acute};
use serde_json::json;
use store::{Tx, Uuid};

/// A protective assessment as its signer has written it.
#[derive(Clone)]
pub struct Protect {
    /// In which matter: the child's own.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Whether the child needs protection.
    pub need: Need,
    /// The facts it rests on.
    pub rests_on: Text,
    /// Whether somebody has talked with the child.
    pub talked: Talked,
    /// The assessment.
    pub text: Text,
}

/// A signed assessment and what it moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The assessment.
    pub protection: Uuid,
    /// Whether the protective clock ran until now.
    pub stopped: bool,
    /// The station where the matter came to, where it moved.
    pub station: Option<StationKind>,
}

/// Signs the protective assessment of one child or young person in that person's own matter (INT-2). Whoever assesses
/// has the degree and the independence that the policy asks for; no delegation is demanded, but how the scheme names the
/// signer is kept.
///
/// # Errors
/// A refusal for an adult's matter; [`No::Stale`] where the matter has changed since it was shown.
pub async fn protect(tx: &mut Tx, by: &Permit, m: &Moment, call: Protect) -> Result<Signed, No> {
    by.covers_matter(Act::Assess, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (signer, actor) = (bearer(tx, by).await?.signer, by.actor());
    let read = matter::one(tx, call.matter).await?.ok_or(No::Absent)?;
    let clocks = clock::all(tx, call.matter).await?;
    let here = station::way(tx, call.matter).await?.into_iter().find(|at| at.left.is_none()).map(|at| at.kind);
    let investigation = investigation::one(tx, call.matter).await?;
    let stands = Stands { matter: &read, station: here, clocks: &clocks, investigation: investigation.as_ref() };
    let answers =
        Answers { need: &call.need, rests_on: &call.rests_on, talked: &call.talked, text: &call.text, seen: call.seen };
    let today = m.law.settings().zone.day(m.at.instant());
    let moves = stands.assessed(&answers, today, &m.law)?;
    let id = protection::keep(tx, m, call.matter, &answers, &signer, &actor).await?;
    let step = Step { at: m.at, actor: &actor, why: "protection_assessed" };
    if moves.stops {
        clock::stop(tx, call.matter, ClockKind::Protective, step).await?;
    }
    if let Some(acute) = moves.acute {
        matter::acute_is(tx, call.matter, acute, &call.text, (m.at, &actor)).await?;
    }
    if let Some((from, to)) = moves.to {
        station::go(tx, call.matter, from, to, step).await?;
    }
    let station = moves.to.map(|(_, to)| to);
    let rules: Vec<String> = moves.rules.iter().map(|rule| format!("{}@{}", rule.id, rule.from)).collect();
    let body = json!({
        "protection": id,
        "need": call.need.word(),
        "acute": moves.acute.map(Acute::as_str),
        "talked": call.talked.word(),
        "degree": signer.degree_word(),
        "experience": signer.experience_word(),
        "entrusted": signer.entrusted,
        "stopped": moves.stops.then_some(ClockKind::Protective.as_str()),
        "station": station.map(StationKind::as_str),
        "rules": rules,
        "words": casefile::proof(answers.texts()),
    });
    journal::append(tx, m, event("intake.protection_assessed", by, call.matter, body)).await?;
    Ok(Signed { protection: id, stopped: moves.stops, station })
}
