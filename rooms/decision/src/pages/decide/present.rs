//! A matter is laid before somebody who may decide it, or comes back with a question.

use crate::{
    case::Case,
    deeds::{self, AskFirst, Present, deciders},
    pages::{ASK_FIRST, DECIDE, Names, PRESENT, Strip, of, sheet},
};
use access::{Act, No, StaffId};
use casefile::MatterId;
use casefile::matter::decision::presented::{self, Ended, Presented};
use page::staff::form::{Came, Content, Drawer, Form, List, Part, ROOM, Reader, Row, Wrong, sent};
use page::{
    Leaf, Say,
    staff::{Ask, Out},
};
use store::Tx;

/// Where it lies, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Lays it there.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done = async { Ok(deeds::present(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    ask.led(tx, done, of(PRESENT, id), form_page).await
}

/// What lies there, and the form for a question.
pub async fn show_question(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, question_page).await
}

/// Asks it.
pub async fn ask_first(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Decide, id).await?;
    let done = async {
        let mut form = Reader::new(&ask.say, &ask.fields);
        let question = form.text("question", ROOM, "decision-wrong-question").ok_or(form.wrong)?;
        let call = AskFirst { matter: MatterId::of(id), seen: sent(&ask), question };
        Ok(deeds::ask_first(&mut tx, &by, &ask.moment, call).await?)
    }
    .await;
    ask.led(tx, done, of(ASK_FIRST, id), question_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<Present, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let seen = sent(ask);
    if ask.fields.get("to") == "nobody" {
        return Ok(Present { matter, seen, to: None });
    }
    let to = ask.fields.get("to").parse().ok().map(StaffId);
    if to.is_none() {
        form.unchosen("to", "decision-wrong-decider");
    }
    let words = form.text("words", ROOM, "decision-wrong-proposed");
    match (to, words) {
        (Some(to), Some(words)) => Ok(Present { matter, seen, to: Some((to, words)) }),
        _ => Err(form.wrong),
    }
}

/// What lies before somebody now.
pub(super) fn open(all: &[Presented]) -> Option<&Presented> {
    all.iter().find(|one| one.ended.is_none())
}

/// What was laid before whom, and what came of it.
fn list(ask: &Ask, all: &[Presented], names: &Names) -> List {
    let t = &ask.say;
    let row = |one: &Presented| {
        let when = t.moment(one.at, ask.zone());
        let laid = [("from", names.of(&one.actor)), ("to", names.staff(one.to)), ("when", &when)];
        let became = one.ended.as_ref().map(|(at, by, how)| became(t, how, (names.of(by), &t.moment(*at, ask.zone()))));
        let says = [Some(t.w("decision-presented-to", &laid)), became].into_iter().flatten();
        Row::from((one.words.clone(), says.collect::<Vec<_>>().join(" ")))
    };
    List {
        heading: t.s("decision-present-list"),
        rows: all.iter().map(row).collect(),
        empty: t.s("decision-present-none"),
        link: None,
    }
}

fn became(t: &Say, how: &Ended, (by, when): (&str, &str)) -> String {
    let with = [("by", by), ("when", when)];
    match how {
        Ended::Decided => t.w("decision-presented-decided", &with),
        Ended::Asked(question) => {
            t.w("decision-presented-asked", &[("by", by), ("when", when), ("question", question)])
        }
        Ended::Elsewhere => t.w("decision-presented-elsewhere", &with),
        Ended::Closed => t.w("decision-presented-closed", &with),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, ask.today()).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let all = presented::all(tx, id).await?;
    let refused = match ask.why_not(tx, Act::Write).await? {
        Some(no) => Some(no),
        None => case.can_be_decided().err(),
    };
    let form = match refused {
        Some(_) => None,
        None => Some(form(ask, tx, &case, open(&all).is_some(), &came).await?),
    };
    let content = Content {
        lead: vec![ask.say.s("decision-present-lead")],
        notes: refused.into_iter().map(|no| ask.say.s(no.word)).collect(),
        lists: vec![list(ask, &all, &names)],
        form,
        links: vec![(of(DECIDE, id.uuid()), ask.say.s("decision-to-decision"))],
        ..Content::default()
    };
    sheet(ask, ("decision-present", case.matter.version), head, content, &came)
}

async fn form(ask: &Ask, tx: &mut Tx, case: &Case, lies: bool, came: &Came) -> Result<Form, No> {
    let others = deciders(tx, case).await?.into_iter().filter(|one| one.staff != ask.session.staff);
    let mut picks: Vec<(String, String)> = others.map(|one| (one.staff.0.to_string(), one.name)).collect();
    picks.extend(lies.then(|| ("nobody".to_owned(), ask.say.s("decision-present-back"))));
    let draw = Drawer::new(ask, came);
    let parts = vec![
        Part::Select(draw.select("to", ("decision-q-decider", None, "decision-choose"), picks)),
        Part::Area(draw.area("words", "decision-q-proposed", Some("decision-hint-proposed"), 3)),
    ];
    Ok(Form::new(of(PRESENT, case.matter.id.uuid()), parts, ask.say.s("decision-present-save")))
}

async fn question_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, ask.today()).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let all = presented::all(tx, id).await?;
    let refused = ask.why_not(tx, Act::Decide).await?.map(|no| ask.say.s(no.word));
    let lies = open(&all).is_some();
    let draw = Drawer::new(ask, &came);
    let parts = vec![Part::Area(draw.area("question", "decision-q-question", None, 3))];
    let form = Form::new(of(ASK_FIRST, id.uuid()), parts, ask.say.s("decision-ask-save"));
    let content = Content {
        lead: vec![ask.say.s("decision-ask-lead")],
        form: (lies && refused.is_none()).then_some(form),
        notes: refused.into_iter().chain((!lies).then(|| ask.say.s("decision-not-presented"))).collect(),
        lists: vec![list(ask, &all, &names)],
        links: vec![(of(DECIDE, id.uuid()), ask.say.s("decision-to-decision"))],
        ..Content::default()
    };
    sheet(ask, ("decision-ask", case.matter.version), head, content, &came)
}

/// What whoever is to decide reads above the form: who has laid it there, since when, and in which words.
pub(super) fn note(ask: &Ask, all: &[Presented], names: &Names) -> Option<String> {
    let one = open(all)?;
    let since = ask.say.ago(one.at, ask.moment.at);
    let with = [("from", names.of(&one.actor)), ("ago", &since), ("words", &one.words), ("to", names.staff(one.to))];
    let key = if one.to == ask.session.staff { "decision-lies-here" } else { "decision-lies-there" };
    Some(ask.say.w(key, &with))
}
