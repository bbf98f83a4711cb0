//! Our own journal, as it is exported: what happened in which matter, and nothing about persons.
//!
//! Reading is verifying: a journal whose chain is broken, or that has no end, is no log. Of an event only its envelope is
//! read (kind, time, matter, unit, act); its body, which may speak of persons, is passed by.

use super::Wrong;
use crate::object::{Builder, Log};
use crate::read::source::Source;
use crate::{At, Value};
use seal::{Envelope, Verdict};
use std::str::FromStr;
use uuid::Uuid;

/// The type of the objects that are cases, where nothing else is asked for.
pub(crate) const MATTER: &str = "matter";
const UNIT: &str = "unit";
const ACT: &str = "act";

/// Reads and verifies a journal.
pub(crate) fn read(source: Source<'_>) -> Result<Log, Wrong> {
    let mut builder = Builder::default();
    let mut twice = None;
    let verified: Result<Verdict, _> = seal::verify_each(source, &[], |entry| {
        if let Err(id) = add(&mut builder, &entry.envelope) {
            twice.get_or_insert(id);
        }
    });
    verified.map_err(|broken| Wrong::new(0, format!("The journal is not whole: {broken}")))?;
    match twice {
        Some(twice) => Err(Wrong::new(0, twice.to_string())),
        None => Ok(builder.finish()),
    }
}

fn add(builder: &mut Builder, envelope: &Envelope) -> Result<(), crate::object::Twice> {
    let matter = envelope.matter.map(|id| (id.to_string(), MATTER, "in"));
    let unit = envelope.unit.map(|id| (id.to_string(), UNIT, "at"));
    let act = envelope.activity.as_ref().map(|id| (id.clone(), ACT, "part of"));
    let objects = [matter, unit, act];
    for (id, kind, _) in objects.iter().flatten() {
        if !builder.has_object(id) {
            builder.object(id, kind)?;
        }
    }
    let at = At(envelope.happened_at.as_microsecond());
    builder.event(&envelope.id.to_string(), &envelope.kind, at)?;
    let room = envelope.kind.split_once('.').map_or(&*envelope.kind, |(room, _)| room);
    builder.event_value("room", Value::Text(room));
    builder.event_value("recorded_at", Value::Date(At(envelope.recorded_at.as_microsecond())));
    builder.event_value("org:resource", Value::Text(pseudonym(&envelope.actor)));
    if let Some((unit, ..)) = &objects[1] {
        builder.event_value("org:group", Value::Text(unit));
    }
    objects.iter().flatten().for_each(|(id, _, qualifier)| builder.event_tie(id, qualifier));
    Ok(())
}

/// Who did it, as far as that names nobody: an id stays, and of `operator:karin` only `operator`.
fn pseudonym(actor: &str) -> &str {
    match actor.split_once(':') {
        Some((_, id)) if Uuid::from_str(id).is_ok() => actor,
        Some(("job", _)) | None => actor,
        Some((kind, _)) => kind,
    }
}
