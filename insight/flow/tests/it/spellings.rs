//! Every way to write the same log.

use crate::told;
use flate2::{Compression, write::GzEncoder};
use flow::read::{Clock, Table, read_from};
use flow::{LeftOut, Log, Reading};
use jiff::tz::TimeZone;
use std::io::Write;

const TWO: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<log><trace><string key="concept:name" value="1"/>
<event><string key="concept:name" value="a"/><date key="time:timestamp" value="2026-01-01T10:00:00Z"/></event>
<event><string key="concept:name" value="b"/><date key="time:timestamp" value="2026-01-01T11:00:00Z"/></event>
</trace></log>
"#;

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

fn told(bytes: &[u8]) -> Vec<String> {
    told::cases(&told::log(bytes).unwrap())
}

#[test]
fn packing_marks_and_quotes_change_nothing() {
    let plain = told(TWO.as_bytes());
    assert_eq!(
        plain,
        ["case \"1\"\n  \"a\" 1767261600000000 [None, None, None]\n  \"b\" 1767265200000000 [None, None, None]"]
    );
    let (first, second) = TWO.as_bytes().split_at(150);
    let swapped = |name: &str, value: &str| format!("value='{value}'\n id=\"7\" key = \"{name}\"");
    let variants: [Vec<u8>; 7] = [
        packed(TWO.as_bytes()),
        [packed(first), packed(second)].concat(),
        [b"\xef\xbb\xbf".as_slice(), TWO.as_bytes()].concat(),
        TWO.replace('"', "'").into(),
        TWO.replace('\n', "\r\n\t").into(),
        TWO.replace("<log>", "<!DOCTYPE log><!-- <trace> --><x:log xmlns:x='y'><?x y?>")
            .replace("</log>", "</x:log>\n<!-- -->")
            .into(),
        TWO.replace("key=\"concept:name\" value=\"a\"", &swapped("concept&#58;name", "&#x61;")).into(),
    ];
    for (number, variant) in variants.iter().enumerate() {
        assert_eq!(told(variant), plain, "variant {number}");
    }
}

#[test]
fn defaults_fill_no_gap_and_what_is_not_read_is_counted() {
    let log = told::log(
        br#"<log><global scope="event"><string key="concept:name" value="UNKNOWN"/><date key="time:timestamp" value="1970-01-01"/></global>
<string key="x" value="1"><string key="y" value="2"/></string>
<event><string key="concept:name" value="loose"/></event>
<trace/>
<trace><string key="a" value="v"><string key="b" value="w"/><int key="c" value="1"/></string>
 <list key="l"><values><int key="m" value="2"/></values></list>
 <event><date key="time:timestamp" value="2026-01-01"/></event>
 <event><string key="concept:name" value="x"/></event>
 <event/>
 <event><string key="concept:name" value=""/><date key="time:timestamp" value="2026-01-01"/><boolean key="f" value="true"/>
  <float key="r" value="1.5E1"/><int key="i" value="-3"/><id key="u" value="7"/><date key="d" value="2026-01-02"><int key="n" value="1"/></date></event>
</trace></log>"#,
    )
    .unwrap();
    let expected = LeftOut {
        events_without_activity: 2,
        events_without_time: 1,
        events_without_case: 1,
        cases_without_event: 1,
        cases_without_name: 2,
        cases_begun_again: 0,
        values_not_read: 6,
    };
    assert_eq!(*log.left_out(), expected);
    let case = "case \"1\" \"a\"=Text(\"v\")\n  \"\" 1767225600000000 [None, None, None] \"f\"=Flag(true) \"r\"=Real(15.0) \
                \"i\"=Int(-3) \"u\"=Text(\"7\") \"d\"=Date(At(1767312000000000))";
    assert_eq!(told::cases(&log), [case, "case \"0\""]);
}

fn table(text: &str, table: Table) -> Result<Log, String> {
    read_from("log", text.as_bytes(), &Reading { table, ..Reading::default() }).map_err(|wrong| wrong.to_string())
}

#[test]
fn tables_of_every_dialect_are_one_log() {
    let rows = "case:concept:name,concept:name,time:timestamp,case:kind\n1,\"a,\"\"b\"\"\n\",2026-01-01 10:00,x\n1,c,2026-01-01 11:00,y\n";
    let plain = told::cases(&table(rows, Table::default()).unwrap());
    let first = "case \"1\" \"kind\"=Text(\"x\")\n  \"a,\\\"b\\\"\\n\" 1767261600000000 [None, None, None]\n";
    assert!(plain[0].starts_with(first), "{}", plain[0]);
    for variant in [
        rows.trim_end().to_owned(),
        rows.replace("\n1", "\r\n\r\n1").replace("x\r\n", "x\r\n\n").replace("y\n", "y\r\n"),
        format!("\u{feff}{rows}"),
        rows.replace("a,\"\"", "a;\"\"").replace(',', ";").replace("a;\"\"", "a,\"\""),
        rows.replace("a,\"\"", "a;\"\"").replace(',', "\t").replace("a;\"\"", "a,\"\""),
        rows.replace("10:00,", "10:00:00.000+00:00,").replace("11:00,", "12:00:00+0100,"),
    ] {
        assert_eq!(told::cases(&table(&variant, Table::default()).unwrap()), plain, "{variant}");
    }
    let named = Table {
        case: Some("Ärende".into()),
        activity: Some("Händelse".into()),
        time: Some("Tid".into()),
        delimiter: Some(b'|'),
        clock: Clock::Calendar(TimeZone::get("Europe/Stockholm").unwrap()),
        ..Table::default()
    };
    let swedish = "Tid|Händelse|Ärende|case:kind\n2026-01-01 11:00|\"a,\"\"b\"\"\n\"|1|x\n2026-01-01 12:00|c|1|\n";
    assert_eq!(told::cases(&table(swedish, named).unwrap()), plain);
}

#[test]
fn seconds_and_milliseconds_are_read_when_asked_for() {
    let rows =
        "case:concept:name,concept:name,time:timestamp\n1,a,1767261600.5\n,a,1767261600\n1,,0\n1,a,\n1,a,-0.0000019\n";
    let clock = |clock| Table { clock, ..Table::default() };
    let log = table(rows, clock(Clock::EpochSeconds)).unwrap();
    let at: Vec<i64> = log.at().iter().map(|at| at.0).collect();
    assert_eq!(at, [-1, 1_767_261_600_500_000]);
    let left_out =
        LeftOut { events_without_activity: 1, events_without_time: 1, events_without_case: 1, ..LeftOut::default() };
    assert_eq!(*log.left_out(), left_out);
    let log =
        table("case:concept:name,concept:name,time:timestamp\n1,a,1767261600500\n", clock(Clock::EpochMillis)).unwrap();
    assert_eq!(log.at()[0].0, 1_767_261_600_500_000);
}
