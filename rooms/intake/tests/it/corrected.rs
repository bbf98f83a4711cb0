//! A note that was wrong is corrected beside it, and what somebody says is wrong stands there too: nothing is rubbed out.

use crate::house::*;
use access::{Act, No};
use bed::*;
use casefile::matter::note::{
    self, Sort,
    objection::{self, Whose},
};
use casefile::matter::station::Step;
use casefile::{MatterId, PersonId};
use intake::deeds::{self, Correct, NewNote, Object};
use store::Uuid;

fn new(matter: MatterId, said: &str) -> NewNote {
    NewNote { matter, sort: Sort::Fact, text: text(said), source: text("Samtal med rektorn.") }
}

/// Elsa's matter and Bo's, both Yusuf's, with a note in Elsa's.
async fn begun(house: &House) -> (MatterId, MatterId, Uuid) {
    let concerns = vec![(aged("Elsa", 9), school_report()), (aged("Bo", 7), school_report())];
    let all = house.hears("2026-03-02T08:20:00Z", concerns).await;
    for matter in &all {
        let (m, by) = (house.at("2026-03-02T09:00:00Z"), house.permit(house.yusuf, Act::Carry, *matter).await.unwrap());
        let mut tx = house.write().await;
        access::charge::take(&mut tx, &m, &by, matter.uuid()).await.unwrap();
        tx.commit().await.unwrap();
    }
    let by = house.permit(house.yusuf, Act::Write, all[0]).await.unwrap();
    let mut tx = house.write().await;
    let m = house.at("2026-03-02T10:00:00Z");
    let first = deeds::note(&mut tx, &by, &m, new(all[0], "Mötet var i måndags.")).await.unwrap();
    tx.commit().await.unwrap();
    (all[0], all[1], first)
}

async fn corrects(house: &House, matter: MatterId, note: Uuid, said: &str) -> Result<Uuid, No> {
    let by = house.permit(house.yusuf, Act::Write, matter).await?;
    let mut tx = house.write().await;
    let call = Correct { corrects: note, new: new(matter, said) };
    let id = deeds::correct(&mut tx, &by, &house.at("2026-03-03T10:00:00Z"), call).await?;
    tx.commit().await.unwrap();
    Ok(id)
}

async fn objects(house: &House, matter: MatterId, note: Uuid, whose: Whose) -> Result<Uuid, No> {
    let by = house.permit(house.yusuf, Act::Write, matter).await?;
    let mut tx = house.write().await;
    let call = Object { matter, note, whose, text: text("Jag var inte där.") };
    let id = deeds::object(&mut tx, &by, &house.at("2026-03-04T10:00:00Z"), call).await?;
    tx.commit().await.unwrap();
    Ok(id)
}

#[tokio::test]
async fn the_first_stays_and_a_correction_is_corrected_itself() {
    for house in houses("corrected").await {
        let (elsa, bo, first) = begun(&house).await;
        let second = corrects(&house, elsa, first, "Mötet var i tisdags.").await.unwrap();
        assert_eq!(refused(corrects(&house, elsa, first, "Mötet var i onsdags.").await), "stale");
        let third = corrects(&house, elsa, second, "Mötet var i onsdags.").await.unwrap();
        assert_eq!(refused(corrects(&house, bo, third, "Mötet var i onsdags.").await), "absent");
        let all = note::all(&mut house.read().await, elsa).await.unwrap();
        let kept: Vec<_> = all.iter().map(|one| (one.text.as_str(), one.corrects)).collect();
        let expected = [
            ("Mötet var i måndags.", None),
            ("Mötet var i tisdags.", Some(first)),
            ("Mötet var i onsdags.", Some(second)),
        ];
        assert_eq!(kept, expected);
        let told = house.told("intake").await;
        let told = told.last().unwrap();
        assert_eq!(told.kind, "intake.note_corrected");
        assert!(told.body.contains(&third.to_string()) && !told.body.contains("onsdags"));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn what_somebody_says_is_wrong_stands_beside_the_note_and_goes_along_with_it() {
    for house in houses("objected").await {
        let (elsa, bo, first) = begun(&house).await;
        let child = house.person(elsa).await;
        let by_child = objects(&house, elsa, first, Whose::Party(child)).await.unwrap();
        objects(&house, elsa, first, Whose::Other("moster".into())).await.unwrap();
        let stranger: PersonId = house.person(bo).await;
        assert_eq!(refused(objects(&house, elsa, first, Whose::Party(stranger)).await), "intake-objection-no-party");
        assert_eq!(refused(objects(&house, bo, first, Whose::Party(stranger)).await), "absent");

        let all = objection::all(&mut house.read().await, elsa).await.unwrap();
        assert_eq!(all.len(), 2);
        assert!(all[0].id == by_child && all[0].whose == Whose::Party(child) && all[0].note == first);
        assert!(all[1].whose == Whose::Other("moster".into()));
        assert_eq!(
            note::one(&mut house.read().await, elsa, first).await.unwrap().unwrap().text,
            "Mötet var i måndags."
        );
        let told = house.told("intake").await;
        assert_eq!(told.last().unwrap().kind, "intake.objection_noted");
        assert!(told.iter().all(|event| !event.body.contains("moster") && !event.body.contains("inte där")));

        let (m, mut tx) = (house.at("2026-03-05T10:00:00Z"), house.write().await);
        let step = Step { at: m.at, actor: "staff:test", why: "added" };
        let copies = note::carry(&mut tx, &m, elsa, bo, step).await.unwrap();
        tx.commit().await.unwrap();
        let along = objection::all(&mut house.read().await, bo).await.unwrap();
        let along: Vec<_> = along.iter().map(|one| (one.note, one.text.as_str(), one.at)).collect();
        let copy = copies.iter().find(|(of, _)| *of == first).unwrap().1;
        assert_eq!(along, [(copy, "Jag var inte där.", all[0].at), (copy, "Jag var inte där.", all[1].at)]);
        house.is_sound().await;
    }
}
