//! A small reader of licence expressions (SPDX): names joined by AND and OR, brackets, and exceptions behind WITH.

/// Licences whose text lets us give the whole on under EUPL-1.2.
const ALLOWED: [&str; 15] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "MPL-2.0",
    "CC0-1.0",
    "0BSD",
    "EUPL-1.2",
    "BSL-1.0",
    "Unlicense",
    "CDLA-Permissive-2.0",
];

/// Whether an expression leaves us a choice made of allowed licences only. `A/B` is an old way to write `A OR B`.
/// An exception behind WITH only ever gives more freedom, so it is read past.
///
/// # Errors
/// What was not understood, in words.
pub fn allowed(expression: &str) -> Result<bool, String> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let answer = either(&mut rest)?;
    match rest.first() {
        None => Ok(answer),
        Some(more) => Err(format!("`{more}` is not expected in `{expression}`")),
    }
}

fn take<'a>(rest: &mut &[&'a str]) -> Option<&'a str> {
    let (first, others) = rest.split_first()?;
    *rest = others;
    Some(first)
}

/// Takes the next word if it is this one.
fn takes(rest: &mut &[&str], word: &str) -> bool {
    rest.first() == Some(&word) && take(rest).is_some()
}

/// `a OR b`: one allowed side is enough.
fn either(rest: &mut &[&str]) -> Result<bool, String> {
    let mut answer = both(rest)?;
    while takes(rest, "OR") {
        answer |= both(rest)?;
    }
    Ok(answer)
}

/// `a AND b`: both sides bind us. AND holds its sides closer than OR.
fn both(rest: &mut &[&str]) -> Result<bool, String> {
    let mut answer = one(rest)?;
    while takes(rest, "AND") {
        answer &= one(rest)?;
    }
    Ok(answer)
}

fn one(rest: &mut &[&str]) -> Result<bool, String> {
    let name = match take(rest) {
        Some("(") => {
            let answer = either(rest)?;
            return if takes(rest, ")") { Ok(answer) } else { Err("a bracket is not closed".to_owned()) };
        }
        Some(name) if !matches!(name, ")" | "AND" | "OR" | "WITH") => name,
        _ => return Err("a licence's name is missing".to_owned()),
    };
    if takes(rest, "WITH") && take(rest).is_none() {
        return Err("an exception's name is missing".to_owned());
    }
    Ok(ALLOWED.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_the_standard_says() {
        for good in [
            "MIT",
            "Apache-2.0/MIT",
            "GPL-2.0-only OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-3.0-only",
            "GPL-3.0-only OR (MIT AND ISC)",
            "GPL-3.0-only AND GPL-3.0-only OR MIT",
        ] {
            assert_eq!(allowed(good), Ok(true), "{good}");
        }
        for bad in [
            "GPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "MIT AND (GPL-3.0-only OR AGPL-3.0-only)",
            "LicenseRef-Own",
            "MIT AND ISC AND X OR Y",
        ] {
            assert_eq!(allowed(bad), Ok(false), "{bad}");
        }
        for broken in ["", "MIT OR", "(MIT", "MIT)", "MIT ISC", "AND MIT", "Apache-2.0 WITH"] {
            assert!(allowed(broken).is_err(), "{broken}");
        }
    }
}
