//! What has been signed in a matter, as each room tells of its own: any page may show it, and none knows the rooms.

use super::LONG;
use crate::{Names, Say, staff::Ask};
use access::{Act, No, Permit};
use askama::{Template, filters::HtmlSafe};
use casefile::MatterId;
use std::{future::Future, pin::Pin};
use store::{Res, Ts, Tx};

/// Something that somebody has signed in a matter: an assessment, a decision. In words, ready to be shown.
#[derive(Clone)]
pub struct Signed {
    /// When.
    pub at: Ts,
    /// Who, by name.
    pub name: String,
    /// What was done: "Skyddsbedömning gjord".
    pub what: String,
    /// What came of it, to stand after a colon: "behöver inte skydd nu".
    pub says: String,
    /// The signer's own words, one text after the other.
    pub text: Vec<String>,
    /// What is to be known besides, in whole sentences.
    pub beside: Vec<String>,
    /// Who signed with which right, and when.
    pub by: String,
}

/// How a room tells what was signed there in a matter: the first first. It is asked only for one who may read the matter.
pub type Tells =
    for<'a> fn(&'a Ask, &'a mut Tx, &'a Names, MatterId) -> Pin<Box<dyn Future<Output = Res<Vec<Signed>>> + Send + 'a>>;

impl Ask {
    /// What has been signed in a matter, in every room, the first first. `by` is the right to read that matter.
    ///
    /// # Errors
    /// [`No::Absent`] where the permit is for no matter; a refusal where it is for another act.
    pub async fn signed(&self, tx: &mut Tx, by: &Permit, names: &Names) -> Result<Vec<Signed>, No> {
        let matter = by.matter().ok_or(No::Absent)?;
        by.covers_matter(Act::Read, matter)?;
        let mut all = Vec::new();
        for tells in &self.rooms.tells {
            all.extend(tells(self, tx, names, MatterId::of(matter)).await?);
        }
        all.sort_by_key(|one| one.at);
        Ok(all)
    }
}

/// What was signed, whole: the latest first, none covers another.
#[derive(Template)]
#[template(path = "signed.html")]
pub struct SignedList {
    all: Vec<Signed>,
}

impl HtmlSafe for SignedList {}

impl SignedList {
    /// A list of these, given with the first first.
    pub fn of(all: Vec<Signed>) -> SignedList {
        SignedList { all: all.into_iter().rev().collect() }
    }

    /// Whether it is so much that a page with another purpose folds it.
    pub fn is_long(&self) -> bool {
        let signs = |text: &String| text.chars().count();
        self.all.iter().flat_map(|one| one.text.iter().chain(&one.beside)).map(signs).sum::<usize>() > LONG
    }

    /// Whether nothing was signed.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

impl Say {
    /// One signed thing on one line: what, when, by whom, and what came of it.
    pub fn signed(&self, one: &Signed, when: &str) -> String {
        let with = [("what", one.what.as_str()), ("when", when), ("name", &one.name), ("says", &one.says)];
        self.w("field-signed", &with)
    }
}
