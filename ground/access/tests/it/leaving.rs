//! Whoever leaves, is away or follows as head, in whatever order: no open matter is with one who has gone.

use crate::bed::{self, Clock, Town, boss, day};
use access::{
    Act, Charge, Part, Permit, StaffId, UnitId,
    charge::{self, Receiver},
    office::{self, Post},
};
use journal::Moment;
use law::reading::Qualification;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use std::collections::{BTreeMap, BTreeSet};
use store::{Db, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args};

const BAD: Stmt = Stmt::both(
    "select count(*) as n from charge c where c.closed_at is null and (
      (select count(*) from tie t join staff s on s.id = t.staff_id and s.ended_at is null
        where t.matter_id = c.matter_id and t.kind = 'carrier' and t.ended_at is null) <> 1
      or (select count(*) from tie t join staff s on s.id = t.staff_id and s.ended_at is null
        where t.matter_id = c.matter_id and t.kind = 'head' and t.ended_at is null) <> 1)",
);
const RELIEVED: Stmt = Stmt::both("select count(*) as n from event where kind = 'access.matter_relieved'");

struct Count(i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("n").map(Count)
    }
}

async fn count(tx: &mut Tx, of: Stmt) -> i64 {
    tx.one::<Count>(of, args![]).await.unwrap().unwrap().0
}

fn dice() -> TestRunner {
    TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn who(n: usize) -> StaffId {
    StaffId(Uuid::from_u128(n as u128))
}

/// One step of the pure verbs; `None` where the verb was refused.
fn step(c: &Charge, (verb, a): (u8, usize), at: Ts) -> Option<Charge> {
    let (c, there) = (c.clone(), UnitId(Uuid::from_u128(80)));
    match verb {
        0 => c.taken(who(a), at).ok(),
        1 => c.handed(who(a), at).ok(),
        2 => c.offered(there, Some(who(a)).filter(|_| a % 2 == 0)).ok(),
        3 => c.kept().ok(),
        4 => c.given_back().ok(),
        5 => Some(c.headed_by(who(a))),
        // Somebody resigns: what they carried goes to whoever answers, also where that was they themselves.
        6 => {
            let successor = if c.head == who(a) { who(a + 1) } else { c.head };
            Some(if c.carrier == who(a) { c.relieved(successor) } else { c.headed_by(successor) })
        }
        7 => c.received(Some(who(a)).filter(|_| a % 2 == 0), who(9), at).ok(),
        _ => c.closed(at).ok(),
    }
}

#[test]
fn ten_thousand_orders_of_the_pure_verbs() {
    let steps = proptest::collection::vec((0u8..40, 0usize..8), 30);
    let (mut runner, mut dones) = (dice(), [0_u32; 9]);
    let at = |n: i64| Ts::from_micros(1_772_000_000_000_000 + n).unwrap();
    for _ in 0..10_000 {
        let mut now = Charge {
            matter: Uuid::from_u128(7),
            unit: UnitId(Uuid::from_u128(70)),
            area: None,
            qualification: Qualification::None,
            opened_at: at(0),
            taken_at: None,
            closed_at: None,
            offered_to: None,
            version: 0,
            carrier: who(1),
            head: who(1),
            parts: BTreeMap::new(),
        };
        for (n, (verb, a)) in steps.new_tree(&mut runner).unwrap().current().into_iter().enumerate() {
            // Closing is one try in forty, or no sequence would be long.
            let verb = if verb == 39 { 8 } else { verb % 8 };
            let Some(new) = step(&now, (verb, a), at(n as i64)) else { continue };
            dones[usize::from(verb)] += 1;
            assert!(
                now.closed_at.is_none() || matches!(verb, 5 | 6),
                "what is closed changes its head and nothing else"
            );
            assert!(new.taken_at.is_some() || new.carrier == new.head, "what nobody has taken lies with the head");
            assert!(
                verb != 6 || new.closed_at.is_some() || (new.carrier != who(a) && new.head != who(a)),
                "left with one who has gone"
            );
            assert!(verb != 2 || new.carrier == now.carrier && new.head == now.head, "an offer moves nothing");
            assert!(verb != 3 || new.carrier == now.carrier && new.head == now.head, "nor does a no to it");
            assert!(!matches!(verb, 0 | 1) || new.carrier == who(a));
            // What is on its way stays with those who had it, until it is received; a head may follow, a carrier may leave.
            let waits = now.offered_to.is_some() && new.offered_to.is_some();
            assert!(!waits || matches!(verb, 5 | 6) && new.unit == now.unit, "moved while on its way: {verb}");
            assert!(verb != 7 || (new.unit, new.head, new.offered_to) == (now.offered_to.unwrap(), who(9), None));
            assert!(new.offered_to.is_some() || new.parts.keys().all(|(_, part)| *part != Part::Receiving));
            now = new;
        }
    }
    assert!(dones.iter().all(|n| *n > 100), "a verb was hardly ever done: {dones:?}");
    println!("{dones:?}");
}

/// One thing that happens in a unit: what, who, whom, which of two matters.
type Happening = (u8, usize, usize, usize);

/// How many things can happen.
const KINDS: usize = 12;

async fn happens(tx: &mut Tx, m: &Moment, t: &Town, (what, a, b, n): Happening, matters: &[Uuid]) -> bool {
    let staff = [t.margareta, t.birgitta, t.jonas, t.leila, t.nils, t.maria];
    let (a, b, matter) = (staff[a], staff[b], matters[n]);
    let before = charge::charge(tx, matter).await.unwrap().unwrap();
    // Whoever has it offers it, and whoever it is on its way to receives it: else that would hardly ever be done.
    let named = before.parts.keys().find(|(_, part)| *part == Part::Receiving).map(|key| key.0);
    let answers = if before.offered_to == Some(t.inquiry) { t.maria } else { before.head };
    let (a, b) = match what {
        2 => (before.carrier, b),
        8 | 10 => (a, named.unwrap_or(answers)),
        9 => (a, answers),
        _ => (a, b),
    };
    let ok = match what {
        8 | 9 => {
            let how = if what == 8 { Receiver::Oneself } else { Receiver::Unit };
            let act = if what == 8 { Act::Carry } else { Act::Read };
            match Permit::for_matter(tx, b, act, matter).await {
                Ok(by) => charge::receive(tx, m, &by, matter, how).await.is_ok(),
                Err(_) => false,
            }
        }
        10 => match Permit::for_matter(tx, b, Act::Read, matter).await {
            Ok(by) => charge::send_back(tx, m, &by, matter).await.is_ok(),
            Err(_) => false,
        },
        // Everybody who was away is back.
        11 => office::settle(tx, &Clock::new(14).at("05T09:00")).await.is_ok(),
        0 | 1 => match Permit::for_matter(tx, a, Act::Carry, matter).await {
            Ok(by) => charge::take(tx, m, &by, matter).await.is_ok(),
            Err(_) => false,
        },
        2..=4 => match Permit::for_matter(tx, a, Act::Hand, matter).await {
            Ok(by) if what == 2 => {
                let to = if b == t.maria { t.inquiry } else { t.intake };
                let whom = (to == t.intake || n == 0).then_some(b);
                charge::offer(tx, m, &by, matter, (to, whom)).await.is_ok()
            }
            Ok(by) if what == 3 => charge::hand(tx, m, &by, matter, b).await.is_ok(),
            Ok(by) => charge::back(tx, m, &by, matter).await.is_ok(),
            Err(_) => false,
        },
        5 => office::note_absence(tx, m, &boss(), a, (day("02"), day("04"))).await.is_ok(),
        6 => office::place(tx, m, &boss(), (a, t.intake, Post::Head), (day("02"), None)).await.is_ok(),
        // Maria stays, so that there is a head above all who leave.
        _ if a != t.maria => office::end_engagement(tx, m, &boss(), a, day("01")).await.is_ok(),
        _ => false,
    };
    assert_eq!(count(tx, BAD).await, 0, "after {what}");
    // Who had it when it was offered has it until it is received, unless the one who carried it is gone or another heads.
    let after = charge::charge(tx, matter).await.unwrap().unwrap();
    let moved = (before.carrier, before.unit) != (after.carrier, after.unit);
    assert!(!(moved && before.offered_to.is_some()) || matches!(what, 6 | 7 | 8 | 9 | 11) && ok, "moved by {what}");
    assert!(
        !(moved && after.offered_to.is_some()) || matches!(what, 6 | 7 | 11),
        "moved by {what} and still on its way"
    );
    ok
}

async fn walk(db: &Db, all: &[Happening], dones: &mut [u32; KINDS]) -> i64 {
    let m = Clock::new(12).at("02T09:00");
    let mut tx = db.begin().await.unwrap();
    let t = Town::build(&mut tx, &m).await;
    let matters = [t.child(&mut tx, &m, &[]).await, t.child(&mut tx, &m, &[]).await];
    for one in all {
        dones[usize::from(one.0)] += u32::from(happens(&mut tx, &m, &t, *one, &matters).await);
    }
    count(&mut tx, RELIEVED).await
}

#[tokio::test]
async fn nothing_lies_with_one_who_has_gone() {
    let steps = proptest::collection::vec((0u8..12, 0usize..6, 0usize..6, 0usize..2), 24);
    for db in bed::built("leaving").await {
        let (mut runner, mut dones, mut relieved) = (dice(), [0; KINDS], 0);
        for _ in 0..200 {
            let all = steps.new_tree(&mut runner).unwrap().current();
            relieved += walk(&db, &all, &mut dones).await;
        }
        assert!(dones.iter().all(|n| *n > 20) && relieved > 100, "hardly ever done: {dones:?}, {relieved}");
        println!("{}: {dones:?}, {relieved} relieved", db.engine());
    }
}

#[tokio::test]
async fn while_the_post_is_vacant_the_deputy_answers_and_then_another_head() {
    for db in bed::built("vacant").await {
        let m = Clock::new(13).at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let matter = t.child(&mut tx, &m, &[]).await;
        let mut heads = vec![charge::charge(&mut tx, matter).await.unwrap().unwrap().head];
        for leaves in [t.margareta, t.birgitta] {
            office::end_engagement(&mut tx, &m, &boss(), leaves, day("01")).await.unwrap();
            let now = charge::charge(&mut tx, matter).await.unwrap().unwrap();
            assert_eq!((now.carrier, now.taken_at, now.unit), (now.head, None, t.intake));
            heads.push(now.head);
        }
        assert_eq!(heads, [t.margareta, t.birgitta, t.maria]);
        assert_eq!(count(&mut tx, RELIEVED).await, 2, "one event for each matter and time");
        // What is reported meanwhile has somebody who answers too, and the next head takes over both.
        let other = t.child(&mut tx, &m, &[]).await;
        office::place(&mut tx, &m, &boss(), (t.leila, t.intake, Post::Head), (day("02"), None)).await.unwrap();
        let all: Vec<StaffId> = {
            let one = charge::charge(&mut tx, matter).await.unwrap().unwrap();
            let two = charge::charge(&mut tx, other).await.unwrap().unwrap();
            vec![one.head, one.carrier, two.head, two.carrier]
        };
        assert_eq!(BTreeSet::from_iter(all), BTreeSet::from([t.leila]));
        journal::verify(&mut tx, &[]).await.unwrap();
    }
}
