//! Measures what people wait for, on the real program and over real connections. See README.md beside this folder's
//! Cargo.toml for how to run it and what was measured.

mod client;
mod desk;
mod door;
mod program;

use std::{env, error::Error, path::Path, time::Duration};

type Res<T> = Result<T, Box<dyn Error + Send + Sync>>;

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
    program::start_and_rest(folder).await?;
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

/// One line of the table: the median and the worst of a hundred.
pub fn line(what: &str, database: &str, mut times: Vec<Duration>, took: Duration) {
    times.sort();
    let at = |share: f64| times.get(((times.len() as f64 - 1.0) * share) as usize).copied().unwrap_or_default();
    let ms = |d: Duration| format!("{:.2} ms", d.as_secs_f64() * 1000.0);
    let rate = times.len() as f64 / took.as_secs_f64();
    println!("| {what} | {database} | {} | {} | {} | {rate:.0} |", times.len(), ms(at(0.5)), ms(at(0.99)));
}
