//! The parts of an investigation, each on one line with where it stands. A part that is added gets a line in [`read`].

use crate::{
    Extension, Need, Plan, Talk, Template, case::Case, extensions, needs, pages, pages::consent::LIST, pages::path,
    plans, talks,
};
use access::No;
use casefile::matter::{
    decision::{self, Decision},
    measure::holds::{Consenting, State},
};
use law::{ClockKind, follows::Stage};
use page::{Names, Say, staff::Ask};
use std::collections::BTreeSet;
use store::{Tx, Uuid};

/// One part.
pub(super) struct Part {
    /// Its page.
    pub link: String,
    pub name: String,
    /// Where it stands, in sentences.
    pub says: Vec<String>,
}

/// All of them, and what is next.
pub(super) struct Parts {
    pub next: String,
    pub all: Vec<Part>,
    /// What was decided in the matter.
    pub decisions: Vec<Decision>,
}

/// What is read once for all of them.
struct Read<'a> {
    ask: &'a Ask,
    case: &'a Case,
    names: &'a Names,
    plans: Vec<Plan>,
    /// Without those that a later one puts right.
    talks: Vec<Talk>,
    written: usize,
    headings: usize,
    extensions: Vec<Extension>,
    consenting: Consenting,
    decisions: Vec<Decision>,
}

/// Reads the parts of a matter that the one who asks may read.
pub(super) async fn read(ask: &Ask, tx: &mut Tx, case: &Case, names: &Names) -> Result<Parts, No> {
    let id = case.matter.id;
    let template = Template::of(&ask.municipality)?;
    let (name, all) = (template.headings().name(), template.headings().all());
    let kept = needs(tx, id).await?;
    let has = |key: &str| kept.iter().any(|need: &Need| need.is_of(name, key) && need.has_text());
    let read = Read {
        plans: plans(tx, id).await?,
        talks: standing(talks(tx, id).await?),
        written: all.iter().filter(|heading| has(&heading.key)).count(),
        headings: all.len(),
        extensions: extensions(tx, id).await?,
        consenting: Consenting::load(tx, &ask.moment, &case.matter).await?,
        decisions: decision::all(tx, id).await?,
        ask,
        case,
        names,
    };
    let (t, to) = (&ask.say, |route: &str| path(route, id.uuid()));
    let part = |route: &str, name: &str, says: Vec<String>| Part { link: to(route), name: t.s(name), says };
    let talk = if case.is_child() { "investigation-talk-child" } else { "investigation-talk-person" };
    let told = read.told().map(|says| part("/arende/{id}/berorda", "investigation-part-told", vec![says]));
    let more = read.more_time().map(|says| part(pages::EXTEND, "investigation-part-extend", says));
    let always = [
        part(pages::PLAN, "investigation-part-plan", read.plan()),
        part(pages::TALK, talk, read.talk()),
        part(pages::NEEDS, "investigation-part-needs", vec![read.needs()]),
    ];
    let onwards = [
        part(LIST, "investigation-part-consent", vec![read.consent()]),
        part("/arende/{id}/kommunicera", "investigation-part-heard", vec![read.heard()]),
        part("/arende/{id}/beslut", "investigation-part-decision", read.decided()),
    ];
    let [consent, heard, decided] = onwards;
    let all = always.into_iter().chain([consent]).chain(told).chain(more).chain([heard, decided]);
    let all = all.collect();
    Ok(Parts { next: read.next(), all, decisions: read.decisions })
}

/// The talks that no later one puts right.
fn standing(all: Vec<Talk>) -> Vec<Talk> {
    let corrected: BTreeSet<Uuid> = all.iter().filter_map(|one| one.corrects).collect();
    all.into_iter().filter(|one| !corrected.contains(&one.id)).collect()
}

impl Read<'_> {
    fn t(&self) -> &Say {
        &self.ask.say
    }

    fn plan(&self) -> Vec<String> {
        let t = self.t();
        let Some(last) = self.plans.first() else { return vec![t.s("investigation-plan-none")] };
        let (day, who) = (t.short_day(self.ask.zone().day(last.at.instant())), self.names.of(&last.actor));
        let key = if last.nth > 1 { "investigation-plan-rewritten" } else { "investigation-plan-written" };
        vec![t.w(key, &[("day", &day), ("who", who)])]
    }

    fn talk(&self) -> Vec<String> {
        let t = self.t();
        let held = self.talks.iter().filter(|one| one.outcome.held().is_some()).count();
        let last = self.talks.iter().find(|one| one.outcome.held().is_some());
        let counted = last.map(|one| {
            let last = t.w("investigation-talks-last", &[("day", &t.short_day(one.day))]);
            format!("{} {last}", t.n("investigation-talks-held", "n", held))
        });
        let not = self
            .talks
            .iter()
            .find(|one| one.outcome.held().is_none())
            .map(|one| t.w(pages::talk::not_held_key(&one.outcome, self.case), &[("day", &t.short_day(one.day))]))
            .map(|says| format!("{}.", pages::talk::opening(&says)));
        let says: Vec<String> = counted.into_iter().chain(not).collect();
        if says.is_empty() { vec![t.s("investigation-talks-none")] } else { says }
    }

    fn needs(&self) -> String {
        let (t, n) = (self.t(), self.written.to_string());
        match self.written {
            0 => t.s("investigation-needs-none"),
            _ => t.w("investigation-needs-some", &[("n", &n), ("all", &self.headings.to_string())]),
        }
    }

    /// What is done, and whether somebody's yes is missing for any of it.
    fn consent(&self) -> String {
        let (t, law) = (self.t(), &self.ask.moment.law);
        let open: Vec<State> = self.consenting.measures.iter().map(|one| self.consenting.state(one, law)).collect();
        let n = |is: fn(&State) -> bool| open.iter().filter(|state| is(state)).count();
        let runs = n(|state| *state == State::Runs);
        let waits = n(|state| matches!(state, State::Waits | State::Refused | State::WithoutLaw));
        match (runs, waits) {
            (0, 0) => t.s("investigation-consent-nothing"),
            (runs, 0) => t.n("investigation-consent-runs", "n", runs),
            (_, waits) => t.n("investigation-consent-waits", "n", waits),
        }
    }

    /// Whether those who are parties have time left to answer (UTR-12), or it is over.
    fn heard(&self) -> String {
        let t = self.t();
        let ended = self.case.investigation.as_ref().is_some_and(|one| one.ended.is_some());
        match self.case.running(ClockKind::PartyAnswer) {
            Some(clock) => t.w("investigation-heard-until", &[("day", &t.day(clock.due))]),
            None if ended => t.s("investigation-heard-ended"),
            None => t.s("investigation-heard"),
        }
    }

    fn decided(&self) -> Vec<String> {
        let t = self.t();
        let says = |one: &Decision| {
            t.w("investigation-decided", &[("what", one.called.as_str()), ("day", &t.short_day(one.day))])
        };
        let all: Vec<String> = self.decisions.iter().map(says).collect();
        if all.is_empty() { vec![t.s("investigation-undecided")] } else { all }
    }

    /// Whether those concerned know that an investigation was opened (UTR-3). Who has applied knows.
    fn told(&self) -> Option<String> {
        let t = self.t();
        let decided = self.case.investigation.as_ref().is_some_and(|one| one.decided.is_some());
        let asked = decided && self.case.matter.stage != Stage::Adult && !self.case.matter.kind.is_application();
        asked.then(|| match self.case.running(ClockKind::Notice) {
            Some(clock) => t.w("investigation-told-not-yet", &[("day", &t.day(clock.due))]),
            None => t.s("investigation-told"),
        })
    }

    fn more_time(&self) -> Option<Vec<String>> {
        let t = self.t();
        let runs = self.case.running(ClockKind::Investigation).is_some();
        match self.extensions.last() {
            Some(last) => {
                let long = last.is_long().then(|| t.s("investigation-extended-long"));
                let says = t.w("investigation-extended-to", &[("day", &t.long_day(last.until))]);
                Some([says].into_iter().chain(long).collect())
            }
            None => runs.then(|| vec![t.s("investigation-not-extended")]),
        }
    }

    fn next(&self) -> String {
        let today = self.ask.zone().day(self.ask.moment.at.instant());
        let child = self.case.is_child();
        let key = match () {
            () if self.case.is_late(today) => "investigation-next-late",
            () if self.case.running(ClockKind::Notice).is_some() => "investigation-next-told",
            () if self.plans.is_empty() => "investigation-next-plan",
            () if self.talks.is_empty() && child => "investigation-next-talk-child",
            () if self.talks.is_empty() => "investigation-next-talk-person",
            () if self.written == 0 => "investigation-next-needs",
            () => "investigation-next-shown",
        };
        self.t().s(key)
    }
}
