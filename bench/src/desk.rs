//! The staff's door: eight people read the queue while two register contacts, each reading noted before it is sent.

use crate::{Res, client::Browser, door::municipality, line};
use access::Keys;
use house::{Wall, demo, doors};
use journal::Moments;
use law::Law;
use page::staff::Cookie;
use std::{
    net::SocketAddr,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use store::{Db, Uuid};
use tokio::{net::TcpListener, task::JoinSet};

/// Rows on the page that is read.
const ROWS: usize = 40;

/// A house on a port of its own with the demo's people at work.
pub async fn stand(database: &str) -> Res<SocketAddr> {
    let db = match database.starts_with("postgres") {
        true => Db::open_pg(database, &format!("bench_desk_{}", std::process::id())).await?,
        false => Db::open_lite(Path::new(database)).await?,
    };
    let wall = Arc::new(Wall::new(Arc::new(Law::sweden()?)));
    doors::ready(&db, Uuid::nil(), wall.now().at).await?;
    demo::settle_in(&db, &wall.now()).await?;
    let staff = doors::staff(&db, &Keys::new([3; 32]), municipality()?, wall, Cookie::Plain)?;
    let door = TcpListener::bind("127.0.0.1:0").await?;
    let address = door.local_addr()?;
    tokio::spawn(doors::stand(door, doors::staff_router(staff), std::future::pending()));
    Ok(address)
}

/// Eight read `reads` times in all, while two register until the readers are done.
pub async fn queue(database: &str, house: SocketAddr, reads: usize) -> Res<()> {
    let writer = log_in(house, "petra").await?;
    for n in 0..ROWS {
        register(&writer, "child_concern", n).await?;
    }
    let mut desks = vec![];
    for n in 0..8 {
        desks.push(log_in(house, if n % 2 == 0 { "amina" } else { "johan" }).await?);
    }
    let (began, mut readers, mut writers) = (Instant::now(), JoinSet::new(), JoinSet::new());
    for reader in desks {
        readers.spawn(async move { read(&reader, reads / 8).await });
    }
    for w in 0..2 {
        let writer = writer.clone();
        writers.spawn(async move {
            let mut times = vec![];
            for n in 0.. {
                match register(&writer, "application_income_support", w * 1_000_000 + n).await {
                    Ok(took) => times.push(took),
                    Err(e) => return (times, Some(e)),
                }
                if times.len() >= 400 {
                    break;
                }
            }
            (times, None)
        });
    }
    let mut times = vec![];
    while let Some(some) = readers.join_next().await {
        times.extend(some??);
    }
    let took = began.elapsed();
    let mut written = vec![];
    while let Some(some) = writers.join_next().await {
        let (some, broken) = some?;
        broken.map_or(Ok(()), Err)?;
        written.extend(some);
    }
    line("queue of 40 rows, 8 reading and 2 registering", database, times, took);
    line("contact registered meanwhile", database, written, began.elapsed());
    Ok(())
}

async fn log_in(house: SocketAddr, login: &str) -> Res<Browser> {
    let form = format!("name={login}&password={}", demo::PASSWORD);
    Browser::new(house).enter("/logga-in", form).await
}

async fn read(browser: &Browser, n: usize) -> Res<Vec<Duration>> {
    let mut times = vec![];
    for _ in 0..n {
        let (took, page) = browser.ask("GET", "/mottagningen", String::new()).await?;
        let rows = page.matches("class=\"row\"").count();
        if rows != ROWS {
            return Err(format!("the queue has {rows} rows").into());
        }
        times.push(took);
    }
    Ok(times)
}

async fn register(browser: &Browser, kind: &str, n: usize) -> Res<Duration> {
    let (_, form) = browser.ask("GET", "/registrera", String::new()).await?;
    let field = |name: &str| {
        let from = format!("name=\"{name}\" value=\"");
        form.split_once(from.as_str()).and_then(|(_, rest)| rest.split_once('"')).map(|x| x.0).ok_or("no seal")
    };
    let body = format!(
        "csrf={}&key={}&text=Hon+ringer+och+%C3%A4r+orolig.&channel=phone&teller=relative&rows=1&kind1={kind}&name1=Person+{n}&who1=9",
        field("csrf")?,
        field("key")?
    );
    Ok(browser.ask("POST", "/registrera", body).await?.0)
}
