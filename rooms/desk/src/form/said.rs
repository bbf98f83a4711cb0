//! Which part of a text belongs in whose file. A paragraph that begins with a person's name and a colon goes along in
//! that person's matter and in nobody else's.

use super::{MOST, Row, Wrongs};
use casefile::{Text, matter::told::About};
use page::Say;

/// How much of a text is shown again where it is asked about, in signs.
const SHORT: usize = 160;

/// What goes into one person's file: what was told of the person, and what is about others too.
pub type Parts = Vec<(About, Text)>;

/// What becomes of a part of the text that is nobody's by name, where it cannot follow along by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// Nobody has said: the form asks.
    Asked,
    /// It stays with the contact, as the writer says.
    WithContact,
}

/// Divides what was told among the rows, in their order. What stands beside a row goes to that row. Of what nobody
/// divided, the only person gets all as theirs; several who all fall to the same side of the service get it marked as
/// being about others too. Where they fall to different sides it stays with the contact once the writer has said so, and
/// a row that would then have nothing in its file is to be put right.
pub fn divided(rows: &[Row], text: Option<&Text>, rest: Rest, typed: (&Say, &mut Wrongs)) -> Vec<Parts> {
    let (say, wrongs) = typed;
    let names: Vec<&str> = rows.iter().map(|row| row.whose.name.as_ref().map_or("", Text::as_str)).collect();
    let (nobodys, marked) = paragraphs(text.map_or("", Text::as_str), &names);
    let common = Text::parse(&nobodys, MOST).ok();
    let alike = rows.windows(2).all(|pair| matches!(pair, [one, next] if one.area == next.area));
    let filed = rows.iter().any(|row| !row.kind.is_without_file());
    if let (Some(common), false, true, Rest::Asked) = (&common, alike, filed, rest) {
        let short: String = common.as_str().chars().take(SHORT).collect();
        wrongs.push(("text".into(), say.w("desk-wrong-nobodys", &[("text", short.trim())])));
    }
    let mut all = Vec::with_capacity(rows.len());
    for (row, own) in rows.iter().zip(marked) {
        let own = Text::parse(&own, MOST).ok();
        let typed = [own, row.said.clone()].into_iter().flatten();
        let mut parts: Parts = typed.map(|text| (About::Person, text)).collect();
        if alike {
            let about = if rows.len() == 1 { About::Person } else { About::Other };
            parts.extend(common.clone().map(|text| (about, text)));
        }
        if text.is_some() && parts.is_empty() && !row.kind.is_without_file() {
            wrongs.push((format!("said{}", row.nth).into(), say.s("desk-wrong-said")));
        }
        all.push(parts);
    }
    all
}

/// What belongs to nobody by name, and what belongs to each name. A part goes on until an empty line or another name, and
/// keeps the name it begins with: a file says what was said as it was written down.
fn paragraphs(text: &str, names: &[&str]) -> (String, Vec<String>) {
    let (mut rest, mut own) = (String::new(), vec![String::new(); names.len()]);
    let mut whose: Option<usize> = None;
    for line in text.lines() {
        let named = named(line, names);
        if named.is_some() || line.trim().is_empty() {
            whose = named;
        }
        let into = whose.and_then(|nth| own.get_mut(nth)).unwrap_or(&mut rest);
        into.push_str(line);
        into.push('\n');
    }
    (rest, own)
}

/// Whose line it is, where it begins with a name that only one of them has: the whole name before the first name alone.
fn named(line: &str, names: &[&str]) -> Option<usize> {
    let (before, _) = line.split_once(':')?;
    let called = before.trim().to_lowercase();
    let only = |answers: &dyn Fn(&str) -> bool| {
        let mut found = names.iter().enumerate().filter(|(_, name)| answers(&name.trim().to_lowercase()));
        match (found.next(), found.next()) {
            (Some((nth, _)), None) => Some(nth),
            _ => None,
        }
    };
    let first = |name: &str| name.split_whitespace().next().is_some_and(|first| first == called);
    only(&|name| !called.is_empty() && name == called).or_else(|| only(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_with_a_name_before_it_is_that_persons() {
        let text = "Annika ringer.\nAnnika: hyran är obetald.\nHon har varsel.\nElsa: går till mormor\n\nAllt i dag.";
        let (rest, own) = paragraphs(text, &["Annika Rosengren", "Elsa", "Conny"]);
        assert_eq!(rest.trim(), "Annika ringer.\n\nAllt i dag.");
        assert_eq!(own[0], "Annika: hyran är obetald.\nHon har varsel.\n");
        assert_eq!((own[1].as_str(), own[2].as_str()), ("Elsa: går till mormor\n", ""));
    }

    #[test]
    fn a_time_a_word_and_a_name_that_two_have_begin_nobodys_part() {
        let text = "Kl 8:20 ringde hon.\nObs: bråttom.\nLo: den äldre.\n: tomt.";
        let (rest, own) = paragraphs(text, &["Lo Sand", "Lo Berg", ""]);
        assert_eq!(rest, text.to_owned() + "\n");
        assert!(own.iter().all(String::is_empty));
        let (_, own) = paragraphs("Lo Berg: den yngre.", &["Lo Sand", "Lo Berg"]);
        assert_eq!(own, ["", "Lo Berg: den yngre.\n"]);
        let (rest, own) = paragraphs("Ali: biter andra.", &["Ali", "Ali Hassan"]);
        assert_eq!((rest.as_str(), own[0].as_str(), own[1].as_str()), ("", "Ali: biter andra.\n", ""));
    }
}
