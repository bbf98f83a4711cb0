//! Reading a log: ours and the peer's, by turns.

use crate::peer::{self, Asked};
use flow::figure::follows::Follows;
use flow::read::Keep;
use flow::{Reading, read};
use std::error::Error;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::time::Instant;

/// How many cases and events somebody found, in how many seconds.
struct Turn {
    seconds: f64,
    cases: usize,
    events: usize,
}

fn ours(file: &Path, keep: Keep) -> Result<Turn, Box<dyn Error>> {
    let begun = Instant::now();
    let log = read(file, &Reading { keep, ..Reading::default() })?;
    let seconds = begun.elapsed().as_secs_f64();
    Ok(Turn { seconds, cases: log.cases() as usize, events: log.events() as usize })
}

fn theirs(file: &Path, asked: Asked) -> Result<Turn, Box<dyn Error>> {
    let begun = Instant::now();
    let log = peer::import(file, asked)?;
    let seconds = begun.elapsed().as_secs_f64();
    Ok(Turn { seconds, cases: log.traces.len(), events: log.traces.iter().map(|trace| trace.events.len()).sum() })
}

/// Reads the file in turns and prints the median of each.
pub fn by_turns(file: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    let mut times = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..rounds {
        let turns = [
            ours(file, Keep::Figures)?,
            ours(file, Keep::Everything)?,
            theirs(file, Asked::Everything)?,
            theirs(file, Asked::Figures)?,
        ];
        for (times, turn) in times.iter_mut().zip(&turns) {
            if (turn.cases, turn.events) != (turns[0].cases, turns[0].events) {
                return Err("the readers do not agree on cases and events".into());
            }
            times.push(turn.seconds);
        }
        println!("{} cases, {} events", turns[0].cases, turns[0].events);
    }
    let names = ["flow", "flow, every value", "process_mining 0.6.2", "process_mining 0.6.2, five keys"];
    for (name, times) in names.iter().zip(&mut times) {
        times.sort_by(f64::total_cmp);
        println!("{name}: median {:.3} s of {times:.3?}", times[times.len() / 2]);
    }
    println!(
        "ratio to flow: {:.2}, with five keys {:.2}",
        middle(&times[2]) / middle(&times[0]),
        middle(&times[3]) / middle(&times[0])
    );
    Ok(())
}

fn middle(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}

/// Reads the file once, and tells the greatest memory that this program had.
pub fn once(who: &str, file: &Path) -> Result<(), Box<dyn Error>> {
    let turn = match who {
        "ours" => ours(file, Keep::Figures)?,
        "ours-all" => ours(file, Keep::Everything)?,
        "peer" => theirs(file, Asked::Everything)?,
        "peer-slim" => theirs(file, Asked::Figures)?,
        _ => return Err("ours, ours-all, peer or peer-slim".into()),
    };
    println!("{who}: {:.3} s, {} cases, {} events, {}", turn.seconds, turn.cases, turn.events, peak()?);
    Ok(())
}

/// The greatest memory that this program has had, as the system tells it.
fn peak() -> Result<String, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    Ok(status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: unknown").to_owned())
}

/// What directly follows what, reckoned so many times on a log that is read first; the time is the median.
pub fn follows(file: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    let log = read(file, &Reading::default())?;
    let mut times = Vec::new();
    let mut edges = 0;
    for _ in 0..rounds {
        let begun = Instant::now();
        let found = Follows::of(&log);
        times.push(begun.elapsed().as_secs_f64());
        edges = found.edges.len();
    }
    times.sort_by(f64::total_cmp);
    println!("ours: {:.5} s, {} events, {edges} edges, {}", middle(&times), log.events(), peak()?);
    Ok(())
}

/// Reads a log with every value and writes it again: XES, or an object log as its name's ending says.
pub fn rewrite(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(File::create(to)?);
    match to.extension().and_then(|ending| ending.to_str()) {
        Some("jsonocel" | "json") => flow::write::ocel_json(&flow::read_objects(from)?, &mut out)?,
        Some("xmlocel" | "xml") => flow::write::ocel_xml(&flow::read_objects(from)?, &mut out)?,
        _ => flow::write::xes(&read(from, &Reading { keep: Keep::Everything, ..Reading::default() })?, &mut out)?,
    }
    Ok(())
}
