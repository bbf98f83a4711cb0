//! What the journal is told of a registration: ids, words of the field and the rules they rest on, never a text or a name.

use super::{Concern, Filed, plan::clocks, write::Saving};
use crate::{PersonId, Text, letter::digest, letterbox::hex};
use access::UnitId;
use journal::Event;
use law::Follows;
use law::reading::Channel;
use law::rule::RuleRef;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::Uuid;

/// The kinds of event that this crate writes.
pub const EVENTS: &[&str] =
    &[REGISTERED, COMPLETED, ADVISED, PERSON_TAKEN_OVER, CLOSENESS_NOTED, MATTER_TAKEN_OVER, GUARDIANS];
pub(super) const REGISTERED: &str = "contact.registered";
pub(super) const COMPLETED: &str = "contact.completed";
pub(super) const ADVISED: &str = "contact.advised";
pub(super) const PERSON_TAKEN_OVER: &str = "person.taken_over";
pub(super) const CLOSENESS_NOTED: &str = "person.closeness_noted";
pub(super) const MATTER_TAKEN_OVER: &str = "matter.taken_over";
pub(super) const GUARDIANS: &str = "person.guardians_looked_up";

/// The event of a registration. It belongs to a matter's own history only where there is one matter; its body names all.
pub(super) fn event(
    kind: &'static str,
    saving: &Saving<'_>,
    (unit, channel): (UnitId, Channel),
    told: Option<&Text>,
) -> Event {
    let plan = saving.plan;
    let mut matters = plan.filed.iter().filter_map(|filed| match filed {
        Filed::Matter(id, _) => Some(id.uuid()),
        _ => None,
    });
    let only = matters.next().filter(|_| matters.next().is_none());
    let concerns = plan.follows.iter().zip(&plan.filed).zip(&saving.about.concerns);
    let concerns: Vec<Value> =
        concerns.map(|((follows, filed), concern)| concern_body(follows, *filed, concern)).collect();
    let persons: BTreeSet<Uuid> = plan.kept.iter().filter_map(|nth| saving.placed_id(*nth)).collect();
    let mut body = json!({ "concerns": concerns });
    if let (Some(contact), Some(fields)) = (saving.contact, body.as_object_mut()) {
        fields.insert("contact".into(), json!(contact));
        fields.insert("persons".into(), json!(persons));
        let words = told.map(|text| hex(&digest([("told", text.as_str())].into_iter())));
        fields.insert("told".into(), json!(words));
    }
    Event {
        kind,
        matter: only,
        actor: saving.actor.to_owned(),
        // Where its matters lie; advice lies nowhere.
        unit: saving.contact.map(|_| unit.0),
        source: channel.as_str(),
        happened_at: None,
        activity: None,
        body,
    }
}

fn concern_body(follows: &Follows, filed: Filed, concern: &Concern) -> Value {
    let cite = |rule: &RuleRef| format!("{}@{}", rule.id, rule.from);
    let kind = concern.kind.as_str();
    let (matter, person) = match filed {
        Filed::Matter(id, person) => (id.uuid(), person.map(PersonId::uuid)),
        Filed::Diary => return json!({ "kind": kind, "place": "diary", "reporter": concern.reporter.as_str() }),
        Filed::Counted => return json!({ "kind": kind, "place": "count", "reporter": concern.reporter.as_str() }),
    };
    let clocks = clocks(follows)
        .map(|clock| json!({ "kind": clock.kind.as_str(), "due": clock.due.to_string(), "rule": cite(&clock.rule) }));
    let rules = follows.opens.rules.iter().chain(&follows.documented_in.rules).chain(&follows.qualification.rules);
    let rules: BTreeSet<String> = rules.chain(&follows.duty_19_1.rules).map(cite).collect();
    json!({
        "matter": matter,
        "person": person,
        "kind": kind,
        "opens": follows.opens.value.as_str(),
        "documented_in": follows.documented_in.value.as_str(),
        "joins": follows.joins.as_ref().map(|joins| joins.how.as_str()),
        "clocks": clocks.collect::<Vec<_>>(),
        "rules": rules,
    })
}
