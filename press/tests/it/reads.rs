//! What stands in a letter can be read out of it again, to the sign.

use crate::{
    pdf::{Read, bare},
    sample::{letter, paper, pressed, say, text, with_reasons},
};
use page::{
    Lang,
    letter::{Appeal, BadLetter, Block, Letter, Press, Signer},
};

#[test]
fn a_letter_says_what_the_law_wants_and_begins_with_what_it_means() {
    let paper = paper(&letter());
    let bytes = pressed(&paper);
    look("beslut.pdf", &bytes);
    let read = Read::of(&bytes);
    assert_eq!(read.pages(), 2);
    let said = read.text();
    let place = |words: &str| said.find(&bare(words)).unwrap_or_else(|| panic!("{words}"));
    let order = [
        "Älvsala kommun",
        "Barn och unga, Norra",
        "Telefon 031-390 06 00",
        "2 mars 2026",
        "Ärende 7F3A-91C2",
        "Sara Påhittad",
        "Lämnas personligen",
        "Beslut om kontaktperson för Elsa",
        "Det här betyder beslutet",
        "Elsa får en kontaktperson",
        "kostar inget",
        "Mira Sand ringer dig före fredag",
        "Vad vi har beslutat",
        "Gäller från: 16 mars 2026",
        "Varför vi har beslutat så",
        "på en dag som ni väljer",
        "Beslutat av: Gunilla Berg, enhetschef",
        "Föredragande: Mira Sand, socialsekreterare",
        "Övriga som deltog: Yusuf Ali",
        "Så överklagar du",
        "lämna det: Socialnämnden, Älvsala kommun, 123 45 Älvsala",
        "inom tre veckor från den dag då du fick beslutet",
        "Ring Mira Sand på telefon 031-390 06 00",
    ];
    assert!(order.map(place).is_sorted(), "{:?}", order.map(place));
    for page in 1..=2 {
        let foot = bare(&read.0.extract_text(&[page]).unwrap());
        assert!(foot.contains(&bare(&format!("Sida {page} av 2"))), "{foot}");
        assert!(foot.contains("Ärende7F3A-91C2"));
        assert!(foot.contains(&bare("Innehåller uppgifter som kan omfattas av sekretess enligt 26 kap. 1 § OSL")));
    }
}

/// For those who mend the template: keeps the letter in the folder that they name, where they can open it.
fn look(name: &str, bytes: &[u8]) {
    #[expect(clippy::disallowed_methods, reason = "somebody at a keyboard asks to see the letters")]
    let folder = std::env::var_os("HELHET_LETTERS").map(std::path::PathBuf::from);
    folder.into_iter().for_each(|folder| std::fs::write(folder.join(name), bytes).unwrap());
}

#[test]
fn what_somebody_wrote_never_becomes_code() {
    let typed = [
        "#eval(\"1 + 1\") #panic(\"x\") #import \"a.typ\" #include \"b\" #read(\"letter.json\") #set page(fill: red)",
        "= inte en rubrik",
        "- inte en lista",
        "\\ \\* *fet* _kursiv_ `kod` $x^2$ <etikett> @hänvisning // inte en kommentar",
        "/* inte heller */ ~ -- --- ... \"citat\" 'enkelt' [a](b) {{ 1 }} </script> %PDF (/Type) >> endobj",
    ];
    let read = Read::of(&pressed(&paper(&with_reasons(&typed.join("\n")))));
    let said = read.text();
    for line in typed {
        assert!(said.contains(&bare(line)), "{line}\n{said}");
    }
    assert!(!said.contains("Beslutomkontaktperson2"));
    let plain = Read::of(&pressed(&paper(&with_reasons("Skälen står här."))));
    assert_eq!(read.tags(), plain.tags(), "no text has become a heading, a list or a formula");
    assert_eq!(read.pages(), plain.pages());
}

#[test]
fn names_of_every_kind_and_words_without_end_are_set() {
    let names = ["Åsa Öberg-Ängström", "Ng", "محمد علي", "ሰላም ተስፋይ", "Łukasz Żółć", "Ольга", "Nguyễn Thị Hồng", "עדן"];
    let long = "å".repeat(400);
    let reasons = format!(
        "Hon heter Åsa 👧🏽 och säger مرحبا بالعالم (sa hon) till 3 vänner.\n\n{long}\n\nخانواده‌ی ما\u{202e}vänt\u{2067}x\u{2069} \u{e000} \u{fffd}"
    );
    for name in names {
        let mut letter = with_reasons(&reasons);
        letter.recipient.name = text(name);
        letter.decider.name = text(name);
        let bytes = pressed(&paper(&letter));
        look(&format!("{name}.pdf"), &bytes);
        let said = Read::of(&bytes).text();
        assert!(said.matches("å").count() >= 400, "{name}");
        assert!(said.contains("[U+1F467][U+1F3FD]") && said.contains("[U+E000]"), "{name}");
        // Right to left a reader gets the signs in the order of the paper, and of Hebrew we have no drawings.
        let place = if name == "עדן" { "[U+05E2][U+05D3][U+05DF]".to_owned() } else { bare(name) };
        let turned: String = place.chars().rev().collect();
        assert!(said.contains(&place) || said.contains(&turned), "{name}: {said}");
    }
}

#[test]
fn twenty_pages_of_reasons_are_whole() {
    let paragraphs: Vec<String> =
        (0..220).map(|n| format!("Stycke {n}. {}", "Elsa har berättat hur hon har det hemma. ".repeat(8))).collect();
    let read = Read::of(&pressed(&paper(&with_reasons(&paragraphs.join("\n\n")))));
    assert!(read.pages() > 20, "{}", read.pages());
    let said = read.text();
    for n in 0..220 {
        assert!(said.contains(&format!("Stycke{n}.")), "{n}");
    }
    assert!(said.contains(&format!("Sida{0}av{0}", read.pages())));
}

#[test]
fn every_way_of_appealing_says_where_and_by_when() {
    let said = |appeal, lang| Read::of(&pressed(&Letter { appeal, ..letter() }.paper(&say(lang)))).text();
    let court = said(Appeal::ToCourt, Lang::Sv);
    assert!(
        court.contains("Brevetmåstekommatillossinomtreveckor") && court.contains("123 45".replace(' ', "").as_str())
    );
    let review = said(Appeal::LegalityReview, Lang::Sv);
    assert!(review.contains("kommunensanslagstavla") && !review.contains("tillossinomtreveckor"));
    let not = said(Appeal::Not, Lang::Sv);
    assert!(not.contains("Beslutetgårinteattöverklaga") && !not.contains("treveckor"));
    assert!(said(Appeal::ToCourt, Lang::En).contains("withinthreeweeksfromthedayyougotthedecision"));
}

#[test]
fn a_fault_says_what_is_wrong_and_nothing_of_the_letter() {
    let mut paper = paper(&with_reasons("hemligt"));
    paper.day = (2026, 13, 1);
    let BadLetter(says) = press::Engine.press(&paper).unwrap_err();
    assert!(says.starts_with("the template does not fit (1 faults; lines of the template: "), "{says}");
    assert!(!says.contains("hemligt") && !says.contains("13"), "{says}");
}

#[test]
fn what_is_kept_together_is_never_cut_off() {
    let names = (0..300).map(|n| Signer { name: text(&format!("Namn nummer {n}")), title: None }).collect();
    let means = [0, 1, 2].map(|n| text(&format!("Mening {n}. {}slut{n}", "Elsa får stöd. ".repeat(300))));
    let read = Read::of(&pressed(&paper(&Letter { others: names, means, ..letter() })));
    assert!(read.pages() > 9, "{}", read.pages());
    let said = read.text();
    assert!(said.contains("Namnnummer299") && said.contains("slut0") && said.contains("slut2"));
}

#[test]
fn what_is_empty_leaves_no_trace() {
    let blocks = vec![Block::List(vec![]), Block::Facts(vec![]), Block::Paragraph(text("Ett skäl."))];
    let full = Letter { blocks, presenter: None, others: vec![], ..letter() };
    let read = Read::of(&pressed(&paper(&full)));
    assert!(read.text().contains("Ettskäl.") && !read.text().contains("Föredragande"));
}
