//! Whether what must not be stored is anywhere in the records: in a column, in an event, in a byte of the file.

use casefile::kept_in;
use journal::Bodies;
use std::{fs, path::Path};
use store::Tx;

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The one place where a protected address may lie.
const GUARDED: &str = "person_reach.text";

/// The records as they lie there, for looking through.
pub(crate) struct Records {
    journal: Vec<u8>,
    file: Vec<u8>,
}

impl Records {
    /// Reads the journal, and the file of SQLite with its log.
    pub async fn read(tx: &mut Tx, file: Option<&Path>) -> Done<Records> {
        let mut journal = Vec::new();
        journal::export(tx, Bodies::Along, &mut journal).await?;
        let mut bytes = Vec::new();
        if let Some(file) = file {
            bytes = fs::read(file)?;
            let log = format!("{}-wal", file.display());
            bytes.extend(fs::read(log).unwrap_or_default());
        }
        Ok(Records { journal, file: bytes })
    }

    /// Where a text lies that must not lie anywhere. The guarded place for addresses counts as nowhere.
    pub async fn places(&self, tx: &mut Tx, literal: &str) -> Done<Vec<String>> {
        let kept = kept_in(tx, literal).await?;
        let mut places: Vec<String> = kept.iter().filter(|place| *place != GUARDED).cloned().collect();
        let as_json = serde_json::to_string(literal)?;
        if holds(&self.journal, as_json.trim_matches('"').as_bytes()) || holds(&self.journal, literal.as_bytes()) {
            places.push("journal".to_owned());
        }
        // In a whole file nothing says which table a byte belongs to: of a guarded address the columns have been asked.
        if places.is_empty() && kept.is_empty() && holds(&self.file, literal.as_bytes()) {
            places.push("a byte of the file".to_owned());
        }
        Ok(places)
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    !part.is_empty() && bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_by_its_bytes() {
        assert!(holds("på Åsgatan 4".as_bytes(), "Åsgatan".as_bytes()));
        assert!(!holds("på Åsgatan 4".as_bytes(), "åsgatan".as_bytes()) && !holds(b"x", b""));
    }
}
