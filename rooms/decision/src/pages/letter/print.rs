//! A letter about a decision on paper.

use super::{again, asked};
use crate::{
    DecisionLetter, Delivery, letter_of,
    pages::{LETTER, Names, PDF, decide::made::outcome_key, of},
};
use access::{Act, No, charge};
use askama::Template;
use casefile::{
    MatterId,
    matter::{self, decision::Appeal},
};
use page::{
    Municipality, Say, Strip, leaf,
    letter::Plain,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "letter/print.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    back: String,
    /// The same letter as a file.
    file: String,
    town: &'a Municipality,
    one: &'a DecisionLetter,
    /// The matter's short number.
    matter: String,
    address: Option<String>,
    through: bool,
    about: Option<String>,
    outcome: String,
    decided: String,
    presented: String,
    others: Option<String>,
    follow_up: Option<String>,
    /// The heading of how it is appealed.
    how: String,
    appeal: Vec<String>,
    contact: String,
}

/// One letter: that went, by the id of what was sent, or as a draft.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Read, id).await?;
    let which = asked(&ask)?;
    let names = Names::load(&mut tx).await?;
    let (law, on) = (ask.moment.law.clone(), ask.today());
    let one = letter_of(&mut tx, &by, (&law, &names), (which, on)).await?;
    let (rest, shown) = again(&one, which);
    ask.sight.shows([shown]);
    let carrier = charge::charge(&mut tx, id).await?.ok_or(No::Absent)?.carrier;
    let read = matter::one(&mut tx, MatterId::of(id)).await?.ok_or(No::Absent)?;
    let strip = Strip::of(&mut ask, &mut tx, &read, &names).await?;
    let t = &ask.say;
    let matter = Plain::matter(MatterId::of(id));
    let (how, appeal) = appeal(t, &one, (matter.as_str(), &ask.municipality.post));
    let contact = [("name", names.staff(carrier)), ("phone", &ask.municipality.phone)];
    let page = Page {
        t,
        strip: strip.above_a_sheet(),
        back: of(LETTER, id),
        file: format!("{}{rest}", of(PDF, id)),
        town: &ask.municipality,
        address: match &one.delivery {
            Delivery::Address(address) => Some(address.lines().join("\n")),
            Delivery::ByHand | Delivery::NoAddress | Delivery::ThroughTaxAgency => None,
        },
        through: one.delivery == Delivery::ThroughTaxAgency,
        about: one.about.as_ref().map(|name| t.w("decision-print-about", &[("name", name)])),
        outcome: t.s(outcome_key(one.outcome)),
        decided: match &one.decider {
            Ok(name) => t.w("decision-print-by", &[("name", name), ("day", &t.long_day(one.day))]),
            Err((paragraph, presided)) => {
                let with = [("paragraph", paragraph.as_str()), ("presided", presided), ("day", &t.long_day(one.day))];
                t.w("decision-by-board", &with)
            }
        },
        presented: t.w("decision-presented", &[("name", &one.presenter)]),
        others: one.others.as_ref().map(|who| t.w("decision-took-part", &[("who", who)])),
        follow_up: one.follow_up.map(|day| t.w("decision-follow-up", &[("day", &t.long_day(day))])),
        how,
        appeal,
        contact: t.w("page-letter-contact-text", &contact),
        matter: t.w("page-letter-number", &[("number", matter.as_str())]),
        one: &one,
    };
    let leaf = leaf(t, "decision-print", &page)?;
    Ok(ask.page(tx, leaf))
}

/// How it is appealed, in the words of the file: the heading, what to write, where it goes, until when.
fn appeal(t: &Say, one: &DecisionLetter, (matter, post): (&str, &str)) -> (String, Vec<String>) {
    let said = |key: &str| t.w(key, &[("matter", matter), ("post", post)]);
    match &one.appeal {
        Appeal::Administrative => {
            let until = one.appeal_until.map(|day| t.w("decision-print-until", &[("day", &t.long_day(day))]));
            let when = ["page-letter-appeal-how", "page-letter-appeal-where", "page-letter-appeal-when"].map(said);
            let all = when.into_iter().chain(until).chain([said("page-letter-appeal-meanwhile")]);
            (t.s("page-letter-appeal"), all.collect())
        }
        Appeal::LegalityReview => {
            let all = ["page-letter-review-how", "page-letter-review-where", "page-letter-review-when"].map(said);
            (t.s("page-letter-review"), all.into())
        }
        Appeal::None { why } => (t.s("page-letter-appeal-not"), vec![said("page-letter-appeal-not-text"), why.clone()]),
    }
}
