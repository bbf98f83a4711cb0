//! The first page: 112, ask us first, two ways to tell, what happens then.

use super::{CODE, WITH_NAME, WITHOUT_NAME, shown};
use access::No;
use askama::Template;
use page::{Answer, Municipality, Say, Visit};

#[derive(Template)]
#[template(path = "start.html")]
struct Start<'a> {
    t: &'a Say,
    phone: Ring<'a>,
    after_hours: Ring<'a>,
    hours: String,
    closed: Option<String>,
    open_now: Option<String>,
    then_reads: String,
    then_decides: String,
    without_name: String,
    with_name: String,
    code: String,
}

/// A telephone number: as people read it and as a link wants it.
pub struct Ring<'a> {
    /// "031-390 06 00"
    pub shown: &'a str,
    /// "tel:0313900600"
    pub link: String,
}

impl<'a> Ring<'a> {
    /// This number.
    pub fn new(number: &'a str) -> Ring<'a> {
        Ring { shown: number, link: Municipality::dial(number) }
    }
}

/// Shows the page.
pub async fn show(visit: Visit) -> Result<Answer, No> {
    let (municipality, t) = (&visit.house.municipality, &visit.say);
    let (opens, closes) = (t.clock(municipality.reading_hours.open()), t.clock(municipality.reading_hours.close()));
    let page = Start {
        t,
        phone: Ring::new(&municipality.phone),
        after_hours: Ring::new(&municipality.after_hours),
        hours: hours(&visit),
        closed: closed(&visit),
        open_now: open_now(&visit),
        then_reads: t.w("contact-then-1-more", &[("closes", &closes), ("opens", &opens)]),
        then_decides: t.w("contact-then-3", &[("days", &super::receipt::days_to_open(&visit)?.to_string())]),
        without_name: visit.link(WITHOUT_NAME),
        with_name: visit.link(WITH_NAME),
        code: visit.link(CODE),
    };
    shown(&visit, "contact-start-title", &page)
}

/// "Vardagar 8.00–16.30."
pub fn hours(visit: &Visit) -> String {
    let (hours, t) = (visit.house.municipality.phone_hours, &visit.say);
    t.w("contact-hours", &[("open", &t.clock(hours.open())), ("close", &t.clock(hours.close()))])
}

/// Whether somebody answers the ordinary number at this moment.
fn answers(visit: &Visit) -> bool {
    visit.house.municipality.phone_hours.is_open(visit.moment.at.instant(), visit.zone())
}

/// The number that somebody answers at this moment.
pub fn phone_now(visit: &Visit) -> &str {
    let municipality = &visit.house.municipality;
    if answers(visit) { &municipality.phone } else { &municipality.after_hours }
}

/// "Öppet nu, till 16.30"
fn open_now(visit: &Visit) -> Option<String> {
    let (hours, t) = (visit.house.municipality.phone_hours, &visit.say);
    answers(visit).then(|| t.w("contact-open-now", &[("close", &t.clock(hours.close()))]))
}

/// "Stängt nu. Öppnar måndag 23 november klockan 8.00."
fn closed(visit: &Visit) -> Option<String> {
    let (hours, t, zone) = (visit.house.municipality.phone_hours, &visit.say, visit.zone());
    let opens = zone.day(hours.next_opening(visit.moment.at.instant(), zone));
    let (day, time) = (t.day(opens), t.clock(hours.open()));
    (!answers(visit)).then(|| t.w("contact-closed-now", &[("day", &day), ("time", &time)]))
}
