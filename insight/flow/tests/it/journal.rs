//! Our own journal as a log: what happened in which matter, and nobody's name.

use crate::told;
use flow::read::{Keep, read_from, read_objects_from};
use flow::{At, Reading, Value};
use seal::{Body, Entry, Envelope, Genesis, Head};
use uuid::Uuid;

const WORKER: &str = "staff:00000000-0000-0000-0000-000000000009";

struct Happened {
    kind: &'static str,
    at: i64,
    matter: Option<u128>,
    actor: &'static str,
    act: Option<&'static str>,
    /// The matters that a contact became, as its body names them.
    concerns: &'static [u128],
}

/// A whole journal in which these things happened.
fn exported(happened: &[Happened]) -> Vec<u8> {
    let genesis = Genesis { tenant: Uuid::from_u128(1), chain: 0 };
    let mut file = Vec::new();
    seal::write_first(&mut file, &genesis).unwrap();
    let mut hash = genesis.hash();
    for (seq, one) in (1..).zip(happened) {
        let matter = |id: &u128| format!("{{\"matter\":\"{}\",\"name\":\"Ebba\"}}", Uuid::from_u128(*id));
        let concerns: Vec<String> = one.concerns.iter().map(matter).collect();
        let (salt, text) = ([7; 32], format!("{{\"name\":\"Ebba {seq}\",\"concerns\":[{}]}}", concerns.join(",")));
        let at = |micros| jiff::Timestamp::from_microsecond(micros).unwrap();
        let envelope = Envelope {
            chain: 0,
            seq,
            id: Uuid::from_u128(1_000 + seq as u128),
            kind: one.kind.into(),
            happened_at: at(one.at),
            recorded_at: at(one.at + 5),
            matter: one.matter.map(Uuid::from_u128),
            actor: one.actor.into(),
            unit: Some(Uuid::from_u128(8)),
            source: "page".into(),
            activity: one.act.map(str::to_owned),
            leaf: seal::leaf(&salt, &text),
        };
        hash = envelope.seal(&hash);
        seal::write_entry(&mut file, &Entry { envelope, hash, body: Body::Here { salt, text } }).unwrap();
    }
    seal::write_last(&mut file, &Head { seq: happened.len() as i64, hash }).unwrap();
    file
}

fn three() -> Vec<u8> {
    exported(&[
        Happened { kind: "contact.report_received", at: 10, matter: None, actor: "resident", act: None, concerns: &[] },
        Happened { kind: "intake.taken", at: 30, matter: Some(5), actor: WORKER, act: Some("take"), concerns: &[] },
        Happened {
            kind: "contact.completed",
            at: 20,
            matter: Some(5),
            actor: "operator:karin",
            act: None,
            concerns: &[],
        },
    ])
}

#[test]
fn a_journal_is_a_log_of_matters_without_persons() {
    let file = three();
    let log = read_from("journal", &*file, &Reading { keep: Keep::Everything, ..Reading::default() }).unwrap();
    let unit = "00000000-0000-0000-0000-000000000008";
    let case = format!(
        "case \"00000000-0000-0000-0000-000000000005\"\n  \"contact.completed\" 20 [Some(\"operator\"), Some({unit:?}), None] \
         \"room\"=Text(\"contact\") \"recorded_at\"=Date(At(25))\n  \"intake.taken\" 30 [Some({WORKER:?}), Some({unit:?}), None] \
         \"room\"=Text(\"intake\") \"recorded_at\"=Date(At(35))"
    );
    assert_eq!(told::cases(&log), [case]);
    assert_eq!(log.left_out().events_without_case, 1);
}

#[test]
fn a_contact_that_became_several_matters_is_in_each_where_bodies_are_there() {
    let call =
        Happened { kind: "contact.registered", at: 10, matter: None, actor: WORKER, act: None, concerns: &[5, 6] };
    let taken = |matter| Happened {
        kind: "intake.taken",
        at: 30,
        matter: Some(matter),
        actor: WORKER,
        act: None,
        concerns: &[],
    };
    let file = exported(&[call, taken(5), taken(6)]);
    let objects = read_objects_from("journal", &*file).unwrap();
    let (asked, kept) = ("matter", Keep::Figures);
    let (log, flattened) = objects.flatten(asked, kept);
    assert_eq!((log.cases(), log.events(), objects.events().count()), (2, 4, 3), "{flattened:?}");
    assert_eq!(log.left_out().events_without_case, 0);
    let starts: Vec<String> = told::cases(&log);
    assert!(starts.iter().all(|case| case.contains("\n  \"contact.registered\" 10")), "{starts:?}");
}

#[test]
fn its_events_are_called_as_the_reader_says() {
    let names = [("intake.taken".to_owned(), "taken by somebody".to_owned())].into();
    let log = read_from("journal", &*three(), &Reading { names, ..Reading::default() }).unwrap();
    let activities: Vec<&str> = log.activity().iter().map(|word| log.word(*word)).collect();
    assert_eq!(activities, ["contact.completed", "taken by somebody"]);
}

#[test]
fn a_journal_is_a_log_of_objects_too() {
    let log = read_objects_from("journal", &*three()).unwrap();
    let objects: Vec<(&str, &str)> = log.objects().map(|object| (object.kind().name.as_str(), object.id())).collect();
    assert_eq!(objects.len(), 3);
    assert!(objects.contains(&("act", "take")));
    let event = log.events().nth(1).unwrap();
    assert_eq!((event.kind().name.as_str(), event.at()), ("intake.taken", At(30)));
    let ties: Vec<&str> = event.objects().map(|(_, qualifier)| qualifier).collect();
    assert_eq!(ties, ["in", "at", "part of"]);
    assert!(event.values().any(|said| said == ("room", Value::Text("intake"))));
}

#[test]
fn a_journal_that_is_not_whole_is_no_log() {
    let file = three();
    let refused = |bytes: &[u8]| read_from("journal", bytes, &Reading::default()).unwrap_err().to_string();
    let lines: Vec<&[u8]> = file.split_inclusive(|byte| *byte == b'\n').collect();
    let headless = lines[..4].concat();
    assert!(refused(&headless).starts_with("journal: The journal is not whole: "), "{}", refused(&headless));
    let hole = [lines[0], lines[1], lines[3], lines[4]].concat();
    assert!(refused(&hole).starts_with("journal: The journal is not whole: "));
    let changed = String::from_utf8(file).unwrap().replacen("intake.taken", "intake.tokes", 1);
    assert!(refused(changed.as_bytes()).starts_with("journal: The journal is not whole: "));
    assert_eq!(told::log(&exported(&[])).unwrap().cases(), 0);
}
