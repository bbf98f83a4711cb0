//! What is kept of a matter afterwards: its way, its clocks, what was told and noted, what was promised.

use crate::house::*;
use bed::*;
use casefile::matter::note::{self, NewNote, Sort};
use casefile::matter::station::{self, StationKind, Step};
use casefile::matter::told::{self, About};
use casefile::matter::{clock, investigation, promise};
use casefile::*;
use law::reading::{JoinsAs, ReporterKind};
use law::{Clock, ClockKind};
use store::{Fault, Uuid};

async fn a_matter(house: &House) -> MatterId {
    let done = house.registers(&house.at("2026-03-02T09:00:00Z"), &school_rings(1, aged("Marco", 4))).await.unwrap();
    done.matters().next().unwrap().0
}

#[tokio::test]
async fn the_way_is_rows_with_who_when_and_why() {
    for house in houses("way").await {
        let (id, m) = (a_matter(&house).await, house.at("2026-03-03T09:00:00Z"));
        let step = Step { at: m.at, actor: "staff:yusuf", why: "skyddsbedömd" };
        let mut tx = house.write().await;
        station::go(&mut tx, id, StationKind::Intake, StationKind::Assessment, step).await.unwrap();
        let again = station::go(&mut tx, id, StationKind::Intake, StationKind::Assessment, step).await;
        assert!(matches!(again, Err(Fault::Stale)));
        let way = station::way(&mut tx, id).await.unwrap();
        let stays: Vec<_> = way.iter().map(|s| (s.kind, s.left.as_ref().map(|l| l.2.as_str()))).collect();
        assert_eq!(stays, [(StationKind::Intake, Some("skyddsbedömd")), (StationKind::Assessment, None)]);
        assert_eq!((way[0].why.as_str(), way[1].actor.as_str()), ("assess", "staff:yusuf"));
        tx.commit().await.unwrap();
        house.is_sound().await;
        let second = station::enter(&mut house.write().await, id, StationKind::Decision, step).await;
        assert!(second.is_err(), "the database refuses a second open station");
    }
}

#[tokio::test]
async fn a_closed_matter_is_known_as_not_opened_and_a_new_report_starts_anew() {
    for house in houses("closed").await {
        let (id, m) = (a_matter(&house).await, house.at("2026-03-10T09:00:00Z"));
        let mut tx = house.write().await;
        let step = Step { at: m.at, actor: "staff:birgitta", why: "inleds inte" };
        station::leave(&mut tx, id, StationKind::Intake, step).await.unwrap();
        assert!(clock::stop(&mut tx, id, ClockKind::Preliminary, step).await.unwrap());
        let marco = matter::one(&mut tx, id).await.unwrap().unwrap().person.unwrap();
        tx.commit().await.unwrap();
        let mut again = school_rings(2, Whom::Known(marco));
        again.arrived = ts("2026-03-12T09:00:00Z");
        let done = house.registers(&house.at("2026-03-12T09:00:00Z"), &again).await.unwrap();
        let follows = &done.follows.as_ref().unwrap()[0];
        assert_eq!(follows.joins.as_ref().unwrap().how, JoinsAs::NewMatterInExistingFile);
        assert_eq!((follows.age, follows.preliminary_latest()), (Some(4), Some(day("2026-03-26"))));
    }
}

#[tokio::test]
async fn one_clock_of_a_kind_runs_and_a_stopped_one_can_be_read() {
    for house in houses("clocks").await {
        let (id, m) = (a_matter(&house).await, house.at("2026-03-04T09:00:00Z"));
        let mut tx = house.write().await;
        let new = Clock::preliminary(day("2026-03-04"), house.law()).unwrap();
        assert!(!clock::start(&mut tx, id, &new, m.at, "karin").await.unwrap());
        let step = Step { at: m.at, actor: "staff:birgitta", why: "utredning inledd" };
        assert!(clock::stop(&mut tx, id, ClockKind::Preliminary, step).await.unwrap());
        assert!(!clock::stop(&mut tx, id, ClockKind::Preliminary, step).await.unwrap());
        assert!(clock::start(&mut tx, id, &new, m.at, "karin").await.unwrap());
        let all = clock::all(&mut tx, id).await.unwrap();
        let of_kind: Vec<_> = all.iter().filter(|k| k.clock.kind == ClockKind::Preliminary).collect();
        assert_eq!((of_kind.len(), &of_kind[1].clock), (2, &new));
        assert_eq!(of_kind[0].stopped.as_ref().map(|s| s.2.as_str()), Some("utredning inledd"));
        investigation::begin(&mut tx, id, None, law::follows::Stage::Child, day("2026-03-04")).await.unwrap();
        assert!(investigation::decide(&mut tx, id, step).await.unwrap());
        assert!(!investigation::decide(&mut tx, id, step).await.unwrap());
        assert!(investigation::end(&mut tx, id, step).await.unwrap());
        let ended = investigation::one(&mut tx, id).await.unwrap().unwrap();
        assert!(ended.decided.is_some() && ended.ended.is_some());
    }
}

#[tokio::test]
async fn a_correction_leaves_the_original_readable_and_a_copy_names_its_source() {
    for house in houses("notes").await {
        let (id, m) = (a_matter(&house).await, house.at("2026-03-03T09:00:00Z"));
        let other = house.registers(&m, &school_rings(2, aged("Ebba", 9))).await.unwrap().matters().next().unwrap().0;
        let mut tx = house.write().await;
        let (first, second) = (text("Fem hämtningar"), text("Fyra hämtningar"));
        let new = |text| NewNote {
            sort: Sort::Fact,
            text,
            author: "staff:yusuf",
            role: "socialsekreterare",
            source: "telefon",
        };
        let note = note::write(&mut tx, &m, id, &new(&first)).await.unwrap();
        let why = text("Vi bedömer att");
        note::write(&mut tx, &m, id, &NewNote { sort: Sort::Assessment, ..new(&why) }).await.unwrap();
        note::correct(&mut tx, &m, id, &new(&second), note).await.unwrap();
        assert!(matches!(note::correct(&mut tx, &m, id, &new(&second), note).await, Err(Fault::Stale)));
        let all = note::all(&mut tx, id).await.unwrap();
        let texts: Vec<_> = all.iter().map(|n| (n.text.as_str(), n.sort, n.corrects)).collect();
        let want = [
            ("Fem hämtningar", Sort::Fact, None),
            ("Vi bedömer att", Sort::Assessment, None),
            ("Fyra hämtningar", Sort::Fact, Some(note)),
        ];
        assert_eq!(texts, want);

        let by = told::Teller { kind: ReporterKind::School, name: Some("Rektorn"), to: None, at: m.at };
        let kept = told::keep(&mut tx, &m, id, &by, About::Other, &text("Storebror lagar mat")).await.unwrap();
        let step = Step { at: m.at, actor: "staff:yusuf", why: "gäller också Ebba" };
        told::carry(&mut tx, &m, kept, other, About::Person, step).await.unwrap().unwrap();
        assert_eq!(told::carry(&mut tx, &m, Uuid::from_u128(1), other, About::Person, step).await.unwrap(), None);
        let copy = told::all(&mut tx, other).await.unwrap().remove(0);
        assert_eq!(
            (copy.text.as_str(), copy.about, copy.by_name.as_deref()),
            ("Storebror lagar mat", About::Person, Some("Rektorn"))
        );
        let from = copy.copied.unwrap();
        assert_eq!((from.from, from.why.as_str()), (id, "gäller också Ebba"));
        assert!(told::all(&mut tx, id).await.unwrap()[0].copied.is_none());
    }
}

#[tokio::test]
async fn a_promise_is_open_until_it_is_kept_once() {
    for house in houses("promise").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let contact = house.registers(&m, &school_rings(1, aged("Marco", 4))).await.unwrap().contact.unwrap();
        let new = promise::NewPromise { to: None, what: text("ring"), by_whom: text("mottagningen"), due: m.at };
        let mut tx = house.write().await;
        let id = promise::make(&mut tx, &m, (contact, house.unit), &new, "karin").await.unwrap();
        assert_eq!(promise::open(&mut tx).await.unwrap().len(), 1);
        assert!(promise::keep(&mut tx, id, m.at, "staff:petra").await.unwrap());
        assert!(!promise::keep(&mut tx, id, m.at, "staff:petra").await.unwrap());
        assert!(promise::open(&mut tx).await.unwrap().is_empty());
        assert_eq!(promise::all(&mut tx, contact).await.unwrap()[0].kept.as_ref().unwrap().1, "staff:petra");
    }
}
