//! A matter is taken from the queue, given back with a reason, and written in.

use crate::house::*;
use access::{Act, No, charge};
use bed::*;
use casefile::MatterId;
use casefile::matter::note::{self, Sort};
use intake::deeds::{self, Back, NewNote, Take};

async fn marco(house: &House) -> MatterId {
    house.hears("2026-03-02T08:20:00Z", vec![(aged("Marco", 4), school_report())]).await[0]
}

#[tokio::test]
async fn yusuf_takes_marco_and_gives_him_back_with_a_reason() {
    for house in houses("taken").await {
        let matter = marco(&house).await;
        let m = house.at("2026-03-02T08:30:00Z");
        let by = house.permit(house.yusuf, Act::Carry, matter).await.unwrap();
        let seen = house.version(matter).await;
        let mut tx = house.write().await;
        let taken = deeds::take(&mut tx, &by, &m, Take { matter, seen }).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((taken.carrier, taken.head), (house.yusuf, house.margareta));

        let hand = house.permit(house.yusuf, Act::Hand, matter).await.unwrap();
        let back =
            Back { matter, seen: house.version(matter).await, why: text("Jag känner mamman från förskolan.") };
        let mut tx = house.write().await;
        let given = deeds::give_back(&mut tx, &hand, &m, back).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((given.carrier, given.taken_at), (house.margareta, None));
        let why = deeds::given_back(&mut house.read().await, matter).await.unwrap();
        assert_eq!(why[0].why, "Jag känner mamman från förskolan.");

        let told = house.told("intake").await;
        assert_eq!(told.iter().map(|e| e.kind.as_str()).collect::<Vec<_>>(), ["intake.taken", "intake.given_back"]);
        assert!(told.iter().all(|e| e.matter == Some(matter.uuid()) && e.unit == Some(house.intake.0)));
        assert!(told.iter().all(|e| !e.body.contains("förskolan")), "a reason stands in the journal");
        house.is_sound().await;
    }
}

#[tokio::test]
async fn two_take_at_once_and_one_is_told() {
    for house in houses("race").await {
        let matter = marco(&house).await;
        let m = house.at("2026-03-02T08:30:00Z");
        let seen = house.version(matter).await;
        let yusuf = house.permit(house.yusuf, Act::Carry, matter).await.unwrap();
        let leila = house.permit(house.leila, Act::Carry, matter).await.unwrap();
        let mut tx = house.write().await;
        deeds::take(&mut tx, &yusuf, &m, Take { matter, seen }).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = house.write().await;
        let late = deeds::take(&mut tx, &leila, &m, Take { matter, seen }).await;
        assert!(matches!(late, Err(No::Stale)));
        drop(tx);
        // Leila looks again, and is told that a colleague has it.
        let seen = house.version(matter).await;
        let mut tx = house.write().await;
        let taken = deeds::take(&mut tx, &leila, &m, Take { matter, seen }).await;
        assert!(matches!(taken, Err(No::Refusal(why)) if why.word == "access-taken"));
        drop(tx);
        let charge = charge::charge(&mut house.read().await, matter.uuid()).await.unwrap().unwrap();
        assert_eq!((charge.carrier, house.told("intake").await.len()), (house.yusuf, 1));
    }
}

#[tokio::test]
async fn whoever_lacks_the_degree_is_refused_with_a_sentence() {
    for house in houses("degree").await {
        let matter = marco(&house).await;
        for act in [Act::Carry, Act::Assess, Act::Decide] {
            match house.permit(house.sam, act, matter).await {
                Err(No::Refusal(why)) => assert_eq!((why.word, why.rule), ("access-rule-degree", Some("ORG-5"))),
                other => panic!("{act:?}: {other:?}"),
            }
        }
        let policy = access::policy().unwrap().words(access::Tongue::Swedish);
        assert!(policy.contains("access-rule-degree = För barn och unga krävs socionomexamen"), "{policy}");
    }
}

#[tokio::test]
async fn a_note_says_fact_or_assessment_who_wrote_it_and_as_what() {
    for house in houses("note").await {
        let matter = marco(&house).await;
        let m = house.at("2026-03-02T09:00:00Z");
        let by = house.permit(house.yusuf, Act::Write, matter).await.unwrap();
        let new = |sort, typed| NewNote { matter, sort, text: text(typed), source: text("samtal med rektorn") };
        let mut tx = house.write().await;
        deeds::note(&mut tx, &by, &m, new(Sort::Fact, "Marco har sovit på skolan.")).await.unwrap();
        deeds::note(&mut tx, &by, &m, new(Sort::Assessment, "Det tyder på att ingen är hemma.")).await.unwrap();
        tx.commit().await.unwrap();
        let all = note::all(&mut house.read().await, matter).await.unwrap();
        let read: Vec<_> = all.iter().map(|n| (n.sort, n.role.as_str(), n.source.as_str())).collect();
        let as_what = ("socialsekreterare", "samtal med rektorn");
        assert_eq!(read, [(Sort::Fact, as_what.0, as_what.1), (Sort::Assessment, as_what.0, as_what.1)]);
        let told = house.told("intake").await;
        assert!(told.len() == 2 && told.iter().all(|e| e.kind == "intake.note_written" && !e.body.contains("Marco")));
        // A permit to read is none to write.
        let reads = house.permit(house.yusuf, Act::Read, matter).await.unwrap();
        let mut tx = house.write().await;
        assert!(deeds::note(&mut tx, &reads, &m, new(Sort::Fact, "Nej.")).await.is_err());
    }
}
