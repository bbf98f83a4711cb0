//! One measure on the page: what is done, which of the two it rests on, what was answered, and what the law leaves.

use super::{Called, Cited, how, kind, paragraph};
use askama::{Template, filters::HtmlSafe};
use casefile::matter::measure::{
    Measure, Over, Rests,
    consent::{Answer, Consent},
    holds::{Consenting, Givers, Standing, State},
};
use law::Law;
use law::consent::{Rests as Lawful, Still, Whose, rests, still_allows};
use page::{Icon, Names, Say, staff::Ask};

/// What the law leaves, with its reason.
struct Left {
    says: String,
    rules: Vec<Cited>,
}

#[derive(Template)]
#[template(path = "consent/line.html")]
pub(super) struct MeasureLine {
    t: Say,
    what: String,
    kind: String,
    since: String,
    /// What stands beside the state: a sign that is never alone.
    icon: Icon,
    state: String,
    /// Support in law; or consent, and how each who must say yes stands.
    on_law: Option<String>,
    givers: Vec<(String, String)>,
    suitable: Option<String>,
    rules: Vec<Cited>,
    /// Every answer: who, what, in which words, who wrote it down.
    answers: Vec<Said>,
    /// Why it is over.
    ended: Option<String>,
    /// That the law asks something else of it today than on the day it was begun.
    now: Option<String>,
    /// The heading and what the law still allows, where somebody has said no.
    left: Option<(String, Vec<Left>)>,
    answer: Option<String>,
    end: Option<String>,
}

/// One answer in words.
struct Said {
    name: String,
    says: String,
    words: String,
    by: String,
    /// That it was taken back, and in which words.
    back: Option<(String, String, String)>,
    /// Where it is taken back.
    withdraw: Option<String>,
}

impl HtmlSafe for MeasureLine {}

/// What every line is made of.
pub(super) struct Board<'a> {
    pub ask: &'a Ask,
    pub around: &'a Consenting,
    pub called: &'a Called,
    pub names: &'a Names,
    /// Where the links lead, for one who may write.
    pub home: Option<&'a str>,
}

impl Board<'_> {
    /// The line of a measure.
    pub fn line(&self, one: &Measure) -> MeasureLine {
        let (t, law) = (&self.ask.say, &self.ask.moment.law);
        let state = self.around.state(one, law);
        let open = one.end.is_none();
        let on_law = match &one.rests {
            Rests::OnLaw(rule) => {
                let holds = state == State::Runs;
                let key = if holds { "investigation-consent-on-law" } else { "investigation-consent-on-law-before" };
                Some(t.w(key, &[("paragraph", &paragraph(law, rule))]))
            }
            Rests::OnConsent(_) => None,
        };
        let (rules, suitable) = match &one.rests {
            Rests::OnLaw(rule) => (Cited::of(law, std::slice::from_ref(rule)), None),
            Rests::OnConsent(on) => (Cited::of(law, &on.rules), on.suitable.clone()),
        };
        let to = |what: &str| self.home.map(|home| format!("{home}/{}/{what}", one.id.uuid()));
        MeasureLine {
            what: one.what.clone(),
            kind: kind(t, one.kind),
            since: t.w("investigation-consent-since", &[("day", &t.short_day(one.since))]),
            icon: sign(state),
            state: t.s(state_key(state)),
            answer: to("svar").filter(|_| open && on_law.is_none()),
            end: to("slut").filter(|_| open),
            on_law,
            givers: self.givers(one),
            suitable: suitable.map(|why| t.w("investigation-consent-suitable-was", &[("why", &why)])),
            rules,
            answers: self.about(one).map(|consent| self.said(consent)).collect(),
            ended: self.ended(one),
            now: self.now(one, law).map(|key| t.s(key)),
            left: self.left(one, state, law),
            t: t.clone(),
        }
    }

    fn about<'a>(&'a self, one: &'a Measure) -> impl Iterator<Item = &'a Consent> {
        self.around.consents.iter().filter(|consent| consent.covers.contains(&one.id))
    }

    /// Each who must say yes, and how they stand.
    fn givers(&self, one: &Measure) -> Vec<(String, String)> {
        let t = &self.ask.say;
        let on = match &one.rests {
            Rests::OnLaw(_) => return Vec::new(),
            Rests::OnConsent(on) => on,
        };
        let all = match self.around.givers(&on.of) {
            Givers::All(all) => all,
            Givers::GuardiansNotLookedUp => {
                return vec![(
                    t.s("investigation-consent-of-guardians"),
                    t.s("investigation-consent-stands-not-looked-up"),
                )];
            }
            Givers::NoGuardian => {
                return vec![(
                    t.s("investigation-consent-of-guardians"),
                    t.s("investigation-consent-stands-no-guardian"),
                )];
            }
        };
        let stands = |giver| match self.around.standing(one.id, giver) {
            Standing::NotAsked => t.s("investigation-consent-stands-not-asked"),
            Standing::Asked(said) => self.on("investigation-consent-stands-asked", said.day),
            Standing::Given(said) => match said.answer {
                Answer::Given { until: Some(until) } => {
                    let days = [("day", t.short_day(said.day)), ("until", t.short_day(until))];
                    let days = days.each_ref().map(|(name, day)| (*name, day.as_str()));
                    t.w("investigation-consent-stands-given-until", &days)
                }
                _ => self.on("investigation-consent-stands-given", said.day),
            },
            Standing::RanOut(said) => match said.answer {
                Answer::Given { until: Some(until) } => self.on("investigation-consent-stands-ran-out", until),
                _ => self.on("investigation-consent-stands-given", said.day),
            },
            Standing::Refused(said) => self.on("investigation-consent-stands-refused", said.day),
            Standing::TakenBack(said) => {
                let day = said.taken_back.as_ref().map_or(said.day, |back| back.on);
                self.on("investigation-consent-stands-taken-back", day)
            }
        };
        all.into_iter().map(|giver| (self.called.name(giver).to_owned(), stands(giver))).collect()
    }

    fn on(&self, key: &str, day: law::Day) -> String {
        self.ask.say.w(key, &[("day", &self.ask.say.short_day(day))])
    }

    fn said(&self, one: &Consent) -> Said {
        let t = &self.ask.say;
        let key = match one.answer {
            Answer::Asked => "investigation-consent-answer-was-asked",
            Answer::Given { .. } => "investigation-consent-answer-was-given",
            Answer::Refused => "investigation-consent-answer-was-refused",
        };
        let says = t.w(key, &[("day", &t.short_day(one.day)), ("how", &how(t, one.how))]);
        let by = |actor: &str, at| {
            let (name, when) = (self.names.of(actor), t.moment(at, self.ask.zone()));
            t.w("investigation-consent-noted-by", &[("name", name), ("when", &when)])
        };
        let back = one.taken_back.as_ref().map(|back| {
            let day = [("day", t.short_day(back.on)), ("how", how(t, back.how))];
            let day = day.each_ref().map(|(name, text)| (*name, text.as_str()));
            (t.w("investigation-consent-answer-was-taken-back", &day), back.words.clone(), by(&back.actor, back.at))
        });
        let stands = matches!(one.answer, Answer::Given { .. }) && back.is_none();
        let rests = stands && !self.around.resting_on(one).is_empty();
        Said {
            name: self.called.name(one.giver).to_owned(),
            says,
            words: one.words.clone(),
            by: by(&one.actor, one.at),
            back,
            withdraw: self.home.filter(|_| rests).map(|home| format!("{home}/{}/angrat", one.id.uuid())),
        }
    }

    fn ended(&self, one: &Measure) -> Option<String> {
        let (t, end) = (&self.ask.say, one.end.as_ref()?);
        let day = t.short_day(end.on);
        Some(match &end.why {
            Over::Done(why) => t.w("investigation-consent-ended", &[("day", &day), ("why", why)]),
            Over::Withdrawn(consent) => {
                let who = self.around.consents.iter().find(|one| one.id == *consent);
                let who = who.map_or("", |one| self.called.name(one.giver));
                t.w("investigation-consent-stopped", &[("day", &day), ("name", who)])
            }
        })
    }

    /// What has changed since it was begun on consent: the law asks more of them today, or none.
    fn now(&self, one: &Measure, law: &Law) -> Option<&'static str> {
        let Rests::OnConsent(on) = &one.rests else { return None };
        let (stands, open) = (&self.around.stands, one.end.is_none());
        match rests(one.kind, stands, self.around.today, law).ok().filter(|_| open)? {
            Lawful::OnLaw(_) => Some("investigation-consent-law-now"),
            Lawful::OnConsent(now) => {
                let more = on.suitable.is_none() && !now.of.is_subset(&stands.of_today(&on.of));
                more.then_some("investigation-consent-asks-more")
            }
        }
    }

    /// What the law still allows, where somebody has said no or taken a yes back.
    fn left(&self, one: &Measure, state: State, law: &Law) -> Option<(String, Vec<Left>)> {
        let t = &self.ask.say;
        let no: Whose = match (state, one.end.as_ref().map(|end| &end.why)) {
            (State::Stopped, Some(Over::Withdrawn(id))) => {
                self.around.consents.iter().find(|consent| consent.id == *id)?.giver.whose
            }
            (State::Refused, _) => {
                let no = |giver: &_| matches!(self.around.standing(one.id, *giver), Standing::Refused(_));
                self.around.givers_of(one).into_iter().find(no)?.whose
            }
            _ => return None,
        };
        let all = still_allows((one.kind, no), &self.around.stands, self.around.today, law).ok()?;
        if all.is_empty() {
            return Some((t.s("investigation-consent-left-nothing"), Vec::new()));
        }
        let left = |still: &law::follows::Ruled<Still>| Left {
            says: t.s(still_key(still.value)),
            rules: Cited::of(law, &still.rules),
        };
        Some((t.s("investigation-consent-left"), all.iter().map(left).collect()))
    }
}

fn sign(state: State) -> Icon {
    match state {
        State::Runs | State::Ended => Icon::Done,
        State::Waits => Icon::Waiting,
        State::Refused | State::WithoutLaw | State::Stopped => Icon::Warning,
    }
}

fn state_key(state: State) -> &'static str {
    match state {
        State::Runs => "investigation-consent-state-runs",
        State::Waits => "investigation-consent-state-waits",
        State::Refused => "investigation-consent-state-refused",
        State::WithoutLaw => "investigation-consent-state-without-law",
        State::Stopped => "investigation-consent-state-stopped",
        State::Ended => "investigation-consent-state-ended",
    }
}

fn still_key(still: Still) -> &'static str {
    match still {
        Still::ChildsOwn => "investigation-consent-still-childs-own",
        Still::DespiteOne => "investigation-consent-still-despite-one",
        Still::GoesOn => "investigation-consent-still-goes-on",
        Still::WhatTheyTell => "investigation-consent-still-what-they-tell",
        Still::OpenOrNot => "investigation-consent-still-open-or-not",
        Still::OnlyLvu => "investigation-consent-still-only-lvu",
    }
}
