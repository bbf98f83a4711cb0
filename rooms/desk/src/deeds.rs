//! What is done at the desk besides registering: a promise to ring back is kept.

use access::{Act, No, Permit};
use casefile::matter::{
    promise,
    reader::{Promised, left_over, promised},
};
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
