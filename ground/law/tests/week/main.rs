//! A whole week of contacts: the worker's reading goes in, and every derived field must be what the week says.
//!
//! The week lies beside the repository. Another week of the same form is compared by naming its folder in `LAW_WEEK`.

#![expect(clippy::unwrap_used, reason = "where the week cannot be read, the test has failed")]

mod compare;
mod contact;
mod people;

use law::credentials::{DecisionRight, Needs, may_decide, may_take};
use law::reading::Qualification;
use law::{Law, Settings, follows};
use people::People;
use std::path::PathBuf;

#[expect(clippy::disallowed_methods, reason = "a test may be pointed at another week of the same form")]
fn folder() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/week");
    let folder = std::env::var_os("LAW_WEEK").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let here = folder.join("people.toml").exists();
    if !here {
        println!("skipped: shared/data/week is not here");
    }
    here.then_some(folder)
}

fn week() -> Option<(Law, People, Vec<contact::Written>)> {
    let folder = folder()?;
    let people: People = toml::from_str(&std::fs::read_to_string(folder.join("people.toml")).unwrap()).unwrap();
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ext| ext == "toml") && !path.ends_with("people.toml"));
    files.sort();
    let read = |path: &PathBuf| toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut contacts: Vec<contact::Written> = files.iter().map(read).collect();
    contacts.sort_by_key(contact::Written::arrived);
    assert!(!contacts.is_empty(), "a week without contacts compares nothing");
    if let Ok(readme) = std::fs::read_to_string(folder.join("README.md")) {
        let before = readme.split_once(" contacts").and_then(|(before, _)| before.split_whitespace().last());
        let promised: Option<usize> = before.and_then(|word| word.parse().ok());
        assert_eq!(contacts.len(), promised.unwrap_or(contacts.len()), "as many as the week's own page says");
    }
    let law = Law::sweden().unwrap();
    let settings = Settings { protective_next_day_from: people.late_from(), ..law.settings().clone() };
    Some((law.with_settings(settings), people, contacts))
}

#[test]
fn every_derived_field_of_every_contact() {
    let Some((law, mut people, contacts)) = week() else { return };
    let mut tally = compare::Tally::default();
    for contact in &contacts {
        let (reading, known) = contact.as_read(&people, &law);
        let got = follows(&reading, &known, &law).unwrap();
        assert_eq!(got.len(), contact.expect.matter.len());
        tally.opened_by_worker += reading.matters.iter().filter(|m| m.wish == law::reading::Wish::OpenNow).count();
        compare::contact(contact, &reading, &got, &mut tally);
        people.learn(contact, &got);
    }
    println!("{} contacts, {tally}", contacts.len());
    for difference in &tally.differences {
        println!("  {difference}");
    }
    assert_eq!(tally.contacts, contacts.len());
    assert!(tally.differences.is_empty(), "{} differences:\n{}", tally.differences.len(), tally.differences.join("\n"));
}

#[test]
fn whoever_may_take_a_matter_fulfils_what_it_asks_by_the_roster() {
    let Some((law, mut people, contacts)) = week() else { return };
    let (staff, mut asked, mut allowed) = (people.roster(), 0, 0);
    for contact in &contacts {
        let (reading, known) = contact.as_read(&people, &law);
        let follows = follows(&reading, &known, &law).unwrap();
        people.learn(contact, &follows);
        for (matter, got) in contact.expect.matter.iter().zip(follows) {
            for (member, written) in staff.iter().zip(&people.staff) {
                let takes = may_take(member, &Needs::from(&got), got.arrived).is_ok();
                let child = matter.qualification == "25:1";
                asked += 1;
                allowed += usize::from(takes);
                let away = written.away.iter().any(|away| away.days().contains(&got.arrived));
                let close = matter.conflict_of_interest.contains(&written.id);
                let unfit = child && !(written.qualified_25_1 && written.independent);
                assert!(!takes || !(away || close || unfit), "{} {} {}", contact.id, matter.key, written.id);
            }
        }
    }
    println!("{asked} pairs of matter and staff, {allowed} allowed");
    assert!(0 < allowed && allowed < asked);
}

#[test]
fn a_right_to_decide_passes_to_substitutes_only_in_absence() {
    let Some((_, people, contacts)) = week() else { return };
    let roster = people.roster();
    let needs = Needs { qualification: Qualification::None, basic: None, competence: [].into(), conflict: [].into() };
    let mut decided = 0;
    for right in &people.decision_right {
        let scheme = DecisionRight { who: people::keys(&right.who), substitutes: people::keys(&right.substitute) };
        for day in contacts.iter().map(contact::Written::day) {
            let here = |id: &String| {
                let written = people.staff.iter().zip(&roster).find(|(written, _)| written.id == *id);
                written.is_none_or(|(_, member)| member.works_on(day).is_ok())
            };
            for (written, member) in people.staff.iter().zip(&roster) {
                let may = may_decide(&scheme, member, &needs, &roster, day).is_ok();
                let first = right.who.contains(&written.id);
                let second = right.substitute.contains(&written.id) && !right.who.iter().any(here);
                assert_eq!(may, (first || second) && here(&written.id), "{} {} {day}", right.act, written.id);
                decided += usize::from(may);
            }
        }
    }
    assert!(decided > 0);
}
