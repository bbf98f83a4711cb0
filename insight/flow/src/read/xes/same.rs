//! However a log is cut, and however many read it, it is one log or one sentence about what is wrong.

use super::cut::Cut;
use super::{Hands, Keep, Space, Walk, Xes, pieces, read_on};
use crate::log::told;
use proptest::prelude::*;
use std::io::{self, ErrorKind, Read};

/// A file that comes in parts of one length, and that perhaps cannot be read to its end.
struct Parts<'a> {
    text: &'a [u8],
    length: usize,
    fault: Option<ErrorKind>,
}

impl Read for Parts<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.text.is_empty()
            && let Some(fault) = self.fault.take()
        {
            return Err(fault.into());
        }
        let length = self.length.min(into.len());
        self.text.take(length as u64).read(into).inspect(|read| self.text = &self.text[*read..])
    }
}

/// What comes of a text: the log with everything that it holds, or what is wrong.
fn outcome(text: &[u8], fault: Option<ErrorKind>, length: usize, hands: Hands) -> Result<String, (u64, String)> {
    let mut input = Parts { text, length, fault };
    let read = read_on(Vec::new(), &mut input, Keep::Everything, hands);
    read.map(|log| told(&log)).map_err(|wrong| (wrong.line, wrong.what))
}

const EVENT: &str = "<event><string key=\"concept:name\" value=\"Received\"/>\
    <date key=\"time:timestamp\" value=\"2026-01-12T09:30:00+01:00\"/></event>";

/// What may stand in a log: what programs write, and everything that looks as if a trace began there.
fn part() -> impl Strategy<Value = String> {
    let name = |name: u8| format!("<string key=\"concept:name\" value=\"{name}\"/>");
    let day = |activity: u8, day: u8| {
        format!(
            "<event>\n\t<string key=\"concept:name\" value=\"{activity}\"/>\r\n\t\
             <date key=\"time:timestamp\" value=\"2026-01-{:02}\" />\n<string key=\"org:resource\" value=\"&#{};\"/>\
             <int key=\"n\" value=\"{day}\"/></event>",
            day % 28 + 1,
            65 + activity % 9,
        )
    };
    let trace = (0..20_u8, 0..9_u8, proptest::collection::vec((0..12_u8, 0..28_u8), 0..4));
    let of_days = move |(case, kind, days): (u8, u8, Vec<(u8, u8)>)| {
        let events: String = days.into_iter().map(|(activity, at)| day(activity, at)).collect();
        format!("\n<trace>\n{}<string key=\"kind{}\" value=\"{kind}\"/>{events}</trace>", name(case), kind % 3)
    };
    let odd = [
        "<trace/>",
        "<trace></trace>\n",
        "<!-- <trace> -->",
        "<!--\n</trace><trace><event>\n-->\n",
        "<global scope=\"trace\"><string key=\"concept:name\" value=\"x\"/></global>",
        "<list key=\"l\"><traces><string key=\"a\" value=\"b\"/></traces><!--<trace/>--></list>",
        "<?note <trace> ?>",
        "<trace><string key=\"a\" value='&lt;trace a=\"1\">'/></trace>",
        "<trace><!--<trace>--><string key=\"a\" value=\"&lt;/trace>\n&lt;trace>\"/></trace>",
        "<x:trace><x:event/></x:trace>",
        "<traced><tracer/></traced>",
        "<trace><event><string key=\"a\" value=\"b\"><traced/><![CDATA[<trace>\n]]></string></event></trace>",
        "<string key=\"of the log\" value=\"&amp;&lt;trace>\"/>",
        EVENT,
        "\r\n\r\n",
    ];
    prop_oneof![4 => trace.prop_map(of_days), 1 => proptest::sample::select(odd.to_vec()).prop_map(str::to_owned)]
}

fn text() -> impl Strategy<Value = String> {
    let head = proptest::sample::select(vec!["<log>", "<?xml version=\"1.0\"?>\n<log a=\"trace>\">\n", "<x:log>"]);
    (head, proptest::collection::vec(part(), 0..40)).prop_map(|(head, parts)| {
        let end = if head == "<x:log>" { "</x:log>\n" } else { "</log>\n" };
        [head, &parts.concat(), end].concat()
    })
}

/// Something that is wrong, put in at some share of the way through the text, and how many bytes it takes away.
fn wrong() -> impl Strategy<Value = Option<(f64, &'static [u8], usize)>> {
    let said: [&[u8]; 17] = [
        b"<list><trace/></list>",
        b"<string key=\"a\" value=\"<trace>\"/>",
        b"<string key=\"a\" key=\"b\" value=\"<trace>\"/>",
        b"",
        b"<",
        b">",
        b"\"",
        b"&",
        b"&x;",
        b"x",
        b"\xff",
        b"</trace>",
        b"</log>",
        b"<trace>",
        b"<!--",
        b"<!x>",
        "\u{feff}".as_bytes(),
    ];
    proptest::option::of((0.0..1.0, proptest::sample::select(said.to_vec()), 0..9_usize))
}

fn hands() -> impl Strategy<Value = Hands> {
    (2..5_usize, 1..600_usize).prop_map(|(threads, piece)| Hands { threads, piece })
}

const ALONE: Hands = Hands { threads: 1, piece: 1 };

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_log_in_pieces_is_the_log(
        text in text(),
        wrong in wrong(),
        hands in hands(),
        length in 1..400_usize,
        stops in proptest::option::of((0.0..1.0, prop_oneof![Just(ErrorKind::InvalidData), Just(ErrorKind::Other)])),
    ) {
        let mut bytes = text.into_bytes();
        if let Some((place, said, less)) = wrong {
            let place = (place * bytes.len() as f64) as usize;
            let end = (place + less).min(bytes.len());
            drop(bytes.splice(place..end, said.iter().copied()));
        }
        if let Some((place, _)) = stops {
            bytes.truncate((place * bytes.len() as f64) as usize);
        }
        let fault = stops.map(|(_, fault)| fault);
        let alone = outcome(&bytes, fault, usize::MAX, ALONE);
        prop_assert_eq!(outcome(&bytes, fault, length, hands), alone);
    }
}

/// A log of many blocks, so that the single reader meets their edges too.
#[test]
fn a_large_log_is_one_log_and_its_faults_have_their_lines() {
    let trace =
        |n: usize| format!("<trace>\n<string key=\"concept:name\" value=\"{}\"/>\n{EVENT}\n</trace>\n", n % 900);
    let traces: String = (0..6_000).map(trace).collect();
    let log = |odd: &str, end: &str| format!("<log>\n{traces}{odd}{traces}{end}");
    let hands = Hands { threads: 3, piece: 20_000 };
    let both = |text: &str| {
        let alone = outcome(text.as_bytes(), None, usize::MAX, ALONE);
        assert_eq!(outcome(text.as_bytes(), None, 100_000, hands), alone);
        alone
    };
    assert!(both(&log("", "</log>")).is_ok_and(|told| told.contains("cases_begun_again: 11100")));
    assert!(both(&log("<!-- <trace> -->", "</log>")).is_ok());
    let wrong = both(&log("<trace>\n<int key=\"n\" value=\"x\"/></trace>\n", "")).expect_err("x is no number");
    assert_eq!(wrong, (24_003, "`x` is no whole number, and stands as the value of `n`.".to_owned()));
    let half = both(&log("", "")).expect_err("the log has no end");
    assert_eq!((half.0, half.1.contains("half a log")), (48_002, true));
}

/// How much of a text is left to a single reader.
fn left(text: &str) -> usize {
    let mut input = text.as_bytes();
    let mut cut = Cut::new(Vec::new(), &mut input, 1_000);
    pieces::read(&mut Xes::new(Keep::Figures), &mut Walk::new(Space::Skipped), &mut cut, 3);
    cut.rest().len() + input.len()
}

#[test]
fn nearly_all_of_a_log_is_read_in_pieces_and_what_cannot_be_proved_is_not() {
    let traces = format!("<trace>{EVENT}</trace>\n").repeat(1_000);
    let log = |odd: &str| format!("<log>{traces}{odd}{traces}</log>");
    assert!(left(&log("")) < 2_000);
    for odd in ["<!-- <trace>", "<list key=\"l\"><!--<trace>-->", "<trace><int key=\"n\" value=\"x\"/></trace>"] {
        let long = format!("{odd}{}", " ".repeat(500));
        assert!((traces.len()..traces.len() + 4_000).contains(&left(&log(&long))), "{odd}: {}", left(&log(&long)));
    }
    assert_eq!(left(&log("").replace("trace", "x:trace")), log("").replace("trace", "x:trace").len());
}
