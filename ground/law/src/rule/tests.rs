//! The built-in rules as a lawyer would leaf through them, and texts that must be refused.

use super::*;

const SETTINGS: &str = include_str!("../../rules/settings.toml");

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn version(id: &str, from: &str, rest: &str) -> String {
    format!(
        "[[rule]]\nid='{id}'\ntitle='t'\nsays='s'\nparagraph='p'\nsource='s'\nconfidence='V'\nfrom={from}\n{rest}\n"
    )
}

fn refused(rules: &[String]) -> LawError {
    Law::from_text(&format!("{SETTINGS}\n{}", rules.concat())).unwrap_err()
}

#[test]
fn the_built_in_law_is_whole() {
    let law = Law::sweden().unwrap();
    let today = day("2026-03-02");
    for id in [
        "INT-1", "INT-2", "INT-2b", "INT-3", "INT-4", "INT-5", "INT-6", "INT-7", "INT-8", "INT-9", "INT-10", "INT-11",
        "INT-12", "INT-13", "INT-14", "INT-15", "INT-16", "INT-17", "INT-18", "UTR-1", "UTR-2", "UTR-3", "UTR-4",
        "UTR-5", "UTR-6", "UTR-4b", "UTR-6b", "UTR-7", "UTR-8", "UTR-9", "UTR-12", "UTR-13", "UTR-14", "UTR-15",
        "UTR-16", "UTR-17", "UTR-18", "UTR-20", "INS-1", "INS-5", "INS-6", "INS-7", "INS-12", "DOK-3", "ORG-1",
        "ORG-2", "ORG-3", "ORG-4", "ORG-5", "ORG-6", "PUL-1", "PUL-4", "SEK-1", "SEK-2", "SEK-3", "SEK-4", "SEK-8",
        "GAL-1", "GAL-5", "GAL-6", "DOK-1", "DOK-5", "DOK-6", "DOK-9", "DOK-9b", "DOK-10", "INS-2", "LVU-1", "LVU-2",
        "LVM-2", "EK-1",
    ] {
        assert_eq!(law.cite(id, today).unwrap().id, id);
    }
    // The day of a follow-up is a setting, and that of a party's answer is set from case to case.
    let set = [ClockKind::FollowUp, ClockKind::PartyAnswer];
    for kind in ClockKind::ALL.iter().filter(|kind| !set.contains(kind)) {
        law.allowance(*kind, today).unwrap();
    }
    for rule in law.rules() {
        assert!(rule.says.ends_with('.') && !rule.says.contains('\n'), "{}", rule.id);
        assert!(rule.from >= day("2025-07-01"), "{}", rule.id);
    }
}

#[test]
fn the_version_is_that_of_the_day() {
    let law = Law::sweden().unwrap();
    let rule = |on| law.rule("INT-11", day(on)).unwrap();
    assert_eq!((rule("2025-12-31").from, rule("2025-12-31").confidence), (day("2025-07-01"), Confidence::V));
    assert_eq!((rule("2026-01-01").from, rule("2026-01-01").confidence), (day("2026-01-01"), Confidence::U));
    assert_eq!(law.rule("INT-11", day("2025-06-30")), None);
    assert_eq!(law.cite("INT-8", day("2026-03-02")).unwrap().from, day("2026-01-01"));
    assert_eq!(law.cite("INT-8", day("2025-06-30")), Err(NoRule { asked: "INT-8", on: day("2025-06-30") }));
    let (rule, _) = law.allowance(ClockKind::Feedback, day("2025-11-01")).unwrap();
    assert_eq!(rule.cite(), RuleRef { id: "INT-11".to_owned(), from: day("2025-07-01") });
}

#[test]
fn a_doubled_version_a_gap_and_an_overlap_are_refused() {
    let first = |until: &str| version("X-1", "2025-07-01", &format!("until={until}"));
    let second = version("X-1", "2026-01-01", "");
    let id = || "X-1".to_owned();
    let gap = LawError::Gap { id: id(), from: day("2026-01-01") };
    assert_eq!(refused(&[first("2025-12-30"), second.clone()]), gap);
    assert_eq!(refused(&[first("2026-01-01"), second.clone()]), gap);
    assert_eq!(refused(&[version("X-1", "2025-07-01", ""), second.clone()]), gap);
    assert_eq!(refused(&[second.clone(), second.clone()]), LawError::Doubled { id: id(), from: day("2026-01-01") });
    assert_eq!(refused(&[first("2025-06-30")]), LawError::Rule { id: id() });
    let whole = format!("{SETTINGS}\n{}{second}", first("2025-12-31"));
    assert!(Law::from_text(&whole).unwrap().rule("X-1", day("2030-01-01")).is_some());
}

#[test]
fn unknown_keys_and_impossible_values_are_refused() {
    for rest in
        ["note='x'", "clock={kind='unheard',unit='days',count=1}", "clock={kind='feedback',unit='days',counts=1}"]
    {
        assert!(matches!(refused(&[version("X-1", "2025-07-01", rest)]), LawError::Text(_)), "{rest}");
    }
    assert!(matches!(refused(&[version("X-1", "2026-02-29", "")]), LawError::Text(_) | LawError::Rule { .. }));
    assert!(matches!(refused(&[version(" ", "2026-02-28", "")]), LawError::Rule { .. }));
    for unit in ["'days'", "'same_day',count=1"] {
        let rest = format!("clock={{kind='feedback',unit={unit}}}");
        assert!(matches!(refused(&[version("X-1", "2025-07-01", &rest)]), LawError::Rule { .. }), "{unit}");
    }
    let twice = ["X-1", "X-2"].map(|id| version(id, "2025-07-01", "clock={kind='feedback',unit='days',count=7}"));
    assert_eq!(refused(&twice), LawError::TwoAllowances { kind: ClockKind::Feedback });
    for (from, to) in [
        ("Europe/Stockholm", "Europe/Atlantis"),
        ("16:30:00", "07:30:00"),
        ("16:00:00", "2026-03-02"),
        ("months = 3", "months = 0"),
        ("months = 3", "months = 3\nother = 1"),
    ] {
        let text = format!("{}{}", SETTINGS.replace(from, to), version("X-1", "2025-07-01", ""));
        assert!(matches!(Law::from_text(&text), Err(LawError::Setting { .. } | LawError::Text(_))), "{to}");
    }
}
