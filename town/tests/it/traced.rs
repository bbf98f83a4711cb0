//! Who has read what, and who has tried: every reading of a letter and every refused try is found by its id.

use crate::{at_a_desk::link, steps::tells};
use std::time::Duration;
use store::{FromRow, Res, Row, Stmt, Uuid, args};
use town::{Paper, Request, World};

const OF: Stmt = Stmt::both(
    "select e.actor, e.act, e.outcome, e.shown from access_entry e where e.asked = $1 \
     order by e.at, e.outcome, e.id limit 100",
);
const READ: Stmt = Stmt::both("select count(*) as n from event where kind = 'contact.report_read'");

#[derive(Debug, PartialEq)]
struct Entry {
    actor: String,
    act: String,
    outcome: String,
    shown: i64,
}

impl FromRow for Entry {
    fn from_row(row: &Row) -> Res<Self> {
        let (actor, act) = (row.get("actor")?, row.get("act")?);
        Ok(Entry { actor, act, outcome: row.get("outcome")?, shown: row.get("shown")? })
    }
}

struct Count(i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("n").map(Count)
    }
}

async fn entries(town: &World, id: Uuid) -> Vec<Entry> {
    town.db().snapshot().await.unwrap().all(OF, args![id]).await.unwrap()
}

async fn openings(town: &World) -> i64 {
    town.db().snapshot().await.unwrap().one::<Count>(READ, args![]).await.unwrap().unwrap().0
}

#[tokio::test]
async fn every_reading_of_a_letter_is_in_the_log_and_its_opening_is_one_event() {
    World::both(|town| async move {
        let town = town.at_work().await;
        tells(&town, "Ett barn gråter om nätterna.").await;
        let (mut amina, mut johan) =
            (Paper::of_colleague(&town, "amina").await, Paper::of_colleague(&town, "johan").await);
        amina.open("/mottagningen").await;
        let path = link(&amina, "En kontakt");
        let letter: Uuid = path.rsplit('/').next().unwrap().parse().unwrap();
        amina.open(&path).await;
        amina.must_not_say("Ett barn gråter");
        town.advance(Duration::from_secs(1));
        amina.send("Öppna och läs").await;
        amina.must_say("Ett barn gråter");
        for _ in 0..2 {
            town.advance(Duration::from_secs(1));
            johan.open(&path).await;
            johan.must_say("Ett barn gråter");
        }

        let entry = |who: &str, act: &str, outcome: &str| Entry {
            actor: format!("staff:{who}"),
            act: act.into(),
            outcome: outcome.into(),
            shown: 1,
        };
        let (a, j) = (town.colleague("amina").await.to_string(), town.colleague("johan").await.to_string());
        let expected = [
            entry(&a, "contact.register", "shown"),
            entry(&a, "report.read", "done"),
            entry(&a, "report.read", "shown"),
            entry(&j, "report.read", "shown"),
            entry(&j, "report.read", "shown"),
        ];
        assert_eq!(entries(&town, letter).await, expected);
        assert_eq!(openings(&town).await, 1, "it was opened once; who has seen it is the log's");
    })
    .await;
}

#[tokio::test]
async fn a_refused_try_is_in_the_log_by_its_id_and_not_on_the_page() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut petra = Paper::of_colleague(&town, "petra").await;
        let cookie: String = petra.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
        petra.open("/registrera").await;
        let csrf = petra.form("Klart, lämna över").into_iter().find(|(name, _)| name == "csrf").unwrap().1;
        for (n, way) in ["/kontakt/", "/person/", "/arende/"].into_iter().enumerate() {
            let id = Uuid::from_u128(0x0199_a1b2_0000_7000_8000_0000_0000_0001 + n as u128);
            petra.open(&format!("{way}{id}")).await;
            assert_eq!(petra.status(), 404, "{way}");
            assert!(!petra.reply().text().contains(&id.to_string()), "{way}");
            let [one] = entries(&town, id).await.try_into().unwrap();
            assert_eq!((one.outcome.as_str(), one.shown), ("absent", 0), "{way}");
        }
        for (n, (before, after)) in [("/brev/", "/las"), ("/brev/", "/svara"), ("/lofte/", "")].into_iter().enumerate()
        {
            let id = Uuid::from_u128(0x0199_a1b2_0000_7000_8000_0000_0000_0011 + n as u128);
            let form = [("csrf", csrf.as_str()), ("key", &"0f".repeat(16)), ("reply", "we_ring")];
            let request = Request::post(&format!("{before}{id}{after}"), &form);
            let reply = town.ask_staff(request.with("cookie", &cookie)).await;
            assert!(matches!(reply.status, 403 | 404), "{before}: {}", reply.status);
            assert!(!reply.text().contains(&id.to_string()), "{before}");
            let [one] = entries(&town, id).await.try_into().unwrap();
            assert!(one.shown == 0 && matches!(one.outcome.as_str(), "absent" | "refused"), "{one:?}");
        }
    })
    .await;
}
