//! The page of a person shows what its reader may read, and nothing of what they may not.

use crate::house::*;
use access::{Act, Permit};
use bed::*;
use casefile::Concern;
use casefile::matter::told::About;
use casefile::person::guarded::{self, ReachKind};
use casefile::person::{self, relation, relation::Kinship};
use law::reading::{Area, Kind, ReporterKind};

const ELSA: &str = "20160614-2386";
const SIGNE: &str = "20140302-2385";

fn said() -> Concern {
    let said = vec![
        (About::Person, text("Elsa går till mormor när det är som värst.")),
        (About::Other, text("Conny välter saker.")),
    ];
    Concern { said, ..school_report() }
}

#[tokio::test]
async fn who_carries_the_matter_reads_and_a_colleague_sees_only_that_it_is_there() {
    for house in houses("reads").await {
        let matter = house.carries(house.leila, "2026-03-02T07:20:00Z", numbered("Elsa Rosvall", ELSA), said()).await;
        let person = house.person(matter).await;
        let mut tx = house.write().await;
        let reach = text("070-174 06 31");
        guarded::keep(&mut tx, &house.at(NOW), person, ReachKind::Phone, &reach, "staff:x").await.unwrap();
        tx.commit().await.unwrap();
        let path = format!("/person/{}", person.uuid());
        let (status, page) = house.desk("leila").await.opens(&path).await;
        assert_eq!(status, 200);
        let link = format!("href=\"/arende/{}\"", matter.uuid());
        for there in
            ["Elsa Rosvall", "9 år", "14 juni 2016", "2386", "leila", "Skyddsbedömning i dag, senast måndag 2 mars"]
        {
            assert!(page.contains(there), "{there}: {page}");
        }
        assert!(
            page.contains("Elsa går till mormor") && page.contains("<span class=\"about-other\">Conny välter saker.")
        );
        assert!(page.contains(&link) && page.contains("070-174 06 31") && page.contains("20 kap. 1 § SoL"), "{page}");
        assert!(
            page.contains("data-ahead") && page.contains("<title>Personen</title>") && !page.contains("[desk"),
            "{page}"
        );

        let (status, page) = house.desk("yusuf").await.opens(&path).await;
        assert!(status == 200 && page.contains("Elsa Rosvall") && page.contains("leila bär det."), "{page}");
        for hidden in ["mormor", "Conny", "070-174", &link, "data-ahead"] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
        let shown = "select count(*) as n from access_entry where route = '/person/{id}' and shown >= 2";
        assert_eq!(house.count(shown).await, 2);
    }
}

#[tokio::test]
async fn another_matter_of_the_same_person_leaves_no_trace_on_the_page() {
    for house in houses("apart").await {
        let money = Concern::new(None, Kind::ApplicationIncomeSupport, Area::IncomeSupport, ReporterKind::Own);
        let both = vec![(Some(numbered("Elsa Rosvall", ELSA)), said())];
        let child = house.hears(house.karin, "2026-03-02T07:20:00Z", both, None).await[0];
        let person = house.person(child).await;
        let path = format!("/person/{}", person.uuid());
        let leila = house.desk("leila").await;
        let before = leila.opens(&path).await;
        let known = Some(casefile::Whom::Known(person));
        house.hears(house.karin, "2026-03-02T07:50:00Z", vec![(known, money)], None).await;
        assert_eq!(leila.opens(&path).await, before);
        let (status, page) = house.desk("petra").await.opens(&path).await;
        assert!(status == 200 && page.contains("Ansökan om ekonomiskt bistånd"), "{page}");
        for hidden in ["Oro för barn", "mormor", "Skyddsbedömning", "Conny"] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
    }
}

#[tokio::test]
async fn around_a_child_stand_the_names_that_its_reader_may_know_and_of_others_only_what_they_are() {
    for house in houses("around").await {
        let elsa = house.carries(house.leila, NOW, numbered("Elsa Rosvall", ELSA), school_report()).await;
        let brother = house.hears(house.karin, NOW, vec![(Some(nine("Ivar Rosvall")), school_report())], None).await[0];
        let (elsa, ivar) = (house.person(elsa).await, house.person(brother).await);
        let m = house.at(NOW);
        let (mother, mut tx) = (casefile::PersonId::of(m.id()), house.write().await);
        person::keep(&mut tx, &m, mother, &new_person("Annika Rosvall"), "staff:x").await.unwrap();
        for (kind, other) in [(Kinship::Sibling, ivar), (Kinship::Guardian, mother)] {
            relation::keep(&mut tx, &m, (elsa, kind, other), None, "staff:x").await.unwrap();
        }
        tx.commit().await.unwrap();
        let leila = house.desk("leila").await;
        let (_, page) = leila.opens(&format!("/person/{}", elsa.uuid())).await;
        assert!(
            page.contains("Syskon") && page.contains(&format!("<a href=\"/person/{}\"><bdi>Ivar Rosvall", ivar.uuid())),
            "{page}"
        );
        assert!(page.contains("Vårdnadshavare") && page.contains("namnet visas inte här"), "{page}");
        assert!(!page.contains("Annika") && !page.contains(&mother.uuid().to_string()), "{page}");
        assert_eq!(leila.opens(&format!("/person/{}", mother.uuid())).await.0, 404);
        // Once she is a party in a matter that Leila reads, her name stands there; she still has no page of her own.
        let known = Some(casefile::Whom::Known(elsa));
        let second = house.hears(house.karin, NOW, vec![(known, school_report())], None).await[0];
        let yusuf = house.desk("yusuf").await;
        let (_, page) = yusuf.opens(&format!("/person/{}", elsa.uuid())).await;
        assert!(
            page.contains(&format!("/arende/{}", second.uuid())) && page.contains("<li><bdi>Annika Rosvall</bdi></li>"),
            "{page}"
        );
        assert_eq!(yusuf.opens(&format!("/person/{}", mother.uuid())).await.0, 404);
    }
}

#[tokio::test]
async fn a_protected_child_opens_to_clearance_and_is_a_sentence_to_others() {
    for house in houses("guarded").await {
        let matter =
            house.hears(house.birgit, NOW, vec![(Some(protected("Signe Falk", SIGNE)), said())], None).await[0];
        let person = house.person(matter).await;
        let mut tx = house.write().await;
        let home = text("Ekvägen 1");
        guarded::keep(&mut tx, &house.at(NOW), person, ReachKind::Address, &home, "staff:x").await.unwrap();
        tx.commit().await.unwrap();
        let path = format!("/person/{}", person.uuid());
        let (status, page) = house.desk("birgit").await.opens(&path).await;
        assert!(status == 200 && page.contains("data-guard") && page.contains("Skyddade personuppgifter"), "{page}");
        assert!(page.contains("Signe Falk") && page.contains("Ekvägen 1"), "{page}");
        let (status, page) = house.desk("yusuf").await.opens(&path).await;
        assert!(status == 403 && page.contains("Uppgifterna är skyddade.") && !page.contains("Signe"), "{page}");
        assert_eq!(house.desk("petra").await.opens(&path).await.0, 404);
        // What the page shows is what a permit gives: nothing is read that the policy would refuse.
        let read = Permit::for_matter(&mut house.read().await, house.yusuf, Act::Read, matter.uuid()).await;
        assert!(read.is_err());
    }
}
