//! Every text of a letter as our typefaces can draw it: what they lack is written out, never left out.

use serde_json::Value;
use typst::text::Font;

/// How long a word may be before it may be broken anywhere: the longest Swedish ones fit in a line, an address of a page
/// or a key held down does not.
const LONGEST: usize = 40;

/// Goes through all texts. A sign that no typeface of ours has stands as its number, `[U+1F467]`: PDF/A allows no sign
/// without a drawing, and a decision must not lose one in silence.
pub fn make(value: &mut Value, fonts: &[Font]) {
    match value {
        Value::String(text) => *text = drawn(text, |c| fonts.iter().any(|f| f.info().coverage.contains(u32::from(c)))),
        Value::Array(values) => values.iter_mut().for_each(|value| make(value, fonts)),
        Value::Object(fields) => fields.values_mut().for_each(|value| make(value, fonts)),
        _ => {}
    }
}

fn drawn(text: &str, can: impl Fn(char) -> bool) -> String {
    let (mut out, mut run) = (String::with_capacity(text.len()), 0);
    for c in text.chars() {
        run = if c.is_whitespace() { 0 } else { run + 1 };
        if run > LONGEST && !steers(c) {
            out.push('\u{200b}');
            run = 1;
        }
        match c {
            // Marks that choose between drawings of one sign, and what some programs put before a text.
            '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => {}
            c if c.is_control() && c != '\n' => {}
            c if c == '\n' || steers(c) || (can(c) && !private(c)) => out.push(c),
            c if c.is_whitespace() => out.push(' '),
            c => out.push_str(&format!("[U+{:04X}]", u32::from(c))),
        }
    }
    out
}

/// Signs without a drawing that a text needs: they join and part letters, or say where a direction begins and ends.
fn steers(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202c}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// Signs that mean what each program likes: PDF/A forbids them.
fn private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_drawn_is_written_out() {
        let latin = |c: char| c.is_ascii() || "åäöÅÄÖ".contains(c) || c == '\u{e001}';
        assert_eq!(drawn("Åsa 👧🏽\u{fe0f} sa \u{7}ja\u{2003}\u{feff}!", latin), "Åsa [U+1F467][U+1F3FD] sa ja !");
        assert_eq!(drawn("\u{e001}", latin), "[U+E001]");
        assert_eq!(drawn("\u{2067}a\u{2069}\nb", latin), "\u{2067}a\u{2069}\nb");
    }

    #[test]
    fn a_word_without_end_can_be_broken() {
        let long = drawn(&"a".repeat(90), |_| true);
        assert_eq!(long.split('\u{200b}').map(str::len).collect::<Vec<_>>(), [40, 40, 10]);
        let whole = "barnavårdsutredningssekreterare och familjerättssekreterare";
        assert_eq!(drawn(whole, |_| true), whole);
    }
}
