//! Why one decision is not carried out, and in which quarter's report it stands.

use super::{quarter, reason_key};
use crate::{
    deeds::{self, Note},
    pages::{
        LATE, REASON, ROOM, of,
        sheet::{Content, Field, Form, List, back, sheet},
        today,
    },
    unexecuted::{self, Quarter, Reason},
};
use access::{Act, No, Permit};
use casefile::{
    MatterId,
    matter::{self, execution},
};
use page::staff::form::{Came, Drawer, Reader, Wrong};
use page::{
    Leaf, Names, Strip,
    staff::{Ask, Out},
};
use store::Tx;

/// What was noted, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let now = Quarter::of(today(&ask)).to_string();
    ask.fields.begin_with("quarter", &now);
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

/// Notes it.
pub async fn note(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let (wrong, came) = match read(&ask)? {
        Err(wrong) => (wrong, Came::Back(None)),
        Ok(call) => match deeds::note(&mut tx, &by, &ask.moment, call).await {
            Ok(()) => return Ok(ask.go(tx, LATE.into())),
            Err(no) => (Vec::new(), back(&ask.say, no)?),
        },
    };
    let leaf = form_page(&mut ask, &mut tx, wrong, came).await?;
    Ok(ask.again(tx, leaf))
}

fn read(ask: &Ask) -> Result<Result<Note, Wrong>, No> {
    let (matter, decision) = (MatterId::of(ask.id()?), ask.part()?);
    let mut form = Reader::new(&ask.say, &ask.fields);
    let reason = Reason::of(ask.fields.get("reason"));
    if reason.is_none() {
        form.unchosen("reason", "assignment-wrong-reason");
    }
    let words = form.text("words", ROOM, "assignment-wrong-words");
    let quarter = Quarter::parse(ask.fields.get("quarter"));
    if quarter.is_none() {
        form.unchosen("quarter", "assignment-wrong-quarter");
    }
    Ok(match (reason, words, quarter) {
        (Some(reason), Some(words), Some(quarter)) => Ok(Note { matter, decision, quarter, reason, words }),
        _ => Err(form.wrong),
    })
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let (id, decision) = (MatterId::of(ask.id()?), ask.part()?);
    let one = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &one, &names).await?;
    let (on, law) = (today(ask), ask.moment.law.clone());
    let late = execution::late(tx, ask.session.staff, on, &law).await?;
    let late = late.into_iter().find(|one| one.of.decision == decision && one.matter == id);
    let noted = unexecuted::noted(tx, id).await?;
    let t = ask.say.clone();
    let refused = match Permit::for_matter(tx, ask.session.staff, Act::Write, id.uuid()).await {
        Ok(_) => None,
        Err(No::Refusal(no)) => Some(t.s(no.word)),
        Err(no) => return Err(no),
    };
    let refused = refused.or_else(|| late.is_none().then(|| t.s("assignment-not-late")));
    let rows = noted.iter().filter(|one| one.decision == decision).map(|one| {
        let says = format!("{}: {}: {}", quarter(&t, one.quarter), t.s(reason_key(one.reason)), one.words);
        let when = t.moment(one.at, ask.zone());
        (says, t.w("assignment-by", &[("who", names.of(&one.actor)), ("when", &when)]), None)
    });
    let list = List { heading: t.s("assignment-noted"), rows: rows.collect(), empty: t.s("assignment-late-unnoted") };
    let lead = late
        .as_ref()
        .map(|one| t.w("assignment-late-what", &[("what", one.of.called.as_str()), ("day", &t.long_day(one.of.day))]));
    let content = Content {
        back: (LATE.to_owned(), t.s("assignment-to-late")),
        lead: lead.into_iter().chain([t.s("assignment-reason-lead")]).collect(),
        form: refused.is_none().then(|| form(ask, &wrong)),
        notes: refused.into_iter().collect(),
        lists: vec![list],
        links: vec![(format!("/arende/{}", id.uuid()), t.s("assignment-to-matter"))],
        ..Content::default()
    };
    sheet(ask, ("assignment-reason-title", one.version), head, content, (wrong, came))
}

fn form(ask: &Ask, wrong: &Wrong) -> Form {
    let t = &ask.say;
    let draw = Drawer { say: t, fields: &ask.fields, wrong };
    let now = Quarter::of(today(ask));
    let quarters = [now, now.before()].map(|one| (one.to_string(), quarter(t, one)));
    let reasons: Vec<_> = Reason::ALL.into_iter().map(|one| (one.word(), reason_key(one))).collect();
    let fields = vec![
        Field::Choice(draw.choice("reason", "assignment-q-reason", &reasons)),
        Field::Area(draw.area("words", "assignment-q-words", Some("assignment-hint-words"), 3)),
        Field::Select(draw.select("quarter", ("assignment-q-quarter", None, "assignment-choose"), quarters.into())),
    ];
    let ids = (ask.id().unwrap_or_default(), ask.part().unwrap_or_default());
    Form { action: of(REASON, ids.0, ids.1), fields, button: t.s("assignment-reason-save") }
}
