//! Connections to one file, lent to one at a time.

use super::batch;
use crate::{Fault, Res};
use rusqlite::Connection;
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
    time::timeout,
};

/// Those of one kind: each is made when it is first needed, and kept. Whoever has waited longest is lent the next.
pub(crate) struct Lines {
    most: u32,
    wait: Duration,
    make: Box<dyn Fn() -> Res<Connection> + Send + Sync>,
    /// A turn for each that may be lent; none once they have been let go of.
    turns: Arc<Semaphore>,
    free: Mutex<Vec<Connection>>,
}

impl Lines {
    /// At most so many at once; whoever waits longer than `wait` is told so.
    pub(super) fn new<F>(most: u32, wait: Duration, make: F) -> Arc<Lines>
    where
        F: Fn() -> Res<Connection> + Send + Sync + 'static,
    {
        let turns = Arc::new(Semaphore::new(most as usize));
        Arc::new(Lines { most, wait, make: Box::new(make), turns, free: Mutex::default() })
    }

    /// The next that is free, or a new one where fewer are lent than may be.
    pub(super) async fn lend(self: &Arc<Self>) -> Res<Line> {
        let turn = timeout(self.wait, self.turns.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| Fault::Taken)?.map_err(|_| Fault::Closed)?;
        let free = self.free().pop();
        let one = free.map_or_else(|| (self.make)(), Ok)?;
        Ok(Line { one: Some(one), of: self.clone(), _turn: turn })
    }

    /// Waits until all are back, and lets go of them. Whoever asks after that is turned away.
    pub(super) async fn close(&self) {
        let all = self.turns.acquire_many(self.most).await;
        self.turns.close();
        self.free().clear();
        drop(all);
    }

    fn free(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One connection while it is lent. Goes back by itself; a transaction that was not committed is undone then.
pub(crate) struct Line {
    one: Option<Connection>,
    of: Arc<Lines>,
    /// Given back last: whoever is next finds the connection lying there.
    _turn: OwnedSemaphorePermit,
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
        self.of.free().extend(whole);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn lines(most: u32) -> Arc<Lines> {
        Lines::new(most, Duration::from_secs(5), || Ok(Connection::open_in_memory()?))
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
                            assert!(now.fetch_add(1, Ordering::SeqCst) < most as usize);
                            if (nth + round) % 3 == 0 {
                                tokio::task::yield_now().await;
                            }
                            now.fetch_sub(1, Ordering::SeqCst);
                            drop(line);
                            // Some give up waiting, before and after their turn has come.
                            drop(timeout(Duration::from_micros(nth * 7), lines.lend()).await);
                        }
                    })
                })
                .collect();
            for one in all {
                one.await.unwrap();
            }
            assert_eq!(lines.turns.available_permits(), most as usize);
            assert!(lines.free().len() <= most as usize);
            lines.close().await;
            assert!(matches!(lines.lend().await, Err(Fault::Closed)));
        }
    }

    #[tokio::test]
    async fn whoever_has_waited_comes_before_those_who_arrive() {
        let lines = lines(1);
        let held = lines.lend().await.unwrap();
        let order = Arc::new(Mutex::new(vec![]));
        let mut all = vec![];
        for nth in 0..3 {
            let (lines, order) = (lines.clone(), order.clone());
            all.push(tokio::spawn(async move {
                let line = lines.lend().await.unwrap();
                order.lock().unwrap().push(nth);
                drop(line);
            }));
            tokio::task::yield_now().await;
        }
        drop(held);
        let last = lines.lend().await.unwrap();
        assert_eq!(*order.lock().unwrap(), [0, 1, 2], "they came before the one who asked last");
        drop(last);
        for one in all {
            one.await.unwrap();
        }
    }

    #[tokio::test]
    async fn letting_go_waits_for_what_is_lent_and_turns_away_who_comes_after() {
        let lines = lines(1);
        let held = lines.lend().await.unwrap();
        let ((), after, ()) = tokio::join!(lines.close(), lines.lend(), async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            drop(held);
        });
        assert!(matches!(after, Err(Fault::Closed)));
    }

    #[tokio::test]
    async fn whoever_waits_too_long_is_told_so() {
        let lines = Lines::new(1, Duration::from_millis(20), || Ok(Connection::open_in_memory()?));
        let held = lines.lend().await.unwrap();
        assert!(matches!(lines.lend().await, Err(Fault::Taken)));
        drop(held);
        assert!(lines.lend().await.is_ok());
    }
}
