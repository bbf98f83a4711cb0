//! Whatever is done in whatever order: every open matter has one carrier and one responsible head.

use crate::bed::{self, Clock, Town, boss, day};
use access::{
    Act, Charge, No, Part, Permit, StaffId,
    charge::{self, Emergency, Reason, Receiver, break_glass},
    office::{self, Post},
};
use journal::Moment;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use store::{Db, FromRow, Res, Row, Stmt, Tx, Uuid, args};

const COUNTS: Stmt = Stmt::both(
    "select count(*) as n from charge c where
      (select count(*) from tie t where t.matter_id = c.matter_id and t.kind = 'carrier' and t.ended_at is null) <> 1
      or (select count(*) from tie t where t.matter_id = c.matter_id and t.kind = 'head' and t.ended_at is null) <> 1
      or (c.closed_at is not null and exists (select 1 from tie t where t.matter_id = c.matter_id
        and t.kind <> 'carrier' and t.kind <> 'head' and t.ended_at is null))",
);
const SECOND: Stmt = Stmt::both(
    "insert into tie (id, matter_id, staff_id, kind, since) select $1, matter_id, $2, 'carrier', since from tie \
     where kind = 'carrier' and ended_at is null and matter_id = $3",
);

struct Count(i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("n").map(Count)
    }
}

/// One thing that somebody tries: verb, actor, colleague, matter.
type Try = (u8, usize, usize, usize);

/// How often each verb was done, not only tried.
type Done = [u32; 13];

async fn attempt(
    tx: &mut Tx,
    m: &Moment,
    t: &Town,
    (verb, who, whom, what): Try,
    (matters, dones): (&mut Vec<Uuid>, &mut Done),
) {
    let staff = [t.margareta, t.birgitta, t.jonas, t.leila, t.petra, t.ida, t.karin, t.nils, t.maria];
    let (who, whom) = (staff[who % staff.len()], staff[whom % staff.len()]);
    if matters.is_empty() || verb == 0 {
        matters.push(t.child(tx, m, &[]).await);
    }
    let matter = matters[what % matters.len()];
    let done = go(tx, m, t, verb, (who, whom, matter)).await;
    if let Err(No::Fault(f)) = &done {
        panic!("verb {verb}: {f}");
    }
    dones[usize::from(verb)] += u32::from(done.is_ok());
    // What was answered is what is stored.
    if let Ok(Some(charge)) = done {
        let stored = charge::charge(tx, matter).await.unwrap().unwrap();
        assert_eq!(Charge { version: 0, ..stored }, Charge { version: 0, ..charge });
    }
    assert_eq!(tx.one::<Count>(COUNTS, args![]).await.unwrap().unwrap().0, 0, "after verb {verb}");
}

async fn go(
    tx: &mut Tx,
    m: &Moment,
    t: &Town,
    verb: u8,
    (who, whom, matter): (StaffId, StaffId, Uuid),
) -> Result<Option<Charge>, No> {
    let act = match verb {
        0..=2 | 12 => Act::Carry,
        8 => Act::Write,
        _ => Act::Hand,
    };
    match verb {
        9 => {
            let by = Permit::for_staff(tx, who, Act::Glass).await?;
            let why = Reason::parse(Emergency::Unreachable, "Ingen svarar och det brådskar.").unwrap();
            break_glass(tx, m, &by, matter, &why).await?;
            return Ok(None);
        }
        10 => {
            let unit = if whom == t.maria { t.inquiry } else { t.intake };
            office::place(tx, m, &boss(), (whom, unit, Post::Head), (day("02"), None)).await?;
            return Ok(None);
        }
        _ => {}
    }
    // Who answers keeps, and whoever it is on its way to receives: else that would hardly ever be done.
    let now = charge::charge(tx, matter).await?.ok_or(No::Absent)?;
    let who = match verb {
        11 => now.head,
        12 => now.parts.keys().find(|(_, part)| *part == Part::Receiving).map_or(who, |key| key.0),
        _ => who,
    };
    let by = Permit::for_matter(tx, who, act, matter).await?;
    match verb {
        0..=2 => charge::take(tx, m, &by, matter).await.map(Some),
        3 => charge::hand(tx, m, &by, matter, whom).await.map(Some),
        4 => charge::offer(tx, m, &by, matter, (if whom == t.maria { t.inquiry } else { t.intake }, Some(whom)))
            .await
            .map(Some),
        11 => charge::keep(tx, m, &by, matter).await.map(Some),
        12 => charge::receive(tx, m, &by, matter, Receiver::Oneself).await.map(Some),
        5 => {
            let until = store::Ts::from_micros(m.at.micros() + 1).unwrap();
            charge::consult(tx, m, &by, matter, whom, until).await.map(Some)
        }
        6 => {
            // Whoever was asked first, so that there is somebody to thank.
            let now = charge::charge(tx, matter).await?.ok_or(No::Absent)?;
            let asked = now.parts.keys().find(|(_, part)| *part == Part::Consulted).map_or(whom, |key| key.0);
            charge::end_part(tx, m, &by, matter, asked, Part::Consulted).await.map(Some)
        }
        7 => charge::back(tx, m, &by, matter).await.map(Some),
        _ => charge::close(tx, m, &by, matter).await.map(Some),
    }
}

/// Seeded walks over all verbs, all colleagues and a few matters.
async fn walk(db: &Db, tries: &[Try], dones: &mut Done) {
    let clock = Clock::new(9);
    let m = clock.at("02T09:00");
    let mut tx = db.begin().await.unwrap();
    let t = Town::build(&mut tx, &m).await;
    let mut matters = Vec::new();
    for one in tries {
        attempt(&mut tx, &m, &t, *one, (&mut matters, dones)).await;
    }
}

#[tokio::test]
async fn one_carrier_and_one_head_after_every_step() {
    let steps = proptest::collection::vec((0u8..13, 0usize..9, 0usize..9, 0usize..4), 60);
    for db in bed::built("carrying").await {
        let dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let mut runner = TestRunner::new_with_rng(Config::default(), dice);
        let mut dones = Done::default();
        for _ in 0..60 {
            let tries = steps.new_tree(&mut runner).unwrap().current();
            walk(&db, &tries, &mut dones).await;
        }
        assert!(dones.iter().all(|n| *n > 2), "a verb was never done: {dones:?}");
        println!("{}: {dones:?}", db.engine());
    }
}

#[tokio::test]
async fn the_database_itself_refuses_a_second_carrier() {
    for db in bed::built("second").await {
        let m = Clock::new(10).at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let matter = t.child(&mut tx, &m, &[]).await;
        assert!(tx.run(SECOND, args![m.id(), t.jonas, matter]).await.is_err());
        drop(tx);
    }
}

#[tokio::test]
async fn what_somebody_leaves_behind_is_put_into_good_hands() {
    for db in bed::built("left").await {
        let clock = Clock::new(11);
        let m = clock.at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let matter = t.child(&mut tx, &m, &[]).await;
        let carry = Permit::for_matter(&mut tx, t.nils, Act::Carry, matter).await.unwrap();
        charge::take(&mut tx, &m, &carry, matter).await.unwrap();
        office::settle(&mut tx, &clock.at("05T12:00")).await.unwrap();
        assert!(charge::left_behind(&mut tx).await.unwrap().is_empty());
        let friday = clock.at("06T06:00");
        office::settle(&mut tx, &friday).await.unwrap();
        let now = charge::charge(&mut tx, matter).await.unwrap().unwrap();
        assert_eq!((now.carrier, now.head, now.taken_at), (t.margareta, t.margareta, None));
        assert!(charge::left_behind(&mut tx).await.unwrap().is_empty());
        // A new head takes over what the old one answered for, and what waits.
        office::place(&mut tx, &friday, &boss(), (t.birgitta, t.intake, Post::Head), (day("06"), None)).await.unwrap();
        let now = charge::charge(&mut tx, matter).await.unwrap().unwrap();
        assert_eq!((now.carrier, now.head), (t.birgitta, t.birgitta));
        // Nobody is given what they may not carry, and closeness is not told.
        let hand = Permit::for_matter(&mut tx, t.birgitta, Act::Hand, matter).await.unwrap();
        charge::concern(&mut tx, matter, Uuid::from_u128(31)).await.unwrap();
        charge::kin(&mut tx, &friday, t.jonas, Uuid::from_u128(31)).await.unwrap();
        office::note_absence(&mut tx, &friday, &boss(), t.leila, (day("06"), day("06"))).await.unwrap();
        for (to, word) in [
            (t.jonas, "access-colleague-cannot"),
            (t.petra, "access-colleague-unqualified"),
            (t.ida, "access-colleague-unqualified"),
            (t.leila, "access-colleague-away"),
            (t.nils, "access-colleague-cannot"),
            (t.maria, "access-colleague-cannot"),
        ] {
            let no = charge::hand(&mut tx, &friday, &hand, matter, to).await.unwrap_err();
            assert!(matches!(no, No::Refusal(r) if r.word == word), "{word}: {no}");
        }
    }
}
