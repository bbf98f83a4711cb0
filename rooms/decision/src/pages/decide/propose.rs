//! A proposal for the committee: what no employee may decide, and what the delegation scheme gives to nobody.

use super::{
    backed::{self, read_besides},
    parts, presenter, read_presenter, read_proposal, reads,
};
use crate::{
    By, Ended, Kind,
    case::{Backed, Case},
    deeds::{self, Put},
    kinds,
    moves::ON_AGENDA,
    pages::{
        DECIDE, MINUTE, Names, PROPOSE, Strip,
        agenda::minute::{begin_with, rows},
        heard::list,
        of, sheet,
    },
};
use access::{Act, No, holders};
use casefile::MatterId;
use page::staff::form::{Came, Content, Form, List, Reader, Wrong, sent};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// The form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Lays it on the agenda.
pub async fn put(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let case = Case::load(&mut tx, MatterId::of(id), ask.today()).await?;
    let backed = Backed::load(&mut tx, &ask.moment, &case.matter).await?;
    let done = async { Ok(deeds::put_on_agenda(&mut tx, &by, &ask.moment, read(&ask, &case, &backed)?).await?) }.await;
    ask.led(tx, done, of(MINUTE, id), form_page).await
}

fn read(ask: &Ask, case: &Case, backed: &Backed) -> Result<Put, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let kind = ask.fields.get("kind").to_owned();
    if kind.is_empty() {
        form.unchosen("kind", "decision-wrong-kind");
    }
    let besides = read_besides(&mut form, case, backed);
    let proposal = read_proposal(&mut form, case, ask.today(), besides);
    let presenter = read_presenter(&mut form);
    match (proposal, presenter) {
        (Some(proposal), Some(presenter)) if form.wrong.is_empty() => {
            Ok(Put { matter: case.matter.id, seen: sent(ask), kind, proposal, presenter })
        }
        _ => Err(form.wrong),
    }
}

/// What only the board can decide in this matter, with the sentences that say so.
async fn boards(tx: &mut Tx, case: &Case) -> Result<(Vec<&'static Kind>, Vec<String>), No> {
    let (mut all, mut says): (Vec<&Kind>, Vec<String>) = (Vec::new(), Vec::new());
    for kind in kinds()?.all.iter().filter(|kind| kind.is_for(case.matter.stage) && case.can_be(kind).is_ok()) {
        match &kind.by {
            By::Board(why) => {
                all.push(kind);
                says.push(why.clone());
            }
            By::Right(right) if holders(tx, right, case.matter.id.uuid()).await?.is_empty() => all.push(kind),
            By::BoardUnless { right, says: why } if holders(tx, right, case.matter.id.uuid()).await?.is_empty() => {
                all.push(kind);
                says.push(why.clone());
            }
            By::Right(_) | By::BoardUnless { .. } => {}
        }
    }
    Ok((all, says))
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, ask.today()).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    ask.sight.shows(case.addressees.iter().map(|one| one.person.id.uuid()));
    let (kinds, mut lead) = boards(tx, &case).await?;
    lead.insert(0, ask.say.s("decision-propose-lead"));
    let stands = Backed::load(tx, &ask.moment, &case.matter).await?;
    let refused = match (ask.why_not(tx, Act::Write).await?, case.can_be_decided(), case.open_item()) {
        (Some(no), _, _) | (None, Err(no), _) => Some(no),
        (None, Ok(_), Some(_)) => Some(ON_AGENDA),
        (None, Ok(_), None) => None,
    };
    let returned =
        case.items.last().filter(|item| item.withdrawn.is_some() || matches!(item.ended, Some(Ended::Back(..))));
    if let Some(item) = returned {
        // What came back is mended, not written anew.
        ask.fields.begin_with("kind", &item.kind);
        begin_with(ask, item);
    }
    let form = match refused {
        None if !kinds.is_empty() => {
            let presenter = presenter(ask, tx, &case, &came).await?;
            let mut parts = parts(ask, (&case, &stands), &kinds, &came);
            parts.push(presenter);
            Some(Form::new(of(PROPOSE, id.uuid()), parts, ask.say.s("decision-put")))
        }
        _ => None,
    };
    let rows = rows(&ask.say, &case, &names);
    let heading = ask.say.s("decision-minute-list");
    let before = (!rows.is_empty()).then(|| List { heading, rows, ..List::default() });
    let heard = list(&ask.say, &case, &names, ask.today());
    let content = Content {
        lead,
        notes: refused.into_iter().map(|no| ask.say.s(no.word)).collect(),
        lists: backed::list(&ask.say, &case, &stands).into_iter().chain([heard]).chain(before).collect(),
        block: reads(ask, tx, &case, &names).await?,
        form,
        links: vec![(of(DECIDE, id.uuid()), ask.say.s("decision-to-decision"))],
        ..Content::default()
    };
    sheet(ask, ("decision-propose", case.matter.version), head, content, &came)
}
