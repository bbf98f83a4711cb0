//! An investigation is opened or not opened about each child, by somebody with delegation.

use crate::house::*;
use access::holders;
use access::{Act, No, StaffId};
use assessment::deeds::{self, Made, NotOpen, Open};
use assessment::{Concerned, NOT_OPEN_RIGHT, OPEN_RIGHT, Outcome, decided};
use bed::*;
use casefile::MatterId;
use casefile::matter::investigation;
use casefile::matter::station::StationKind;
use casefile::registration::Concern;
use law::ClockKind::{Investigation, Preliminary};
use law::credentials::Mandate;
use law::reading::{Area, Competence, Kind, ReporterKind};

pub async fn opens(house: &House, by: StaffId, at: &str, matter: MatterId) -> Result<Made, No> {
    let permit = house.permit(by, Act::Decide, matter).await?;
    let seen = house.version(matter).await;
    let call = Open { matter, seen, ground: ground(), late: None, concerned: Concerned::Told };
    let mut tx = house.write().await;
    let made = deeds::open_investigation(&mut tx, &permit, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(made)
}

pub async fn does_not_open(house: &House, by: StaffId, at: &str, matter: MatterId) -> Result<Made, No> {
    let permit = house.permit(by, Act::Decide, matter).await?;
    let seen = house.version(matter).await;
    let mut tx = house.write().await;
    let call = NotOpen { matter, seen, ground: ground(), late: None };
    let made = deeds::do_not_open(&mut tx, &permit, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(made)
}

#[tokio::test]
async fn three_siblings_are_decided_about_one_by_one() {
    for house in houses("siblings").await {
        let who = [("Elsa", 9), ("Nils", 6), ("Tuva", 2)].map(|(name, age)| (aged(name, age), school_report()));
        let [elsa, nils, tuva] = house.hears("2026-03-02T08:20:00Z", who.into()).await[..] else { panic!() };
        for child in [elsa, nils, tuva] {
            house.judged(house.yusuf, "2026-03-02T10:00:00Z", child).await;
        }
        let made = opens(&house, house.yusuf, "2026-03-05T10:00:00Z", elsa).await.unwrap();
        assert_eq!((made.mandate, made.station), (Some(Mandate::Own), Some(StationKind::Investigation)));
        assert_eq!(house.clocks(elsa).await, [(Investigation, "2026-07-05".to_owned())]);

        let made = does_not_open(&house, house.birgitta, "2026-03-09T10:00:00Z", nils).await.unwrap();
        assert_eq!((made.mandate, made.station), (Some(Mandate::Own), None));
        assert!(house.is_closed(nils).await && house.clocks(nils).await.is_empty());

        // Nothing has happened in Tuva's own matter.
        assert_eq!(house.clocks(tuva).await, [(Preliminary, "2026-03-16".to_owned())]);
        assert!(!house.is_closed(tuva).await && decided(&mut house.read().await, tuva).await.unwrap().is_none());

        let mut tx = house.read().await;
        let of_elsa = decided(&mut tx, elsa).await.unwrap().unwrap();
        let cited: Vec<&str> = of_elsa.rules.iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!((of_elsa.outcome, of_elsa.day), (Outcome::Open, day("2026-03-05")));
        assert_eq!(cited, ["INT-1", "INT-3", "UTR-3", "ORG-1", "ORG-4"]);
        assert_eq!(of_elsa.mandate, Some((OPEN_RIGHT.to_owned(), Mandate::Own)));
        let of_nils = decided(&mut tx, nils).await.unwrap().unwrap();
        assert_eq!((of_nils.outcome, of_nils.actor), (Outcome::NotOpen, format!("staff:{}", house.birgitta)));
        let runs = investigation::one(&mut tx, elsa).await.unwrap().unwrap();
        assert_eq!((runs.first_day, runs.decided.unwrap().2), (day("2026-03-05"), ground().as_str().to_owned()));
        drop(tx);

        let told = house.told("assessment").await;
        let kinds = ["assessment.investigation_opened", "assessment.investigation_not_opened"];
        assert_eq!(told.iter().map(|event| event.kind.as_str()).collect::<Vec<_>>(), kinds);
        assert!(told.iter().all(|event| event.unit == Some(house.intake.0) && !event.body.contains("märken")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn a_young_person_of_19_follows_the_same_rule_without_the_four_months() {
    for house in houses("nineteen").await {
        let concern = Concern::new(None, Kind::ChildConcern, Area::Youth18To20, ReporterKind::HealthCare);
        let milo = house.hears("2026-03-02T08:20:00Z", vec![(aged("Milo", 19), concern)]).await[0];
        house.judged(house.yusuf, "2026-03-02T10:00:00Z", milo).await;
        let made = opens(&house, house.yusuf, "2026-03-05T10:00:00Z", milo).await.unwrap();
        assert_eq!(made.station, Some(StationKind::Investigation));
        assert!(house.clocks(milo).await.is_empty(), "no rule counts the months of this investigation");
        assert!(house.told("assessment").await[0].body.contains("INT-2b@2025-07-01"));
    }
}

#[tokio::test]
async fn violence_counts_from_the_arrival_and_the_decision_gives_no_new_months() {
    for house in houses("violence").await {
        let concern = Concern { competence: [Competence::Violence].into(), ..school_report() };
        let alva = house.hears("2026-03-06T15:40:00Z", vec![(aged("Alva", 7), concern)]).await[0];
        assert!(house.clocks(alva).await.contains(&(Investigation, "2026-07-06".to_owned())));
        house.judged(house.yusuf, "2026-03-06T15:51:00Z", alva).await;
        opens(&house, house.yusuf, "2026-03-09T08:00:00Z", alva).await.unwrap();
        assert_eq!(house.clocks(alva).await, [(Investigation, "2026-07-06".to_owned())]);
        let all = casefile::matter::clock::all(&mut house.read().await, alva).await.unwrap();
        let counts = all.iter().filter(|kept| kept.clock.kind == Investigation).count();
        assert_eq!(counts, 1, "the clock that runs was neither stopped nor started again");
        assert!(house.told("assessment").await[0].body.contains("INT-7@"));
        // It was to be opened at once, and nobody decides it a second time.
        assert_eq!(refused(opens(&house, house.yusuf, "2026-03-10T08:00:00Z", alva).await), "assessment-decided");
    }
}

#[tokio::test]
async fn violence_that_is_decided_otherwise_ends_what_was_to_be_opened() {
    for house in houses("otherwise").await {
        let concern = Concern { competence: [Competence::Violence].into(), ..school_report() };
        let alva = house.hears("2026-03-06T08:00:00Z", vec![(aged("Alva", 7), concern)]).await[0];
        house.judged(house.yusuf, "2026-03-06T09:00:00Z", alva).await;
        does_not_open(&house, house.birgitta, "2026-03-09T08:00:00Z", alva).await.unwrap();
        let runs = investigation::one(&mut house.read().await, alva).await.unwrap().unwrap();
        assert!(runs.decided.is_none() && runs.ended.is_some() && house.clocks(alva).await.is_empty());
    }
}

#[tokio::test]
async fn the_head_decides_only_while_the_first_is_away() {
    for house in houses("away").await {
        let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
        house.judged(house.yusuf, "2026-03-02T10:00:00Z", elsa).await;
        let early = does_not_open(&house, house.margareta, "2026-03-03T10:00:00Z", elsa).await;
        assert_eq!(refused(early), "access-first-is-here");
        let who = holders(&mut house.read().await, NOT_OPEN_RIGHT, elsa.uuid()).await.unwrap();
        assert_eq!(who.iter().map(|one| one.staff).collect::<Vec<_>>(), [house.birgitta]);

        house.is_away(house.birgitta, "2026-03-04", "2026-03-06").await;
        let who = holders(&mut house.read().await, NOT_OPEN_RIGHT, elsa.uuid()).await.unwrap();
        assert_eq!(who.iter().map(|one| one.staff).collect::<Vec<_>>(), [house.margareta]);
        let made = does_not_open(&house, house.margareta, "2026-03-05T10:00:00Z", elsa).await.unwrap();
        assert_eq!(made.mandate, Some(Mandate::Substitute));
        let kept = decided(&mut house.read().await, elsa).await.unwrap().unwrap();
        assert_eq!(kept.mandate, Some((NOT_OPEN_RIGHT.to_owned(), Mandate::Substitute)));
    }
}

#[tokio::test]
async fn without_delegation_or_degree_nobody_decides() {
    for house in houses("mandate").await {
        let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
        house.judged(house.leila, "2026-03-02T10:00:00Z", elsa).await;
        let no = opens(&house, house.leila, "2026-03-03T10:00:00Z", elsa).await;
        assert_eq!(refused(no), "access-no-mandate");
        let words = access::WORDS[0].1;
        assert!(words.contains("access-no-mandate = Du har inte delegation"));
        // Yusuf has the delegation and not the matter: he sees that it is there, and it is not his to decide.
        assert_eq!(refused(opens(&house, house.yusuf, "2026-03-03T10:00:00Z", elsa).await), "access-rule-no-task");
        // Sam has neither the matter nor the degree.
        assert_eq!(refused(opens(&house, house.sam, "2026-03-03T10:00:00Z", elsa).await), "access-rule-degree");
        assert!(house.told("assessment").await.is_empty() && !house.is_closed(elsa).await);
    }
}

#[tokio::test]
async fn two_decide_at_once_and_one_is_told() {
    for house in houses("race").await {
        let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
        house.judged(house.yusuf, "2026-03-02T10:00:00Z", elsa).await;
        let yusuf = house.permit(house.yusuf, Act::Decide, elsa).await.unwrap();
        let birgitta = house.permit(house.birgitta, Act::Decide, elsa).await.unwrap();
        let (seen, m) = (house.version(elsa).await, house.at("2026-03-05T10:00:00Z"));
        let mut tx = house.write().await;
        let call = Open { matter: elsa, seen, ground: ground(), late: None, concerned: Concerned::Told };
        deeds::open_investigation(&mut tx, &yusuf, &m, call).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = house.write().await;
        let late =
            deeds::do_not_open(&mut tx, &birgitta, &m, NotOpen { matter: elsa, seen, ground: ground(), late: None });
        assert!(matches!(late.await, Err(No::Stale)));
        drop(tx);
        assert_eq!(house.told("assessment").await.len(), 1);
    }
}

#[tokio::test]
async fn nothing_is_left_unopened_before_the_need_of_protection_is_judged() {
    for house in houses("protect").await {
        let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
        let early = does_not_open(&house, house.birgitta, "2026-03-02T09:00:00Z", elsa).await;
        assert_eq!(refused(early), "assessment-protect-first");
        // Opening is always possible: the clock of the protective assessment runs on beside it.
        opens(&house, house.birgitta, "2026-03-02T09:00:00Z", elsa).await.unwrap();
        assert_eq!(house.clocks(elsa).await.len(), 2);
    }
}

#[tokio::test]
async fn the_deeds_can_be_spawned() {
    for house in houses("spawned").await {
        let done = tokio::spawn(async move {
            let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
            house.judged(house.yusuf, "2026-03-02T10:00:00Z", elsa).await;
            opens(&house, house.yusuf, "2026-03-05T10:00:00Z", elsa).await.unwrap().station
        });
        assert_eq!(done.await.unwrap(), Some(StationKind::Investigation));
    }
}
