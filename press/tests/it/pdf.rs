//! A PDF as another program reads it.

use lopdf::{Dictionary, Document, Object};

/// A pressed letter, opened.
pub struct Read(pub Document);

impl Read {
    pub fn of(bytes: &[u8]) -> Read {
        Read(Document::load_mem(bytes).unwrap())
    }

    pub fn pages(&self) -> usize {
        self.0.get_pages().len()
    }

    /// The text of all pages, with every kind of space and every sign that only steers taken away: where lines break is
    /// the layout's business.
    pub fn text(&self) -> String {
        let pages: Vec<u32> = self.0.get_pages().into_keys().collect();
        bare(&self.0.extract_text(&pages).unwrap())
    }

    pub fn catalog(&self) -> &Dictionary {
        self.0.catalog().unwrap()
    }

    /// What a reference leads to.
    pub fn at<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.0.dereference(object).unwrap().1
    }

    /// The kinds of the tags, from the first word of the letter to the last.
    pub fn tags(&self) -> Vec<String> {
        let root = self.at(self.catalog().get(b"StructTreeRoot").unwrap()).as_dict().unwrap();
        let mut tags = vec![];
        self.below(root.get(b"K").unwrap(), &mut tags);
        tags
    }

    fn below(&self, object: &Object, tags: &mut Vec<String>) {
        match self.at(object) {
            Object::Array(all) => all.iter().for_each(|one| self.below(one, tags)),
            Object::Dictionary(one) => {
                tags.extend(
                    one.get(b"S").and_then(Object::as_name).map(|name| String::from_utf8_lossy(name).into_owned()),
                );
                one.get(b"K").into_iter().for_each(|kids| self.below(kids, tags));
            }
            _ => {}
        }
    }
}

/// A text without spaces and without signs that only steer.
pub fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}'))
        .collect()
}
