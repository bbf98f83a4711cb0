//! The receipt code: twelve signs that prove that something was told, and say nothing about it.

use access::{Keyed, Keys};
use std::fmt;

/// Signs that nobody mistakes for another by eye or ear, and no vowels, so that no word can appear: 25^12 codes, about
/// 55 bits.
const SIGNS: &[u8; 25] = b"23456789CDFGHJKMNPQRTVWXY";
const LENGTH: usize = 12;

/// A receipt code. Shown once to the one who told; stored only as a keyed hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

/// What was typed is no code of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACode;

impl Code {
    /// The code that belongs to these bytes. The same bytes give the same code, so that a report that is sent twice
    /// over a poor connection gets one receipt.
    pub fn derive(keys: &Keys, parts: &[&[u8]]) -> Code {
        let mut code = [0; LENGTH];
        let mut slots = code.iter_mut();
        for round in 0u8.. {
            let mut with_round: Vec<&[u8]> = vec![std::slice::from_ref(&round)];
            with_round.extend_from_slice(parts);
            // 225 = 9 * 25: larger bytes are passed over, so that no sign is likelier than another.
            for byte in keys.hash("code", &with_round).into_iter().filter(|b| *b < 225) {
                match (slots.next(), SIGNS.get(usize::from(byte % 25))) {
                    (Some(slot), Some(sign)) => *slot = *sign,
                    _ => return Code(code),
                }
            }
        }
        Code(code)
    }

    /// Reads a code as people write it: small letters, spaces, any dashes, and the look-alikes that we never use.
    pub fn parse(typed: &str) -> Result<Code, NotACode> {
        let mut signs = typed.chars().filter(|c| !c.is_whitespace() && !"-‐‑–—.".contains(*c)).map(plain);
        let mut code = [0; LENGTH];
        for slot in &mut code {
            *slot = signs.next().flatten().ok_or(NotACode)?;
        }
        if signs.next().is_some() { Err(NotACode) } else { Ok(Code(code)) }
    }

    /// What is stored and looked up.
    pub(crate) fn keyed(&self, keys: &Keys) -> Keyed {
        keys.hash("receipt", &[&self.0])
    }
}

fn plain(c: char) -> Option<u8> {
    let sign = match c.to_ascii_uppercase() {
        'B' => '8',
        'S' => '5',
        'Z' => '2',
        'U' => 'V',
        other => other,
    };
    u8::try_from(sign).ok().filter(|b| SIGNS.contains(b))
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, sign) in self.0.iter().enumerate() {
            let dash = if i > 0 && i % 4 == 0 { "-" } else { "" };
            write!(f, "{dash}{}", char::from(*sign))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_code_reads_as_itself() {
        let keys = Keys::new([7; 32]);
        for n in 0..500u16 {
            let code = Code::derive(&keys, &[&n.to_be_bytes()]);
            let written = code.to_string();
            assert_eq!(written.len(), 14);
            let careless = format!(" {} ", written.to_lowercase().replace('-', " – "));
            assert_eq!(Code::parse(&careless).unwrap(), code, "{written}");
        }
    }

    #[test]
    fn look_alikes_are_read_as_what_they_look_like() {
        assert_eq!(Code::parse("8522VVVV2222"), Code::parse("bszzuuuu2222"));
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for typed in ["", "K7MX-2QPD-9R4", "K7MX-2QPD-9R4TT", "A7MX-2QPD-9R4T", "07MX-2QPD-9R4T", "ÅÄÖ", "👧"] {
            assert_eq!(Code::parse(typed), Err(NotACode), "{typed}");
        }
    }
}
