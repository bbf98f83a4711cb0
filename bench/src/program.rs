//! The program itself: how long until the first page, and how much memory it rests on.

use crate::{Res, client::Browser, line};
use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Starts the demo ten times on records that exist, and reads its memory when it has served one page.
pub async fn start_and_rest(folder: &Path) -> Res<()> {
    let began = Instant::now();
    let (mut times, mut rest) = (vec![], 0);
    for _ in 0..11 {
        let (took, kilobytes) = once(folder).await?;
        times.push(took);
        rest = kilobytes;
    }
    // The first start makes the records; the table is about the others.
    let first = times.remove(0);
    line("start to first page, records exist", "sqlite", times, began.elapsed());
    println!("| first start ever, making the records | sqlite | 1 | {:.0} ms | | |", first.as_secs_f64() * 1000.0);
    println!("| memory at rest after one page | sqlite | 1 | {:.1} MB | | |", rest as f64 / 1024.0);
    Ok(())
}

async fn once(folder: &Path) -> Res<(Duration, u64)> {
    let began = Instant::now();
    let mut house = Command::new(program()?)
        .args(["serve", "--demo"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let browser = Browser::new("127.0.0.1:8080".parse()?);
    let served = loop {
        match browser.ask("GET", "/oro", String::new()).await {
            Ok(_) => break Ok((began.elapsed(), resident(house.id()))),
            Err(_) if began.elapsed() < Duration::from_secs(20) => tokio::time::sleep(Duration::from_millis(2)).await,
            Err(e) => break Err(e),
        }
    };
    house.kill()?;
    house.wait()?;
    served
}

/// The program beside this one: built with the same profile.
fn program() -> Res<PathBuf> {
    let own = std::env::current_exe()?;
    Ok(own.with_file_name("helhet"))
}

/// Resident memory in kilobytes, as the kernel tells it.
fn resident(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"));
    line.and_then(|l| l.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
