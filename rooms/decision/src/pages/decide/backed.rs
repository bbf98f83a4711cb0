//! What the decision rests on besides its reasons: consent and support in law, and what the child says.

use crate::{
    Kind,
    case::{Backed, Case},
    kinds,
    pages::{CONSENT, of},
};
use casefile::Text;
use casefile::matter::{
    decision::Outcome,
    measure::{Rests, holds::State},
};
use law::{consent::Measure, follows::Stage};
use page::Say;
use page::staff::Ask;
use page::staff::form::{Came, Drawer, List, Part, ROOM, Reader, Row};

/// What a decision about a child says besides.
pub(in crate::pages) struct Besides {
    pub childs_view: Option<Text>,
    pub consent_why: Option<Text>,
}

/// What was typed of it; what is wrong with it is noted on the form.
pub(super) fn read_besides(form: &mut Reader<'_>, case: &Case, backed: &Backed) -> Option<Besides> {
    // Both are read before either ends it, so that everything that is wrong is said at once.
    let view = case.is_young().then(|| form.text("childs_view", ROOM, "decision-wrong-childs-view"));
    let kind = kinds().ok().and_then(|all| all.named(form.fields.get("kind")));
    let outcome: Option<Outcome> = form.fields.get("outcome").parse().ok();
    let asked = kind.zip(outcome).is_some_and(|(kind, outcome)| case.asks_ground(kind, outcome, backed));
    // A ground that was written though nobody asked for it is kept as well: nothing that was typed is lost.
    let written = asked || !form.fields.get("consent_why").trim().is_empty();
    let why = written.then(|| form.text("consent_why", ROOM, "decision-wrong-consent-why"));
    let all = |read: Option<Option<Text>>| read.map_or(Some(None), |text| text.map(Some));
    Some(Besides { childs_view: all(view)?, consent_why: all(why)? })
}

/// What the child says, and where consent is missing for something that can be chosen, on what ground it goes.
pub(super) fn parts(ask: &Ask, (case, backed): (&Case, &Backed), kinds: &[&Kind], came: &Came) -> Vec<Part> {
    let draw = Drawer::new(ask, came);
    let mut all = Vec::new();
    if case.is_young() {
        let question = match case.matter.stage {
            Stage::Child => "decision-q-childs-view",
            Stage::YoungPerson | Stage::Adult => "decision-q-youngs-view",
        };
        all.push(Part::Area(draw.area("childs_view", question, Some("decision-hint-childs-view"), 4)));
    }
    let lack: Vec<&str> =
        kinds.iter().filter(|kind| case.lacks_consent(kind, backed)).map(|kind| kind.name.as_str()).collect();
    if !lack.is_empty() {
        all.push(Part::Says(ask.say.w("decision-consent-lacks", &[("what", &lack.join(", "))])));
        let hint = Some("decision-hint-consent-why");
        all.push(Part::Area(draw.area("consent_why", "decision-q-consent-why", hint, 3)));
    }
    all
}

/// The measures of the matter, and whether what each rests on holds today. Nothing for an adult who has none.
pub(in crate::pages) fn list(t: &Say, case: &Case, backed: &Backed) -> Option<List> {
    let rows = backed.0.iter().map(|(one, state)| {
        let rests = match one.rests {
            Rests::OnLaw(_) => "decision-rests-on-law",
            Rests::OnConsent(_) => "decision-rests-on-consent",
        };
        Row::from((format!("{}: {}. {}", t.s(measure_key(one.kind)), t.s(state_key(*state)), one.what), t.s(rests)))
    });
    let rows: Vec<Row> = rows.collect();
    (case.is_young() || !rows.is_empty()).then(|| List {
        heading: t.s("decision-backed"),
        rows,
        empty: t.s("decision-backed-none"),
        link: Some((of(CONSENT, case.matter.id.uuid()), t.s("decision-to-consent"))),
    })
}

fn measure_key(kind: Measure) -> &'static str {
    match kind {
        Measure::Contact => "decision-measure-contact",
        Measure::Talk => "decision-measure-talk",
        Measure::Support => "decision-measure-support",
        Measure::OpenSupport => "decision-measure-open-support",
        Measure::Placement => "decision-measure-placement",
    }
}

fn state_key(state: State) -> &'static str {
    match state {
        State::Runs => "decision-state-runs",
        State::Waits => "decision-state-waits",
        State::Refused => "decision-state-refused",
        State::WithoutLaw => "decision-state-without-law",
        State::Stopped => "decision-state-stopped",
        State::Ended => "decision-state-ended",
    }
}
