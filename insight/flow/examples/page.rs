//! Reads a log and writes its report beside it: `cargo run -p flow --example page LOG FILE`.

use flow::read::{Reading, read};
use flow::report::{About, Asked, html, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [log, file, rest @ ..] = words.as_slice() else { return Err("page LOG FILE [people]".into()) };
    let log = read(log.as_ref(), &Reading::default())?;
    let name = file.rsplit('/').next().unwrap_or_default().trim_end_matches(".html");
    let mut asked = Asked::of(name);
    if rest.first().is_some_and(|word| word == "people") {
        asked.about = About::PEOPLE;
    }
    std::fs::write(file, html(&log, &asked))?;
    println!("{}", serde_json::to_string_pretty(&json(&log, &asked))?);
    Ok(())
}
