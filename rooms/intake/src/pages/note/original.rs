//! The note that a form is about, as it stands in the file.

use super::super::Names;
use access::No;
use askama::{Template, filters::HtmlSafe};
use casefile::MatterId;
use casefile::matter::note::{self, Note, Sort};
use page::{Say, staff::Ask};
use store::Tx;

#[derive(Template)]
#[template(path = "note/original.html")]
pub(super) struct Original {
    sort: String,
    text: String,
    by: String,
}

impl HtmlSafe for Original {}

impl Original {
    pub fn of(ask: &Ask, names: &Names, note: &Note) -> Original {
        Original { sort: sort(&ask.say, note), text: note.text.clone(), by: by(ask, names, note) }
    }
}

/// The note of this request; another matter's is none of this one's.
pub(super) async fn note(ask: &Ask, tx: &mut Tx) -> Result<Note, No> {
    note::one(tx, MatterId::of(ask.id()?), ask.part()?).await?.ok_or(No::Absent)
}

/// Fact or assessment, in words.
pub(in crate::pages) fn sort(t: &Say, note: &Note) -> String {
    t.s(if note.sort == Sort::Fact { "intake-note-is-fact" } else { "intake-note-is-assessment" })
}

/// Who wrote it, as what, when, and where it comes from.
pub(in crate::pages) fn by(ask: &Ask, names: &Names, note: &Note) -> String {
    let (name, when) = (names.of(&note.author), ask.say.moment(note.at, ask.zone()));
    let with = [("name", name), ("role", note.role.as_str()), ("when", &when), ("source", &note.source)];
    ask.say.w("intake-note-by", &with)
}
