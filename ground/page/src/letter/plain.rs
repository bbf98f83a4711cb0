//! Texts that may stand on paper.

use crate::{Names, Say};
use access::StaffId;
use casefile::{MatterId, Person, Text};
use law::Day;

/// A text of a letter. It is made of the words of a page, of what somebody wrote, or of a name, a day or a number of
/// ours; never of a bare string, so that nothing comes to stand on paper that nobody has named.
///
/// What is guarded (SEK-8) has no way into it. A text that somebody wrote:
/// ```
/// fn on_paper(written: &casefile::Text) -> page::letter::Plain {
///     written.into()
/// }
/// ```
/// and the same line about where a person can be found, which does not compile:
/// ```compile_fail,E0277
/// fn on_paper(address: &casefile::person::guarded::Guarded<casefile::Text>) -> page::letter::Plain {
///     address.into()
/// }
/// ```
/// Nor does a guarded value that somebody with clearance has opened, which is a bare string:
/// ```compile_fail,E0277
/// use casefile::person::guarded::{Clearance, Guarded};
/// fn on_paper(address: &Guarded<String>, by: &Clearance) -> Option<page::letter::Plain> {
///     address.open(by).map(Into::into)
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Plain(String);

impl Plain {
    /// A whole sentence of a room's words.
    pub fn said(say: &Say, key: &str) -> Plain {
        Plain::of(&say.s(key))
    }

    /// A sentence with other texts of the letter in it.
    pub fn with(say: &Say, key: &str, with: &[(&'static str, &Plain)]) -> Plain {
        let with: Vec<(&'static str, &str)> = with.iter().map(|(name, text)| (*name, text.as_str())).collect();
        Plain::of(&say.w(key, &with))
    }

    /// A sentence with a number in it, in the right plural.
    pub fn counted(say: &Say, key: &str, name: &'static str, n: usize) -> Plain {
        Plain::of(&say.n(key, name, n))
    }

    /// "16 mars 2026"
    pub fn day(say: &Say, day: Day) -> Plain {
        let year = day.date().year().to_string();
        Plain::of(&say.w("page-long-day", &[("day", &say.short_day(day)), ("year", &year)]))
    }

    /// What a person is called.
    pub fn person(person: &Person) -> Plain {
        Plain::of(&person.name)
    }

    /// What a colleague is called.
    pub fn colleague(names: &Names, id: StaffId) -> Plain {
        Plain::of(names.staff(id))
    }

    /// The short number of a matter, by which it is spoken of on paper and on the telephone: the last eight signs of its
    /// id, "7F3A-91C2". They are chosen by chance and say nothing of when it began.
    pub fn matter(id: MatterId) -> Plain {
        let all = id.uuid().simple().to_string().to_uppercase();
        let end = all.get(all.len().saturating_sub(8)..).unwrap_or_default();
        let (first, last) = end.split_at_checked(4).unwrap_or((end, ""));
        Plain(format!("{first}-{last}"))
    }

    /// The text, its lines apart by `\n`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Line ends as `\n`, and none of the two signs that turn what follows them round: paper must read as it was stored.
    /// Right to left needs no such sign, its letters know their direction.
    pub(super) fn of(text: &str) -> Plain {
        let one = |c: char| match c {
            '\r' | '\u{85}' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            c => c,
        };
        let turned = |c: &char| matches!(c, '\u{202d}' | '\u{202e}');
        Plain(text.replace("\r\n", "\n").trim().chars().map(one).filter(|c| !turned(c)).collect())
    }

    /// The paragraphs, which empty lines keep apart, and their lines.
    pub(super) fn paragraphs(&self) -> Vec<Vec<String>> {
        let lines: Vec<&str> = self.0.lines().map(str::trim).collect();
        let full = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
        full.map(|lines| lines.iter().map(|line| (*line).to_owned()).collect()).collect()
    }

    /// The lines, without empty ones.
    pub(super) fn lines(&self) -> Vec<String> {
        self.paragraphs().concat()
    }
}

impl From<&Text> for Plain {
    fn from(written: &Text) -> Plain {
        Plain::of(written.as_str())
    }
}

impl From<Text> for Plain {
    fn from(written: Text) -> Plain {
        Plain::of(written.as_str())
    }
}

impl std::fmt::Debug for Plain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Plain({} signs)", self.0.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Uuid;

    #[test]
    fn empty_lines_keep_paragraphs_apart_and_nothing_turns_the_text_round() {
        let text = Plain::of("Ett\r\ntvå\n \n\nTre\u{2028}fyra \u{202e}fem\tsex ");
        assert_eq!(text.paragraphs(), [vec!["Ett", "två"], vec!["Tre", "fyra fem sex"]]);
        assert_eq!(text.lines().len(), 4);
        assert_eq!(format!("{text:?}"), "Plain(27 signs)");
    }

    #[test]
    fn a_matter_has_a_number_that_can_be_said() {
        let id = Uuid::from_u128(0x0199_a1b2_0000_7000_8000_0000_7f3a_91c2);
        assert_eq!(Plain::matter(MatterId::of(id)).as_str(), "7F3A-91C2");
    }
}
