//! The implementation plan: the form holds the last version, and the older ones lie below. No heading must be filled in.

use super::{GOAL, HUB, PLAN, PRINT, View, of, sheet};
use crate::{
    ImplementationPlan, NewPlan,
    deeds::{self, WritePlan},
    plans,
};
use access::{Act, No};
use casefile::MatterId;
use page::staff::form::{Came, Content, Drawer, Fold, Form, Part, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Names,
    staff::{Ask, Out},
};
use store::Tx;

/// Each heading: name, question, help.
const HEADINGS: [(&str, &str, &str); 4] = [
    ("family", "support-q-family", "support-hint-own-words"),
    ("who", "support-q-who", "support-hint-who"),
    ("often", "support-q-often", "support-hint-often"),
    ("with_whom", "support-q-with-whom", "support-hint-with-whom"),
];

/// The plan, and the form where the reader may write.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    ask.show(tx, page).await
}

/// Writes the next version, or says what is to be put right.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let done = async {
        let plan = read(&ask)?;
        let call = WritePlan { matter: MatterId::of(id), seen: sent(&ask), plan };
        Ok(deeds::write_plan(&mut tx, &by, &ask.moment, call).await?)
    }
    .await;
    ask.led(tx, done, of(HUB, id), page).await
}

fn read(ask: &Ask) -> Result<NewPlan, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let texts = HEADINGS.map(|(name, _, _)| form.maybe(name, ROOM));
    let follow_on = form.maybe_day("follow_on", "support-wrong-day");
    let plan = NewPlan::of(texts, follow_on);
    if plan.is_none() && form.wrong.is_empty() {
        form.unchosen("family", "support-wrong-plan");
    }
    plan.filter(|_| form.wrong.is_empty()).ok_or(form.wrong)
}

async fn page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let view = View::load(ask, tx).await?;
    let (id, all) = (ask.id()?, plans(tx, view.case.matter.id).await?);
    let latest = all.first().map_or(0, |one| one.nth);
    let came = came.since(ask, latest);
    if let Some(last) = all.first().filter(|_| came.is_fresh() && !ask.fields.hold_text()) {
        last.all().into_iter().for_each(|(name, text)| ask.fields.begin_with(name, text.unwrap_or_default()));
        ask.fields.begin_with("follow_on", &last.follow_on.map(|day| day.to_string()).unwrap_or_default());
    }
    let open = view.case.station.is_some();
    // The form holds the last version; it is read below where there is no form, or where a colleague has written another.
    let unfold = !open || view.no.is_some() || came.is_stale();
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let area = |(name, label, hint): (&'static str, &str, &str)| {
        let area = draw.area(name, label, Some(hint), 3);
        Part::Area(area.optional(t))
    };
    let follow = draw.line("follow_on", "support-q-follow-on", Some("support-hint-day"));
    let follow = Part::Line(follow.optional(t));
    let parts = HEADINGS.into_iter().map(area).chain([follow]).collect();
    let print = (!all.is_empty()).then(|| (of(PRINT, id), t.s("support-to-print")));
    let goal = open.then(|| (of(GOAL, id), t.s("support-to-goal")));
    let versions = all.iter().map(|one| version(ask, one, &view.names, unfold && one.nth == latest)).collect();
    let says = Content {
        lead: vec![t.s("support-plan-lead")],
        notes: (!open).then(|| t.s("support-not-here")).into_iter().collect(),
        form: open.then(|| Form::new(of(PLAN, id), parts, t.s("support-plan-save"))),
        links: print.into_iter().chain(goal).collect(),
        folds: versions,
        folded: t.s("support-versions"),
        ..Content::default()
    };
    sheet(ask, ("support-plan", latest), view, says, &came)
}

/// Question and answer of a version, without what nobody wrote.
pub(super) fn answers(ask: &Ask, plan: &ImplementationPlan) -> Vec<(String, String)> {
    let t = &ask.say;
    let texts =
        plan.all().into_iter().zip(HEADINGS).filter_map(|((_, text), (_, key, _))| Some((t.s(key), text?.to_owned())));
    let follow = plan.follow_on.map(|day| (t.s("support-q-follow-on"), t.long_day(day)));
    texts.chain(follow).collect()
}

fn version(ask: &Ask, plan: &ImplementationPlan, names: &Names, open: bool) -> Fold {
    let (n, when) = (plan.nth.to_string(), ask.say.moment(plan.at, ask.zone()));
    let with = [("n", n.as_str()), ("when", &when), ("who", names.of(&plan.actor))];
    Fold { heading: ask.say.w("support-version", &with), parts: answers(ask, plan), open }
}
