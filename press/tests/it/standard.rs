//! What PDF/A-2a and PDF/UA-1 want to see, looked for in the file itself.

use crate::{
    pdf::Read,
    sample::{letter, paper, pressed},
};
use lopdf::Object;

#[test]
fn it_says_which_standards_it_keeps_and_carries_what_they_ask_for() {
    let bytes = pressed(&paper(&letter()));
    let read = Read::of(&bytes);
    let catalog = read.catalog();
    let metadata = read.at(catalog.get(b"Metadata").unwrap()).as_stream().unwrap();
    let xmp = String::from_utf8(metadata.get_plain_content().unwrap_or_else(|_| metadata.content.clone())).unwrap();
    for part in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Beslut om kontaktperson för Elsa. Ärende 7F3A-91C2",
        "Älvsala kommun",
        "2026-03-02",
    ] {
        assert!(xmp.contains(part), "{part}: {xmp}");
    }
    assert_eq!(read.at(catalog.get(b"Lang").unwrap()).as_str().unwrap(), b"sv");
    let marked = read.at(catalog.get(b"MarkInfo").unwrap()).as_dict().unwrap();
    assert_eq!(marked.get(b"Marked").unwrap(), &Object::Boolean(true));
    let shown = read.at(catalog.get(b"ViewerPreferences").unwrap()).as_dict().unwrap();
    assert_eq!(shown.get(b"DisplayDocTitle").unwrap(), &Object::Boolean(true));
    assert!(catalog.has(b"OutputIntents") && catalog.has(b"Outlines"));
    for forbidden in [b"AcroForm".as_slice(), b"OpenAction", b"AA", b"Names"] {
        assert!(!catalog.has(forbidden), "{}", String::from_utf8_lossy(forbidden));
    }
}

#[test]
fn headings_lists_and_paragraphs_are_tagged_in_reading_order() {
    let read = Read::of(&pressed(&paper(&letter())));
    let tags = read.tags();
    let count = |kind: &str| tags.iter().filter(|tag| *tag == kind).count();
    assert_eq!(tags.first().map(String::as_str), Some("Document"));
    assert_eq!(count("L"), 4, "what it means, the facts, the list, who decided");
    assert_eq!(count("LI"), 3 + 3 + 3 + 3);
    assert!(count("P") >= 12);
    assert_eq!((count("H1"), count("H2")), (1, 8), "what was decided, and what it means before everything else");
    assert!(tags.iter().position(|tag| tag == "H2") < tags.iter().position(|tag| tag == "L"));
}

#[test]
fn every_typeface_is_in_the_file() {
    let read = Read::of(&pressed(&paper(&letter())));
    let fonts = read.0.objects.values().filter_map(|object| object.as_dict().ok());
    let fonts: Vec<_> =
        fonts.filter(|dict| dict.get(b"Type").and_then(Object::as_name).ok() == Some(b"FontDescriptor")).collect();
    assert!(fonts.len() >= 2);
    for font in fonts {
        assert!(font.has(b"FontFile2") || font.has(b"FontFile3"));
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let first = pressed(&paper(&letter()));
    let mut other = letter();
    other.heading = crate::sample::text("Ett annat beslut");
    let other = pressed(&paper(&other));
    assert_ne!(first, other);
    assert_eq!(first, pressed(&paper(&letter())));
    assert!(first.len() < 100_000, "{} bytes", first.len());
}
