//! The one object: what both sides have written, the way so far, and what is next.

use super::{Head, head};
use crate::{
    deeds::{self, Send},
    order::Order,
    pages::{
        ANSWER, ASK, END, HEARD, ONE, PRINT, RECEIVE, SEND, WHO, called, home,
        list::{how_key, state_says},
        of, written,
    },
};
use access::{Act, No};
use askama::Template;
use casefile::{
    MatterId,
    matter::assignment::{self, Did, Part, Side, State, Turn, Wording},
};
use page::staff::form::{Came, Stayed, sent};
use page::{
    Leaf, Names, Say, Strip, leaf,
    staff::{Ask, Out, Seal},
};
use store::Tx;

/// Address and words.
type Link = (String, String);

#[derive(Template)]
#[template(path = "order/one.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    back: Link,
    title: String,
    says: String,
    gives: String,
    trouble: Option<String>,
    /// What is next, where it is one press: where it is sent, and what it says.
    press: Option<Link>,
    seal: Seal,
    seen: i64,
    first: Option<Link>,
    links: Vec<Link>,
    talk: Vec<String>,
    parts: Vec<Shown>,
    way: Vec<(String, Option<String>)>,
}

/// A part of the text: what stands there now, and what stood there before.
struct Shown {
    heading: String,
    now: Option<(String, String)>,
    before: Vec<(String, String)>,
    write: Option<Link>,
}

/// The page.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    ask.show(tx, page).await
}

/// It goes to the unit.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let (id, part) = (ask.id()?, ask.part()?);
    let by = ask.sight.matter(&mut tx, Act::Hand, id).await?;
    let call = Send { matter: MatterId::of(id), assignment: part, seen: sent(&ask) };
    let done = deeds::send(&mut tx, &by, &ask.moment, call).await.map_err(Stayed::No);
    ask.led(tx, done, of(ONE, id, part), page).await
}

async fn page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let Head { order, strip, names } = head(ask, tx).await?;
    let texts = assignment::texts(tx, order.one.id).await?;
    let hands = ask.why_not(tx, Act::Hand).await?.is_none();
    let performs = ask.why_not(tx, Act::Perform).await?.is_none();
    let (to, key) = home(tx, ask.session.staff, order.one.matter).await?;
    let t = ask.say.clone();
    let need = texts.iter().find(|one| one.part == Part::Need).map(|one| one.text.as_str());
    let next = Next::of(&t, &order, need, (hands, performs));
    let says = Says { ask, names: &names };
    let page = Page {
        head: strip,
        back: (to, t.s(key)),
        title: format!("{}, {}", order.one.called, order.one.unit_name),
        says: state_says(&t, order.one.state(), &order.one.unit_name),
        gives: gives(&t, &order, &names),
        trouble: came.trouble(&t),
        press: next.press,
        seal: ask.seal(),
        seen: came.seen(ask, order.one.version()),
        first: next.first,
        links: next.links,
        talk: says.talk(&order),
        parts: Part::ALL.iter().map(|part| says.part(*part, &texts, &order, performs)).collect(),
        way: says.way(&order),
        t: &t,
    };
    leaf(&t, "assignment-one-title", &page)
}

/// Who gives the support.
fn gives(t: &Say, order: &Order, names: &Names) -> String {
    let all: Vec<&str> = order.performers.iter().map(|who| names.staff(*who)).collect();
    match all.is_empty() {
        true => t.s("assignment-nobody-gives"),
        false => t.w("assignment-gives", &[("who", &all.join(", "))]),
    }
}

/// What can be done, by side and by how far it has come.
struct Next {
    press: Option<Link>,
    first: Option<Link>,
    links: Vec<Link>,
}

impl Next {
    fn of(t: &Say, order: &Order, need: Option<&str>, (hands, performs): (bool, bool)) -> Next {
        let at = |route: &str, key: &str| (of(route, order.one.matter.uuid(), order.one.id), t.s(key));
        let receives = performs && order.can_be_received().is_ok();
        let answers = hands && order.can_be_answered().is_ok();
        let send = (hands && order.can_be_sent(need).is_ok())
            .then(|| (at(SEND, "").0, t.w("assignment-send", &[("unit", &order.one.unit_name)])));
        let heard = (performs && order.can_be_heard().is_ok()).then(|| at(HEARD, "assignment-heard"));
        let first = match (receives, answers) {
            (true, _) => Some(at(RECEIVE, "assignment-receive-title")),
            (false, true) => Some(at(ANSWER, "assignment-answer-title")),
            (false, false) => None,
        };
        let named = performs && order.can_be_named().is_ok();
        let links = [
            (receives, ASK, "assignment-ask-title"),
            (named, WHO, "assignment-who-title"),
            (true, PRINT, "assignment-print-title"),
            (performs && order.is_open().is_ok(), END, "assignment-end-title"),
        ];
        let links = links.into_iter().filter(|(there, _, _)| *there).map(|(_, route, key)| at(route, key)).collect();
        Next { press: send.or(heard), first, links }
    }
}

struct Says<'a> {
    ask: &'a Ask,
    names: &'a Names,
}

impl Says<'_> {
    fn talk(&self, order: &Order) -> Vec<String> {
        let (t, talk) = (&self.ask.say, &order.one.talk);
        let with = [("day", t.long_day(talk.day)), ("who", self.names.of(&order.one.actor).to_owned())];
        let with = with.each_ref().map(|(name, text)| (*name, text.as_str()));
        vec![t.w("assignment-talk-was", &[with[0], with[1], ("with", &talk.with)]), talk.said.clone()]
    }

    fn by(&self, one: &Wording) -> String {
        let t = &self.ask.say;
        let key = match one.side {
            Side::Orders => "assignment-by-orders",
            Side::Gives => "assignment-by-gives",
        };
        t.w(key, &[("who", self.names.of(&one.actor)), ("when", &t.moment(one.at, self.ask.zone()))])
    }

    fn part(&self, part: Part, texts: &[Wording], order: &Order, performs: bool) -> Shown {
        let t = &self.ask.say;
        let mut all = texts.iter().filter(|one| one.part == part).map(|one| (one.text.clone(), self.by(one)));
        let now = all.next();
        let key = if now.is_some() { "assignment-change" } else { "assignment-write" };
        let may = performs && order.is_open().is_ok();
        Shown {
            heading: t.s(called(part)),
            write: may.then(|| (of(written(part), order.one.matter.uuid(), order.one.id), t.s(key))),
            before: all.collect(),
            now,
        }
    }

    /// Every turn, the first first; and how it ended.
    fn way(&self, order: &Order) -> Vec<(String, Option<String>)> {
        let t = &self.ask.say;
        let said = |key: &str, at, actor: &str| {
            t.w(key, &[("who", self.names.of(actor)), ("when", &t.moment(at, self.ask.zone()))])
        };
        let turns = order.one.turns.iter().map(|turn| {
            let key = match turn.did {
                Did::Sent => "assignment-did-send",
                Did::Asked => "assignment-did-ask",
                Did::Answered => "assignment-did-answer",
                Did::Received => "assignment-did-receive",
                Did::Heard => "assignment-did-heard",
            };
            (said(key, turn.at, &turn.actor), self.words(turn))
        });
        let ended = order.one.ended.iter().map(|end| {
            let how = t.s(how_key(end.how));
            let why = end.why.as_ref().map_or_else(|| how.clone(), |why| format!("{how}: {why}"));
            (said("assignment-did-end", end.at, &end.actor), Some(why))
        });
        turns.chain(ended).collect()
    }

    fn words(&self, turn: &Turn) -> Option<String> {
        let t = &self.ask.say;
        match (turn.starts, turn.hears_by) {
            (Some(starts), Some(hears)) => {
                let with = [("starts", t.long_day(starts)), ("hears", t.long_day(hears))];
                Some(t.w("assignment-days", &with.each_ref().map(|(name, day)| (*name, day.as_str()))))
            }
            _ => turn.words.clone(),
        }
    }
}

/// Whether the family can be told who and when.
pub(super) fn is_received(order: &Order) -> bool {
    order.one.state() == State::Received
}
