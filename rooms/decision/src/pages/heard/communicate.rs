//! Giving the parties what the decision will rest on, with a day to answer.

use super::{called, how_key, list};
use crate::{
    Addressee, How,
    case::Case,
    deeds::{self, Communicate},
    pages::{ANSWERS, COMMUNICATE, DECIDE, Names, Strip, of, sheet},
};
use access::{Act, No};
use casefile::{MatterId, PersonId, matter};
use page::staff::form::{Came, Content, Drawer, Form, Part, ROOM, Reader, Wrong, sent};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// How many days a party has where nobody says otherwise: a suggestion that can be changed.
const DAYS: u16 = 14;

/// Where it stands, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let suggested = ask.today().plus_days(DAYS).to_string();
    ask.fields.begin_with("answer_by", &suggested);
    ask.show(tx, form_page).await
}

/// Notes that they were given it.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let case = Case::load(&mut tx, MatterId::of(id), ask.today()).await?;
    let done = async { Ok(deeds::communicate(&mut tx, &by, &ask.moment, read(&ask, &case)?).await?) }.await;
    ask.led(tx, done, of(COMMUNICATE, id), form_page).await
}

/// The name of the box beside the party at that place.
fn box_of(n: usize) -> String {
    format!("to{}", n + 1)
}

fn read(ask: &Ask, case: &Case) -> Result<Communicate, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let ticked = |(n, one): (usize, &Addressee)| (ask.fields.get(&box_of(n)) == "yes").then_some(one.person.id);
    let to: Vec<PersonId> = case.addressees.iter().enumerate().filter_map(ticked).collect();
    if to.is_empty() {
        form.unchosen("to1", "decision-wrong-to");
    }
    let material = form.text("material", ROOM, "decision-wrong-material");
    let how = form.one_of("how", "decision-wrong-how", How::named);
    let answer_by = form.day("answer_by", "decision-wrong-day");
    if ask.fields.get("oral") != "yes" {
        form.unchosen("oral", "decision-wrong-oral");
    }
    match (material, how, answer_by) {
        (Some(material), Some(how), Some(answer_by)) if form.wrong.is_empty() => {
            Ok(Communicate { matter: case.matter.id, seen: sent(ask), to, material, how, answer_by })
        }
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, ask.today()).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    ask.sight.shows(case.addressees.iter().map(|one| one.person.id.uuid()));
    let t = ask.say.clone();
    let mut notes = Vec::new();
    let refused = match ask.why_not(tx, Act::Write).await? {
        Some(no) => Some(no.word),
        None => case.can_be_decided().err().map(|no| no.word),
    };
    notes.extend(refused.map(|word| t.s(word)));
    if case.unknown {
        notes.push(t.s("decision-unknown-party"));
    }
    if matter::guarded(tx, id).await? {
        notes.push(t.s("decision-guarded"));
    }
    if case.addressees.is_empty() {
        notes.push(t.s("decision-nobody-to-hear"));
    }
    let may = refused.is_none() && !case.addressees.is_empty();
    let mut links = vec![(of(DECIDE, id.uuid()), t.s("decision-to-decision"))];
    if case.unanswered().next().is_some() {
        links.insert(0, (of(ANSWERS, id.uuid()), t.s("decision-to-answers")));
    }
    let content = Content {
        lead: vec![t.s("decision-communicate-lead")],
        notes,
        lists: vec![list(&t, &case, &names, ask.today())],
        form: may.then(|| form(ask, &case, &came)),
        links,
        ..Content::default()
    };
    sheet(ask, ("decision-communicate", case.matter.version), head, content, &came)
}

fn form(ask: &Ask, case: &Case, came: &Came) -> Form {
    let draw = Drawer::new(ask, came);
    let t = &ask.say;
    let mut parts = vec![Part::Says(t.s("decision-q-to"))];
    let party = |(n, one)| Part::Tick(draw.tick(box_of(n), called(t, one)));
    parts.extend(case.addressees.iter().enumerate().map(party));
    let ways = How::ALL.map(|how| (how.word(), how_key(how)));
    parts.extend([
        Part::Area(draw.area("material", "decision-q-material", Some("decision-hint-material"), 6)),
        Part::Choice(draw.choice("how", "decision-q-how", &ways)),
        Part::Line(draw.line("answer_by", "decision-q-answer-by", Some("decision-hint-answer-by"))),
        Part::Tick(draw.tick("oral", t.s("decision-q-oral"))),
    ]);
    Form::new(of(COMMUNICATE, case.matter.id.uuid()), parts, t.s("decision-communicate-save"))
}
