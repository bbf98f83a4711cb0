//! An honest small reader of Rust: words and signs, texts and comments, each with its line. It never understands types; it only never mistakes a text or a comment for code.

/// A file of Rust taken apart. Lines are counted from 1.
#[derive(Default)]
pub struct Source {
    /// Words (names, keywords, numbers) and single signs, in order. A text stands as `"`, a character as `'`.
    pub tokens: Vec<Token>,
    /// What stands inside texts of every kind, raw ones too.
    pub texts: Vec<Piece>,
    /// What stands in comments, line by line, doc comments too.
    pub remarks: Vec<Piece>,
    /// The lines on which something other than blanks and comments stands, in order and without doubles.
    pub filled: Vec<usize>,
}

/// A word or a sign of code.
#[derive(Debug, PartialEq)]
pub struct Token {
    pub line: usize,
    pub text: String,
}

/// A text or a comment.
#[derive(Debug, PartialEq)]
pub struct Piece {
    /// Where it begins.
    pub line: usize,
    pub text: String,
}

/// Takes a file apart. Text that is no valid Rust is read as far as it goes; the compiler has the last word.
pub fn source(text: &str) -> Source {
    let mut reader = Reader { chars: text.chars().collect(), at: 0, line: 1, out: Source::default() };
    while let Some(next) = reader.peek(0) {
        reader.step(next);
    }
    reader.out
}

/// Where the reader stands.
struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
    out: Source,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn take(&mut self) -> Option<char> {
        let next = self.peek(0)?;
        self.at += 1;
        self.line += usize::from(next == '\n');
        Some(next)
    }

    fn fill(&mut self) {
        if self.out.filled.last() != Some(&self.line) {
            self.out.filled.push(self.line);
        }
    }

    fn token(&mut self, text: String) {
        self.fill();
        self.out.tokens.push(Token { line: self.line, text });
    }

    fn step(&mut self, next: char) {
        match (next, self.peek(1)) {
            ('/', Some('/')) => self.line_comment(),
            ('/', Some('*')) => self.block_comment(),
            ('"', _) => self.text(),
            ('\'', _) => self.character(),
            _ if next.is_alphanumeric() || next == '_' => self.word(),
            _ => {
                if !next.is_whitespace() {
                    self.token(next.to_string());
                }
                self.take();
            }
        }
    }

    fn line_comment(&mut self) {
        let line = self.line;
        let mut text = String::new();
        while let Some(next) = self.peek(0).filter(|c| *c != '\n') {
            text.push(next);
            self.take();
        }
        self.out.remarks.push(Piece { line, text });
    }

    /// Block comments may stand inside each other.
    fn block_comment(&mut self) {
        let (mut depth, mut line, mut text) = (0_usize, self.line, String::new());
        while let Some(next) = self.peek(0) {
            let pair = (next, self.peek(1));
            let sign = matches!(pair, ('/', Some('*')) | ('*', Some('/')));
            depth = match pair {
                ('/', Some('*')) => depth + 1,
                ('*', Some('/')) => depth.saturating_sub(1),
                _ => depth,
            };
            for _ in 0..=usize::from(sign) {
                text.extend(self.take());
            }
            if text.ends_with('\n') {
                self.out.remarks.push(Piece { line, text: std::mem::take(&mut text).trim_end().to_owned() });
                line = self.line;
            }
            if depth == 0 {
                break;
            }
        }
        self.out.remarks.push(Piece { line, text });
    }

    /// A word, or the head of a raw text (`r"`, `br#"`) or raw name (`r#type`).
    fn word(&mut self) {
        let mut text = String::new();
        let line = self.line;
        while let Some(next) = self.peek(0).filter(|c| c.is_alphanumeric() || *c == '_') {
            text.push(next);
            self.take();
        }
        if matches!(text.as_str(), "r" | "br" | "cr") {
            let marks = (0..).take_while(|n| self.peek(*n) == Some('#')).count();
            if self.peek(marks) == Some('"') {
                return self.raw_text(marks);
            }
        }
        self.out.tokens.push(Token { line, text });
        self.fill();
    }

    fn raw_text(&mut self, marks: usize) {
        self.token("\"".to_owned());
        let line = self.line;
        let mut text = String::new();
        for _ in 0..=marks {
            self.take();
        }
        while let Some(next) = self.take() {
            if next == '"' && (0..marks).all(|n| self.peek(n) == Some('#')) {
                break;
            }
            self.keep(&mut text, next);
        }
        for _ in 0..marks {
            self.take();
        }
        self.fill();
        self.out.texts.push(Piece { line, text });
    }

    fn text(&mut self) {
        self.token("\"".to_owned());
        let line = self.line;
        let mut text = String::new();
        self.take();
        while let Some(next) = self.take().filter(|c| *c != '"') {
            self.keep(&mut text, next);
            if next == '\\' {
                text.extend(self.take());
            }
        }
        self.fill();
        self.out.texts.push(Piece { line, text });
    }

    fn keep(&mut self, text: &mut String, next: char) {
        text.push(next);
        if !next.is_whitespace() {
            self.fill();
        }
    }

    /// A character such as `'a'` or `'\''`, or else a lifetime such as `'a`, whose name follows as a word.
    fn character(&mut self) {
        let escaped = self.peek(1) == Some('\\');
        if !escaped && self.peek(2) != Some('\'') {
            self.token("lifetime".to_owned());
            self.take();
            return;
        }
        self.token("'".to_owned());
        for _ in 0..(2 + usize::from(escaped)) {
            self.take();
        }
        while self.take().is_some_and(|c| c != '\'') {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        source(text).tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn texts_and_comments_are_not_code() {
        assert_eq!(words("let a = \"unsafe \\\" }\"; // unsafe\nb"), "let a = \" ; b");
        assert_eq!(words("x /* a /* b */ unsafe */ y"), "x y");
        assert_eq!(words("let a = r#\"one \" two { \"# + br\"\\\";"), "let a = \" + \" ;");
    }

    #[test]
    fn characters_and_lifetimes_are_told_apart() {
        assert_eq!(words("match c { '{' => '\\'', '\\u{7d}' => b'\"' }"), "match c { ' = > ' , ' = > b ' }");
        assert_eq!(words("fn a<'x>(b: &'x str) {}"), "fn a < lifetime x > ( b : & lifetime x str ) { }");
        assert_eq!(words("r#type"), "r # type");
    }

    #[test]
    fn lines_are_right_after_long_texts_and_comments() {
        let read = source("/* 1\n2\n*/ a\n\"4\n\n6\" b // c\n");
        let lines: Vec<_> = read.tokens.iter().map(|token| (token.text.as_str(), token.line)).collect();
        assert_eq!(lines, [("a", 3), ("\"", 4), ("b", 6)]);
        assert_eq!(read.filled, [3, 4, 6]);
        assert_eq!(read.texts, [Piece { line: 4, text: "4\n\n6".to_owned() }]);
        assert_eq!(read.remarks.iter().map(|piece| piece.line).collect::<Vec<_>>(), [1, 2, 3, 6]);
    }

    #[test]
    fn unfinished_text_ends_the_reading_quietly() {
        assert_eq!(words("a \"b"), "a \"");
        assert_eq!(words("a /* b"), "a");
        assert_eq!(words("'"), "lifetime");
    }
}
