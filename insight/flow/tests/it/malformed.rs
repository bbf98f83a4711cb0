//! What is refused, line by line, in exactly these sentences.

use crate::told;
use flate2::{Compression, write::GzEncoder};
use flow::read::{Table, read_from};
use flow::{Reading, read};
use std::io::Write;
use std::path::Path;

const HALF: &str = "The file ends before the log does; fetch it again, for half a log is no log.";
const AFTER: &str =
    "Something stands after the end of the log; it would not be read, so the file is not taken for whole.";
const UTF_16: &str = "The file is written in UTF-16 or is no text at all; save it as UTF-8.";

/// Each text with the line and the sentence that it is refused with.
fn refused(cases: &[(&str, u64, &str)]) {
    for (text, line, what) in cases {
        let wrong =
            read_from("log", text.as_bytes(), &Reading { keep: flow::read::Keep::Everything, ..Reading::default() });
        let wrong = wrong.err().map(|wrong| (wrong.line, wrong.what));
        assert_eq!(wrong, Some((*line, (*what).to_owned())), "{text}");
    }
}

#[test]
fn xes_that_is_not_whole_or_not_well_formed() {
    refused(&[
        ("<log>", 1, HALF),
        ("<log>\n<trace>\n", 3, HALF),
        ("<log>\n<trace>\n</trace", 3, HALF),
        ("<log>\n<trace><event><string key=\"a\" val", 2, HALF),
        ("<log>\n<trace><event><string key=\"a\" value=\"b\n", 2, HALF),
        ("<log>\n<!-- ", 2, HALF),
        ("<log>\n</log>\nx", 3, AFTER),
        ("<log></log>\n<log/>", 2, AFTER),
        ("<log/>&amp;", 1, AFTER),
        ("<?xml version=\"1.0\"?>\n", 2, "The file is empty: there is no element in it."),
        ("<?xml version=\"1.0\"?>\nx<log/>", 2, "The file begins with text, and is no XML."),
        (
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><log/>",
            1,
            "The file is written in ISO-8859-1; save it as UTF-8.",
        ),
        ("<html>\n</html>", 1, "The outermost element is `<html>`, and an XES log's is `<log>`."),
        (
            "<log>\n<trace>\n</log>",
            3,
            "`</log>` stands where `</trace>` must: elements end in the order in which they began.",
        ),
        ("<log>\n<!me>\n</log>", 2, "`<!` begins nothing that XML knows."),
        ("<log/>\n</log>", 2, "`</log>` ends what has not begun."),
    ]);
}

#[test]
fn xes_whose_values_are_none() {
    let event = |value: &str| format!("<log>\n<trace>\n<event>\n{value}\n</event>\n</trace>\n</log>");
    for (value, what) in [
        ("<date key=\"time:timestamp\"\n value=\"\"/>", "`` is no time, and stands as the value of `time:timestamp`."),
        ("<date key=\"d\" value=\"2026-02-30\"/>", "`2026-02-30` is no time, and stands as the value of `d`."),
        ("<int key=\"i\" value=\"1.5\"/>", "`1.5` is no whole number, and stands as the value of `i`."),
        ("<float key=\"f\" value=\"1,5\"/>", "`1,5` is no number, and stands as the value of `f`."),
        ("<boolean key=\"b\" value=\"yes\"/>", "`yes` is no boolean, and stands as the value of `b`."),
        ("<string key=\"s\"/>", "`<string>` has no value."),
        ("<string value=\"s\"/>", "`<string>` has no key."),
        ("<string key=s value=\"s\"/>", "An attribute of `<string>` is not written as `name=\"value\"`."),
        ("<string key=\"s\" value=\"a & b\"/>", "`a & b` has an `&` that begins no entity of XML; write `&amp;`."),
        ("<string key=\"s\" value=\"&me;\"/>", "`&me;` has an `&` that begins no entity of XML; write `&amp;`."),
        ("hello", "`hello` stands between elements, where XES has no text."),
    ] {
        refused(&[(&event(value), 4, what)]);
        let trace =
            event("").replace("<event>\n", "").replace("\n</event>", "").replace("\n\n", &format!("\n\n{value}\n"));
        if !value.contains("time:timestamp") {
            refused(&[(&trace, 4, what)]);
        }
    }
    let long = format!("<log><trace><int key=\"i\" value=\"{}\"/></trace></log>", "å".repeat(100));
    let what = format!("`{}…` is no whole number, and stands as the value of `i`.", "å".repeat(60));
    refused(&[(&long, 1, &what)]);
}

/// Two events, of which the second begins with `{}` instead of its values.
fn two(second: &str) -> String {
    format!("<log>\n<trace>\n<event/>\n<event>{second}</event>\n</trace>\n</log>")
}

#[test]
fn xes_of_which_a_part_is_missing_or_stands_where_nobody_reads() {
    let astray = |name: &str| {
        format!("`<{name}>` stands where XES has none; it would not be read, so the file is not taken for whole.")
    };
    for (text, line, what) in [
        (
            two("<date key=\"time:timestamp\" value=\"2021stamp\" value=\"2021-07-18\"/>"),
            4,
            "`<date>` has `value` twice: a part of the file may be missing.".to_owned(),
        ),
        (two("<d\"b\"/>"), 4, "`<d\"b\"` is no name of an element: a part of the file may be missing.".to_owned()),
        (
            two("<string key=\"a\" value=\"b<string key=\"/>"),
            4,
            "The value of `value` of `<string>` has a `<`; write `&lt;`, or a part of the file is missing.".to_owned(),
        ),
        (two("<event/>"), 4, astray("event")),
        (two("<trace/>"), 4, astray("trace")),
        (two("<string key=\"a\" value=\"b\"><event/></string>"), 4, astray("event")),
        ("<log>\n<trace>\n<trace/></trace></log>".to_owned(), 3, astray("trace")),
        ("<log>\n<log>\n<trace/></log></log>".to_owned(), 3, astray("trace")),
        ("<log>\n<Trace>\n<event/></Trace></log>".to_owned(), 3, astray("event")),
        (
            "<log>\n<!-- a -- b --></log>".to_owned(),
            2,
            "A comment has `--` in it, which XML does not allow: a part of the file may be missing.".to_owned(),
        ),
    ] {
        refused(&[(&text, line, &what)]);
    }
    let blank = two("<![CDATA[ ]]><string key='a' value='b>'/>");
    assert!(read_from("log", blank.as_bytes(), &Reading::default()).is_ok());
}

#[test]
fn objects_and_events_that_stand_where_nobody_reads() {
    let log = |inside: &str| format!("<log>\n<event-types/>\n{inside}</log>");
    for (inside, name) in [
        ("<events><Event id=\"e\"/></events>", "Event"),
        ("<more><event id=\"e\" type=\"t\" time=\"2026-01-01\"/></more>", "event"),
        ("<object id=\"o\" type=\"t\"/>", "object"),
    ] {
        let what =
            format!("`<{name}>` stands where OCEL has none; it would not be read, so the file is not taken for whole.");
        let wrong = flow::read::read_objects_from("log", log(inside).as_bytes()).expect_err("something would be lost");
        assert_eq!((wrong.line, wrong.what), (3, what));
    }
}

#[test]
fn tables_that_are_not_whole() {
    let head = "case:concept:name,concept:name,time:timestamp\n";
    let with = |rows: &str| format!("{head}{rows}");
    let quote = "A quotation mark opens here and is closed nowhere: the table ends in the middle.";
    refused(&[
        ("", 1, "The table is empty: there is no line with the names of the columns."),
        ("a,b\n", 1, "No column is called `case:concept:name`; say which one is meant. The columns are `a`, `b`."),
        ("a,a\n", 1, "Two columns are called `a`; give one another name."),
        (
            &with("1,a,2026-01-01\n1,a\n"),
            3,
            "The row has 2 cells and the first line has 3: a row is cut off or a mark is missing.",
        ),
        (&with("1,a,2026-01-01\n1,\"a,2026-01-01\n\n"), 3, quote),
        (&with("1,a,2026-01-01\n1,a,\"2026-01-01\n"), 3, quote),
        (&with("1,a,1767261600\n"), 2, "`1767261600` is no time, and stands in the column `time:timestamp`."),
        (
            &with("1,\"a\n\n\",2026-01-01\r\n\r\n1,a,1\r\n"),
            6,
            "`1` is no time, and stands in the column `time:timestamp`.",
        ),
        (&with("\n1,a,01/02/2026\n"), 3, "`01/02/2026` is no time, and stands in the column `time:timestamp`."),
    ]);
    let latin: Vec<u8> = with("1,a,2026-01-01\n1,b\u{f6},2026-01-01\n").chars().map(|letter| letter as u8).collect();
    let wrong = read_from("log", &*latin, &Reading::default()).unwrap_err();
    let what = "Letters are not written in UTF-8; save the table as UTF-8 (in a spreadsheet: \"CSV UTF-8\").";
    assert_eq!((wrong.line, wrong.what.as_str()), (3, what));
    let table = Table { time: Some("When".into()), ..Table::default() };
    let wrong = read_from("log", head.as_bytes(), &Reading { table, ..Reading::default() }).unwrap_err();
    assert!(wrong.what.starts_with("No column is called `When`; say which one is meant."), "{wrong}");
}

#[test]
fn object_logs_that_are_not_whole() {
    let json = |objects: &str, events: &str| {
        format!("{{\"objectTypes\":[],\"eventTypes\":[],\n\"objects\":[{objects}],\n\"events\":[{events}]}}")
    };
    let (one, event) = (r#"{"id":"o","type":"t"}"#, r#"{"id":"e","type":"t","time":"x"}"#);
    let timed = r#"{"id":"e","type":"t","time":"2026-01-01T00:00:00Z"}"#;
    for (text, line, what) in [
        (json(one, "").trim_end_matches('}').to_owned(), 3, HALF),
        ("{\"objectTypes\":[]}".to_owned(), 1, "This is no OCEL 2.0 log in JSON: missing field `eventTypes`."),
        (json("{\"id\":\"o\"}", ""), 2, "This is no OCEL 2.0 log in JSON: missing field `type`."),
        (json("", "") + "x", 3, "This is no OCEL 2.0 log in JSON: trailing characters."),
        (json(&format!("{one},\n{one}"), ""), 3, "The id `o` is given twice, so nobody can say which is meant."),
        (json("", event), 3, "`x` is no time, and stands in the event `e`."),
        (json("", &format!("{timed},\n\n{timed}")), 5, "The id `e` is given twice, so nobody can say which is meant."),
        (json("", &event.replace("\"e\"", "\n\"\\u0065\"")), 4, "`x` is no time, and stands in the event `e`."),
        (
            "<log>\n<objects>\n<object id=\"o\" type=\"t\"/>\n<object id=\"o\" type=\"t\"/></objects></log>".to_owned(),
            4,
            "The id `o` is given twice, so nobody can say which is meant.",
        ),
        ("<log>\n<events>\n<event id=\"e\" type=\"t\" time=\"x\"/></events></log>".to_owned(), 3, "`x` is no time."),
        ("<log>\n<events>\n<event id=\"e\" type=\"t\"/></events></log>".to_owned(), 3, "`<event>` has no time."),
        ("<log>\n<events>\n".to_owned(), 3, HALF),
        ("<log><objects>\nx</objects></log>".to_owned(), 2, "`x` stands between elements, where OCEL has no text."),
        ("<log/>".to_owned(), 0, "The file is a log of cases, and a log of objects (OCEL 2.0, journal) is asked for."),
    ] {
        let wrong = flow::read::read_objects_from("log", text.as_bytes()).err().map(|wrong| (wrong.line, wrong.what));
        assert_eq!(wrong, Some((line, what.to_owned())), "{text}");
    }
    let two = r#"{"objectTypes":[{"name":"a"},{"name":"b"}],"eventTypes":[],"objects":[],"events":[]}"#;
    refused(&[(two, 0, "This is a log of objects; say which are the cases: `a`, `b`.")]);
    let asked = Reading { cases: Some("c".into()), ..Reading::default() };
    let wrong = read_from("log", two.as_bytes(), &asked).unwrap_err();
    assert_eq!(wrong.to_string(), "log: No objects are of the type `c`; there are: `a`, `b`.");
}

#[test]
fn packed_files_that_are_cut_or_damaged() {
    let plain = format!("<log>{}</log>\n", "<trace><string key=\"concept:name\" value=\"x\"/></trace>\n".repeat(9_000));
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(plain.as_bytes()).unwrap();
    let whole = gzip.finish().unwrap();
    assert_eq!(told::log(&whole).unwrap().left_out().cases_without_event, 1);
    let cut = "The packed file (gzip) ends in the middle; fetch it again, for half a log is no log.";
    for end in [whole.len() - 1, whole.len() - 8, whole.len() - 9, whole.len() / 2, 11, 5] {
        let wrong = told::log(&whole[..end]).unwrap_err();
        assert!(wrong.ends_with(cut), "{end}: {wrong}");
    }
    let damaged = "The packed file (gzip) is damaged: what it unpacks to is not what was packed.";
    for at in [whole.len() - 1, whole.len() - 8] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        assert_eq!(told::log(&bytes).unwrap_err(), format!("log, line 9002: {damaged}"));
    }
    let followed = [&*whole, b"more".as_slice()].concat();
    assert!(told::log(&followed).is_err());
}

#[test]
fn files_that_are_no_text_or_not_there() {
    for bytes in [b"\xff\xfe<\0l\0o\0g\0".as_slice(), b"\0\0\0\0", b"PK\x03\x04\x14\0"] {
        assert_eq!(told::log(bytes).unwrap_err(), format!("log, line 1: {UTF_16}"));
    }
    let wrong = told::log(b"<log>\n<trace>\n<string key=\"a\" value=\"\xe5\"/></trace></log>").unwrap_err();
    assert_eq!(wrong, "log, line 3: Letters are not written in UTF-8; save the file as UTF-8.");
    let refused = |path: &str| read(Path::new(path), &Reading::default()).unwrap_err().to_string();
    assert_eq!(refused("nowhere.xes"), "nowhere.xes: There is no such file.");
    let folder = env!("CARGO_MANIFEST_DIR");
    assert_eq!(refused(folder), format!("{folder}: This is a folder; name a file."));
}
