//! What became of a form: its deed was done, or the page comes back and says why.

use super::Wrong;
use crate::{
    Leaf, Say,
    kit::Wrongs,
    staff::{Ask, Out, Saved, Seal},
};
use access::No;
use askama::{Template, filters::HtmlSafe};
use store::{Fault, Tx};

/// How a form comes to be shown.
pub enum Came {
    /// Asked for.
    Fresh,
    /// Sent, and something in it is to be put right.
    Wrong(Wrong),
    /// Sent, and refused: why, in words.
    Refused(String),
    /// Sent, and somebody was faster.
    Stale,
}

impl Came {
    /// Whether it was asked for and not sent.
    pub fn is_fresh(&self) -> bool {
        matches!(self, Came::Fresh)
    }

    /// Whether somebody was faster.
    pub fn is_stale(&self) -> bool {
        matches!(self, Came::Stale)
    }

    /// What is wrong with the field of that name.
    pub fn why(&self, name: &str) -> Option<String> {
        self.wrong().iter().find(|(at, _)| *at == name).map(|(_, why)| why.clone())
    }

    /// The version that the next sending is about. A form that comes back still speaks of what its author saw; after
    /// somebody was faster it is the new one, and that stands on the page.
    pub fn seen(&self, ask: &Ask, now: i64) -> i64 {
        if matches!(self, Came::Wrong(_) | Came::Refused(_)) { sent(ask) } else { now }
    }

    /// What to say above the form, where it is no single field.
    pub fn trouble(&self, say: &Say) -> Option<String> {
        match self {
            Came::Fresh | Came::Wrong(_) => None,
            Came::Refused(why) => Some(why.clone()),
            Came::Stale => Some(say.s("page-stale-text")),
        }
    }

    /// The same for a form whose unsent text was begun on an older version: as where somebody was faster, so that its author
    /// reads both before it takes the other's place.
    #[must_use]
    pub fn since(self, ask: &Ask, latest: i64) -> Came {
        let behind = ask.fields.get("seen").parse().is_ok_and(|seen: i64| seen != latest);
        if behind && self.is_fresh() { Came::Stale } else { self }
    }

    /// The list of what is to be put right, where anything is.
    pub fn wrongs(&self, say: &Say) -> Option<Wrongs> {
        let wrong = self.wrong();
        (!wrong.is_empty()).then(|| Wrongs::new(say, wrong.to_vec()))
    }

    fn wrong(&self) -> &[(&'static str, String)] {
        if let Came::Wrong(wrong) = self { wrong } else { &[] }
    }
}

/// The version that came with a form; one that no matter has where none came.
pub fn sent(ask: &Ask) -> i64 {
    ask.fields.get("seen").parse().unwrap_or(-1)
}

/// Why what a form asks for was not done.
pub enum Stayed {
    /// Something in it is to be put right.
    Wrong(Wrong),
    /// The deed said no.
    No(No),
}

impl From<Wrong> for Stayed {
    fn from(wrong: Wrong) -> Stayed {
        Stayed::Wrong(wrong)
    }
}

impl From<No> for Stayed {
    fn from(no: No) -> Stayed {
        Stayed::No(no)
    }
}

impl From<Fault> for Stayed {
    fn from(fault: Fault) -> Stayed {
        Stayed::No(fault.into())
    }
}

impl Stayed {
    /// How the form comes back.
    ///
    /// # Errors
    /// A no that ends the request: all but a refusal, and that somebody was faster.
    pub fn came(self, say: &Say) -> Result<Came, No> {
        match self {
            Stayed::Wrong(wrong) => Ok(Came::Wrong(wrong)),
            Stayed::No(No::Refusal(refusal)) => Ok(Came::Refused(say.s(refusal.word))),
            Stayed::No(No::Stale) => Ok(Came::Stale),
            Stayed::No(no) => Err(no),
        }
    }
}

/// What every form carries beside its questions. A template writes it whole, first in the form: the seal, the version, the
/// list of what is to be put right. Its other parts stand above the form and beside its button.
#[derive(Template)]
#[template(path = "carried.html")]
pub struct Carried<'a> {
    /// That it is from this session, and has its effect once.
    pub seal: Seal,
    /// The version that it is about.
    pub seen: i64,
    /// What is to be put right.
    pub wrongs: Option<Wrongs>,
    /// What to say above it, where it is no single field.
    pub trouble: Option<String>,
    /// When the text was saved.
    pub saved: Saved<'a>,
}

impl HtmlSafe for Carried<'_> {}

impl Ask {
    /// What the form about to be shown carries; `version` is what it is about as it stands now.
    pub fn carried(&self, came: &Came, version: i64) -> Carried<'_> {
        Carried {
            seal: self.seal(),
            seen: came.seen(self, version),
            wrongs: came.wrongs(&self.say),
            trouble: came.trouble(&self.say),
            saved: self.saved_line(),
        }
    }

    /// The page of a form that was asked for.
    ///
    /// # Errors
    /// What the page says.
    pub async fn show<F>(mut self, mut tx: Tx, page: F) -> Result<Out, No>
    where
        F: AsyncFnOnce(&mut Ask, &mut Tx, Came) -> Result<Leaf, No>,
    {
        let leaf = page(&mut self, &mut tx, Came::Fresh).await?;
        Ok(self.page(tx, leaf))
    }

    /// Where a form leads: on to `to` where its deed was done, else back to its page with everything typed.
    ///
    /// # Errors
    /// The no that ends the request, and what the page says.
    pub async fn led<T, F>(mut self, mut tx: Tx, done: Result<T, Stayed>, to: String, page: F) -> Result<Out, No>
    where
        F: AsyncFnOnce(&mut Ask, &mut Tx, Came) -> Result<Leaf, No>,
    {
        match done {
            Ok(_) => Ok(self.go(tx, to)),
            Err(stayed) => {
                let came = stayed.came(&self.say)?;
                let leaf = page(&mut self, &mut tx, came).await?;
                Ok(self.again(tx, leaf))
            }
        }
    }
}
