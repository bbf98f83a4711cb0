//! Beginning a measure on law or on consent, and ending it.

use super::{NO_DAY, OVER, cite, event, load, no_rule};
use access::{Act, No, Permit, Refusal};
use casefile::matter::{
    self,
    measure::{
        self, MeasureId, NewMeasure, OnConsent, Rests,
        holds::{Consenting, Givers},
    },
};
use casefile::{MatterId, Text};
use journal::Moment;
use law::consent::{Measure as Kind, Rests as Lawful, Suitable, childs_own, rests};
use law::{Day, Law};
use serde_json::json;
use store::Tx;

/// Nothing rests on the consent of guardians before somebody has looked up who they are.
const NOT_LOOKED_UP: Refusal = Refusal { word: "investigation-consent-guardians-not-looked-up", rule: Some("INS-7") };
/// The child has no guardian who could say yes.
const NO_GUARDIAN: Refusal = Refusal { word: "investigation-consent-no-guardian", rule: Some("INS-7") };
/// Nobody talks with an adult without the guardians.
const NOT_HERE: Refusal = Refusal { word: "investigation-consent-measure-not-here", rule: None };
/// The law leaves no way around the guardians here.
const NOT_OWN: Refusal = Refusal { word: "investigation-consent-not-childs-own", rule: Some("INS-6") };
/// Why the child's own consent is suitable must stand there.
pub(crate) const UNSUITED: Refusal = Refusal { word: "investigation-consent-wrong-suitable", rule: Some("INS-6") };

/// Which way is taken where the law leaves two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// What the law asks first.
    AsAsked,
    /// The child's own consent in the place of the guardians'.
    ChildsOwn,
}

/// A measure that is about to begin.
#[derive(Clone)]
pub struct Begin {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// What kind.
    pub kind: Kind,
    /// What is done.
    pub what: Text,
    /// From which day; not before the matter reached us.
    pub since: Day,
    /// Which way.
    pub way: Way,
    /// Why the child's own consent is suitable, where it rests on that.
    pub suitable: Option<Text>,
}

/// A measure that is ended because it is done with.
#[derive(Clone)]
pub struct Finish {
    /// In which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Which.
    pub measure: MeasureId,
    /// The last day.
    pub on: Day,
    /// How it went.
    pub why: Text,
}

/// What a measure would rest on today.
///
/// # Errors
/// A refusal where the measure cannot be in this matter, or the way is not there.
pub fn foreseen(around: &Consenting, kind: Kind, way: Way, law: &Law) -> Result<Lawful, Refusal> {
    let stands = &around.stands;
    if !stands.measures().any(|one| one == kind) {
        return Err(NOT_HERE);
    }
    match way {
        Way::AsAsked => rests(kind, stands, around.today, law).map_err(no_rule),
        Way::ChildsOwn => {
            let own = childs_own(kind, stands, around.today, law).map_err(no_rule)?;
            own.map(Lawful::OnConsent).ok_or(NOT_OWN)
        }
    }
}

/// What it rests on, to be kept: the reason why the child's own consent is suitable stands with it.
fn kept(around: &Consenting, lawful: Lawful, suitable: Option<&Text>) -> Result<Rests, Refusal> {
    let needed = match lawful {
        Lawful::OnLaw(rule) => return Ok(Rests::OnLaw(rule)),
        Lawful::OnConsent(needed) => needed,
    };
    match around.givers(&needed.of) {
        Givers::All(_) => {}
        Givers::GuardiansNotLookedUp => return Err(NOT_LOOKED_UP),
        Givers::NoGuardian => return Err(NO_GUARDIAN),
    }
    let suitable = match (needed.suitable, suitable) {
        (Suitable::Said, None) => return Err(UNSUITED),
        (Suitable::Said, Some(why)) => Some(why.as_str().to_owned()),
        (Suitable::NotAsked, _) => None,
    };
    Ok(Rests::OnConsent(OnConsent { of: needed.of, rules: needed.rules, suitable }))
}

/// Begins a measure. What it rests on is asked of the law on the day, never of the one who writes; where that is consent, it
/// waits until everybody who must has said yes.
///
/// # Errors
/// A refusal: the guardians are not looked up, a day before the matter, a way that the law does not leave. [`No::Stale`]
/// where the matter has changed since it was shown.
pub async fn begin(tx: &mut Tx, by: &Permit, m: &Moment, call: Begin) -> Result<MeasureId, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (read, around) = load(tx, m, call.matter).await?;
    let lawful = foreseen(&around, call.kind, call.way, &m.law)?;
    let rests = kept(&around, lawful, call.suitable.as_ref())?;
    if call.since < read.arrived_on {
        return Err(NO_DAY.into());
    }
    let actor = by.actor();
    let new = NewMeasure { kind: call.kind, what: &call.what, since: call.since, rests: &rests, actor: &actor };
    let id = measure::begin(tx, m, call.matter, &new).await?;
    let (on, of, rules, suitable) = match &rests {
        Rests::OnLaw(rule) => ("law", Vec::new(), vec![cite(rule)], None),
        Rests::OnConsent(on) => {
            let of = on.of.iter().map(|one| one.as_str()).collect();
            ("consent", of, on.rules.iter().map(cite).collect(), on.suitable.as_deref())
        }
    };
    let body = json!({
        "measure": id.uuid(),
        "kind": call.kind.as_str(),
        "since": call.since.to_string(),
        "rests_on": on,
        "of": of,
        "rules": rules,
        "words": casefile::proof([("what", call.what.as_str()), ("suitable", suitable.unwrap_or_default())]),
    });
    journal::append(tx, m, event("investigation.measure_begun", by, call.matter, body)).await?;
    Ok(id)
}

/// Ends a measure because it is done with. It stays in the file with what it rested on.
///
/// # Errors
/// A refusal for a day to come or before it began, or where it is over. [`No::Absent`] where the matter has no such measure;
/// [`No::Stale`] where the matter has changed since it was shown.
pub async fn finish(tx: &mut Tx, by: &Permit, m: &Moment, call: Finish) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let (_, around) = load(tx, m, call.matter).await?;
    let one = around.measures.iter().find(|one| one.id == call.measure).ok_or(No::Absent)?;
    if one.end.is_some() {
        return Err(OVER.into());
    }
    if call.on > around.today || call.on < one.since {
        return Err(NO_DAY.into());
    }
    measure::end(tx, m, call.measure, (call.on, &call.why), &by.actor()).await?;
    let words = casefile::proof([("why", call.why.as_str())]);
    let body = json!({ "measure": call.measure.uuid(), "day": call.on.to_string(), "words": words });
    journal::append(tx, m, event("investigation.measure_ended", by, call.matter, body)).await?;
    Ok(())
}
