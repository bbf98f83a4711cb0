//! A report on a child whose investigation runs is added to it.

use crate::house::*;
use crate::opened::{does_not_open, opens};
use access::{Act, No};
use assessment::deeds::{self, Join};
use assessment::{Outcome, decided};
use bed::*;
use casefile::MatterId;
use casefile::matter::note::{self, NewNote, Sort};
use casefile::matter::told::{self, About};
use casefile::person::same;
use casefile::registration::{Concern, Whom};
use law::ClockKind::{Feedback, Investigation, Protective};
use law::reading::{Competence, Opens};

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
        assert!(house.told("assessment").await[1].body.contains(&format!("\"into\":\"{}\"", first.uuid())));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn what_was_noted_goes_along_and_a_correction_stands_beside_its_note() {
    for house in houses("notes").await {
        let (first, second) = two_reports(&house).await;
        house.judged(house.yusuf, "2026-03-10T10:00:00Z", second).await;
        let (role, source) = ("socialsekreterare", "Samtal med mormor.");
        let (said, right) = (text("Mormor hämtar klockan tre."), text("Mormor hämtar klockan två."));
        let new = |text| NewNote { sort: Sort::Fact, text, author: "staff:yusuf", role, source };
        let mut tx = house.write().await;
        let written = note::write(&mut tx, &house.at("2026-03-10T10:10:00Z"), second, &new(&said)).await.unwrap();
        let m = house.at("2026-03-10T10:12:00Z");
        let correction = note::correct(&mut tx, &m, second, &new(&right), written).await.unwrap();
        tx.commit().await.unwrap();
        adds(&house, "2026-03-10T10:30:00Z", second, first).await.unwrap();

        let copies = note::all(&mut house.read().await, first).await.unwrap();
        let [one, two] = &copies[..] else { panic!("{}", copies.len()) };
        assert_eq!((one.text.as_str(), two.text.as_str()), (said.as_str(), right.as_str()));
        assert_eq!(
            (one.at, one.author.as_str(), one.source.as_str()),
            (ts("2026-03-10T10:10:00Z"), "staff:yusuf", source)
        );
        assert_eq!((one.corrects, two.corrects), (None, Some(one.id)));
        let from = [one, two].map(|note| note.copied.as_ref().map(|copy| (copy.from, copy.at)));
        assert_eq!(from, [Some((second, ts("2026-03-10T10:30:00Z"))); 2]);
        let event = &house.told("assessment").await[1].body;
        for (of, copy) in [(written, one.id), (correction, two.id)] {
            assert!(event.contains(&format!(r#"{{"copy":"{copy}","of":"{of}"}}"#)), "{event}");
        }
        assert_eq!(note::all(&mut house.read().await, second).await.unwrap().len(), 2, "the report keeps its own");
        house.is_sound().await;
    }
}

#[tokio::test]
async fn what_is_protected_in_the_report_is_protected_in_the_investigation() {
    for house in houses("guarded").await {
        let (first, second) = two_reports(&house).await;
        house.judged(house.yusuf, "2026-03-10T10:00:00Z", second).await;
        house.is_cleared(house.yusuf).await;
        house.is_guarded(second.uuid()).await;
        assert!(house.permit(house.birgitta, Act::Read, first).await.is_ok());
        adds(&house, "2026-03-10T10:30:00Z", second, first).await.unwrap();
        assert_eq!(refused(house.permit(house.birgitta, Act::Read, first).await), "access-rule-guarded");
        assert!(house.permit(house.yusuf, Act::Read, first).await.is_ok());
    }
}

#[tokio::test]
async fn what_is_protected_in_the_investigation_is_protected_in_the_report() {
    for house in houses("guarded_there").await {
        let (first, second) = two_reports(&house).await;
        house.judged(house.yusuf, "2026-03-10T10:00:00Z", second).await;
        house.is_cleared(house.yusuf).await;
        house.is_guarded(first.uuid()).await;
        assert!(house.permit(house.birgitta, Act::Read, second).await.is_ok());
        adds(&house, "2026-03-10T10:30:00Z", second, first).await.unwrap();
        assert_eq!(refused(house.permit(house.birgitta, Act::Read, second).await), "access-rule-guarded");
    }
}

#[tokio::test]
async fn whoever_stands_a_sibling_of_the_report_close_sees_the_investigation_no_more() {
    for house in houses("kin").await {
        let first = two_reports(&house).await.0;
        let elsa = Whom::Known(house.person(first).await);
        let call = vec![(elsa, school_report()), (aged("Nils", 6), school_report())];
        let third = house.hears("2026-03-11T08:20:00Z", call).await;
        let nils = house.person(third[1]).await;
        let mut tx = house.write().await;
        access::charge::kin(&mut tx, &house.at("2026-03-11T08:30:00Z"), house.leila, nils.uuid()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(house.permit(house.leila, Act::See, first).await.is_ok());
        house.judged(house.yusuf, "2026-03-11T10:00:00Z", third[0]).await;
        adds(&house, "2026-03-11T10:30:00Z", third[0], first).await.unwrap();
        assert!(matches!(house.permit(house.leila, Act::See, first).await, Err(No::Absent)));
    }
}

#[tokio::test]
async fn who_may_not_know_of_the_investigation_is_told_nothing_of_it_and_closes_nothing() {
    for house in houses("neutral").await {
        let (first, second) = two_reports(&house).await;
        house.judged(house.yusuf, "2026-03-10T10:00:00Z", second).await;
        let at = "2026-03-10T11:00:00Z";
        assert_eq!(refused(does_not_open(&house, house.birgitta, at, second).await), "assessment-runs");
        house.is_guarded(first.uuid()).await;
        for who in [house.birgitta, house.yusuf] {
            assert_eq!(refused(opens(&house, who, at, second).await), "assessment-not-here");
        }
        assert_eq!(refused(does_not_open(&house, house.birgitta, at, second).await), "assessment-not-here");
        // Who has no delegation hears of that alone.
        assert_eq!(refused(does_not_open(&house, house.yusuf, at, second).await), "access-no-mandate");
        house.is_cleared(house.birgitta).await;
        assert_eq!(refused(does_not_open(&house, house.birgitta, at, second).await), "assessment-runs");
        assert_eq!(house.told("assessment").await.len(), 1, "only the first was ever decided");
    }
}

#[tokio::test]
async fn what_was_to_be_opened_at_once_opens_no_second_investigation() {
    for house in houses("at_once").await {
        let (elsa, other) = (aged("Elsa", 9), aged("Elsa Öhman", 9));
        let violence = || Concern { competence: [Competence::Violence].into(), ..school_report() };
        let first = house.hears("2026-03-02T08:20:00Z", vec![(elsa, violence())]).await[0];
        let second = house.hears("2026-03-03T08:20:00Z", vec![(other, violence())]).await[0];
        house.judged(house.yusuf, "2026-03-03T10:00:00Z", second).await;
        house.judged(house.yusuf, "2026-03-03T10:00:00Z", first).await;
        // The two records turn out to be one girl.
        let (m, mut tx) = (house.at("2026-03-03T11:00:00Z"), house.write().await);
        let [kept, gone] = [house.person(first).await, house.person(second).await];
        same::found(&mut tx, &m, (kept, 0), (gone, 0), &text("Samma barn."), "staff:test").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(refused(opens(&house, house.yusuf, "2026-03-03T12:00:00Z", second).await), "assessment-runs");
        adds(&house, "2026-03-03T12:30:00Z", second, first).await.unwrap();
        opens(&house, house.yusuf, "2026-03-03T13:00:00Z", first).await.unwrap();
        assert_eq!(house.clocks(first).await, [(Investigation, "2026-07-02".to_owned())]);
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
