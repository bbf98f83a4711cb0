//! What leaves nothing behind: advice without a name, and post for somebody else.

use crate::house::*;
use bed::*;
use casefile::*;
use law::reading::{Area, Channel, Kind, ReporterKind};
use store::Uuid;

const TABLES: [&str; 9] =
    ["contact", "contact_register", "person", "matter", "told", "party", "promise", "relation", "station"];

fn only(id: u128, kind: Kind, told: &str) -> Registration {
    let mut about = Concerns::none();
    let child = about.person(aged("Barnet", 4));
    about.concern(Concern {
        words: Some(text("ett barn på Blåklockan")),
        said: vec![said("pappa sover hela dagen")],
        ..concern(Some(child), kind, Area::None, ReporterKind::Preschool)
    });
    Registration { about, ..call(id, Reporter::Anonymous(ReporterKind::Preschool), told) }
}

#[tokio::test]
async fn an_anonymous_consult_leaves_a_count_and_nothing_else() {
    for house in houses("consult").await {
        let m = house.at("2026-03-02T10:45:00Z");
        let call = only(1, Kind::ConsultAnonymous, "Rektor på Blåklockan, 031-390 06 10");
        let done = house.registers(&m, &call).await.unwrap();
        assert_eq!((done.contact, done.filed.as_slice()), (None, [Filed::Counted].as_slice()));
        for table in TABLES {
            assert_eq!(house.count(table).await, 0, "{table}");
        }
        assert_eq!((house.count("unfiled").await, house.events().await), (1, vec!["contact.advised".to_owned()]));
        let body = house.bodies().await.concat();
        assert_eq!(body, r#"{"concerns":[{"kind":"consult_anonymous","place":"count","reporter":"preschool"}]}"#);
        let again = house.registers(&house.at("2026-03-02T10:46:00Z"), &call).await.unwrap();
        assert_eq!((again.contact, again.filed), (done.contact, done.filed));
        assert_eq!((house.count("unfiled").await, house.count("event").await), (1, 1));
        let promise = matter::promise::NewPromise {
            to: None,
            what: text("ring upp"),
            by_whom: text("Yusuf"),
            due: ts("2026-03-02T12:00:00Z"),
        };
        let rung = Registration { promise: Some(promise), ..only(2, Kind::Advice, "Ring mig") };
        let no = house.registers(&m, &rung).await.unwrap_err();
        assert!(matches!(no, access::No::Refusal(r) if r.word == "page-promise-nothing-kept"), "{no}");
    }
}

#[tokio::test]
async fn post_for_another_municipality_is_a_line_in_the_diary_without_its_words() {
    for house in houses("misdirected").await {
        let m = house.at("2026-03-06T10:10:00Z");
        let letter = Registration { channel: Channel::Letter, ..only(1, Kind::Misdirected, "Avseende Sven") };
        let done = house.registers(&m, &letter).await.unwrap();
        assert_eq!(done.filed, [Filed::Diary]);
        let mut tx = house.read().await;
        let kept = registration::whole(&mut tx, house.birgitta, done.contact.unwrap()).await.unwrap();
        assert_eq!((kept.told, kept.reporter_name), (None, None));
        drop(tx);
        assert_eq!((house.count("person").await, house.count("matter").await, house.count("unfiled").await), (0, 0, 1));
        assert_eq!(house.events().await, ["contact.registered"]);
    }
}

#[tokio::test]
async fn a_text_that_turns_out_to_be_advice_is_forgotten() {
    for house in houses("forgotten").await {
        let m = house.at("2026-03-02T08:00:00Z");
        let reporter = Reporter::Named(ReporterKind::Relative, text("Mormor Greta"));
        let half = house.registers(&m, &call(1, reporter, "Får en mormor gå kurs?")).await.unwrap();
        let about = only(2, Kind::Advice, "-").about;
        let contact = half.contact.unwrap();
        let call = CallId(Uuid::from_u128(2));
        let completion = Completion { call, contact, seen: 0, reporter: None, promise: None, about };
        let done = house.completes(&house.at("2026-03-02T09:00:00Z"), &completion).await.unwrap();
        assert_eq!(done.filed, [Filed::Counted]);
        let kept = registration::whole(&mut house.read().await, house.birgitta, contact).await.unwrap();
        assert_eq!((kept.told, kept.reporter_name, kept.listed.version), (None, None, 1));
        assert!(!house.bodies().await.concat().contains("Greta"));
        assert!(matter::queue::halves(&mut house.read().await, &house.karin).await.unwrap().is_empty());
    }
}
