//! A small town, on both databases: the same seed gives the same journal, nothing is refused, and its figures are those of
//! the field.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "where the town cannot be made, the test has failed")]

use access::{Keys, charge};
use bed::{Bed, day};
use generator::{Built, Figures, Plan, Stop, build};
use law::OfficeHours;
use page::Municipality;
use store::{Stmt, args};

fn municipality() -> Municipality {
    let hours = OfficeHours::new("08:00".parse().unwrap(), "16:30".parse().unwrap()).unwrap();
    let text = || "Älvsala".to_owned();
    Municipality {
        name: text(),
        address: text(),
        phone: text(),
        post: text(),
        after_hours: text(),
        phone_hours: hours,
        reading_hours: hours,
        exit: text(),
        needs: None,
    }
}

fn keys() -> Keys {
    Keys::new([7; 32])
}

/// A town of so many on these records, for the year from July 2025.
async fn town(bed: &Bed, inhabitants: u32, seed: u64) -> Built {
    let municipality = municipality();
    let (from, until) = (day("2025-07-01"), day("2026-07-01"));
    let plan = Plan {
        inhabitants,
        seed,
        from,
        until,
        secret: None,
        keys: &keys(),
        founders: &[],
        municipality: &municipality,
    };
    build(&bed.db, bed.law().clone(), &plan, &mut |_| {}).await.unwrap()
}

async fn head(bed: &Bed) -> String {
    journal::head(&mut bed.read().await, journal::CHAIN).await.unwrap().unwrap().head.to_string()
}

/// Open matters that the rules call somebody's own, theirs to answer for or to receive, and that are not at hand for them.
const FORGOTTEN: Stmt = Stmt::both(
    "select x.staff_id, x.matter_id from standing x where (x.own or x.head or x.receiving) and not x.closed
     except select a.staff_id, a.matter_id from at_hand a",
);
/// What the rules give somebody and is not in their sight.
const UNSEEN: Stmt = Stmt::both(
    "select * from (select y.staff_id, y.matter_id from may_see y union select r.staff_id, r.matter_id from may_read r
       union select w.staff_id, w.matter_id from may_write w union select v.staff_id, v.matter_id from may_veiled v) a
     except select i.staff_id, i.matter_id from in_sight i",
);
/// What the rules give somebody of open matters and is not in their sight.
const UNSEEN_OPEN: Stmt = Stmt::both(
    "select a.staff_id, a.matter_id from (select y.staff_id, y.matter_id from may_see y
       union select p.staff_id, p.matter_id from may_support p union select v.staff_id, v.matter_id from may_veiled v) a
     join charge c on c.matter_id = a.matter_id and c.closed_at is null
     except select i.staff_id, i.matter_id from open_in_sight i",
);
/// Ties that say otherwise than their charge when the matter was closed.
const ASKEW: Stmt = Stmt::both(
    "select t.id from tie t join charge c on c.matter_id = t.matter_id
     where t.closed_at <> c.closed_at or (t.closed_at is null) <> (c.closed_at is null)",
);
/// Contacts that say otherwise than their calls whether they became anything.
const HALF: Stmt = Stmt::both(
    "select c.id from contact c where (c.registered_at is null)
     = exists (select 1 from contact_call k where k.contact_id = c.id and k.concerns > 0)",
);

/// Colleagues who carry, or ever carried, what concerns somebody they stand close to.
const CLOSE: Stmt = Stmt::both(
    "select t.id from tie t join kin k on k.staff_id = t.staff_id
     join concern c on c.matter_id = t.matter_id and c.person_id = k.person_id where t.kind <> 'registrar'",
);
/// Letters that became something and that nobody read or answered.
const UNREAD: Stmt = Stmt::both(
    "select c.id from contact c join contact_receipt r on r.contact_id = c.id where c.registered_at is not null
     and not exists (select 1 from contact_read x join contact_reply y on y.contact_id = x.contact_id
       where x.contact_id = c.id)",
);

/// Matters of letters in which something else was noted than what stands there.
const UNLIKE: Stmt = Stmt::both(
    "select t.matter_id from told t join matter m on m.id = t.matter_id join contact_answer a on a.contact_id = m.contact_id
     and a.question = 'what' join contact_receipt r on r.contact_id = m.contact_id where t.copied_of is null and replace(a.text, t.text, '') = a.text",
);

/// What the lists of a day begin with leaves nothing out (decision 0013).
async fn nothing_is_left_out(bed: &Bed) {
    for (what, stmt) in [
        ("at hand", FORGOTTEN),
        ("in sight", UNSEEN),
        ("open in sight", UNSEEN_OPEN),
        ("closed", ASKEW),
        ("registered", HALF),
        ("close", CLOSE),
        ("read", UNREAD),
        ("alike", UNLIKE),
    ] {
        assert_eq!(bed.read().await.rows(stmt, args![]).await.unwrap().len(), 0, "{what}");
    }
}

#[tokio::test]
async fn the_same_seed_gives_the_same_journal_and_another_gives_another() {
    let mut heads = Vec::new();
    for bed in bed::both(env!("CARGO_TARGET_TMPDIR"), "generator", "seed").await {
        let built = town(&bed, 400, 1).await;
        println!("{}", built.figures);
        assert_eq!(built.figures.refusals.len(), 0, "{}", built.figures);
        nothing_is_left_out(&bed).await;
        bed.is_sound().await;
        heads.push(head(&bed).await);
    }
    heads.dedup();
    assert_eq!(heads.len(), 1, "{heads:?}");
    let bed = bed::both(env!("CARGO_TARGET_TMPDIR"), "generator", "other").await.remove(0);
    town(&bed, 400, 2).await;
    assert_ne!(head(&bed).await, heads[0]);
}

#[tokio::test]
async fn what_comes_of_it_is_what_the_field_has_measured() {
    let bed = bed::both(env!("CARGO_TARGET_TMPDIR"), "generator", "figures").await.remove(0);
    let Built { figures, open, .. } = town(&bed, 6000, 1).await;
    assert_eq!(figures.refused_in_all(), 0, "{figures}");
    let within = |what: &str, is: f64, (least, most): (f64, f64)| {
        assert!((least..=most).contains(&is), "{what}: {is:.1} is not from {least} to {most}\n{figures}");
    };
    within("reports for 1000 children", figures.per_thousand(), (205.0, 270.0));
    // In a first year most families that come back come while they are still investigated: fewer open, more are added.
    within("opened of 100", figures.share_opened(), (30.0, 43.0));
    // About 220 are judged: three standard errors of the share that 52 400 inhabitants give (21.6).
    within("above fourteen days of 100", figures.late(), (13.3, 31.0));
    within("median of investigations", f64::from(Figures::within(&figures.investigations, 50)), (86.0, 98.0));
    within("p90 of investigations", f64::from(Figures::within(&figures.investigations, 90)), (112.0, 132.0));
    // About 75 have ended: three standard errors of the share that 52 400 inhabitants give (22).
    within("support of 100", figures.share_supported(), (7.6, 36.4));
    nothing_is_left_out(&bed).await;
    for some in ["letters through the public door", "colleagues who stand close to somebody"] {
        assert!(figures.done.get(some).is_some_and(|n| *n > 0), "{some}\n{figures}");
    }
    bed.is_sound().await;
    assert_eq!(figures.open, u64::try_from(open.len()).unwrap());
    for id in open {
        let charge = charge::charge(&mut bed.read().await, id.uuid()).await.unwrap().unwrap();
        assert!(charge.closed_at.is_none());
        // Without one carrier and one head it could not be read.
        for staff in [charge.carrier, charge.head] {
            assert!(access::office::role(&mut bed.read().await, staff).await.unwrap().is_some());
        }
    }
}

#[tokio::test]
async fn a_town_is_made_only_in_records_that_are_empty_and_under_the_law() {
    let bed = bed::both(env!("CARGO_TARGET_TMPDIR"), "generator", "empty").await.remove(0);
    let municipality = municipality();
    let made = async |from: &str, until: &str| {
        let (from, until) = (day(from), day(until));
        let plan = Plan {
            inhabitants: 400,
            seed: 1,
            from,
            until,
            secret: None,
            keys: &keys(),
            founders: &[],
            municipality: &municipality,
        };
        build(&bed.db, bed.law().clone(), &plan, &mut |_| {}).await.err()
    };
    let early = made("2024-01-01", "2024-02-01").await;
    assert!(matches!(early, Some(Stop::BeforeTheLaw(first)) if first == day("2025-07-01")));
    assert!(made("2025-09-01", "2025-09-08").await.is_none());
    assert!(matches!(made("2025-09-08", "2025-09-15").await, Some(Stop::Inhabited)));
}
