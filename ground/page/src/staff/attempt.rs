//! One run of a handler, from its transaction to the committed note of what it shows.

use super::{
    Ask,
    draft::{self, Place, Unsent},
    once::{self, Taking},
    out::End,
    route::StaffHandler,
    serve::{Door, Seen},
};
use crate::{Leaf, Method, letter::Pdf};
use access::{Keyed, No, Outcome, Session, Sight, log};
use store::{Tx, Uuid};

/// What may be sent: everything it shows is in the access log.
pub(super) enum Sent {
    Page(Leaf),
    File(Pdf, &'static str),
    Again(Leaf),
    Go(String),
    /// The form has had its effect, and what stands in it now is something else: not registered, and kept.
    Changed,
}

impl Door {
    /// Runs the handler once.
    pub(super) async fn attempt(
        &self,
        to: &StaffHandler,
        session: &Session,
        ids: &[Uuid],
        seen: &Seen,
    ) -> Result<Sent, No> {
        match self.method {
            Method::Get => {
                let mut tx = self.house.db.snapshot().await?;
                let unsent = self.unsent(&mut tx, session, seen).await?;
                let ask = self.ask(session, ids, seen, Some(&unsent));
                let sent = self.finish(to(ask, tx).await?.0, session, seen, None).await?;
                Ok(match sent {
                    Sent::Page(leaf) => Sent::Page(self.with_unsent(leaf, &unsent, session, seen)),
                    other => other,
                })
            }
            Method::Post if self.act.only_reads() => {
                let ask = self.ask(session, ids, seen, None);
                self.finish(to(ask, self.house.db.snapshot().await?).await?.0, session, seen, None).await
            }
            Method::Post => {
                let mut tx = self.house.db.begin().await?;
                let key = self.key(session, seen);
                if let Taking::Before(led) = once::take(&mut tx, &seen.moment, session.staff.0, &key).await? {
                    let (was, to) = led.split_once(' ').unwrap_or(("", "/"));
                    let same = was == self.digest(seen);
                    if !same {
                        self.keep_text(&mut tx, session.staff.0, seen).await?;
                    }
                    tx.commit().await?;
                    return Ok(if same { Sent::Go(to.into()) } else { Sent::Changed });
                }
                let ask = self.ask(session, ids, seen, None);
                self.finish(to(ask, tx).await?.0, session, seen, Some(key)).await
            }
        }
    }

    async fn finish(&self, end: End, session: &Session, seen: &Seen, key: Option<Keyed>) -> Result<Sent, No> {
        let m = &seen.moment;
        match end {
            End::Page(held) => {
                let tx = self.house.db.begin().await?;
                Ok(Sent::Page(held.release(tx, m, Outcome::Shown).await?.into_inner()))
            }
            End::File(held) => {
                let tx = self.house.db.begin().await?;
                let (pdf, name) = held.release(tx, m, Outcome::Shown).await?.into_inner();
                Ok(Sent::File(pdf, name))
            }
            End::Again(held) => {
                let mut tx = self.house.db.begin().await?;
                self.keep_text(&mut tx, session.staff.0, seen).await?;
                let leaf = held.release(tx, m, Outcome::Refused).await?.into_inner();
                Ok(Sent::Again(self.without_form(leaf, &seen.fields)))
            }
            End::Done { sight, to, mut tx } => {
                if self.drafts {
                    let place = self.place(session.staff.0, seen);
                    draft::forget(&mut tx, &place.opened(seen.fields.get("key"))).await?;
                    self.carry_on(&mut tx, &place, seen).await?;
                }
                if let Some(key) = key {
                    once::led(&mut tx, &key, &format!("{} {to}", self.digest(seen))).await?;
                }
                Ok(Sent::Go(sight.hold(to).release(tx, m, Outcome::Done).await?.into_inner()))
            }
        }
    }

    /// Notes a try that ended in a no: also what was not given belongs in the log. What was typed is kept; and of a form that
    /// opens no more it gives back the request as if its author's unsent text had come with it.
    pub(super) async fn note_no(
        &self,
        session: &Session,
        ids: &[Uuid],
        seen: &Seen,
        no: &No,
    ) -> Result<Option<Seen>, No> {
        let mut tx = self.house.db.begin().await?;
        if self.method == Method::Post {
            self.keep_text(&mut tx, session.staff.0, seen).await?;
        }
        let matter = ids.first().copied().filter(|_| access::Act::ON_MATTERS.contains(&self.act));
        let sight = Sight::new(session, self.act, self.path).asked(ids.first().copied()).about(matter);
        log(&mut tx, &seen.moment, sight, Outcome::from(no)).await?;
        // A form that opens no more still gives its author the text that lies in it.
        let asked = self.method == Method::Get && !seen.query.get("unsent").is_empty();
        let unsent = if asked { self.unsent(&mut tx, session, seen).await? } else { Unsent::default() };
        tx.commit().await?;
        Ok(unsent.shown().map(|draft| seen.holding(draft.fields.clone())))
    }

    /// Saves what was typed, sealed, for its author only.
    pub(super) async fn keep_text(&self, tx: &mut Tx, author: Uuid, seen: &Seen) -> Result<bool, No> {
        if !self.drafts || !seen.fields.hold_text() {
            return Ok(false);
        }
        let mut fields = seen.fields.clone();
        ["csrf", "key", "from", "only"].into_iter().for_each(|name| fields.forget(name));
        let place = self.place(author, seen);
        let own = place.opened(seen.fields.get("key"));
        draft::save(tx, &self.house.keys, &seen.moment, &own, &fields).await?;
        self.carry_on(tx, &place, seen).await?;
        Ok(true)
    }

    /// The text that this form was opened with has gone over into this one's.
    async fn carry_on(&self, tx: &mut Tx, place: &Place, seen: &Seen) -> Result<(), No> {
        Ok(draft::carry_on(tx, &self.house.keys, place, seen.fields.get("from"), &seen.fields).await?)
    }

    /// Throws away one unsent text: its author has asked for it.
    pub(super) async fn throw(&self, session: &Session, seen: &Seen) -> Result<(), No> {
        let mut tx = self.house.db.begin().await?;
        let place = self.place(session.staff.0, seen).opened(seen.fields.get("unsent"));
        draft::forget(&mut tx, &place).await?;
        Ok(tx.commit().await?)
    }

    /// What its author has not sent of this form, and which of it is to stand in the fields.
    async fn unsent(&self, tx: &mut Tx, session: &Session, seen: &Seen) -> Result<Unsent, No> {
        if !self.drafts {
            return Ok(Unsent::default());
        }
        let all = draft::all(tx, &self.house.keys, &self.place(session.staff.0, seen)).await?;
        Ok(Unsent::new(all, seen.query.get("unsent")))
    }

    fn place(&self, author: Uuid, seen: &Seen) -> Place {
        Place { author, form: self.path, subject: seen.path.clone() }
    }

    /// The form's key, bound to its author, whom nobody can rob of it, and to its path: two buttons of one page are two
    /// forms.
    pub(super) fn key(&self, session: &Session, seen: &Seen) -> Keyed {
        let author = session.staff.0;
        let parts = [author.as_bytes(), seen.path.as_bytes(), seen.fields.get("key").as_bytes()];
        self.house.keys.hash("staff-form", &parts)
    }

    /// What stood in the form, so that the same one sent again can be told from one that was changed since.
    fn digest(&self, seen: &Seen) -> String {
        let mut fields = seen.fields.clone();
        ["csrf", "by", "from"].into_iter().for_each(|name| fields.forget(name));
        let hash = self.house.keys.hash("staff-form-text", &[fields.encode().as_bytes()]);
        hash.iter().map(|b| format!("{b:02x}")).collect()
    }

    fn ask(&self, session: &Session, ids: &[Uuid], seen: &Seen, unsent: Option<&Unsent>) -> Ask {
        let shown = unsent.map(Unsent::shown);
        let (fields, saved, from) = match shown {
            None => (seen.fields.clone(), None, draft::mark(seen.fields.get("from")).to_owned()),
            Some(None) => Default::default(),
            Some(Some(text)) => (text.fields.clone(), Some(text.saved_at), text.mark()),
        };
        Ask {
            say: self.say(),
            fields,
            query: seen.query.clone(),
            moment: seen.moment.clone(),
            session: session.clone(),
            sight: Sight::new(session, self.act, self.path).asked(ids.first().copied()),
            keys: self.house.keys.clone(),
            municipality: self.house.municipality.clone(),
            saved,
            from,
            presses: self.house.presses.clone(),
            ids: ids.to_vec(),
            rooms: self.rooms.clone(),
        }
    }
}
