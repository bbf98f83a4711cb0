//! Why one decision is not carried out, and in which quarter's report it stands.

use super::{quarter, reason_key};
use crate::{
    deeds::{self, Note},
    pages::{LATE, REASON, of},
    unexecuted::{self, Quarter, Reason},
};
use access::{Act, No};
use casefile::{
    MatterId,
    matter::{self, execution},
};
use page::staff::form::{Came, Content, Drawer, Form, List, Part, ROOM, Reader, Row, Stayed, sheet};
use page::{
    Leaf, Names, Strip,
    staff::{Ask, Out},
};
use store::Tx;

/// What was noted, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let now = Quarter::of(ask.today()).to_string();
    ask.fields.begin_with("quarter", &now);
    ask.show(tx, form_page).await
}

/// Notes it.
pub async fn note(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let by = ask.sight.matter(&mut tx, Act::Write, ask.id()?).await?;
    let done = async { Ok(deeds::note(&mut tx, &by, &ask.moment, read(&ask)?).await?) }.await;
    ask.led(tx, done, LATE.into(), form_page).await
}

fn read(ask: &Ask) -> Result<Note, Stayed> {
    let (matter, decision) = (MatterId::of(ask.id()?), ask.part()?);
    let mut form = Reader::new(&ask.say, &ask.fields);
    let reason = form.one_of("reason", "assignment-wrong-reason", Reason::of);
    let words = form.text("words", ROOM, "assignment-wrong-words");
    let quarter = form.one_of("quarter", "assignment-wrong-quarter", Quarter::parse);
    match (reason, words, quarter) {
        (Some(reason), Some(words), Some(quarter)) => Ok(Note { matter, decision, quarter, reason, words }),
        _ => Err(form.wrong.into()),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let (id, decision) = (MatterId::of(ask.id()?), ask.part()?);
    let one = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &one, &names).await?;
    let (on, law) = (ask.today(), ask.moment.law.clone());
    let late = execution::late(tx, ask.session.staff, on, &law).await?;
    let late = late.into_iter().find(|one| one.of.decision == decision && one.matter == id);
    let noted = unexecuted::noted(tx, id).await?;
    let t = ask.say.clone();
    let refused = ask.why_not(tx, Act::Write).await?.map(|no| t.s(no.word));
    let refused = refused.or_else(|| late.is_none().then(|| t.s("assignment-not-late")));
    let rows = noted.iter().filter(|one| one.decision == decision).map(|one| {
        let says = format!("{}: {}: {}", quarter(&t, one.quarter), t.s(reason_key(one.reason)), one.words);
        let when = t.moment(one.at, ask.zone());
        Row::from((says, t.w("assignment-by", &[("who", names.of(&one.actor)), ("when", &when)])))
    });
    let (heading, empty) = (t.s("assignment-noted"), t.s("assignment-late-unnoted"));
    let list = List { heading, rows: rows.collect(), empty, link: None };
    let lead = late
        .as_ref()
        .map(|one| t.w("assignment-late-what", &[("what", one.of.called.as_str()), ("day", &t.long_day(one.of.day))]));
    let content = Content {
        back: (LATE.to_owned(), t.s("assignment-to-late")),
        lead: lead.into_iter().chain([t.s("assignment-reason-lead")]).collect(),
        form: refused.is_none().then(|| form(ask, &came)),
        notes: refused.into_iter().collect(),
        lists: vec![list],
        links: vec![(format!("/arende/{}", id.uuid()), t.s("assignment-to-matter"))],
        ..Content::default()
    };
    sheet(ask, ("assignment-reason-title", one.version), head, content, &came)
}

fn form(ask: &Ask, came: &Came) -> Form {
    let t = &ask.say;
    let draw = Drawer::new(ask, came);
    let now = Quarter::of(ask.today());
    let quarters = [now, now.before()].map(|one| (one.to_string(), quarter(t, one)));
    let reasons: Vec<_> = Reason::ALL.into_iter().map(|one| (one.word(), reason_key(one))).collect();
    let fields = vec![
        Part::Choice(draw.choice("reason", "assignment-q-reason", &reasons)),
        Part::Area(draw.area("words", "assignment-q-words", Some("assignment-hint-words"), 3)),
        Part::Select(draw.select("quarter", ("assignment-q-quarter", None, "assignment-choose"), quarters.into())),
    ];
    let ids = (ask.id().unwrap_or_default(), ask.part().unwrap_or_default());
    Form::new(of(REASON, ids.0, ids.1), fields, t.s("assignment-reason-save"))
}
