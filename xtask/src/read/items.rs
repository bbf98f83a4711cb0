//! What a Rust file is made of, as far as lengths and names need it: functions, constant tables, tests, named types.

use crate::read::rust::{Source, Token, source};

/// A stretch of lines, both ends included.
pub type Lines = std::ops::RangeInclusive<usize>;

/// A Rust file, read.
pub struct Items {
    pub source: Source,
    pub functions: Vec<Function>,
    /// `(line, name)` of each struct, enum, trait, type alias and union.
    pub types: Vec<(usize, String)>,
    /// Names of modules that are only built for tests and lie in their own file.
    test_files: Vec<String>,
    tests: Vec<Lines>,
    tables: Vec<Lines>,
}

/// A function with a body.
pub struct Function {
    pub name: String,
    pub lines: Lines,
}

impl Items {
    /// Reads a file.
    pub fn read(text: &str) -> Items {
        let source = source(text);
        let tokens = source.tokens.as_slice();
        let starts = || (0..tokens.len()).map(|at| (at, rest(tokens, at)));
        let functions = starts().filter_map(|(_, rest)| function(rest)).collect();
        let types = starts().filter_map(|(_, rest)| named_type(rest)).collect();
        let tables = starts().filter_map(|(_, rest)| table(rest)).collect();
        let (mut tests, mut test_files) = (Vec::new(), Vec::new());
        for (_, rest) in starts() {
            if let Some(item) = tested(rest) {
                tests.push(span(rest, item.len()));
                test_files.extend(outside_module(item));
            }
        }
        Items { functions, types, tables, tests, test_files, source }
    }

    /// Whether a line belongs to something that is only built for tests.
    pub fn is_test(&self, line: usize) -> bool {
        self.tests.iter().any(|test| test.contains(&line))
    }

    /// Paths where the files of modules that are only built for tests may lie, if this file lies at `path`.
    pub fn test_paths(&self, path: &str) -> Vec<String> {
        let (folder, stem) = path.strip_suffix(".rs").and_then(|path| path.rsplit_once('/')).unwrap_or(("", path));
        let inside = matches!(stem, "lib" | "main" | "mod");
        let below = if inside { folder.to_owned() } else { format!("{folder}/{stem}") };
        let of = |name: &String| [format!("{below}/{name}.rs"), format!("{below}/{name}/mod.rs")];
        self.test_files.iter().flat_map(of).collect()
    }

    /// Lines of code in the file: no blanks, no comments, no tests, no constant tables.
    pub fn code_lines(&self) -> usize {
        self.source.filled.iter().filter(|line| !self.is_test(**line) && !self.is_table(**line)).count()
    }

    /// Lines of code in one function, from its head to its last brace.
    pub fn function_lines(&self, function: &Function) -> usize {
        let filled = self.source.filled.iter().filter(|line| function.lines.contains(line));
        filled.filter(|line| !self.is_table(**line)).count()
    }

    fn is_table(&self, line: usize) -> bool {
        self.tables.iter().any(|table| table.contains(&line))
    }
}

fn rest(tokens: &[Token], at: usize) -> &[Token] {
    tokens.get(at..).unwrap_or_default()
}

/// Whether the tokens begin with these words and signs.
pub fn begins(tokens: &[Token], with: &[&str]) -> bool {
    tokens.len() >= with.len() && tokens.iter().zip(with).all(|(token, text)| token.text == *text)
}

/// Lines of the item that is `length` tokens long, counted from the first of `tokens`.
fn span(tokens: &[Token], length: usize) -> Lines {
    let first = tokens.first().map_or(1, |token| token.line);
    let last = tokens.get(length.saturating_sub(1)).or(tokens.last()).map_or(first, |token| token.line);
    first..=last
}

/// How many tokens up to and with the first sign in `ends` that stands in no bracket; a `{` in `ends` runs to its `}`.
fn until(tokens: &[Token], ends: &[&str]) -> Option<usize> {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let text = token.text.as_str();
        let found = ends.contains(&text);
        at += match text {
            "{" | "(" | "[" => 1 + closing(rest(tokens, at + 1))?,
            "}" | ")" | "]" => return None,
            _ => 1,
        };
        if found {
            return Some(at);
        }
    }
    None
}

fn is_name(token: &Token) -> bool {
    token.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn function(tokens: &[Token]) -> Option<Function> {
    let name = tokens.get(1).filter(|name| begins(tokens, &["fn"]) && is_name(name))?;
    let length = until(tokens, &["{", ";"])?;
    let body = tokens.get(length - 1)?;
    (body.text == "}").then(|| Function { name: name.text.clone(), lines: span(tokens, length) })
}

fn named_type(tokens: &[Token]) -> Option<(usize, String)> {
    let (word, name) = (tokens.first()?, tokens.get(1)?);
    let opens = matches!(word.text.as_str(), "struct" | "enum" | "trait" | "type" | "union");
    (opens && is_name(name)).then(|| (name.line, name.text.clone()))
}

/// The lines below the head of a constant whose value is a list or a text. A constant that is a block of code is code.
fn table(tokens: &[Token]) -> Option<Lines> {
    let mutable = usize::from(tokens.get(1).is_some_and(|token| token.text == "mut"));
    let typed = tokens.get(2 + mutable).is_some_and(|token| token.text == ":");
    if !typed || !(begins(tokens, &["const"]) || begins(tokens, &["static"])) {
        return None;
    }
    let (value, end) = (until(tokens, &["="])?, until(tokens, &[";"])?);
    let first = rest(tokens, value).iter().find(|token| token.text != "&")?;
    let listed = matches!(first.text.as_str(), "[" | "\"");
    let lines = span(tokens, end);
    (listed && value < end && closed_angles(tokens.get(..value)?)).then(|| lines.start() + 1..=*lines.end())
}

/// Whether every `<` has its `>`. A generic parameter (`<const N: usize>`) begins as a constant does, but its `>` has no `<`.
fn closed_angles(tokens: &[Token]) -> bool {
    let opened = tokens.iter().filter(|token| token.text == "<").count();
    let arrows = tokens.windows(2).filter(|pair| begins(pair, &["-", ">"])).count();
    opened + arrows == tokens.iter().filter(|token| token.text == ">").count()
}

/// The item, with its `#[cfg(test)]`, that these tokens begin.
fn tested(tokens: &[Token]) -> Option<&[Token]> {
    if !begins(tokens, &["#", "[", "cfg", "(", "test", ")", "]"]) {
        return None;
    }
    let mut at = 0;
    while begins(rest(tokens, at), &["#", "["]) {
        // After the `[` stands the attribute's inside, which the first `]` outside every other bracket ends.
        let inside = rest(tokens, at + 2);
        at += 2 + closing(inside)?;
    }
    tokens.get(..at + until(rest(tokens, at), &["{", ";"])?)
}

/// How many tokens up to and with the sign that closes a bracket opened just before.
fn closing(tokens: &[Token]) -> Option<usize> {
    let mut depth = 1_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// The name in `mod name;` at the end of an item.
fn outside_module(item: &[Token]) -> Option<String> {
    let [.., word, name, end] = item else { return None };
    (word.text == "mod" && end.text == ";").then(|| name.text.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_end_at_their_own_brace() {
        let read = Items::read(
            "fn a<'x, T: Fn(u8) -> [u8; 2]>(b: T)\nwhere T: Copy {\n  if '}' == '{' { \"}\" }\n}\nfn b();\ntype F = fn(u8);",
        );
        let found: Vec<_> = read.functions.iter().map(|f| (f.name.as_str(), f.lines.clone())).collect();
        assert_eq!(found, [("a", 1..=4)]);
        assert_eq!(read.types, [(6, "F".to_owned())]);
    }

    #[test]
    fn tests_tables_blanks_and_comments_are_not_code_lines() {
        let read = Items::read(
            "//! A.\n\n/// B.\nconst T: [(u8, &[u8]); 2] = [\n  (1, &[]),\n  (2, &[]),\n];\nfn a() {\n  b(); // c\n}\n#[cfg(test)]\n#[expect(dead_code, reason = \"[\")]\nmod tests {\n  fn x() {}\n}\nfn c() {}\n",
        );
        assert_eq!(read.code_lines(), 5);
        assert!(read.is_test(11) && read.is_test(15) && !read.is_test(16));
    }

    #[test]
    fn a_block_of_code_in_a_constant_is_code() {
        assert_eq!(Items::read("const A: u8 = {\n  f();\n  1\n};").code_lines(), 4);
        assert_eq!(
            Items::read("struct A<const N: usize>(\n  [u8; N],\n);\nfn b() {\n  let x = [\n1];\n}").code_lines(),
            7
        );
        assert_eq!(Items::read("const A: &[u8] = &[\n  1,\n];\n").code_lines(), 1);
    }

    #[test]
    fn a_test_module_in_its_own_file_is_named() {
        let read = Items::read("#[cfg(test)]\nmod worlds;\nmod other;\n");
        assert_eq!(read.test_files, ["worlds"]);
        assert_eq!(read.code_lines(), 1);
    }
}
