//! The notes of a file: each with its corrections below it, and with what somebody says is wrong.

use crate::pages::{Names, note::original};
use access::No;
use askama::{Template, filters::HtmlSafe};
use casefile::MatterId;
use casefile::matter::note::objection::{self, Objection, Whose};
use casefile::matter::note::{self, Note};
use casefile::person;
use page::{Icon, Say, staff::Ask};
use std::collections::BTreeMap;
use store::{Tx, Uuid};

/// One note as the page shows it.
struct Line {
    sort: String,
    text: String,
    by: String,
    copied: Option<String>,
    /// Whether it stands below what it corrects.
    corrects: bool,
    /// Whether a correction stands below it.
    corrected: bool,
    /// Whose words, what they say, and who wrote it down when.
    objections: Vec<(String, String, String)>,
    /// Where it is corrected; only the last of a chain can be.
    correct: Option<String>,
    object: Option<String>,
}

#[derive(Template)]
#[template(path = "matter/notes.html")]
pub(super) struct Notes {
    t: Say,
    /// Each note with its corrections after it, the latest note first.
    chains: Vec<Vec<Line>>,
    write: Option<String>,
}

impl HtmlSafe for Notes {}

impl Notes {
    /// `write` is where a new note is written; none for one who may only read.
    pub async fn of(
        ask: &mut Ask,
        tx: &mut Tx,
        matter: MatterId,
        names: &Names,
        write: Option<String>,
    ) -> Result<Notes, No> {
        let (all, objections) = (note::all(tx, matter).await?, objection::all(tx, matter).await?);
        let mut called: BTreeMap<Uuid, String> = BTreeMap::new();
        for one in &objections {
            if let Whose::Party(id) = one.whose
                && let Some(person) = person::one(tx, id).await?
            {
                called.insert(id.uuid(), person.name);
            }
        }
        ask.sight.shows(called.keys().copied());
        let of = |note: &Note| {
            let corrected = all.iter().any(|other| other.corrects == Some(note.id));
            let beside = objections.iter().filter(|one| one.note == note.id);
            let to = |what: &str| write.as_ref().map(|write| format!("{write}/{}/{what}", note.id));
            Line {
                sort: original::sort(&ask.say, note),
                by: original::by(ask, names, note),
                copied: note.copied.as_ref().map(|copy| {
                    let day = ask.say.short_day(ask.zone().day(copy.at.instant()));
                    ask.say.w("field-told-copied", &[("day", &day), ("who", names.of(&copy.by))])
                }),
                text: note.text.clone(),
                corrects: note.corrects.is_some(),
                corrected,
                objections: beside.map(|one| objected(ask, names, &called, one)).collect(),
                correct: to("ratta").filter(|_| !corrected),
                object: to("fel"),
            }
        };
        let first = all.iter().rev().filter(|note| note.corrects.is_none());
        let chains = first.map(|note| chain(note, &all).map(of).collect()).collect();
        Ok(Notes { t: ask.say.clone(), chains, write })
    }
}

/// A note, its correction, the correction of that.
fn chain<'a>(first: &'a Note, all: &'a [Note]) -> impl Iterator<Item = &'a Note> {
    std::iter::successors(Some(first), |before| all.iter().find(|note| note.corrects == Some(before.id)))
}

fn objected(ask: &Ask, names: &Names, called: &BTreeMap<Uuid, String>, one: &Objection) -> (String, String, String) {
    let who = match &one.whose {
        Whose::Party(person) => called.get(&person.uuid()).cloned().unwrap_or_default(),
        Whose::Other(who) => who.clone(),
    };
    let when = ask.say.moment(one.at, ask.zone());
    let by = ask.say.w("intake-objection-by", &[("name", names.of(&one.actor)), ("when", &when)]);
    (who, one.text.clone(), by)
}
