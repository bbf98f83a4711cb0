//! Noting what a party said of what they were given, in their own words, or that nothing came.

use super::{called, list};
use crate::{
    Communicated,
    case::Case,
    deeds::{self, Answered},
    pages::{ANSWERS, COMMUNICATE, DECIDE, Names, Strip, of, sheet},
};
use access::{Act, No};
use casefile::MatterId;
use page::staff::form::{Came, Content, Drawer, Form, Part, ROOM, Reader, Wrong, sent};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

/// What has come, and the form for what has not.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let now = ask.today().to_string();
    ask.fields.begin_with("day", &now);
    ask.show(tx, form_page).await
}

/// Notes one answer.
pub async fn note(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done =
        async { Ok(deeds::party_answered(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    ask.led(tx, done, of(ANSWERS, id), form_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<Answered, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let of: Option<Uuid> = form.chosen("of", "decision-wrong-of");
    let words = match ask.fields.get("answered") {
        "yes" => form.text("words", ROOM, "decision-wrong-words"),
        "no" => None,
        _ => {
            form.unchosen("answered", "decision-wrong-answered");
            None
        }
    };
    let day = form.day("day", "decision-wrong-day");
    match (of, day) {
        (Some(of), Some(day)) if form.wrong.is_empty() => Ok(Answered { matter, seen: sent(ask), of, words, day }),
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
    let refused = ask.why_not(tx, Act::Write).await?.map(|no| t.s(no.word));
    let waits: Vec<&Communicated> = case.unanswered().collect();
    let may = refused.is_none() && !waits.is_empty();
    let content = Content {
        lead: vec![t.s("decision-answers-lead")],
        notes: refused.into_iter().collect(),
        lists: vec![list(&t, &case, &names, ask.today())],
        form: may.then(|| form(ask, &case, &waits, &came)),
        links: vec![
            (of(COMMUNICATE, id.uuid()), t.s("decision-communicate")),
            (of(DECIDE, id.uuid()), t.s("decision-to-decision")),
        ],
        ..Content::default()
    };
    sheet(ask, ("decision-answers", case.matter.version), head, content, &came)
}

fn form(ask: &Ask, case: &Case, waits: &[&Communicated], came: &Came) -> Form {
    let draw = Drawer::new(ask, came);
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
    Form::new(of(ANSWERS, case.matter.id.uuid()), parts, t.s("decision-answers-save"))
}
