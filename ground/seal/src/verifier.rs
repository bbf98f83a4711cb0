//! The check itself: event by event, in order, with little memory.

use std::collections::HashMap;

use uuid::Uuid;

use crate::{Body, Broken, DISPOSED_KIND, Disposal, Entry, Genesis, Hash, Head, Place, Verdict, leaf};

/// Walks one chain from its genesis. It remembers the last hash, the counts, the anchors, and the ids of disposed bodies
/// until a later event names them; nothing else. After a fault it is of no further use.
#[derive(Debug)]
pub struct Verifier {
    chain: i64,
    anchors: Vec<Head>,
    so_far: Verdict,
    unnamed: HashMap<Uuid, i64>,
    last_disposal_left_out: i64,
}

impl Verifier {
    /// Begins at the genesis, without anchors.
    pub fn new(genesis: Genesis) -> Self {
        let head = Head { seq: 0, hash: genesis.hash() };
        let so_far = Verdict {
            events: 0,
            bodies: 0,
            disposed: 0,
            left_out: 0,
            unconfirmed: 0,
            undisposed: 0,
            anchored: None,
            head,
        };
        Self { chain: genesis.chain, anchors: Vec::new(), so_far, unnamed: HashMap::new(), last_disposal_left_out: 0 }
    }

    /// Demands also that the chain pass through every anchor: heads that were noted earlier, outside the system.
    /// To be said before the first event.
    pub fn with_anchors(self, anchors: &[Head]) -> Self {
        Self { anchors: anchors.to_vec(), ..self }
    }

    /// Checks the next event: chain, number, times, hash, body against leaf. An anchor is compared when the walk goes on
    /// from its place, so that the one at 0, the genesis, is compared like any other.
    pub fn check(&mut self, entry: &Entry) -> Result<(), Broken> {
        self.pass_anchors()?;
        let envelope = &entry.envelope;
        let at = Place { seq: envelope.seq, id: envelope.id };
        let expected = self.so_far.head.seq + 1;
        if envelope.chain != self.chain {
            return Err(Broken::OtherChain { at, chain: envelope.chain, expected: self.chain });
        }
        if envelope.seq != expected {
            return Err(Broken::OutOfOrder { at, expected });
        }
        if !envelope.is_whole() {
            return Err(Broken::TooFine { at });
        }
        if envelope.seal(&self.so_far.head.hash) != entry.hash {
            return Err(Broken::Hash { at });
        }
        self.check_body(at, entry)?;
        self.so_far.events += 1;
        self.so_far.head = Head { seq: expected, hash: entry.hash };
        Ok(())
    }

    /// Ends the walk. `head` is what the journal itself says its head is; `None` when nothing says so.
    /// Errors: another head, an anchor beyond the end, a body that is gone and that no later event named.
    pub fn finish(mut self, head: Option<&Head>) -> Result<Verdict, Broken> {
        self.pass_anchors()?;
        let mut verdict = self.so_far;
        let found = verdict.head;
        if let Some(&said) = head.filter(|said| **said != found) {
            return Err(Broken::Head { said, found });
        }
        if let Some(&anchor) = self.anchors.iter().find(|anchor| anchor.seq > found.seq) {
            return Err(Broken::AnchorBeyond { anchor, found });
        }
        // A disposal event whose body was left out may have named any event before it, but none after it.
        let excused = |seq: i64| seq < self.last_disposal_left_out;
        let first = self.unnamed.iter().filter(|(_, seq)| !excused(**seq)).min_by_key(|(_, seq)| **seq);
        if let Some((&id, &seq)) = first {
            return Err(Broken::Unnamed { at: Place { seq, id } });
        }
        verdict.unconfirmed = self.unnamed.len() as u64;
        Ok(verdict)
    }

    fn check_body(&mut self, at: Place, entry: &Entry) -> Result<(), Broken> {
        let is_disposal = entry.envelope.kind == DISPOSED_KIND;
        match &entry.body {
            Body::Here { salt, text } => {
                self.check_leaf(at, entry.envelope.leaf, leaf(salt, text))?;
                if is_disposal {
                    self.strike(Disposal::parse(text).ok_or(Broken::NotADisposal { at })?);
                }
            }
            Body::Disposed if is_disposal => return Err(Broken::DisposalDisposed { at }),
            Body::Disposed => {
                self.so_far.disposed += 1;
                if self.unnamed.insert(at.id, at.seq).is_some() {
                    return Err(Broken::DisposedTwice { at });
                }
            }
            Body::LeftOut => {
                self.so_far.left_out += 1;
                if is_disposal {
                    self.last_disposal_left_out = at.seq;
                }
            }
        }
        Ok(())
    }

    fn check_leaf(&mut self, at: Place, sealed: Hash, found: Hash) -> Result<(), Broken> {
        self.so_far.bodies += 1;
        if sealed == found { Ok(()) } else { Err(Broken::Leaf { at }) }
    }

    /// A disposal excuses the bodies it names that came before it; a name without such a body is counted.
    fn strike(&mut self, disposal: Disposal) {
        for id in disposal.disposed {
            if self.unnamed.remove(&id).is_none() {
                self.so_far.undisposed += 1;
            }
        }
    }

    fn pass_anchors(&mut self) -> Result<(), Broken> {
        let found = self.so_far.head;
        for &anchor in self.anchors.iter().filter(|anchor| anchor.seq == found.seq) {
            if anchor.hash != found.hash {
                return Err(Broken::Anchor { anchor, found });
            }
            self.so_far.anchored = Some(found.seq);
        }
        Ok(())
    }
}
