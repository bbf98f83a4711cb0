//! Measures what people wait for, on the real program and over real connections. See README.md beside this folder's
//! Cargo.toml for how to run it and what was measured.

mod desk;
mod door;
mod start;

use bench::Res;
use std::{env, path::Path};

#[tokio::main]
async fn main() -> Res<()> {
    let folder = env::temp_dir().join(format!("helhet-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let done = measure(&folder).await;
    std::fs::remove_dir_all(&folder)?;
    done
}

async fn measure(folder: &Path) -> Res<()> {
    println!("| what | database | n | p50 | p99 | per second |\n| --- | --- | --- | --- | --- | --- |");
    start::start_and_rest(folder).await?;
    let databases = [("sqlite", folder.join("door.db").display().to_string()), ("postgresql", postgres())];
    for (name, database) in databases.iter().filter(|(_, d)| !d.is_empty()) {
        let house = door::stand(database).await?;
        door::pages(name, house, 8, 4000).await?;
        door::letters(name, house, 8, 800).await?;
        let desk = match database.starts_with("postgres") {
            true => database.clone(),
            false => folder.join("desk.db").display().to_string(),
        };
        let house = desk::stand(&desk).await?;
        desk::desk(name, house, 4000).await?;
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a measurement is started by a person at a shell")]
fn postgres() -> String {
    env::var("HELHET_BENCH_PG").unwrap_or_default()
}
