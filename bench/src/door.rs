//! The residents' door: showing the form, and taking a letter.

use access::Keys;
use bench::{Res, client::Browser, line};
use house::{Wall, doors};
use jiff::civil::time;
use law::{Law, OfficeHours};
use page::{Bucket, Municipality};
use std::{
    net::SocketAddr,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use store::{Db, Uuid};
use tokio::{net::TcpListener, task::JoinSet};

/// A house on a port of its own, whose door lets through more than the real one: the limit is not what is measured.
pub async fn stand(database: &str) -> Res<SocketAddr> {
    let db = match database.starts_with("postgres") {
        true => Db::open_pg(database, &format!("bench_{}", std::process::id())).await?,
        false => Db::open_lite(Path::new(database)).await?,
    };
    let wall = Arc::new(Wall::new(Arc::new(Law::sweden()?)));
    doors::ready(&db, Uuid::nil(), journal::Moments::now(&*wall).at).await?;
    let mut public = doors::public(&db, &Keys::new([3; 32]), municipality()?, wall)?;
    public.letters = Bucket::new(u32::MAX, 1_000_000);
    let door = TcpListener::bind("127.0.0.1:0").await?;
    let address = door.local_addr()?;
    tokio::spawn(doors::stand(door, doors::public_router(public), std::future::pending()));
    Ok(address)
}

/// The made-up town.
pub fn municipality() -> Res<Municipality> {
    let hours = OfficeHours::new(time(8, 0, 0, 0), time(16, 30, 0, 0))?;
    Ok(Municipality {
        name: "Älvsala kommun".into(),
        address: "oro.alvsala.example".into(),
        phone: "031-390 06 00".into(),
        post: "Socialnämnden, Älvsala kommun, 123 45 Älvsala".into(),
        after_hours: "031-390 06 99".into(),
        phone_hours: hours,
        reading_hours: hours,
        exit: "/".into(),
        needs: None,
    })
}

/// What one of many does again and again.
#[derive(Clone, Copy)]
enum Doing {
    /// Opens the first page.
    Looking,
    /// Opens the form and sends a letter. Only the sending is timed.
    Telling,
}

/// `clients` people open the first page, `n` times in all.
pub async fn pages(database: &str, house: SocketAddr, clients: usize, n: usize) -> Res<()> {
    let began = Instant::now();
    let times = together(house, clients, n, Doing::Looking).await?;
    line("first page, 8 at once", database, times, began.elapsed());
    Ok(())
}

/// `clients` people send letters, `n` in all.
pub async fn letters(database: &str, house: SocketAddr, clients: usize, n: usize) -> Res<()> {
    let began = Instant::now();
    let times = together(house, clients, n, Doing::Telling).await?;
    line("letter stored and receipt shown, 8 at once", database, times, began.elapsed());
    Ok(())
}

async fn once(browser: &Browser, doing: Doing) -> Res<Duration> {
    if let Doing::Looking = doing {
        let (took, page) = browser.ask("GET", "/oro", String::new()).await?;
        return if page.contains("tel:112") { Ok(took) } else { Err("that was not the first page".into()) };
    }
    let (_, form) = browser.ask("GET", "/oro/utan-namn", String::new()).await?;
    let key = form.split_once("name=\"key\" value=\"").and_then(|(_, rest)| rest.split_once('"')).ok_or("no key")?.0;
    let letter = format!("key={key}&what=Flickan+i+trappan+sitter+ute+om+kv%C3%A4llarna+utan+jacka.&age=6&today=yes");
    let (took, page) = browser.ask("POST", "/oro/utan-namn", letter).await?;
    if page.contains("class=\"codebox\"") { Ok(took) } else { Err("that was no receipt".into()) }
}

async fn together(house: SocketAddr, clients: usize, n: usize, doing: Doing) -> Res<Vec<Duration>> {
    let mut set: JoinSet<Res<Vec<Duration>>> = JoinSet::new();
    for _ in 0..clients {
        set.spawn(async move {
            let browser = Browser::new(house);
            let mut times = vec![];
            for _ in 0..n / clients {
                times.push(once(&browser, doing).await?);
            }
            Ok(times)
        });
    }
    let mut all = vec![];
    while let Some(times) = set.join_next().await {
        all.extend(times??);
    }
    Ok(all)
}
