//! What is written and read again is the same log, whatever its texts are.

use crate::told;
use flow::read::Keep;
use flow::{At, Builder, Log, Value, Who, object, write};
use proptest::prelude::*;

/// Texts with everything that XML, JSON and tables trip over. Characters that XML 1.0 cannot write are not among them.
fn text() -> impl Strategy<Value = String> {
    let odd = prop_oneof![
        Just("å".to_owned()),
        Just("ÄÖ".to_owned()),
        Just("\"".to_owned()),
        Just("'".to_owned()),
        Just("<".to_owned()),
        Just("]]>".to_owned()),
        Just("&".to_owned()),
        Just("&amp;".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\t".to_owned()),
        Just(" ".to_owned()),
        Just("🧒🏽".to_owned()),
        Just("\u{85}\u{2028}".to_owned()),
        Just("a".to_owned()),
        Just(",;|".to_owned()),
    ];
    proptest::collection::vec(odd, 0..6).prop_map(|parts| parts.concat())
}

#[derive(Clone, Debug)]
enum Said {
    Text(String),
    Date(i64),
    Int(i64),
    Real(f64),
    Flag(bool),
}

impl Said {
    fn value(&self) -> Value<'_> {
        match self {
            Said::Text(text) => Value::Text(text),
            Said::Date(at) => Value::Date(At(*at)),
            Said::Int(number) => Value::Int(*number),
            Said::Real(number) => Value::Real(*number),
            Said::Flag(flag) => Value::Flag(*flag),
        }
    }
}

/// Any instant of the years 1 to 9998, to the microsecond.
fn instant() -> impl Strategy<Value = i64> {
    prop_oneof![-62_135_596_800_000_000_i64..253_370_764_800_000_000, (0..9_i64).prop_map(|at| at * 1_000)]
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        text().prop_map(Said::Text),
        instant().prop_map(Said::Date),
        any::<i64>().prop_map(Said::Int),
        any::<f64>().prop_filter("a number", |number| number.is_finite()).prop_map(Said::Real),
        any::<bool>().prop_map(Said::Flag),
    ]
}

type Happened = (usize, String, i64, Option<String>, Option<String>, Vec<(String, Said)>);

fn happened() -> impl Strategy<Value = Vec<Happened>> {
    let values = proptest::collection::btree_map("[k-n]{1,2}", said(), 0..3).prop_map(|map| map.into_iter().collect());
    let event = (0..6_usize, text(), instant(), proptest::option::of(text()), proptest::option::of(text()), values);
    proptest::collection::vec(event, 0..30)
}

/// Cases that are named, some of them without an event; values of cases; events in any order.
fn built(names: &[String], of_cases: &[(usize, String, Said)], events: &[Happened]) -> Log {
    let mut builder = Builder::default();
    let ids: Vec<_> = names.iter().map(|name| builder.case(name)).collect();
    for (case, key, value) in of_cases {
        builder.case_value(ids[case % ids.len()], key, value.value());
    }
    for (case, activity, at, resource, group, values) in events {
        let who = Who { resource: resource.as_deref(), group: group.as_deref(), lifecycle: None };
        builder.event(ids[case % ids.len()], Some(activity), Some(At(*at)), who);
        values.iter().for_each(|(key, value)| builder.event_value(key, value.value()));
    }
    builder.finish()
}

fn names() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(text(), 1..6)
}

fn of_cases() -> impl Strategy<Value = Vec<(usize, String, Said)>> {
    proptest::collection::vec((0..6_usize, "[a-c<&å]{1,2}", said()), 0..10)
}

/// Each case by its name, with what happened in it.
fn sorted(log: &Log) -> Vec<String> {
    let mut told = told::cases(log);
    told.sort_unstable();
    told
}

proptest! {
    #[test]
    fn xes(names in names(), of_cases in of_cases(), events in happened()) {
        let log = built(&names, &of_cases, &events);
        let mut file = Vec::new();
        write::xes(&log, &mut file).unwrap();
        let again = told::log(&file).unwrap();
        prop_assert_eq!(told::cases(&log), told::cases(&again));
        prop_assert_eq!(log.left_out(), again.left_out());
    }

    #[test]
    fn a_log_in_two_files_joined_is_the_log(names in names(), of_cases in of_cases(), events in happened(), at in 0..31_usize) {
        let (first, second) = events.split_at(at.min(events.len()));
        let mut joined = Builder::default();
        joined.add(&built(&names, &of_cases, first));
        joined.add(&built(&names, &[], second));
        prop_assert_eq!(sorted(&built(&names, &of_cases, &events)), sorted(&joined.finish()));
    }

    #[test]
    fn the_order_of_cases_changes_no_case(names in names(), of_cases in of_cases(), events in happened(), seed in any::<usize>()) {
        let other = |case: &usize| (case % names.len() + seed % names.len()) % names.len();
        let mut turned = names.clone();
        turned.rotate_right(seed % names.len());
        let of_turned: Vec<_> = of_cases.iter().map(|(case, key, value)| (other(case), key.clone(), value.clone())).collect();
        let mut moved: Vec<_> = events.clone();
        moved.iter_mut().for_each(|event| event.0 = other(&event.0));
        // Events of other cases may come before or after; those of one case keep their order.
        moved.sort_by_key(|event| turned[event.0].clone());
        prop_assert_eq!(sorted(&built(&names, &of_cases, &events)), sorted(&built(&turned, &of_turned, &moved)));
    }

    #[test]
    fn object_logs(drawn in objects()) {
        let log = drawn_log(&drawn);
        let (mut json, mut xml) = (Vec::new(), Vec::new());
        write::ocel_json(&log, &mut json).unwrap();
        write::ocel_xml(&log, &mut xml).unwrap();
        prop_assert_eq!(told::things(&log), told::things(&told::objects(&json).unwrap()));
        prop_assert_eq!(told::things(&log), told::things(&told::objects(&xml).unwrap()));
    }

    #[test]
    fn a_flattened_log_has_each_event_once_for_each_object(drawn in objects()) {
        let log = drawn_log(&drawn);
        let (cases, counts) = log.flatten("kind 0", Keep::Everything);
        let of = |event: object::Event<'_>| {
            let mut ids: Vec<&str> =
                event.objects().filter(|(object, _)| object.kind().name == "kind 0").map(|(object, _)| object.id()).collect();
            ids.sort_unstable();
            ids.dedup();
            ids.len() as u64
        };
        let each: Vec<u64> = log.events().map(of).collect();
        prop_assert_eq!(u64::from(cases.events()), each.iter().sum::<u64>());
        prop_assert_eq!(counts.copies, each.iter().sum::<u64>());
        prop_assert_eq!(counts.events, each.iter().filter(|n| **n > 0).count() as u64);
        prop_assert_eq!(counts.events_in_several_cases, each.iter().filter(|n| **n > 1).count() as u64);
        prop_assert_eq!(counts.events_in_no_case, each.iter().filter(|n| **n == 0).count() as u64);
        prop_assert_eq!(cases.left_out().events_without_case, counts.events_in_no_case);
    }
}

/// Objects with their kind, a note, and a value from an instant on; events with their kind, instant, value and ties.
type Drawn = (Vec<(usize, String, i64, Said)>, Vec<(usize, i64, Said, Vec<(usize, String)>)>);

fn objects() -> impl Strategy<Value = Drawn> {
    let things = proptest::collection::vec((0..2_usize, text(), instant(), said()), 1..8);
    let ties = proptest::collection::vec((0..8_usize, text()), 0..4);
    let events = proptest::collection::vec((0..3_usize, instant(), said(), ties), 0..12);
    (things, events)
}

/// The log of what was drawn. A key holds values of one kind, as a declaration can say it.
fn drawn_log((things, events): &Drawn) -> object::Log {
    let mut builder = object::Builder::default();
    let key = |kind: usize, said: &Said| format!("{kind}å<{:?}>", object::Kind::of(said.value()));
    for (number, (kind, note, from, said)) in things.iter().enumerate() {
        builder.object(&format!("o&{number}"), &format!("kind {kind}")).unwrap();
        builder.object_value("note", At(0), Value::Text(note));
        builder.object_value(&key(*kind, said), At(*from), said.value());
        builder.object_tie(&format!("o&{}", number / 2), note);
    }
    for (number, (kind, at, said, ties)) in events.iter().enumerate() {
        builder.event(&format!("e\"{number}"), &format!("event {kind}"), At(*at)).unwrap();
        builder.event_value(&key(*kind, said), said.value());
        ties.iter().for_each(|(object, note)| builder.event_tie(&format!("o&{}", object % things.len()), note));
    }
    builder.finish()
}

#[test]
fn what_xml_cannot_write_is_refused_by_name() {
    let log = built(&["bell \u{7}".to_owned()], &[], &[]);
    let wrong = write::xes(&log, &mut Vec::new()).unwrap_err().to_string();
    assert_eq!(wrong, "XML has no way to write the character U+0007, which stands in a text of the log");
}
