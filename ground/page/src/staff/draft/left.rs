//! Every text that its author has not sent, wherever it lies: named, never opened.

use super::{KEYLESS, key_of_form};
use crate::staff::{Ask, SQL};
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const LEFT: Stmt = named(SQL, "drafts-of");

/// A text that was not sent.
pub struct Left {
    /// What the form is called: a key of words. None where its page has no name.
    pub called: Option<&'static str>,
    /// The path of the form.
    pub path: String,
    /// The key of the opened form it was written in; empty where it has none.
    pub key: String,
    /// When it was saved.
    pub saved_at: Ts,
}

impl Left {
    /// The address at which the form opens with this text in it.
    pub fn address(&self) -> String {
        format!("{}?unsent={}", self.path, if self.key.is_empty() { KEYLESS } else { &self.key })
    }

    /// The id in the path: what the text is about, where it is about anything.
    pub fn about(&self) -> Option<Uuid> {
        self.path.split('/').find_map(|part| part.parse().ok())
    }
}

struct Line {
    form: String,
    subject: String,
    saved_at: Ts,
}

impl FromRow for Line {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Line { form: row.get("form")?, subject: row.get("subject")?, saved_at: row.get("saved_at")? })
    }
}

impl Ask {
    /// What the one who asks has not sent, the latest first, at most 100.
    pub async fn left(&self, tx: &mut Tx) -> Res<Vec<Left>> {
        let lines: Vec<Line> = tx.all(LEFT, args![self.session.staff.0]).await?;
        let left = |line: Line| {
            let (path, key) = line.subject.split_once(' ').unwrap_or((line.subject.as_str(), ""));
            Left {
                called: self.rooms.forms.get(line.form.as_str()).copied(),
                path: path.to_owned(),
                key: key_of_form(key).unwrap_or_default().to_owned(),
                saved_at: line.saved_at,
            }
        };
        Ok(lines.into_iter().map(left).collect())
    }
}
