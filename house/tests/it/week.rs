//! A week is played by the program: as its files say, the same each time, and the same on both databases.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const HARDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/harder");

fn helhet(folder: &Path, database: &str, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_helhet"));
    command.arg("week").arg(folder).args(["--db", database]).args(more).output().unwrap()
}

/// A place for new records, with nothing in it.
fn fresh(name: &str) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}.db", std::process::id()));
    for tail in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{tail}", file.display()));
    }
    file.display().to_string()
}

/// A schema of its own on the tests' server, where there is one.
#[expect(clippy::disallowed_methods, reason = "the runner of the tests says where PostgreSQL is")]
fn server(name: &str) -> Option<String> {
    let url = std::env::var("HELHET_TEST_PG").ok();
    if url.is_none() {
        println!("skipped: no PostgreSQL (HELHET_TEST_PG)");
    }
    url.map(|url| format!("{url}?schema={name}_{}", std::process::id()))
}

fn said(output: &Output) -> String {
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The week agrees with its files on every database, and its chain of events is the same each time.
fn agrees(folder: &Path, name: &str) {
    let mut chains = Vec::new();
    let places = [Some(fresh(name)), Some(fresh(&format!("{name}-again"))), server(name)];
    for place in places.into_iter().flatten() {
        let output = helhet(folder, &place, &["--check"]);
        let said = said(&output);
        let last = said.lines().last().unwrap();
        println!("{last}");
        assert!(output.status.success() && last.ends_with(" 0 differences"), "{said}");
        assert!(!last.starts_with("0 ") && !last.contains(" 0 fields"), "{last}");
        chains.push(said.lines().find(|line| line.starts_with("chain ")).unwrap().to_owned());
    }
    let first = chains.first();
    assert!(chains.iter().all(|chain| Some(chain) == first), "{chains:?}");
}

#[test]
fn the_week_becomes_what_its_files_say() {
    let week = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/week"));
    if !week.join("people.toml").exists() {
        println!("skipped: shared/data/week is not here");
        return;
    }
    agrees(&week, "week");
}

#[test]
fn harder_contacts_become_what_the_rules_make_of_them() {
    agrees(Path::new(HARDER), "harder");
    let document = said(&helhet(Path::new(HARDER), &fresh("document"), &["--json", "--check"]));
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    let matter = |contact: usize, nth: usize| &document["contacts"][contact]["matters"][nth];
    assert_eq!(matter(0, 0)["parties"][2]["person"], "Ann Holm", "a guardian whom the file has by name only");
    assert_eq!((&matter(0, 0)["head"], &matter(0, 0)["known_as"]), (&"s-eva".into(), &"p-barn".into()));
    assert_eq!(matter(0, 0)["may_take"], serde_json::json!([]), "one is free that day, one is close, one is new");
    assert_eq!(matter(1, 0)["may_take"], serde_json::json!(["s-mia"]));
    let open = &matter(1, 0)["may_decide"]["open a child investigation"];
    assert_eq!(*open, serde_json::json!(["natt"]), "a substitute decides only while all of the first are away");
    assert_eq!(matter(2, 2)["parties"][1]["person"], "Per Berg");
    let printed = document.to_string();
    let ids = printed.split(|c: char| !(c.is_ascii_hexdigit() || c == '-')).filter(|word| word.len() == 36);
    assert_eq!(ids.filter(|word| word.matches('-').count() == 4).count(), 0, "no id of ours is printed");
}

/// Copies the harder week with one file changed.
fn changed(name: &str, file: &str, (was, is): (&str, &str)) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for entry in std::fs::read_dir(HARDER).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let text = if path.ends_with(file) { text.replacen(was, is, 1) } else { text };
        assert!(!path.ends_with(file) || text.contains(is), "{file} has no {was}");
        std::fs::write(folder.join(path.file_name().unwrap()), text).unwrap();
    }
    folder
}

#[test]
fn a_difference_is_named_and_gives_exit_code_1() {
    let day = ("preliminary_latest = 2025-11-14", "preliminary_latest = 2025-11-15");
    let folder = changed("differs", "01-twins-without-numbers.toml", day);
    let output = helhet(&folder, &fresh("differs"), &["--check"]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1));
    let line = "difference: H-01 m1 preliminary_latest: got 2025-11-14, expected 2025-11-15";
    assert!(said.lines().any(|found| found == line) && said.trim_end().ends_with(" 1 differences"), "{said}");
    assert!(helhet(&folder, &fresh("unchecked"), &[]).status.success(), "nobody asked for a comparison");
}

#[test]
fn what_is_stored_or_seen_against_the_file_is_found() {
    let stored = ("literal = [\"Gömda vägen 3\"]", "literal = [\"Gömda vägen 3\", \"Jan Holm\"]");
    let folder = changed("stored", "03-under-investigation-and-protected.toml", stored);
    let said_by = |output: &Output| said(output);
    let found = said_by(&helhet(&folder, &fresh("stored"), &["--check"]));
    assert!(found.contains("must_not_store: got person.name, expected nowhere"), "{found}");
    let seen = ("to = \"the duty service, which does not read files\"", "to = \"s-bo\"");
    let folder = changed("seen", "02-eighteen-tomorrow.toml", seen);
    let found = said_by(&helhet(&folder, &fresh("seen"), &["--check"]));
    assert!(found.contains("must_not_show: got s-bo sees m3"), "{found}");
}

#[test]
fn what_cannot_be_read_is_named_with_file_and_field_and_no_records_begin() {
    for (name, change, says) in [
        (
            "kind",
            ("kind = \"child_concern\"", "kind = \"worry\""),
            "01-twins-without-numbers.toml: expect.matter m1: kind: ",
        ),
        (
            "when",
            ("arrived = 2025-10-31T15:45:00+01:00", "arrived = \"i går\""),
            "01-twins-without-numbers.toml: arrived: ",
        ),
        ("toml", ("[expect.reporter]", "[expect.reporter"), "01-twins-without-numbers.toml: line "),
        ("gone", ("channel = \"police_report\"\n", ""), "01-twins-without-numbers.toml: line "),
    ] {
        let database = fresh(name);
        let output = helhet(&changed(name, "01-twins-without-numbers.toml", change), &database, &[]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.starts_with(says), "{said}");
        assert!(!Path::new(&database).exists(), "{name}");
    }
    let there = fresh("there");
    std::fs::write(&there, "somebody's").unwrap();
    let output = helhet(Path::new(HARDER), &there, &[]);
    assert_eq!((output.status.code(), std::fs::read_to_string(&there).unwrap().as_str()), (Some(2), "somebody's"));
}
