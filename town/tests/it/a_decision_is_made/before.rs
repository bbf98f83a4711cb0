//! What there is before a decision: the parents, and a child's matter with an investigation.

use crate::{
    a_family_is_handed_over::gives,
    at_a_desk::{CHILD, link, registers},
    fired_twice::{decide, protect},
};
use access::{Act, Permit};
use casefile::matter;
use casefile::person;
use casefile::registration::guardians::{LookedUp, guardians_are};
use casefile::{Born, MatterId, NewPerson, PersonId, Text};
use law::{PersonalNumber, known::Protection};
use town::{Paper, World};

/// The mother and the father of the sisters.
pub async fn parents(town: &World) -> [PersonId; 2] {
    let m = town.moment();
    let mut tx = town.db().begin().await.unwrap();
    let mut all = Vec::new();
    for (name, number) in [("Åsa Öhman", "19841015-2386"), ("Per Öhman", "19820307-9812")] {
        let (id, name) = (PersonId::of(m.id()), Text::parse(name, 100).unwrap());
        let (number, protection) = (Some(PersonalNumber::from_stored(number).unwrap()), Protection::None);
        let new = NewPerson { name, number, born: Born::Unknown, protection, language: None, interpreter: None };
        person::keep(&mut tx, &m, id, &new, "staff:test").await.unwrap();
        all.push(id);
    }
    tx.commit().await.unwrap();
    all.try_into().unwrap()
}

/// A child's matter with an investigation, which Omar carries, and whose guardians have been looked up.
pub async fn investigated(
    town: &World,
    (name, number): (&str, &str),
    parents: impl IntoIterator<Item = PersonId>,
) -> String {
    let mut amina = Paper::of_colleague(town, "amina").await;
    registers(&mut amina, "Hon är ensam hemma om kvällarna.", "skolan", &[(CHILD, name, number)]).await;
    let matter = link(&amina, name);
    amina.open(&matter).await;
    amina.send("Ta ärendet").await;
    protect(&mut amina, &matter).await;
    amina.send("Skriv under skyddsbedömningen").await;
    decide(&mut amina, &matter, "Utredning inleds").await;
    amina.send("Skriv under beslutet").await;
    gives(&mut amina, &matter, "Utredning barn: Omar Haddad").await;
    amina.send("Lämna över").await;
    let mut omar = Paper::of_colleague(town, "omar").await;
    omar.open(&format!("{matter}/ta-emot")).await;
    omar.fill("När hör familjen av er nästa gång, senast?", "2026-03-05");
    omar.send("Ta emot").await;
    assert_eq!((omar.status(), omar.path()), (200, matter.as_str()), "{}", omar.text());

    let (m, id, omar) = (town.moment(), matter.rsplit_once('/').unwrap().1, town.colleague("omar").await);
    let mut tx = town.db().begin().await.unwrap();
    let matter_id = MatterId::of(id.parse().unwrap());
    let by = Permit::for_matter(&mut tx, omar, Act::Write, matter_id.uuid()).await.unwrap();
    let seen = matter::one(&mut tx, matter_id).await.unwrap().unwrap().version;
    let call = LookedUp { matter: matter_id, seen, guardians: parents.into_iter().collect() };
    guardians_are(&mut tx, &by, &m, &call).await.unwrap();
    tx.commit().await.unwrap();
    matter
}
