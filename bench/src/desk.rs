//! The staff's door: eight people read the queue, a person's page and what a search finds while two register contacts,
//! each reading noted before it is sent.

use crate::door::municipality;
use access::Keys;
use bench::{Res, client::Browser, line};
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

/// What somebody at a desk asks for again and again.
#[derive(Clone)]
enum Asking {
    /// Mottagningen, with [`ROWS`] rows.
    Queue,
    /// Personen: the address of one child's page.
    Person(String),
    /// The search for a name that eleven visible children bear or begin with: what is sent.
    Search(String),
}

/// Eight ask for one page after the other, `reads` times in all for each, while two register until the readers are done.
pub async fn desk(database: &str, house: SocketAddr, reads: usize) -> Res<()> {
    let writer = log_in(house, "petra").await?;
    for n in 0..ROWS {
        register(&writer, "child_concern", n).await?;
    }
    let mut desks = vec![];
    for n in 0..8 {
        desks.push(log_in(house, if n % 2 == 0 { "amina" } else { "johan" }).await?);
    }
    let first = desks.first().ok_or("nobody is at work")?;
    let mut registered = ROWS;
    for what in ["queue of 40 rows", "one person's page", "search by name"] {
        // A search is sealed for whom it is made by, so every desk asks in its own words.
        let person = person(first).await?;
        let (began, mut readers) = (Instant::now(), JoinSet::new());
        for desk in desks.clone() {
            let asking = match what {
                "queue of 40 rows" => Asking::Queue,
                "one person's page" => Asking::Person(person.clone()),
                _ => Asking::Search(search(&desk).await?),
            };
            readers.spawn(async move { read(&desk, &asking, reads / 8).await });
        }
        let mut writers = JoinSet::new();
        for w in 1..=2 {
            let (writer, from) = (writer.clone(), registered + w * 1_000_000);
            writers.spawn(async move { write(&writer, from).await });
        }
        let times = all(readers).await?;
        let took = began.elapsed();
        let written = all(writers).await?;
        registered += written.len();
        line(&format!("{what}, 8 reading and 2 registering"), database, times, took);
        line("contact registered meanwhile", database, written, began.elapsed());
    }
    Ok(())
}

/// Everything that they measured, or what broke.
async fn all(mut set: JoinSet<Res<Vec<Duration>>>) -> Res<Vec<Duration>> {
    let mut times = vec![];
    while let Some(some) = set.join_next().await {
        times.extend(some??);
    }
    Ok(times)
}

async fn write(writer: &Browser, from: usize) -> Res<Vec<Duration>> {
    let mut times = vec![];
    for n in from..from + 400 {
        times.push(register(writer, "application_income_support", n).await?);
    }
    Ok(times)
}

async fn log_in(house: SocketAddr, login: &str) -> Res<Browser> {
    let form = format!("name={login}&password={}", demo::PASSWORD);
    Browser::new(house).enter("/logga-in", form).await
}

async fn read(browser: &Browser, asking: &Asking, n: usize) -> Res<Vec<Duration>> {
    let mut times = vec![];
    for _ in 0..n {
        let (took, fits) = match asking {
            Asking::Queue => {
                let (took, page) = browser.ask("GET", "/mottagningen", String::new()).await?;
                (took, page.matches("class=\"row\"").count() == ROWS)
            }
            Asking::Person(path) => {
                let (took, page) = browser.ask("GET", path, String::new()).await?;
                (took, page.contains("Hon ringer och är orolig."))
            }
            Asking::Search(form) => {
                let (took, page) = browser.ask("POST", "/sok", form.clone()).await?;
                (took, page.matches("/person/").count() == 11)
            }
        };
        if !fits {
            return Err("that was not the page that was asked for".into());
        }
        times.push(took);
    }
    Ok(times)
}

/// A search for Person 3, and for Person 30 to 39, as this desk sends it.
async fn search(browser: &Browser) -> Res<String> {
    let (_, form) = browser.ask("GET", "/sok", String::new()).await?;
    Ok(format!("csrf={}&key={}&q=Person+3", field(&form, "csrf")?, field(&form, "key")?))
}

/// The address of the first child's page that the search finds.
async fn person(browser: &Browser) -> Res<String> {
    let (_, page) = browser.ask("POST", "/sok", search(browser).await?).await?;
    let (_, rest) = page.split_once("href=\"/person/").ok_or("nobody was found")?;
    Ok(format!("/person/{}", rest.split('"').next().unwrap_or_default()))
}

fn field<'a>(form: &'a str, name: &str) -> Res<&'a str> {
    let from = format!("name=\"{name}\" value=\"");
    Ok(form.split_once(from.as_str()).and_then(|(_, rest)| rest.split_once('"')).map(|x| x.0).ok_or("no seal")?)
}

async fn register(browser: &Browser, kind: &str, n: usize) -> Res<Duration> {
    let (_, form) = browser.ask("GET", "/registrera", String::new()).await?;
    let body = format!(
        "csrf={}&key={}&text=Hon+ringer+och+%C3%A4r+orolig.&channel=phone&teller=relative&rows=1&kind1={kind}&name1=Person+{n}&who1=9",
        field(&form, "csrf")?,
        field(&form, "key")?
    );
    Ok(browser.ask("POST", "/registrera", body).await?.0)
}
