//! A matter that changes hands: on its way, to be given to somebody, and what the family is told when it has been received.

use super::{May, Next};
use access::{
    Charge, No,
    charge::{self, Receiver},
};
use casefile::{
    Matter,
    matter::handover::{self, Handover, How},
};
use page::{Names, Say, Signed, SignedList, staff::Ask};
use store::Tx;

/// A hand-over that was received, with the sender's words: what goes along may not be lost on arrival.
fn handed(ask: &Ask, one: &Handover, names: &Names) -> Signed {
    let (t, name) = (&ask.say, names.of(&one.actor).to_owned());
    let said = [
        ("intake-handed-knows", Some(&one.knows)),
        ("intake-handed-agreed", Some(&one.agreed)),
        ("intake-handed-remains", Some(&one.remains)),
        ("intake-handed-spoken", one.spoken.as_ref()),
    ];
    Signed {
        at: one.at,
        what: t.s("intake-handed"),
        says: t.w("intake-handed-to", &[("unit", &one.unit)]),
        text: said.into_iter().filter_map(|(key, text)| Some(t.w(key, &[("text", text?)]))).collect(),
        beside: Vec::new(),
        by: t.w("intake-handed-by", &[("name", &name), ("when", &t.moment(one.at, ask.zone()))]),
        name,
    }
}

/// What the page of a matter says of it.
pub(super) struct Passing {
    open: Option<Handover>,
    receiver: Option<Receiver>,
    /// To whom it is on its way by name.
    whom: Option<String>,
    carrier: String,
    /// Ready to be read out or copied: who carries them, and when they hear next.
    pub family: Option<String>,
    /// The words with which it was handed over, each time it was received: the latest first.
    pub words: SignedList,
}

impl Passing {
    pub async fn of(ask: &Ask, tx: &mut Tx, read: &Matter, charge: &Charge, names: &Names) -> Result<Passing, No> {
        let all = handover::all(tx, read.id).await?;
        let today = ask.today();
        let hears = all.first().filter(|one| matches!(one.ended, Some((_, _, How::Received))) && !one.heard);
        let hears = hears.and_then(|one| one.hears_by).filter(|day| *day >= today && charge.closed_at.is_none());
        let receiver = match charge.offered_to {
            Some(_) => charge::receiver(tx, ask.session.staff, read.id.uuid()).await?,
            None => None,
        };
        let family = hears.map(|day| {
            let (name, day) = (names.staff(charge.carrier), ask.say.day(day));
            ask.say.w("intake-family-told", &[("name", name), ("day", &day)])
        });
        let received = all.iter().rev().filter(|one| matches!(one.ended, Some((_, _, How::Received))));
        let words = SignedList::of(received.map(|one| handed(ask, one, names)).collect());
        let (open, carrier) = (all.into_iter().find(|one| one.ended.is_none()), names.staff(charge.carrier).to_owned());
        let whom = open.as_ref().and_then(|one| one.whom).map(|whom| names.staff(whom).to_owned());
        Ok(Passing { open, receiver, whom, carrier, family, words })
    }

    /// What can be done about it, among what can be done.
    pub fn join(&self, t: &Say, charge: &Charge, may: &May, home: &str, next: &mut Next) {
        let link = |to: &str, key: &str| (format!("{home}/{to}"), t.s(key));
        let asleep = charge.closed_at.is_none() && charge.offered_to.is_none();
        match (&self.open, self.receiver) {
            (Some(_), Some(_)) => {
                next.take = false;
                next.says = t.s("intake-next-receive");
                next.links.extend(next.first.replace(link("ta-emot", "intake-to-receive")));
                next.links.push(link("fraga-tillbaka", "intake-to-question"));
            }
            (Some(open), None) => {
                next.take = false;
                let with = [("unit", open.unit.as_str()), ("name", &self.carrier)];
                next.says = match &self.whom {
                    Some(whom) => t.w("intake-next-on-its-way-to", &[with.as_slice(), &[("whom", whom)]].concat()),
                    None => t.w("intake-next-on-its-way", &with),
                };
                next.links.retain(|(to, _)| !to.ends_with("/tillbaka"));
                next.links.extend(may.hand.then(|| link("lamna-over", "intake-to-handed-over")));
            }
            (None, _) => {
                let untaken = asleep && charge.taken_at.is_none();
                next.links.extend((may.hand && untaken).then(|| link("fordela", "intake-to-distribute")));
                next.links.extend((may.hand && asleep).then(|| link("lamna-over", "intake-to-hand-over")));
            }
        }
    }
}
