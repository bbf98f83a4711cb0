//! The form of a talk: what came of it first, then what belongs to a talk that was held, then why where none was.

use super::{rule, shown::guardians_key, tongue};
use crate::pages::home;
use crate::{Guardians, Talk, case::Case};
use casefile::Lang;
use page::staff::form::{Came, Drawer};
use page::{
    Say,
    kit::{Area, Choice, Field, Line, Wrongs},
    staff::{Ask, Saved, Seal},
};
use tongue::Tongue;

pub(super) struct Form<'a> {
    pub wrongs: Option<Wrongs>,
    pub trouble: Option<String>,
    pub to: String,
    pub seal: Seal,
    pub outcome: Choice,
    pub day: Line,
    pub place: Line,
    pub who: Line,
    pub guardians: Option<Choice>,
    pub said: Area,
    pub assessed: Area,
    pub understood: Option<Area>,
    pub tongue: Tongue,
    pub with: Choice,
    pub why: Area,
    pub saved: Saved<'a>,
}

const CHILD: [(&str, &str); 4] = [
    ("held", "investigation-outcome-held"),
    ("declined", "investigation-outcome-declined-child"),
    ("too_young", "investigation-outcome-too-young"),
    ("not_held", "investigation-outcome-not-held"),
];
const OLDER: [(&str, &str); 3] = [
    ("held", "investigation-outcome-held"),
    ("declined", "investigation-outcome-declined-child"),
    ("not_held", "investigation-outcome-not-held"),
];
const PERSON: [(&str, &str); 3] = [
    ("held", "investigation-outcome-held"),
    ("declined", "investigation-outcome-declined-person"),
    ("not_held", "investigation-outcome-not-held"),
];
const WITH: [(&str, &str); 2] =
    [("interpreter", "investigation-with-interpreter"), ("nobody", "investigation-with-nobody")];

/// What stands in the form from the beginning: the talk that is put right; else today, who writes, and the language that is spoken.
pub(super) fn begin_with(ask: &mut Ask, first: Option<&Talk>, used: Option<&Lang>) {
    let day = first.map_or_else(|| ask.today(), |talk| talk.day).to_string();
    ask.fields.begin_with("day", &day);
    let Some(talk) = first else {
        let likely = used.filter(|lang| lang.as_str() == "sv").map(|_| "nobody");
        let own = ask.session.name.clone();
        ask.fields.begin_with("who", &own);
        ask.fields.begin_with("language", used.map_or("", Lang::as_str));
        return ask.fields.begin_with("with", likely.unwrap_or_default());
    };
    ask.fields.begin_with("outcome", talk.outcome.word());
    for (name, text) in talk.outcome.texts() {
        ask.fields.begin_with(name, text);
    }
    if let Some(held) = talk.outcome.held() {
        ask.fields.begin_with("language", held.language.as_str());
        ask.fields.begin_with("with", held.with.word());
        let guardians = held.child.as_ref().map(|child| child.guardians.word());
        ask.fields.begin_with("guardians", guardians.unwrap_or_default());
    }
}

/// The form with what was typed in it.
pub(super) fn form<'a>(
    ask: &'a Ask,
    (case, first): (&Case, Option<&Talk>),
    used: Option<&Lang>,
    came: &Came,
) -> Form<'a> {
    let (t, child) = (&ask.say, case.is_child());
    let draw = Drawer::new(ask, came);
    let on = first.map_or_else(|| ask.today(), |talk| talk.day);
    let picks: &[(&'static str, &str)] = match (child, case.may_be_too_young(on)) {
        (true, true) => &CHILD,
        (true, false) => &OLDER,
        (false, _) => &PERSON,
    };
    let said = if child { "investigation-q-said" } else { "investigation-q-said-person" };
    let part = ask.part().map(|part| format!("/{part}")).unwrap_or_default();
    let matter = case.matter.id.uuid();
    let assessed = draw.area("assessed", "investigation-q-assessed", Some("investigation-hint-assessed"), 4);
    Form {
        to: format!("{}/samtal{part}", home(matter)),
        seal: ask.seal(),
        outcome: draw.choice("outcome", "investigation-q-outcome", picks),
        day: draw.line("day", "investigation-q-day", Some("investigation-hint-day")),
        place: draw.line("place", "investigation-q-place", None),
        who: draw.line("who", "investigation-q-from-us", None),
        guardians: child.then(|| guardians(ask, &draw)),
        said: draw.area("said", said, Some("investigation-hint-said"), 6),
        assessed: assessed.optional(t),
        understood: child
            .then(|| draw.area("understood", "investigation-q-understood", Some("investigation-hint-understood"), 3)),
        tongue: tongue::fields(&draw, "investigation-q-language", used),
        with: with(t, case, draw.choice("with", "investigation-q-with", &WITH)),
        why: draw.area("why", "investigation-q-why", Some("investigation-hint-why"), 3),
        saved: ask.saved_line(),
        trouble: came.trouble(t),
        wrongs: came.wrongs(t),
    }
}

/// Whether somebody interpreted. Where one is needed the reason for a talk without is asked for, and nothing demanded.
fn with(t: &Say, case: &Case, choice: Choice) -> Choice {
    let own = case.person.as_ref().and_then(|one| one.interpreter.as_ref());
    let noted = case.matter.interpreter.as_ref().or(own);
    let hint = noted.map(|lang| t.w("investigation-hint-with", &[("language", &t.language(lang.as_str()))]));
    Choice { field: Field { hint, ..choice.field }, ..choice }
}

/// What the guardians knew, with what the law lets us do (UTR-6).
fn guardians(ask: &Ask, draw: &Drawer<'_>) -> Choice {
    let (t, today): (&Say, _) = (&ask.say, ask.today());
    let word = |one: Guardians| (one.word(), t.s(guardians_key(one)));
    let choice = draw.choice("guardians", "investigation-q-guardians", &[]);
    let hint = rule(&ask.moment.law, "UTR-6", today).map(|(says, at)| format!("{says} ({at})"));
    Choice { field: Field { hint, ..choice.field }, picks: Guardians::ALL.map(word).into() }
}
