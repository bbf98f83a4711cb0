//! The auditor's program, run as the auditor runs it.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use seal::{report, verify_reader};

use crate::made::{export, export_with, head, mixed, sealed};

fn run(words: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_helhet-verify"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may rightly end before it has read everything.
    drop(child.stdin.take().unwrap().write_all(input));
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn on_disk(name: &str, file: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, file).unwrap();
    path
}

#[test]
fn a_whole_journal_ends_with_0_and_the_words_of_the_library() {
    let file = export(&mixed());
    let words = report(&verify_reader(file.as_slice()));
    let path = on_disk("whole.jsonl", &file);
    assert_eq!(run(&[path.to_str().unwrap()], b""), (0, words.clone(), String::new()));
    assert_eq!(run(&["-"], &file), (0, words.clone(), String::new()));
    let head = format!("head: {}\n", head(&sealed(&mixed())));
    for line in
        ["The journal is whole", "events: 9\n", "bodies checked: 6\n", "disposed by law: 2\n", "checked: 1\n", &head]
    {
        assert!(words.contains(line), "{line}");
    }
}

#[test]
fn a_broken_journal_ends_with_1() {
    let file = String::from_utf8(export(&mixed())).unwrap().replace("the last one", "the last two");
    let (code, out, err) = run(&["-"], file.as_bytes());
    assert_eq!((code, err.as_str()), (1, ""));
    let id = crate::made::event_id(9);
    assert_eq!(
        out,
        format!("The journal is BROKEN. At event 9 ({id}) the body does not match its seal: it was changed.\n")
    );
}

#[test]
fn an_anchor_finds_a_cut_tail_under_a_rewritten_head() {
    let entries = sealed(&mixed());
    let cut = export_with(&entries[..8], head(&entries[..8]));
    let (old, newer) = (head(&entries[..5]).to_string(), head(&entries).to_string());
    assert_eq!(run(&["-"], &cut).0, 0);
    assert_eq!(run(&["--anchor", &old, "-"], &cut).0, 0);
    let (code, out, _) = run(&["--anchor", &old, "-", "--anchor", &newer], &cut);
    assert_eq!(code, 1);
    assert!(out.contains("its tail is missing"), "{out}");
}

#[test]
fn wrong_words_and_unreadable_files_end_with_2() {
    let wrong: [&[&str]; 6] =
        [&[], &["-", "-"], &["--anchor"], &["-", "--anchor", "7"], &["--quick", "-"], &["/nowhere/at/all"]];
    for words in wrong {
        let (code, out, err) = run(words, b"");
        assert_eq!((code, out.as_str()), (2, ""), "{words:?}");
        assert!(!err.is_empty());
    }
    let folder = run(&[env!("CARGO_TARGET_TMPDIR")], b"");
    assert_eq!(folder.0, 2, "{folder:?}");
}

#[test]
fn the_program_says_how_it_is_used() {
    let (code, out, _) = run(&["--help"], b"");
    assert_eq!(code, 0);
    assert!(out.contains("Usage: helhet-verify FILE|- [--anchor SEQ:HASH]..."));
}
