//! Measures `flow` beside the crate `process_mining`, in one program on the same files.
//!
//! `bench-flow scale FROM TO COPIES [slim]` writes a log of many copies, `bench-flow import FILE [ROUNDS]` reads it by turns,
//! `bench-flow once ours|peer|peer-slim FILE` reads it once and tells its own greatest memory, `bench-flow follows FILE [ROUNDS]` reckons
//! what directly follows what on a log that it has read, `bench-flow peers FILE` asks whether the peer reads what we wrote.
//! `beside.py` runs them by turns with those who are not written in Rust.

mod import;
mod peer;
mod scale;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match *words {
        ["scale", from, to, copies] => scale::scale(Path::new(from), Path::new(to), copies, scale::Width::Full),
        ["scale", from, to, copies, "slim"] => scale::scale(Path::new(from), Path::new(to), copies, scale::Width::Slim),
        ["import", file] => import::by_turns(Path::new(file), 3),
        ["import", file, rounds] => import::by_turns(Path::new(file), rounds.parse().unwrap_or(3)),
        ["once", who, file] => import::once(who, Path::new(file)),
        ["follows", file] => import::follows(Path::new(file), 7),
        ["follows", file, rounds] => import::follows(Path::new(file), rounds.parse().unwrap_or(7)),
        ["peers", file] => peer::tell(Path::new(file)),
        ["rewrite", from, to] => import::rewrite(Path::new(from), Path::new(to)),
        _ => Err("words: scale | import | once | follows | peers | rewrite; see main.rs".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
