//! What somebody looks for: a name, a personal number or the address of a matter, and nothing else (PUL-4).

use law::{Day, PersonalNumber};
use store::Uuid;

/// What was typed in the one field of the search.
pub enum Sought<'a> {
    /// Nothing.
    Nothing,
    /// A matter, by the id in its address.
    Matter(Uuid),
    /// A personal number.
    Number(PersonalNumber),
    /// Digits that are no personal number.
    NoNumber,
    /// The beginning of a name.
    Name(&'a str),
}

/// Reads it. A text with a letter in it is a name unless it holds an address of ours.
pub fn sought(typed: &str, today: Day) -> Sought<'_> {
    let text = typed.trim();
    if let Some(id) = text.split(['/', '?', '#', ' ']).find_map(|part| Uuid::try_parse(part).ok()) {
        return Sought::Matter(id);
    }
    match (text.is_empty(), text.chars().any(|c| c.is_ascii_digit()) && !text.chars().any(char::is_alphabetic)) {
        (true, _) => Sought::Nothing,
        (false, false) => Sought::Name(text),
        (false, true) => PersonalNumber::parse(text, today).map_or(Sought::NoNumber, Sought::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(typed: &str) -> &'static str {
        match sought(typed, Day::parse("2026-03-02").unwrap()) {
            Sought::Nothing => "nothing",
            Sought::Matter(_) => "matter",
            Sought::Number(_) => "number",
            Sought::NoNumber => "no number",
            Sought::Name(_) => "name",
        }
    }

    #[test]
    fn one_field_is_enough_for_three_ways_of_asking() {
        let id = "0199a1b2-0000-7000-8000-00000000a15a";
        for (typed, read) in [
            ("", "nothing"),
            ("  ", "nothing"),
            ("Elsa", "name"),
            (" Åsa Lindén-Öberg", "name"),
            ("محمد", "name"),
            ("Karl 12", "name"),
            ("20160614-2386", "number"),
            ("160614-2386", "number"),
            (" 201606142386 ", "number"),
            ("20160614-2387", "no number"),
            ("2016", "no number"),
            (id, "matter"),
            (&format!("https://helhet.example/arende/{id}/skydd?x=1"), "matter"),
            (&format!("/arende/{id}"), "matter"),
        ] {
            assert_eq!(word(typed), read, "{typed}");
        }
    }
}
