//! The plan of an investigation, written with those it concerns: the form holds the last version, and the older ones lie
//! below.

use super::{HUB, Names, Strip, home, may, path};
use crate::{
    Family, NewPlan, Plan,
    case::Case,
    deeds::{self, WritePlan},
    plans,
};
use access::{Act, No};
use askama::Template;
use casefile::{MatterId, matter};
use law::{ClockKind, Day};
use page::staff::form::{Came, Carried, Drawer, LINE, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Say,
    kit::{Area, Choice, Line},
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

const FAMILY: [(&str, &str); 3] = [
    ("together", "investigation-family-together"),
    ("heard", "investigation-family-heard"),
    ("not_yet", "investigation-family-not-yet"),
];

#[derive(Template)]
#[template(path = "plan.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    hub: String,
    /// Why nothing can be written here, or that the plan reaches beyond the time there is.
    notes: Vec<String>,
    versions: Vec<Version>,
    form: Option<Form<'a>>,
}

/// A version in words.
struct Version {
    heading: String,
    /// Question and answer.
    parts: Vec<(String, String)>,
    open: bool,
}

struct Form<'a> {
    carried: Carried<'a>,
    asks: Area,
    how: Area,
    wishes: Area,
    ready: Line,
    who: Line,
    family: Choice,
    family_how: Line,
}

/// The plan, and the form where the reader may write.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Writes the next version, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let done = async {
        let plan = read(&ask)?;
        let call = WritePlan { matter: MatterId::of(id), seen: sent(&ask), plan };
        Ok(deeds::write_plan(&mut tx, &by, &ask.moment, call).await?)
    }
    .await;
    ask.led(tx, done, path(HUB, id), form_page).await
}

fn read(ask: &Ask) -> Result<NewPlan, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let asks = form.text("asks", ROOM, "investigation-wrong-asks");
    let how = form.text("how", ROOM, "investigation-wrong-how");
    let wishes = form.maybe("wishes", ROOM);
    let ready = form.maybe_day("ready", "investigation-wrong-day");
    let who = form.maybe("who", LINE);
    let family = form.one_of("family", "investigation-wrong-family", Family::of);
    let family_how = form.maybe("family_how", LINE);
    match (asks, how, family) {
        (Some(asks), Some(how), Some(family)) if form.wrong.is_empty() => {
            Ok(NewPlan { asks, how, wishes, ready, who, family, family_how })
        }
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id).await?;
    let names = Names::load(tx).await?;
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let head = Strip::of(ask, tx, &read, &names).await?;
    let all = plans(tx, id).await?;
    let came = came.since(ask, now(&all));
    let mut notes: Vec<String> = may::no_writing(ask, tx, id, &names).await?.into_iter().collect();
    if notes.is_empty() && !case.is_open() {
        notes.push(ask.say.s("investigation-not-open"));
    }
    let writes = notes.is_empty();
    notes.extend(beyond(ask, &case, all.first()));
    let last = all.first().filter(|_| came.is_fresh() && !ask.fields.hold_text());
    if let Some(last) = last {
        begin_with(ask, last);
    }
    // The form holds the last version; it is read below where there is no form, or where a colleague has written another.
    let open = !writes || came.is_stale();
    let t = &ask.say;
    let page = Page {
        head,
        home: home(id.uuid()),
        hub: path(HUB, id.uuid()),
        notes,
        versions: all.iter().map(|plan| version(ask, plan, &names, open && plan.nth == now(&all))).collect(),
        form: writes.then(|| form(ask, now(&all), &came)),
        t,
    };
    leaf(t, "investigation-plan-title", &page)
}

/// The number of the latest version; 0 where there is none.
fn now(all: &[Plan]) -> i64 {
    all.first().map_or(0, |one| one.nth)
}

/// What stands in the form from the beginning, so that only what has changed needs typing.
fn begin_with(ask: &mut Ask, last: &Plan) {
    let ready = last.ready.map(|day| day.to_string());
    let fields = [
        ("asks", Some(last.asks.as_str())),
        ("how", Some(last.how.as_str())),
        ("wishes", last.wishes.as_deref()),
        ("ready", ready.as_deref()),
        ("who", last.who.as_deref()),
        ("family", Some(last.family.word())),
        ("family_how", last.family_how.as_deref()),
    ];
    for (name, text) in fields {
        ask.fields.begin_with(name, text.unwrap_or_default());
    }
}

/// A plan that is ready after the time there is: nothing stops it, and it is said.
fn beyond(ask: &Ask, case: &Case, last: Option<&Plan>) -> Option<String> {
    let (t, year) = (&ask.say, ask.today().date().year());
    let says = |day: Day| if day.date().year() == year { t.day(day) } else { t.long_day(day) };
    let (ready, clock) = (last?.ready?, case.running(ClockKind::Investigation)?);
    let with = [("ready", says(ready)), ("due", says(clock.due))];
    (ready > clock.due).then(|| t.w("investigation-plan-beyond", &with.each_ref().map(|(n, d)| (*n, d.as_str()))))
}

fn version(ask: &Ask, plan: &Plan, names: &Names, open: bool) -> Version {
    let t = &ask.say;
    let (n, when) = (plan.nth.to_string(), t.moment(plan.at, ask.zone()));
    let family = FAMILY.iter().find(|(word, _)| *word == plan.family.word()).map(|(_, key)| t.s(key));
    let ready = plan.ready.map(|day| t.long_day(day));
    let parts = [
        ("investigation-q-asks", Some(plan.asks.clone())),
        ("investigation-q-how", Some(plan.how.clone())),
        ("investigation-q-wishes", plan.wishes.clone()),
        ("investigation-q-ready", ready),
        ("investigation-q-who", plan.who.clone()),
        ("investigation-q-family", family),
        ("investigation-q-family-how", plan.family_how.clone()),
    ];
    Version {
        heading: t.w("investigation-version", &[("n", &n), ("when", &when), ("who", names.of(&plan.actor))]),
        parts: parts.into_iter().filter_map(|(key, text)| Some((t.s(key), text?))).collect(),
        open,
    }
}

fn form<'a>(ask: &'a Ask, latest: i64, came: &Came) -> Form<'a> {
    let t = &ask.say;
    let draw = Drawer::new(ask, came);
    let maybe = |line: Line| line.optional(t);
    let wishes = draw.area("wishes", "investigation-q-wishes", Some("investigation-hint-wishes"), 3);
    Form {
        carried: ask.carried(came, latest),
        asks: draw.area("asks", "investigation-q-asks", Some("investigation-hint-asks"), 5),
        how: draw.area("how", "investigation-q-how", Some("investigation-hint-how"), 5),
        wishes: wishes.optional(t),
        ready: maybe(draw.line("ready", "investigation-q-ready", Some("investigation-hint-day"))),
        who: maybe(draw.line("who", "investigation-q-who", None)),
        family: draw.choice("family", "investigation-q-family", &FAMILY),
        family_how: maybe(draw.line("family_how", "investigation-q-family-how", None)),
    }
}
