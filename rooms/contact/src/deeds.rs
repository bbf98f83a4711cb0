//! What we do with a letter once it lies with us: read it, answer it. Putting it in is the letterbox's own deed.

use access::{Act, No, Permit, Refusal};
use casefile::contact::{self, Answer, Contact, Reply};
use journal::{Event, Moment};
use serde_json::json;
use store::{Tx, Uuid};

/// A letter that somebody has opened.
#[derive(Debug)]
pub struct Opened {
    /// What is known of it.
    pub contact: Contact,
    /// What was told.
    pub answers: Vec<Answer>,
    /// Whether it is what it was when it came. If not, somebody has changed it behind our backs.
    pub intact: bool,
}

const ABSENT: Refusal = Refusal { word: "contact-absent", rule: None };
const UNREAD: Refusal = Refusal { word: "contact-unread", rule: None };
const REPLIED: Refusal = Refusal { word: "contact-replied", rule: None };

/// Opens a letter. Every opening is an event, whoever it is and however often; the first one is what the code shows as
/// read. The caller shows nothing before the transaction is committed.
///
/// An opened letter lies on its contact's page for those who may read letters, without being opened again. Each such
/// reading is an entry of the access log with the act `report.read` and the letter's id (PUL-1): the journal says what
/// happened to a letter, the access log who has seen it and when.
pub async fn read(tx: &mut Tx, by: &Permit, m: &Moment, id: Uuid) -> Result<Opened, No> {
    by.covers(Act::ReportRead)?;
    let contact = contact::one(tx, id).await?.ok_or(ABSENT)?;
    let answers = contact::answers(tx, by, id).await?;
    let intact = casefile::intact(tx, id).await?;
    let first = contact::mark_read(tx, id, m.at, &by.actor()).await?;
    let body = json!({ "contact": id, "first": first, "intact": intact });
    journal::append(tx, m, event("contact.report_read", by, body)).await?;
    Ok(Opened { contact, answers, intact })
}

/// Answers the one who told, with one of the prepared sentences. Once, and only what has been read.
pub async fn reply(tx: &mut Tx, by: &Permit, m: &Moment, id: Uuid, reply: Reply) -> Result<(), No> {
    by.covers(Act::ReportReply)?;
    let contact = contact::one(tx, id).await?.ok_or(ABSENT)?;
    contact.read_at.ok_or(UNREAD)?;
    if !contact::mark_replied(tx, id, m.at, &by.actor(), reply).await? {
        return Err(REPLIED.into());
    }
    let body = json!({ "contact": id, "reply": reply.name() });
    journal::append(tx, m, event("contact.report_replied", by, body)).await?;
    Ok(())
}

fn event(kind: &'static str, by: &Permit, body: serde_json::Value) -> Event {
    Event {
        kind,
        matter: None,
        actor: by.actor(),
        unit: by.unit().map(Uuid::from),
        source: if by.staff().is_some() { "staff" } else { "command" },
        happened_at: None,
        activity: None,
        body,
    }
}
