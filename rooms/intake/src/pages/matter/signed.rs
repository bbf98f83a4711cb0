//! The protective assessments of a matter, as they were signed: the latest first, none covers another.

use crate::pages::Names;
use crate::{Need, ProtectiveAssessment, Talked};
use askama::{Template, filters::HtmlSafe};
use law::Zone;
use law::credentials::Degree;
use page::Say;

struct One {
    need: String,
    missing: Option<String>,
    rests_on: String,
    talked: String,
    text: String,
    by: String,
}

#[derive(Template)]
#[template(path = "matter/signed.html")]
pub(in crate::pages) struct Assessed {
    t: Say,
    all: Vec<One>,
}

impl HtmlSafe for Assessed {}

impl Assessed {
    pub fn of(t: &Say, all: Vec<ProtectiveAssessment>, names: &Names, zone: &Zone) -> Assessed {
        let one = |a: ProtectiveAssessment| One {
            need: t.s(need_key(&a.need)),
            missing: match &a.need {
                Need::Unknown { missing, finds_out } => {
                    let with = [("missing", missing.as_str()), ("who", finds_out.as_str())];
                    Some(t.w("intake-need-missing", &with))
                }
                _ => None,
            },
            rests_on: a.rests_on,
            talked: match &a.talked {
                Talked::Yes => t.s("intake-talked-was-yes"),
                Talked::Declined => t.s("intake-talked-was-declined"),
                Talked::NotYet { why } => t.w("intake-talked-was-not-yet", &[("why", why.as_str())]),
            },
            text: a.text,
            by: {
                let (name, when) = (names.of(&a.actor), t.moment(a.at, zone));
                let degree = a.signer.degree == Degree::Fulfils25_1;
                let key = if degree { "intake-signed-degree" } else { "intake-signed" };
                t.w(key, &[("name", name), ("when", &when)])
            },
        };
        Assessed { t: t.clone(), all: all.into_iter().rev().map(one).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

fn need_key(need: &Need) -> &'static str {
    match need {
        Need::Now => "intake-need-now",
        Need::NotToday => "intake-need-not-today",
        Need::No => "intake-need-no",
        Need::Unknown { .. } => "intake-need-unknown",
    }
}
