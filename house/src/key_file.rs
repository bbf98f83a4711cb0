//! The house's secret, in a file of its own: outside the database and outside its backup.

use crate::{Wall, private};
use access::Keys;
use std::{fmt, fs, io::Write, path::Path};

/// Why the house does not start.
#[derive(Debug)]
pub struct BadKeyFile(String);

/// Reads the secret. Demanded, never made: a new secret would make every receipt code worthless without anybody
/// noticing.
pub fn read(path: &Path) -> Result<Keys, BadKeyFile> {
    let bad = |what: String| BadKeyFile(format!("{}: {what}", path.display()));
    private::refuse_open_file(path).map_err(|e| bad(e.to_string()))?;
    let text = fs::read_to_string(path).map_err(|e| bad(e.to_string()))?;
    let bytes = unhex(text.trim()).ok_or_else(|| bad("it should hold 64 hexadecimal signs".into()))?;
    Ok(Keys::new(bytes))
}

/// Reads the secret of the demo municipality, and makes it the first time.
pub fn read_or_make(path: &Path) -> Result<Keys, BadKeyFile> {
    if !path.exists() {
        let hex: String = Wall::bytes::<32>().iter().map(|b| format!("{b:02x}")).collect();
        private::make(path)
            .and_then(|mut f| writeln!(f, "{hex}"))
            .map_err(|e| BadKeyFile(format!("{}: {e}", path.display())))?;
    }
    read(path)
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut out = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (slot, pair) in out.iter_mut().zip(text.as_bytes().chunks(2)) {
        *slot = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}

impl fmt::Display for BadKeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the key file cannot be used: {}", self.0)
    }
}

impl std::error::Error for BadKeyFile {}
