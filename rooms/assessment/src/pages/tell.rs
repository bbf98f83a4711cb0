//! Feedback to the one who reported: that they ask, what may be said, and that it was said.

use super::{Names, Strip, path};
use crate::{
    FeedbackStep, Said, Step,
    case::Case,
    deeds::{self, AskedBack, TellBack, TellHow},
    feedback,
};
use access::{Act, No, Permit, charge};
use askama::Template;
use casefile::MatterId;
use law::{ClockKind, Zone};
use page::staff::form::{Came, Carried, Drawer, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Say,
    kit::{Area, Choice},
    leaf,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

#[derive(Template)]
#[template(path = "tell.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    says: String,
    due: Option<(String, &'static str)>,
    /// The only thing that may be said.
    said: Option<String>,
    /// What was done before: words and who did it.
    steps: Vec<(String, String)>,
    /// Whether the reader may do something here.
    ask_now: bool,
    form: Option<(Choice, Area)>,
    carried: Carried<'a>,
}

/// Where feedback stands, and the form where something is to be done.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Notes that the one who reported asked, or was told, or was not.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let act = answers_by(&mut tx, id).await?;
    let by = ask.sight.matter(&mut tx, act, id).await?;
    let (matter, seen, how) = (MatterId::of(id), sent(&ask), ask.fields.get("how").to_owned());
    let done = async {
        if how == "asked" {
            return Ok(deeds::feedback_asked(&mut tx, &by, &ask.moment, AskedBack { matter, seen }).await.map(drop)?);
        }
        let call = TellBack { matter, seen, how: read(&ask, &how)? };
        Ok(deeds::feedback_given(&mut tx, &by, &ask.moment, call).await.map(drop)?)
    }
    .await;
    ask.led(tx, done, format!("{}/aterkoppling", path(id)), form_page).await
}

fn read(ask: &Ask, how: &str) -> Result<TellHow, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let kind: Option<fn(casefile::Text) -> TellHow> = match how {
        "told" => Some(TellHow::Told),
        "withheld" => Some(TellHow::Withheld),
        _ => {
            form.unchosen("how", "assessment-wrong-how");
            None
        }
    };
    let words = form.text("words", ROOM, "assessment-wrong-words");
    kind.zip(words).map(|(kind, words)| kind(words)).ok_or(form.wrong)
}

/// In an open matter those who write there answer; in a closed one those who may still read it.
async fn answers_by(tx: &mut Tx, id: Uuid) -> Result<Act, No> {
    let charge = charge::charge(tx, id).await?.ok_or(No::Absent)?;
    Ok(if charge.closed_at.is_some() { Act::Read } else { Act::Write })
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let act = answers_by(tx, id.uuid()).await?;
    let may = Permit::for_matter(tx, ask.session.staff, act, id.uuid()).await.is_ok();
    let answers = match deeds::may_answer(tx, Some(ask.session.staff), &case).await {
        Ok(()) => true,
        Err(No::Refusal(_)) => false,
        Err(no) => return Err(no),
    };
    let t = &ask.say;
    let runs = case.running(ClockKind::Feedback);
    let said = case.may_be_said().filter(|_| answers && runs.is_some()).map(|said| t.s(said_key(said)));
    let steps = feedback(tx, id).await?;
    let draw = Drawer::new(ask, &came);
    let how = [("told", "assessment-tell-told"), ("withheld", "assessment-tell-withheld")];
    let page = Page {
        head,
        home: path(id.uuid()),
        says: t.s(if answers { state_key(&case) } else { "assessment-tell-chief" }),
        due: runs.map(|clock| {
            let (left, look) = t.left(clock.due, ask.today());
            (format!("{left}, {} {}", t.s("assessment-due"), t.day(clock.due)), look)
        }),
        steps: steps.iter().map(|one| step(t, one, &names, ask.zone())).collect(),
        ask_now: may && case.matter.duty_19_1 && runs.is_none(),
        form: (may && said.is_some()).then(|| {
            let words = draw.area("words", "assessment-q-words", Some("assessment-hint-words"), 3);
            (draw.choice("how", "assessment-q-how", &how), words)
        }),
        said,
        carried: ask.carried(&came, case.matter.version),
        t,
    };
    leaf(t, "assessment-tell-title", &page)
}

fn state_key(case: &Case) -> &'static str {
    match (case.matter.duty_19_1, case.running(ClockKind::Feedback).is_some(), case.may_be_said()) {
        (false, _, _) => "assessment-no-feedback",
        (true, false, _) => "assessment-tell-not-asked",
        (true, true, None) => "assessment-too-early",
        (true, true, Some(_)) => "assessment-tell-now",
    }
}

fn said_key(said: Said) -> &'static str {
    match said {
        Said::Opened => "assessment-said-opened",
        Said::NotOpened => "assessment-said-not-opened",
        Said::AlreadyRuns => "assessment-said-already-runs",
    }
}

fn step(t: &Say, one: &FeedbackStep, names: &Names, zone: &Zone) -> (String, String) {
    let words = one.words.clone().unwrap_or_default();
    let what = match one.step {
        Step::Asked => t.s("assessment-step-asked"),
        Step::Given(said) => t.w("assessment-step-given", &[("said", &t.s(said_key(said))), ("words", &words)]),
        Step::Withheld => t.w("assessment-step-withheld", &[("why", &words)]),
    };
    (what, format!("{}, {}", names.of(&one.actor), t.moment(one.at, zone)))
}
