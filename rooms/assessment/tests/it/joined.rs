//! A report on a child whose investigation runs is added to it.

use crate::house::*;
use crate::opened::{opens, refused};
use access::{Act, No};
use assessment::deeds::{self, Join};
use assessment::{Outcome, decided};
use casefile::MatterId;
use casefile::matter::told::{self, About};
use casefile::registration::{Concern, Whom};
use law::ClockKind::{Feedback, Investigation, Protective};
use law::reading::Opens;

/// Elsa's investigation runs, and a second report comes about her.
async fn two_reports(house: &House) -> (MatterId, MatterId) {
    let first = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
    house.judged(house.yusuf, "2026-03-02T10:00:00Z", first).await;
    opens(house, house.yusuf, "2026-03-03T10:00:00Z", first).await.unwrap();
    let said = vec![(About::Person, text("Hon grät hela dagen.")), (About::Other, text("Lillebror var hungrig."))];
    let concern = Concern { said, ..school_asks() };
    let elsa = Whom::Known(house.person(first).await);
    (first, house.hears("2026-03-10T08:20:00Z", vec![(elsa, concern)]).await[0])
}

async fn adds(house: &House, at: &str, matter: MatterId, into: MatterId) -> Result<deeds::Made, No> {
    let by = house.permit(house.yusuf, Act::Assess, matter).await?;
    let to = house.permit(house.yusuf, Act::Write, into).await?;
    let call = Join { matter, seen: house.version(matter).await, into: &to, ground: ground() };
    let mut tx = house.write().await;
    let made = deeds::add_to_running(&mut tx, &by, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(made)
}

#[tokio::test]
async fn a_second_report_joins_without_a_clock_and_the_school_hears_at_once() {
    for house in houses("joins").await {
        let (first, second) = two_reports(&house).await;
        let read = casefile::matter::one(&mut house.read().await, second).await.unwrap().unwrap();
        assert_eq!(read.opens, Opens::AlreadyOpen);
        let clocks = [(Protective, "2026-03-10".to_owned()), (Feedback, "2026-03-10".to_owned())];
        assert_eq!(house.clocks(second).await, clocks);
        assert_eq!(refused(adds(&house, "2026-03-10T09:00:00Z", second, first).await), "assessment-protect-first");
        house.judged(house.yusuf, "2026-03-10T10:00:00Z", second).await;

        let made = adds(&house, "2026-03-10T10:30:00Z", second, first).await.unwrap();
        assert!(made.mandate.is_none() && !house.is_closed(second).await, "the school still waits for its answer");
        assert_eq!(house.clocks(second).await, [(Feedback, "2026-03-10".to_owned())]);
        assert_eq!(house.clocks(first).await, [(Investigation, "2026-07-03".to_owned())], "the first clock runs on");
        let kept = decided(&mut house.read().await, second).await.unwrap().unwrap();
        assert_eq!(kept.outcome, Outcome::Added(first));

        // What was told lies in the investigation as dated copies, and what is about her brother stays marked.
        let copies = told::all(&mut house.read().await, first).await.unwrap();
        let read: Vec<_> =
            copies.iter().map(|t| (t.about, t.text.as_str(), t.copied.as_ref().map(|c| c.from))).collect();
        let from = Some(second);
        assert_eq!(
            read,
            [(About::Person, "Hon grät hela dagen.", from), (About::Other, "Lillebror var hungrig.", from)]
        );
        assert!(house.told().await[1].3.contains(&format!("\"into\":\"{}\"", first.uuid())));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn nobody_opens_a_second_investigation_beside_the_one_that_runs() {
    for house in houses("second").await {
        let (_, second) = two_reports(&house).await;
        house.judged(house.yusuf, "2026-03-10T10:00:00Z", second).await;
        let again = opens(&house, house.yusuf, "2026-03-10T11:00:00Z", second).await;
        assert_eq!(refused(again), "assessment-runs");
    }
}

#[tokio::test]
async fn nobody_adds_to_an_investigation_of_which_they_are_no_part() {
    for house in houses("stranger").await {
        let (first, second) = two_reports(&house).await;
        house.judged(house.leila, "2026-03-10T10:00:00Z", second).await;
        // Leila sees that Elsa's first matter is there, and writes nothing in it.
        assert!(house.permit(house.leila, Act::Write, first).await.is_err());
        let other = house.hears("2026-03-10T08:30:00Z", vec![(aged("Nils", 6), school_report())]).await[0];
        house.judged(house.leila, "2026-03-10T10:00:00Z", other).await;
        let by = house.permit(house.leila, Act::Assess, second).await.unwrap();
        let elsewhere = house.permit(house.leila, Act::Write, other).await.unwrap();
        let call = Join { matter: second, seen: house.version(second).await, into: &elsewhere, ground: ground() };
        let mut tx = house.write().await;
        let no = deeds::add_to_running(&mut tx, &by, &house.at("2026-03-10T11:00:00Z"), call).await;
        assert_eq!(refused(no), "assessment-none-runs");
    }
}
