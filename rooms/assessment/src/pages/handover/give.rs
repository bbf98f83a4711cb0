//! Handing a family over: what goes along, to whom, and the words; and keeping it, which is always the first choice.

use super::{Names, Strip, along::Along};
use crate::deeds::{self, HandOver};
use crate::pages::path;
use access::{Act, Fact, Facts, No, StaffId, UnitId, charge, office};
use askama::Template;
use casefile::{
    Matter, MatterId,
    matter::{
        self,
        handover::{self, Asks, Handover, Words},
    },
};
use page::staff::form::{Came, Carried, Drawer, LINE, ROOM, Reader, Stayed, sent};
use page::{
    Leaf, Say,
    kit::{Area, Line, Select},
    leaf,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

#[derive(Template)]
#[template(path = "handover/give.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    says: String,
    /// The question with which it came back: its kind, its words, and who asked when.
    back: Option<(String, String, String)>,
    /// It is on its way, or came back: keeping it is then a deed of its own.
    keeps: bool,
    along: Along,
    due: Option<String>,
    form: Option<Form>,
    carried: Carried<'a>,
}

struct Form {
    to: Select,
    knows: Area,
    agreed: Area,
    remains: Area,
    spoken: Option<Line>,
}

/// What goes along, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Hand, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Hands the family over, or keeps it.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Hand, id).await?;
    let done = async {
        if ask.fields.get("how") == "keep" {
            return Ok(deeds::keep(&mut tx, &by, &ask.moment, (MatterId::of(id), sent(&ask))).await?);
        }
        let call = read(&ask, &mut tx).await?;
        Ok(deeds::hand_over(&mut tx, &by, &ask.moment, call).await.map(drop)?)
    }
    .await;
    ask.led(tx, done, path(id), form_page).await
}

async fn read(ask: &Ask, tx: &mut Tx) -> Result<HandOver, Stayed> {
    let matter = MatterId::of(ask.id()?);
    let today = ask.today();
    let due = !deeds::due_now(tx, matter, today).await?.is_empty();
    let mut form = Reader::new(&ask.say, &ask.fields);
    let to = form.one_of("to", "assessment-wrong-to", addressee);
    let knows = form.text("knows", ROOM, "assessment-wrong-knows");
    let agreed = form.text("agreed", ROOM, "assessment-wrong-agreed");
    let remains = form.text("remains", ROOM, "assessment-wrong-remains");
    let spoken = if due { form.text("spoken", LINE, "assessment-wrong-spoken") } else { None };
    match (to, knows, agreed, remains) {
        (Some(to), Some(knows), Some(agreed), Some(remains)) if form.wrong.is_empty() => {
            Ok(HandOver { matter, seen: sent(ask), to, words: Words { knows, agreed, remains, spoken } })
        }
        _ => Err(form.wrong.into()),
    }
}

/// "unit" or "unit+colleague".
fn addressee(typed: &str) -> Option<(UnitId, Option<StaffId>)> {
    let id = |text: &str| text.parse::<Uuid>().ok();
    match typed.split_once('+') {
        None => Some((UnitId(id(typed)?), None)),
        Some((unit, staff)) => Some((UnitId(id(unit)?), Some(StaffId(id(staff)?)))),
    }
}

/// The units where it can go, and there the colleagues who may carry it. Who may not is left out without a reason.
async fn picks(tx: &mut Tx, read: &Matter) -> Result<Vec<(String, String)>, No> {
    let charge = charge::charge(tx, read.id.uuid()).await?.ok_or(No::Absent)?;
    let could = charge::who_could(tx, read.id.uuid(), Facts::of(&[Fact::Receiving])).await?;
    let mut all = Vec::new();
    for (unit, name) in office::units(tx).await? {
        if unit != charge.unit {
            all.push((unit.to_string(), name.clone()));
        }
        for one in office::colleagues(tx, unit).await? {
            let value = format!("{unit}+{}", one.id);
            let new = one.id != charge.carrier && !all.iter().any(|(there, _)| *there == value);
            if new && could.contains(&one.id) {
                all.push((value, format!("{name}: {}", one.name)));
            }
        }
    }
    Ok(all)
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &read, &names).await?;
    let latest = handover::all(tx, id).await?.into_iter().next();
    let open = latest.as_ref().filter(|one| one.ended.is_none());
    let asked = latest.as_ref().filter(|one| one.question.is_some() && !one.settled);
    let along = Along::of(ask, tx, &read, &names, open).await?;
    let to = if open.is_none() { picks(tx, &read).await? } else { Vec::new() };
    // What came back is handed over anew with the words that went along, to be put right.
    if let (Came::Fresh, Some(one)) = (&came, asked) {
        for (name, words) in [("knows", &one.knows), ("agreed", &one.agreed), ("remains", &one.remains)] {
            ask.fields.begin_with(name, words);
        }
    }
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let page = Page {
        head,
        home: path(id.uuid()),
        says: says(t, open, &names),
        back: asked.and_then(|one| back(ask, one, &names)),
        keeps: open.is_some() || asked.is_some(),
        due: (open.is_none() && !along.due.is_empty())
            .then(|| t.w("assessment-due-first", &[("what", &along.due.join(", "))])),
        form: open.is_none().then(|| Form {
            to: draw.select("to", ("assessment-q-to", None, "assessment-pick-to"), to),
            knows: draw.area("knows", "assessment-q-knows", Some("assessment-hint-knows"), 2),
            agreed: draw.area("agreed", "assessment-q-agreed", None, 2),
            remains: draw.area("remains", "assessment-q-remains", None, 2),
            spoken: (!along.due.is_empty())
                .then(|| draw.line("spoken", "assessment-q-spoken-there", Some("assessment-hint-spoken-there"))),
        }),
        along,
        carried: ask.carried(&came, read.version),
        t,
    };
    leaf(t, "assessment-give-title", &page)
}

fn says(t: &Say, open: Option<&Handover>, names: &Names) -> String {
    let Some(open) = open else { return t.s("assessment-give-lead") };
    match open.whom {
        Some(whom) => t.w("assessment-given-to", &[("unit", &open.unit), ("name", names.staff(whom))]),
        None => t.w("assessment-given", &[("unit", &open.unit)]),
    }
}

fn back(ask: &Ask, one: &Handover, names: &Names) -> Option<(String, String, String)> {
    let (kind, text) = one.question.clone()?;
    let (at, by, _) = one.ended.as_ref()?;
    let by = format!("{}, {}", names.of(by), ask.say.moment(*at, ask.zone()));
    Some((ask.say.s(asks_key(kind)), text, by))
}

/// The words of a kind of question.
pub(super) fn asks_key(kind: Asks) -> &'static str {
    match kind {
        Asks::Unclear => "assessment-asks-unclear",
        Asks::WrongUnit => "assessment-asks-wrong-unit",
        Asks::Conflict => "assessment-asks-conflict",
    }
}
