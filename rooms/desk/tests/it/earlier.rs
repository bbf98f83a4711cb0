//! What was before is read by whoever carries what is new about the same person in the same area, and by nobody else.

use crate::house::*;
use access::{Act, Permit};
use bed::*;
use casefile::matter::closing::{self, Words};
use casefile::{Concern, MatterId, Whom, matter::note};
use law::reading::{Area, Kind, ReporterKind};

const ELSA: &str = "20160614-2386";

async fn closed(house: &House, who: access::StaffId, matter: MatterId, became: &str) {
    let m = house.at(NOW);
    let mut tx = house.write().await;
    let by = Permit::for_matter(&mut tx, who, Act::Write, matter.uuid()).await.unwrap();
    let words = Words { done: text("Samtal."), became: text(became), again: text("Ring."), unfollowed: None };
    closing::leave(&mut tx, &m, &by, matter, ("closed", Some(&words))).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn another_area_and_who_carries_nothing_new_learn_nothing_of_it() {
    for house in houses("earlier").await {
        let money = || Concern::new(None, Kind::ApplicationIncomeSupport, Area::IncomeSupport, ReporterKind::Own);
        let at = "2026-02-02T07:20:00Z";
        let old = house.carries(house.leila, at, numbered("Elsa Rosvall", ELSA), school_report()).await;
        let person = house.person(old).await;
        let rent = house.carries(house.petra, at, Whom::Known(person), money()).await;
        closed(&house, house.leila, old, "Elsa sover gott.").await;
        closed(&house, house.petra, rent, "Hyran är betald.").await;
        let new = house.carries(house.yusuf, NOW, Whom::Known(person), school_report()).await;
        let path = format!("/arende/{}/tidigare", new.uuid());

        let yusuf = house.desk("yusuf").await;
        let (status, page) = yusuf.opens(&path).await;
        assert!(status == 200 && page.contains("Elsa sover gott.") && page.contains("leila hade ärendet."), "{page}");
        assert!(!page.contains("Hyran") && !page.contains(&rent.uuid().to_string()), "{page}");
        let shown = "select count(*) as n from access_entry where route = '/arende/{id}/tidigare' and shown >= 3";
        assert_eq!(house.count(shown).await, 1, "the new one, the old one and the person");
        for other in ["leila", "petra", "karin"] {
            let (status, page) = house.desk(other).await.opens(&path).await;
            assert!(status != 200 && !page.contains("sover gott"), "{other}: {status}");
        }

        // One thing is brought along, once; what is another's is not there.
        let (old, rent) = (old.uuid().to_string(), rent.uuid().to_string());
        let (status, to) = yusuf.sends(&path, &[("from", &old), ("thing", "closing")]).await;
        assert_eq!((status, to.as_str()), (303, path.as_str()));
        let (status, page) = yusuf.sends(&path, &[("from", &old), ("thing", "closing")]).await;
        assert!(status == 422 && page.contains("Det finns redan bland anteckningarna."), "{status} {page}");
        for fields in [[("from", rent.as_str()), ("thing", "closing")], [("from", &old), ("thing", "closed")]] {
            assert_eq!(yusuf.sends(&path, &fields).await.0, 404, "{fields:?}");
        }
        let notes = note::all(&mut house.read().await, new).await.unwrap();
        assert_eq!(notes.len(), 1);
        assert!(notes[0].text.ends_with("Elsa sover gott.") && notes[0].source.contains("leila, måndag 2 mars 2026"));
        let told = house.told("desk").await;
        assert!(told.len() == 1 && told[0].body.contains(&old) && !told[0].body.contains("sover"));
        house.is_sound().await;
    }
}
