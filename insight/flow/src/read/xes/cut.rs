//! The text of a log, cut where a trace seems to begin.

use memchr::memmem;
use std::io::{self, ErrorKind, Read};
use std::mem;

const TRACE: &[u8] = b"<trace";

/// How many pieces' room a text without any trace may take before it is no longer cut.
const LONGEST: usize = 16;

/// The text of a log in pieces, and what is left of it where it cannot be cut any more.
pub(super) struct Cut<'a> {
    input: &'a mut dyn Read,
    /// What has been read and not yet handed out.
    text: Vec<u8>,
    piece: usize,
    /// Why the input cannot be read on; told when all that stands before it has been read.
    fault: Option<io::Error>,
    ended: bool,
}

impl<'a> Cut<'a> {
    pub(super) fn new(text: Vec<u8>, input: &'a mut dyn Read, piece: usize) -> Cut<'a> {
        Cut { input, text, piece, fault: None, ended: false }
    }

    /// The next piece, in the room that is given: it ends before the letters with which a trace begins. They may stand in a
    /// comment; whoever reads the piece finds that out. `None`: what is left cannot be cut.
    pub(super) fn next(&mut self, room: Vec<u8>) -> Option<Vec<u8>> {
        let mut wanted = self.piece;
        while wanted <= LONGEST * self.piece {
            self.fill(wanted);
            // The first letters are where the last cut was made.
            let begins = self.text.get(1..).and_then(|text| memmem::rfind(text, TRACE)).map(|at| at + 1);
            if self.ended {
                return None;
            }
            if let Some(begins) = begins {
                let mut behind = room;
                behind.clear();
                behind.extend_from_slice(&self.text[begins..]);
                self.text.truncate(begins);
                return Some(mem::replace(&mut self.text, behind));
            }
            wanted = 2 * self.text.len().max(1);
        }
        None
    }

    /// Puts pieces back before what is left, the first one first.
    pub(super) fn put_back(&mut self, pieces: Vec<Vec<u8>>) {
        let left = mem::take(&mut self.text);
        self.text = pieces.into_iter().chain([left]).flatten().collect();
    }

    /// What has been read and not handed out. The rest follows from the input.
    pub(super) fn rest(&mut self) -> Vec<u8> {
        mem::take(&mut self.text)
    }

    fn fill(&mut self, wanted: usize) {
        let mut filled = self.text.len();
        self.text.resize(wanted.max(filled), 0);
        while filled < self.text.len() && !self.ended {
            match self.input.read(&mut self.text[filled..]) {
                Ok(0) => self.ended = true,
                Ok(read) => filled += read,
                Err(fault) if fault.kind() == ErrorKind::Interrupted => {}
                Err(fault) => (self.fault, self.ended) = (Some(fault), true),
            }
        }
        self.text.truncate(filled);
    }
}

impl Read for Cut<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.fault.take() {
            Some(fault) => Err(fault),
            None if self.ended => Ok(0),
            None => self.input.read(into),
        }
    }
}
