//! The assignments of a matter, and the talk that begins one.

use super::{BEGIN, ONE, of};
use crate::{
    deeds::{self, Begin},
    pages::list::state_says,
};
use access::{Act, No, UnitId, office};
use casefile::{
    MatterId,
    matter::{
        self, assignment,
        execution::{self, Execution},
    },
};
use page::staff::form::{Came, Content, Drawer, Form, LINE, List, Part, ROOM, Reader, Row, Wrong, sheet};
use page::{
    Leaf, Names, Strip,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

/// Those there are, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let now = ask.today().to_string();
    ask.fields.begin_with("day", &now);
    ask.show(tx, form_page).await
}

/// Begins one.
pub async fn begin(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Hand, id).await?;
    let done = async { Ok(deeds::begin(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    let to = done.as_ref().map(|part| of(ONE, id, *part)).unwrap_or_default();
    ask.led(tx, done, to, form_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<Begin, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let decision: Option<Uuid> = form.chosen("decision", "assignment-wrong-decision");
    let unit: Option<Uuid> = form.chosen("unit", "assignment-wrong-unit");
    let day = form.day("day", "assignment-wrong-day");
    let with = form.text("with", LINE, "assignment-wrong-with");
    let said = form.text("said", ROOM, "assignment-wrong-said");
    match (decision, unit, day, with, said) {
        (Some(decision), Some(unit), Some(day), Some(with), Some(said)) => {
            Ok(Begin { matter, decision, unit: UnitId(unit), day, with, said })
        }
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &read, &names).await?;
    let (granted, units) = (execution::open(tx, id).await?, office::resources(tx).await?);
    let all = assignment::all(tx, id).await?;
    let t = ask.say.clone();
    let hinders = match ask.why_not(tx, Act::Hand).await? {
        Some(no) => Some(no.word),
        None if granted.is_empty() => Some("assignment-no-decision"),
        None => units.is_empty().then_some("assignment-no-units"),
    };
    let row = |one: &assignment::Assignment| {
        let says = state_says(&t, one.state(), &one.unit_name);
        let (what, to) = (format!("{}, {}", one.called, one.unit_name), Some(of(ONE, id.uuid(), one.id)));
        Row { says: what, by: says, to, link: None }
    };
    let (heading, rows) = (t.s("assignment-of-matter"), all.iter().map(row).collect());
    let list = List { heading, rows, ..List::default() };
    let content = Content {
        back: (format!("/arende/{}", id.uuid()), t.s("assignment-to-matter")),
        lead: vec![t.s("assignment-begin-lead")],
        form: hinders.is_none().then(|| form(ask, &granted, &units, &came)),
        notes: hinders.map(|word| t.s(word)).into_iter().collect(),
        lists: if all.is_empty() { Vec::new() } else { vec![list] },
        links: if granted.is_empty() {
            vec![(format!("/arende/{}/beslut", id.uuid()), t.s("assignment-to-decision"))]
        } else {
            Vec::new()
        },
        ..Content::default()
    };
    sheet(ask, ("assignment-begin-title", read.version), head, content, &came)
}

/// A question with only one answer is not asked.
fn form(ask: &Ask, granted: &[Execution], units: &[(UnitId, String)], came: &Came) -> Form {
    let t = &ask.say;
    let draw = Drawer::new(ask, came);
    let says = |one: &Execution| {
        t.w("assignment-pick-decision", &[("what", one.called.as_str()), ("day", &t.long_day(one.day))])
    };
    let decision = match granted {
        [only] => Part::Hidden("decision", only.decision.to_string()),
        many => {
            let picks = many.iter().map(|one| (one.decision.to_string(), says(one))).collect();
            Part::Select(draw.select("decision", ("assignment-q-decision", None, "assignment-choose"), picks))
        }
    };
    let picks = units.iter().map(|(unit, name)| (unit.0.to_string(), name.clone())).collect();
    let fields = vec![
        decision,
        Part::Select(draw.select("unit", ("assignment-q-unit", None, "assignment-choose"), picks)),
        Part::Line(draw.line("day", "assignment-q-day", Some("assignment-hint-day"))),
        Part::Line(draw.line("with", "assignment-q-with", None)),
        Part::Area(draw.area("said", "assignment-q-said", Some("assignment-hint-said"), 5)),
    ];
    let action = BEGIN.replace("{id}", &ask.id().unwrap_or_default().to_string());
    Form::new(action, fields, t.s("assignment-begin-save"))
}
