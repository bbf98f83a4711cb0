//! An adult has no fourteen days: somebody speaks with the person first.

use crate::house::*;
use crate::opened::opens;
use access::{Act, No, StaffId};
use assessment::deeds::{self, AdultOutcome, Made, Spoken};
use assessment::{NOT_OPEN_ADULT_RIGHT, OPEN_LVM_RIGHT, Outcome, decided};
use bed::*;
use casefile::MatterId;
use casefile::matter::{investigation, station::StationKind};
use casefile::registration::Concern;
use law::credentials::Mandate;
use law::reading::{Acute, Area, Kind, ReporterKind};

async fn peter(house: &House, concern: Concern) -> MatterId {
    house.hears("2026-03-02T08:20:00Z", vec![(aged("Peter", 44), concern)]).await[0]
}

fn worried() -> Concern {
    Concern::new(None, Kind::AdultAddiction, Area::Addiction, ReporterKind::Relative)
}

/// Leila has the matter, and somebody decides what she and Peter came to.
async fn speaks(house: &House, by: StaffId, matter: MatterId, outcome: AdultOutcome) -> Result<Made, No> {
    let m = house.at("2026-03-20T10:00:00Z");
    let take = house.permit(house.leila, Act::Carry, matter).await?;
    let mut tx = house.write().await;
    access::charge::take(&mut tx, &m, &take, matter.uuid()).await?;
    tx.commit().await.unwrap();
    let by = house.permit(by, Act::Decide, matter).await?;
    let call = Spoken { matter, seen: house.version(matter).await, outcome, ground: ground() };
    let mut tx = house.write().await;
    let made = deeds::adult_spoken_with(&mut tx, &by, &m, call).await?;
    tx.commit().await.unwrap();
    Ok(made)
}

#[tokio::test]
async fn an_adult_has_no_clock_and_opens_with_consent() {
    for house in houses("agreed").await {
        let peter = peter(&house, worried()).await;
        assert!(house.clocks(peter).await.is_empty());
        assert_eq!(refused(opens(&house, house.birgitta, "2026-03-03T10:00:00Z", peter).await), "assessment-adult");
        let made = speaks(&house, house.leila, peter, AdultOutcome::Agreed).await.unwrap();
        assert_eq!((made.mandate, made.station), (Some(Mandate::Own), Some(StationKind::Investigation)));
        assert!(house.clocks(peter).await.is_empty(), "eighteen days later there is still no clock");
        let runs = investigation::one(&mut house.read().await, peter).await.unwrap().unwrap();
        assert_eq!(runs.first_day, day("2026-03-20"));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn an_adult_who_does_not_want_to_is_left_in_peace() {
    for house in houses("no").await {
        let peter = peter(&house, worried()).await;
        let made = speaks(&house, house.birgitta, peter, AdultOutcome::NotOpen).await.unwrap();
        assert!(made.station.is_none() && house.is_closed(peter).await);
        assert!(investigation::one(&mut house.read().await, peter).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn an_adult_is_shown_the_way() {
    for house in houses("referred").await {
        let peter = peter(&house, worried()).await;
        let to = AdultOutcome::Referred(text("beroendemottagningen i Sundåker"));
        speaks(&house, house.birgitta, peter, to).await.unwrap();
        let kept = decided(&mut house.read().await, peter).await.unwrap().unwrap();
        assert_eq!(
            (kept.outcome, kept.referred_to.as_deref()),
            (Outcome::Referred, Some("beroendemottagningen i Sundåker"))
        );
        assert!(house.told("assessment").await.iter().all(|event| !event.body.contains("Sundåker")));
    }
}

#[tokio::test]
async fn danger_of_life_opens_without_consent_by_its_own_rule() {
    for house in houses("danger").await {
        let concern = Concern { acute: Acute::Yes, acute_why: Some(text("hotar ta sitt liv")), ..worried() };
        let peter = peter(&house, concern).await;
        speaks(&house, house.margareta, peter, AdultOutcome::ByLaw).await.unwrap();
        assert!(house.told("assessment").await[0].body.contains("LVM-2@2025-07-01"));
    }
}

#[tokio::test]
async fn an_application_is_always_investigated_and_a_child_is_no_adult() {
    for house in houses("applied").await {
        let own = Concern::new(None, Kind::ApplicationSupport, Area::Addiction, ReporterKind::Own);
        let asks = peter(&house, own).await;
        assert_eq!(refused(speaks(&house, house.birgitta, asks, AdultOutcome::NotOpen).await), "assessment-applied");
        let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
        assert_eq!(refused(speaks(&house, house.leila, elsa, AdultOutcome::Agreed).await), "assessment-no-adult");
    }
}

#[tokio::test]
async fn each_way_is_decided_by_whoever_the_scheme_names_for_it() {
    for house in houses("adult_rights").await {
        let peter = peter(&house, worried()).await;
        let to = AdultOutcome::Referred(text("beroendemottagningen i Sundåker"));
        for (who, outcome, word) in [
            (house.leila, AdultOutcome::NotOpen, "access-first-is-here"),
            (house.leila, to, "access-first-is-here"),
            (house.leila, AdultOutcome::ByLaw, "access-no-mandate"),
            (house.birgitta, AdultOutcome::Agreed, "access-no-mandate"),
            (house.birgitta, AdultOutcome::ByLaw, "access-no-mandate"),
            (house.margareta, AdultOutcome::NotOpen, "access-no-mandate"),
        ] {
            assert_eq!(refused(speaks(&house, who, peter, outcome).await), word);
        }
        assert!(
            house.told("assessment").await.is_empty()
                && decided(&mut house.read().await, peter).await.unwrap().is_none()
        );

        speaks(&house, house.margareta, peter, AdultOutcome::ByLaw).await.unwrap();
        let kept = decided(&mut house.read().await, peter).await.unwrap().unwrap();
        assert_eq!(kept.mandate, Some((OPEN_LVM_RIGHT.to_owned(), Mandate::Own)));
        assert!(house.told("assessment").await[0].body.contains(r#""right":"open an investigation under LVM""#));
    }
}

#[tokio::test]
async fn a_substitute_decides_about_an_adult_while_the_first_is_away() {
    for house in houses("adult_away").await {
        let peter = peter(&house, worried()).await;
        house.is_away(house.birgitta, "2026-03-19", "2026-03-21").await;
        let made = speaks(&house, house.leila, peter, AdultOutcome::NotOpen).await.unwrap();
        assert_eq!(made.mandate, Some(Mandate::Substitute));
        let kept = decided(&mut house.read().await, peter).await.unwrap().unwrap();
        assert_eq!(kept.mandate, Some((NOT_OPEN_ADULT_RIGHT.to_owned(), Mandate::Substitute)));
    }
}

#[tokio::test]
async fn without_harmful_use_nothing_is_opened_under_lvm() {
    for house in houses("no_lvm").await {
        let other = Concern::new(None, Kind::Violence, Area::Violence, ReporterKind::Relative);
        let asks = house.hears("2026-03-02T08:20:00Z", vec![(aged("Anna", 44), other)]).await[0];
        let by = house.permit(house.margareta, Act::Decide, asks).await.unwrap();
        let seen = house.version(asks).await;
        let call = Spoken { matter: asks, seen, outcome: AdultOutcome::ByLaw, ground: ground() };
        let mut tx = house.write().await;
        let no = deeds::adult_spoken_with(&mut tx, &by, &house.at("2026-03-20T10:00:00Z"), call).await;
        assert_eq!(refused(no), "assessment-no-lvm");
    }
}
