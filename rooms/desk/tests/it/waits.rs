//! What waits at the intake: nothing is left out without a word, and what is most urgent is never left out.

use crate::house::*;
use access::office::UnitKind;
use bed::*;
use casefile::Concern;
use casefile::matter::{
    self,
    queue::{CONTACTS, MATTERS, Size, queue, size},
    station::{self, StationKind},
};
use law::known::Protection;
use law::reading::{Acute, Area, Kind, ReporterKind};
use store::{Stmt, args};

#[tokio::test]
async fn of_more_than_can_be_shown_the_most_urgent_are_and_the_page_says_how_many_there_are() {
    for house in houses("cut").await {
        let many = (0..MATTERS).map(|_| (None, school_report())).collect();
        house.hears(house.karin, "2026-03-02T07:20:00Z", many, None).await;
        let (status, page) = house.desk("leila").await.opens("/mottagningen").await;
        assert!(status == 200 && !page.contains("Visar"), "all of them are there");
        let acute = Concern { acute: Acute::Yes, ..school_report() };
        house.hears(house.karin, "2026-03-02T07:40:00Z", vec![(Some(nine("Vera")), acute)], None).await;
        let (_, page) = house.desk("leila").await.opens("/mottagningen").await;
        let all = MATTERS + 1;
        assert!(page.contains(&format!("Visar {MATTERS} av {all} ärenden.")), "not said");
        assert!(page.contains("Vera"), "the one that came last and cannot wait is left out");
        assert!(page.contains(&format!("<b>{all}</b>")), "the whole queue is counted");
        // Who may see none of them is told of none.
        let (_, petra) = house.desk("petra").await.opens("/mottagningen").await;
        assert!(!petra.contains("Visar") && !petra.contains("Vera") && !petra.contains(&all.to_string()));
        assert!(petra.contains("Inget väntar på dig här.") && !petra.contains("i kön"), "{petra}");
    }
}

#[tokio::test]
async fn both_ways_of_counting_what_waits_agree() {
    for house in houses("counted").await {
        house.carries(house.leila, "2026-02-12T07:20:00Z", nine("Marco"), school_report()).await;
        let two = vec![(Some(nine("Elsa")), school_report()), (Some(nine("Nils")), school_report())];
        house.hears(house.karin, "2026-03-02T07:20:00Z", two, None).await;
        let (mut tx, today) = (house.read().await, day("2026-03-02"));
        let listed = Size::of(&queue(&mut tx, house.leila.0).await.unwrap(), today);
        assert_eq!(listed, Size { all: 3, protective: 3, untaken: 2, late: 1 });
        assert_eq!(size(&mut tx, house.leila.0, today).await.unwrap(), listed);
        assert_eq!(size(&mut tx, house.petra.0, today).await.unwrap().all, 0);
    }
}

#[tokio::test]
async fn contacts_that_nobody_has_made_matters_of_are_counted_too() {
    for house in houses("halves").await {
        for _ in 0..=CONTACTS {
            house.hears(house.leila, "2026-03-02T07:20:00Z", vec![], None).await;
        }
        let (_, page) = house.desk("yusuf").await.opens("/mottagningen").await;
        let all = CONTACTS + 1;
        assert!(page.contains(&format!("Visar {CONTACTS} av {all} kontakter som inte är klara.")), "not said");
        assert!(page.contains(&format!("<b>{all}</b>")));
        // Whoever took a later one has it on their own day, however many others wait.
        house.hears(house.yusuf, "2026-03-02T08:20:00Z", vec![], None).await;
        assert!(house.desk("yusuf").await.opens("/min-dag").await.1.contains("Halvregistrerat."));
    }
}

#[tokio::test]
async fn a_row_says_that_somebody_in_the_contact_is_protected_and_not_who() {
    for house in houses("guarded").await {
        let mother = Concern::new(None, Kind::Violence, Area::Violence, ReporterKind::School);
        let grown =
            casefile::NewPerson { born: grown_up(), protection: Protection::Marking, ..new_person("Signe Falk") };
        let family = vec![(Some(nine("Elsa")), school_report()), (Some(casefile::Whom::New(grown)), mother)];
        let elsa = house.hears(house.birgit, "2026-03-02T07:20:00Z", family, None).await[0];
        house.hears(house.birgit, "2026-03-02T07:30:00Z", vec![(Some(nine("Nils")), school_report())], None).await;
        let birgit = house.desk("birgit").await;
        let (_, page) = birgit.opens("/mottagningen").await;
        assert_eq!(page.matches("Skyddade personuppgifter").count(), 1, "{page}");
        let (before, after) = page.split_once("Skyddade personuppgifter").unwrap();
        assert!(before.contains("Elsa") && after.contains("Nils") && !page.contains("Signe"), "{page}");
        house.takes(house.birgit, elsa).await;
        let (_, page) = birgit.opens("/min-dag").await;
        assert!(
            page.contains("Elsa") && page.contains("Skyddade personuppgifter") && !page.contains("Signe"),
            "{page}"
        );
        let (_, leila) = house.desk("leila").await.opens("/mottagningen").await;
        assert!(!leila.contains("Elsa") && !leila.contains("Skyddade") && leila.contains("Nils"), "{leila}");
    }
}

#[tokio::test]
async fn what_a_unit_that_gives_support_hears_lies_with_the_intake() {
    for house in houses("resource").await {
        house.unit_of("rut", UnitKind::Resource).await;
        let ulla = house.unit_of("ulla", UnitKind::Authority).await;
        let fields = [
            ("text", "Elsa är rädd."),
            ("channel", "phone"),
            ("teller", "school"),
            ("kind1", "child_concern"),
            ("name1", "Elsa"),
            ("who1", "9"),
        ];
        let rut = house.desk("rut").await;
        let (status, receipt) = rut.sends("/registrera", &fields).await;
        assert!(status == 303 && receipt.starts_with("/mottagningen?klart="), "{receipt}");
        // She sees none of it from now on, and is told only what she wrote herself.
        let (_, page) = rut.opens(&receipt).await;
        assert!(page.contains("Ett ärende ligger hos kollegor") && !page.contains("Elsa"), "{page}");
        let (_, leila) = house.desk("leila").await.opens("/mottagningen").await;
        assert!(leila.contains("Elsa"), "{leila}");
        assert!(!house.desk("rut").await.opens("/mottagningen").await.1.contains("Elsa"));
        assert_eq!(house.desk("ulla").await.sends("/registrera", &fields).await.0, 303);
        let sql = "select u.name, h.matter_id, e.unit = h.unit_id as told, t.staff_id from charge h
            join unit u on u.id = h.unit_id join tie t on t.matter_id = h.matter_id and t.kind = 'head'
            join event e on e.matter = h.matter_id and e.kind = 'contact.registered' order by u.name";
        let rows = house.read().await.rows(Stmt::both(sql), args![]).await.unwrap();
        let lies: Vec<(String, bool)> =
            rows.iter().map(|row| (row.get("name").unwrap(), row.get("told").unwrap())).collect();
        assert_eq!(lies, [("Mottagningen".to_owned(), true), ("ullas enhet".to_owned(), true)]);
        let heads: Vec<access::StaffId> = rows.iter().map(|row| row.get("staff_id").unwrap()).collect();
        assert_eq!(heads, [house.margareta, ulla]);
    }
}

#[tokio::test]
async fn a_contact_says_what_it_became_also_when_that_has_gone_on() {
    for house in houses("became").await {
        let elsa = house.carries(house.leila, "2026-03-02T07:20:00Z", nine("Elsa"), school_report()).await;
        let contact = matter::one(&mut house.read().await, elsa).await.unwrap().unwrap().contact.unwrap();
        let mut tx = house.write().await;
        let step = station::Step { at: house.at(NOW).at, actor: "staff:leila", why: "open" };
        station::go(&mut tx, elsa, StationKind::Intake, StationKind::Investigation, step).await.unwrap();
        tx.commit().await.unwrap();
        let (status, page) = house.desk("leila").await.opens(&format!("/kontakt/{contact}")).await;
        assert!(status == 200 && page.contains("Ärenden som redan finns av det här"), "{page}");
        assert!(page.contains("Elsa: oro för barn eller ung"), "{page}");
        assert_eq!(house.desk("petra").await.opens(&format!("/kontakt/{contact}")).await.0, 404);
    }
}
