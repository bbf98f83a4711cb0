//! Two tables that people read when something changes: who can reach what, and what each event holds. They are compared
//! with what the house says of itself today; `HELHET_WRITE=1` writes them anew.

use crate::{
    an_investigation_is_done as inquiry,
    fired_twice::{changing, ready},
    rare,
    steps::{WHAT, karin_answers, karin_reads, tells, waiting},
};
use casefile::contact::Reply;
use house::way;
use journal::Bodies;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use town::{Paper, SEED, World, people::MARIA};

/// Compares with the file, or writes it.
#[expect(clippy::disallowed_methods, reason = "whether the tables are written anew is for a person to say")]
fn same(name: &str, lines: &[String]) {
    let path = format!("{}/tests/{name}", env!("CARGO_MANIFEST_DIR"));
    let now = lines.iter().map(|line| format!("{}\n", line.trim_end())).collect::<String>();
    if std::env::var_os("HELHET_WRITE").is_some() {
        return std::fs::write(path, now).unwrap();
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = difference(&before, &now);
    assert!(
        differs.is_empty(),
        "{name} has changed. If that is meant, run the tests once with HELHET_WRITE=1 and show the change to whoever \
         answers for it:\n{}",
        differs.join("\n")
    );
}

/// Lines that went (-) and came (+), in order.
fn difference(before: &str, now: &str) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    let gone = old.iter().filter(|line| !new.contains(line)).map(|line| format!("- {line}"));
    let come = new.iter().filter(|line| !old.contains(line)).map(|line| format!("+ {line}"));
    let mut all: Vec<String> = gone.chain(come).collect();
    if all.is_empty() && before != now {
        all.push("the same lines in another order".into());
    }
    all
}

#[test]
fn a_difference_is_shown_line_by_line() {
    assert_eq!(difference("a\nb\nc\n", "a\nc\nd\n"), ["- b", "+ d"]);
    assert_eq!(difference("a\nb\n", "b\na\n"), ["the same lines in another order"]);
    assert_eq!(difference("a\n", "a\n"), [""; 0]);
}

#[test]
fn who_can_reach_what_is_as_it_was() {
    let mut table = page::access_table(&way::rooms());
    assert!(!table.is_empty());
    // Below the doors, the rules: what a lawyer reads.
    table.push(String::new());
    table.extend(access::policy_table(access::policy().unwrap()).lines().map(str::to_owned));
    same("access.table", &table);
}

/// What a value in a body is, in the word of its kind.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "absent",
        Value::Bool(_) => "yes-or-no",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "record",
    }
}

/// Every kind of event there is, written by people who do what it is about.
async fn everything_happens(town: &World) {
    tells(town, "Ett barn gråter.").await;
    let mut maria = Paper::of(town);
    maria.open("/oro/med-namn").await;
    maria.fill(WHAT, "Elsa hade blåmärken.");
    maria.fill("Vad heter du?", MARIA.name);
    maria.fill("Berättar du i ditt arbete?", "Ja, i skola");
    maria.send("Skicka").await;
    assert_eq!(maria.status(), 200);
    for letter in waiting(town).await {
        karin_reads(town, letter.id).await;
        karin_reads(town, letter.id).await;
        karin_answers(town, letter.id, Reply::Thanks).await;
    }
}

/// The fields of each kind of event, and what is in them.
type Kinds = BTreeMap<String, BTreeMap<String, BTreeSet<&'static str>>>;

/// Adds what the journal of this town holds.
async fn gather(town: &World, kinds: &mut Kinds) {
    let mut lines = vec![];
    journal::export(&mut town.db().snapshot().await.unwrap(), Bodies::Along, &mut lines).await.unwrap();
    for line in String::from_utf8(lines).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let Some(name) = line["kind"].as_str() else { continue };
        let body: Value = serde_json::from_str(line["body"]["here"]["text"].as_str().unwrap()).unwrap();
        let fields = kinds.entry(name.to_owned()).or_default();
        for (field, value) in body.as_object().unwrap() {
            fields.entry(field.clone()).or_default().insert(kind(value));
        }
    }
}

#[tokio::test]
async fn every_kind_of_event_holds_what_it_held() {
    let mut kinds = Kinds::new();
    let town = World::on_sqlite(SEED).await;
    everything_happens(&town).await;
    gather(&town, &mut kinds).await;
    town.end().await;
    for route in changing() {
        let town = World::on_sqlite(SEED).await.at_work().await;
        if let Some((mut page, button)) = ready(&town, &route).await {
            page.send(button).await;
            gather(&town, &mut kinds).await;
        }
        town.end().await;
    }
    for story in [rare::judged as rare::Story, rare::arranged, rare::taken_over, rare::sent_back, inquiry::seldom] {
        let town = World::on_sqlite(SEED).await.at_work().await;
        story(town.clone()).await;
        gather(&town, &mut kinds).await;
        town.end().await;
    }
    let rooms = way::rooms();
    let ground = [casefile::registration::EVENTS, &access::office::EVENTS].concat();
    let said: BTreeSet<&str> = rooms.iter().flat_map(|room| room.events).copied().chain(ground).collect();
    let written: BTreeSet<&str> = kinds.keys().map(String::as_str).collect();
    assert_eq!(written, said, "the lists of the rooms and of the ground, and what is really written");
    let field = |(name, kinds): (&String, &BTreeSet<&str>)| {
        format!("{name}:{}", kinds.iter().copied().collect::<Vec<_>>().join("|"))
    };
    let line = |(name, fields): (&String, &BTreeMap<String, BTreeSet<&str>>)| {
        format!("{name:<36} {}", fields.iter().map(field).collect::<Vec<_>>().join(" "))
    };
    same("events.table", &kinds.iter().map(line).collect::<Vec<_>>());
}
