//! What both measurements share: a browser that counts the time, and the program as a process of its own.

pub mod client;
pub mod program;

use std::{error::Error, time::Duration};

/// What is measured, or what broke.
pub type Res<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// The time below which a share (0 to 1) of them lie; nothing where there are none. Sorts them.
pub fn within(times: &mut [Duration], share: f64) -> Duration {
    times.sort();
    times.get(((times.len() as f64 - 1.0) * share) as usize).copied().unwrap_or_default()
}

/// As a cell of a table: milliseconds with two decimals.
pub fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// One line of the table: the median and the worst of a hundred.
pub fn line(what: &str, database: &str, mut times: Vec<Duration>, took: Duration) {
    let rate = times.len() as f64 / took.as_secs_f64();
    let (half, most) = (within(&mut times, 0.5), within(&mut times, 0.99));
    println!("| {what} | {database} | {} | {} | {} | {rate:.0} |", times.len(), ms(half), ms(most));
}
