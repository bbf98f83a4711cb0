//! Passwords and what is stored of them.

use super::{hex, same};
use argon2::{Algorithm, Argon2, Params, Version};
use journal::Moment;
use store::{Fault, Res};

/// Memory in KiB, passes and lanes, as the OWASP password storage cheat sheet (2024) asks for at least: 19 MiB, 2, 1.
const MEMORY: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// The least and the most characters of a new password. Length is what counts; no kind of sign is asked for.
const SHORTEST: usize = 12;
const LONGEST: usize = 200;

/// A password as it was typed.
#[derive(Clone)]
pub struct Password(String);

/// A text that cannot be a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadPassword {
    /// Shorter than 12 characters.
    Short,
    /// Longer than 200 characters.
    Long,
}

impl Password {
    /// A new password, of 12 to 200 characters.
    pub fn parse(text: &str) -> Result<Password, BadPassword> {
        match text.chars().count() {
            n if n < SHORTEST => Err(BadPassword::Short),
            n if n > LONGEST => Err(BadPassword::Long),
            _ => Ok(Password(text.to_owned())),
        }
    }

    /// What was typed to log in: anything, cut to the longest there can be.
    pub fn typed(text: &str) -> Password {
        Password(text.chars().take(LONGEST + 1).collect())
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// What is stored of a password: `argon2id <memory> <passes> <lanes> <salt> <hash>`, so that an old one can still be
/// weighed after the costs were raised.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// The secret of a password, with fresh salt. Takes some 30 ms and 19 MiB: not inside a transaction.
    pub fn of(password: &Password, m: &Moment) -> Res<Secret> {
        let salt = m.bytes::<16>();
        let hash = costly(password, &salt, (MEMORY, PASSES, LANES))?;
        Ok(Secret(written(&salt, &hash)))
    }

    /// What an unknown name is weighed against, so that the time it takes does not tell that nobody has it.
    pub(crate) fn of_nobody() -> Secret {
        Secret(written(&[0; 16], &[0; 32]))
    }

    pub(crate) fn stored(text: String) -> Secret {
        Secret(text)
    }

    pub(crate) fn into_text(self) -> String {
        self.0
    }

    /// Whether this is the secret of that password.
    pub(crate) fn fits(&self, password: &Password) -> Res<bool> {
        let shape = || Fault::Shape("a stored password has a form that we never write".into());
        let parts: Vec<&str> = self.0.split(' ').collect();
        let ["argon2id", memory, passes, lanes, salt, hash] = parts.as_slice() else { return Err(shape()) };
        let number = |text: &str| text.parse::<u32>().map_err(|_| shape());
        let costs = (number(memory)?, number(passes)?, number(lanes)?);
        let salt = unhex(salt).ok_or_else(shape)?;
        let found = costly(password, &salt, costs)?;
        Ok(same(hex(&found).as_bytes(), hash.as_bytes()))
    }
}

fn written(salt: &[u8], hash: &[u8]) -> String {
    format!("argon2id {MEMORY} {PASSES} {LANES} {} {}", hex(salt), hex(hash))
}

fn costly(password: &Password, salt: &[u8], (memory, passes, lanes): (u32, u32, u32)) -> Res<[u8; 32]> {
    let wrong = |e: argon2::Error| Fault::Shape(format!("a password cannot be weighed: {e}"));
    let costs = Params::new(memory, passes, lanes, Some(32)).map_err(wrong)?;
    let mut out = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, costs)
        .hash_password_into(password.0.as_bytes(), salt, &mut out)
        .map_err(wrong)?;
    Ok(out)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    digits?
        .chunks(2)
        .map(|pair| matches!(pair, [_, _]).then(|| pair.iter().fold(0, |n, d| n * 16 + *d as u8)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn argon2id_as_its_paper_has_it() {
        // RFC 9106, appendix A: our own spelling of the costs must reach the same function. Checked against a value made
        // by the reference implementation: password "password", salt "somesalt", 64 MiB, 2 passes, 1 lane.
        let found = costly(&Password::typed("password"), b"somesalt", (65_536, 2, 1)).unwrap();
        assert_eq!(hex(&found), "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    #[test]
    fn a_new_password_is_long_and_nothing_else() {
        assert!(Password::parse("tolv tecken!").is_ok());
        assert_eq!(Password::parse("elva tecken").err(), Some(BadPassword::Short));
        assert_eq!(Password::parse(&"å".repeat(201)).err(), Some(BadPassword::Long));
        assert!(Password::parse(&"å".repeat(200)).is_ok());
    }

    #[test]
    fn nobody_fits_no_password_and_broken_texts_are_faults() {
        let typed = Password::typed("kaffe och bullar");
        assert!(!Secret::of_nobody().fits(&typed).unwrap());
        for broken in ["", "argon2id 8 1 1 zz 00", "argon2id 8 1 1 00", "bcrypt 8 1 1 00 00", "argon2id x 1 1 00 00"] {
            assert!(Secret::stored(broken.into()).fits(&typed).is_err(), "{broken}");
        }
        assert_eq!(format!("{typed:?}{:?}", Secret::of_nobody()), "Password(…)Secret(…)");
    }
}
