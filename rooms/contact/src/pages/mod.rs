//! The pages of the public door.

pub mod follow;
pub mod letter;
pub mod receipt;
pub mod start;
pub mod tell;
pub mod traces;

use access::No;
use askama::Template;
use page::{Answer, Leaf, Visit};
use store::Fault;

/// When you are worried about a child.
pub const START: &str = "/oro";
/// Tell without a name.
pub const WITHOUT_NAME: &str = "/oro/utan-namn";
/// Tell with a name.
pub const WITH_NAME: &str = "/oro/med-namn";
/// See with the code what has become of it.
pub const CODE: &str = "/oro/kod";
/// How to remove the page from the browser's memory.
pub const TRACES: &str = "/oro/spar";

/// A rendered page under the title of that key.
fn leaf(visit: &Visit, title: &str, body: &impl Template) -> Result<Leaf, No> {
    let body = body.render().map_err(|e| Fault::Shape(format!("a page could not be written: {e}")))?;
    Ok(Leaf { title: visit.say.s(title), body, form: None })
}

fn shown(visit: &Visit, title: &str, body: &impl Template) -> Result<Answer, No> {
    Ok(Answer::Page(leaf(visit, title, body)?))
}
