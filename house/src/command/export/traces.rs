//! The journal as traces: the events of each matter, with nothing of their bodies but words of lists.

use jiff::Timestamp;
use seal::{Body, Entry, Line};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    sync::Arc,
};
use store::Uuid;

/// One event in the history of one matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When it happened.
    pub at: Timestamp,
    /// Its place in the journal.
    pub seq: i64,
    /// What happened.
    pub kind: Arc<str>,
    /// Who did it, as the journal writes it. Masked before it leaves.
    pub actor: Arc<str>,
    /// The unit that did it.
    pub unit: Option<Uuid>,
    /// The station that the event put the matter at.
    pub station: Option<Arc<str>>,
}

/// The history of one matter.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What kind of matter it is, as its registration says.
    pub kind: Option<Arc<str>>,
    /// The side of the service.
    pub area: Option<Arc<str>>,
    /// What happened, in the order of `(at, seq)`.
    pub steps: Vec<Step>,
}

/// Every matter that the journal tells of. About a hundred bytes an event are kept; bodies are let go as they are read.
#[derive(Debug, Default)]
pub struct Traces {
    all: BTreeMap<Uuid, Trace>,
    outside: usize,
}

impl Traces {
    /// How many matters there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// How many steps they have together. One event of the journal is one step in each matter it concerns.
    pub fn events(&self) -> usize {
        self.all.values().map(|trace| trace.steps.len()).sum()
    }

    /// How many events of the journal concern no matter.
    pub fn outside(&self) -> usize {
        self.outside
    }

    /// The matters.
    pub fn matters(&self) -> impl Iterator<Item = Uuid> {
        self.all.keys().copied()
    }

    /// Each matter with its history.
    pub fn each(&self) -> impl Iterator<Item = (Uuid, &Trace)> {
        self.all.iter().map(|(id, trace)| (*id, trace))
    }
}

/// What is read of a body: words of lists, and the matters of a contact that concerns several. The rest is passed over.
#[derive(Default, Deserialize)]
struct Said {
    station: Option<Word>,
    kind: Option<Word>,
    area: Option<Word>,
    #[serde(default)]
    concerns: Vec<Concern>,
}

#[derive(Deserialize)]
struct Concern {
    matter: Option<Uuid>,
    kind: Option<Word>,
    area: Option<Word>,
    station: Option<Word>,
}

/// A value that is a word of a list: small letters, digits and `_`, at most forty. Anything else could be somebody's text.
#[derive(Deserialize)]
#[serde(from = "serde_json::Value")]
struct Word(Option<String>);

impl From<serde_json::Value> for Word {
    fn from(value: serde_json::Value) -> Word {
        let listed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let word = value.as_str().filter(|text| {
            text.starts_with(|c: char| c.is_ascii_lowercase()) && text.len() <= 40 && text.chars().all(listed)
        });
        Word(word.map(str::to_owned))
    }
}

/// Reads an exported journal line by line, as it is written.
#[derive(Default)]
pub struct Reading {
    line: Vec<u8>,
    number: u64,
    words: BTreeSet<Arc<str>>,
    traces: Traces,
}

impl Reading {
    /// What was read, each history in its order.
    pub fn end(mut self) -> Traces {
        for trace in self.traces.all.values_mut() {
            trace.steps.sort_by_key(|step| (step.at, step.seq));
        }
        self.traces
    }

    fn take(&mut self, entry: &Entry) -> io::Result<()> {
        let said = match &entry.body {
            // What serde says of a fault may quote the body, so it is not repeated.
            Body::Here { text, .. } => serde_json::from_str(text).map_err(|_| {
                io::Error::other(format!("the body of event {} is not one of ours", entry.envelope.seq))
            })?,
            Body::Disposed | Body::LeftOut => Said::default(),
        };
        let named = said.concerns.iter().filter_map(|concern| concern.matter);
        let matters: BTreeSet<Uuid> = entry.envelope.matter.into_iter().chain(named).collect();
        self.traces.outside += usize::from(matters.is_empty());
        for matter in matters {
            self.step(entry, &said, matter);
        }
        Ok(())
    }

    fn step(&mut self, entry: &Entry, said: &Said, matter: Uuid) {
        let own = said.concerns.iter().find(|concern| concern.matter == Some(matter));
        let (kind, area, station) = match own {
            Some(own) => (&own.kind, &own.area, own.station.as_ref().or(said.station.as_ref())),
            None => (&said.kind, &said.area, said.station.as_ref()),
        };
        let [kind, area, station] =
            [kind.as_ref(), area.as_ref(), station].map(|word| Some(self.word(word?.0.as_deref()?)));
        let envelope = &entry.envelope;
        let step = Step {
            at: envelope.happened_at,
            seq: envelope.seq,
            kind: self.word(&envelope.kind),
            actor: self.word(&envelope.actor),
            unit: envelope.unit,
            station,
        };
        let trace = self.traces.all.entry(matter).or_default();
        // A later event may have a `kind` of its own: that of a note, say.
        if own.is_some() || trace.steps.is_empty() {
            trace.kind = trace.kind.take().or(kind);
            trace.area = trace.area.take().or(area);
        }
        trace.steps.push(step);
    }

    /// One copy of each word, however often it comes.
    fn word(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.words.get(text) {
            return known.clone();
        }
        let new: Arc<str> = text.into();
        self.words.insert(new.clone());
        new
    }
}

impl io::Write for Reading {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(piece);
            if self.line.last() == Some(&b'\n') {
                self.line.pop();
                self.number += 1;
                let line = Line::parse(&self.line, self.number).map_err(|why| io::Error::other(why.to_string()))?;
                self.line.clear();
                if let Line::Event(entry) = line {
                    self.take(&entry)?;
                }
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
