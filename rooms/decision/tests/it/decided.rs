//! Somebody named decides, by a right of the delegation scheme, and the matter goes where that leads.

use crate::house::*;
use access::Act;
use bed::{refused, with_number, *};
use casefile::matter::decision::{self, Appeal, Decider, Outcome};
use casefile::matter::measure::holds::{Consenting, State};
use casefile::matter::station::StationKind;
use casefile::matter::{self, closing, execution};
use decision_room::deeds::{Ends, Proposal};
use law::ClockKind::{Execution, Investigation, Letters};
use law::credentials::Mandate;

use ::decision as decision_room;

const AT: &str = "2026-03-12T10:00:00Z";

#[tokio::test]
async fn whoever_has_the_right_decides_and_the_child_goes_on_to_the_support() {
    for house in houses("decided").await {
        let elsa = house.elsa().await;
        let tried = house.decides(house.omar, elsa, AT, ("home_support", proposal(Outcome::Granted))).await;
        assert_eq!(refused(tried), "access-no-mandate");
        let tried = house.decides(house.maja, elsa, AT, ("home_support", proposal(Outcome::Granted))).await;
        assert_eq!(refused(tried), "access-first-is-here");
        let made = house.decides(house.lena, elsa, AT, ("home_support", proposal(Outcome::Granted))).await.unwrap();
        assert_eq!(made.station, Some(StationKind::Support));
        // Nobody has a letter yet: that has its day.
        // What was granted is carried out within three months.
        let runs = vec![(Execution, "2026-06-12".to_owned()), (Letters, "2026-03-12".to_owned())];
        assert_eq!((house.station(elsa).await, house.clocks(elsa).await), (Some(StationKind::Support), runs));

        let all = decision::all(&mut house.read().await, elsa).await.unwrap();
        let one = &all[0];
        let by = Decider::Staff { who: house.lena, right: SUPPORT.into(), held: Mandate::Own };
        assert_eq!((all.len(), one.id, &one.decider, one.day), (1, made.decision, &by, day("2026-03-12")));
        assert_eq!((one.outcome, &one.appeal, one.presenter), (Outcome::Granted, &Appeal::Administrative, house.omar));
        assert_eq!((one.paragraph.as_str(), one.means[2].as_str()), ("11 kap. 1 § SoL", "Ring om något känns fel."));
        let rules: Vec<&str> = one.rules.iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(rules, ["INS-1", "INS-6", "UTR-12", "UTR-16", "UTR-17", "ORG-1", "ORG-4"]);

        let told = house.told("decision").await;
        let body = &told[0].body;
        for says in
            [r#""kind":"home_support""#, r#""mandate":"own""#, r#""unheard":"cannot_wait""#, r#""station":"support""#]
        {
            assert!(body.contains(says), "{says}: {body}");
        }
        assert!(!body.contains("Elsa") && !body.contains("hämtar"));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn a_substitute_decides_while_both_who_may_are_away() {
    for house in houses("away").await {
        let elsa = house.elsa().await;
        house.is_away(house.lena, "2026-03-12", "2026-03-13").await;
        let tried = house.decides(house.maja, elsa, AT, ("home_support", proposal(Outcome::Granted))).await;
        assert_eq!(refused(tried), "access-first-is-here", "Birgit is here");
        house.is_away(house.birgit, "2026-03-12", "2026-03-12").await;
        house.decides(house.maja, elsa, AT, ("home_support", proposal(Outcome::Granted))).await.unwrap();
        let all = decision::all(&mut house.read().await, elsa).await.unwrap();
        let by = Decider::Staff { who: house.maja, right: SUPPORT.into(), held: Mandate::Substitute };
        assert_eq!(all[0].decider, by);
    }
}

#[tokio::test]
async fn what_only_the_board_decides_is_signed_by_no_employee() {
    for house in houses("board").await {
        let elsa = house.elsa().await;
        for kind in ["family_home", "emergency_home", "custody_considered"] {
            let tried = house.decides(house.lena, elsa, AT, (kind, proposal(Outcome::Granted))).await;
            assert_eq!(refused(tried), "decision-board-only", "{kind}");
        }
        // No law keeps every other placement for the board: the scheme may give it to somebody.
        let tried = house.decides(house.lena, elsa, AT, ("residential_care", proposal(Outcome::Granted))).await;
        assert_eq!(refused(tried), "access-no-mandate");
        let tried = house.decides(house.lena, elsa, AT, ("no_such_kind", proposal(Outcome::Granted))).await;
        assert_eq!(refused(tried), "decision-no-kind");
        let tried = house.decides(house.lena, elsa, AT, ("end_child", proposal(Outcome::Granted))).await;
        assert_eq!(refused(tried), "decision-no-outcome");
        assert!(decision::all(&mut house.read().await, elsa).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn support_can_come_while_the_investigation_goes_on() {
    for house in houses("goes_on").await {
        let elsa = house.elsa().await;
        let early = Proposal { ends: Ends::GoesOn, ..proposal(Outcome::Granted) };
        let made = house.decides(house.lena, elsa, AT, ("contact_person", early)).await.unwrap();
        assert_eq!(made.station, Some(StationKind::Investigation));
        let execution = || (Execution, "2026-06-12".to_owned());
        let runs = [(Investigation, "2026-07-02".to_owned()), execution(), (Letters, "2026-03-12".to_owned())];
        assert_eq!(house.clocks(elsa).await, runs);
        // A refusal later ends it: the matter waits for the letters.
        let made = house.decides(house.lena, elsa, AT, ("home_support", proposal(Outcome::Refused))).await.unwrap();
        assert_eq!(made.station, Some(StationKind::Decision));
        assert_eq!(house.clocks(elsa).await, [execution(), (Letters, "2026-03-12".to_owned())]);
        let all = decision::all(&mut house.read().await, elsa).await.unwrap();
        assert_eq!(all.iter().map(|one| one.outcome).collect::<Vec<_>>(), [Outcome::Granted, Outcome::Refused]);
    }
}

#[tokio::test]
async fn two_windows_decide_once() {
    for house in houses("twice").await {
        let elsa = house.elsa().await;
        let seen = house.version(elsa).await;
        house.decides(house.lena, elsa, AT, ("end_child", proposal(Outcome::EndedWithout))).await.unwrap();
        assert!(house.version(elsa).await > seen);
        let again = house.decides(house.lena, elsa, AT, ("end_child", proposal(Outcome::EndedWithout))).await;
        assert_eq!(refused(again), "decision-none-runs");
    }
}

#[tokio::test]
async fn what_was_applied_for_is_answered_and_not_only_ended() {
    for house in houses("applied").await {
        let one = house.applied(with_number("Elsa Öhman", "20160614-2386")).await;
        let tried = house.decides(house.lena, one, AT, ("end_child", proposal(Outcome::EndedWithout))).await;
        assert_eq!(refused(tried), "decision-asked-for");
        house.decides(house.lena, one, AT, ("home_support", proposal(Outcome::Refused))).await.unwrap();
        let all = decision::all(&mut house.read().await, one).await.unwrap();
        assert_eq!(all[0].appeal, Appeal::Administrative, "the no can be appealed");
        // Nor is it ended afterwards: nothing runs any longer.
        let tried = house.decides(house.lena, one, AT, ("end_child", proposal(Outcome::EndedWithout))).await;
        assert!(tried.is_err());
    }
}

#[tokio::test]
async fn support_for_a_child_says_what_the_child_says_and_on_what_ground_it_goes_without_consent() {
    for house in houses("reasoned").await {
        let elsa = house.elsa().await;
        let unseen = Proposal { childs_view: None, ..proposal(Outcome::Granted) };
        let tried = house.decides(house.lena, elsa, AT, ("home_support", unseen)).await;
        assert_eq!(refused(tried), "decision-wrong-childs-view");
        let unseen = Proposal { childs_view: None, ..proposal(Outcome::EndedWithout) };
        let tried = house.decides(house.lena, elsa, AT, ("end_child", unseen)).await;
        assert_eq!(refused(tried), "decision-wrong-childs-view", "every kind of decision about a child says it");

        let bare = |outcome| Proposal { consent_why: None, ends: Ends::GoesOn, ..proposal(outcome) };
        for outcome in [Outcome::Granted, Outcome::GrantedInPart] {
            let tried = house.decides(house.lena, elsa, AT, ("home_support", bare(outcome))).await;
            assert_eq!(refused(tried), "decision-wrong-consent-why");
        }
        house.decides(house.lena, elsa, AT, ("home_support", bare(Outcome::Refused))).await.unwrap();
        house.consents(elsa, &["Åsa Öhman"]).await;
        let tried = house.decides(house.lena, elsa, AT, ("home_support", bare(Outcome::Granted))).await;
        assert_eq!(refused(tried), "decision-wrong-consent-why", "one of two is not enough (INS-7)");
        let grounded = Proposal { ends: Ends::GoesOn, ..proposal(Outcome::Granted) };
        let proof = casefile::proof(grounded.texts());
        let other = casefile::proof(bare(Outcome::Granted).texts());
        house.decides(house.lena, elsa, AT, ("contact_person", grounded)).await.unwrap();
        house.consents(elsa, &["Per Öhman", "Åsa Öhman"]).await;
        house.decides(house.lena, elsa, AT, ("home_support", bare(Outcome::Granted))).await.unwrap();

        let all = decision::all(&mut house.read().await, elsa).await.unwrap();
        let grounds: Vec<bool> = all.iter().map(|one| one.consent_why.is_some()).collect();
        assert_eq!(grounds, [false, true, false]);
        assert!(all.iter().all(|one| one.childs_view.as_deref() == Some("Elsa vill bo kvar hemma, och det får hon.")));
        let told = house.told("decision").await;
        assert!(proof != other && told[1].body.contains(&proof), "both texts are in what the journal proves");
        assert!(told.iter().all(|event| !event.body.contains("vill bo") && !event.body.contains("Pappa")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn a_decision_that_replaces_a_granted_one_ends_the_time_to_carry_it_out() {
    for house in houses("replaced").await {
        let elsa = house.elsa().await;
        let early = || Proposal { ends: Ends::GoesOn, ..proposal(Outcome::Granted) };
        let first = house.decides(house.lena, elsa, AT, ("contact_person", early())).await.unwrap();
        let later = "2026-03-20T10:00:00Z";
        house.decides(house.lena, elsa, later, ("home_support", early())).await.unwrap();
        let runs = |clocks: Vec<(law::ClockKind, String)>| clocks.into_iter().find(|(kind, _)| *kind == Execution);
        assert_eq!(runs(house.clocks(elsa).await), Some((Execution, "2026-06-12".into())), "the earliest counts");
        let day = bed::day("2026-06-13");
        let home = &house;
        let late = |day| async move { execution::late(&mut home.read().await, home.omar, day, home.law()).await };
        assert!(late(bed::day("2026-06-12")).await.unwrap().is_empty());
        let all = late(day).await.unwrap();
        assert_eq!(
            all.iter().map(|one| one.of.called.as_str()).collect::<Vec<_>>(),
            ["Kontaktperson eller kontaktfamilj"]
        );
        assert_eq!(execution::all_late(&mut house.read().await, day, house.law()).await.unwrap().len(), 1);

        let no = house.replaces(elsa, later, first.decision, ("contact_person", proposal(Outcome::Refused))).await;
        no.unwrap();
        assert_eq!(runs(house.clocks(elsa).await), Some((Execution, "2026-06-20".into())), "the other goes on");
        assert!(late(day).await.unwrap().is_empty());
        let left = execution::open(&mut house.read().await, elsa).await.unwrap();
        assert_eq!(left.len(), 1);
        house.is_sound().await;
    }
}

#[tokio::test]
async fn in_a_matter_that_a_decision_has_closed_nothing_rests_on_a_yes_any_more() {
    for house in houses("yes").await {
        let elsa = house.elsa().await;
        house.consents(elsa, &["Åsa Öhman", "Per Öhman"]).await;
        let state = async |at: &str| {
            let mut tx = house.read().await;
            let read = matter::one(&mut tx, elsa).await.unwrap().unwrap();
            let now = Consenting::load(&mut tx, &house.at(at), &read).await.unwrap();
            now.state(&now.measures[0], house.law())
        };
        let at = "2026-03-12T10:00:00Z";
        assert_eq!(state(at).await, State::Runs);
        let by = house.permit(house.omar, Act::Write, elsa).await.unwrap();
        let mut tx = house.write().await;
        closing::leave(&mut tx, &house.at(at), &by, elsa, ("ended_without", None)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(state(at).await, State::Ended);
    }
}
