//! Loads a made-up town as a working day does, over real connections, and prints what people wait for and what it costs the
//! house: `load FOLDER...`, each a folder that `helhet town --into` has filled. See README.md beside this folder's Cargo.toml.

mod deeds;
mod pages;
mod town;

use bench::{Res, client::Browser, ms, within};
use pages::Page;
use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;
use town::{Alone, Town};

/// The password of everybody in a made-up town.
const PASSWORD: &str = "alvsala-hela-vagen";
/// Those who read, each in a session of their own, and may read the matter that is asked for: the head of the joint intake,
/// its lead, and the one who has it.
const READERS: [&str; 8] = ["karin", "birgit", "amina", "karin", "birgit", "amina", "birgit", "amina"];
/// Those who write meanwhile.
const WRITERS: [&str; 2] = ["petra", "eva"];
/// How many turns the towns take, and how often somebody asks alone in one of them: a machine that grows slower meanwhile
/// grows so for each town.
const TURNS: usize = 4;
const ALONE: usize = 50;
/// How often a page is asked for by eight together, and how often something is done by each of two together.
const TOGETHER: usize = 1600;
const DONE: usize = 100;

#[tokio::main]
async fn main() -> Res<()> {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if folders.is_empty() {
        return Err("load FOLDER...: each folder holds a town that helhet town --into has made".into());
    }
    let towns = town::all(&folders).await?;
    println!("| what | town | alone p50 | times the first | processor each | 8 reading, 2 writing: p50 | p99 | n |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for nth in 0..towns.iter().map(|town| town.pages.len()).min().unwrap_or_default() {
        opened(&towns, nth).await?;
    }
    for deed in deeds::Deed::ALL {
        done(&towns, deed).await?;
    }
    for town in towns {
        let (now, most) = town.program.memory()?;
        println!("| memory after all that | {} | {} MB, at most {} MB | | | | | |", town.name, now / 1024, most / 1024);
        town.program.end()?;
    }
    Ok(())
}

async fn log_in(door: SocketAddr, login: &str) -> Res<Browser> {
    Browser::new(door).enter("/logga-in", format!("name={login}&password={PASSWORD}")).await
}

/// One page in each town: alone by turns, then by all who read while two write.
async fn opened(towns: &[Town], nth: usize) -> Res<()> {
    let mut alone: Vec<Alone> = towns.iter().map(|_| Alone::default()).collect();
    for _ in 0..TURNS {
        for (town, alone) in towns.iter().zip(&mut alone) {
            alone.reads(town, nth, ALONE).await?;
        }
    }
    let first = alone.first_mut().map(Alone::half).unwrap_or_default();
    for (town, alone) in towns.iter().zip(&mut alone) {
        let page = town.page(nth)?;
        let (together, _) = meanwhile(&town.writers, read(town.readers.clone(), page)).await?;
        row((page.name(), town), (alone, first), together);
    }
    Ok(())
}

/// One deed in each town: alone by turns, then by two while all who read look at the queue.
async fn done(towns: &[Town], deed: deeds::Deed) -> Res<()> {
    let mut alone: Vec<Alone> = towns.iter().map(|_| Alone::default()).collect();
    for _ in 0..TURNS {
        for (town, alone) in towns.iter().zip(&mut alone) {
            alone.does(town, deed, ALONE).await?;
        }
    }
    let first = alone.first_mut().map(Alone::half).unwrap_or_default();
    for (town, alone) in towns.iter().zip(&mut alone) {
        let busy = Arc::new(AtomicBool::new(true));
        let reading = tokio::spawn(until(busy.clone(), town.readers.clone(), Page::Queue));
        let (one, other) = tokio::join!(again(&town.desk, deed), again(&town.desk, deed));
        busy.store(false, Ordering::Relaxed);
        reading.await??;
        row((deed.name(), town), (alone, first), [one?, other?].concat());
    }
    Ok(())
}

fn row((what, town): (&str, &Town), (alone, first): (&mut Alone, Duration), mut together: Vec<Duration>) {
    let (half, most) = (within(&mut together, 0.5), within(&mut together, 0.99));
    let times = alone.half().as_secs_f64() / first.as_secs_f64();
    let (name, n) = (&town.name, together.len());
    println!(
        "| {what} | {name} | {} | {times:.2} | {} | {} | {} | {n} |",
        ms(alone.half()),
        ms(alone.each()),
        ms(half),
        ms(most)
    );
}

/// Each of them reads a page again and again.
async fn read(readers: Vec<Browser>, page: &Page) -> Res<Vec<Duration>> {
    let mut set: JoinSet<Res<Vec<Duration>>> = JoinSet::new();
    for reader in readers {
        let page = page.clone();
        set.spawn(async move {
            let mut times = vec![];
            for _ in 0..TOGETHER / READERS.len() {
                times.push(page.read(&reader).await?);
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

/// One of the two who write does it again and again.
async fn again(desk: &deeds::Desk, deed: deeds::Deed) -> Res<Vec<Duration>> {
    let mut times = vec![];
    for _ in 0..DONE {
        times.push(desk.does(deed).await?);
    }
    Ok(times)
}

/// They read until somebody says that it is over.
async fn until(busy: Arc<AtomicBool>, readers: Vec<Browser>, page: Page) -> Res<()> {
    let mut set: JoinSet<Res<()>> = JoinSet::new();
    for reader in readers {
        let (busy, page) = (busy.clone(), page.clone());
        set.spawn(async move {
            while busy.load(Ordering::Relaxed) {
                page.read(&reader).await?;
            }
            Ok(())
        });
    }
    while let Some(done) = set.join_next().await {
        done??;
    }
    Ok(())
}

/// Something, while two register contacts without pause, of a kind that becomes no matter: the queue stays as it is. Gives
/// what it gives, and how long each contact took.
async fn meanwhile<T>(writers: &[Browser; 2], what: impl Future<Output = Res<T>>) -> Res<(T, Vec<Duration>)> {
    let busy = Arc::new(AtomicBool::new(true));
    let mut set: JoinSet<Res<Vec<Duration>>> = JoinSet::new();
    for writer in writers.clone() {
        let busy = busy.clone();
        set.spawn(async move {
            let mut times = vec![];
            while busy.load(Ordering::Relaxed) {
                times.push(deeds::advises(&writer).await?);
            }
            Ok(times)
        });
    }
    let began = Instant::now();
    let done = what.await;
    busy.store(false, Ordering::Relaxed);
    let mut written = vec![];
    while let Some(times) = set.join_next().await {
        written.extend(times??);
    }
    if written.is_empty() && began.elapsed() > Duration::from_secs(1) {
        return Err("nobody wrote meanwhile".into());
    }
    Ok((done?, written))
}
