//! Support is interrupted, taken up again, or ends: one form each, with a day and why.

use super::{END, HUB, PAUSE, RESUME, View, of, part, sheet};
use crate::deeds::{self, Ending, Turn};
use access::{Act, No};
use casefile::matter::support::How;
use casefile::{MatterId, Text};
use page::staff::form::{Came, Content, Drawer, Form, Part, ROOM, Reader, Stayed, sent};
use page::{
    Leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// Which of the three.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Pause,
    Resume,
    End,
}

/// How it ended, as the form and the pages say it.
pub(super) const HOW: [(&str, &str); 5] = [
    ("reached", "support-how-reached"),
    ("partly", "support-how-partly"),
    ("declined", "support-how-declined"),
    ("moved", "support-how-moved"),
    ("other", "support-how-other"),
];

impl Which {
    fn route(self) -> &'static str {
        match self {
            Which::Pause => PAUSE,
            Which::Resume => RESUME,
            Which::End => END,
        }
    }

    /// The keys of the title, of what happens then, of the day, of why, and of the button.
    fn words(self) -> [&'static str; 5] {
        match self {
            Which::Pause => {
                ["support-pause", "support-pause-lead", "support-q-pause-on", "support-q-why", "support-pause-save"]
            }
            Which::Resume => [
                "support-resume",
                "support-resume-lead",
                "support-q-back-on",
                "support-q-back-why",
                "support-resume-save",
            ],
            Which::End => {
                ["support-end", "support-end-lead", "support-q-end-on", "support-q-end-why", "support-end-save"]
            }
        }
    }
}

/// The form of an interruption.
pub async fn pausing(ask: Ask, tx: Tx) -> Result<Out, No> {
    show(ask, tx, Which::Pause).await
}

/// The form for taking it up again.
pub async fn resuming(ask: Ask, tx: Tx) -> Result<Out, No> {
    show(ask, tx, Which::Resume).await
}

/// The form of the end.
pub async fn ending(ask: Ask, tx: Tx) -> Result<Out, No> {
    show(ask, tx, Which::End).await
}

/// Interrupts it, or says what is to be put right.
pub async fn pause(ask: Ask, tx: Tx) -> Result<Out, No> {
    write(ask, tx, Which::Pause).await
}

/// Takes it up again, or says what is to be put right.
pub async fn resume(ask: Ask, tx: Tx) -> Result<Out, No> {
    write(ask, tx, Which::Resume).await
}

/// Ends it, or says what is to be put right.
pub async fn end(ask: Ask, tx: Tx) -> Result<Out, No> {
    write(ask, tx, Which::End).await
}

async fn show(mut ask: Ask, mut tx: Tx, which: Which) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    ask.show(tx, async move |ask: &mut Ask, tx: &mut Tx, came| page(ask, tx, which, came).await).await
}

async fn write(mut ask: Ask, mut tx: Tx, which: Which) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let done = async {
        match (which, read(&ask, which)?) {
            (Which::Resume, (turn, _)) => deeds::resume(&mut tx, &by, &ask.moment, turn).await?,
            (Which::End, (turn, Some((how, family)))) => {
                deeds::end(&mut tx, &by, &ask.moment, Ending { turn, how, family }).await.map(drop)?;
            }
            (_, (turn, _)) => deeds::pause(&mut tx, &by, &ask.moment, turn).await?,
        }
        Ok(())
    }
    .await;
    ask.led(tx, done, of(HUB, id), async move |ask: &mut Ask, tx: &mut Tx, came| page(ask, tx, which, came).await).await
}

/// What was typed; how it ended and what the family says only where it ends.
type Typed = (Turn, Option<(How, Option<Text>)>);

fn read(ask: &Ask, which: Which) -> Result<Typed, Stayed> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let how = ask.fields.get("how").parse::<How>().ok();
    if which == Which::End && how.is_none() {
        form.unchosen("how", "support-wrong-how");
    }
    let on = form.day("on", "support-wrong-day");
    let why = form.text("why", ROOM, "support-wrong-why");
    let family = if which == Which::End { form.maybe("family", ROOM) } else { None };
    let (Some(on), Some(why), true) = (on, why, form.wrong.is_empty()) else { return Err(form.wrong.into()) };
    let turn = Turn { matter: MatterId::of(ask.id()?), seen: sent(ask), support: ask.part()?, on, why };
    Ok((turn, how.filter(|_| which == Which::End).map(|how| (how, family))))
}

async fn page(ask: &mut Ask, tx: &mut Tx, which: Which, came: Came) -> Result<Leaf, No> {
    let view = View::load(ask, tx).await?;
    let (id, one) = (ask.id()?, ask.part()?);
    let (version, on) = (view.case.matter.version, ask.today().to_string());
    let support = view.case.supports.iter().find(|support| support.id == one).ok_or(No::Absent)?;
    let open = support.is_open();
    if came.is_fresh() {
        ask.fields.begin_with("on", &on);
    }
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let [title, lead, when, why, button] = which.words();
    let days = Part::Line(draw.line("on", when, Some("support-hint-day")));
    let why = Part::Area(draw.area("why", why, None, 3));
    let mut parts = vec![days, why];
    if which == Which::End {
        let family = draw.area("family", "support-q-end-family", Some("support-hint-family"), 3);
        parts.insert(0, Part::Choice(draw.choice("how", "support-q-how", &HOW)));
        parts.push(Part::Area(family.optional(t)));
    }
    let says = Content {
        lead: vec![support.called.clone(), t.s(lead)],
        notes: (!open).then(|| t.s("support-over")).into_iter().collect(),
        form: open.then(|| Form::new(part(which.route(), id, one), parts, t.s(button))),
        ..Content::default()
    };
    sheet(ask, (title, version), view, says, &came)
}
