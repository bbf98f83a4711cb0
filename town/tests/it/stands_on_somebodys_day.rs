//! What must be done stands on somebody's day, also when the one who was to do it cannot, and when the matter is closed.

use crate::{
    at_a_desk::{ADDICTION, CHILD, link, registers, writes},
    fired_twice::{decide, protect},
};
use access::{Act, Permit, Who, charge, office};
use casefile::{MatterId, PersonId, matter};
use law::Day;
use town::{Paper, World};

fn boss() -> Permit {
    Permit::ask(Who::Operator("boss".into()), Act::Office).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The person of the matter at that address.
async fn person_at(town: &World, address: &str) -> PersonId {
    let id = MatterId::of(address.rsplit('/').next().unwrap().parse().unwrap());
    let mut tx = town.db().snapshot().await.unwrap();
    matter::one(&mut tx, id).await.unwrap().unwrap().person.unwrap()
}

/// Why Amina cannot ring.
#[derive(Clone, Copy)]
enum Cannot {
    Away,
    Gone,
    Kin,
}

async fn cannot(town: &World, why: Cannot, address: &str) {
    let (m, amina) = (town.moment(), town.colleague("amina").await);
    let person = person_at(town, address).await;
    let mut tx = town.db().begin().await.unwrap();
    match why {
        Cannot::Away => {
            let days = (day("2026-03-02"), day("2026-03-06"));
            office::note_absence(&mut tx, &m, &boss(), amina, days).await.unwrap();
        }
        Cannot::Gone => office::end_engagement(&mut tx, &m, &boss(), amina, day("2026-03-01")).await.unwrap(),
        Cannot::Kin => charge::kin(&mut tx, &m, amina, person.uuid()).await.unwrap(),
    }
    tx.commit().await.unwrap();
}

async fn a_promise_by_amina(town: World, why: Cannot, says: &'static str) {
    let town = town.at_work().await;
    let mut amina = Paper::of_colleague(&town, "amina").await;
    writes(&mut amina, "Elsa har märken på armarna.", "skolan", &[(CHILD, "Elsa", "9")]).await;
    amina.fill("Vem ringer?", "Amina Warsame");
    amina.fill("När, senast?", "12.00");
    amina.fill("Så når vi personen utan att det märks", "Ring rektorn, inget sms.");
    amina.send("Klart, lämna över").await;
    let elsa = link(&amina, "Elsa");
    let (mut karin, mut johan) = (Paper::of_colleague(&town, "karin").await, Paper::of_colleague(&town, "johan").await);
    for page in [&mut karin, &mut johan] {
        page.open("/min-dag").await;
        page.must_not_say("Ring rektorn");
    }
    amina.open("/min-dag").await;
    amina.must_say("Ring rektorn, inget sms.");

    cannot(&town, why, &elsa).await;
    karin.open("/min-dag").await;
    karin.must_say("Ring rektorn, inget sms.");
    karin.must_say(says);
    karin.must_not_say("Du har lovat");
    johan.open("/min-dag").await;
    johan.must_not_say("Ring rektorn");
    karin.send("Gjort: En kontakt").await;
    assert_eq!((karin.status(), karin.path()), (200, "/min-dag"), "{}", karin.text());
    karin.must_not_say("Ring rektorn");
    let kept =
        town.rows().await.into_iter().filter(|(table, line)| table == "event" && line.contains("desk.promise_kept"));
    assert_eq!(kept.count(), 1);
    town.verified().await;
}

#[tokio::test]
async fn a_promise_of_one_who_is_away_is_kept_by_the_head() {
    World::both(|town| {
        a_promise_by_amina(town, Cannot::Away, "Amina Warsame har lovat att höra av sig, men är borta.")
    })
    .await;
}

#[tokio::test]
async fn a_promise_of_one_who_has_left_is_kept_by_the_head() {
    World::both(|town| {
        a_promise_by_amina(town, Cannot::Gone, "Amina Warsame har lovat att höra av sig, men arbetar inte längre här.")
    })
    .await;
}

#[tokio::test]
async fn a_promise_of_one_who_stands_too_close_is_kept_by_the_head_who_does_not_read_why() {
    World::both(|town| {
        a_promise_by_amina(town, Cannot::Kin, "Amina Warsame har lovat att höra av sig, men kan inte göra det.")
    })
    .await;
}

#[tokio::test]
async fn who_asks_after_the_end_is_answered_by_the_last_carrier_or_by_the_head() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        registers(&mut birgit, "Elsa är trött.", "skolan", &[(CHILD, "Elsa", "9")]).await;
        let elsa = link(&birgit, "Elsa");
        birgit.open(&elsa).await;
        birgit.send("Ta ärendet").await;
        protect(&mut birgit, &elsa).await;
        birgit.send("Skriv under skyddsbedömningen").await;
        decide(&mut birgit, &elsa, "Utredning inleds inte").await;
        birgit.send("Skriv under beslutet").await;
        birgit.open(&elsa).await;
        birgit.must_say("Ärendet är avslutat.");
        birgit.open("/min-dag").await;
        birgit.must_not_say("Elsa");
        birgit.open(&format!("{elsa}/aterkoppling")).await;
        birgit.send("Den som anmälde frågar nu").await;
        assert_eq!(birgit.status(), 200, "{}", birgit.text());
        birgit.open("/min-dag").await;
        birgit.must_say("Elsa, 9 år");
        birgit.must_say("Avslutat. Återkoppling väntar.");
        let mut karin = Paper::of_colleague(&town, "karin").await;
        karin.open("/min-dag").await;
        karin.must_not_say("Återkoppling väntar");

        // Birgit has left: the head answers.
        let (m, who) = (town.moment(), town.colleague("birgit").await);
        let mut tx = town.db().begin().await.unwrap();
        office::end_engagement(&mut tx, &m, &boss(), who, day("2026-03-01")).await.unwrap();
        tx.commit().await.unwrap();
        karin.open("/min-dag").await;
        karin.must_say("Avslutat. Återkoppling väntar.");
        karin.open(&format!("{elsa}/aterkoppling")).await;
        karin.fill("Har du svarat?", "Ja, jag har svarat");
        karin.fill("Hur svarade du, eller varför är det olämpligt?", "Ringde rektorn.");
        karin.send("Spara svaret").await;
        assert_eq!(karin.status(), 200, "{}", karin.text());
        karin.open("/min-dag").await;
        karin.must_not_say("Elsa");
        town.verified().await;
    })
    .await;
}

#[tokio::test]
async fn that_somebody_else_in_it_is_protected_stands_on_every_page_of_a_matter() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        let whom = [(CHILD, "Elsa", "9"), (ADDICTION, "Conny Lind", "45")];
        registers(&mut amina, "Elsa: går till mormor.\nConny: dricker.", "skolan", &whom).await;
        let elsa = link(&amina, "Elsa");
        amina.open(&elsa).await;
        amina.must_not_say("Skyddade personuppgifter");
        let mut tove = Paper::of_colleague(&town, "tove").await;
        tove.open("/mottagningen").await;
        let conny = person_at(&town, &link(&tove, "Conny Lind")).await;

        let (m, who) = (town.moment(), town.colleague("amina").await);
        let mut tx = town.db().begin().await.unwrap();
        charge::guard(&mut tx, &m, conny.uuid()).await.unwrap();
        office::clear(&mut tx, &m, &boss(), who).await.unwrap();
        tx.commit().await.unwrap();
        amina.open("/mottagningen").await;
        amina.must_say("Skyddade personuppgifter");
        amina.send("Ta Elsa, 9 år").await;
        for page in ["", "/skydd", "/anteckning", "/tillbaka", "/bedomning", "/aterkoppling"] {
            amina.open(&format!("{elsa}{page}")).await;
            amina.must_say("Skyddade personuppgifter finns i ärendet");
            amina.must_not_say("Conny Lind");
        }
        amina.open("/min-dag").await;
        amina.must_say("Elsa, 9 år");
        amina.must_say("Skyddade personuppgifter");
        // To one without clearance there is none of it.
        let mut johan = Paper::of_colleague(&town, "johan").await;
        johan.open("/mottagningen").await;
        johan.must_not_say("Elsa");
        johan.must_not_say("Skyddade");
    })
    .await;
}

#[tokio::test]
async fn each_deadline_of_a_matter_stands_on_the_day_and_is_counted() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        registers(&mut amina, "Elsa har märken på armarna.", "skolan", &[(CHILD, "Elsa", "9")]).await;
        let elsa = link(&amina, "Elsa");
        amina.send("Ta Elsa, 9 år").await;
        amina.open("/min-dag").await;
        amina.must_say("En skyddsbedömning ska göras i dag.");
        amina.must_say("Beslut om att inleda 14 dagar kvar");
        protect(&mut amina, &elsa).await;
        amina.send("Skriv under skyddsbedömningen").await;
        decide(&mut amina, &elsa, "Utredning inleds").await;
        amina.fill("Om utredning inleds: vet de som berörs om det?", "Inte än");
        amina.fill("Om inte än: varför?", "Polisen hör Elsa i kväll.");
        amina.send("Skriv under beslutet").await;
        amina.open("/min-dag").await;
        amina.must_say("En frist går ut i dag.");
        amina.open(&format!("{elsa}/aterkoppling")).await;
        amina.send("Den som anmälde frågar nu").await;

        amina.open("/min-dag").await;
        amina.must_say("Två frister går ut i dag.");
        amina.must_say("De som berörs får veta i dag");
        amina.must_say("Svar till den som anmälde i dag");
        amina.must_say("Utredningen klar");
        assert_eq!(amina.links().iter().filter(|(_, to)| *to == elsa).count(), 3, "{}", amina.text());

        // What is done leaves the day, and what is left stays.
        amina.open(&format!("{elsa}/aterkoppling")).await;
        amina.fill("Har du svarat?", "Ja, jag har svarat");
        amina.fill("Hur svarade du, eller varför är det olämpligt?", "Ringde rektorn.");
        amina.send("Spara svaret").await;
        amina.open("/min-dag").await;
        amina.must_say("En frist går ut i dag.");
        amina.must_say("De som berörs får veta i dag");
        amina.must_not_say("Svar till den som anmälde");

        // A deadline beside a protective assessment is another one, and nobody else's day says any of it.
        registers(&mut amina, "Hugo sover dåligt.", "skolan", &[(CHILD, "Hugo", "7")]).await;
        amina.send("Ta Hugo, 7 år").await;
        amina.open("/min-dag").await;
        amina.must_say("En skyddsbedömning ska göras i dag. En annan frist går ut i dag.");
        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        birgit.open("/min-dag").await;
        birgit.must_not_say("i dag.");
        birgit.must_not_say("Elsa");
        town.verified().await;
    })
    .await;
}
