//! The file has one form, and every other form is refused with its line.

use std::io::{self, BufReader, Read};

use seal::{Broken, MAX_LINE, verify_reader, write_entry};

use crate::made::{export, mixed, note, sealed};

fn text() -> String {
    String::from_utf8(export(&mixed())).unwrap()
}

fn fault(file: &str) -> Broken {
    verify_reader(file.as_bytes()).unwrap_err()
}

#[test]
fn a_file_without_its_head_line_is_cut_off() {
    let file = text();
    let end = file.rfind("{\"head\"").unwrap();
    assert_eq!(fault(&file[..end]), Broken::NoHead { lines: 10 });
    assert_eq!(fault(file.trim_end()), Broken::LineCut { line: 11 });
    assert_eq!(fault(&file[..end - 5]), Broken::LineCut { line: 10 });
}

#[test]
fn nothing_may_follow_the_head_line() {
    assert_eq!(fault(&(text() + "\n")), Broken::AfterHead { line: 12 });
    assert_eq!(fault(&(text() + &text())), Broken::AfterHead { line: 12 });
}

#[test]
fn the_first_line_stands_first_and_once() {
    let file = text();
    let (first, rest) = file.split_once('\n').unwrap();
    assert_eq!(fault(&format!("{first}\n{first}\n{rest}")), Broken::FirstLineAgain { line: 2 });
    assert_eq!(fault(rest), Broken::NotAJournal);
    assert_eq!(fault(""), Broken::NotAJournal);
    assert_eq!(fault(&file.replace("\"journal\"", "\"ledger\"")), Broken::NotAJournal);
    assert_eq!(fault(&file.replace("\"version\":1", "\"version\":2")), Broken::Version { found: 2 });
    assert_eq!(fault("{\"helhet\":\"journal\",\"version\":7,\"new\":[]}\n"), Broken::Version { found: 7 });
    assert_eq!(fault(&format!("\u{feff}{file}")), Broken::Garbled { line: 1, column: 1 });
}

#[test]
fn every_second_way_to_say_the_same_is_refused() {
    let not_canonical = [
        ("\"seq\":1,", "\"seq\": 1,"),
        ("\"chain\":0,\"seq\":1,", "\"seq\":1,\"chain\":0,"),
        ("\"activity\":null,", ""),
        ("\"activity\":null,", "\"activity\":null,\"extra\":1,"),
        ("å ä ö", "\\u00e5 ä ö"),
        (".000001Z", ".000001+00:00"),
        (".000001Z", ".0000010Z"),
        (".000001Z", ".000001001Z"),
        ("T08:30", " 08:30"),
        ("\"id\":\"01890a5d-", "\"id\":\"01890A5D-"),
        ("\n", "\r\n"),
    ];
    for (from, to) in not_canonical {
        let file = text();
        let (first, rest) = file.split_once('\n').unwrap();
        assert!(rest.contains(from), "{from}");
        let fault = fault(&format!("{first}\n{}", rest.replacen(from, to, 1)));
        assert_eq!(fault, Broken::NotCanonical { line: 2 }, "{from} as {to}");
    }
    let twice = fault(&text().replacen("\"seq\":1,", "\"seq\":1,\"seq\":1,", 1));
    assert!(matches!(twice, Broken::Garbled { line: 2, .. }));
}

#[test]
fn an_endless_line_stops_at_the_limit() {
    let endless = BufReader::new(io::repeat(b' '));
    assert_eq!(verify_reader(endless), Err(Broken::LineTooLong { line: 1 }));
    let head = text();
    let first = head.split_inclusive('\n').next().unwrap();
    let endless = BufReader::new(first.as_bytes().chain(io::repeat(b'[')));
    assert_eq!(verify_reader(endless), Err(Broken::LineTooLong { line: 2 }));
    let deep = format!("{first}{}\n", "[".repeat(1_000_000));
    assert!(matches!(fault(&deep), Broken::Garbled { line: 2, .. }));
}

#[test]
fn a_line_of_just_the_limit_is_read_and_one_byte_more_is_not_written() {
    let frame = export(&[note("")]).len() - export(&[]).len();
    // The body grows by bytes that JSON writes as one each; the head's numbers keep their length.
    let longest = "a".repeat(MAX_LINE + 1 - frame);
    let file = export(&[note(&longest)]);
    assert_eq!(verify_reader(file.as_slice()).unwrap().bodies, 1);
    let over = sealed(&[note(&(longest + "a"))]).remove(0);
    let mut out = Vec::new();
    let refused = write_entry(&mut out, &over).unwrap_err();
    assert_eq!((refused.kind(), out.len()), (io::ErrorKind::InvalidInput, 0));
}

#[test]
fn a_fault_of_the_disk_is_not_a_broken_journal() {
    struct Bad;
    impl Read for Bad {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::TimedOut.into())
        }
    }
    let file = text();
    let first = file.split_inclusive('\n').next().unwrap();
    let reader = BufReader::new(first.as_bytes().chain(Bad));
    assert_eq!(verify_reader(reader), Err(Broken::Unreadable { line: 2, why: io::ErrorKind::TimedOut }));
}
