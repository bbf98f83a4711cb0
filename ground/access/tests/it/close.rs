//! Whoever stands somebody close neither carries nor answers for what concerns them (ORG-6), as long as anybody else is
//! there to.

use crate::bed::{self, Clock, Town, boss, day, may};
use access::{Act, Permit, StaffId, charge, office};
use store::{FromRow, Res, Row, Stmt, Tx, Uuid, args};

const RELIEVED: Stmt = Stmt::both("select count(*) as n from event where kind = 'access.matter_relieved'");

struct Count(i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("n").map(Count)
    }
}

async fn relieved(tx: &mut Tx) -> i64 {
    tx.one::<Count>(RELIEVED, args![]).await.unwrap().unwrap().0
}

async fn hands(tx: &mut Tx, matter: Uuid) -> (StaffId, StaffId) {
    let charge = charge::charge(tx, matter).await.unwrap().unwrap();
    (charge.carrier, charge.head)
}

#[tokio::test]
async fn a_head_who_stands_somebody_close_does_not_answer_for_them() {
    for db in bed::built("close_head").await {
        let m = Clock::new(31).at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let [stina, noor] = [Uuid::from_u128(31), Uuid::from_u128(32)];
        let (first, other) = (t.child(&mut tx, &m, &[stina]).await, t.child(&mut tx, &m, &[noor]).await);
        assert_eq!(hands(&mut tx, first).await, (t.margareta, t.margareta));

        charge::kin(&mut tx, &m, t.margareta, stina).await.unwrap();
        assert_eq!(hands(&mut tx, first).await, (t.birgitta, t.birgitta), "her deputy has it from that moment");
        assert_eq!(hands(&mut tx, other).await, (t.margareta, t.margareta));
        assert!(may(&mut tx, t.margareta, first).await.is_empty());
        assert_eq!(relieved(&mut tx).await, 1);
        let second = t.child(&mut tx, &m, &[stina]).await;
        assert_eq!(hands(&mut tx, second).await, (t.birgitta, t.birgitta), "from its first second");

        // A day begins, and another one heads the unit: it stays so.
        office::settle(&mut tx, &m).await.unwrap();
        assert_eq!((hands(&mut tx, first).await.1, relieved(&mut tx).await), (t.birgitta, 1));
        office::end_engagement(&mut tx, &m, &boss(), t.birgitta, day("01")).await.unwrap();
        assert_eq!(hands(&mut tx, first).await, (t.maria, t.maria), "nobody else here: the head of another unit");
        assert_eq!(hands(&mut tx, other).await, (t.margareta, t.margareta));
    }
}

#[tokio::test]
async fn one_who_turns_out_to_stand_close_has_it_no_more() {
    for db in bed::built("close_carrier").await {
        let m = Clock::new(32).at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let stina = Uuid::from_u128(31);
        let matter = t.child(&mut tx, &m, &[stina]).await;
        let jonas = Permit::for_matter(&mut tx, t.jonas, Act::Carry, matter).await.unwrap();
        charge::take(&mut tx, &m, &jonas, matter).await.unwrap();
        charge::kin(&mut tx, &m, t.jonas, stina).await.unwrap();
        assert_eq!(hands(&mut tx, matter).await, (t.margareta, t.margareta));
        assert!(Permit::for_matter(&mut tx, t.leila, Act::Carry, matter).await.is_ok(), "it waits for a colleague");

        // Where everybody who could answer stands close, somebody does all the same, and nothing turns in circles.
        for all in [t.margareta, t.birgitta, t.maria] {
            charge::kin(&mut tx, &m, all, stina).await.unwrap();
        }
        let before = relieved(&mut tx).await;
        office::settle(&mut tx, &m).await.unwrap();
        assert_eq!((relieved(&mut tx).await, hands(&mut tx, matter).await), (before, (t.margareta, t.margareta)));
    }
}
