//! What the one who reported may hear: one of three things, when they ask, in time.

use crate::house::*;
use crate::opened::{does_not_open, opens};
use access::{Act, No};
use assessment::deeds::{self, AskedBack, TellBack, TellHow};
use assessment::{Said, Step, feedback};
use bed::*;
use casefile::MatterId;
use casefile::registration::Concern;
use law::Clock;
use law::ClockKind::{Feedback, Investigation};
use law::reading::{Area, Kind, ReporterKind};

async fn tells(house: &House, act: Act, at: &str, matter: MatterId) -> Result<Said, No> {
    let by = house.permit(house.yusuf, act, matter).await?;
    let call = TellBack { matter, seen: house.version(matter).await, how: TellHow::Told(text("Ringde rektorn.")) };
    let mut tx = house.write().await;
    let said = deeds::feedback_given(&mut tx, &by, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(said)
}

async fn asks(house: &House, act: Act, at: &str, matter: MatterId) -> Result<Clock, No> {
    let by = house.permit(house.yusuf, act, matter).await?;
    let call = AskedBack { matter, seen: house.version(matter).await };
    let mut tx = house.write().await;
    let clock = deeds::feedback_asked(&mut tx, &by, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(clock)
}

async fn elsa(house: &House, concern: Concern) -> MatterId {
    let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), concern)]).await[0];
    house.judged(house.yusuf, "2026-03-02T10:00:00Z", elsa).await;
    elsa
}

#[tokio::test]
async fn a_decision_moves_the_week_and_the_school_is_told_that_it_was_opened() {
    for house in houses("opened").await {
        let elsa = elsa(&house, school_asks()).await;
        assert!(
            house.clocks(elsa).await.contains(&(Feedback, "2026-03-23".to_owned())),
            "seven days from the last lawful day"
        );
        assert_eq!(refused(tells(&house, Act::Write, "2026-03-03T10:00:00Z", elsa).await), "assessment-too-early");
        opens(&house, house.yusuf, "2026-03-05T10:00:00Z", elsa).await.unwrap();
        let clocks = [(Investigation, "2026-07-05".to_owned()), (Feedback, "2026-03-12".to_owned())];
        assert_eq!(house.clocks(elsa).await, clocks);
        assert_eq!(tells(&house, Act::Write, "2026-03-06T10:00:00Z", elsa).await.unwrap(), Said::Opened);
        assert_eq!(house.clocks(elsa).await, clocks[..1]);
        assert!(!house.is_closed(elsa).await);
        assert_eq!(refused(tells(&house, Act::Write, "2026-03-06T10:00:00Z", elsa).await), "assessment-not-asked");
    }
}

#[tokio::test]
async fn a_matter_in_which_nothing_was_opened_stays_until_the_school_has_its_answer() {
    for house in houses("waits").await {
        let elsa = elsa(&house, school_asks()).await;
        let made = does_not_open(&house, house.birgitta, "2026-03-05T10:00:00Z", elsa).await.unwrap();
        assert!(made.station.is_some() && !house.is_closed(elsa).await);
        assert_eq!(house.clocks(elsa).await, [(Feedback, "2026-03-12".to_owned())]);
        assert_eq!(tells(&house, Act::Write, "2026-03-06T10:00:00Z", elsa).await.unwrap(), Said::NotOpened);
        assert!(house.is_closed(elsa).await && house.station(elsa).await.is_none());
        let told = house.told("assessment").await;
        assert!(told[1].kind == "assessment.feedback_given" && !told[1].body.contains("rektorn"));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn whoever_asks_after_the_matter_was_closed_is_answered_at_once() {
    for house in houses("asks_later").await {
        let elsa = elsa(&house, school_report()).await;
        does_not_open(&house, house.birgitta, "2026-03-05T10:00:00Z", elsa).await.unwrap();
        assert!(house.is_closed(elsa).await);
        let clock = asks(&house, Act::Read, "2026-04-20T10:00:00Z", elsa).await.unwrap();
        assert_eq!((clock.kind, clock.due), (Feedback, day("2026-04-20")));
        assert_eq!(refused(asks(&house, Act::Read, "2026-04-20T10:00:00Z", elsa).await), "assessment-asked");
        assert_eq!(tells(&house, Act::Read, "2026-04-20T10:05:00Z", elsa).await.unwrap(), Said::NotOpened);
        let steps = feedback(&mut house.read().await, elsa).await.unwrap();
        let steps: Vec<Step> = steps.iter().map(|one| one.step).collect();
        assert_eq!(steps, [Step::Asked, Step::Given(Said::NotOpened)]);
        assert!(house.clocks(elsa).await.is_empty());
    }
}

#[tokio::test]
async fn asking_before_the_decision_gives_a_week_from_it() {
    for house in houses("asks_before").await {
        let elsa = elsa(&house, school_report()).await;
        assert_eq!(asks(&house, Act::Write, "2026-03-03T10:00:00Z", elsa).await.unwrap().due, day("2026-03-23"));
        opens(&house, house.yusuf, "2026-03-05T10:00:00Z", elsa).await.unwrap();
        assert!(house.clocks(elsa).await.contains(&(Feedback, "2026-03-12".to_owned())));
    }
}

#[tokio::test]
async fn a_grandmother_is_told_nothing_and_a_reason_is_kept_where_it_is_unsuitable() {
    for house in houses("nothing").await {
        let concern = Concern::new(None, Kind::ChildConcern, Area::Child, ReporterKind::Relative);
        let marco = house.hears("2026-03-02T08:20:00Z", vec![(aged("Marco", 4), concern)]).await[0];
        house.judged(house.yusuf, "2026-03-02T10:00:00Z", marco).await;
        assert_eq!(refused(asks(&house, Act::Write, "2026-03-03T10:00:00Z", marco).await), "assessment-no-feedback");

        let elsa = elsa(&house, school_asks()).await;
        opens(&house, house.yusuf, "2026-03-05T10:00:00Z", elsa).await.unwrap();
        let by = house.permit(house.yusuf, Act::Write, elsa).await.unwrap();
        let how = TellHow::Withheld(text("Rektorn är närstående."));
        let call = TellBack { matter: elsa, seen: house.version(elsa).await, how };
        let mut tx = house.write().await;
        deeds::feedback_given(&mut tx, &by, &house.at("2026-03-06T10:00:00Z"), call).await.unwrap();
        tx.commit().await.unwrap();
        let steps = feedback(&mut house.read().await, elsa).await.unwrap();
        assert_eq!((steps[0].step, steps[0].words.as_deref()), (Step::Withheld, Some("Rektorn är närstående.")));
        assert!(house.told("assessment").await.iter().all(|event| !event.body.contains("närstående")));
    }
}
