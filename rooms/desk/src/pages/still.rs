//! *Du är kvar*: a request that keeps a session from ending by itself, and shows nothing of anybody.

use super::leaf;
use access::No;
use askama::Template;
use page::{
    Say,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "still.html")]
struct Page<'a> {
    t: &'a Say,
}

/// The session has been seen by the time this is shown.
pub async fn show(ask: Ask, tx: Tx) -> Result<Out, No> {
    let leaf = leaf(&ask.say, "desk-still", &Page { t: &ask.say })?;
    Ok(ask.page(tx, leaf))
}
