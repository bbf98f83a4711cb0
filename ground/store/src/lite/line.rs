//! Connections to one file, lent to one at a time.

use super::batch;
use crate::{Fault, Res};
use rusqlite::Connection;
use std::{
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{sync::Notify, task::spawn_blocking, time::timeout};

/// Those of one kind: each is made when it is first needed, and kept.
pub(crate) struct Lines {
    most: usize,
    wait: Duration,
    make: Box<dyn Fn() -> Res<Connection> + Send + Sync>,
    desk: Mutex<Desk>,
    /// One who waits is told of each that comes back, whoever has waited longest first.
    back: Notify,
}

/// What is lent and what lies here.
#[derive(Default)]
struct Desk {
    free: Vec<Connection>,
    lent: usize,
    closed: bool,
    /// How many have been told of one and found it taken, twice: while there is one, nobody takes one on arrival.
    passed_over: usize,
}

/// How somebody asks for one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Arrives,
    Waited,
}

/// How often somebody may be told of one and find it taken.
const PASSED: u8 = 2;

impl Lines {
    /// At most so many at once; whoever waits longer than `wait` is told so.
    pub(super) fn new<F>(most: usize, wait: Duration, make: F) -> Arc<Lines>
    where
        F: Fn() -> Res<Connection> + Send + Sync + 'static,
    {
        Arc::new(Lines { most, wait, make: Box::new(make), desk: Mutex::default(), back: Notify::new() })
    }

    /// The next that is free. Whoever arrives while one lies here takes it, also where others have been told of it and have
    /// not come yet: under load they come after many milliseconds, and it would lie idle for so long each time. Nobody is
    /// passed over for long.
    pub(super) async fn lend(self: &Arc<Self>) -> Res<Line> {
        match self.take(Turn::Arrives)? {
            Some(line) => Ok(line),
            None => timeout(self.wait, self.waits()).await.map_err(|_| Fault::Taken)?,
        }
    }

    async fn waits(self: &Arc<Self>) -> Res<Line> {
        let (mut turn, mut times, mut passed) = (Turn::Arrives, 0, None);
        loop {
            // Asked once more after it is certain that one is told: one that came back in between is not missed.
            let mut told = pin!(self.back.notified());
            told.as_mut().enable();
            if let Some(line) = self.take(turn)? {
                return Ok(line);
            }
            times += 1;
            if times > PASSED && passed.is_none() {
                passed = Some(Passed::over(self));
            }
            told.await;
            turn = Turn::Waited;
        }
    }

    /// One that is free, or a new one where fewer are lent than may be.
    fn take(self: &Arc<Self>, turn: Turn) -> Res<Option<Line>> {
        let free = {
            let mut desk = self.desk();
            if desk.closed {
                // Whoever waits for the last to come back is told of it, and not this one.
                self.back.notify_one();
                return Err(Fault::Closed);
            }
            if desk.lent >= self.most || (turn == Turn::Arrives && desk.passed_over > 0) {
                return Ok(None);
            }
            desk.lent += 1;
            desk.free.pop()
        };
        // From here on it counts as lent, and is given back also where none could be made.
        let mut line = Line { one: free, of: self.clone() };
        if line.one.is_none() {
            line.one = Some((self.make)()?);
        }
        Ok(Some(line))
    }

    /// Waits until all are back, and lets go of them. Nobody is lent one after that.
    pub(super) async fn close(&self) {
        self.desk().closed = true;
        loop {
            let mut told = pin!(self.back.notified());
            told.as_mut().enable();
            if self.desk().lent == 0 {
                break;
            }
            told.await;
        }
        self.desk().free.clear();
        self.back.notify_one();
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// While it stands, nobody takes one on arrival.
struct Passed(Arc<Lines>);

impl Passed {
    fn over(of: &Arc<Lines>) -> Passed {
        of.desk().passed_over += 1;
        Passed(of.clone())
    }
}

impl Drop for Passed {
    fn drop(&mut self) {
        self.0.desk().passed_over -= 1;
    }
}

/// One connection while it is lent. Goes back by itself; a transaction that was not committed is undone then.
pub(crate) struct Line {
    one: Option<Connection>,
    of: Arc<Lines>,
}

impl Line {
    /// The connection.
    pub(crate) fn there(&self) -> Res<&Connection> {
        self.one.as_ref().ok_or(Fault::Closed)
    }

    /// Does what may have to wait, on a thread of its own. Whoever stops listening meanwhile does not stop it.
    pub(super) async fn aside(self, what: fn(&Connection) -> Res<()>) -> Res<Line> {
        let done = spawn_blocking(move || what(self.there()?).map(|()| self)).await;
        done.map_err(|e| Fault::Engine(format!("the thread that waits for the file: {e}")))?
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        // One that cannot undo what it began is let go of, and the next is made anew.
        let whole = self.one.take().filter(|one| one.is_autocommit() || batch(one, "rollback").is_ok());
        let mut desk = self.of.desk();
        desk.free.extend(whole);
        desk.lent -= 1;
        drop(desk);
        self.of.back.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn lines(most: usize) -> Arc<Lines> {
        Lines::new(most, Duration::from_secs(5), || Ok(Connection::open_in_memory()?))
    }

    /// How many are lent, and how many were passed over.
    fn stands(lines: &Lines) -> (usize, usize) {
        let desk = lines.desk();
        (desk.lent, desk.passed_over)
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn never_more_are_lent_than_may_be_and_everybody_gets_one() {
        for most in [1, 3] {
            let (lines, now) = (lines(most), Arc::new(AtomicUsize::new(0)));
            let all: Vec<_> = (0..40)
                .map(|nth| {
                    let (lines, now) = (lines.clone(), now.clone());
                    tokio::spawn(async move {
                        for round in 0..50 {
                            let line = lines.lend().await.unwrap();
                            assert!(now.fetch_add(1, Ordering::SeqCst) < most);
                            if (nth + round) % 3 == 0 {
                                tokio::task::yield_now().await;
                            }
                            now.fetch_sub(1, Ordering::SeqCst);
                            drop(line);
                            // Some give up waiting, before and after they are told.
                            drop(timeout(Duration::from_micros(nth * 7), lines.lend()).await);
                        }
                    })
                })
                .collect();
            for one in all {
                one.await.unwrap();
            }
            assert_eq!(stands(&lines), (0, 0));
            lines.close().await;
            assert!(matches!(lines.lend().await, Err(Fault::Closed)));
        }
    }

    #[tokio::test]
    async fn whoever_has_been_passed_over_comes_before_those_who_arrive() {
        let lines = lines(1);
        let held = lines.lend().await.unwrap();
        let waits = tokio::spawn({
            let lines = lines.clone();
            async move { lines.lend().await.map(drop) }
        });
        tokio::task::yield_now().await;
        drop(held);
        for _ in 0..PASSED {
            // On the only thread: the one who waits is told, and this one is quicker.
            let quick = lines.lend().await.unwrap();
            tokio::task::yield_now().await;
            drop(quick);
        }
        assert_eq!(stands(&lines), (0, 1));
        assert!(lines.take(Turn::Arrives).unwrap().is_none(), "it lies there for the one who waits");
        waits.await.unwrap().unwrap();
        assert_eq!(stands(&lines), (0, 0));
    }

    #[tokio::test]
    async fn letting_go_waits_for_what_is_lent_and_turns_away_who_waits() {
        let lines = lines(1);
        let held = lines.lend().await.unwrap();
        let waits = lines.lend();
        let (turned_away, (), ()) = tokio::join!(waits, lines.close(), async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            drop(held);
        });
        assert!(matches!(turned_away, Err(Fault::Closed)));
    }
}
