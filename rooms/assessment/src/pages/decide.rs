//! The decision about opening an investigation: the form where none has been made, the decision itself where one has.

use super::{
    Names, Strip,
    choices::{Choices, allowed},
    made::MadeView,
    path,
};
use crate::{case::Case, notices};
use access::{Act, No, Permit};
use askama::Template;
use casefile::{MatterId, matter::station::StationKind};
use law::ClockKind;
use law::follows::Stage;
use page::staff::form::{Came, Carried, Drawer};
use page::{
    Leaf, Say, SignedList, ToldOnce,
    kit::{Area, Choice, Line},
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

pub use super::send::sign;

#[derive(Template)]
#[template(path = "decide.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    heading: String,
    due: Option<Due>,
    made: Option<MadeView>,
    notes: Vec<String>,
    /// The protective assessment is still to be made, and the reader may make it.
    protect: bool,
    /// Those concerned are still to be told, and the reader may note that they were.
    tell: bool,
    /// What whoever decides has to read first: what was told, and what has been signed before.
    reads: Option<(ToldOnce, SignedList)>,
    form: Option<Form<'a>>,
}

/// The clock of the decision, in words with its reason.
struct Due {
    left: String,
    look: &'static str,
    day: String,
    why: String,
}

struct Form<'a> {
    carried: Carried<'a>,
    outcome: Choice,
    ground: Area,
    concerned: Option<(Choice, Area, Line)>,
    late: Option<(Choice, Area)>,
    referred: Option<Line>,
}

/// The form, or the decision where one has been made.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// The page with everything typed. Who may not decide reads who does, and has nothing to type in.
pub(super) async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let (law, stage) = (ask.moment.law.clone(), case.matter.stage);
    let told = notices(tx, id).await?;
    let made = case.decision.as_ref().map(|made| MadeView::of(&ask.say, made, (stage, told.last()), &names, &law));
    let by_law = case.matter.kind.is_application() && case.station == Some(StationKind::Investigation);
    let choices = match made {
        Some(_) => Choices::default(),
        None if by_law => Choices { notes: vec![ask.say.s("assessment-by-application")], ..Choices::default() },
        None => Choices::of(ask, tx, &case).await?,
    };
    let protect = made.is_none() && stage != Stage::Adult && case.running(ClockKind::Protective).is_some();
    let reads = match made {
        Some(_) => None,
        None => Some((ToldOnce::of(ask, tx, &case.matter, &names).await?, signed(ask, tx, id, &names).await?)),
    };
    let tell = case.running(ClockKind::Notice).is_some();
    let heading = if stage == Stage::Adult { "assessment-adult-title" } else { "assessment-title" };
    let page = Page {
        t: &ask.say,
        head,
        home: path(id.uuid()),
        heading: ask.say.s(heading),
        due: made.is_none().then(|| due(ask, &case)).flatten(),
        form: (!choices.picks.is_empty()).then(|| form(ask, &case, &choices, &came)),
        notes: choices.notes,
        tell: tell && may(ask, tx, Act::Write, id).await?,
        protect: protect && may(ask, tx, Act::Assess, id).await?,
        reads,
        made,
    };
    leaf(&ask.say, heading, &page)
}

/// Whether the reader may do this in the matter.
async fn may(ask: &Ask, tx: &mut Tx, act: Act, id: MatterId) -> Result<bool, No> {
    let permit = Permit::for_matter(tx, ask.session.staff, act, id.uuid()).await;
    Ok(allowed(permit)?.is_none())
}

/// What has been signed in the matter, for one who may read it.
async fn signed(ask: &Ask, tx: &mut Tx, id: MatterId, names: &Names) -> Result<SignedList, No> {
    let by = Permit::for_matter(tx, ask.session.staff, Act::Read, id.uuid()).await?;
    Ok(SignedList::of(ask.signed(tx, &by, names).await?))
}

fn due(ask: &Ask, case: &Case) -> Option<Due> {
    let clock = case.running(ClockKind::Preliminary)?;
    let (t, law) = (&ask.say, &ask.moment.law);
    let (left, look) = t.left(clock.due, ask.today());
    let says = law.rule(&clock.rule.id, clock.rule.from).map(|rule| format!("{} ({})", rule.says, rule.paragraph));
    let why = t.w("assessment-counted", &[("says", &says.unwrap_or_default()), ("day", &t.day(clock.started))]);
    Some(Due { left, look, day: t.day(clock.due), why })
}

fn form<'a>(ask: &'a Ask, case: &Case, choices: &Choices, came: &Came) -> Form<'a> {
    let draw = Drawer::new(ask, came);
    let today = ask.today();
    let adult = case.matter.stage == Stage::Adult;
    let told = [("yes", "assessment-told-yes"), ("parked", "assessment-told-parked")];
    let late = [("extraordinary", "assessment-late-extraordinary"), ("overdue", "assessment-late-overdue")];
    let question = if adult { "assessment-q-spoken" } else { "assessment-q-outcome" };
    Form {
        carried: ask.carried(came, case.matter.version),
        outcome: draw.choice("outcome", question, &choices.picks),
        ground: draw.area("ground", "assessment-q-ground", Some("assessment-hint-ground"), 6),
        concerned: choices.has("open").then(|| {
            let why = draw.area("told_why", "assessment-q-told-why", Some("assessment-hint-told"), 2);
            let until = draw.line("told_until", "assessment-q-told-until", Some("assessment-hint-told-until"));
            (draw.choice("told", "assessment-q-told", &told), why, until)
        }),
        late: (!adult && case.is_late(today)).then(|| {
            (draw.choice("late", "assessment-q-late", &late), draw.area("late_why", "assessment-q-late-why", None, 2))
        }),
        referred: choices.has("referred").then(|| draw.line("referred_to", "assessment-q-referred", None)),
    }
}
