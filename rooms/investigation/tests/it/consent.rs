//! What is done rests on law or on consent, and a yes that is taken back stops what rested on it.

use crate::consenting::*;
use access::{Act, No};
use bed::*;
use casefile::matter::measure::{
    Over,
    consent::{Answer, How},
    holds::State,
};
use casefile::registration::Concern;
use investigation::consent::{Finish, Note, Way, finish, note};
use law::consent::Measure::{Contact, Placement, Support, Talk};
use law::reading::{Area, Kind, ReporterKind};

const MONDAY: &str = "2026-03-09T12:00:00Z";

async fn elsa(house: &House) -> casefile::MatterId {
    let elsa = house.hears(vec![(aged("Elsa", 9), school_report())]).await[0];
    house.opens(elsa).await;
    elsa
}

#[tokio::test]
async fn what_rests_on_law_runs_and_what_rests_on_consent_waits_for_each() {
    for house in houses("waits").await {
        let elsa = elsa(&house).await;
        let school = house.begins(elsa, Contact, "Prata med skolan").await.unwrap();
        assert_eq!(house.state(elsa, school, MONDAY).await, State::Runs);
        let early = house.begins(elsa, Support, "Familjesamtal").await;
        assert_eq!(refused(early), "investigation-consent-guardians-not-looked-up");

        let [sara, omar] = house.custody(elsa, &["Sara Ali", "Omar Ali"]).await[..] else { panic!("two") };
        let talks = house.begins(elsa, Support, "Familjesamtal").await.unwrap();
        assert_eq!(house.state(elsa, talks, MONDAY).await, State::Waits);
        house.answers(elsa, guardian(sara), YES, &[talks]).await.unwrap();
        assert_eq!(house.state(elsa, talks, MONDAY).await, State::Waits, "one of two is not enough (INS-7)");
        let until = Answer::Given { until: Some(day("2026-04-01")) };
        house.answers(elsa, guardian(omar), until, &[talks]).await.unwrap();
        assert_eq!(house.state(elsa, talks, MONDAY).await, State::Runs);
        assert_eq!(house.state(elsa, talks, "2026-04-01T12:00:00Z").await, State::Runs, "the last day counts");
        assert_eq!(house.state(elsa, talks, "2026-04-02T12:00:00Z").await, State::Waits, "it has run out");

        // Nobody says yes to what rests on law, nor twice, nor for somebody else.
        assert_eq!(
            refused(house.answers(elsa, guardian(sara), YES, &[school]).await),
            "investigation-consent-not-asked-of"
        );
        assert_eq!(refused(house.answers(elsa, guardian(sara), YES, &[talks]).await), "investigation-consent-said-yes");
        let child = own(house.person(elsa).await);
        assert_eq!(refused(house.answers(elsa, child, YES, &[talks]).await), "investigation-consent-not-asked-of");

        let told = house.told("investigation").await;
        let kinds = ["measure_begun", "measure_begun", "consent_noted", "consent_noted"];
        assert_eq!(told.iter().map(|event| &event.kind[14..]).collect::<Vec<_>>(), kinds);
        assert!(told[0].body.contains(r#""rests_on":"law""#) && told[0].body.contains("UTR-4@"));
        assert!(told[1].body.contains(r#""rests_on":"consent""#) && told[1].body.contains("INS-7@"));
        assert!(told.iter().all(|event| !event.body.contains("Familjesamtal") && !event.body.contains("hemma")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn a_yes_that_is_taken_back_stops_every_measure_that_rested_on_it_at_once() {
    for house in houses("back").await {
        let elsa = elsa(&house).await;
        let [sara, omar] = house.custody(elsa, &["Sara Ali", "Omar Ali"]).await[..] else { panic!("two") };
        let talks = house.begins(elsa, Support, "Familjesamtal").await.unwrap();
        let group = house.begins(elsa, Support, "Barngrupp").await.unwrap();
        let camp = house.begins(elsa, Support, "Läger").await.unwrap();
        let school = house.begins(elsa, Contact, "Prata med skolan").await.unwrap();
        house.answers(elsa, guardian(sara), YES, &[talks, group, camp]).await.unwrap();
        let both = house.answers(elsa, guardian(omar), YES, &[talks, group]).await.unwrap();
        house.answers(elsa, guardian(omar), YES, &[camp]).await.unwrap();

        let before = house.told("investigation").await.len();
        assert_eq!(house.takes_back(elsa, both).await.unwrap(), [talks, group]);
        let told = house.told("investigation").await;
        assert_eq!((told.len(), told[before].kind.as_str()), (before + 1, "investigation.consent_withdrawn"));
        let stopped = format!(r#""stopped":["{}","{}"]"#, talks.uuid(), group.uuid());
        assert!(told[before].body.contains(&stopped), "{}", told[before].body);
        for (one, state) in
            [(talks, State::Stopped), (group, State::Stopped), (camp, State::Runs), (school, State::Runs)]
        {
            assert_eq!(house.state(elsa, one, MONDAY).await, state);
        }
        // Nothing is rubbed out: the yes, that it was taken back, and which one ended it.
        let around = house.around(elsa, MONDAY).await;
        let kept = around.consents.iter().find(|one| one.id == both).unwrap();
        assert_eq!((kept.answer, kept.taken_back.as_ref().unwrap().on), (YES, day("2026-03-09")));
        let end = around.measures[0].end.as_ref().unwrap();
        assert!(matches!(end.why, Over::Withdrawn(by) if by == both));

        assert_eq!(refused(house.takes_back(elsa, both).await), "investigation-consent-no-yes");
        assert_eq!(refused(house.answers(elsa, guardian(omar), YES, &[talks]).await), "investigation-consent-over");
        // Begun anew, it waits for everybody again.
        let anew = house.begins(elsa, Support, "Familjesamtal igen").await.unwrap();
        assert_eq!(house.state(elsa, anew, MONDAY).await, State::Waits);
        house.is_sound().await;
    }
}

#[tokio::test]
async fn who_is_asked_changes_with_the_parties_and_the_years() {
    for house in houses("years").await {
        let milo = house.hears(vec![(aged("Milo", 17), school_report())]).await[0];
        house.opens(milo).await;
        let [mia] = house.custody(milo, &["Mia"]).await[..] else { panic!("one") };
        let child = own(house.person(milo).await);
        assert_eq!(refused(house.begins(milo, Support, "Samtal").await), "investigation-consent-wrong-suitable");
        let why = (Way::AsAsked, Some("Hon förstår vad det gäller."));
        let talks = house.begins_so(milo, Support, "Samtal", why).await.unwrap();
        assert_eq!(
            refused(house.answers(milo, guardian(mia), YES, &[talks]).await),
            "investigation-consent-not-asked-of"
        );
        house.answers(milo, child, YES, &[talks]).await.unwrap();
        assert_eq!(house.state(milo, talks, MONDAY).await, State::Runs);

        let home = house.begins(milo, Placement, "Stödboende").await.unwrap();
        house.answers(milo, guardian(mia), YES, &[home]).await.unwrap();
        assert_eq!(house.state(milo, home, MONDAY).await, State::Waits, "her own yes is needed as well");
        house.answers(milo, child, YES, &[home]).await.unwrap();
        assert_eq!(house.state(milo, home, MONDAY).await, State::Runs);
        // Another guardian turns up, and has not been asked.
        house.custody(milo, &["Mia B", "Pelle"]).await;
        assert_eq!(house.state(milo, home, MONDAY).await, State::Waits);

        // She comes of age: what rested on the law of children holds no longer, and she alone answers for the home.
        let school = house.begins(milo, Contact, "Prata med skolan").await.unwrap();
        let later = "2027-03-02T12:00:00Z";
        assert_eq!(house.state(milo, school, MONDAY).await, State::Runs);
        assert_eq!(house.state(milo, school, later).await, State::WithoutLaw);
        assert_eq!(house.state(milo, home, later).await, State::Runs);
        assert_eq!(house.state(milo, talks, later).await, State::Runs);
    }
}

#[tokio::test]
async fn the_childs_own_consent_takes_the_place_of_a_guardians_from_twelve() {
    for house in houses("twelve").await {
        let all = house.hears(vec![(aged("Alva", 11), school_report()), (aged("Bo", 12), school_report())]).await;
        for (matter, own_way) in [(all[0], "investigation-consent-not-childs-own"), (all[1], "")] {
            house.opens(matter).await;
            let [one, _] = house.custody(matter, &["Sara", "Omar"]).await[..] else { panic!("two") };
            let asked = house.begins(matter, Support, "Samtal").await.unwrap();
            house.answers(matter, guardian(one), Answer::Refused, &[asked]).await.unwrap();
            assert_eq!(house.state(matter, asked, MONDAY).await, State::Refused);
            let way = (Way::ChildsOwn, Some("Moget barn, och pappa skulle stoppa det."));
            match house.begins_so(matter, Support, "Samtal", way).await {
                Err(no) => assert_eq!(refused::<()>(Err(no)), own_way),
                Ok(own_one) => {
                    assert_eq!(own_way, "");
                    let child = own(house.person(matter).await);
                    house.answers(matter, child, YES, &[own_one]).await.unwrap();
                    assert_eq!(house.state(matter, own_one, MONDAY).await, State::Runs);
                }
            }
        }
    }
}

#[tokio::test]
async fn an_adult_says_it_alone_and_before_an_investigation_the_law_gives_nothing() {
    for house in houses("adult").await {
        let use_of = Concern::new(None, Kind::AdultAddiction, Area::Addiction, ReporterKind::Relative);
        let all = house.hears(vec![(aged("Conny", 45), use_of), (aged("Elsa", 9), school_report())]).await;
        let (conny, elsa) = (all[0], all[1]);
        assert_eq!(refused(house.begins(conny, Talk, "Samtal").await), "investigation-consent-measure-not-here");
        let work = house.begins(conny, Contact, "Ringa företagshälsan").await.unwrap();
        let himself = own(house.person(conny).await);
        assert_eq!(house.state(conny, work, MONDAY).await, State::Waits);
        let yes = house.answers(conny, himself, YES, &[work]).await.unwrap();
        assert_eq!(house.state(conny, work, MONDAY).await, State::Runs);
        assert_eq!(house.takes_back(conny, yes).await.unwrap(), [work]);

        // About a child the same is true until an investigation is opened (INT-4).
        house.custody(elsa, &["Sara"]).await;
        let early = house.begins(elsa, Contact, "Ringa BUP").await.unwrap();
        assert_eq!(house.state(elsa, early, MONDAY).await, State::Waits);
        house.opens(elsa).await;
        assert_eq!(house.state(elsa, early, MONDAY).await, State::Waits, "it was begun on consent, and says so");
        let now = house.begins(elsa, Contact, "Ringa BUP").await.unwrap();
        assert_eq!(house.state(elsa, now, MONDAY).await, State::Runs);
    }
}

#[tokio::test]
async fn another_matters_measure_is_none_of_this_ones_and_a_day_must_be_possible() {
    for house in houses("apart").await {
        let all = house.hears(vec![(aged("Elsa", 9), school_report()), (aged("Bo", 7), school_report())]).await;
        let (elsa, bo) = (all[0], all[1]);
        let [sara] = house.custody(elsa, &["Sara"]).await[..] else { panic!("one") };
        house.custody(bo, &["Pelle"]).await;
        let talks = house.begins(elsa, Support, "Samtal").await.unwrap();
        let yes = house.answers(elsa, guardian(sara), YES, &[talks]).await.unwrap();
        assert_eq!(refused(house.answers(bo, guardian(sara), YES, &[talks]).await), "absent");
        assert_eq!(refused(house.takes_back(bo, yes).await), "absent");
        assert_eq!(refused(house.permit(house.petra, Act::Write, elsa).await), "absent");

        let m = house.at(MONDAY);
        let by = house.permit(house.leila, Act::Write, elsa).await.unwrap();
        let seen = house.version(elsa).await;
        for (on, seen, word) in [
            ("2026-03-10", seen, "investigation-consent-no-day"),
            ("2026-03-03", seen, "investigation-consent-no-day"),
            ("2026-03-09", seen - 1, "stale"),
        ] {
            let call = Finish { matter: elsa, seen, measure: talks, on: day(on), why: text("Klart.") };
            let mut tx = house.write().await;
            assert_eq!(refused(finish(&mut tx, &by, &m, call).await), word, "{on}");
        }
        let call = Finish { matter: elsa, seen, measure: talks, on: day("2026-03-09"), why: text("Klart.") };
        let mut tx = house.write().await;
        finish(&mut tx, &by, &m, call).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(house.state(elsa, talks, MONDAY).await, State::Ended);

        let anew = house.begins(elsa, Support, "Samtal igen").await.unwrap();
        for (said, until, word) in [
            ("2026-03-10", None, "investigation-consent-no-day"),
            ("2026-03-01", None, "investigation-consent-no-day"),
            ("2026-03-06", Some("2026-03-05"), "investigation-consent-no-until"),
        ] {
            let answer = Answer::Given { until: until.map(day) };
            let (seen, covers) = (house.version(elsa).await, [anew].into());
            let (giver, words) = (guardian(sara), text("Ja."));
            let call = Note { matter: elsa, seen, covers, giver, answer, day: day(said), how: How::Phone, words };
            let mut tx = house.write().await;
            let done: Result<_, No> = note(&mut tx, &by, &m, call).await;
            assert_eq!(refused(done), word, "{said}");
        }
    }
}
