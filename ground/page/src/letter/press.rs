//! What makes paper of a letter. The engine itself is heavy and hangs in the house; this is all that rooms know of it.

use super::Paper;
use std::{fmt, sync::Arc};
use store::Fault;
use tokio::sync::Semaphore;

/// An engine that makes a PDF of what stands on a letter's paper: PDF/A-2a, to be kept for ever, and PDF/UA-1, to be read
/// by those who cannot see. The same paper gives the same bytes. It takes its time on one core: [`Presses`] lets it.
pub trait Press: Send + Sync {
    /// Presses one letter.
    ///
    /// # Errors
    /// What is wrong, without a word of the letter.
    fn press(&self, paper: &Paper) -> Result<Pdf, BadLetter>;
}

/// A pressed letter: the bytes of a PDF. It does not print itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Pdf(Vec<u8>);

impl Pdf {
    /// These bytes are a PDF: said by the one who pressed it.
    pub fn pressed(bytes: Vec<u8>) -> Pdf {
        Pdf(bytes)
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl fmt::Debug for Pdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pdf({} bytes)", self.0.len())
    }
}

/// Why a letter could not be pressed. It goes to the log, so it never holds what stands in the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLetter(pub String);

impl fmt::Display for BadLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a letter could not be pressed: {}", self.0)
    }
}

impl std::error::Error for BadLetter {}

/// The press of a house: one letter at a time, beside those who answer requests, so that twenty letters at once make
/// nobody's page wait.
#[derive(Clone)]
pub struct Presses {
    engine: Option<Arc<dyn Press>>,
    turn: Arc<Semaphore>,
}

impl Presses {
    /// A house with this engine.
    pub fn with(engine: Arc<dyn Press>) -> Presses {
        Presses { engine: Some(engine), turn: Arc::new(Semaphore::new(1)) }
    }

    /// A house without one: every letter is a fault. For tests of what has no letters.
    pub fn none() -> Presses {
        Presses { engine: None, turn: Arc::new(Semaphore::new(1)) }
    }

    /// Presses a letter when its turn has come.
    pub(crate) async fn press(&self, paper: Paper) -> Result<Pdf, Fault> {
        let broke = |what: &str| Fault::Engine(what.to_owned());
        let engine = self.engine.clone().ok_or_else(|| broke("this house has no press"))?;
        // The turn goes along and is given back when the work is done, also where nobody waits for the letter any more.
        let turn = self.turn.clone().acquire_owned().await.map_err(|_| broke("the house is closing"))?;
        let pressing = tokio::task::spawn_blocking(move || {
            let pressed = engine.press(&paper);
            drop(turn);
            pressed
        });
        let pressed = pressing.await.map_err(|_| broke("the press broke off"))?;
        pressed.map_err(|bad| Fault::Engine(bad.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Lang, Municipality, Say, Words,
        letter::{Appeal, Delivery, Letter, Plain, Recipient, Sender, Signer},
    };
    use law::OfficeHours;
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        thread,
        time::Duration,
    };

    fn paper() -> Paper {
        let hours = OfficeHours::new("08:00".parse().unwrap(), "16:30".parse().unwrap()).unwrap();
        let town = Municipality {
            name: "Älvsala kommun".into(),
            address: "oro.alvsala.example".into(),
            phone: "031-390 06 00".into(),
            post: "Socialnämnden, 123 45 Älvsala".into(),
            after_hours: String::new(),
            phone_hours: hours,
            reading_hours: hours,
            exit: "/".into(),
            needs: None,
        };
        let text = Plain::of("Text");
        let letter = Letter {
            sender: Sender::of(&town, text.clone()),
            recipient: Recipient { name: text.clone(), delivery: Delivery::ByHand },
            day: law::Day::new(2026, 3, 2).unwrap(),
            matter: text.clone(),
            heading: text.clone(),
            means: [text.clone(), text.clone(), text.clone()],
            blocks: vec![],
            decider: Signer { name: text.clone(), title: None },
            presenter: None,
            others: vec![],
            appeal: Appeal::Not,
            contact: text,
        };
        letter.paper(&Say::new(Arc::new(Words::of(&[]).unwrap()), Lang::Sv))
    }

    /// Counts how many work in it at the same instant, and breaks on the third letter.
    #[derive(Default)]
    struct Counting {
        inside: AtomicUsize,
        most: AtomicUsize,
        pressed: AtomicUsize,
    }

    impl Press for Counting {
        fn press(&self, _: &Paper) -> Result<Pdf, BadLetter> {
            let inside = self.inside.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(inside, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(5));
            self.inside.fetch_sub(1, Ordering::SeqCst);
            assert_ne!(self.pressed.fetch_add(1, Ordering::SeqCst), 2, "the third one breaks off");
            Ok(Pdf::pressed(vec![1]))
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn letters_wait_for_each_other_and_one_that_breaks_off_stops_no_other() {
        let engine = Arc::new(Counting::default());
        let presses = Presses::with(engine.clone());
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..6 {
            let (presses, paper) = (presses.clone(), paper());
            all.spawn(async move { presses.press(paper).await.is_ok() });
        }
        let done = all.join_all().await;
        assert_eq!(done.iter().filter(|fine| **fine).count(), 5);
        assert_eq!(engine.most.load(Ordering::SeqCst), 1);
        assert!(Presses::none().press(paper()).await.is_err());
    }
}
