//! The letters about a decision: who gets one, to whom it went, when it came, and the letter itself.

pub mod pdf;
pub mod print;
pub mod received;
pub mod serve;

use super::{PRINT, heard::called, of};
use crate::{Addressee, DecisionLetter, Served, Way, Which, case::Case};
use access::No;
use casefile::PersonId;
use casefile::matter::decision::{Appeal, Decision};
use page::staff::form::{List, Row};
use page::{Names, Say, staff::Ask};
use store::Uuid;

/// The key of a way.
fn way_key(way: Way) -> &'static str {
    match way {
        Way::ByHand => "decision-way-by-hand",
        Way::Post => "decision-way-post",
        Way::Digital => "decision-way-digital",
        Way::Service => "decision-way-service",
        Way::TaxAgency => "decision-way-tax-agency",
    }
}

/// Each party's letter about each decision: what has been done with it.
fn list(t: &Say, case: &Case, names: &Names) -> List {
    let mut rows = Vec::new();
    for made in case.decisions.iter().rev() {
        let what = format!("{}, {}.", made.called, t.long_day(made.day));
        for one in &case.addressees {
            let who = format!("{what} {}.", called(t, one));
            match case.served.iter().find(|s| s.decision == made.id && s.person == one.person.id) {
                Some(sent) => rows.push(Row::from((format!("{who} {}", state(t, made, sent)), by(t, sent, names)))),
                None => rows.push(Row { says: format!("{who} {}", t.s("decision-letter-unsent")), ..Row::default() }),
            }
        }
    }
    List { heading: t.s("decision-letter-list"), rows, empty: t.s("decision-letter-none"), link: None }
}

fn by(t: &Say, sent: &Served, names: &Names) -> String {
    t.w("decision-noted-by", &[("name", names.of(&sent.actor)), ("day", &t.day(sent.sent_on))])
}

fn state(t: &Say, made: &Decision, sent: &Served) -> String {
    let went = t.w("decision-letter-went", &[("how", &t.s(way_key(sent.way)))]);
    let came = match sent.received_on {
        Some(day) => t.w("decision-letter-came", &[("day", &t.long_day(day))]),
        None => t.s("decision-letter-on-its-way"),
    };
    let appeal = match (&made.appeal, sent.appeal_until) {
        (Appeal::Administrative, Some(day)) => t.w("decision-letter-appeal", &[("day", &t.long_day(day))]),
        _ => String::new(),
    };
    [went, came, appeal].join(" ").trim().to_owned()
}

/// The letters that have not gone: the latest decision first.
fn left(case: &Case) -> Vec<(&Decision, &Addressee)> {
    let sent = |made: &Decision, one: &Addressee| {
        case.served.iter().any(|served| served.decision == made.id && served.person == one.person.id)
    };
    let all = case.decisions.iter().rev().flat_map(|made| case.addressees.iter().map(move |one| (made, one)));
    all.filter(|(made, one)| !sent(made, one)).collect()
}

/// Where those that have not gone can be read first.
fn drafts(t: &Say, case: &Case) -> Vec<(String, String)> {
    let link = |(made, one): (&Decision, &Addressee)| {
        let to = format!("{}?utkast={}_{}", of(PRINT, case.matter.id.uuid()), made.id, one.person.id.uuid());
        (to, t.w("decision-to-draft", &[("who", &one.person.name), ("what", &made.called)]))
    };
    left(case).into_iter().map(link).collect()
}

/// A decision and a party, as the form and the address of a draft write them.
fn pair(typed: &str) -> Option<(Uuid, PersonId)> {
    let (decision, person) = typed.split_once('_')?;
    Some((decision.parse().ok()?, PersonId::of(person.parse().ok()?)))
}

/// Which letter the address asks for.
fn asked(ask: &Ask) -> Result<Which, No> {
    let draft = pair(ask.query.get("utkast")).map(|(decision, to)| Which::Draft { decision, to });
    let sent = ask.query.get("brev").parse().map(Which::Sent).ok();
    sent.or(draft).ok_or(No::Absent)
}

/// The rest of the address of a letter, the same for its page and its file; and the id of what is shown.
fn again(one: &DecisionLetter, which: Which) -> (String, Uuid) {
    match (one.sent, which) {
        (Some(id), _) | (None, Which::Sent(id)) => (format!("?brev={id}"), id),
        (None, Which::Draft { decision, to }) => (format!("?utkast={decision}_{}", to.uuid()), decision),
    }
}

/// Where the letters that went can be printed.
fn prints(t: &Say, case: &Case) -> Vec<(String, String)> {
    let link = |sent: &Served| {
        let who = case.addressee(sent.person)?;
        let to = format!("{}?brev={}", of(PRINT, case.matter.id.uuid()), sent.id);
        Some((to, t.w("decision-to-print", &[("who", &who.person.name)])))
    };
    case.served.iter().filter_map(link).collect()
}
