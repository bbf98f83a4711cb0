//! Loads a made-up town as a working day does, over real connections, and prints what people wait for and what it costs the
//! house: `load FOLDER...`, each a folder that `helhet town --into` has filled. See README.md beside this folder's Cargo.toml.

mod deeds;
mod pages;

use bench::{Res, client::Browser, ms, program::Program, within};
use pages::Page;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// The password of everybody in a made-up town.
const PASSWORD: &str = "alvsala-hela-vagen";
/// Those who read, each in a session of their own, and may read the matter that is asked for: the head of the joint intake,
/// its lead, and the one who has it.
const READERS: [&str; 8] = ["karin", "birgit", "amina", "karin", "birgit", "amina", "birgit", "amina"];
/// Those who write meanwhile.
const WRITERS: [&str; 2] = ["petra", "eva"];
/// How often each page is asked for by somebody alone, and how often by eight together.
const ALONE: usize = 200;
const TOGETHER: usize = 1600;

#[tokio::main]
async fn main() -> Res<()> {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if folders.is_empty() {
        return Err("load FOLDER...: each folder holds a town that helhet town --into has made".into());
    }
    println!("| what | town | alone p50 | processor each | 8 reading, 2 writing: p50 | p99 | n |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for folder in &folders {
        let program = Program::start(folder, doors(folder)?).await?;
        let town = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        day(&town, &program).await?;
        let (now, most) = program.memory()?;
        println!("| memory after all that, and at most | {town} | {} MB | {} MB | | | |", now / 1024, most / 1024);
        program.end()?;
    }
    Ok(())
}

/// The doors that the settings of the folder open: residents', staff's.
fn doors(folder: &Path) -> Res<[SocketAddr; 2]> {
    let settings = std::fs::read_to_string(folder.join("helhet.toml"))?;
    let door = |name: &str| -> Res<SocketAddr> {
        let line = settings.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_prefix('='));
        Ok(line.ok_or("the settings say no doors")?.trim().trim_matches('"').parse()?)
    };
    Ok([door("public")?, door("staff")?])
}

async fn log_in(door: SocketAddr, login: &str) -> Res<Browser> {
    Browser::new(door).enter("/logga-in", format!("name={login}&password={PASSWORD}")).await
}

/// Everything that is asked of one town.
async fn day(town: &str, program: &Program) -> Res<()> {
    let mut readers = vec![];
    for login in READERS {
        readers.push(log_in(program.staff, login).await?);
    }
    let writers = [log_in(program.staff, WRITERS[0]).await?, log_in(program.staff, WRITERS[1]).await?];
    let desk = deeds::Desk::open(program.staff).await?;
    for page in Page::of(&desk).await? {
        let one = readers.get(2).ok_or("nobody reads")?;
        let (mut alone, each) = costs(program, async || page.read(one).await).await?;
        let (mut together, _) = meanwhile(&writers, read(readers.clone(), &page)).await?;
        let (half, most) = (within(&mut together, 0.5), within(&mut together, 0.99));
        row(page.name(), town, (&mut alone, each), (half, most, together.len()));
    }
    let queue = Page::Queue;
    for deed in deeds::Deed::ALL {
        let (mut alone, each) = costs_of(program, &desk, deed).await?;
        let busy = Arc::new(AtomicBool::new(true));
        let reading = tokio::spawn(until(busy.clone(), readers.clone(), queue.clone()));
        let (one, other) = tokio::join!(again(&desk, deed), again(&desk, deed));
        let mut together = [one?, other?].concat();
        busy.store(false, Ordering::Relaxed);
        reading.await??;
        let (half, most) = (within(&mut together, 0.5), within(&mut together, 0.99));
        row(deed.name(), town, (&mut alone, each), (half, most, together.len()));
    }
    Ok(())
}

fn row(
    what: &str,
    town: &str,
    (alone, each): (&mut [Duration], Duration),
    (half, most, n): (Duration, Duration, usize),
) {
    println!("| {what} | {town} | {} | {} | {} | {} | {n} |", ms(within(alone, 0.5)), ms(each), ms(half), ms(most));
}

/// Does something [`ALONE`] times; gives how long each took, and what it cost the house.
async fn costs(program: &Program, does: impl AsyncFn() -> Res<Duration>) -> Res<(Vec<Duration>, Duration)> {
    does().await?;
    let (before, mut times) = (program.cpu()?, vec![]);
    for _ in 0..ALONE {
        times.push(does().await?);
    }
    let spent = program.cpu()?.saturating_sub(before);
    Ok((times, spent / u32::try_from(ALONE)?))
}

/// As [`costs`] for what is done to a matter: what must be done before is not counted, so each is weighed by itself.
async fn costs_of(program: &Program, desk: &deeds::Desk, deed: deeds::Deed) -> Res<(Vec<Duration>, Duration)> {
    let mut ready = vec![];
    for _ in 0..ALONE {
        ready.push(desk.prepares(deed).await?);
    }
    let (before, mut times) = (program.cpu()?, vec![]);
    for form in &ready {
        times.push(desk.sends(form).await?);
    }
    let spent = program.cpu()?.saturating_sub(before);
    Ok((times, spent / u32::try_from(ALONE)?))
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
    for _ in 0..ALONE / 2 {
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
