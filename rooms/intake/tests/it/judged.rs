//! Children's need of protection, judged the same day, one by one, each in the own file.

use crate::house::*;
use access::{Act, No};
use bed::*;
use casefile::MatterId;
use casefile::matter::station::StationKind;
use casefile::registration::Concern;
use intake::deeds::{self, Protect, Signed};
use intake::{Need, Talked};
use law::ClockKind::{self, Investigation, Preliminary, Protective};
use law::credentials::Degree;
use law::reading::{Area, Competence, Kind, ReporterKind};
use store::Uuid;

async fn signs(house: &House, at: &str, matter: MatterId, need: Need, talked: Talked) -> Result<Signed, No> {
    let by = house.permit(house.yusuf, Act::Assess, matter).await?;
    let seen = house.version(matter).await;
    let call = Protect {
        matter,
        seen,
        need,
        rests_on: text("Skolan har sett märken på armarna."),
        talked,
        text: text("Barnet är tryggt hos mormor i kväll."),
    };
    let mut tx = house.write().await;
    let done = deeds::protect(&mut tx, &by, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(done)
}

fn missing() -> Need {
    Need::Unknown { missing: text("vem som hämtar"), finds_out: text("Leila, före 15") }
}

fn kinds(clocks: Vec<(ClockKind, String)>) -> Vec<ClockKind> {
    clocks.into_iter().map(|clock| clock.0).collect()
}

#[tokio::test]
async fn three_siblings_are_judged_one_by_one() {
    for house in houses("siblings").await {
        let who = [("Elsa", 9), ("Nils", 6), ("Tuva", 2)].map(|(name, age)| (aged(name, age), school_report()));
        let all = house.hears("2026-03-02T08:20:00Z", who.into()).await;
        let [elsa, nils, tuva] = all[..] else { panic!("three matters") };

        let done = signs(&house, "2026-03-02T10:00:00Z", elsa, Need::No, Talked::Yes).await.unwrap();
        assert_eq!((done.stopped, done.station), (true, Some(StationKind::Assessment)));
        let not_yet = Talked::NotYet { why: text("Han är på utflykt till tre.") };
        let done = signs(&house, "2026-03-02T10:05:00Z", nils, missing(), not_yet).await.unwrap();
        assert_eq!((done.stopped, done.station), (false, None));

        assert_eq!(house.clocks(elsa).await, [(Preliminary, "2026-03-16".to_owned())]);
        assert_eq!(kinds(house.clocks(nils).await), [Protective, Preliminary]);
        assert_eq!(kinds(house.clocks(tuva).await), [Protective, Preliminary]);
        let stations = [house.station(elsa).await, house.station(nils).await, house.station(tuva).await];
        assert_eq!(stations.map(Option::unwrap), [StationKind::Assessment, StationKind::Intake, StationKind::Intake]);
        let mut tx = house.read().await;
        assert!(intake::latest(&mut tx, tuva).await.unwrap().is_none());
        drop(tx);

        // In the afternoon Leila knows, and the second assessment of Nils stands beside the first.
        signs(&house, "2026-03-02T14:00:00Z", nils, Need::NotToday, Talked::Declined).await.unwrap();
        let both = intake::all(&mut house.read().await, nils).await.unwrap();
        assert_eq!(
            both.iter().map(|one| (one.nth, one.need.word())).collect::<Vec<_>>(),
            [(1, "unknown"), (2, "not_today")]
        );
        assert_eq!(both[0].signer.degree, Degree::Fulfils25_1);
        assert_eq!(both[0].signer.entrusted.as_deref(), Some("first"));
        assert!(matches!(&both[0].need, Need::Unknown { finds_out, .. } if finds_out.as_str() == "Leila, före 15"));
        assert_eq!(house.station(nils).await, Some(StationKind::Assessment));

        let told = house.told("intake").await;
        let matters: Vec<Uuid> = told.iter().filter_map(|event| event.matter).collect();
        assert_eq!(matters, [elsa, nils, nils].map(MatterId::uuid), "each in the own file");
        assert!(told[2].body.contains("UTR-6b@2025-07-01") && !told[0].body.contains("UTR-6b"));
        let words = ["märken", "mormor", "hämtar", "Leila", "utflykt"];
        assert!(told.iter().all(|event| words.iter().all(|word| !event.body.contains(word))));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn things_change_and_a_new_assessment_never_covers_the_old_one() {
    for house in houses("again").await {
        let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
        signs(&house, "2026-03-02T10:00:00Z", elsa, Need::No, Talked::Yes).await.unwrap();
        let again = signs(&house, "2026-03-05T10:00:00Z", elsa, Need::Now, Talked::Yes).await.unwrap();
        assert_eq!((again.stopped, again.station), (false, None), "its clock has stopped and it stands where it stood");
        let all = intake::all(&mut house.read().await, elsa).await.unwrap();
        assert_eq!(all.iter().map(|one| one.need.word()).collect::<Vec<_>>(), ["no", "now"]);
        assert_eq!(intake::latest(&mut house.read().await, elsa).await.unwrap().unwrap().nth, 2);
    }
}

#[tokio::test]
async fn a_young_person_of_19_is_judged_by_the_same_rule() {
    for house in houses("nineteen").await {
        let concern = Concern::new(None, Kind::ChildConcern, Area::Youth18To20, ReporterKind::HealthCare);
        let milo = house.hears("2026-03-02T08:20:00Z", vec![(aged("Milo", 19), concern)]).await[0];
        let done = signs(&house, "2026-03-02T10:00:00Z", milo, Need::No, Talked::Yes).await.unwrap();
        assert_eq!((done.stopped, done.station), (true, Some(StationKind::Assessment)));
        assert!(house.told("intake").await[0].body.contains("INT-2b@2025-07-01"));
    }
}

#[tokio::test]
async fn violence_opens_at_once_and_waits_for_its_decision_where_it_stands() {
    for house in houses("violence").await {
        let concern = Concern { competence: [Competence::Violence].into(), ..school_report() };
        let alva = house.hears("2026-03-06T15:40:00Z", vec![(aged("Alva", 7), concern)]).await[0];
        assert_eq!(kinds(house.clocks(alva).await), [Protective, Preliminary, Investigation]);
        let done = signs(&house, "2026-03-06T15:51:00Z", alva, Need::Now, Talked::Yes).await.unwrap();
        assert_eq!((done.stopped, done.station), (true, None));
        assert_eq!(house.station(alva).await, Some(StationKind::Intake));
    }
}

#[tokio::test]
async fn no_protective_assessment_is_made_of_an_adult() {
    for house in houses("adult").await {
        let concern = Concern::new(None, Kind::AdultAddiction, Area::Addiction, ReporterKind::Relative);
        let peter = house.hears("2026-03-02T08:20:00Z", vec![(aged("Peter", 44), concern)]).await[0];
        let refused = signs(&house, "2026-03-02T10:00:00Z", peter, Need::No, Talked::Yes).await;
        assert!(matches!(refused, Err(No::Refusal(why)) if why.word == "intake-no-adult"));
        assert!(house.told("intake").await.is_empty() && house.clocks(peter).await.is_empty());
    }
}

#[tokio::test]
async fn two_sign_at_once_and_one_sees_both_texts() {
    for house in houses("both").await {
        let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
        let seen = house.version(elsa).await;
        let call = |typed| Protect {
            matter: elsa,
            seen,
            need: Need::No,
            rests_on: text("Samtal med skolan."),
            talked: Talked::Yes,
            text: text(typed),
        };
        let m = house.at("2026-03-02T10:00:00Z");
        let yusuf = house.permit(house.yusuf, Act::Assess, elsa).await.unwrap();
        let leila = house.permit(house.leila, Act::Assess, elsa).await.unwrap();
        let mut tx = house.write().await;
        deeds::protect(&mut tx, &yusuf, &m, call("Yusufs ord.")).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = house.write().await;
        let late = deeds::protect(&mut tx, &leila, &m, call("Leilas ord.")).await;
        assert!(matches!(late, Err(No::Stale)));
        drop(tx);
        let all = intake::all(&mut house.read().await, elsa).await.unwrap();
        assert_eq!(all.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["Yusufs ord."]);
    }
}

/// Somebody known by words only can be judged before anybody knows the name.
#[tokio::test]
async fn a_boy_in_a_red_jacket_is_judged_before_he_has_a_name() {
    for house in houses("nameless").await {
        let concern = Concern { words: Some(text("pojken i röd jacka")), ..school_report() };
        let somebody = house.hears("2026-03-02T08:20:00Z", vec![(None, concern)]).await[0];
        assert!(signs(&house, "2026-03-02T09:00:00Z", somebody, Need::No, Talked::Declined).await.unwrap().stopped);
    }
}

#[tokio::test]
async fn the_deed_can_be_spawned() {
    for house in houses("spawned").await {
        let done = tokio::spawn(async move {
            let elsa = house.hears("2026-03-02T08:20:00Z", vec![(aged("Elsa", 9), school_report())]).await[0];
            signs(&house, "2026-03-02T10:00:00Z", elsa, Need::No, Talked::Yes).await.unwrap().stopped
        });
        assert!(done.await.unwrap());
    }
}
