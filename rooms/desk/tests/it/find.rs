//! The search finds those whom the searcher may know of, and says the same of everybody else.

use crate::house::*;
use access::{Act, Permit, charge};
use bed::*;

const ELSA: &str = "20160614-2386";
const SIGNE: &str = "20140302-2385";

#[tokio::test]
async fn elsa_is_found_by_a_word_of_her_name_by_her_number_and_by_the_address_of_her_matter() {
    for house in houses("found").await {
        let matter =
            house.hears(house.karin, NOW, vec![(Some(numbered("Elsa Rosvall", ELSA)), school_report())], None).await[0];
        let (leila, person) = (house.desk("leila").await, house.person(matter).await.uuid());
        for typed in
            ["els", "Rosvall", "ELSA ros", ELSA, "160614-2386", &format!("https://x.example/arende/{}", matter.uuid())]
        {
            let (status, page) = leila.sends("/sok", &[("q", typed)]).await;
            assert!(
                status == 200 && page.contains(&format!("/person/{person}")) && page.contains("En träff"),
                "{typed}: {page}"
            );
            assert!(page.contains("Elsa Rosvall") && page.contains("9 år") && !page.contains("[desk"), "{page}");
        }
        for (typed, says) in [("", "Skriv ett namn"), ("20160614-2387", "Personnumret stämmer inte.")] {
            let (status, page) = leila.sends("/sok", &[("q", typed)]).await;
            assert!(status == 200 && page.contains(says) && page.contains("aria-invalid"), "{page}");
        }
        // What is searched for is not kept: neither in the journal, nor as a text on its way.
        assert_eq!(house.count("select count(*) as n from draft").await, 0);
        assert!(!leila.opens("/sok").await.1.contains(ELSA));
        let shown =
            "select count(*) as n from access_entry where act = 'house.search' and shown > 0 and outcome = 'shown'";
        assert_eq!(house.count(shown).await, 6);
    }
}

#[tokio::test]
async fn nobody_and_nobody_you_may_know_of_are_one_page() {
    for house in houses("alike").await {
        let elsa =
            house.hears(house.karin, NOW, vec![(Some(numbered("Elsa Rosvall", ELSA)), school_report())], None).await[0];
        let kin = house.hears(house.karin, NOW, vec![(Some(nine("Nora Haddad")), school_report())], None).await[0];
        house.is_kin(house.leila, house.person(kin).await).await;
        let (petra, leila) = (house.desk("petra").await, house.desk("leila").await);
        let nobody = petra.seeks("Ingen Alls").await;
        assert!(nobody.0 == 200 && nobody.1.contains("Ingen träff."), "{}", nobody.1);
        for typed in
            ["Elsa Rosvall", ELSA, "20110102-2398", &elsa.uuid().to_string(), "0199a1b2-0000-7000-8000-00000000a15a"]
        {
            assert_eq!(petra.seeks(typed).await, nobody, "{typed}");
        }
        assert_eq!(leila.seeks("Nora Haddad").await, leila.seeks("Ingen Alls").await);
        let hidden =
            [house.person(elsa).await.uuid(), elsa.uuid(), "0199a1b2-0000-7000-8000-00000000a15a".parse().unwrap()];
        for id in hidden {
            assert_eq!(
                petra.opens(&format!("/person/{id}")).await,
                petra.opens(&format!("/person/{}", hidden[2])).await
            );
        }
    }
}

#[tokio::test]
async fn a_protected_child_is_nobody_to_who_is_not_cleared_and_every_answer_says_whom_to_ask() {
    for house in houses("veiled").await {
        let matter = house
            .hears(house.birgit, NOW, vec![(Some(protected("Signe Falk", SIGNE)), school_report())], None)
            .await[0];
        let (yusuf, petra, birgit) = (house.desk("yusuf").await, house.desk("petra").await, house.desk("birgit").await);
        let nobody = yusuf.seeks("Ingen Alls").await;
        for typed in ["signe falk", SIGNE, &matter.uuid().to_string(), "s", "Signe", "Signe Fal", "Falk"] {
            assert_eq!(yusuf.seeks(typed).await, nobody, "{typed}");
            assert_eq!(petra.seeks(typed).await, petra.seeks("Ingen Alls").await, "{typed}");
        }
        for typed in ["signe falk", SIGNE, &matter.uuid().to_string()] {
            let found = birgit.seeks(typed).await.1;
            assert!(found.contains("/person/") && found.contains(ASK), "{typed}: {found}");
        }
        assert!(nobody.0 == 200 && nobody.1.contains(ASK), "{}", nobody.1);
        // The log says the same of both too: what was shown, and nothing of what was not.
        let shown = "select count(*) as n from access_entry where act = 'house.search' and outcome <> 'shown'";
        assert_eq!(house.count(shown).await, 0);
    }
}

const ASK: &str = "Finns personen men du får inte se den, fråga din chef.";

#[tokio::test]
async fn those_whom_one_may_not_know_of_take_no_place_from_the_others() {
    for house in houses("many").await {
        let hidden = (0..25).map(|_| {
            (
                Some(nine("Alva Ahl")),
                casefile::Concern::new(
                    None,
                    law::reading::Kind::AdultAddiction,
                    law::reading::Area::Addiction,
                    law::reading::ReporterKind::Relative,
                ),
            )
        });
        house.hears(house.karin, NOW, hidden.collect(), None).await;
        let seen = (0..FOUND_AND_ONE).map(|_| (Some(nine("Alva Öst")), school_report()));
        house.hears(house.karin, NOW, seen.collect(), None).await;
        let (_, page) = house.desk("leila").await.sends("/sok", &[("q", "Alva")]).await;
        assert_eq!((page.matches("Alva Öst").count(), page.contains("Alva Ahl")), (50, false), "{page}");
        assert!(page.contains("Det finns fler än 50."), "{page}");
    }
}

const FOUND_AND_ONE: usize = casefile::matter::reader::FOUND + 1;

#[tokio::test]
async fn a_closed_matter_is_found_by_the_one_who_had_it_and_by_no_colleague() {
    for house in houses("closed").await {
        let matter = house.carries(house.leila, "2026-02-12T07:20:00Z", nine("Marco"), school_report()).await;
        let mut tx = house.write().await;
        let by = Permit::for_matter(&mut tx, house.leila, Act::Write, matter.uuid()).await.unwrap();
        charge::close(&mut tx, &house.at(NOW), &by, matter.uuid()).await.unwrap();
        tx.commit().await.unwrap();
        let (leila, yusuf) = (house.desk("leila").await, house.desk("yusuf").await);
        assert!(leila.seeks("marco").await.1.contains("Inget öppet ärende hos dig"));
        assert_eq!(yusuf.seeks("marco").await, yusuf.seeks("ingen").await);
        let (status, page) = leila.opens(&format!("/person/{}", house.person(matter).await.uuid())).await;
        assert!(
            status == 200 && page.contains("avslutat 2 mars") && !leila.opens("/min-dag").await.1.contains("Marco"),
            "{page}"
        );
    }
}
