//! A small reader of SQL: words with their depth in brackets, and the named statements of a sheet.

/// A word or a sign of SQL in lower case, with its line and how many brackets stand around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    pub line: usize,
    pub text: String,
    pub depth: usize,
}

/// A statement of a sheet, from its `-- name:` line to the next.
#[derive(Debug)]
pub struct Statement {
    pub name: String,
    /// The line of its name.
    pub line: usize,
    pub words: Vec<Word>,
    /// Its comment lines, without the dashes.
    pub remarks: Vec<String>,
}

const NAME: &str = "-- name:";
const POSTGRES: &str = "-- @postgres";

/// The named statements of a sheet; a statement with a text of its own for PostgreSQL comes twice.
pub fn statements(sheet: &str) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    for (line, text) in (1..).zip(sheet.lines()) {
        let (trimmed, last) = (text.trim(), found.last_mut());
        let fresh = |name: &str, line| {
            let (words, remarks) = (Vec::new(), Vec::new());
            Statement { name: name.to_owned(), line, words, remarks }
        };
        match (trimmed.strip_prefix(NAME), last) {
            (Some(name), _) => found.push(fresh(name.trim(), line)),
            (None, None) => {}
            (None, Some(last)) if trimmed == POSTGRES => {
                let mut other = fresh(&last.name, line);
                other.remarks.clone_from(&last.remarks);
                found.push(other);
            }
            (None, Some(last)) => match trimmed.strip_prefix("--") {
                Some(remark) => last.remarks.push(remark.trim().to_owned()),
                None => {
                    let depth = closing_depth(&last.words);
                    last.words.extend(words_from(text, line, depth));
                }
            },
        }
    }
    found
}

/// How many statements of a sheet differ between the databases.
pub fn differing(sheet: &str) -> usize {
    sheet.lines().filter(|line| line.trim() == POSTGRES).count()
}

/// Every word of a file of SQL, comments left out.
pub fn words(text: &str) -> Vec<Word> {
    words_from(text, 1, 0)
}

/// Words of a piece of SQL that begins on `line`, within `depth` brackets. Quoted text stands as `'`.
fn words_from(text: &str, mut line: usize, mut depth: usize) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(next) = chars.next() {
        line += usize::from(next == '\n');
        let mut word = String::from(next);
        match next {
            '-' if chars.peek() == Some(&'-') => {
                while chars.next_if(|c| *c != '\n').is_some() {}
                continue;
            }
            '\'' => {
                for inner in chars.by_ref().take_while(|c| *c != '\'') {
                    line += usize::from(inner == '\n');
                }
            }
            '"' => word = chars.by_ref().take_while(|c| *c != '"').collect(),
            _ if is_word(next) => {
                while let Some(more) = chars.next_if(|c| is_word(*c)) {
                    word.push(more);
                }
            }
            _ if next.is_whitespace() => continue,
            _ => {}
        }
        depth = if next == ')' { depth.saturating_sub(1) } else { depth };
        found.push(Word { line, text: word.to_lowercase(), depth });
        depth += usize::from(next == '(');
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '.')
}

/// How deep a text stands in brackets after these words.
fn closing_depth(words: &[Word]) -> usize {
    words.last().map_or(0, |last| last.depth + usize::from(last.text == "("))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_read_statement_by_statement() {
        let sheet = "-- The sheet.\n-- name: a\n-- one row: the key.\nselect 1 -- tail\nfrom x\n\n-- name: b\ninsert\n-- @postgres\nupdate y set z = '-- name: c';\n";
        let read = statements(sheet);
        let heads: Vec<_> = read.iter().map(|s| (s.name.as_str(), s.line, s.words.len())).collect();
        assert_eq!(heads, [("a", 2, 4), ("b", 7, 1), ("b", 9, 7)]);
        assert_eq!(read[0].remarks, ["one row: the key."]);
        assert_eq!(differing(sheet), 1);
    }

    #[test]
    fn brackets_reach_over_lines() {
        let read = statements("-- name: a\nselect (\n1\n) from x");
        assert_eq!(read[0].words.iter().map(|word| word.depth).collect::<Vec<_>>(), [0, 0, 1, 0, 0, 0]);
    }
}
