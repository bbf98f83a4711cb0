//! Times and texts at their edges.

use jiff::{Timestamp, ToSpan};
use seal::{Broken, Place, Verifier, write_entry};

use crate::made::{GENESIS, Row, entry, event_id, export, note, verify};

fn at(text: &str) -> Row {
    Row { at: text.parse().unwrap(), ..note("") }
}

#[test]
fn times_long_ago_and_far_ahead_are_sealed_and_read_back() {
    let rows = [
        at("1969-12-31T23:59:59.999999Z"),
        at("1969-12-31T23:59:59Z"),
        at("-000044-03-15T12:00:00.5Z"),
        at("0000-01-01T00:00:00Z"),
        Row { at: Timestamp::MIN, ..note("") },
        at("9999-12-30T22:00:00.999999Z"),
    ];
    assert_eq!(verify(&rows).unwrap().events, 6);
    let file = String::from_utf8(export(&rows)).unwrap();
    for form in
        ["\"1969-12-31T23:59:59.000000Z\"", "\"-000044-03-15T12:00:00.500000Z\"", "\"0000-01-01T00:00:00.000000Z\""]
    {
        assert!(file.contains(form), "{form}");
    }
}

#[test]
fn a_leap_second_is_the_second_before_it_and_has_no_form_in_a_file() {
    let leap = at("2016-12-31T23:59:60Z");
    assert_eq!(leap.at, "2016-12-31T23:59:59Z".parse().unwrap());
    assert_eq!(leap.at.as_microsecond() + 1_000_000, 1_483_228_800_000_000);
    let file = String::from_utf8(export(&[leap])).unwrap();
    assert!(file.contains(":59:59.000000Z"));
    let fault = seal::verify_reader(file.replace(":59:59.000000Z", ":59:60.000000Z").as_bytes());
    assert_eq!(fault, Err(Broken::NotCanonical { line: 2 }));
}

#[test]
fn a_time_finer_than_a_microsecond_is_refused_everywhere() {
    for nanoseconds in [1, 999, -1] {
        let row = note("");
        let fine = Row { at: row.at + nanoseconds.nanoseconds(), ..row };
        let entry = entry(&fine, 1, &GENESIS.hash());
        assert!(!entry.envelope.is_whole());
        let fault = Verifier::new(GENESIS).check(&entry);
        assert_eq!(fault, Err(Broken::TooFine { at: Place { seq: 1, id: event_id(1) } }));
        let mut out = Vec::new();
        assert!(write_entry(&mut out, &entry).is_err());
        assert!(out.is_empty());
    }
}

#[test]
fn texts_of_every_script_are_kept_byte_for_byte() {
    let million = "å".repeat(500_000);
    let texts = [
        "",
        "å ä ö Å Ä Ö",
        "a\u{30a}",
        "👩🏾‍👧‍👦🇸🇪",
        "\u{202e}مرحبا \u{200f}שלום",
        "ሰላም",
        "\u{0}\u{1f}\u{7f}\u{2028}\"\\/\r\n",
        &million,
    ];
    let rows: Vec<_> = texts.iter().map(|text| Row { kind: (*text).into(), ..note(text) }).collect();
    assert_eq!(verify(&rows).unwrap().bodies, texts.len() as u64);
    // The same letter in two Unicode forms is two texts.
    assert_ne!(seal::leaf(&[0; 32], "å"), seal::leaf(&[0; 32], "a\u{30a}"));
}
