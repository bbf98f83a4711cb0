//! Other contacts about the same person: did they tell of the same event?

use crate::{
    deeds::{self, Event, Tied},
    pages::path,
};
use access::{Act, No, Permit};
use askama::{Template, filters::HtmlSafe};
use casefile::{
    Matter, MatterId,
    matter::{self, Joined, event::free, queue::of_person},
};
use page::{
    Say,
    staff::{Ask, Out, Seal, form::sent},
};
use store::{Tx, Uuid};

#[derive(Template)]
#[template(path = "matter/same.html")]
pub struct Same {
    t: Say,
    home: String,
    seal: Seal,
    seen: i64,
    may: bool,
    others: Vec<Other>,
}

/// Another matter of the person, from another contact.
struct Other {
    id: Uuid,
    kind: String,
    when: String,
    link: String,
    tied: bool,
}

impl HtmlSafe for Same {}

impl Same {
    /// The other open matters of the person that this reader may see, and whether this one is read together with them.
    pub async fn of(ask: &mut Ask, tx: &mut Tx, read: &Matter, may: bool) -> Result<Same, No> {
        let mut others = Vec::new();
        if let Some(person) = read.person {
            others = of_person(tx, ask.session.staff.0, person).await?;
        }
        let tied = |contact: Uuid| read.joins == Some(Joined::Contact(contact));
        others.retain(|one| one.id != read.id && one.contact != read.contact);
        others.retain(|one| one.contact.is_some_and(|contact| tied(contact) || (may && free(read.joins))));
        ask.sight.shows(others.iter().map(|one| one.id.uuid()));
        let (t, zone) = (ask.say.clone(), ask.zone());
        let line = |one: &matter::queue::Now| Other {
            id: one.id.uuid(),
            kind: t.kind(one.kind),
            when: t.moment(one.arrived_at, zone),
            link: path(one.id.uuid()),
            tied: one.contact.is_some_and(tied),
        };
        let others = others.iter().map(line).collect();
        Ok(Same { others, home: path(read.id.uuid()), seal: ask.seal(), seen: read.version, may, t })
    }

    /// Whether there is no such matter.
    pub(super) fn is_empty(&self) -> bool {
        self.others.is_empty()
    }
}

/// Notes what the button says.
pub async fn note(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let with: Uuid = ask.fields.get("with").parse().map_err(|_| No::Absent)?;
    Permit::for_matter(&mut tx, ask.session.staff, Act::See, with).await?;
    let event = if ask.fields.get("same") == "no" { Event::Other } else { Event::Same };
    let call = Tied { matter: MatterId::of(id), seen: sent(&ask), with: MatterId::of(with), event };
    deeds::tie(&mut tx, &by, &ask.moment, call).await?;
    Ok(ask.go(tx, path(id)))
}
