//! What is shown is noted, and what cannot be noted is not shown.

use crate::bed::{self, Clock, Town};
use access::{Act, Outcome, Sight, Who};
use store::{FromRow, Res, Row, Stmt, Tx, Uuid, args};

const ENTRIES: Stmt = Stmt::both(
    "select e.actor, e.act, e.route, e.rule, e.matter_id, e.asked, e.shown, e.outcome, s.ids from access_entry e \
     join access_set s on s.hash = e.set_hash where e.route = $1 order by e.at, e.id",
);
const SETS: Stmt = Stmt::both("select count(*) as shown from access_set");

#[derive(Debug, PartialEq)]
struct Entry {
    actor: String,
    act: String,
    rule: Option<String>,
    matter: Option<Uuid>,
    asked: Option<Uuid>,
    shown: i64,
    outcome: String,
    ids: Vec<u8>,
}

impl FromRow for Entry {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(Entry {
            actor: row.get("actor")?,
            act: row.get("act")?,
            rule: row.get("rule")?,
            matter: row.get("matter_id")?,
            asked: row.get("asked")?,
            shown: row.get("shown")?,
            outcome: row.get("outcome")?,
            ids: row.get("ids")?,
        })
    }
}

struct Count(i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("shown").map(Count)
    }
}

async fn entries(tx: &mut Tx, route: &str) -> Vec<Entry> {
    tx.all(ENTRIES, args![route]).await.unwrap()
}

#[tokio::test]
async fn a_page_comes_out_with_its_entry() {
    for db in bed::built("log").await {
        let clock = Clock::new(31);
        let m = clock.at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let matter = t.child(&mut tx, &m, &[]).await;
        tx.commit().await.unwrap();
        let sight = |staff, route| Sight::of(Who::Staff(staff), Some(t.intake), Act::Read, route);

        // Leila reads the matter.
        let mut see = sight(t.leila, "/matter");
        let mut tx = db.snapshot().await.unwrap();
        assert!(see.matter(&mut tx, Act::Read, matter).await.is_ok());
        drop(tx);
        let person = Uuid::from_u128(41);
        see.shows([person, person]);
        let held = see.hold("the page");
        let page = held.release(db.begin().await.unwrap(), &m, Outcome::Shown).await.unwrap();
        assert_eq!(page.into_inner(), "the page");

        // Petra tries an id that is not for her.
        let letter = Uuid::from_u128(42);
        let mut no = sight(t.petra, "/tried").asked(Some(letter));
        let mut tx = db.snapshot().await.unwrap();
        let refused = no.matter(&mut tx, Act::Read, matter).await.unwrap_err();
        drop(tx);
        let outcome = Outcome::from(&refused);
        no.hold(()).release(db.begin().await.unwrap(), &m, outcome).await.unwrap();

        // The same queue twenty times is one set, whatever the order in which it was shown.
        let mut tx = db.begin().await.unwrap();
        let before = tx.one::<Count>(SETS, args![]).await.unwrap().unwrap().0;
        for turn in 0..20 {
            let mut see = sight(t.jonas, "/queue");
            let ids = [Uuid::from_u128(51), Uuid::from_u128(52), Uuid::from_u128(53)];
            if turn % 2 == 0 {
                see.shows(ids)
            } else {
                see.shows(ids.into_iter().rev())
            }
            access::log(&mut tx, &m, see, Outcome::Shown).await.unwrap();
        }
        assert_eq!(tx.one::<Count>(SETS, args![]).await.unwrap().unwrap().0, before + 1);
        let queue = entries(&mut tx, "/queue").await;
        assert!(queue.len() == 20 && queue.iter().all(|e| e.shown == 3 && e.ids.len() == 48));

        let read = entries(&mut tx, "/matter").await;
        let [one] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!((one.actor.clone(), one.act.as_str()), (format!("staff:{}", t.leila), "matter.read"));
        assert_eq!((one.rule.as_deref(), one.matter, one.shown), (Some("unit-queue"), Some(matter), 2));
        let mut ids = [matter, person];
        ids.sort();
        assert_eq!(one.ids, ids.map(Uuid::into_bytes).concat());
        let tried = entries(&mut tx, "/tried").await;
        assert_eq!((tried[0].outcome.as_str(), tried[0].matter, tried[0].shown), ("absent", Some(matter), 0));
        assert_eq!((tried[0].asked, one.asked), (Some(letter), None));
        drop(tx);

        // Where nothing can be written, nothing comes out.
        let held = sight(t.leila, "/matter").hold("the page");
        assert!(held.release(db.snapshot().await.unwrap(), &m, Outcome::Shown).await.is_err());
    }
}
