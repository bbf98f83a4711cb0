//! Somebody looks up who has custody of a child: whoever could have had it until then no longer closes the child's file.

use crate::house::*;
use access::{Act, No, Permit};
use bed::*;
use casefile::matter::{
    self,
    party::{self, Role},
};
use casefile::registration::guardians::{LookedUp, NO_CHILD, guardians_are};
use casefile::*;
use law::known::Protection;
use law::reading::{Area, Competence, Kind, ReporterKind};
use std::collections::BTreeSet;

/// The school tells of Stina and, in the same call, of Lena and Kjell: which of them she lives with nobody has looked up.
fn stina_between_two(id: u128, hidden: &str) -> Registration {
    let mut about = Concerns::none();
    let stina = about.person(aged("Stina", 9));
    about.concern(concern(Some(stina), Kind::ChildConcern, Area::Child, ReporterKind::School));
    for name in ["Lena", "Kjell"] {
        let born = person::Born::Stated { years: 41, on: day("2026-03-02") };
        let protection = if name == hidden { Protection::Registration } else { Protection::None };
        let one = about.person(Whom::New(NewPerson { born, protection, ..somebody(name) }));
        about.concern(concern(Some(one), Kind::Violence, Area::Violence, ReporterKind::School));
    }
    Registration { about, ..call(id, Reporter::Named(ReporterKind::School, text("Rektorn")), "Stina, Lena och Kjell") }
}

async fn looks_up(house: &House, at: &str, matter: MatterId, guardians: BTreeSet<PersonId>) -> Result<(), No> {
    let mut tx = house.write().await;
    let by = Permit::for_matter(&mut tx, house.birgitta, Act::Write, matter.uuid()).await?;
    let seen = matter::one(&mut tx, matter).await?.unwrap().version;
    guardians_are(&mut tx, &by, &house.at(at), &LookedUp { matter, seen, guardians }).await?;
    Ok(tx.commit().await?)
}

#[tokio::test]
async fn the_shield_falls_for_the_one_who_turns_out_not_to_have_custody() {
    for house in houses("custody").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let leila = house.hires("leila", Competence::ALL).await;
        for (n, hidden, open) in [(1, "Kjell", true), (2, "Lena", false)] {
            let done = house.registers(&m, &stina_between_two(n, hidden)).await.unwrap();
            let all: Vec<(MatterId, PersonId)> = done.matters().map(|(id, person)| (id, person.unwrap())).collect();
            let [(stina, _), (_, lena), (kjells, kjell)] = all[..] else { panic!("three matters") };
            assert!(!house.may(leila, Act::Read, stina).await, "either may have custody");
            looks_up(&house, "2026-03-03T09:00:00Z", stina, [lena].into()).await.unwrap();
            assert_eq!(house.may(leila, Act::Read, stina).await, open, "{hidden}");
            assert_eq!(house.may(leila, Act::Read, kjells).await, hidden != "Kjell", "his own file stays as it was");
            let mut tx = house.read().await;
            let parties = party::all(&mut tx, stina).await.unwrap();
            let roles: Vec<_> = parties.iter().filter(|one| one.role != Role::Person).collect();
            assert!(matches!(roles[..], [one] if one.role == Role::Guardian && one.person == Some(lena)), "{roles:?}");
            drop(tx);
            let told = house.bodies().await.pop().unwrap();
            let fell = told.split("\"fell\":[").nth(1).unwrap().split(']').next().unwrap();
            assert!(fell.contains(&kjell.uuid().to_string()), "whether he is protected is not told: {told}");

            // Looked up again, it is the other: her shield falls and his is up, where they have one.
            looks_up(&house, "2026-03-04T09:00:00Z", stina, [kjell].into()).await.unwrap();
            assert_eq!(house.may(leila, Act::Read, stina).await, hidden != "Kjell", "{hidden}");
        }
        assert_eq!(house.events().await.iter().filter(|kind| *kind == "person.guardians_looked_up").count(), 4);
        house.is_sound().await;
    }
}

#[tokio::test]
async fn there_is_no_custody_to_look_up_of_a_grown_person() {
    for house in houses("no_custody").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let done = house.registers(&m, &stina_between_two(1, "")).await.unwrap();
        let lenas = done.matters().nth(1).unwrap().0;
        let no = looks_up(&house, "2026-03-03T09:00:00Z", lenas, BTreeSet::new()).await.unwrap_err();
        assert!(matches!(no, No::Refusal(refusal) if refusal == NO_CHILD));
        assert_eq!(house.events().await, ["contact.registered"]);
    }
}
