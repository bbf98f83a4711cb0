//! A log read in pieces by several threads.
//!
//! Each thread takes for granted that its piece begins between two traces. The pieces are joined in the order of the file,
//! and a piece counts only if the one before it, read from a state that is known, ended just there: between two traces, with
//! nothing left over. So it is proved and not guessed where a piece begins, whatever stands in comments and values, and the
//! log is the one that a single reader makes. From the first piece on that is not so, or has anything wrong in it, a single
//! reader reads the rest of the file again: it says what is wrong, and in which line.

use super::cut::Cut;
use super::{Keep, Xes};
use crate::Builder;
use crate::read::source::breaks;
use crate::read::xml::{Space, Walk};
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// How many pieces a thread has before it: one that it reads, and one that it goes on with.
const BEFORE_EACH: usize = 2;

/// A piece that has been read.
struct Part {
    text: Vec<u8>,
    lines: u64,
    /// What it says, if it is whole.
    said: Option<Builder>,
}

/// Reads as much of the text as can be read in pieces. What is left in it is to be read from where `walk` stands.
pub(super) fn read(xes: &mut Xes, walk: &mut Walk, text: &mut Cut<'_>, threads: usize) {
    // The head of the log is read by this thread alone: it says what the outermost element is called.
    let Some(head) = text.next(Vec::new()) else { return };
    // A small log is not worth its threads.
    let Some(first) = text.next(Vec::new()) else { return text.put_back(vec![head]) };
    let (mut tried, mut alone) = (Walk::new(Space::Skipped), Xes::new(xes.keep));
    match whole(&head, &mut tried, &mut alone) {
        Some(root) => {
            tried.pass(breaks(&head));
            (*walk, *xes) = (tried, alone);
            let keep = xes.keep;
            let left = thread::scope(|scope| {
                let threads = (0..threads).map(|_| {
                    let ((to, pieces), (parts, from)) = (channel(), channel());
                    let root = &*root;
                    scope.spawn(move || work(root, keep, &pieces, &parts));
                    (to, from)
                });
                join(xes, walk, text, first, &threads.collect::<Vec<_>>())
            });
            text.put_back(left);
        }
        None => text.put_back(vec![head, first]),
    }
}

/// Reads a piece. The outermost element's name, if the piece is whole and ends between two traces: where no other element
/// is open.
fn whole(text: &[u8], walk: &mut Walk, xes: &mut Xes) -> Option<String> {
    let read = walk.through(text, false, &mut |piece| xes.take(&piece)).ok()?;
    let root = walk.only_open().filter(|_| read == text.len())?;
    Some(root.to_owned())
}

/// Reads pieces for as long as there are any.
fn work(root: &str, keep: Keep, pieces: &Receiver<Vec<u8>>, parts: &Sender<Part>) {
    for text in pieces {
        let (mut walk, mut xes) = (Walk::within(root, Space::Skipped), Xes::within(keep));
        let said = whole(&text, &mut walk, &mut xes).map(|_| xes.builder);
        let lines = breaks(&text);
        if parts.send(Part { text, lines, said }).is_err() {
            return;
        }
    }
}

/// Hands pieces out in turn and joins them in the same turn. Returns those that no thread has read to its end.
fn join(
    xes: &mut Xes,
    walk: &mut Walk,
    text: &mut Cut<'_>,
    first: Vec<u8>,
    threads: &[(Sender<Vec<u8>>, Receiver<Part>)],
) -> Vec<Vec<u8>> {
    const GOES_ON: &str = "a thread works for as long as pieces come to it";
    let (mut next, mut spare) = (Some(first), Vec::new());
    let mut turns = threads.iter().cycle();
    let mut away = VecDeque::new();
    loop {
        while let Some(piece) = next.take_if(|_| away.len() < BEFORE_EACH * threads.len()) {
            let (to, from) = turns.next().expect("there are threads");
            to.send(piece).expect(GOES_ON);
            away.push_back(from);
            next = text.next(spare.pop().unwrap_or_default());
        }
        let Some(from) = away.pop_front() else { return Vec::new() };
        let part = from.recv().expect(GOES_ON);
        let Some(said) = part.said else {
            let others = away.iter().map(|from| from.recv().expect(GOES_ON).text);
            return [part.text].into_iter().chain(others).chain(next).collect();
        };
        xes.builder.follow(said);
        walk.pass(part.lines);
        spare.push(part.text);
    }
}
