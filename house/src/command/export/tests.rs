//! The export as traces, from a journal in a database to the file.

use super::*;
use journal::{Chance, Event};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use store::{FromRow, Res, Row, Stmt, Uuid, args};

static COUNT: AtomicU32 = AtomicU32::new(0);
const KARIN: &str = "staff:0199a1b2-0000-7000-8000-0000000000aa";

/// Chance that counts.
struct Counting(AtomicU32);

impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.0.fetch_add(1, Ordering::Relaxed) as u8;
        }
    }
}

struct House {
    db: Db,
    moment: Moment,
    folder: std::path::PathBuf,
}

impl House {
    async fn new() -> House {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let exe = std::env::current_exe().unwrap();
        let folder = exe.with_file_name(format!("export_{}_{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let db = Db::open_lite(&folder.join("records.db")).await.unwrap();
        let at = "2026-03-02T08:41:00Z".parse().unwrap();
        doors::ready(&db, Uuid::from_u128(1), at).await.unwrap();
        let moment = Moment::new(at, Arc::new(Law::sweden().unwrap()), Arc::new(Counting(AtomicU32::new(0))));
        House { db, moment, folder }
    }

    async fn happens(&self, event: Event) {
        let mut tx = self.db.begin().await.unwrap();
        journal::append(&mut tx, &self.moment, event).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn sent(&self) -> String {
        let mut out = Vec::new();
        send(&self.db, &self.moment, &Who::Operator("karin".into()), &mut out).await.unwrap();
        String::from_utf8(out).unwrap()
    }

    async fn noted(&self) -> Vec<Noted> {
        let entries = Stmt::both("select actor, route, shown, outcome from access_entry order by at, id");
        self.db.snapshot().await.unwrap().all(entries, args![]).await.unwrap()
    }

    async fn end(self) {
        self.db.close().await;
        std::fs::remove_dir_all(self.folder).unwrap();
    }
}

#[derive(Debug, PartialEq)]
struct Noted(String, String, i64, String);

impl FromRow for Noted {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Noted(row.get("actor")?, row.get("route")?, row.get("shown")?, row.get("outcome")?))
    }
}

fn event(kind: &'static str, matter: Option<u128>, body: Value) -> Event {
    Event {
        kind,
        matter: matter.map(Uuid::from_u128),
        actor: KARIN.into(),
        unit: Some(Uuid::from_u128(77)),
        source: "staff",
        happened_at: None,
        activity: Some("Elsa ringde".into()),
        body,
    }
}

/// A contact that concerns three children, of whom one has a station of its own in the body.
fn three() -> Value {
    let concern = |id: u128| json!({ "matter": Uuid::from_u128(id), "person": Uuid::from_u128(id + 100), "kind": "concern_report", "area": "child" });
    json!({ "concerns": [concern(1), concern(2), concern(3)], "told": "Elsa grät" })
}

fn count(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

#[tokio::test]
async fn an_empty_journal_is_a_log_without_traces() {
    let house = House::new().await;
    let text = house.sent().await;
    assert!(text.starts_with("<?xml") && text.ends_with("</log>\n") && count(&text, "<trace>") == 0);
    assert_eq!((count(&text, "<extension "), count(&text, "<global ")), (4, 2));
    house.end().await;
}

#[tokio::test]
async fn one_contact_stands_in_the_trace_of_each_matter_it_made() {
    let house = House::new().await;
    house.happens(event("contact.report_received", None, json!({ "contact": "x" }))).await;
    house.happens(event("contact.registered", None, three())).await;
    let body = json!({ "station": "investigation", "why": "Elsa vill prata" });
    house.happens(Event { unit: None, ..event("assessment.decided", Some(2), body) }).await;
    // Told afterwards of what happened the day before: it stands where it happened.
    let before = Some("2026-03-01T22:00:00Z".parse().unwrap());
    house.happens(Event { happened_at: before, ..event("intake.taken", Some(3), json!({ "station": "Elsa" })) }).await;
    let text = house.sent().await;
    assert_eq!((count(&text, "<trace>"), count(&text, "<event>"), count(&text, "contact.registered")), (3, 5, 3));
    assert_eq!(
        (count(&text, "helhet:kind\" value=\"concern_report"), count(&text, "helhet:area\" value=\"child")),
        (3, 3)
    );
    assert_eq!((count(&text, "helhet:station"), count(&text, "value=\"investigation\"")), (1, 1));
    assert_eq!(count(&text, "org:group"), 4);
    let traces: Vec<&str> = text.split("<trace>").skip(1).collect();
    assert!(traces.iter().all(|trace| count(trace, "contact.registered") == 1));
    assert!(traces[2].find("intake.taken").unwrap() < traces[2].find("contact.registered").unwrap());
    assert!(traces[2].contains("2026-03-01T22:00:00.000000+00:00"));
    house.end().await;
}

#[tokio::test]
async fn nobody_stands_in_it() {
    let house = House::new().await;
    house.happens(event("contact.registered", None, three())).await;
    house.happens(event("note.written", Some(1), json!({ "kind": "Elsa Lind", "station": "20160614-2386" }))).await;
    let text = house.sent().await;
    let ids = (1..=3).flat_map(|id| [Uuid::from_u128(id), Uuid::from_u128(id + 100)]);
    for hidden in
        ids.map(|id| id.to_string()).chain([KARIN, "0000000000aa", "Elsa", "20160614", "told"].map(str::to_owned))
    {
        assert!(!text.contains(&hidden), "{hidden} stands in\n{text}");
    }
    let masks: std::collections::BTreeSet<&str> =
        text.lines().filter(|line| line.contains("org:resource\" value=\"staff-")).collect();
    assert_eq!(masks.len(), 1, "one worker has one mask");
    let again = house.sent().await;
    assert!(masks.iter().all(|mask| !again.contains(mask)), "and another in the next export");
    house.end().await;
}

#[tokio::test]
async fn it_is_noted_before_a_byte_is_sent_and_when_it_breaks_off() {
    let house = House::new().await;
    house.happens(event("contact.registered", None, three())).await;
    house.sent().await;
    let entry = |outcome: &str| Noted("operator:karin".into(), TRACES.into(), 3, outcome.into());
    assert_eq!(house.noted().await, [entry("shown")]);
    // Nothing fits in: the very first byte cannot be sent.
    let full: &mut [u8] = &mut [];
    let mut full = io::Cursor::new(full);
    assert!(send(&house.db, &house.moment, &Who::Operator("karin".into()), &mut full).await.is_err());
    let mut outcomes: Vec<String> = house.noted().await.into_iter().map(|noted| noted.3).collect();
    outcomes.sort();
    assert_eq!(outcomes, ["broke", "shown", "shown"]);
    // What cannot be noted is not sent.
    let mut out = Vec::new();
    let db = house.db.clone();
    let kept = db.begin().await.unwrap();
    assert!(send(&house.db, &house.moment, &Who::Operator("karin".into()), &mut out).await.is_err());
    assert!(out.is_empty());
    drop(kept);
    house.end().await;
}

#[tokio::test]
async fn a_body_that_is_none_of_ours_stops_the_export_without_being_quoted() {
    let house = House::new().await;
    house.happens(event("contact.registered", None, json!({ "concerns": "Elsa" }))).await;
    let mut out = Vec::new();
    let why = send(&house.db, &house.moment, &Who::Operator("karin".into()), &mut out).await.unwrap_err().to_string();
    assert!(why.contains("the body of event 1") && !why.contains("Elsa") && out.is_empty(), "{why}");
    house.end().await;
}
