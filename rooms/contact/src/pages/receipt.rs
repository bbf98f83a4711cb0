//! The receipt: it is stored, this is the code, this happens next.

use super::{
    CODE, shown,
    start::{self, Ring},
};
use access::No;
use askama::Template;
use casefile::{Letter, Question, Receipt};
use law::{Clock, ClockKind, NoRule};
use page::{Answer, Say, Visit};
use store::Fault;

#[derive(Template)]
#[template(path = "receipt.html")]
struct Kept<'a> {
    t: &'a Say,
    received: String,
    code: Option<String>,
    keep: String,
    urgent: Option<Ring<'a>>,
    enter: String,
    feedback: Option<String>,
    reads: String,
    decides: String,
    secret: String,
    hours: String,
    phone: Ring<'a>,
    after_hours: Ring<'a>,
}

/// Shows the receipt. It is the answer to the form itself: the code stands in no address and no history.
pub fn show(visit: &Visit, letter: &Letter, receipt: &Receipt) -> Result<Answer, No> {
    let t = &visit.say;
    let route = letter.route();
    let says = |q: Question, a: &str| letter.answers().iter().any(|(x, text)| *x == q && text.as_str() == a);
    let address = format!("{}{}", visit.house.municipality.address, visit.link(CODE));
    let own = |word: &str| format!("contact-receipt-{word}{}", route.name());
    let page = Kept {
        t,
        received: t.w(&own(""), &[("moment", &t.moment(receipt.arrived_at, visit.zone()))]),
        code: receipt.code.as_ref().map(ToString::to_string),
        urgent: says(Question::Today, "yes").then(|| Ring::new(start::phone_now(visit))),
        enter: t.w("contact-receipt-code-more", &[("address", &address)]),
        feedback: says(Question::Feedback, "yes").then(|| t.s("contact-receipt-feedback")),
        keep: t.s(&own("keep-")),
        reads: reads(visit, receipt),
        decides: decides(visit, receipt)?,
        secret: t.s(&own("secret-")),
        hours: start::hours(visit),
        phone: Ring::new(&visit.house.municipality.phone),
        after_hours: Ring::new(&visit.house.municipality.after_hours),
    };
    shown(visit, "contact-receipt-title", &page)
}

/// "I dag läser en socialsekreterare …", or the day and hour when somebody next does.
fn reads(visit: &Visit, receipt: &Receipt) -> String {
    let (t, zone, hours) = (&visit.say, visit.zone(), visit.house.municipality.reading_hours);
    let at = receipt.arrived_at.instant();
    let opens = hours.next_opening(at, zone);
    if hours.is_open(at, zone) || zone.day(opens) == zone.day(at) {
        return t.s("contact-receipt-reads-today");
    }
    let (day, time) = (t.day(zone.day(opens)), t.clock(hours.open()));
    capital(&t.w("contact-receipt-reads-later", &[("day", &day), ("time", &time)]))
}

/// INT-3: how many days from arrival until it is decided whether to open an investigation.
pub fn days_to_open(visit: &Visit) -> Result<u16, No> {
    let day = visit.zone().day(visit.moment.at.instant());
    let (_, allowance) = visit.moment.law.allowance(ClockKind::Preliminary, day).map_err(no_rule)?;
    Ok(allowance.count)
}

fn decides(visit: &Visit, receipt: &Receipt) -> Result<String, No> {
    let day = visit.zone().day(receipt.arrived_at.instant());
    let due = Clock::preliminary(day, &visit.moment.law).map_err(no_rule)?.due;
    Ok(visit.say.w("contact-receipt-decides", &[("day", &visit.say.day(due))]))
}

fn no_rule(missing: NoRule) -> No {
    Fault::Unfit(missing.to_string()).into()
}

/// A Swedish weekday begins with a small letter; a sentence does not.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
