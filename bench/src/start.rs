//! The program itself: how long until the first page, and how much memory it rests on.

use bench::{Res, line, program::Program};
use std::{path::Path, time::Instant};

/// Starts the demo ten times on records that exist, and reads its memory when it has served one page.
pub async fn start_and_rest(folder: &Path) -> Res<()> {
    let began = Instant::now();
    let (mut times, mut rest) = (vec![], 0);
    for _ in 0..11 {
        let program = Program::start(folder, ["127.0.0.1:8080".parse()?, "127.0.0.1:8081".parse()?]).await?;
        times.push(program.took);
        rest = program.memory()?.0;
        program.end()?;
    }
    // The first start makes the records; the table is about the others.
    let first = times.remove(0);
    line("start to first page, records exist", "sqlite", times, began.elapsed());
    println!("| first start ever, making the records | sqlite | 1 | {:.0} ms | | |", first.as_secs_f64() * 1000.0);
    println!("| memory at rest after one page | sqlite | 1 | {:.1} MB | | |", rest as f64 / 1024.0);
    Ok(())
}
