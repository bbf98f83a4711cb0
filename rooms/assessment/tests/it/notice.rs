//! Those concerned learn of an investigation afterwards, and until then it is not forgotten.

use crate::house::*;
use access::{Act, No, StaffId};
use assessment::deeds::{self, Open, StillParked, ToldNow};
use assessment::{Concerned, NoticeStep, OPEN_RIGHT, notices};
use bed::*;
use casefile::MatterId;
use casefile::registration::Concern;
use law::ClockKind::{Investigation, Notice};
use law::credentials::Mandate;
use law::reading::{Area, Kind, ReporterKind};

async fn opened(house: &House, matter: MatterId, concerned: Concerned) {
    house.judged(house.leila, "2026-03-02T10:00:00Z", matter).await;
    let by = house.permit(house.birgitta, Act::Decide, matter).await.unwrap();
    let call = Open { matter, seen: house.version(matter).await, ground: ground(), late: None, concerned };
    let mut tx = house.write().await;
    deeds::open_investigation(&mut tx, &by, &house.at("2026-03-05T10:00:00Z"), call).await.unwrap();
    tx.commit().await.unwrap();
}

async fn parked(house: &House) -> MatterId {
    let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
    opened(house, elsa, Concerned::Parked { why: text("Polisen hör barnet först."), until: day("2026-03-05") }).await;
    elsa
}

async fn waits(house: &House, who: StaffId, matter: MatterId, at: &str, until: &str) -> Result<law::Clock, No> {
    let by = house.permit(who, Act::Decide, matter).await?;
    let (why, seen) = (text("Förhöret är flyttat."), house.version(matter).await);
    let mut tx = house.write().await;
    let call = StillParked { matter, seen, why, until: day(until) };
    let clock = deeds::concerned_parked(&mut tx, &by, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(clock)
}

async fn tells(house: &House, matter: MatterId, at: &str) -> Result<(), No> {
    let by = house.permit(house.leila, Act::Write, matter).await?;
    let call = ToldNow { matter, seen: house.version(matter).await, how: text("Ringde pappa.") };
    let mut tx = house.write().await;
    deeds::concerned_told(&mut tx, &by, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(())
}

#[tokio::test]
async fn a_clock_stays_until_they_are_told() {
    for house in houses("notice").await {
        let elsa = parked(&house).await;
        let clocks = [(Investigation, "2026-07-05".to_owned()), (Notice, "2026-03-05".to_owned())];
        assert_eq!(house.clocks(elsa).await, clocks, "without a day it is due at once");
        let clock = waits(&house, house.birgitta, elsa, "2026-03-06T10:00:00Z", "2026-03-12").await.unwrap();
        assert_eq!((clock.due, clock.rule.id.as_str()), (day("2026-03-12"), "UTR-3"));
        assert!(house.clocks(elsa).await.contains(&(Notice, "2026-03-12".to_owned())));
        tells(&house, elsa, "2026-03-11T10:00:00Z").await.unwrap();
        assert_eq!(house.clocks(elsa).await, clocks[..1]);
        assert_eq!(refused(tells(&house, elsa, "2026-03-11T10:05:00Z").await), "assessment-not-parked");

        let steps = notices(&mut house.read().await, elsa).await.unwrap();
        let put_off = NoticeStep::Parked { until: day("2026-03-12"), right: OPEN_RIGHT.to_owned(), held: Mandate::Own };
        assert_eq!(steps.iter().map(|one| one.step.clone()).collect::<Vec<_>>(), [put_off, NoticeStep::Told]);
        assert_eq!(steps[1].words, "Ringde pappa.");
        let told = house.told("assessment").await;
        let kinds = ["investigation_opened", "concerned_parked", "concerned_told"];
        assert_eq!(told.iter().map(|event| &event.kind[11..]).collect::<Vec<_>>(), kinds);
        assert!(told[1].body.contains(r#""until":"2026-03-12""#) && told[1].body.contains("UTR-3@"));
        assert!(told.iter().all(|event| !event.body.contains("pappa") && !event.body.contains("flyttat")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn it_is_put_off_by_whoever_may_open_and_to_a_day_within_the_investigation() {
    for house in houses("put_off").await {
        let elsa = parked(&house).await;
        let now = "2026-03-06T10:00:00Z";
        assert_eq!(refused(waits(&house, house.leila, elsa, now, "2026-03-12").await), "access-no-mandate");
        for (until, word) in [
            ("2026-03-05", "assessment-until-passed"),
            ("2026-03-06", "assessment-until-passed"),
            ("2026-07-06", "assessment-until-late"),
            ("9999-12-31", "assessment-until-late"),
        ] {
            assert_eq!(refused(waits(&house, house.birgitta, elsa, now, until).await), word, "{until}");
        }
        assert!(waits(&house, house.birgitta, elsa, now, "2026-07-05").await.is_ok());
        assert_eq!(notices(&mut house.read().await, elsa).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn where_everybody_knew_there_is_nothing_to_tell() {
    for house in houses("knew").await {
        let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
        opened(&house, elsa, Concerned::Told).await;
        assert_eq!(house.clocks(elsa).await, [(Investigation, "2026-07-05".to_owned())]);
        assert_eq!(refused(tells(&house, elsa, "2026-03-06T10:00:00Z").await), "assessment-not-parked");
        let no = waits(&house, house.birgitta, elsa, "2026-03-06T10:00:00Z", "2026-03-12").await;
        assert_eq!(refused(no), "assessment-not-parked");
    }
}

#[tokio::test]
async fn a_young_person_without_four_months_is_not_kept_in_the_dark_for_longer_than_them() {
    for house in houses("young").await {
        let concern = Concern::new(None, Kind::ChildConcern, Area::Youth18To20, ReporterKind::HealthCare);
        let milo = house.hears("2026-03-02T08:20:00Z", vec![(aged("Milo", 19), concern)]).await[0];
        opened(&house, milo, Concerned::Parked { why: text("Polisen hör honom först."), until: day("2026-03-05") })
            .await;
        assert_eq!(house.clocks(milo).await, [(Notice, "2026-03-05".to_owned())]);
        let now = "2026-03-06T10:00:00Z";
        assert_eq!(refused(waits(&house, house.birgitta, milo, now, "2026-07-07").await), "assessment-until-late");
        assert!(waits(&house, house.birgitta, milo, now, "2026-07-06").await.is_ok());
    }
}
