//! In every world there is, a list holds exactly what may be opened one by one.

use crate::bed;
use access::{Act, Effect, Fact, Facts, decide};
use std::{collections::BTreeSet, fmt::Write};
use store::{Db, FromRow, Res, Row, Stmt, args};

struct World(i64);

impl FromRow for World {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("n").map(World)
    }
}

/// A table in place of the view `standing`, with one row for each world, numbered.
fn stand_in() -> String {
    let columns: String = Fact::ALL.iter().fold(String::new(), |mut s, f| {
        write!(s, ", {} boolean not null", f.name()).unwrap();
        s
    });
    let mut bits = String::new();
    for (i, _) in Fact::ALL.iter().enumerate() {
        write!(bits, ", ((n >> {i}) & 1) = 1").unwrap();
    }
    format!(
        "create table world (n bigint primary key);\n\
         create table standing (n bigint not null, staff_id bigint, matter_id bigint{columns});\n\
         with recursive c (n) as (select 0 union all select n + 1 from c where n < {last})\n\
         insert into world select n from c;\n\
         insert into standing select n, 1, n{bits} from world;\n",
        last = Facts::WORLDS - 1
    )
}

async fn listed(db: &Db, view: &'static str) -> BTreeSet<u32> {
    let mut tx = db.snapshot().await.unwrap();
    let rows: Vec<World> = tx.all(Stmt::both(view), args![]).await.unwrap();
    rows.into_iter().map(|w| u32::try_from(w.0).unwrap()).collect()
}

#[tokio::test]
async fn list_and_point_agree_in_all_worlds() {
    let policy = access::policy().unwrap();
    let views = [
        (Act::See, "select matter_id as n from may_see"),
        (Act::Read, "select matter_id as n from may_read"),
        (Act::Write, "select matter_id as n from may_write"),
        (Act::Assess, "select matter_id as n from may_assess"),
        (Act::Decide, "select matter_id as n from may_decide"),
        (Act::Carry, "select matter_id as n from may_carry"),
        (Act::Hand, "select matter_id as n from may_hand"),
        (Act::Support, "select matter_id as n from may_support"),
        (Act::Perform, "select matter_id as n from may_perform"),
    ];
    assert_eq!(views.map(|v| v.0), Act::ON_MATTERS);
    for db in bed::empty("worlds").await {
        db.views(&stand_in()).await.unwrap();
        db.views(&access::may_views(policy)).await.unwrap();
        let all = || 0..Facts::WORLDS;
        for (act, view) in views {
            let open: BTreeSet<u32> = all().filter(|n: &u32| decide(policy, act, Facts::of_bits(*n)).is_ok()).collect();
            assert!(!open.is_empty() && open.len() < Facts::WORLDS as usize / 2);
            let listed = listed(&db, view).await;
            let differ = listed.symmetric_difference(&open).next().map(|n| Facts::of_bits(*n));
            assert_eq!(differ, None, "{} {}", db.engine(), act.word());
        }
        let veil = |n: &u32| decide(policy, Act::See, Facts::of_bits(*n)).is_err_and(|r| r.effect == Effect::Veil);
        assert_eq!(listed(&db, "select matter_id as n from may_veiled").await, all().filter(veil).collect());
    }
}

#[tokio::test]
async fn every_statement_is_understood_by_both() {
    for db in bed::built("prepared").await {
        for (name, statement) in store::parse(access::SHEET) {
            db.prepare(statement).await.unwrap_or_else(|e| panic!("{} {name}: {e}", db.engine()));
        }
        // The house makes the views again at every start.
        db.views(&access::views(access::policy().unwrap())).await.unwrap();
        assert!(db.prepare(Stmt::both("select staff_id, matter_id from may_veiled")).await.is_ok());
    }
}

#[test]
fn every_rule_rests_on_a_law_that_stands() {
    let law = law::Law::sweden().unwrap();
    for rule in access::policy().unwrap().all() {
        let id = rule.law.as_deref();
        assert!(id.is_none_or(|id| law.rule(id, bed::day("02")).is_some()), "{}: {id:?}", rule.id);
    }
}
