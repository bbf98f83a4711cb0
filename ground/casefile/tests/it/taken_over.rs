//! What an older system hands over is in somebody's charge too, and a text that must not be kept is looked for everywhere.

use crate::house::*;
use access::{Act, charge};
use bed::*;
use casefile::kept_in;
use casefile::matter::{clock, investigation, queue};
use casefile::registration::take_over::{self, OldMatter, OldPerson};
use casefile::*;
use law::known::{Protection, Work};
use law::reading::{Area, Competence, JoinsAs, ReporterKind};

#[tokio::test]
async fn an_older_investigation_has_its_carrier_and_takes_a_new_report_in() {
    for house in houses("taken_over").await {
        let m = house.at("2026-03-01T12:00:00Z");
        let maria = house.hires("maria", &[Competence::Child]).await;
        let jonas = house.hires("jonas", &[Competence::Child]).await;
        let mut tx = house.write().await;
        let hidden = NewPerson { number: number("20160614-2386"), protection: Protection::Marking, ..somebody("Vera") };
        let old = OldPerson { person: hidden, address: Some(text("Ekvägen 1")) };
        let vera = take_over::person(&mut tx, &boss(), &m, &old).await.unwrap();
        let father = OldPerson { person: somebody("Nils"), address: None };
        let nils = take_over::person(&mut tx, &boss(), &m, &father).await.unwrap();
        take_over::closeness(&mut tx, &boss(), &m, jonas, nils).await.unwrap();
        let runs = OldMatter {
            mark: text("K-1"),
            person: vera,
            guardians: vec![nils],
            work: Work::Investigation,
            area: Area::Child,
            opened: day("2026-01-19"),
            closed: None,
            carrier: Some(maria),
        };
        let id = take_over::matter(&mut tx, &boss(), &m, house.unit, &runs).await.unwrap();
        let ended = OldMatter { closed: Some(day("2026-02-02")), work: Work::NotOpened, carrier: None, ..runs.clone() };
        let closed = take_over::matter(&mut tx, &boss(), &m, house.unit, &ended).await.unwrap();
        assert!(take_over::person(&mut tx, &reader(), &m, &old).await.is_err(), "only the office takes over");
        tx.commit().await.unwrap();
        let mut tx = house.read().await;
        let of = charge::charge(&mut tx, id.uuid()).await.unwrap().unwrap();
        assert_eq!((of.carrier, of.area, of.closed_at), (maria, Some(Competence::Child), None));
        assert!(charge::charge(&mut tx, closed.uuid()).await.unwrap().unwrap().closed_at.is_some());
        assert!(investigation::one(&mut tx, id).await.unwrap().unwrap().ended.is_none());
        assert_eq!(clock::all(&mut tx, id).await.unwrap()[0].clock.due, day("2026-05-19"));
        assert!(queue::queue(&mut tx, house.birgitta.0).await.unwrap().is_empty(), "it waits no longer");
        drop(tx);
        for (staff, sees) in [(jonas, false), (maria, false), (house.birgitta, true)] {
            assert_eq!(house.may(staff, Act::See, id).await, sees, "closeness, protection, clearance");
        }
        let m = house.at("2026-03-02T09:00:00Z");
        let done = house.registers(&m, &school_rings(1, Whom::Known(vera))).await.unwrap();
        let follows = &done.follows.unwrap()[0];
        assert_eq!(follows.joins.as_ref().unwrap().how, JoinsAs::SameInvestigation);
        assert_eq!(follows.conflict_of_interest.len(), 1);
    }
}

#[tokio::test]
async fn a_text_is_found_wherever_it_lies() {
    for house in houses("kept_in").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let reporter = Reporter::Named(ReporterKind::School, text("Ellen Rektor"));
        house.registers(&m, &call(1, reporter, "Ring på 50%_tid")).await.unwrap();
        let mut tx = house.write().await;
        let old = OldPerson { person: somebody("Vera"), address: Some(text("Ekvägen 1")) };
        take_over::person(&mut tx, &boss(), &m, &old).await.unwrap();
        for (typed, places) in [
            ("50%_", &["contact_register.told"][..]),
            ("Ellen", &["contact_register.reporter_name"]),
            ("Ekvägen 1", &["person_reach.text"]),
            ("ellen", &[]),
            ("%", &["contact_register.told"]),
            ("Ekvägen 2", &[]),
        ] {
            assert_eq!(kept_in(&mut tx, typed).await.unwrap(), places, "{typed}");
        }
    }
}
