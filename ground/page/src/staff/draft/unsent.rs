//! The texts that lie unsent in a form when its author opens it: one of them stands in its fields, and all are named, to
//! be opened or thrown away.

use super::{Draft, KEYLESS};
use crate::{
    Fields, Leaf,
    staff::{
        say::has_form,
        serve::{Door, Seen},
    },
};
use access::Session;
use askama::Template;

/// What stands after `?unsent=` where the author wants an empty form beside the texts that lie there.
const NEW: &str = "ny";
/// How much of a text tells it from another, in signs.
const BEGINS: usize = 48;

/// What lies unsent in one form, the latest first, and which of it stands in the fields.
#[derive(Default)]
pub(in crate::staff) struct Unsent {
    all: Vec<Draft>,
    shown: Option<usize>,
}

#[derive(Template)]
#[template(path = "unsent.html")]
struct Notice {
    lead: String,
    path: String,
    csrf: String,
    texts: Vec<Text>,
    shown: String,
    open: String,
    throw: String,
    new: &'static str,
    fresh: String,
}

struct Text {
    key: String,
    name: String,
    at: String,
    begins: String,
    shown: bool,
}

impl Unsent {
    /// The latest stands in the fields, or the one that was asked for, or none where a new text was asked for.
    pub(in crate::staff) fn new(all: Vec<Draft>, asked: &str) -> Unsent {
        let found = all.iter().position(|text| name(text) == asked);
        let shown = if asked == NEW { None } else { found.or((!all.is_empty()).then_some(0)) };
        Unsent { all, shown }
    }

    /// The text that stands in the fields.
    pub(in crate::staff) fn shown(&self) -> Option<&Draft> {
        self.shown.and_then(|at| self.all.get(at))
    }
}

impl Door {
    /// The page, and above it what lies unsent in its form. Only its author sees it, so it is no reading of a record.
    pub(in crate::staff) fn with_unsent(&self, leaf: Leaf, unsent: &Unsent, session: &Session, seen: &Seen) -> Leaf {
        if unsent.all.is_empty() {
            return leaf;
        }
        let (say, zone) = (self.say(), &seen.moment.law.settings().zone);
        let text = |(nth, text): (usize, &Draft)| Text {
            key: text.key.clone(),
            name: name(text).to_owned(),
            at: say.w("page-unsent-at", &[("when", &say.moment(text.saved_at, zone))]),
            begins: begins(&text.fields),
            shown: unsent.shown == Some(nth),
        };
        let notice = Notice {
            lead: say.n("page-unsent", "n", unsent.all.len()),
            path: seen.path.clone(),
            csrf: session.csrf(),
            texts: unsent.all.iter().enumerate().map(text).collect(),
            shown: say.s(if has_form(&leaf) { "page-unsent-shown" } else { "page-unsent-below" }),
            open: say.s("page-unsent-open"),
            throw: say.s("page-unsent-throw"),
            new: NEW,
            fresh: say.s("page-unsent-new"),
        };
        let leaf = match unsent.shown() {
            Some(text) => self.without_form(leaf, &text.fields),
            None => leaf,
        };
        Leaf { body: notice.render().unwrap_or_default() + &leaf.body, ..leaf }
    }
}

/// What the text is called in an address: nothing of what it says.
fn name(text: &Draft) -> &str {
    if text.key.is_empty() { KEYLESS } else { &text.key }
}

/// How the longest passage begins; nothing where there is none: a single word may be a stored name.
fn begins(fields: &Fields) -> String {
    let passages = fields.texts().filter(|text| text.trim().contains(char::is_whitespace));
    let words: Vec<&str> = passages.max_by_key(|text| text.len()).unwrap_or_default().split_whitespace().collect();
    let all = words.join(" ");
    let cut: String = all.chars().take(BEGINS).collect();
    if cut.len() < all.len() { format!("{cut}…") } else { cut }
}
