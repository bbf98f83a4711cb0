//! One contact, many persons: each gets a matter, clocks, parties and words of their own.

use crate::house::*;
use bed::*;
use casefile::matter::{self, clock, party, promise, queue, told};
use casefile::person::relation::{self, Kinship};
use casefile::*;
use law::ClockKind;
use law::reading::{Area, Asked, Competence, DocumentedIn, Feedback, Kind, Opens, ReporterKind};

fn rent_partner_and_stina() -> Registration {
    let mut about = Concerns::none();
    let lena = about.person(numbered("Lena Dahl", "19840505-2385"));
    let (stina, kjell) = (about.person(aged("Stina", 9)), about.person(aged("Kjell Berg", 45)));
    guardian_of(&mut about, stina, lena);
    about.relate(lena, Kinship::Partner, kjell);
    let rent = concern(Some(lena), Kind::ApplicationIncomeSupport, Area::IncomeSupport, ReporterKind::Own);
    about.concern(Concern { said: vec![said("Kan inte betala för mars.")], ..rent });
    let child = concern(Some(stina), Kind::ChildConcern, Area::Child, ReporterKind::Guardian);
    about.concern(Concern { said: vec![said("Bor hos en granne.")], ..child });
    about.concern(concern(Some(kjell), Kind::AdultAddiction, Area::Addiction, ReporterKind::Relative));
    let promise = promise::NewPromise {
        to: Some(text("Lena")),
        what: text("Ring före lunch, skicka inget"),
        by_whom: text("mottagningen"),
        due: ts("2026-03-02T12:00:00Z"),
    };
    let reporter = Reporter::Named(ReporterKind::Own, text("Lena Dahl"));
    Registration { about, promise: Some(promise), ..call(1, reporter, "Hyran, sambon och Stina") }
}

#[tokio::test]
async fn the_rent_the_partner_and_the_nine_year_old() {
    for house in houses("rent").await {
        let m = house.at("2026-03-02T07:40:00Z");
        let done = house.registers(&m, &rent_partner_and_stina()).await.unwrap();
        assert_eq!(house.events().await, ["contact.registered"]);
        let matters: Vec<MatterId> = done.matters().map(|(id, _)| id).collect();
        assert_eq!((matters.len(), house.count("person").await), (3, 3));
        let mut tx = house.read().await;
        let mut all = vec![];
        for id in &matters {
            all.push(matter::one(&mut tx, *id).await.unwrap().unwrap());
        }
        let opens: Vec<_> = all.iter().map(|m| (m.opens, m.documented_in)).collect();
        assert_eq!(
            opens,
            [
                (Opens::AtOnce, DocumentedIn::CaseFile),
                (Opens::Assess, DocumentedIn::ChildFile),
                (Opens::ContactFirst, DocumentedIn::Register18To20Adult)
            ]
        );
        let kinds = |clocks: Vec<clock::Kept>| clocks.iter().map(|k| (k.clock.kind, k.clock.due)).collect::<Vec<_>>();
        let of_stina = clock::all(&mut tx, matters[1]).await.unwrap();
        assert_eq!(of_stina[1].clock.rule.id, "INT-3");
        assert_eq!(
            kinds(of_stina),
            [(ClockKind::Protective, day("2026-03-02")), (ClockKind::Preliminary, day("2026-03-16"))]
        );
        assert!(clock::all(&mut tx, matters[0]).await.unwrap().is_empty());
        let parties = party::all(&mut tx, matters[1]).await.unwrap();
        let roles: Vec<_> = parties.iter().map(|p| (p.role, p.person)).collect();
        assert_eq!(roles, [(party::Role::Person, all[1].person), (party::Role::Guardian, all[0].person)]);
        let words = |told: Vec<told::Told>| told.into_iter().map(|t| (t.text, t.by_name)).collect::<Vec<_>>();
        let of_rent = words(told::all(&mut tx, matters[0]).await.unwrap());
        assert_eq!(of_rent, [("Kan inte betala för mars.".to_owned(), Some("Lena Dahl".to_owned()))]);
        assert_eq!(words(told::all(&mut tx, matters[2]).await.unwrap()), []);
        let promises = promise::all(&mut tx, done.contact.unwrap()).await.unwrap();
        assert_eq!((promises.len(), promises[0].due), (1, ts("2026-03-02T12:00:00Z")));
        drop(tx);
        house.is_sound().await;
    }
}

#[tokio::test]
async fn the_queue_keeps_rows_of_one_contact_together_and_shows_only_what_may_be_seen() {
    for house in houses("queue").await {
        let m = house.at("2026-03-02T07:40:00Z");
        let done = house.registers(&m, &rent_partner_and_stina()).await.unwrap();
        house.registers(&m, &school_rings(2, aged("Marco", 4))).await.unwrap();
        let birgitta = house.birgitta.0;
        let petra = house.hires("petra", &[Competence::Economy]).await;
        let mut tx = house.read().await;
        let hers: Vec<_> = queue::queue(&mut tx, petra.0).await.unwrap().into_iter().map(|row| row.kind).collect();
        assert_eq!(hers, [Kind::ApplicationIncomeSupport], "and not that there are others");
        let rows = queue::queue(&mut tx, birgitta).await.unwrap();
        assert_eq!(rows.len(), 4);
        let contacts: Vec<_> = rows.iter().map(|row| row.contact).collect();
        let of_first = contacts.iter().filter(|contact| **contact == done.contact).count();
        let mut runs = contacts.clone();
        runs.dedup();
        assert_eq!((of_first, runs.len()), (3, 2), "rows of one contact stand together");
        let stina = rows.iter().find(|r| r.person.as_ref().is_some_and(|p| p.name == "Stina")).unwrap();
        assert_eq!(stina.person.as_ref().unwrap().age(day("2026-03-02")), Some(9));
        let due = stina.due.as_ref().unwrap();
        assert_eq!((due.kind, due.due, due.latest), (ClockKind::Protective, day("2026-03-02"), None));
        assert_eq!(stina.station, matter::station::StationKind::Intake);
        let of_stina = queue::of_person(&mut tx, birgitta, stina.person.as_ref().unwrap().id).await.unwrap();
        assert_eq!(of_stina.iter().map(|now| now.id).collect::<Vec<_>>(), [stina.id]);
    }
}

#[tokio::test]
async fn three_siblings_with_two_fathers_and_one_without_a_number() {
    for house in houses("siblings").await {
        let mut about = Concerns::none();
        let ebba = about.person(numbered("Ebba Lind", "20160614-2386"));
        let nils = about.person(numbered("Nils Lind", "20180909-2396"));
        let marco = about.person(aged("Marco", 4));
        let [karolina, johan, paolo] =
            ["Karolina", "Johan", "Paolo"].map(|name| about.person(Whom::New(somebody(name))));
        for (child, father) in [(ebba, johan), (nils, johan), (marco, paolo)] {
            guardian_of(&mut about, child, karolina);
            guardian_of(&mut about, child, father);
            let read = concern(Some(child), Kind::ChildConcern, Area::Child, ReporterKind::School);
            about.concern(Concern { asked: Asked::Yes, ..read });
        }
        let letter = Registration {
            about,
            asked: Asked::Yes,
            ..call(1, Reporter::Named(ReporterKind::School, text("Berit, rektor")), "Tre syskon")
        };
        let done = house.registers(&house.at("2026-03-02T09:00:00Z"), &letter).await.unwrap();
        let mut tx = house.read().await;
        let mut fathers = vec![];
        for (id, child) in done.matters() {
            let matter = matter::one(&mut tx, id).await.unwrap().unwrap();
            assert_eq!((matter.feedback, matter.duty_19_1), (Feedback::Requested, true));
            let due: Vec<_> = clock::all(&mut tx, id).await.unwrap().iter().map(|k| k.clock.due.to_string()).collect();
            assert_eq!(due, ["2026-03-02", "2026-03-16", "2026-03-23"]);
            let child = person::one(&mut tx, child.unwrap()).await.unwrap().unwrap();
            let guardians: Vec<_> = party::all(&mut tx, id).await.unwrap().iter().filter_map(|p| p.person).collect();
            let mut names = vec![];
            for guardian in &guardians[1..] {
                names.push(person::one(&mut tx, *guardian).await.unwrap().unwrap().name);
            }
            names.sort();
            fathers.push((child.name, child.number.is_some(), names.join(" ")));
        }
        let want = [
            ("Ebba Lind", true, "Johan Karolina"),
            ("Nils Lind", true, "Johan Karolina"),
            ("Marco", false, "Karolina Paolo"),
        ];
        assert_eq!(fathers, want.map(|(name, has, who)| (name.to_owned(), has, who.to_owned())));
        let marco = done.matters().nth(2).unwrap().1.unwrap();
        let around = relation::all(&mut tx, marco).await.unwrap();
        assert!(around.iter().all(|r| r.kind == Kinship::Guardian) && around.len() == 2);
        drop(tx);
        house.is_sound().await;
    }
}
