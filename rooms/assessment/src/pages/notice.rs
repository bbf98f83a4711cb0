//! Telling those concerned that an investigation was opened, where that was put off: that they know now, or why not yet.

use super::{
    Names, Strip,
    choices::{Choices, PARK},
    path,
};
use crate::{
    Concerned, Notice, NoticeStep,
    case::Case,
    deeds::{self, StillParked, ToldNow},
    notices,
};
use access::{Act, No, Permit};
use askama::Template;
use casefile::{MatterId, Text};
use law::{ClockKind, Day, Zone};
use page::staff::form::{Came, Carried, Drawer, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Say,
    kit::{Area, Choice, Line},
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "notice.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    says: String,
    due: Option<(String, &'static str)>,
    /// Who decides what the reader may not.
    notes: Vec<String>,
    /// What was done before: words and who did it.
    steps: Vec<(String, String)>,
    form: Option<Form>,
    carried: Carried<'a>,
}

struct Form {
    how: Choice,
    words: Area,
    until: Option<Line>,
}

/// What was typed.
enum Typed {
    Told(Text),
    Parked(Text, Day),
}

/// Where it stands, and the form where something is to be done.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Notes that those concerned were told, or decides that it is put off once more.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let act = if ask.fields.get("how") == "parked" { Act::Decide } else { Act::Write };
    let by = ask.sight.matter(&mut tx, act, id).await?;
    let done = async { Ok(make(&ask, &mut tx, &by, read(&ask)?).await?) }.await;
    ask.led(tx, done, format!("{}/berorda", path(id)), form_page).await
}

async fn make(ask: &Ask, tx: &mut Tx, by: &Permit, typed: Typed) -> Result<(), No> {
    let (matter, seen, m) = (MatterId::of(ask.id()?), sent(ask), &ask.moment);
    match typed {
        Typed::Told(how) => deeds::concerned_told(tx, by, m, ToldNow { matter, seen, how }).await,
        Typed::Parked(why, until) => {
            deeds::concerned_parked(tx, by, m, StillParked { matter, seen, why, until }).await.map(drop)
        }
    }
}

fn read(ask: &Ask) -> Result<Typed, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let how = ask.fields.get("how");
    if !matches!(how, "told" | "parked") {
        form.unchosen("how", "assessment-wrong-notice");
    }
    let words = form.text("words", ROOM, "assessment-wrong-notice-words");
    let until = Day::parse(ask.fields.get("until").trim()).ok();
    let typed = match (how, until) {
        ("told", _) => words.map(Typed::Told),
        ("parked", Some(until)) => words.map(|why| Typed::Parked(why, until)),
        ("parked", None) => {
            form.unchosen("until", "assessment-wrong-until");
            None
        }
        _ => None,
    };
    typed.ok_or(form.wrong)
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let runs = case.running(ClockKind::Notice);
    let mut choices = Choices::default();
    if runs.is_some() {
        let writes = Permit::for_matter(tx, ask.session.staff, Act::Write, id.uuid()).await.is_ok();
        choices.picks.extend(writes.then_some(("told", "assessment-notice-told")));
        choices.way(ask, tx, id, &PARK).await?;
    }
    let steps = notices(tx, id).await?;
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let page = Page {
        head,
        home: path(id.uuid()),
        says: t.s(state_key(&case, &steps)),
        due: runs.map(|clock| {
            let (left, look) = t.left(clock.due, ask.today());
            (format!("{left}, {} {}", t.s("assessment-due"), t.day(clock.due)), look)
        }),
        steps: before(t, &case, &names, ask.zone())
            .into_iter()
            .chain(steps.iter().map(|one| step(t, one, &names, ask.zone())))
            .collect(),
        form: (!choices.picks.is_empty()).then(|| Form {
            how: draw.choice("how", "assessment-q-notice", &choices.picks),
            words: draw.area("words", "assessment-q-notice-words", None, 3),
            until: choices
                .has("parked")
                .then(|| draw.line("until", "assessment-q-until", Some("assessment-hint-until"))),
        }),
        notes: choices.notes,
        carried: ask.carried(&came, case.matter.version),
        t,
    };
    leaf(t, "assessment-notice-title", &page)
}

fn state_key(case: &Case, steps: &[Notice]) -> &'static str {
    let told = case.decision.as_ref().is_some_and(|made| made.concerned == Some(Concerned::Told));
    match (case.running(ClockKind::Notice), steps.last().map(|one| &one.step)) {
        (Some(_), _) => "assessment-notice-waits",
        (None, Some(NoticeStep::Told)) => "assessment-was-told",
        (None, _) if told => "assessment-was-told",
        (None, _) => "assessment-not-parked",
    }
}

/// The reason that was given with the decision.
fn before(t: &Say, case: &Case, names: &Names, zone: &Zone) -> Option<(String, String)> {
    let made = case.decision.as_ref()?;
    let (why, until) = made.concerned.as_ref().and_then(|one| one.why().zip(one.until()))?;
    let by = format!("{}, {}", names.of(&made.actor), t.moment(made.at, zone));
    Some((t.w("assessment-was-parked", &[("day", &t.day(until)), ("why", why)]), by))
}

fn step(t: &Say, one: &Notice, names: &Names, zone: &Zone) -> (String, String) {
    let by = format!("{}, {}", names.of(&one.actor), t.moment(one.at, zone));
    let what = match &one.step {
        NoticeStep::Told => t.w("assessment-step-told", &[("words", &one.words)]),
        NoticeStep::Parked { until, .. } => {
            t.w("assessment-step-parked", &[("day", &t.day(*until)), ("words", &one.words)])
        }
    };
    (what, by)
}
