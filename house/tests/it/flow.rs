//! `helhet flow`, as somebody runs it: on a table, on a broken one, with slips of the pen, and on the house's own journal.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

/// Three matters: Ada's is decided after two days, Bo's after one, Cecilia's waits still.
const TABLE: &str = "matter;what;when;who\n\
    Ada;Received;2026-01-12 09:00;Elsa\n\
    Ada;Assessed;2026-01-13 09:00;Elsa\n\
    Ada;Decided;2026-01-14 09:00;Åsa\n\
    Bo;Received;2026-01-12 10:00;Elsa\n\
    Bo;Decided;2026-01-13 10:00;Elsa\n\
    Cecilia;Received;2026-01-15 08:00;Åsa\n";

const COLUMNS: [&str; 10] =
    ["--case", "matter", "--activity", "what", "--time", "when", "--resource", "who", "--delimiter", ";"];

/// A folder of the test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("flow-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn helhet(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_helhet")).args(args).output().unwrap()
}

fn flow(log: &Path, more: &[&str]) -> Output {
    helhet(&[&["flow", log.to_str().unwrap()], more].concat())
}

fn out(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What is said where it could not be done; the exit code is 2 and nothing stands on the standard output.
fn refused(output: &Output) -> String {
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_str(&out(output)).unwrap()
}

#[test]
fn a_table_becomes_figures_and_a_page() {
    let folder = folder("table");
    let (log, page) = (folder.join("ärenden.csv"), folder.join("page.html"));
    fs::write(&log, TABLE).unwrap();
    let more = ["--json", "--html", page.to_str().unwrap(), "--end", "activity:Decided", "--until", "2026-01-20"];
    let more = [&COLUMNS[..], &more].concat();
    let found = json(&flow(&log, &more));
    let counts = ["n_cases", "n_events", "n_activities", "n_variants"].map(|key| found[key].as_u64());
    assert_eq!(counts, [3, 6, 3, 3].map(Some));
    assert_eq!(found["log"], "ärenden");
    // Two of three ended, after one day and after two, and the third was still open then: half have ended after two days.
    assert_eq!(found.pointer("/kaplan_meier/median_days").and_then(Value::as_f64), Some(2.0));
    let page = fs::read_to_string(page).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("lang=\"sv\""), "{}", &page[..200]);
    assert!(page.contains("Åsa") && !page.contains("<script"), "a public log may name its holders");
    let few = out(&flow(&log, &COLUMNS));
    assert!(few.contains("log: ärenden\n") && few.contains("n_cases: 3\n"), "{few}");
    assert!(!few.contains("left out"), "{few}");
    let nameless = folder.join("nameless.xes");
    fs::write(&nameless, "<log><trace><event/></trace></log>").unwrap();
    let few = out(&flow(&nameless, &[]));
    assert!(few.contains("left out, events without activity: 1\n"), "{few}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_slip_of_the_pen_is_told_and_nothing_is_printed() {
    let folder = folder("slip");
    let log = folder.join("log.csv");
    fs::write(&log, TABLE).unwrap();
    let says = |more: &[&str]| refused(&flow(&log, &[&COLUMNS[..], more].concat()));
    assert!(says(&["--step", "Decide"]).contains("no event is called Decide; there are: "));
    assert!(says(&["--count", "channel"]).contains("no case has a value channel"));
    assert!(says(&["--due", "days:soon"]).contains("after days: stands a whole number"));
    assert!(says(&["--tz", "Europa/Stockholm"]).contains("there is no such zone"));
    assert!(says(&["--cohort", "week"]).contains("it is month, quarter or year"));
    assert!(says(&["--until", "friday"]).contains("a day is written 2026-03-01"));
    assert!(says(&["--jason"]).contains("there is no --jason"));
    assert!(refused(&helhet(&["flow"])).contains("helhet flow needs a log"));
    assert!(refused(&flow(&folder.join("nothing.xes"), &[])).contains("nothing.xes"));
    fs::write(&log, &TABLE[..TABLE.len() - 6]).unwrap();
    assert!(says(&["--json"]).contains("log.csv, line 7: "), "a row that is cut off is named by its line");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_journal_has_names_for_people_and_kinds_for_programs() {
    let folder = folder("journal");
    let town = folder.join("town");
    let size = ["--inhabitants", "2000", "--years", "1", "--seed", "3", "--until", "2025-08-15"];
    let made = helhet(&[&["town", "--into", town.to_str().unwrap()], &size[..]].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let settings = town.join("helhet.toml");
    let exported = helhet(&["export", "journal", "--settings", settings.to_str().unwrap()]);
    let (log, page) = (folder.join("j.jsonl"), folder.join("page.html"));
    fs::write(&log, out(&exported)).unwrap();
    // Nobody lives there: without the word the page would fold what is about few, and name few steps.
    let step = ["--public", "--step", "contact.registered", "--step", "ärendet tas"];
    let found = json(&flow(&log, &[&["--json", "--html", page.to_str().unwrap()], &step[..]].concat()));
    let page = fs::read_to_string(page).unwrap();
    assert!(found.to_string().contains("intake.taken") && !found.to_string().contains("ärendet tas"));
    assert!(page.contains("ärendet tas") && !page.contains("intake.taken"));
    assert!(page.contains("<h1>Journalen</h1>") && found["log"] == "Journalen");
    let people = json(&flow(&log, &["--json"]));
    assert!(people.get("variants").is_none_or(Value::is_null), "a journal is about people where nothing is said");
    fs::remove_dir_all(folder).unwrap();
}
