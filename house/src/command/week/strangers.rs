//! Ids and words in a week's files that lead to nobody: most often a slip of the pen that would silently change what
//! follows.

use super::file::Week;
use std::collections::BTreeSet;

/// How old matters can stand.
const STATUS: [&str; 3] = ["", "open", "closed"];

/// One line for each, in the order of the files. The week is played all the same: a file may speak of people outside.
pub(crate) fn of(week: &Week) -> Vec<String> {
    let people = &week.people;
    let staff: BTreeSet<&str> = people.staff.iter().map(|one| one.id.as_str()).collect();
    let persons: BTreeSet<&str> = people.person.iter().map(|one| one.id.as_str()).collect();
    let contacts: BTreeSet<&str> = week.contacts.iter().map(|(_, contact)| contact.id.as_str()).collect();
    let is_staff = |id: &str| id.is_empty() || staff.contains(id) || id == people.municipality.duty_service;
    let mut notes = Vec::new();
    let mut note = |file: &str, place: String, id: &str, whose: &str| {
        notes.push(format!("{file}: {place}: {id:?} is {whose}"));
    };
    for close in &people.relation {
        if let Some(id) = close.staff.as_deref().filter(|id| !is_staff(id)) {
            note("people.toml", format!("relation to {}", close.person), id, "nobody of the staff");
        }
    }
    for person in &people.person {
        let ids = person.guardians.iter().filter(|one| looks_like_an_id(one) && !persons.contains(one.as_str()));
        ids.for_each(|id| note("people.toml", format!("guardians of {}", person.id), id, "no person of the file"));
    }
    for matter in &people.matter {
        if !is_staff(&matter.worker) {
            note("people.toml", format!("worker of {}", matter.id), &matter.worker, "nobody of the staff");
        }
        if !STATUS.contains(&matter.status.as_str()) {
            note("people.toml", format!("status of {}", matter.id), &matter.status, "neither open nor closed");
        }
    }
    for (file, contact) in &week.contacts {
        if !is_staff(&contact.received_by) {
            note(file, "received_by".into(), &contact.received_by, "nobody of the staff");
        }
        for matter in &contact.expect.matter {
            let conflict = matter.conflict_of_interest.iter().filter(|id| !is_staff(id));
            conflict.for_each(|id| note(file, format!("conflict in {}", matter.key), id, "nobody of the staff"));
            if matter.joins_as == "same_event" && !contacts.contains(matter.joins.as_str()) {
                note(file, format!("what {} joins", matter.key), &matter.joins, "no contact of the week");
            }
        }
    }
    notes
}

/// Names have spaces or a capital; ids have neither.
fn looks_like_an_id(word: &str) -> bool {
    word.contains('-') && !word.contains(char::is_whitespace) && !word.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::file::parsed;
    use super::*;

    const PEOPLE: &str = r#"
[[staff]]
id = "s-ann"
[[relation]]
staff = "s-anne"
person = "p-mo"
[[person]]
id = "p-mo"
name = "Mo Ek"
guardians = ["p-pappa", "Eva Ek"]
[[matter]]
id = "U-1"
kind = "child_investigation"
person = "p-mo"
status = "opne"
opened = 2026-01-02
worker = "s-ann"
"#;
    const CONTACT: &str = r#"
id = "X-1"
arrived = 2026-03-02T08:00:00+01:00
channel = "phone"
received_by = "s-bo"
[expect.reporter]
kind = "school"
[[expect.matter]]
key = "m1"
kind = "child_concern"
joins = "X-9"
joins_as = "same_event"
"#;

    #[test]
    fn each_slip_of_the_pen_is_named_and_right_ids_are_not() {
        let contacts = vec![("01.toml".to_owned(), parsed("01.toml", CONTACT).unwrap())];
        let notes = of(&Week { people: parsed("people.toml", PEOPLE).unwrap(), contacts });
        let slips = ["\"s-anne\"", "\"p-pappa\"", "\"opne\"", "\"s-bo\"", "\"X-9\""];
        assert_eq!(notes.len(), slips.len(), "{notes:?}");
        assert!(notes.iter().zip(slips).all(|(note, slip)| note.contains(slip)), "{notes:?}");
    }
}
