//! Our own journal, as it is exported: what happened in which matter, and nothing about persons.
//!
//! Reading is verifying: a journal whose chain is broken, or that has no end, is no log. Of an event its envelope is read
//! (kind, time, matter, unit, act). Of its body, which may speak of persons, only which matters a contact concerns that
//! became several: its envelope names none of them. Where bodies are left out of the journal, that contact is in none.

use super::Wrong;
use crate::object::{Builder, Log};
use crate::read::source::Source;
use crate::{At, Value};
use seal::{Body, Entry, Envelope, Verdict};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::str::FromStr;
use uuid::Uuid;

/// The type of the objects that are cases, where nothing else is asked for.
pub(crate) const MATTER: &str = "matter";
const UNIT: &str = "unit";
const ACT: &str = "act";

/// Reads and verifies a journal.
pub(crate) fn read(source: Source<'_>) -> Result<Log, Wrong> {
    let mut builder = Builder::default();
    let mut odd = None;
    let verified: Result<Verdict, _> = seal::verify_each(source, &[], |entry| {
        let added = said(entry).and_then(|said| add(&mut builder, &entry.envelope, &said));
        if let Err(what) = added {
            odd.get_or_insert(what);
        }
    });
    verified.map_err(|broken| Wrong::new(0, format!("The journal is not whole: {broken}")))?;
    match odd {
        Some(what) => Err(Wrong::new(0, what)),
        None => Ok(builder.finish()),
    }
}

/// What is read of a body.
#[derive(Default, Deserialize)]
struct Said {
    #[serde(default)]
    concerns: Vec<Concern>,
}

#[derive(Deserialize)]
struct Concern {
    matter: Option<Uuid>,
}

fn said(entry: &Entry) -> Result<Said, String> {
    match &entry.body {
        // What serde says of a fault may quote the body, so it is not repeated.
        Body::Here { text, .. } => serde_json::from_str(text)
            .map_err(|_| format!("The body of event {} is not one of ours.", entry.envelope.seq)),
        Body::Disposed | Body::LeftOut => Ok(Said::default()),
    }
}

fn add(builder: &mut Builder, envelope: &Envelope, said: &Said) -> Result<(), String> {
    let concerned = said.concerns.iter().filter_map(|concern| concern.matter);
    let matters: BTreeSet<Uuid> = envelope.matter.into_iter().chain(concerned).collect();
    let unit = envelope.unit.map(|id| id.to_string());
    let act = envelope.activity.clone();
    let objects = matters.iter().map(|id| (id.to_string(), MATTER, "in"));
    let objects = objects.chain(unit.clone().map(|id| (id, UNIT, "at"))).chain(act.map(|id| (id, ACT, "part of")));
    let objects: Vec<_> = objects.collect();
    for (id, kind, _) in &objects {
        if !builder.has_object(id) {
            builder.object(id, kind).map_err(|twice| twice.to_string())?;
        }
    }
    let at = At(envelope.happened_at.as_microsecond());
    builder.event(&envelope.id.to_string(), &envelope.kind, at).map_err(|twice| twice.to_string())?;
    let room = envelope.kind.split_once('.').map_or(&*envelope.kind, |(room, _)| room);
    builder.event_value("room", Value::Text(room));
    builder.event_value("recorded_at", Value::Date(At(envelope.recorded_at.as_microsecond())));
    builder.event_value("org:resource", Value::Text(pseudonym(&envelope.actor)));
    if let Some(unit) = &unit {
        builder.event_value("org:group", Value::Text(unit));
    }
    objects.iter().for_each(|(id, _, qualifier)| builder.event_tie(id, qualifier));
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
