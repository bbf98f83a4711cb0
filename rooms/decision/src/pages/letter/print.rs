//! A letter about a decision on paper.

use crate::{
    DecisionLetter, Delivery, letter_of,
    pages::{LETTER, Names, PDF, decide::made::outcome_key, leaf, of, sheet::today},
};
use access::{Act, No};
use askama::Template;
use casefile::matter::decision::Appeal;
use page::{
    Municipality, Say,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

#[derive(Template)]
#[template(path = "letter/print.html")]
struct Page<'a> {
    t: &'a Say,
    back: String,
    /// The same letter as a file.
    file: String,
    town: &'a Municipality,
    one: &'a DecisionLetter,
    address: Option<String>,
    through: bool,
    about: Option<String>,
    outcome: String,
    decided: String,
    presented: String,
    others: Option<String>,
    follow_up: Option<String>,
    appeal: Vec<String>,
}

/// One letter that went, by the id of what was sent.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Read, id).await?;
    let letter: Uuid = ask.query.get("brev").parse().map_err(|_| No::Absent)?;
    let names = Names::load(&mut tx).await?;
    let (law, on) = (ask.moment.law.clone(), today(&ask));
    let one = letter_of(&mut tx, &by, (&law, &names), (letter, on)).await?;
    ask.sight.shows([letter]);
    let t = &ask.say;
    let page = Page {
        t,
        back: of(LETTER, id),
        file: format!("{}?brev={letter}", of(PDF, id)),
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
        appeal: appeal(t, &one, &ask.municipality),
        one: &one,
    };
    let leaf = leaf(t, "decision-print", &page)?;
    Ok(ask.page(tx, leaf))
}

/// How it is appealed: what to write, where it goes, until when; and that it holds already.
fn appeal(t: &Say, one: &DecisionLetter, town: &Municipality) -> Vec<String> {
    match &one.appeal {
        Appeal::Administrative => {
            let until = match one.appeal_until {
                Some(day) => t.w("decision-print-until", &[("day", &t.long_day(day))]),
                None => t.s("decision-print-three-weeks"),
            };
            let number = [("number", one.number.as_str())];
            let to = [("town", town.name.as_str()), ("phone", &town.phone)];
            vec![t.w("decision-print-appeal", &number), until, t.w("decision-print-appeal-to", &to)]
        }
        Appeal::LegalityReview => vec![t.s("decision-appeal-legality")],
        Appeal::None { why } => vec![t.w("decision-appeal-none", &[("why", why)])],
    }
}
