//! How to remove the page from the browser's memory: for the one who shares a phone with somebody to be afraid of.

use super::{START, shown};
use access::No;
use askama::Template;
use page::{Answer, Say, Visit};

#[derive(Template)]
#[template(path = "traces.html")]
struct Traces<'a> {
    t: &'a Say,
    back: String,
}

/// Shows the page.
pub async fn show(visit: Visit) -> Result<Answer, No> {
    shown(&visit, "contact-traces-title", &Traces { t: &visit.say, back: visit.link(START) })
}
