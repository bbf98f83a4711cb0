//! The page of the real intake log: what a head of unit reads, and what no page may do.

use super::shared;
use flow::read::{Reading, read};
use flow::report::{About, Asked, html};

fn page(about: About) -> Option<String> {
    let log = shared("data/logs/receipt.xes.gz")?;
    let log = read(&log, &Reading::default()).expect("it is a log");
    Some(html(&log, &Asked { about, ..Asked::of("Mottagningen") }))
}

#[test]
fn three_sentences_say_what_stands_out() {
    let Some(page) = page(About::Things) else { return };
    let plain = page.replace(['\u{a0}', '\u{2060}'], " ").replace("– ", "–");
    for sentence in [
        "Hälften av ärendena är avslutade inom 52 dagar, och efter 120 dagar är 10 % ännu öppna (n = 1 434, de öppna inräknade).",
        "när ett ärende byter händer dröjer det i hälften av fallen mer än 23 timmar, annars 29 sekunder.",
        "Tiden hölls i 952 av 1 368 ärenden där det går att avgöra, 70 % (troligen 67–72 %). 39 är öppna fast tiden har gått ut.",
    ] {
        assert!(plain.contains(sentence), "{sentence}");
    }
}

#[test]
fn it_needs_nothing_from_elsewhere_and_every_picture_has_its_table() {
    let Some(page) = page(About::Things) else { return };
    for foreign in ["<script", "http://", "https://", "@import", "url(//", "<img", "<link"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("<html lang=\"sv\">"));
    for part in page.split("<section class=\"part\"").skip(1) {
        let count = |what: &str| part.matches(what).count();
        assert!(count("<figure>") > 0 && count("<table>") >= count("<figure>"), "{}", &part[..80]);
        assert_eq!(count("<table>"), count("download=\""), "each table can be taken along: {}", &part[..80]);
        assert_eq!(count("<svg "), 2 * count("<figure>"), "a picture for wide pages and one for narrow ones");
        assert_eq!((count("<title "), count("<desc ")), (count("<svg "), count("<svg ")));
    }
}

#[test]
fn of_people_nothing_small_and_no_name() {
    let Some(page) = page(About::PEOPLE) else { return };
    assert!(!page.contains("Resource"), "a holder is named");
    // An activity that occurs fewer than five times.
    assert!(
        page.contains("Loggen handlar om människor")
            && !page.contains("T09-2 Process or receive external advice from party 2")
    );
}
