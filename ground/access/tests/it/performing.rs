//! Support is ordered from a unit: those who answer for it and those who give it read of the support, and of nothing else.

use crate::bed::{self, Clock, Town, boss, day, may};
use access::{
    Act, No, Permit, StaffId, UnitId,
    charge::{self, Ordered},
    office::{self, LoginName, NewStaff, Post, UnitKind},
};
use journal::Moment;
use law::credentials::{Degree, Experience};
use store::{Tx, Uuid};

async fn hired(tx: &mut Tx, m: &Moment, unit: UnitId, name: &str, post: Post) -> StaffId {
    let new = NewStaff {
        name: name.into(),
        login: LoginName::parse(name).unwrap(),
        secret: None,
        role: "behandlare".into(),
        degree: Degree::Other,
        experience: Experience::Introduction,
        first_day: day("01"),
        last_day: None,
    };
    let staff = office::add_staff(tx, m, &boss(), new).await.unwrap();
    office::place(tx, m, &boss(), (staff, unit, post), (day("01"), None)).await.unwrap();
    staff
}

fn word<T: std::fmt::Debug>(no: Result<T, No>) -> &'static str {
    match no.unwrap_err() {
        No::Refusal(refusal) => refusal.word,
        No::Absent => "absent",
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn who_gives_the_support_reads_of_it_and_of_nothing_else() {
    for db in bed::built("performing").await {
        let clock = Clock::new(51);
        let m = clock.at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let home = office::add_unit(&mut tx, &m, &boss(), "Resursenheten", UnitKind::Resource).await.unwrap();
        let child = Uuid::from_u128(61);
        let matter = t.child(&mut tx, &m, &[child]).await;
        let order = Uuid::from_u128(62);
        let hand = Permit::for_matter(&mut tx, t.margareta, Act::Hand, matter).await.unwrap();
        assert_eq!(word(charge::order(&mut tx, &m, &hand, matter, (order, home)).await), "access-headless");

        let vera = hired(&mut tx, &m, home, "vera", Post::Head).await;
        let frida = hired(&mut tx, &m, home, "frida", Post::Member).await;
        let olle = hired(&mut tx, &m, home, "olle", Post::Member).await;
        charge::order(&mut tx, &m, &hand, matter, (order, home)).await.unwrap();
        assert_eq!(may(&mut tx, vera, matter).await, ["support", "perform"], "no file, no search, no queue");
        assert!(may(&mut tx, frida, matter).await.is_empty());

        let by = Permit::for_matter(&mut tx, vera, Act::Perform, matter).await.unwrap();
        assert_eq!(
            word(charge::perform(&mut tx, &m, &by, matter, (order, t.petra)).await),
            "access-colleague-cannot",
            "she works elsewhere"
        );
        charge::kin(&mut tx, &m, olle, child).await.unwrap();
        assert_eq!(charge::could_perform(&mut tx, matter, home).await.unwrap(), [vera, frida].into());
        assert_eq!(word(charge::perform(&mut tx, &m, &by, matter, (order, olle)).await), "access-colleague-cannot");
        for _ in 0..2 {
            charge::perform(&mut tx, &m, &by, matter, (order, frida)).await.unwrap();
        }
        let one = Ordered { order, unit: home, performers: [frida].into() };
        assert_eq!(charge::ordered(&mut tx, matter).await.unwrap(), [one]);
        assert_eq!(may(&mut tx, frida, matter).await, ["support", "perform"]);
        // Margareta answers for the matter: she reads all of it, what is done by the order too.
        assert!(may(&mut tx, t.margareta, matter).await.contains(&"support"));

        charge::guard(&mut tx, &m, child).await.unwrap();
        assert!(may(&mut tx, frida, matter).await.is_empty(), "protected, and she is not cleared (SEK-8)");
        charge::unguard(&mut tx, child).await.unwrap();
        assert!(charge::cease(&mut tx, &m, &by, matter, (order, frida)).await.unwrap());
        assert!(may(&mut tx, frida, matter).await.is_empty());
        charge::perform(&mut tx, &m, &by, matter, (order, frida)).await.unwrap();
        charge::stop(&mut tx, &m, &hand, matter, order).await.unwrap();
        assert!(may(&mut tx, frida, matter).await.is_empty() && may(&mut tx, vera, matter).await.is_empty());
        assert_eq!(word(charge::stop(&mut tx, &m, &hand, matter, order).await), "access-no-order");
    }
}

#[tokio::test]
async fn a_closed_matter_opens_to_who_has_a_new_one_about_the_same_person() {
    for db in bed::built("returned").await {
        let clock = Clock::new(52);
        let m = clock.at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let (girl, brother, mother) = (Uuid::from_u128(71), Uuid::from_u128(72), Uuid::from_u128(73));
        let old = t.child(&mut tx, &m, &[girl, mother]).await;
        charge::about(&mut tx, old, girl).await.unwrap();
        let close = Permit::for_matter(&mut tx, t.margareta, Act::Write, old).await.unwrap();
        charge::close(&mut tx, &m, &close, old).await.unwrap();
        assert!(may(&mut tx, t.jonas, old).await.is_empty());

        // Her brother's matter has the same mother and opens nothing of hers.
        let his = t.child(&mut tx, &m, &[brother, mother]).await;
        charge::about(&mut tx, his, brother).await.unwrap();
        let carry = Permit::for_matter(&mut tx, t.jonas, Act::Carry, his).await.unwrap();
        charge::take(&mut tx, &m, &carry, his).await.unwrap();
        assert!(may(&mut tx, t.jonas, old).await.is_empty());

        // Under another record of her she is the same person, once the two records are known to be.
        let twin = Uuid::from_u128(74);
        let new = t.child(&mut tx, &m, &[twin]).await;
        charge::about(&mut tx, new, twin).await.unwrap();
        let carry = Permit::for_matter(&mut tx, t.jonas, Act::Carry, new).await.unwrap();
        charge::take(&mut tx, &m, &carry, new).await.unwrap();
        assert!(may(&mut tx, t.jonas, old).await.is_empty());
        charge::concern_alike(&mut tx, girl, twin).await.unwrap();
        assert_eq!(may(&mut tx, t.jonas, old).await, ["see", "read", "support"], "to read, and nobody's to change");

        let close = Permit::for_matter(&mut tx, t.jonas, Act::Write, new).await.unwrap();
        charge::close(&mut tx, &m, &close, new).await.unwrap();
        assert!(may(&mut tx, t.jonas, old).await.is_empty(), "over again: closed again");
    }
}
