//! What was chosen on a form, in the words it was chosen by: a form sends the stored name, and nobody can read that.

use super::{LANGUAGES, Say};
use law::reading::{Acute, Area, Channel, Kind, ReporterKind};
use store::Uuid;

impl Say {
    /// What came back in a field, as a person reads it: the words of what was chosen, else what was typed, to the letter.
    /// None of what the page itself put in, or of what says nothing without its question: a ticked box, a record that was
    /// pointed out. The field's own choices are said by their lists, those of a room by its words
    /// `<room>-<field>-<stored name>`.
    pub(crate) fn chosen(&self, room: &str, field: &str, value: &str) -> Option<String> {
        let stem = field.trim_end_matches(|c: char| c.is_ascii_digit());
        let list = match stem {
            "rows" => return None,
            "kind" => value.parse::<Kind>().ok().map(|kind| self.kind(kind)),
            "area" => value.parse::<Area>().ok().map(|area| self.area(area)),
            "teller" => value.parse::<ReporterKind>().ok().map(|kind| self.reporter(kind)),
            "channel" => value.parse::<Channel>().ok().map(|channel| self.channel(channel)),
            "acute" => value.parse::<Acute>().ok().map(|acute| self.acute(acute)),
            "language" | "interpreter" if LANGUAGES.contains(&value) => Some(self.language(value)),
            _ => None,
        };
        let own = || self.has([room, stem, value].join("-").replace('_', "-").as_str());
        match list.or_else(own) {
            Some(words) => Some(words),
            None if value == "yes" || Uuid::try_parse(value).is_ok() => None,
            None => Some(value.to_owned()),
        }
    }

    /// The text of that key, where there is one.
    fn has(&self, key: &str) -> Option<String> {
        let text = self.s(key);
        (text != format!("[{key}]")).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, words::Words};
    use std::sync::Arc;

    #[test]
    fn a_choice_is_said_in_words_and_a_text_to_the_letter() {
        let say = Say::new(Arc::new(Words::of(&[]).unwrap()), Lang::Sv);
        let chosen = |field, value| say.chosen("desk", field, value);
        assert_eq!(chosen("kind1", "child_concern"), Some(say.kind(Kind::ChildConcern)));
        assert_eq!(chosen("language", "so"), Some(say.language("so")));
        for typed in ["elsa", "child_concern, sa hon", "20160614-2386", "not_said"] {
            assert_eq!(chosen("name1", typed).as_deref(), Some(typed));
        }
        for silent in [("rows", "2"), ("violence1", "yes"), ("known1", "0199a1b2-0000-7000-8000-00000000a15a")] {
            assert_eq!(chosen(silent.0, silent.1), None);
        }
    }
}
