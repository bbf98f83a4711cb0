//! The parties get what the decision will rest on, and say what they think of it.

pub mod answers;
pub mod communicate;

use crate::{Addressee, Communicated, How, case::Case};
use casefile::matter::party::Role;
use law::Day;
use page::staff::form::{List, Row};
use page::{Names, Say};

/// A party by name and capacity: "Åsa Öhman, vårdnadshavare".
pub(super) fn called(t: &Say, one: &Addressee) -> String {
    let role = match one.role {
        Role::Person => "decision-role-person",
        Role::Guardian | Role::GuardiansToBeChecked => "decision-role-guardian",
        Role::CoApplicant => "decision-role-co-applicant",
    };
    format!("{}, {}", one.person.name, t.s(role))
}

/// The key of a way.
pub(super) fn how_key(how: How) -> &'static str {
    match how {
        How::ByHand => "decision-how-by-hand",
        How::Post => "decision-how-post",
        How::Digital => "decision-how-digital",
    }
}

/// What the parties were given and what they said.
pub(super) fn list(t: &Say, case: &Case, names: &Names, today: Day) -> List {
    let rows = case.heard.iter().map(|one| row(t, case, one, names, today)).collect();
    List { heading: t.s("decision-heard"), rows, empty: t.s("decision-heard-none"), link: None }
}

fn row(t: &Say, case: &Case, one: &Communicated, names: &Names, today: Day) -> Row {
    let who = case.addressee(one.person).map_or_else(|| t.s("decision-role-former"), |party| called(t, party));
    let day = |day| t.day(day);
    let given = [("who", who.as_str()), ("material", &one.material), ("how", &t.s(how_key(one.how)))];
    let given = t.w("decision-given", &given);
    let answer = match &one.answer {
        Some(answer) => match &answer.words {
            Some(words) => t.w("decision-said", &[("day", &day(answer.day)), ("words", words)]),
            None => t.s("decision-said-nothing"),
        },
        None if one.is_open(today) => t.w("decision-waits-until", &[("day", &day(one.answer_by))]),
        None => t.w("decision-waited-until", &[("day", &day(one.answer_by))]),
    };
    let by = [("name", names.of(&one.actor)), ("day", &day(one.sent_on))];
    Row::from((format!("{given} {answer}"), t.w("decision-noted-by", &by)))
}
