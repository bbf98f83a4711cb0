//! *Inte skickat*: what the reader has written and not sent, form by form.

use crate::pages::{CONTACT, matter};
use access::No;
use casefile::{MatterId, matter::reader::glimpse, registration};
use page::staff::{Ask, draft::Left};
use std::collections::{BTreeMap, btree_map::Entry};
use store::{Tx, Uuid};

/// One text that was not sent.
pub(super) struct Unsent {
    /// What the form is called.
    pub what: String,
    /// Whom it is about, or that the reader no longer has that.
    pub about: Option<String>,
    pub when: String,
    /// Where it opens: in its form, or, where that opens no more, as a text to be copied.
    pub link: String,
    /// Where it is thrown away, and the key that tells it from others there.
    pub path: String,
    pub key: String,
}

/// Whom texts are about, by the id in their address.
enum About {
    Named(String),
    Gone,
}

/// The latest first. What they are about is asked for once for each matter; that it was shown is noted.
pub(super) async fn all(ask: &mut Ask, tx: &mut Tx) -> Result<Vec<Unsent>, No> {
    let left = ask.left(tx).await?;
    let mut about: BTreeMap<Uuid, About> = BTreeMap::new();
    for (id, one) in left.iter().filter_map(|one| Some((one.about()?, one))) {
        if let Entry::Vacant(free) = about.entry(id) {
            free.insert(of(ask, tx, id, one).await?);
        }
    }
    Ok(left.into_iter().map(|one| unsent(ask, one, &about)).collect())
}

/// Whom a text is about, as far as its author may still see.
async fn of(ask: &mut Ask, tx: &mut Tx, id: Uuid, one: &Left) -> Result<About, No> {
    let t = ask.say.clone();
    let named = if one.path.starts_with(&matter(id)) {
        let found = glimpse(tx, ask.session.staff, MatterId::of(id)).await?;
        found.map(|one| one.name.unwrap_or_else(|| t.s("desk-nobody-named")))
    } else if one.path == CONTACT.replace("{id}", &id.to_string()) {
        match registration::whole(tx, ask.session.staff, id).await {
            Ok(register) => Some(t.moment(register.listed.arrived_at, ask.zone())),
            Err(No::Absent) => None,
            Err(no) => return Err(no),
        }
    } else {
        None
    };
    Ok(match named {
        Some(name) => {
            ask.sight.shows([id]);
            About::Named(name)
        }
        None => About::Gone,
    })
}

fn unsent(ask: &Ask, one: Left, about: &BTreeMap<Uuid, About>) -> Unsent {
    let t = &ask.say;
    let known = one.about().and_then(|id| about.get(&id));
    let gone = if one.path.starts_with("/arende/") { "desk-left-gone" } else { "desk-left-gone-contact" };
    Unsent {
        what: t.s(one.called.unwrap_or("desk-left-text")),
        about: match known {
            Some(About::Named(name)) => Some(name.clone()),
            Some(About::Gone) => Some(t.s(gone)),
            None => None,
        },
        when: t.w("page-unsent-at", &[("when", &t.moment(one.saved_at, ask.zone()))]),
        link: one.address(),
        path: one.path,
        key: one.key,
    }
}
