//! A letter about a decision as a file: PDF/A for the archive, PDF/UA for whoever reads with their ears.

use super::{again, asked};
use crate::{
    DecisionLetter, Delivery, letter_of,
    pages::{Names, decide::made::outcome_key},
};
use access::{Act, Charge, No, charge, office};
use casefile::{MatterId, Text, matter::decision::Appeal};
use page::Say;
use page::letter::{self, Block, Letter, Plain, Protected, Recipient, Sender, Signer};
use page::staff::{Ask, Out};
use store::{Fault, Tx};

/// The letter that went, by the id of what was sent, or as a draft.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Read, id).await?;
    let which = asked(&ask)?;
    let names = Names::load(&mut tx).await?;
    let (law, on) = (ask.moment.law.clone(), ask.today());
    let one = letter_of(&mut tx, &by, (&law, &names), (which, on)).await?;
    ask.sight.shows([again(&one, which).1]);
    let charge = charge::charge(&mut tx, id).await?.ok_or(No::Absent)?;
    let unit = office::units(&mut tx).await?.into_iter().find(|(unit, _)| *unit == charge.unit).map(|(_, name)| name);
    let letter = letter(&ask, &names, &one, (&charge, &unit.unwrap_or_default()));
    let letter = letter.ok_or_else(|| Fault::Shape("a decision without words".into()))?;
    let pdf = ask.press(tx, &letter).await?;
    Ok(ask.file(pdf, if one.sent.is_some() { "beslut.pdf" } else { "utkast.pdf" }))
}

/// What somebody wrote, as it may stand on paper; `None` where nothing is written.
fn plain(text: &str) -> Option<Plain> {
    Text::parse(text, usize::MAX).ok().map(Plain::from)
}

fn letter(ask: &Ask, names: &Names, one: &DecisionLetter, (charge, unit): (&Charge, &str)) -> Option<Letter> {
    let t = &ask.say;
    let by = |name: &str| Some(Signer { name: plain(name)?, title: None });
    let [first, second, third] = one.means.each_ref().map(|line| plain(line));
    let decider = match &one.decider {
        Ok(name) => by(name)?,
        Err((paragraph, presided)) => Signer {
            name: Plain::with(
                t,
                "decision-by-board",
                &[("paragraph", &plain(paragraph)?), ("presided", &plain(presided)?), ("day", &Plain::day(t, one.day))],
            ),
            title: None,
        },
    };
    Some(Letter {
        sender: Sender::of(&ask.municipality, plain(unit)?),
        recipient: Recipient { name: plain(&one.to)?, delivery: delivery(one) },
        day: one.day,
        matter: Plain::matter(MatterId::of(charge.matter)),
        heading: heading(t, one)?,
        means: [first?, second?, third?],
        blocks: blocks(ask, one)?,
        decider,
        presenter: by(&one.presenter),
        others: one.others.iter().filter_map(|who| by(who)).collect(),
        appeal: match &one.appeal {
            Appeal::Administrative => letter::Appeal::ToCourt,
            Appeal::LegalityReview => letter::Appeal::LegalityReview,
            Appeal::None { .. } => letter::Appeal::Not,
        },
        contact: Plain::colleague(names, charge.carrier),
    })
}

/// What was decided; of a draft, that it is one, so that no printed draft is taken for the letter.
fn heading(t: &Say, one: &DecisionLetter) -> Option<Plain> {
    let says = format!("{}: {}", one.called, t.s(outcome_key(one.outcome)));
    plain(&if one.sent.is_some() { says } else { format!("{}. {says}", t.s("decision-draft")) })
}

fn delivery(one: &DecisionLetter) -> letter::Delivery {
    match &one.delivery {
        Delivery::Address(address) => letter::Delivery::Post(address.clone()),
        Delivery::ThroughTaxAgency => {
            Protected::of(one.protection).map_or(letter::Delivery::Unaddressed, letter::Delivery::Forwarded)
        }
        Delivery::ByHand => letter::Delivery::ByHand,
        Delivery::NoAddress => letter::Delivery::Unaddressed,
    }
}

/// Whom it is about, the facts, why, and the law: what the decision says besides what it means (UTR-16).
fn blocks(ask: &Ask, one: &DecisionLetter) -> Option<Vec<Block>> {
    let t = &ask.say;
    let heading = |key| Block::Heading(Plain::said(t, key));
    let mut rows = vec![(Plain::said(t, "decision-print-number"), plain(&one.number)?)];
    if let Some(name) = &one.about {
        rows.insert(0, (Plain::said(t, "decision-print-whom"), plain(name)?));
    }
    if let Some(day) = one.follow_up {
        rows.push((Plain::said(t, "decision-print-followed"), Plain::day(t, day)));
    }
    if let Some(day) = one.appeal_until {
        rows.push((Plain::said(t, "decision-print-latest"), Plain::day(t, day)));
    }
    let rules = one.law.iter().filter_map(|(says, paragraph)| plain(&format!("{says} {paragraph}")));
    let mut all = vec![
        Block::Facts(rows),
        heading("decision-print-facts"),
        Block::Paragraph(plain(&one.facts)?),
        heading("decision-print-ground"),
        Block::Paragraph(plain(&one.ground)?),
    ];
    if let Some(said) = &one.said {
        all.extend([heading("decision-print-said"), Block::Paragraph(plain(said)?)]);
    }
    all.extend([heading("decision-print-law"), Block::Paragraph(plain(&one.paragraph)?), Block::List(rules.collect())]);
    if let Appeal::None { why } = &one.appeal {
        all.push(Block::Paragraph(plain(why)?));
    }
    Some(all)
}
