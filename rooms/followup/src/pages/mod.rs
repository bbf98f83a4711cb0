//! The pages of a follow-up and of the end.

pub mod close;
pub mod follow;
mod form;
pub mod print;
pub mod signed;

use casefile::matter::{follow_up::With, goal::State, support::How};
use page::Say;
use store::Uuid;

/// The follow-ups of a matter, and the next one.
pub const FOLLOW: &str = "/arende/{id}/uppfoljning";
/// A matter is closed. The decision room's own ending is another: that of a matter in which no support was given.
pub const CLOSE: &str = "/arende/{id}/avsluta-arendet";
/// What the family is told of that, on paper.
pub const PRINT: &str = "/arende/{id}/avsluta-arendet/utskrift";

/// The matter's own page, in the room that shows it.
fn path(matter: Uuid) -> String {
    format!("/arende/{matter}")
}

/// The address of a page of a matter.
fn of(route: &str, matter: Uuid) -> String {
    route.replace("{id}", &matter.to_string())
}

/// With whom, as it is asked and told; a grown-up is not called a child.
fn with_key(with: With, child: bool) -> &'static str {
    match (with, child) {
        (With::Person, true) => "followup-with-child",
        (With::Person, false) => "followup-with-person",
        (With::Parents, true) => "followup-with-parents",
        (With::Parents, false) => "followup-with-family",
        (With::School, _) => "followup-with-school",
        (With::Performer, _) => "followup-with-performer",
        (With::Other, _) => "followup-with-other",
    }
}

/// The key of a goal's state.
fn state_key(state: State) -> &'static str {
    match state {
        State::NotBegun => "followup-goal-not-begun",
        State::OnWay => "followup-goal-on-way",
        State::Reached => "followup-goal-reached",
        State::NoLonger => "followup-goal-no-longer",
    }
}

/// The key of how support ended.
fn how_key(how: How) -> &'static str {
    match how {
        How::Reached => "followup-how-reached",
        How::Partly => "followup-how-partly",
        How::Declined => "followup-how-declined",
        How::Moved => "followup-how-moved",
        How::Other => "followup-how-other",
    }
}

/// Several words on a line: "föräldrarna, skolan".
fn joined(t: &Say, with: impl IntoIterator<Item = With>, child: bool) -> String {
    with.into_iter().map(|one| t.s(with_key(one, child)).to_lowercase()).collect::<Vec<_>>().join(", ")
}
