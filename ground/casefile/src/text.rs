//! Text that a person typed.

/// A text with something in it: line ends as `\n`, no spaces around it, none of the control signs that no keyboard
/// gives and that a database or a printer stumbles on. Everything else is kept as it was typed: å ä ö, emoji, right to
/// left.
#[derive(Clone, PartialEq, Eq)]
pub struct Text(String);

/// Why a text could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// Nothing but spaces.
    Empty,
    /// More signs than there is room for.
    TooLong {
        /// How many signs it has.
        is: usize,
        /// How many there may be.
        most: usize,
    },
}

impl Text {
    /// Takes what was typed, at most `most` signs (Unicode scalar values).
    pub fn parse(typed: &str, most: usize) -> Result<Text, TextError> {
        let clean: String = typed.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| kept(*c)).collect();
        let text = clean.trim();
        let is = text.chars().count();
        match is {
            _ if text.chars().all(unseen) => Err(TextError::Empty),
            n if n > most => Err(TextError::TooLong { is, most }),
            _ => Ok(Text(text.to_owned())),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({} signs)", self.0.chars().count())
    }
}

/// Signs that steer writing and show nothing by themselves.
fn unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn kept(c: char) -> bool {
    c == '\n' || c == '\t' || !c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_people_write() {
        let text = "Hon heter Åsa Öberg 👧🏽\nمرحبا بالعالم ሰላም";
        assert_eq!(Text::parse(&format!("  {}\r\n", text.replace('\n', "\r\n")), 100).unwrap().as_str(), text);
    }

    #[test]
    fn drops_what_no_keyboard_gives() {
        assert_eq!(Text::parse("a\0b\u{7}c\td", 100).unwrap().as_str(), "abc\td");
    }

    #[test]
    fn says_how_long_it_is() {
        assert_eq!(Text::parse("ååå", 2), Err(TextError::TooLong { is: 3, most: 2 }));
        assert_eq!(Text::parse(" \n\0 ", 2), Err(TextError::Empty));
        assert_eq!(Text::parse("\u{200b}\u{202e}", 2), Err(TextError::Empty));
    }

    #[test]
    fn never_shows_itself_in_a_log() {
        assert_eq!(format!("{:?}", Text::parse("hemligt", 10).unwrap()), "Text(7 signs)");
    }
}
