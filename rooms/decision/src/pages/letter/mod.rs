//! The letters about a decision: who gets one, to whom it went, when it came, and the letter itself.

pub mod pdf;
pub mod print;
pub mod received;
pub mod serve;

use super::{PRINT, heard::called, of, sheet::List};
use crate::{Served, Way, case::Case};
use casefile::matter::decision::{Appeal, Decision};
use page::{Names, Say};

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
                Some(sent) => rows.push((format!("{who} {}", state(t, made, sent)), by(t, sent, names))),
                None => rows.push((format!("{who} {}", t.s("decision-letter-unsent")), String::new())),
            }
        }
    }
    List { heading: t.s("decision-letter-list"), rows, empty: t.s("decision-letter-none") }
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

/// Where the letters that went can be printed.
fn prints(t: &Say, case: &Case) -> Vec<(String, String)> {
    let link = |sent: &Served| {
        let who = case.addressee(sent.person)?;
        let to = format!("{}?brev={}", of(PRINT, case.matter.id.uuid()), sent.id);
        Some((to, t.w("decision-to-print", &[("who", &who.person.name)])))
    };
    case.served.iter().filter_map(link).collect()
}
