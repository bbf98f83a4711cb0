//! The assignments of a matter, and the talk that begins one.

use super::{
    BEGIN, LINE, ONE, ROOM, day, of,
    sheet::{Content, Field, Form, List, back, sheet},
    today,
};
use crate::{
    deeds::{self, Begin},
    pages::list::state_says,
};
use access::{Act, No, Permit, UnitId, office};
use casefile::{
    MatterId,
    matter::{
        self, assignment,
        execution::{self, Execution},
    },
};
use page::staff::form::{Came, Drawer, Reader, Wrong};
use page::{
    Leaf, Names, Strip,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

/// Those there are, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let now = today(&ask).to_string();
    ask.fields.begin_with("day", &now);
    let leaf = form_page(&mut ask, &mut tx, Vec::new(), Came::Fresh).await?;
    Ok(ask.page(tx, leaf))
}

/// Begins one.
pub async fn begin(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Hand, id).await?;
    let (wrong, came) = match read(&ask, MatterId::of(id)) {
        Err(wrong) => (wrong, Came::Back(None)),
        Ok(call) => match deeds::begin(&mut tx, &by, &ask.moment, call).await {
            Ok(part) => return Ok(ask.go(tx, of(ONE, id, part))),
            Err(no) => (Vec::new(), back(&ask.say, no)?),
        },
    };
    let leaf = form_page(&mut ask, &mut tx, wrong, came).await?;
    Ok(ask.again(tx, leaf))
}

fn read(ask: &Ask, matter: MatterId) -> Result<Begin, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let decision: Option<Uuid> = ask.fields.get("decision").parse().ok();
    if decision.is_none() {
        form.unchosen("decision", "assignment-wrong-decision");
    }
    let unit: Option<Uuid> = ask.fields.get("unit").parse().ok();
    if unit.is_none() {
        form.unchosen("unit", "assignment-wrong-unit");
    }
    let day = day(&mut form, "day", "assignment-wrong-day");
    let with = form.text("with", LINE, "assignment-wrong-with");
    let said = form.text("said", ROOM, "assignment-wrong-said");
    match (decision, unit, day, with, said) {
        (Some(decision), Some(unit), Some(day), Some(with), Some(said)) => {
            Ok(Begin { matter, decision, unit: UnitId(unit), day, with, said })
        }
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, wrong: Wrong, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &read, &names).await?;
    let (granted, units) = (execution::open(tx, id).await?, office::resources(tx).await?);
    let all = assignment::all(tx, id).await?;
    let t = ask.say.clone();
    let mut notes = Vec::new();
    match Permit::for_matter(tx, ask.session.staff, Act::Hand, id.uuid()).await {
        Ok(_) if granted.is_empty() => notes.push(t.s("assignment-no-decision")),
        Ok(_) if units.is_empty() => notes.push(t.s("assignment-no-units")),
        Ok(_) => {}
        Err(No::Refusal(no)) => notes.push(t.s(no.word)),
        Err(no) => return Err(no),
    }
    let may = notes.is_empty();
    let row = |one: &assignment::Assignment| {
        let says = state_says(&t, one.state(), &one.unit_name);
        (format!("{}, {}", one.called, one.unit_name), says, Some(of(ONE, id.uuid(), one.id)))
    };
    let list = List { heading: t.s("assignment-of-matter"), rows: all.iter().map(row).collect(), empty: String::new() };
    let content = Content {
        back: (format!("/arende/{}", id.uuid()), t.s("assignment-to-matter")),
        lead: vec![t.s("assignment-begin-lead")],
        notes,
        lists: if all.is_empty() { Vec::new() } else { vec![list] },
        form: may.then(|| form(ask, &granted, &units, &wrong)),
        links: if granted.is_empty() {
            vec![(format!("/arende/{}/beslut", id.uuid()), t.s("assignment-to-decision"))]
        } else {
            Vec::new()
        },
        ..Content::default()
    };
    sheet(ask, ("assignment-begin-title", read.version), head, content, (wrong, came))
}

/// A question with only one answer is not asked.
fn form(ask: &Ask, granted: &[Execution], units: &[(UnitId, String)], wrong: &Wrong) -> Form {
    let t = &ask.say;
    let draw = Drawer { say: t, fields: &ask.fields, wrong };
    let says = |one: &Execution| {
        t.w("assignment-pick-decision", &[("what", one.called.as_str()), ("day", &t.long_day(one.day))])
    };
    let decision = match granted {
        [only] => Field::Hidden("decision", only.decision.to_string()),
        many => {
            let picks = many.iter().map(|one| (one.decision.to_string(), says(one))).collect();
            Field::Select(draw.select("decision", ("assignment-q-decision", None, "assignment-choose"), picks))
        }
    };
    let picks = units.iter().map(|(unit, name)| (unit.0.to_string(), name.clone())).collect();
    let fields = vec![
        decision,
        Field::Select(draw.select("unit", ("assignment-q-unit", None, "assignment-choose"), picks)),
        Field::Line(draw.line("day", "assignment-q-day", Some("assignment-hint-day"))),
        Field::Line(draw.line("with", "assignment-q-with", None)),
        Field::Area(draw.area("said", "assignment-q-said", Some("assignment-hint-said"), 5)),
    ];
    let action = BEGIN.replace("{id}", &ask.id().unwrap_or_default().to_string());
    Form { action, fields, button: t.s("assignment-begin-save") }
}
