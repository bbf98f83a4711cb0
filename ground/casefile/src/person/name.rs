//! How a name is searched and sorted: folded here, in Rust, so that both databases find and order the same people.

/// A folded name as bytes whose order is the Swedish alphabet: a–z, then å, ä, ö, then everything else. The key of a
/// beginning is a beginning of the key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NameKey(Vec<u8>);

/// Letters that people type without their marks, each row under the letter it is found as. Not å, ä and ö: in Swedish
/// they are letters of their own.
const PLAIN: &[(&str, &str)] = &[
    ("a", "áàâãāăąǎạảấầẩẫậắằẳẵặ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "éèêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģǧ"),
    ("h", "ĥħ"),
    ("i", "íìîïĩīĭįıǐịỉ"),
    ("j", "ĵ"),
    ("k", "ķǩ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋ"),
    ("o", "óòôõōŏơǒọỏốồổỗộớờởỡợ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšș"),
    ("t", "ţťŧț"),
    ("u", "úùûüũūŭůűųưǔụủứừửữự"),
    ("w", "ŵẁẃẅ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżž"),
    ("ss", "ß"),
    ("th", "þ"),
    ("oe", "œ"),
    ("ä", "æ"),
    ("ö", "ø"),
];

/// The name in small letters without marks, words apart by one space: `Åsa  Lindén-Öberg` becomes `åsa linden öberg`.
pub(crate) fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            // Marks that are written apart from their letter: only those of å, ä and ö make another letter.
            '\u{300}'..='\u{36f}' => compose(&mut out, c),
            '\'' | '’' | '`' | '´' | '.' => {}
            c if c.is_whitespace() || c == ',' || ('\u{2010}'..='\u{2015}').contains(&c) || c == '-' => gap(&mut out),
            c => match PLAIN.iter().find(|(_, marked)| marked.contains(c)) {
                Some((plain, _)) => out.push_str(plain),
                None => out.push(c),
            },
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn gap(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn compose(out: &mut String, mark: char) {
    let whole = match (out.chars().last(), mark) {
        (Some('a'), '\u{30a}') => 'å',
        (Some('a'), '\u{308}') => 'ä',
        (Some('o'), '\u{308}') => 'ö',
        _ => return,
    };
    out.pop();
    out.push(whole);
}

impl NameKey {
    /// The key of a whole name or of its beginning.
    pub(crate) fn of(name: &str) -> NameKey {
        let mut key = Vec::with_capacity(name.len());
        for c in fold(name).chars() {
            match c {
                'å' => key.push(b'{'),
                'ä' => key.push(b'|'),
                'ö' => key.push(b'}'),
                ' ' | '0'..='9' | 'a'..='z' => key.extend(c.to_string().bytes()),
                // Other scripts come after Swedish, in the order of their signs.
                other => key.extend([b'~'].into_iter().chain(other.to_string().bytes())),
            }
        }
        NameKey(key)
    }

    /// The keys from each word of the name to its end.
    pub(crate) fn from_each_word(name: &str) -> Vec<NameKey> {
        let folded = fold(name);
        let starts =
            folded.char_indices().filter(|(at, _)| *at == 0 || folded.get(..*at).is_some_and(|s| s.ends_with(' ')));
        starts.filter_map(|(at, _)| folded.get(at..)).map(NameKey::of).collect()
    }

    /// The bytes.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The first key after all that begin with this one: no key has a byte of 255.
    pub(crate) fn end(&self) -> Vec<u8> {
        self.0.iter().copied().chain([u8::MAX]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_marks_and_dashes_fall_away_and_swedish_letters_stay() {
        for (name, folded) in [
            ("Åsa  Lindén-Öberg", "åsa linden öberg"),
            ("ÄNGLA", "ängla"),
            ("A\u{30a}sa Bjo\u{308}rk Lide\u{301}n", "åsa björk liden"),
            ("José D’Ávila", "jose davila"),
            ("Müller", "muller"),
            ("Nguyễn Thị Hồng", "nguyen thi hong"),
            ("Bjørn Æse", "björn äse"),
            ("İrem Şahin", "irem sahin"),
            ("Łukasz", "lukasz"),
            ("Anna–Karin,", "anna karin"),
            (" ", ""),
        ] {
            assert_eq!(fold(name), folded, "{name}");
        }
        assert_ne!(fold("Ärla"), fold("Arla"));
    }

    #[test]
    fn the_order_is_that_of_a_swedish_register() {
        let mut names =
            ["Öberg", "Ärlig", "Zetterlund", "Åberg", "Andersson", "Anders", "Éva", "Erik", "محمد", "An Dersson"];
        names.sort_by_key(|name| NameKey::of(name));
        let want =
            ["An Dersson", "Anders", "Andersson", "Erik", "Éva", "Zetterlund", "Åberg", "Ärlig", "Öberg", "محمد"];
        assert_eq!(names, want);
    }

    proptest! {
        #[test]
        fn a_beginning_is_found_from_every_word(name in "[A-Za-zÅÄÖåäöéüñ]{1,8}( [A-Za-zÅÄÖåäöéüñ]{1,8}){0,3}", word in 0usize..4, length in 1usize..20) {
            let words: Vec<&str> = name.split(' ').collect();
            let typed: String = words[word % words.len()..].join(" ").chars().take(length).collect();
            let (key, keys) = (NameKey::of(&typed), NameKey::from_each_word(&name));
            prop_assert!(keys.iter().any(|k| k.as_bytes() >= key.as_bytes() && k.as_bytes() < key.end().as_slice()));
        }
    }
}
