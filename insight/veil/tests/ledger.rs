//! What may go out beside what is out.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where something is not as it was made")]

use std::collections::BTreeSet;

use veil::{Dimension, Frame, Ledger, Mark, Pick, Refused, Region, Rules, Scope, Table, audit, suppress};

fn frame() -> Frame {
    let district = Dimension::tree(
        "district",
        &[("Town", None), ("North", Some("Town")), ("South", Some("Town")), ("East", Some("Town")), ("Country", None)],
    );
    let age = Dimension::flat("age", &["0-6", "7-12", "13-17"]);
    let sex = Dimension::flat("sex", &["girls", "boys"]);
    Frame::new("reports", vec![district.unwrap(), age.unwrap(), sex.unwrap()], &["day"]).unwrap()
}

fn days(ledger: &Ledger, last: u32) -> Region {
    ledger.frame().region(&[("day", Pick::Days(0..=last))]).unwrap()
}

#[test]
fn periods_that_differ_by_few() {
    let mut ledger = Ledger::new(frame(), Rules::default());
    let (march, april, may) = (days(&ledger, 89), days(&ledger, 119), days(&ledger, 150));
    assert_eq!(ledger.show("Jan-Mar", &march, 11), Ok(Mark::Shown(11)));
    let refused = ledger.show("Jan-Apr", &april, 13).unwrap_err();
    let says = "Not released: together with what is out already, those in (day 0-119) outside (day 0-89) would be known to \
                lie between 2 and 2.";
    assert_eq!(refused.to_string(), says);
    assert_eq!(ledger.entries().len(), 1, "what is refused leaves no trace");
    assert_eq!(ledger.show("Jan-May", &may, 19), Ok(Mark::Shown(19)));
    assert_eq!(ledger.show("Jan-Mar", &march, 11), Ok(Mark::Shown(11)), "asking again teaches nothing");
    assert_eq!(ledger.entries().len(), 2);
    assert!(matches!(ledger.show("Jan-Mar", &march, 12), Err(Refused::Revised { .. })), "a late report is somebody");
    assert_eq!(ledger.audit(), Ok(()));
}

#[test]
fn the_city_and_all_districts_but_one() {
    let mut ledger = Ledger::new(frame(), Rules::default());
    let of = |ledger: &Ledger, name: &str| ledger.frame().region(&[("district", Pick::Of(&[name]))]).unwrap();
    for (name, count) in [("Town", 40), ("North", 20)] {
        let region = of(&ledger, name);
        assert_eq!(ledger.show(name, &region, count), Ok(Mark::Shown(count)));
    }
    let south = of(&ledger, "South");
    assert!(matches!(ledger.show("South", &south, 17), Err(Refused::Narrow { .. })), "East would be 3");
    // A small figure that is hidden stays hidden: the others may not give it away.
    let mut ledger = Ledger::new(frame(), Rules::default());
    let east = of(&ledger, "East");
    assert_eq!(ledger.show("East", &east, 3), Ok(Mark::Hidden));
    for (name, count) in [("Town", 40), ("North", 20)] {
        let region = of(&ledger, name);
        assert_eq!(ledger.show(name, &region, count), Ok(Mark::Shown(count)));
    }
    assert!(matches!(ledger.show("South", &south, 17), Err(Refused::Narrow { .. })));
}

#[test]
fn tables_and_the_live_page_know_of_each_other() {
    let rules = Rules::default();
    let mut ledger = Ledger::new(frame(), rules);
    let districts = Dimension::flat("district", &["North", "South", "East"]).unwrap();
    let ages = Dimension::flat("age", &["0-6", "7-12", "13-17"]).unwrap();
    let table = Table::new(vec![districts, ages], &[20, 3, 10, 8, 12, 9, 17, 9, 11]).unwrap();
    let published = audit(&table, &suppress(&table, &rules), &rules).unwrap();
    let scope = Scope::of(ledger.frame()).only("day", &Pick::Days(0..=364)).unwrap();
    ledger.release("year", &published, &scope).unwrap();
    let filter =
        |name, age, last| vec![("district", Pick::Of(name)), ("age", Pick::Of(age)), ("day", Pick::Days(0..=last))];
    // The hidden cell itself, asked for on the live page by everything but it.
    let rest = ledger.frame().region(&filter(&["North"], &["0-6", "13-17"], 364)).unwrap();
    assert!(matches!(ledger.show("live", &rest, 30), Err(Refused::Narrow { .. })));
    let hidden = ledger.frame().region(&filter(&["North"], &["7-12"], 364)).unwrap();
    assert_eq!(ledger.show("live", &hidden, 3), Ok(Mark::Hidden));
    // A day later there is one more.
    let later = ledger.frame().region(&filter(&["South"], &["0-6"], 365)).unwrap();
    let shown = published.get(&["South", "0-6"]).unwrap() != Mark::Hidden;
    assert_eq!(ledger.show("live", &later, 9).is_err(), shown);
}

#[test]
fn the_ledger_is_read_back_only_as_it_was_written() {
    let mut ledger = Ledger::new(frame(), Rules::default());
    for last in [30, 60, 90] {
        let region = days(&ledger, last);
        ledger.show("so far", &region, i64::from(last)).unwrap();
    }
    let text = serde_json::to_string(&ledger).unwrap();
    assert_eq!(serde_json::from_str::<Ledger>(&text).unwrap(), ledger);
    let changed = text.replace("\"count\":60", "\"count\":66");
    assert_ne!(changed, text);
    let says = serde_json::from_str::<Ledger>(&changed).unwrap_err().to_string();
    assert!(says.starts_with("Entry 2 of the release ledger (so far) is not what was sealed."), "{says}");
    let loose = text.replace("\"least_shown\":5", "\"least_shown\":1");
    assert!(serde_json::from_str::<Ledger>(&loose).is_err());
}

/// Ten thousand pairs of filters or days about a made-up population. An attacker who reads both figures and knows which
/// filters they are reckons three groups: in both, in the first only, in the second only.
#[test]
fn ten_thousand_pairs_isolate_nobody() {
    let mut next = 4_u64;
    let mut draw = move |below: u64| {
        next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (next >> 33) % below
    };
    // The persons: leaf of district, age, sex, day.
    let people: Vec<[u64; 4]> = (0..40).map(|_| [draw(4), draw(3), draw(2), draw(60)]).collect();
    let frame = frame();
    let (mut both, mut refused, mut would_isolate) = (0, 0, 0);
    let mut pairs = 0;
    while pairs < 10_000 {
        let mut filters: Vec<[BTreeSet<u64>; 4]> = Vec::new();
        for _ in 0..2 {
            let some =
                |n: u64, draw: &mut dyn FnMut(u64) -> u64| (0..n).filter(|_| draw(3) > 0).collect::<BTreeSet<u64>>();
            let filter = [some(4, &mut draw), some(3, &mut draw), some(2, &mut draw), (0..=draw(60)).collect()];
            // Half of the second filters are the first with one side changed, as somebody at a page would do.
            let near = filters.first().filter(|_| draw(2) == 0).map(|first: &[BTreeSet<u64>; 4]| {
                let mut near = first.clone();
                let side = usize::try_from(draw(4)).unwrap();
                near[side].clone_from(&filter[side]);
                near
            });
            filters.push(near.unwrap_or(filter));
        }
        if filters.iter().any(|filter| filter.iter().any(BTreeSet::is_empty)) {
            continue;
        }
        pairs += 1;
        let passes = |filter: &[BTreeSet<u64>; 4], person: &[u64; 4]| {
            filter.iter().zip(person).all(|(side, value)| side.contains(value))
        };
        let mut ledger = Ledger::new(frame.clone(), Rules::default());
        let mut seen = Vec::new();
        for filter in &filters {
            let count = people.iter().filter(|person| passes(filter, person)).count();
            let region = picked(&frame, filter);
            seen.push(ledger.show("page", &region, i64::try_from(count).unwrap()));
        }
        let truth = [0, 1].map(|at| people.iter().filter(|person| passes(&filters[at], person)).count());
        let by_threshold = truth
            .map(|count| if (1..5).contains(&count) { Seen::Dots } else { Seen::Count(count.try_into().unwrap()) });
        let by_ledger = [0, 1].map(|at| match seen[at] {
            Ok(Mark::Shown(count)) => Seen::Count(count),
            Ok(Mark::Hidden) => Seen::Dots,
            Err(_) => Seen::Nothing,
        });
        would_isolate += usize::from(isolates(&filters, &people, by_threshold));
        both += usize::from(by_ledger.iter().all(|seen| matches!(seen, Seen::Count(_))));
        refused += usize::from(seen[1].is_err());
        assert!(!isolates(&filters, &people, by_ledger), "{filters:?} {seen:?}");
    }
    println!("both shown {both}, second refused {refused}, thresholds alone would isolate {would_isolate}");
    assert!(both > 1_000 && would_isolate > 300, "{both} {would_isolate}: the test must be able to fail");
}

/// The region of a filter: which leaves of district, age and sex, and which days from the first on.
fn picked(frame: &Frame, filter: &[BTreeSet<u64>; 4]) -> Region {
    let names: [&[&str]; 3] = [&["North", "South", "East", "Country"], &["0-6", "7-12", "13-17"], &["girls", "boys"]];
    let word = |side: usize, leaf: &u64| names[side][usize::try_from(*leaf).unwrap()];
    let words: Vec<Vec<&str>> = (0..3).map(|side| filter[side].iter().map(|leaf| word(side, leaf)).collect()).collect();
    let last = u32::try_from(*filter[3].last().unwrap()).unwrap();
    let of = |side: usize| Pick::Of(&words[side]);
    frame.region(&[("district", of(0)), ("age", of(1)), ("sex", of(2)), ("day", Pick::Days(0..=last))]).unwrap()
}

/// What a page showed of a figure: dots say that it is one at least, nothing says nothing.
#[derive(Clone, Copy)]
enum Seen {
    Count(i64),
    Dots,
    Nothing,
}

/// More than five above what any group of the forty people can hold.
const MOST: i64 = 50;

/// True where one of the three groups holds 1-4 and cannot be told from fewer than five other sizes.
fn isolates(filters: &[[BTreeSet<u64>; 4]], people: &[[u64; 4]], shown: [Seen; 2]) -> bool {
    let within = |filter: &[BTreeSet<u64>; 4], value: &[u64; 4]| {
        filter.iter().zip(value).all(|(side, value)| side.contains(value))
    };
    let sides = || filters[0].iter().zip(&filters[1]);
    // Which groups there can be at all is known from the filters.
    let possible = [
        sides().all(|(a, b)| !a.is_disjoint(b)),
        sides().any(|(a, b)| !a.is_subset(b)),
        sides().any(|(a, b)| !b.is_subset(a)),
    ];
    let mut truth = [0_i64; 3];
    for person in people {
        match (within(&filters[0], person), within(&filters[1], person)) {
            (true, true) => truth[0] += 1,
            (true, false) => truth[1] += 1,
            (false, true) => truth[2] += 1,
            _ => {}
        }
    }
    let mut seen = [(i64::MAX, i64::MIN); 3];
    for both in 0..=if possible[0] { MOST } else { 0 } {
        // What is left of a figure when those in both are taken out.
        let alone = |at: usize| -> Vec<i64> {
            let sizes = if possible[at + 1] { 0..=MOST } else { 0..=0 };
            let fits = |alone: &i64| match shown[at] {
                Seen::Count(sum) => both + alone == sum,
                Seen::Dots => both + alone >= 1,
                Seen::Nothing => true,
            };
            sizes.filter(fits).collect()
        };
        let (first, second): (Vec<i64>, Vec<i64>) = (alone(0), alone(1));
        if first.is_empty() || second.is_empty() {
            continue;
        }
        for (seen, values) in seen.iter_mut().zip([&vec![both], &first, &second]) {
            *seen = values.iter().fold(*seen, |seen, value| (seen.0.min(*value), seen.1.max(*value)));
        }
    }
    (0..3).any(|at| possible[at] && (1..5).contains(&truth[at]) && seen[at].1 - seen[at].0 < 5)
}
