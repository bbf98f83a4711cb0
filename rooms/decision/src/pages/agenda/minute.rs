//! What the minutes say of a matter, written down by whoever answers for it.

use crate::{
    Ended, Item,
    case::{Backed, Case},
    deeds::{self, Minute},
    kinds,
    pages::{
        AGENDA, DECIDE, MINUTE, MOVE, Names, Strip,
        decide::{
            backed::{self, Besides},
            made::{of_child, outcome_key},
            proposal_parts, read_proposal,
        },
        of, sheet,
    },
};
use access::{Act, No};
use casefile::{MatterId, Text};
use page::staff::form::{Came, Content, Drawer, Form, LINE, List, Part, ROOM, Reader, Row, Wrong, sent};
use page::{
    Leaf, Say,
    staff::{Ask, Out},
};
use store::Tx;

/// What lies there, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Writes down what the minutes say.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Hand, id).await?;
    let case = Case::load(&mut tx, MatterId::of(id), ask.today()).await?;
    let done = async { Ok(deeds::minute(&mut tx, &by, &ask.moment, read(&ask, &case)?).await?) }.await;
    ask.led(tx, done, of(MINUTE, id), form_page).await
}

fn read(ask: &Ask, case: &Case) -> Result<Minute, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let how = ask.fields.get("how");
    let paragraph = form.text("paragraph", LINE, "decision-wrong-paragraph");
    let presided = form.text("presided", LINE, "decision-wrong-presided");
    let words = match how {
        "otherwise" | "back" => form.text("words", ROOM, "decision-wrong-difference"),
        _ => None,
    };
    let otherwise = if how == "otherwise" { read_proposal(&mut form, case, ask.today(), proposed(case)) } else { None };
    let own = |text: Text| text.as_str().to_owned();
    let ended = match (how, paragraph, words) {
        ("as_proposed", Some(paragraph), _) => Some(Ended::AsProposed(own(paragraph))),
        ("otherwise", Some(paragraph), Some(words)) => Some(Ended::Otherwise(own(paragraph), own(words))),
        ("back", Some(paragraph), Some(words)) => Some(Ended::Back(own(paragraph), own(words))),
        ("as_proposed" | "otherwise" | "back", _, _) => None,
        _ => {
            form.unchosen("how", "decision-wrong-ended");
            None
        }
    };
    match (ended, presided) {
        (Some(ended), Some(presided)) if form.wrong.is_empty() => {
            Ok(Minute { matter: case.matter.id, seen: sent(ask), ended, presided, otherwise })
        }
        _ => Err(form.wrong),
    }
}

/// What the child says, and the ground where consent was missing, come with the proposal: minutes are written down as they
/// are, and nothing is asked anew.
fn proposed(case: &Case) -> Option<Besides> {
    let item = case.open_item().map(|item| &item.proposal);
    let (view, why) = item.map(|p| (p.childs_view.clone(), p.consent_why.clone())).unwrap_or_default();
    Some(Besides { childs_view: view, consent_why: why })
}

/// What is proposed stands in the fields, to be put right where it was decided otherwise.
pub(in crate::pages) fn begin_with(ask: &mut Ask, item: &Item) {
    let p = &item.proposal;
    let [first, second, third] = &p.means;
    let day = p.follow_up.map(|day| day.to_string()).unwrap_or_default();
    let unheard = p.unheard.as_ref().map_or(("", ""), |(why, words)| (why.as_str(), words.as_str()));
    let (view, consent) = (p.childs_view.as_ref().map(Text::as_str), p.consent_why.as_ref().map(Text::as_str));
    for (name, value) in [
        ("outcome", p.outcome.as_str()),
        ("means1", first.as_str()),
        ("means2", second.as_str()),
        ("means3", third.as_str()),
        ("facts", p.facts.as_str()),
        ("ground", p.ground.as_str()),
        ("ends", p.ends.word()),
        ("follow_up", &day),
        ("unheard", unheard.0),
        ("unheard_why", unheard.1),
        ("childs_view", view.unwrap_or_default()),
        ("consent_why", consent.unwrap_or_default()),
    ] {
        ask.fields.begin_with(name, value);
    }
}

/// What became of an item: what the minutes say, or why it was taken off.
pub(super) fn became(t: &Say, item: &Item) -> Option<String> {
    if let Some(why) = &item.withdrawn {
        return Some(t.w("decision-withdrawn", &[("why", why)]));
    }
    Some(match item.ended.as_ref()? {
        Ended::AsProposed(paragraph) => t.w("decision-ended-as-proposed", &[("paragraph", paragraph)]),
        Ended::Otherwise(paragraph, words) => {
            t.w("decision-ended-otherwise", &[("paragraph", paragraph), ("words", words)])
        }
        Ended::Back(paragraph, words) => t.w("decision-ended-back", &[("paragraph", paragraph), ("words", words)]),
    })
}

/// What of a matter was laid before the committee, and what came of it.
pub(in crate::pages) fn rows(t: &Say, case: &Case, names: &Names) -> Vec<Row> {
    let list = kinds().ok();
    let row = |item: &Item| {
        let called = list.and_then(|all| all.named(&item.kind)).map_or(item.kind.clone(), |kind| kind.name.clone());
        let p = &item.proposal;
        let what = format!("{called}: {}. {}", t.s(outcome_key(p.outcome)), p.ground.as_str());
        let said = became(t, item).unwrap_or_else(|| match item.meeting {
            Some(meeting) => t.w("decision-agenda-meeting", &[("day", &t.long_day(meeting.day))]),
            None => t.s("decision-agenda-no-day"),
        });
        let presented = t.w("decision-presented", &[("name", names.staff(item.presenter))]);
        let besides = of_child(t, p.childs_view.as_ref().map(Text::as_str), p.consent_why.as_ref().map(Text::as_str));
        Row::from((what, [vec![said, presented], besides].concat().join(" ")))
    };
    case.items.iter().map(row).collect()
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, ask.today()).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let refused = ask.why_not(tx, Act::Hand).await?.map(|no| ask.say.s(no.word));
    let held = case.open_item().filter(|item| item.meeting.is_some_and(|meeting| meeting.day <= ask.today()));
    let mut notes: Vec<String> = refused.iter().cloned().collect();
    notes.extend((case.open_item().is_some() && held.is_none()).then(|| ask.say.s("decision-not-held")));
    if let Some(item) = held {
        begin_with(ask, item);
    }
    let form = match held.filter(|_| refused.is_none()) {
        Some(item) => Some(form(ask, &case, item, &came)?),
        None => None,
    };
    let stands = Backed::load(tx, &ask.moment, &case.matter).await?;
    let t = &ask.say;
    let (heading, rows) = (t.s("decision-minute-list"), rows(t, &case, &names));
    let list = List { heading, rows, empty: t.s("decision-minute-none"), link: None };
    let content = Content {
        lead: vec![t.s("decision-minute-lead")],
        notes,
        lists: backed::list(t, &case, &stands).into_iter().chain([list]).collect(),
        form,
        links: links(t, &case),
        ..Content::default()
    };
    sheet(ask, ("decision-minute", case.matter.version), head, content, &came)
}

fn links(t: &Say, case: &Case) -> Vec<(String, String)> {
    let id = case.matter.id.uuid();
    let other = case.open_item().map(|_| (of(MOVE, id), t.s("decision-to-move")));
    let always = [(of(DECIDE, id), t.s("decision-to-decision")), (AGENDA.to_owned(), t.s("decision-agenda"))];
    other.into_iter().chain(always).collect()
}

fn form(ask: &Ask, case: &Case, item: &Item, came: &Came) -> Result<Form, No> {
    let draw = Drawer::new(ask, came);
    let ways = [
        ("as_proposed", "decision-ends-as-proposed"),
        ("otherwise", "decision-ends-otherwise"),
        ("back", "decision-ends-back"),
    ];
    let mut parts = vec![
        Part::Choice(draw.choice("how", "decision-q-ended", &ways)),
        Part::Line(draw.line("paragraph", "decision-q-paragraph", Some("decision-hint-paragraph"))),
        Part::Line(draw.line("presided", "decision-q-presided", None)),
        Part::Area(draw.area("words", "decision-q-difference", None, 3)),
        Part::Says(ask.say.s("decision-otherwise-lead")),
    ];
    let kind: Vec<_> = kinds()?.named(&item.kind).into_iter().collect();
    parts.extend(proposal_parts(ask, case, &kind, came));
    let button = ask.say.s("decision-minute-save");
    Ok(Form::new(of(MINUTE, case.matter.id.uuid()), parts, button))
}
