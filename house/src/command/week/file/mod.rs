//! The files of a week: found, read, and named where something is wrong with them.

pub(crate) mod contact;
pub(crate) mod hours;
pub(crate) mod people;

use contact::Contact;
use law::{Day, Zone};
use people::People;
use serde::{Deserialize, de::DeserializeOwned};
use std::{fmt, fs, path::Path};
use store::Ts;
use toml::Value;

/// What is wrong with a file: which, where in it, and what. Says nothing of what stands there.
#[derive(Debug)]
pub(crate) struct Malformed {
    file: String,
    field: String,
    what: String,
}

impl Malformed {
    pub fn new(file: &str, field: impl fmt::Display, what: impl fmt::Display) -> Malformed {
        Malformed { file: file.to_owned(), field: field.to_string(), what: what.to_string() }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.field, self.what)
    }
}

impl std::error::Error for Malformed {}

/// Yes or no, or a word that says how.
#[derive(Deserialize, Clone)]
#[serde(untagged)]
pub(crate) enum Flag {
    Is(bool),
    Word(String),
}

impl Default for Flag {
    fn default() -> Flag {
        Flag::Is(false)
    }
}

impl Flag {
    pub fn holds(&self) -> bool {
        match self {
            Flag::Is(holds) => *holds,
            Flag::Word(word) => !matches!(word.trim().to_lowercase().as_str(), "" | "no" | "none" | "false"),
        }
    }

    pub fn word(&self) -> String {
        match self {
            Flag::Is(_) => String::new(),
            Flag::Word(word) => word.to_lowercase(),
        }
    }
}

/// A calendar day, written as a date or as a text that begins with one.
pub(crate) fn date(value: &Value) -> Result<Day, String> {
    let text = match value {
        Value::Datetime(at) => at.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return Err("is no date".into()),
    };
    text.get(..10).and_then(|day| Day::parse(day).ok()).ok_or_else(|| "is no date".into())
}

/// An instant; local time where no offset is written.
pub(crate) fn instant(value: &Value, zone: &Zone) -> Result<Ts, String> {
    let text = match value {
        Value::Datetime(at) => at.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return Err("is no date with a time".into()),
    };
    let local = || text.replace(' ', "T").parse::<jiff::civil::DateTime>().ok();
    let no = || "is no date with a time".to_owned();
    match text.parse::<Ts>() {
        Ok(at) => Ok(at),
        Err(_) => {
            let local = local().ok_or_else(no)?;
            let day = Day::parse(&local.date().to_string()).map_err(|_| no())?;
            Ok(Ts::of(zone.instant(day, local.time())))
        }
    }
}

/// A week: its people and its contacts in the order in which they came, each with its file's name.
pub(crate) struct Week {
    pub people: People,
    pub contacts: Vec<(String, Contact)>,
}

impl Week {
    /// Reads every `.toml` file of a folder.
    ///
    /// # Errors
    /// [`Malformed`] with the file that is missing or cannot be read.
    pub fn read(folder: &Path, zone: &Zone) -> Result<Week, Malformed> {
        let people: People = file(&folder.join("people.toml"))?;
        let named = folder.display().to_string();
        let unread = |e: std::io::Error| Malformed::new(&named, "folder", e);
        let mut contacts = Vec::new();
        for entry in fs::read_dir(folder).map_err(unread)? {
            let path = entry.map_err(unread)?.path();
            let toml = path.extension().is_some_and(|extension| extension == "toml");
            if toml && !path.ends_with("people.toml") {
                let contact: Contact = file(&path)?;
                let name = name_of(&path);
                let at = contact.arrived_at(zone).map_err(|what| Malformed::new(&name, "arrived", what))?;
                contacts.push((at, name, contact));
            }
        }
        if contacts.is_empty() {
            return Err(Malformed::new(
                &named,
                "folder",
                "holds no contact: a file beside people.toml for each, ending in .toml",
            ));
        }
        contacts.sort_by(|(at, name, _), (other, next, _)| (at, name).cmp(&(other, next)));
        let contacts: Vec<_> = contacts.into_iter().map(|(_, name, contact)| (name, contact)).collect();
        twice(&contacts)?;
        Ok(Week { people, contacts })
    }
}

fn twice(contacts: &[(String, Contact)]) -> Result<(), Malformed> {
    let mut ids = std::collections::BTreeSet::new();
    for (name, contact) in contacts {
        if !ids.insert(&contact.id) {
            return Err(Malformed::new(name, "id", "another file has the same"));
        }
    }
    Ok(())
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn file<T: DeserializeOwned>(path: &Path) -> Result<T, Malformed> {
    let name = name_of(path);
    let text = fs::read_to_string(path).map_err(|e| Malformed::new(&path.display().to_string(), "file", e))?;
    parsed(&name, &text)
}

/// Reads one file's text. What it says beyond what is asked for is left alone.
pub(crate) fn parsed<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Malformed> {
    toml::from_str(text).map_err(|e| {
        let before = e.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        Malformed::new(name, format_args!("line {}", before.matches('\n').count() + 1), e.message())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_file_is_named_with_the_line_and_what_is_wrong() {
        let wrong = parsed::<Contact>("01.toml", "id = \"W-1\"\narrived = 2026-03-02T07:48:00+01:00\n").err().unwrap();
        assert!(wrong.to_string().starts_with("01.toml: line 1: missing field"), "{wrong}");
        let wrong = parsed::<People>("people.toml", "[[person]]\nid = \"p\"\nname = 4\n").err().unwrap();
        assert!(wrong.to_string().starts_with("people.toml: line 3: "), "{wrong}");
        assert!(Week::read(Path::new("/nowhere"), &Zone::named(Zone::STOCKHOLM).unwrap()).is_err());
    }

    #[test]
    fn days_and_instants_are_read_as_dates_and_as_texts() {
        let zone = Zone::named(Zone::STOCKHOLM).unwrap();
        let text = |text: &str| Value::String(text.into());
        assert_eq!(date(&text("2026-03-02")).unwrap().to_string(), "2026-03-02");
        assert!(date(&text("2 March")).is_err() && date(&Value::Integer(4)).is_err());
        for (written, utc) in [
            ("2026-03-29T01:59:00+01:00", "2026-03-29T00:59:00.000000Z"),
            ("2026-03-29T03:01:00", "2026-03-29T01:01:00.000000Z"),
            ("2026-03-02 07:48:00", "2026-03-02T06:48:00.000000Z"),
        ] {
            assert_eq!(instant(&text(written), &zone).unwrap().to_string(), utc);
        }
        assert!(instant(&text("i morse"), &zone).is_err());
    }

    #[test]
    fn what_nobody_asked_for_is_left_alone() {
        let text =
            "colour = \"red\"\n[[person]]\nid = \"p\"\nname = \"Mo\"\nprotected_identity = \"secrecy marking\"\n";
        let people: People = parsed("people.toml", text).unwrap();
        assert!(people.person[0].protected_identity.holds() && people.person[0].personal_number.is_none());
    }
}
