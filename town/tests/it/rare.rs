//! What happens seldom: told so that every kind of event is written once.

use crate::{
    a_family_is_handed_over::gives,
    at_a_desk::{ADDICTION, CHILD, link, registers},
    fired_twice::{decide, protect},
};
use access::{
    Act, Password, Permit, StaffId, UnitId, Who,
    charge::{self, Emergency, Reason},
    office,
    session::Secret,
};
use casefile::{
    Born, MatterId, NewPerson, PersonId, Text, matter, person,
    registration::{
        guardians::{LookedUp, guardians_are},
        take_over::{self, OldMatter, OldPerson},
    },
};
use journal::Moment;
use law::{
    Day,
    known::{Protection, Work},
    reading::{Area, Competence},
};
use std::{future::Future, pin::Pin};
use store::{Tx, Uuid};
use town::{Paper, World};

/// A family on its way to a colleague in the own unit, and kept after all.
async fn kept(page: &mut Paper) {
    registers(page, "Hon gråter.", "skolan", &[(CHILD, "Ida Berg", "8")]).await;
    let ida = link(page, "Ida Berg");
    page.open(&ida).await;
    page.send("Ta ärendet").await;
    gives(page, &ida, "Mottagningen: Johan Öberg").await;
    page.send("Lämna över").await;
    page.open(&format!("{ida}/lamna-over")).await;
    page.send("Jag behåller familjen").await;
    assert_eq!(page.status(), 200, "{}", page.text());
}

/// Something that is told to a town at work.
pub type Story = fn(World) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// Decisions of every kind, and advice that leaves nothing but a count.
pub fn judged(town: World) -> Pin<Box<dyn Future<Output = ()> + Send>> {
    Box::pin(async move {
        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        registers(&mut birgit, "Hur gör man?", "anhörig eller partner", &[("råd utan namn", "", "")]).await;
        let elsa = [(CHILD, "Elsa Öhman", "20160614-2386")];
        registers(&mut birgit, "Hon är ledsen.", "skolan", &elsa).await;
        let first = link(&birgit, "Elsa Öhman");
        birgit.open(&first).await;
        birgit.send("Ta ärendet").await;
        decide(&mut birgit, &first, "Utredning inleds").await;
        birgit.send("Skriv under beslutet").await;
        birgit.open(&format!("{first}/aterkoppling")).await;
        birgit.send("Den som anmälde frågar nu").await;
        registers(&mut birgit, "Hon är ledsen igen.", "skolan", &elsa).await;
        let second = link(&birgit, "Elsa Öhman");
        birgit.open(&second).await;
        birgit.send("Ta ärendet").await;
        protect(&mut birgit, &second).await;
        birgit.fill("Behöver barnet eller den unga skydd?", "Ja, nu");
        birgit.send("Skriv under skyddsbedömningen").await;
        birgit.open(&format!("{second}/bedomning")).await;
        birgit.fill("Vad beslutar du?", "Anmälan läggs till utredningen som pågår");
        birgit.fill("Varför?", "Det hör till det som redan utreds.");
        birgit.send("Skriv under beslutet").await;
        let lo = parked(&mut birgit).await;
        birgit.open(&format!("{lo}/berorda")).await;
        birgit.fill("Har de som berörs fått veta?", "Nej, det får vänta");
        birgit.fill("Vem fick veta, och hur? Om det får vänta: varför?", "Förhöret är flyttat.");
        birgit.fill("Om det får vänta: till vilken dag?", "2026-03-12");
        birgit.send("Spara").await;
        assert_eq!(birgit.status(), 200, "{}", birgit.text());
        registers(&mut birgit, "Han är tyst.", "skolan", &[(CHILD, "Nils Öhman", "7")]).await;
        let nils = link(&birgit, "Nils Öhman");
        birgit.open(&nils).await;
        birgit.send("Ta ärendet").await;
        protect(&mut birgit, &nils).await;
        birgit.send("Skriv under skyddsbedömningen").await;
        birgit.open(&format!("{nils}/bedomning")).await;
        birgit.fill("Vad beslutar du?", "Utredning inleds inte");
        birgit.fill("Varför?", "Det som skolan berättade har klarnat i samtal med Nils.");
        birgit.send("Skriv under beslutet").await;

        kept(&mut birgit).await;
        let mut tove = Paper::of_colleague(&town, "tove").await;
        registers(&mut tove, "Han dricker.", "anhörig eller partner", &[(ADDICTION, "Conny Lind", "45")]).await;
        let conny = link(&tove, "Conny Lind");
        tove.open(&conny).await;
        tove.send("Ta ärendet").await;
        let mut karin = Paper::of_colleague(&town, "karin").await;
        karin.open(&format!("{conny}/bedomning")).await;
        karin.fill("Vad kom ni fram till?", "Ingen utredning");
        karin.fill("Varför?", "Conny vill inte ha kontakt nu.");
        karin.send("Skriv under beslutet").await;
        assert_eq!(karin.status(), 200, "{}", karin.text());
    })
}

/// The committee wants more before it decides.
pub fn sent_back(town: World) -> Pin<Box<dyn Future<Output = ()> + Send>> {
    Box::pin(async move { crate::a_decision_is_made::sent_back(&town).await })
}

/// An investigation about Lo of which those concerned do not know yet.
pub async fn parked(page: &mut Paper) -> String {
    registers(page, "Han är rädd hemma.", "skolan", &[(CHILD, "Lo Öhman", "8")]).await;
    let lo = link(page, "Lo Öhman");
    page.open(&lo).await;
    page.send("Ta ärendet").await;
    decide(page, &lo, "Utredning inleds").await;
    page.fill("Om utredning inleds: vet de som berörs om det?", "Inte än");
    page.fill("Om inte än: varför?", "Polisen hör Lo på torsdag.");
    page.send("Skriv under beslutet").await;
    assert_eq!(page.status(), 200, "{}", page.text());
    lo
}

fn boss() -> Permit {
    Permit::ask(Who::Operator("test".into()), Act::Office).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The office changes, and somebody opens a matter in an emergency.
pub fn arranged(town: World) -> Pin<Box<dyn Future<Output = ()> + Send>> {
    Box::pin(async move {
        let mut amina = Paper::of_colleague(&town, "amina").await;
        registers(&mut amina, "Hon är ledsen.", "skolan", &[(CHILD, "Elsa Öhman", "9")]).await;
        let matter = link(&amina, "Elsa Öhman").rsplit_once('/').unwrap().1.parse().unwrap();
        let mut johan = Paper::of_colleague(&town, "johan").await;
        johan.open("/mottagningen").await;
        johan.send("Ta Elsa Öhman, 9 år").await;
        let (m, by) = (town.moment(), boss());
        let of = |login: &'static str| town.colleague(login);
        let (petra, nils, tove): (StaffId, StaffId, StaffId) = (of("petra").await, of("nils").await, of("tove").await);
        let mut tx = town.db().begin().await.unwrap();
        let glass = Permit::for_staff(&mut tx, petra, Act::Glass).await.unwrap();
        let why = Reason::parse(Emergency::Danger, "Någon ringer och barnet är ensamt ute.").unwrap();
        charge::break_glass(&mut tx, &m, &glass, matter, &why).await.unwrap();
        custody(&mut tx, &m, of("johan").await, matter).await;
        office::note_absence(&mut tx, &m, &by, tove, (day("2026-03-03"), day("2026-03-04"))).await.unwrap();
        office::drop_competence(&mut tx, &m, &by, tove, Competence::Addiction).await.unwrap();
        office::clear(&mut tx, &m, &by, petra).await.unwrap();
        office::unclear(&mut tx, &m, &by, petra).await.unwrap();
        office::end_introduction(&mut tx, &m, &by, nils).await.unwrap();
        let secret = Secret::of(&Password::parse("ett nytt långt lösenord").unwrap(), &m).unwrap();
        office::set_password(&mut tx, &m, &by, petra, secret).await.unwrap();
        office::end_engagement(&mut tx, &m, &by, nils, day("2026-03-05")).await.unwrap();
        // Johan has left, and what he carried lies with the head.
        let johan = of("johan").await;
        office::end_engagement(&mut tx, &m, &by, johan, day("2026-03-01")).await.unwrap();
        tx.commit().await.unwrap();
    })
}

/// Who has custody of the child is looked up by the one who carries the matter.
async fn custody(tx: &mut Tx, m: &Moment, carrier: StaffId, matter: Uuid) {
    let by = Permit::for_matter(tx, carrier, Act::Write, matter).await.unwrap();
    let (mother, name) = (PersonId::of(m.id()), Text::parse("Åsa Öhman", 100).unwrap());
    let (number, protection) = (None, Protection::None);
    let new = NewPerson { name, number, born: Born::Unknown, protection, language: None, interpreter: None };
    person::keep(tx, m, mother, &new, &by.actor()).await.unwrap();
    let matter = MatterId::of(matter);
    let seen = matter::one(tx, matter).await.unwrap().unwrap().version;
    let call = LookedUp { matter, seen, guardians: [mother].into() };
    guardians_are(tx, &by, m, &call).await.unwrap();
}

/// What an older system hands over.
pub fn taken_over(town: World) -> Pin<Box<dyn Future<Output = ()> + Send>> {
    Box::pin(async move {
        let (m, by) = (town.moment(), boss());
        let karin = town.colleague("karin").await;
        let mut tx = town.db().begin().await.unwrap();
        let unit: UnitId = office::intake(&mut tx).await.unwrap().unwrap();
        let name = Text::parse("Elsa Öhman", 100).unwrap();
        let (number, protection) = (None, Protection::None);
        let new = NewPerson { name, number, born: Born::Unknown, protection, language: None, interpreter: None };
        let old = OldPerson { person: new, address: Text::parse("Ekvägen 1", 100).ok() };
        let person = take_over::person(&mut tx, &by, &m, &old).await.unwrap();
        take_over::closeness(&mut tx, &by, &m, karin, person).await.unwrap();
        let old = OldMatter {
            mark: Text::parse("2025-117", 100).unwrap(),
            person,
            guardians: vec![],
            work: Work::Support,
            area: Area::Child,
            opened: day("2025-09-01"),
            closed: None,
            carrier: None,
        };
        take_over::matter(&mut tx, &by, &m, unit, &old).await.unwrap();
        tx.commit().await.unwrap();
    })
}
