//! What lies before the committee goes to another meeting, or is taken off the agenda by those who laid it there.

use super::{
    agenda::{GONE, NOTHING_THERE},
    event, today,
};
use crate::{agenda, case::Case};
use access::{Act, No, Permit, Refusal};
use casefile::{MatterId, Text, matter};
use journal::Moment;
use serde_json::json;
use store::{Tx, Uuid};

const THERE: Refusal = Refusal { word: "decision-there-already", rule: None };

/// Where it goes.
#[derive(Clone)]
pub enum To {
    /// To this meeting.
    Meeting(Uuid),
    /// It waits until a head sets the next one.
    NextSet,
    /// Off the agenda, and why.
    Off(Text),
}

/// A proposal that goes elsewhere.
#[derive(Clone)]
pub struct Shift {
    /// Of which matter.
    pub matter: MatterId,
    /// The version that was shown.
    pub seen: i64,
    /// Where it goes.
    pub to: To,
}

/// Moves what lies before the committee to another meeting, also after one at which it was not taken up; or takes it off,
/// and what is proposed can be mended and laid there anew.
///
/// # Errors
/// A refusal: nothing lies there, that meeting has been, it lies there already, the text tells where a protected person is
/// (SEK-8). [`No::Stale`] where the matter has changed since it was shown.
pub async fn shift(tx: &mut Tx, by: &Permit, m: &Moment, call: Shift) -> Result<(), No> {
    by.covers_matter(Act::Write, call.matter.uuid())?;
    matter::claim(tx, call.matter, call.seen).await?;
    let on = today(m);
    let case = Case::load(tx, call.matter, on).await?;
    let item = case.open_item().ok_or(NOTHING_THERE)?;
    let lies = item.meeting.map(|meeting| meeting.id);
    let to = match &call.to {
        To::Off(why) => {
            case.gives_nothing_away(tx, by, &[why.as_str()]).await?;
            agenda::withdraw(tx, item.id, why.as_str(), (m.at, &by.actor())).await?;
            let body = json!({ "item": item.id, "meeting": lies, "words": casefile::proof([("why", why.as_str())]) });
            journal::append(tx, m, event("decision.item_withdrawn", by, Some(call.matter), body)).await?;
            return Ok(());
        }
        To::NextSet => None,
        To::Meeting(id) => {
            let to_come = agenda::to_come(tx, on).await?;
            Some(to_come.iter().find(|one| one.id == *id).ok_or(GONE)?.id)
        }
    };
    if to == lies {
        return Err(THERE.into());
    }
    agenda::go(tx, item.id, to).await?;
    let body = json!({ "item": item.id, "from": lies, "meeting": to });
    journal::append(tx, m, event("decision.item_moved", by, Some(call.matter), body)).await?;
    Ok(())
}
