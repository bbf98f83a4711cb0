//! Half registered is an honest state: a text now, the persons when somebody has read it.

use crate::house::*;
use access::{Keys, No};
use bed::*;
use casefile::matter::{self, clock, investigation, party, queue};
use casefile::*;
use law::reading::{Area, Channel, Identity, JoinsAs, Kind, ReporterKind, Wish};
use store::Uuid;

fn marco(call: u128, contact: Uuid, seen: i64) -> Completion {
    let mut about = Concerns::none();
    let marco = about.person(aged("Marco", 4));
    about.concern(concern(Some(marco), Kind::ChildConcern, Area::Child, ReporterKind::Preschool));
    Completion { call: CallId(Uuid::from_u128(call)), contact, seen, reporter: None, promise: None, about }
}

fn note() -> Registration {
    call(1, Reporter::Named(ReporterKind::Preschool, text("Avdelningen")), "En pojke hämtas sent, ring tillbaka")
}

#[tokio::test]
async fn a_text_first_and_the_child_later() {
    for house in houses("half").await {
        let half = house.registers(&house.at("2026-03-02T07:25:00Z"), &note()).await.unwrap();
        let contact = half.contact.unwrap();
        assert!(half.filed.is_empty());
        let waiting = queue::halves(&mut house.read().await, &house.karin).await.unwrap();
        let seen: Vec<_> = waiting.iter().map(|h| (h.contact, h.channel, h.reporter, h.version)).collect();
        assert_eq!(seen, [(contact, Channel::Phone, Some(ReporterKind::Preschool), 0)]);
        let m = house.at("2026-03-04T07:00:00Z");
        let done = house.completes(&m, &marco(2, contact, 0)).await.unwrap();
        let (id, _) = done.matters().next().unwrap();
        let mut tx = house.read().await;
        let started: Vec<_> = clock::all(&mut tx, id).await.unwrap().iter().map(|k| k.clock.started).collect();
        assert!(started.iter().all(|day| *day == bed::day("2026-03-02")), "counted from the arrival");
        assert!(queue::halves(&mut tx, &house.karin).await.unwrap().is_empty());
        let kept = registration::read(&mut tx, &house.karin, contact).await.unwrap().unwrap();
        assert_eq!((kept.version, kept.reporter), (1, Some((ReporterKind::Preschool, Identity::Named))));
        drop(tx);
        assert_eq!(house.events().await, ["contact.registered", "contact.completed"]);
        // A third child comes to light in the same contact.
        let later = house.completes(&m, &marco(3, contact, 1)).await.unwrap();
        assert_eq!((later.filed.len(), house.count("matter").await), (1, 2));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn two_workers_complete_the_same_contact_and_one_is_told_so() {
    for house in houses("race").await {
        let half = house.registers(&house.at("2026-03-02T07:25:00Z"), &note()).await.unwrap();
        let contact = half.contact.unwrap();
        let (first, second) = (marco(2, contact, 0), marco(3, contact, 0));
        let m = house.at("2026-03-02T07:30:00Z");
        let (a, b) = tokio::join!(house.completes(&m, &first), house.completes(&m, &second));
        let won = [&a, &b].iter().filter(|r| r.is_ok()).count();
        let stale = [&a, &b].iter().filter(|r| matches!(r, Err(No::Stale))).count();
        assert_eq!((won, stale), (1, 1), "{a:?} {b:?}");
        assert_eq!((house.count("matter").await, house.count("person").await, house.count("event").await), (1, 1, 2));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn a_letter_from_the_public_door_is_completed_the_same_way() {
    for house in houses("letter").await {
        let m = house.at("2026-03-03T14:20:00Z");
        let door = Letterbox::new(house.db.clone(), Keys::new([3; 32]));
        let letter = Letter::new(Route::Anonymous, "sv", vec![(Question::What, text("En flicka gråter"))]).unwrap();
        let receipt = door.receive(&m, &door.form_key(&m), &letter).await.unwrap();
        let waiting = queue::halves(&mut house.read().await, &house.karin).await.unwrap();
        let [half] = waiting.as_slice() else { panic!("one letter waits") };
        assert_eq!((half.channel, half.reporter, half.version), (Channel::WebForm, None, 0));
        let mut about = Concerns::none();
        let words = Some(text("flickan på tredje våningen"));
        let read = concern(None, Kind::ChildConcern, Area::Child, ReporterKind::Anonymous);
        about.concern(Concern { words, ..read });
        let reporter = Some((Reporter::Anonymous(ReporterKind::Anonymous), law::reading::Asked::No));
        let call = CallId(Uuid::from_u128(5));
        let completion = Completion { call, contact: half.contact, seen: 0, reporter, promise: None, about };
        let done = house.completes(&house.at("2026-03-03T15:30:00Z"), &completion).await.unwrap();
        let (id, person) = done.matters().next().unwrap();
        assert_eq!(person, None);
        let mut tx = house.read().await;
        let clocks = clock::all(&mut tx, id).await.unwrap();
        assert_eq!(clocks[0].clock.latest, None, "it came at 15.20, before the hour at which a report is late");
        let standing = door.standing(&receipt.code.unwrap()).await.unwrap().unwrap();
        assert_eq!(standing.received, receipt.arrived_at);
        drop(tx);
        house.is_sound().await;

        // Later somebody knows who the girl is.
        let mut tx = house.write().await;
        let girl = PersonId::of(Uuid::from_u128(77));
        person::keep(&mut tx, &m, girl, &somebody("Signe"), "karin").await.unwrap();
        matter::claim(&mut tx, id, 0).await.unwrap();
        matter::name_person(&mut tx, &m, id, girl).await.unwrap();
        let parties = party::all(&mut tx, id).await.unwrap();
        assert_eq!(parties.iter().find(|p| p.role == party::Role::Person).unwrap().person, Some(girl));
        assert!(matches!(matter::name_person(&mut tx, &m, id, girl).await, Err(No::Refusal(_))));
        assert!(matter::claim(&mut tx, id, 0).await.is_err());
    }
}

#[tokio::test]
async fn a_child_under_investigation_gets_a_protective_assessment_and_no_new_fourteen_days() {
    for house in houses("joins").await {
        let m = house.at("2026-03-02T08:00:00Z");
        let mut first = school_rings(1, numbered("Vera Sund", "20160614-2386"));
        let mut about = Concerns::none();
        let vera = about.person(numbered("Vera Sund", "20160614-2386"));
        let read = concern(Some(vera), Kind::ChildConcern, Area::Child, ReporterKind::School);
        about.concern(Concern { wish: Wish::OpenNow, ..read });
        first.about = about;
        let first = house.registers(&m, &first).await.unwrap();
        let (running, vera) = first.matters().next().unwrap();
        let vera = vera.unwrap();
        let begun = investigation::one(&mut house.read().await, running).await.unwrap().unwrap();
        assert_eq!((begun.first_day, begun.decided), (day("2026-03-02"), None));

        let second = house.registers(&m, &school_rings(2, Whom::Known(vera))).await.unwrap();
        let (joined, person) = second.matters().next().unwrap();
        let mut tx = house.read().await;
        let read = matter::one(&mut tx, joined).await.unwrap().unwrap();
        assert_eq!(
            (person, read.joins),
            (Some(vera), Some(matter::Joined::Matter(running, JoinsAs::SameInvestigation)))
        );
        let kinds: Vec<_> = clock::all(&mut tx, joined).await.unwrap().iter().map(|k| k.clock.kind.as_str()).collect();
        assert_eq!(kinds, ["protective"]);
        assert!(investigation::one(&mut tx, joined).await.unwrap().is_none());
        drop(tx);
        house.is_sound().await;
    }
}

#[tokio::test]
async fn two_reports_at_once_begin_one_investigation_on_a_child() {
    for house in houses("one_investigation").await {
        let m = house.at("2026-03-02T08:00:00Z");
        let first = house.registers(&m, &school_rings(1, numbered("Olle", "20160614-2386"))).await.unwrap();
        let olle = first.matters().next().unwrap().1.unwrap();
        let urgent = |id| {
            let mut about = Concerns::none();
            let child = about.person(Whom::Known(olle));
            let read = concern(Some(child), Kind::ChildConcern, Area::Child, ReporterKind::Police);
            about.concern(Concern { wish: Wish::OpenNow, ..read });
            Registration { about, ..call(id, Reporter::Named(ReporterKind::Police, text("Polisen")), "Oro") }
        };
        let (second, third) = (urgent(2), urgent(3));
        let (a, b) = tokio::join!(house.registers(&m, &second), house.registers(&m, &third));
        // On one database the slower waits and joins; on the other it is refused and sees why when it asks again.
        for (call, done) in [(&second, a), (&third, b)] {
            match done {
                Ok(_) => {}
                Err(No::Stale) => assert_eq!(house.registers(&m, call).await.unwrap().filed.len(), 1),
                Err(other) => panic!("{other}"),
            }
        }
        let running = "select count(*) as n from investigation where ended_at is null";
        let n = house.read().await.one::<Count>(store::Stmt::both(running), vec![]).await.unwrap().unwrap().0;
        assert_eq!((n, house.count("matter").await), (1, 3));
        house.is_sound().await;
    }
}
