//! What is done at the desk besides registering: a promise to ring back is kept, and something from an earlier matter is
//! brought along.

use access::{Act, No, Permit, Refusal, office};
use casefile::matter::{
    note::{self, NewNote, Sort},
    promise,
    reader::{Promised, left_over, promised},
};
use casefile::{MatterId, Text};
use journal::{Event, Moment};
use serde_json::json;
use store::{Tx, Uuid};

/// Notes that a promise was kept, by the one who was to keep it or by the head who answers for what that colleague cannot
/// keep. Gives the contact in which it was made.
///
/// # Errors
/// [`No::Absent`] where there is no such promise to keep for this colleague, or none that they may know of;
/// [`No::Stale`] where it was noted in the same instant.
pub async fn keep_promise(tx: &mut Tx, by: &Permit, m: &Moment, id: Uuid) -> Result<Uuid, No> {
    by.covers(Act::Register)?;
    let staff = by.staff().ok_or(No::Absent)?;
    let left = left_over(tx, staff).await?.into_iter().map(|one| one.promise);
    let mine = promised(tx, staff).await?.into_iter().chain(left).find_map(|one| match one {
        Promised::Open(promise) if promise.id == id => Some(promise),
        _ => None,
    });
    let mine = mine.ok_or(No::Absent)?;
    if !promise::keep(tx, id, m.at, &by.actor()).await? {
        return Err(No::Stale);
    }
    let event = Event {
        kind: "desk.promise_kept",
        matter: None,
        actor: by.actor(),
        unit: by.unit().map(Uuid::from),
        source: "staff",
        happened_at: None,
        activity: None,
        body: json!({ "promise": id, "contact": mine.contact, "in_time": m.at <= mine.due }),
    };
    journal::append(tx, m, event).await?;
    Ok(mine.contact)
}

const BROUGHT: Refusal = Refusal { word: "desk-earlier-brought", rule: None };

/// Something of an earlier matter that is to be known in a new one.
#[derive(Clone)]
pub struct Bring {
    /// The new matter.
    pub matter: MatterId,
    /// The earlier one.
    pub from: MatterId,
    /// What sort of thing it is there.
    pub sort: &'static str,
    /// What it says.
    pub text: Text,
    /// Where it comes from, with the day.
    pub source: Text,
}

/// Copies one thing of an earlier matter as a note into a new one, by somebody who may write in the new one and read the
/// old. Nothing else goes along, and nothing is linked live.
///
/// # Errors
/// A refusal where it lies there already, or whoever does it works in no unit.
pub async fn bring(tx: &mut Tx, (by, read): (&Permit, &Permit), m: &Moment, call: Bring) -> Result<Uuid, No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    read.covers_matter(Act::Read, call.from.uuid())?;
    let (text, source) = (call.text.as_str(), call.source.as_str());
    if note::all(tx, call.matter).await?.iter().any(|one| one.text == text && one.source == source) {
        return Err(BROUGHT.into());
    }
    let (author, staff) = (by.actor(), by.staff().ok_or(No::Absent)?);
    let here = office::colleagues(tx, by.unit().ok_or(No::Absent)?).await?;
    let role = here.into_iter().find(|one| one.id == staff).map(|one| one.role).ok_or(No::Absent)?;
    let new = NewNote { sort: Sort::Fact, text: &call.text, author: &author, role: &role, source };
    let note = note::write(tx, m, call.matter, &new).await?;
    let event = Event {
        kind: "desk.brought_along",
        matter: Some(call.matter.uuid()),
        actor: author,
        unit: by.unit().map(Uuid::from),
        source: "staff",
        happened_at: None,
        activity: None,
        body: json!({
            "from": call.from.uuid(),
            "sort": call.sort,
            "note": note,
            "words": casefile::proof([("text", text), ("source", source)]),
        }),
    };
    journal::append(tx, m, event).await?;
    Ok(note)
}
