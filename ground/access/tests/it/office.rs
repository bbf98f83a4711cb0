//! A week at a joint intake: what each of them may do with one child's matter and with her mother's.

use crate::bed::{self, Clock, Town, boss, day, may};
use access::{Act, No, Permit, Rank, StaffId, charge, mandate, office, office::UnitKind};
use law::{
    credentials::Mandate,
    reading::{Competence, Qualification},
};
use std::sync::Arc;
use store::{FromRow, Res, Row, Stmt, Tx, Uuid, args};

const LISTED: Stmt = Stmt::both("select matter_id from may_see where staff_id = $1 order by matter_id");

struct Id(Uuid);

impl FromRow for Id {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("matter_id").map(Id)
    }
}

async fn listed(tx: &mut Tx, staff: StaffId) -> Vec<Uuid> {
    tx.all::<Id>(LISTED, args![staff]).await.unwrap().into_iter().map(|id| id.0).collect()
}

async fn absent(tx: &mut Tx, staff: StaffId, matter: Uuid) {
    for act in Act::ON_MATTERS {
        let no = Permit::for_matter(tx, staff, act, matter).await.unwrap_err();
        let same = Permit::for_matter(tx, staff, act, Uuid::from_u128(404)).await.unwrap_err();
        assert!(matches!((&no, &same), (No::Absent, No::Absent)), "{no:?} {same:?}");
        assert_eq!(format!("{no}{no:?}"), format!("{same}{same:?}"));
    }
    assert!(!listed(tx, staff).await.contains(&matter));
}

#[tokio::test]
async fn one_contact_two_matters_nine_colleagues() {
    for db in bed::built("week").await {
        let clock = Clock::new(3);
        let m = clock.at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let family = [Uuid::from_u128(21), Uuid::from_u128(22)];
        let child = t.child(&mut tx, &m, &family).await;
        let (area, couple) = ((Competence::Violence, Qualification::None), [family[1], family[0]]);
        let mother = t.register(&mut tx, &m, area, &couple).await;

        // Income support in the same unit: neither of the two exists.
        absent(&mut tx, t.petra, child).await;
        absent(&mut tx, t.petra, mother).await;
        // Another unit: nor there.
        absent(&mut tx, t.maria, child).await;
        // The uncle.
        assert_eq!(
            may(&mut tx, t.jonas, child).await,
            ["see", "read", "write", "assess", "carry", "support", "perform"]
        );
        charge::kin(&mut tx, &m, t.jonas, family[0]).await.unwrap();
        absent(&mut tx, t.jonas, child).await;
        absent(&mut tx, t.jonas, mother).await;
        // Introduction: writes, and neither assesses nor carries.
        assert_eq!(may(&mut tx, t.ida, child).await, ["see", "read", "write", "support", "perform"]);
        let no = Permit::for_matter(&mut tx, t.ida, Act::Assess, child).await.unwrap_err();
        assert!(matches!(no, No::Refusal(r) if r.word == "access-rule-introduction" && r.rule == Some("ORG-5")));
        // The one who registered them sees them until they are taken.
        assert_eq!(may(&mut tx, t.karin, child).await, ["see", "read", "write", "support", "perform"]);
        assert_eq!(listed(&mut tx, t.karin).await.len(), 2);
        // The head carries what waits, and assesses nothing that she is not versed in.
        assert_eq!(
            may(&mut tx, t.margareta, child).await,
            ["see", "read", "write", "decide", "hand", "support", "perform"]
        );
        // The one who leads the work with children does everything.
        assert_eq!(may(&mut tx, t.birgitta, child).await.len(), 9);

        let carry = Permit::for_matter(&mut tx, t.leila, Act::Carry, child).await.unwrap();
        charge::take(&mut tx, &m, &carry, child).await.unwrap();
        assert_eq!(may(&mut tx, t.leila, child).await.len(), 9);
        absent(&mut tx, t.karin, child).await;
        assert_eq!(listed(&mut tx, t.karin).await, [mother]);
        // Colleagues now see that it is there, and who is too late hears so.
        assert_eq!(may(&mut tx, t.nils, child).await, ["see", "carry"]);
        let late = Permit::for_matter(&mut tx, t.nils, Act::Carry, child).await.unwrap();
        let no = charge::take(&mut tx, &m, &late, child).await.unwrap_err();
        assert!(matches!(no, No::Refusal(r) if r.word == "access-taken"));
        // The hired colleague's last day is the 5th.
        office::settle(&mut tx, &clock.at("05T23:59")).await.unwrap();
        assert_eq!(may(&mut tx, t.nils, child).await, ["see", "carry"]);
        office::settle(&mut tx, &clock.at("06T00:00")).await.unwrap();
        absent(&mut tx, t.nils, child).await;
        assert!(listed(&mut tx, t.nils).await.is_empty());
        // Protected identity: a neutral sentence for those who may know that there is a matter, nothing for others.
        charge::guard(&mut tx, &m, family[1]).await.unwrap();
        assert_eq!(may(&mut tx, t.leila, child).await.len(), 9, "the mother's closes hers alone");
        charge::guard(&mut tx, &m, family[0]).await.unwrap();
        let no = Permit::for_matter(&mut tx, t.leila, Act::Read, child).await.unwrap_err();
        assert!(matches!(no, No::Refusal(r) if r.word == "access-rule-guarded" && r.rule == Some("SEK-8")));
        absent(&mut tx, t.petra, child).await;
        absent(&mut tx, t.jonas, child).await;
        office::clear(&mut tx, &m, &boss(), t.leila).await.unwrap();
        assert_eq!(may(&mut tx, t.leila, child).await.len(), 9);
    }
}

#[tokio::test]
async fn the_delegation_scheme_is_asked_besides() {
    for db in bed::built("mandate").await {
        let clock = Clock::new(4);
        let m = clock.at("03T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let child = t.child(&mut tx, &m, &[]).await;
        let not_open = "not open a child investigation";
        office::entrust(&mut tx, &m, &boss(), not_open, t.birgitta, Rank::First).await.unwrap();
        office::entrust(&mut tx, &m, &boss(), not_open, t.margareta, Rank::Substitute).await.unwrap();
        let birgitta = Permit::for_matter(&mut tx, t.birgitta, Act::Decide, child).await.unwrap();
        let margareta = Permit::for_matter(&mut tx, t.margareta, Act::Decide, child).await.unwrap();
        assert_eq!(mandate(&mut tx, &m, &birgitta, not_open).await.unwrap(), Mandate::Own);
        let no = mandate(&mut tx, &m, &margareta, not_open).await.unwrap_err();
        assert!(matches!(no, No::Refusal(r) if r.word == "access-first-is-here"));
        office::note_absence(&mut tx, &m, &boss(), t.birgitta, (day("03"), day("03"))).await.unwrap();
        assert_eq!(mandate(&mut tx, &m, &margareta, not_open).await.unwrap(), Mandate::Substitute);
        let tomorrow = clock.at("04T09:00");
        assert!(mandate(&mut tx, &tomorrow, &margareta, not_open).await.is_err());
        let no = mandate(&mut tx, &m, &birgitta, "open a child investigation").await.unwrap_err();
        assert!(matches!(no, No::Refusal(r) if r.word == "access-no-mandate"));
        // A permit for something else decides nothing.
        let read = Permit::for_matter(&mut tx, t.birgitta, Act::Read, child).await.unwrap();
        assert!(mandate(&mut tx, &m, &read, not_open).await.is_err());
        // Where the first is too close, somebody must be able to decide all the same.
        let cousin = Uuid::from_u128(77);
        charge::concern(&mut tx, child, cousin).await.unwrap();
        charge::kin(&mut tx, &tomorrow, t.birgitta, cousin).await.unwrap();
        absent(&mut tx, t.birgitta, child).await;
        assert_eq!(mandate(&mut tx, &tomorrow, &margareta, not_open).await.unwrap(), Mandate::Substitute);
    }
}

#[tokio::test]
async fn a_right_that_very_many_hold_is_everyones_who_holds_it() {
    for db in bed::built("many").await {
        let m = Clock::new(4).at("03T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let child = t.child(&mut tx, &m, &[]).await;
        let right = "open a child investigation";
        for one in t.many(&mut tx, &m, 520).await {
            office::entrust(&mut tx, &m, &boss(), right, one, Rank::First).await.unwrap();
        }
        let by = Permit::for_matter(&mut tx, t.birgitta, Act::Decide, child).await.unwrap();
        let no = mandate(&mut tx, &m, &by, right).await.unwrap_err();
        assert!(matches!(no, No::Refusal(r) if r.word == "access-no-mandate"));
        office::entrust(&mut tx, &m, &boss(), right, t.birgitta, Rank::First).await.unwrap();
        assert_eq!(mandate(&mut tx, &m, &by, right).await.unwrap(), Mandate::Own, "the last of them as the first");
        office::entrust(&mut tx, &m, &boss(), right, t.margareta, Rank::Substitute).await.unwrap();
        let by = Permit::for_matter(&mut tx, t.margareta, Act::Decide, child).await.unwrap();
        let no = mandate(&mut tx, &m, &by, right).await.unwrap_err();
        assert!(matches!(no, No::Refusal(r) if r.word == "access-first-is-here"));
    }
}

#[tokio::test]
async fn the_office_is_for_heads_and_tells_the_journal() {
    for db in bed::built("office").await {
        let clock = Clock::new(5);
        let m = clock.at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let events = |n: Option<journal::Chain>| n.unwrap().head.seq;
        let before = events(journal::head(&mut tx, journal::CHAIN).await.unwrap());
        assert!(Permit::for_staff(&mut tx, t.jonas, Act::Office).await.is_err());
        assert!(Permit::for_staff(&mut tx, t.maria, Act::ReportRead).await.is_err(), "letters belong to the intake");
        assert!(Permit::for_staff(&mut tx, t.jonas, Act::ReportRead).await.is_ok());
        let by = Permit::for_staff(&mut tx, t.margareta, Act::Office).await.unwrap();
        assert_eq!(by.unit(), Some(t.intake));
        office::end_introduction(&mut tx, &m, &by, t.ida).await.unwrap();
        office::add_competence(&mut tx, &m, &by, t.ida, Competence::Violence).await.unwrap();
        let again = office::add_unit(&mut tx, &m, &by, "Utredningen", office::UnitKind::Resource).await.unwrap_err();
        assert!(matches!(again, No::Refusal(r) if r.word == "access-unit-known"));
        let backwards = office::note_absence(&mut tx, &m, &by, t.ida, (day("03"), day("02"))).await.unwrap_err();
        assert!(matches!(backwards, No::Refusal(r) if r.word == "access-days-reversed"));
        let read = Permit::for_staff(&mut tx, t.margareta, Act::Day).await.unwrap();
        assert!(office::clear(&mut tx, &m, &read, t.ida).await.is_err(), "a permit for something else");
        assert_eq!(events(journal::head(&mut tx, journal::CHAIN).await.unwrap()), before + 2);
        tx.commit().await.unwrap();
        let mut tx = db.snapshot().await.unwrap();
        assert!(journal::verify(&mut tx, &[]).await.is_ok());
        drop(tx);
    }
}

#[tokio::test]
async fn matters_lie_where_somebody_takes_in_or_judges() {
    for db in bed::built("receiving").await {
        let m = Clock::new(5).at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let none = office::receiving(&mut tx, None).await.unwrap();
        assert_eq!(none, None, "there is no unit at all");
        let mut all = Vec::new();
        for (name, kind) in [("Stödet", UnitKind::Resource), ("Utredningen", UnitKind::Authority)] {
            all.push(office::add_unit(&mut tx, &m, &boss(), name, kind).await.unwrap());
        }
        let [support, judges] = all.try_into().unwrap();
        assert_eq!(office::receiving(&mut tx, Some(support)).await.unwrap(), None, "support takes in nothing");
        let intake = office::add_unit(&mut tx, &m, &boss(), "Mottagningen", UnitKind::Intake).await.unwrap();
        let second = office::add_unit(&mut tx, &m, &boss(), "Södra mottagningen", UnitKind::Intake).await.unwrap();
        for (own, lies) in [
            (None, intake),
            (Some(support), intake),
            (Some(judges), judges),
            (Some(intake), intake),
            (Some(second), second),
        ] {
            assert_eq!(office::receiving(&mut tx, own).await.unwrap(), Some(lies), "{own:?}");
        }
    }
}

/// The names are read once and kept, and nobody is shown a name that was never committed, nor misses one that was.
#[tokio::test]
async fn names_are_kept_until_somebody_comes() {
    for db in bed::built("names").await {
        let clock = Clock::new(5);
        let m = clock.at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        tx.commit().await.unwrap();
        let before = office::names(&mut db.snapshot().await.unwrap()).await.unwrap();
        assert_eq!(before.get(&t.leila).map(String::as_str), Some("leila"));
        let again = office::names(&mut db.snapshot().await.unwrap()).await.unwrap();
        assert!(Arc::ptr_eq(&before, &again), "read once");

        let mut undone = db.begin().await.unwrap();
        let lisa = t.hire(&mut undone, &m, "lisa").await;
        assert!(office::names(&mut undone).await.unwrap().contains_key(&lisa), "whoever writes sees what they wrote");
        drop(undone);
        assert_eq!(*office::names(&mut db.snapshot().await.unwrap()).await.unwrap(), *before);

        // As many as there were with her who was undone.
        let mut tx = db.begin().await.unwrap();
        let otto = t.hire(&mut tx, &m, "otto").await;
        tx.commit().await.unwrap();
        let after = office::names(&mut db.snapshot().await.unwrap()).await.unwrap();
        assert_eq!((after.len(), after.contains_key(&lisa)), (before.len() + 1, false));
        assert_eq!(after.get(&otto).map(String::as_str), Some("otto"));
    }
}
