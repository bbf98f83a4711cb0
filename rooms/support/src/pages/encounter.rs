//! Somebody was met: one line, written in seconds, and all that were written before it.

use super::{HUB, MET, MET_CORRECT, View, of, part, sheet};
use crate::{
    Encounter, NewEncounter, Outcome, Way, Whom,
    case::Case,
    deeds::{self, Note},
    encounter::standing,
    encounters,
};
use access::{Act, No};
use casefile::{MatterId, matter::support::Support};
use page::staff::form::{Came, Content, Drawer, Form, List, Part, ROOM, Reader, Row, Ticks, Wrong};
use page::{
    Leaf, Names, Say,
    staff::{Ask, Out},
};
use std::collections::BTreeSet;
use store::{Tx, Uuid};

/// Whom one can have met: the name of the tick, and its words where the matter is about a child and where it is not.
const WHOM: [(Whom, &str, &str, &str); 6] = [
    (Whom::Person, "with_person", "support-with-child", "support-with-person"),
    (Whom::Mother, "with_mother", "support-with-mother", "support-with-mother"),
    (Whom::Father, "with_father", "support-with-father", "support-with-father"),
    (Whom::Sibling, "with_sibling", "support-with-sibling", "support-with-sibling"),
    (Whom::Partner, "with_partner", "support-with-partner", "support-with-partner"),
    (Whom::Other, "with_other", "support-with-other", "support-with-other"),
];
const WAY: [(&str, &str); 4] = [
    ("visit", "support-way-visit"),
    ("phone", "support-way-phone"),
    ("digital", "support-way-digital"),
    ("group", "support-way-group"),
];
const OUTCOME: [(&str, &str); 3] = [
    ("came", "support-outcome-came"),
    ("missed", "support-outcome-missed"),
    ("cancelled", "support-outcome-cancelled"),
];

fn words_of(t: &Say, picks: &[(&str, &str)], word: &str) -> String {
    picks.iter().find(|(one, _)| *one == word).map_or_else(String::new, |(_, key)| t.s(key))
}

/// An encounter on one line: day, with whom, how, what came of it, and the words.
pub(super) fn in_words(t: &Say, case: &Case, one: &Encounter) -> String {
    let alone = case.is_child() && one.whom == BTreeSet::from([Whom::Person]);
    let key = |child, person| if case.is_child() { child } else { person };
    let met = WHOM.iter().filter(|(whom, ..)| one.whom.contains(whom));
    let whom: Vec<String> = met.map(|(_, _, child, person)| t.s(key(*child, *person)).to_lowercase()).collect();
    let whom = if alone { t.s("support-child-alone") } else { whom.join(", ") };
    let (way, outcome) = (words_of(t, &WAY, one.way.word()), words_of(t, &OUTCOME, one.outcome.word()));
    let day = t.long_day(one.day);
    let says = t.w("support-met-line", &[("day", &day), ("with", &whom), ("way", &way), ("outcome", &outcome)]);
    one.words.as_ref().map_or(says.clone(), |words| format!("{says} {words}"))
}

/// Those of the support that the reader may know of.
pub(super) fn known(case: &Case, all: Vec<Encounter>) -> Vec<Encounter> {
    all.into_iter().filter(|met| case.supports.iter().any(|one| one.id == met.support)).collect()
}

/// How many there were, and what came of them: "2 blev av, 1 uteblev".
pub(super) fn counted(t: &Say, all: &[Encounter]) -> Option<String> {
    let n = |what| all.iter().filter(|one| one.outcome == what).count();
    let came = [
        ("support-count-came", n(Outcome::Came)),
        ("support-count-missed", n(Outcome::Missed)),
        ("support-count-cancelled", n(Outcome::Cancelled)),
    ];
    let says: Vec<String> = came.iter().filter(|(_, n)| *n > 0).map(|(key, n)| t.n(key, "n", *n)).collect();
    (!says.is_empty()).then(|| t.w("support-counted", &[("what", &says.join(", "))]))
}

/// Those that were written, and the form for one more; on the page of one the form puts that one right.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Support, ask.id()?).await?;
    ask.show(tx, page).await
}

/// Writes it down, or says what is to be put right.
pub async fn note(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Perform, id).await?;
    let case = Case::load(&mut tx, ask.session.staff, MatterId::of(id)).await?;
    let done = async {
        let met = read(&ask, &case)?;
        Ok(deeds::note(&mut tx, &by, &ask.moment, Note { matter: MatterId::of(id), met }).await?)
    }
    .await;
    ask.led(tx, done, of(HUB, id), page).await
}

/// The support that somebody may have been met in: what is given, and where nothing is, what was.
fn choices(case: &Case) -> Vec<&Support> {
    let open: Vec<&Support> = case.open().collect();
    if open.is_empty() { case.supports.iter().rev().collect() } else { open }
}

fn read(ask: &Ask, case: &Case) -> Result<NewEncounter, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let only = match choices(case).as_slice() {
        [one] => Some(one.id),
        _ => None,
    };
    let support = ask.fields.get("support").parse::<Uuid>().ok().or(only);
    if support.is_none() {
        form.unchosen("support", "support-wrong-support");
    }
    let day = form.day("day", "support-wrong-day");
    let ticked = WHOM.iter().filter(|(_, name, ..)| ask.fields.get(name) == "yes");
    let whom: BTreeSet<Whom> = ticked.map(|(whom, ..)| *whom).collect();
    if whom.is_empty() {
        form.unchosen("with_person", "support-wrong-whom");
    }
    let (way, outcome) = (Way::of(ask.fields.get("way")), Outcome::of(ask.fields.get("outcome")));
    if way.is_none() {
        form.unchosen("way", "support-wrong-way");
    }
    if outcome.is_none() {
        form.unchosen("outcome", "support-wrong-outcome");
    }
    let words = form.maybe("words", ROOM);
    match (support, day, way, outcome) {
        (Some(support), Some(day), Some(way), Some(outcome)) if form.wrong.is_empty() => {
            Ok(NewEncounter { support, day, whom, way, outcome, words, corrects: ask.part().ok() })
        }
        _ => Err(form.wrong),
    }
}

async fn page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let view = View::load(ask, tx).await?;
    let all = known(&view.case, encounters(tx, view.case.matter.id).await?);
    let first = match ask.part() {
        Ok(id) => Some(all.iter().find(|one| one.id == id).ok_or(No::Absent)?.clone()),
        Err(_) => None,
    };
    let all = standing(all);
    if came.is_fresh() && !ask.fields.hold_text() {
        begin_with(ask, first.as_ref(), all.first());
    }
    let id = ask.id()?;
    let parts = parts(ask, &view.case, &came);
    let t = &ask.say;
    let (given, put_right) = (!view.case.supports.is_empty(), first.as_ref().map(|one| one.id));
    let open = given && view.case.station.is_some();
    let action = put_right.map_or_else(|| of(MET, id), |one| part(MET_CORRECT, id, one));
    let line = |one: &Encounter| row(ask, &view, one, put_right.is_none() && open && view.no.is_none());
    let list = List {
        heading: counted(t, &all).unwrap_or_else(|| t.s("support-mets")),
        rows: all.iter().map(line).collect(),
        empty: t.s("support-mets-none"),
        link: None,
    };
    let lead = put_right.map(|_| t.s("support-met-correct-lead"));
    let says = Content {
        lead: lead.into_iter().chain(first.iter().map(|one| in_words(t, &view.case, one))).collect(),
        notes: (!given).then(|| t.s("support-met-not-begun")).into_iter().collect(),
        form: open.then(|| Form::new(action, parts, t.s("support-met-save"))),
        before: vec![list],
        ..Content::default()
    };
    sheet(ask, ("support-met", 0), view, says, &came)
}

fn row(ask: &Ask, view: &View, one: &Encounter, writes: bool) -> Row {
    let t = &ask.say;
    let by = by(ask, &view.names, one);
    let link = writes.then(|| (part(MET_CORRECT, view.case.matter.id.uuid(), one.id), t.s("support-met-correct")));
    Row { says: in_words(t, &view.case, one), by, to: None, link }
}

/// Who wrote it, and when; that it puts another right.
pub(super) fn by(ask: &Ask, names: &Names, one: &Encounter) -> String {
    let key = if one.corrects.is_some() { "support-corrected-by" } else { "support-written-by" };
    ask.say.w(key, &[("who", names.of(&one.actor)), ("when", &ask.say.moment(one.at, ask.zone()))])
}

/// What stands in the form from the beginning: what is put right; else today, and the rest as it was the last time.
fn begin_with(ask: &mut Ask, first: Option<&Encounter>, last: Option<&Encounter>) {
    let on = first.map_or_else(|| ask.today(), |one| one.day).to_string();
    ask.fields.begin_with("day", &on);
    let outcome = first.map_or(Outcome::Came, |one| one.outcome);
    ask.fields.begin_with("outcome", outcome.word());
    let like = first.or(last);
    ask.fields.begin_with("way", like.map_or(Way::Visit, |one| one.way).word());
    for (whom, name, ..) in WHOM {
        if like.is_some_and(|one| one.whom.contains(&whom)) {
            ask.fields.begin_with(name, "yes");
        }
    }
    ask.fields.begin_with("words", first.and_then(|one| one.words.as_deref()).unwrap_or_default());
    ask.fields.begin_with("support", &like.map(|one| one.support.to_string()).unwrap_or_default());
}

fn parts(ask: &Ask, case: &Case, came: &Came) -> Vec<Part> {
    let t = &ask.say;
    let draw = Drawer::new(ask, came);
    let all: Vec<(String, String)> =
        choices(case).into_iter().map(|one| (one.id.to_string(), one.called.clone())).collect();
    let several = all.len() > 1;
    let support =
        several.then(|| Part::Select(draw.select("support", ("support-q-support", None, "support-choose"), all)));
    let hidden = if case.is_child() { Whom::Partner } else { Whom::Sibling };
    let tick = |(_, name, child, person): &(Whom, &'static str, &str, &str)| {
        draw.tick(*name, t.s(if case.is_child() { child } else { person }))
    };
    let ticks = WHOM.iter().filter(|(whom, ..)| *whom != hidden).map(tick).collect();
    let words = draw.area("words", "support-q-words", None, 2);
    let rest = [
        Part::Line(draw.line("day", "support-q-day", Some("support-hint-day"))),
        Part::Ticks(Ticks { label: t.s("support-q-whom"), all: ticks }),
        Part::Choice(draw.choice("way", "support-q-way", &WAY)),
        Part::Choice(draw.choice("outcome", "support-q-outcome", &OUTCOME)),
        Part::Area(words.optional(t)),
    ];
    support.into_iter().chain(rest).collect()
}
