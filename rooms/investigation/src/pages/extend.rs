//! More time for a child's investigation: a decision with its reasons and a new day, and those that were made before.

use super::{HUB, Names, Strip, home, may, path, rule, signed::of_extension};
use crate::{
    EXTEND_RIGHT, Reasons, TooShort,
    case::Case,
    deeds::{self, Extend},
    extensions,
    verbs::NO_CLOCK,
};
use access::{Act, No};
use askama::Template;
use casefile::MatterId;
use law::{ClockKind, Day};
use page::staff::form::{Came, Carried, Drawer, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Say, Signed, SignedList,
    kit::{Area, Line},
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "extend.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    hub: String,
    /// The day that holds, how much is left, and its look.
    due: Option<(String, String, &'static str)>,
    by_law: Option<(String, String)>,
    notes: Vec<String>,
    made: SignedList,
    form: Option<Form<'a>>,
}

struct Form<'a> {
    carried: Carried<'a>,
    until: Line,
    reasons: Area,
    late: Option<Area>,
}

/// The form, or who decides; and the decisions that were made.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Signs the decision, or says what is to be put right.
pub async fn sign(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Decide, id).await?;
    let case = Case::load(&mut tx, MatterId::of(id)).await?;
    let done = async { Ok(deeds::extend(&mut tx, &by, &ask.moment, read(&ask, &case)?).await?) }.await;
    ask.led(tx, done, path(HUB, id), form_page).await
}

fn read(ask: &Ask, case: &Case) -> Result<Extend, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let until = form.day("until", "investigation-wrong-day");
    let reasons = match Reasons::parse(ask.fields.get("reasons")) {
        Ok(reasons) => Some(reasons),
        Err(TooShort::NoSentence) => {
            form.unchosen("reasons", "investigation-wrong-reasons");
            None
        }
        // Says how long it is.
        Err(TooShort::TooLong) => form.text("reasons", ROOM, "investigation-wrong-reasons").and(None),
    };
    let is_late = case.is_late(ask.today());
    let late = if is_late { form.text("late_why", ROOM, "investigation-wrong-late") } else { None };
    match (until, reasons) {
        (Some(until), Some(reasons)) if form.wrong.is_empty() => {
            Ok(Extend { matter: case.matter.id, seen: sent(ask), reasons, until, late })
        }
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let made = extensions(tx, id).await?;
    let clock = case.running(ClockKind::Investigation).filter(|_| case.is_open());
    let notes: Vec<String> = match clock {
        None => vec![ask.say.s(NO_CLOCK.word)],
        Some(_) => {
            may::no_deciding(ask, tx, id, (EXTEND_RIGHT, "investigation-who-extends")).await?.into_iter().collect()
        }
    };
    let (t, today) = (&ask.say, ask.today());
    let due = clock.map(|clock| {
        let (left, look) = t.left(clock.due, today);
        (t.long_day(clock.due), left, look)
    });
    let page = Page {
        head,
        home: home(id.uuid()),
        hub: path(HUB, id.uuid()),
        due,
        by_law: rule(&ask.moment.law, "UTR-2", today),
        form: notes.is_empty().then(|| form(ask, &case, today, &came)),
        notes,
        made: SignedList::of(made.iter().map(|one| of_extension(ask, one, &names)).collect::<Vec<Signed>>()),
        t,
    };
    leaf(t, "investigation-extend-title", &page)
}

fn form<'a>(ask: &'a Ask, case: &Case, today: Day, came: &Came) -> Form<'a> {
    let draw = Drawer::new(ask, came);
    Form {
        carried: ask.carried(came, case.matter.version),
        until: draw.line("until", "investigation-q-until", Some("investigation-hint-until")),
        reasons: draw.area("reasons", "investigation-q-reasons", Some("investigation-hint-reasons"), 5),
        late: case.is_late(today).then(|| draw.area("late_why", "investigation-q-late", None, 2)),
    }
}
