//! Noting what a party said of what they were given, in their own words, or that nothing came.

use super::{called, list};
use crate::{
    Communicated,
    case::Case,
    deeds::{self, Answered},
    pages::{
        ANSWERS, COMMUNICATE, DECIDE, Names, ROOM, Strip, of,
        sheet::{Content, Form, Part, back, day, sheet, today, why_not},
    },
};
use access::{Act, No};
use casefile::MatterId;
use page::staff::form::{Came, Drawer, Reader, Wrong, sent};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

/// What has come, and the form for what has not.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let now = today(&ask).to_string();
    ask.fields.begin_with("day", &now);
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

/// Notes one answer.
pub async fn note(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let call = match read(&ask, MatterId::of(id)) {
        Ok(call) => call,
        Err(wrong) => {
            let leaf = form_page(&mut ask, &mut tx, wrong, Came::Back(None)).await?;
            return Ok(ask.again(tx, leaf));
        }
    };
    let came = match deeds::party_answered(&mut tx, &by, &ask.moment, call).await {
        Ok(()) => return Ok(ask.go(tx, of(ANSWERS, id))),
        Err(no) => back(&ask.say, no)?,
    };
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), came).await?;
    Ok(ask.again(tx, leaf))
}

fn read(ask: &Ask, matter: MatterId) -> Result<Answered, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let of: Option<Uuid> = ask.fields.get("of").parse().ok();
    if of.is_none() {
        form.unchosen("of", "decision-wrong-of");
    }
    let words = match ask.fields.get("answered") {
        "yes" => form.text("words", ROOM, "decision-wrong-words"),
        "no" => None,
        _ => {
            form.unchosen("answered", "decision-wrong-answered");
            None
        }
    };
    let day = day(&mut form, "day", "decision-wrong-day");
    match (of, day) {
        (Some(of), Some(day)) if form.wrong.is_empty() => Ok(Answered { matter, seen: sent(ask), of, words, day }),
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, today(ask)).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    ask.sight.shows(case.addressees.iter().map(|one| one.person.id.uuid()));
    let t = ask.say.clone();
    let refused = why_not(ask, tx, Act::Write).await?.map(|no| t.s(no.word));
    let waits: Vec<&Communicated> = case.unanswered().collect();
    let may = refused.is_none() && !waits.is_empty();
    let content = Content {
        lead: vec![t.s("decision-answers-lead")],
        notes: refused.into_iter().collect(),
        lists: vec![list(&t, &case, &names, today(ask))],
        form: may.then(|| form(ask, &case, &waits, &wrong)),
        links: vec![
            (of(COMMUNICATE, id.uuid()), t.s("decision-communicate")),
            (of(DECIDE, id.uuid()), t.s("decision-to-decision")),
        ],
        ..Content::default()
    };
    sheet(ask, ("decision-answers", case.matter.version), head, content, (wrong, came))
}

fn form(ask: &Ask, case: &Case, waits: &[&Communicated], wrong: &Wrong) -> Form {
    let draw = Drawer { say: &ask.say, fields: &ask.fields, wrong };
    let t = &ask.say;
    let pick = |one: &&Communicated| {
        let who = case.addressee(one.person).map_or_else(|| t.s("decision-role-former"), |party| called(t, party));
        (one.id.to_string(), t.w("decision-pick-given", &[("who", &who), ("day", &t.day(one.sent_on))]))
    };
    let picks = waits.iter().map(pick).collect();
    let answers = [("yes", "decision-answered-yes"), ("no", "decision-answered-no")];
    let parts = vec![
        Part::Select(draw.select("of", ("decision-q-of", None, "decision-choose"), picks)),
        Part::Choice(draw.choice("answered", "decision-q-answered", &answers)),
        Part::Area(draw.area("words", "decision-q-words", Some("decision-hint-words"), 5)),
        Part::Line(draw.line("day", "decision-q-day", Some("decision-hint-day"))),
    ];
    Form { action: of(ANSWERS, case.matter.id.uuid()), parts, button: t.s("decision-answers-save") }
}
