//! Every sentence a person reads, by key and language.

mod lang;
mod spoken;

pub use lang::Lang;

use crate::Room;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{collections::BTreeMap, fmt, sync::Arc};

/// The words of the whole house: each room's texts added to one bundle per language.
pub struct Words(BTreeMap<Lang, FluentBundle<FluentResource>>);

/// Why the house does not start: a text that cannot be read, a key said twice, or said in one language only.
#[derive(Debug, PartialEq, Eq)]
pub struct BadWords(String);

const OWN: &[(Lang, &str)] = &[(Lang::Sv, include_str!("sv.ftl")), (Lang::En, include_str!("en.ftl"))];

impl Words {
    /// Gathers the words of the ground and of every room. Keys begin with the name of their room.
    pub fn of(rooms: &[Room]) -> Result<Words, BadWords> {
        let mut bundles = BTreeMap::new();
        let mut keys: BTreeMap<Lang, Vec<String>> = BTreeMap::new();
        let texts = std::iter::once(("page", OWN)).chain(rooms.iter().map(|r| (r.name, r.words)));
        for (room, (lang, text)) in texts.flat_map(|(room, words)| words.iter().map(move |w| (room, *w))) {
            let wrong = |what: String| BadWords(format!("{room}, {}: {what}", lang.tag()));
            keys.entry(lang).or_default().extend(own_keys(room, text).map_err(wrong)?);
            let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, e)| wrong(format!("{e:?}")))?;
            let bundle = match bundles.entry(lang) {
                std::collections::btree_map::Entry::Occupied(e) => e.into_mut(),
                std::collections::btree_map::Entry::Vacant(e) => e.insert(empty(lang)?),
            };
            bundle.add_resource(resource).map_err(|e| wrong(format!("{e:?}")))?;
        }
        same_keys(keys)?;
        Ok(Words(bundles))
    }

    fn say(&self, lang: Lang, key: &str, args: Option<&FluentArgs>) -> String {
        let pattern = self.0.get(&lang).and_then(|b| Some((b, b.get_message(key)?.value()?)));
        match pattern {
            Some((bundle, pattern)) => bundle.format_pattern(pattern, args, &mut vec![]).into_owned(),
            None => format!("[{key}]"),
        }
    }
}

fn empty(lang: Lang) -> Result<FluentBundle<FluentResource>, BadWords> {
    let id = lang.tag().parse().map_err(|e| BadWords(format!("{}: {e:?}", lang.tag())))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolating signs would end up in attributes and in texts that people copy.
    bundle.set_use_isolating(false);
    Ok(bundle)
}

fn own_keys(room: &str, text: &str) -> Result<Vec<String>, String> {
    let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let keys = text.lines().filter(begins).filter_map(|l| l.split_once(" =").map(|x| x.0.to_owned()));
    let own = |key: String| {
        let own = key.strip_prefix(room).is_some_and(|rest| rest.starts_with('-'));
        if own { Ok(key) } else { Err(format!("the key {key} does not begin with {room}-")) }
    };
    keys.map(own).collect()
}

fn same_keys(mut keys: BTreeMap<Lang, Vec<String>>) -> Result<(), BadWords> {
    keys.values_mut().for_each(|k| k.sort());
    let swedish = keys.get(&Lang::Sv).cloned().unwrap_or_default();
    for (lang, own) in keys {
        if let Some(lone) = own.iter().find(|k| !swedish.contains(k)).or(swedish.iter().find(|k| !own.contains(k))) {
            return Err(BadWords(format!("{lone} is not said in both sv and {}", lang.tag())));
        }
    }
    Ok(())
}

/// The words in one language, for a page.
#[derive(Clone)]
pub struct Say {
    words: Arc<Words>,
    /// The language.
    pub lang: Lang,
}

impl Say {
    /// These words in that language.
    pub fn new(words: Arc<Words>, lang: Lang) -> Say {
        Say { words, lang }
    }

    /// A whole text.
    pub fn s(&self, key: &str) -> String {
        self.words.say(self.lang, key, None)
    }

    /// A text with other texts in it: `t.w("contact-ring", &[("phone", phone)])`.
    pub fn w(&self, key: &str, with: &[(&'static str, &str)]) -> String {
        let mut args = FluentArgs::new();
        with.iter().for_each(|(name, text)| args.set(*name, FluentValue::from(*text)));
        self.words.say(self.lang, key, Some(&args))
    }

    /// A text with a number in it, in the right plural.
    pub fn n(&self, key: &str, name: &'static str, n: usize) -> String {
        let mut args = FluentArgs::new();
        args.set(name, FluentValue::from(n));
        self.words.say(self.lang, key, Some(&args))
    }
}

impl fmt::Display for BadWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the words cannot be used: {}", self.0)
    }
}

impl std::error::Error for BadWords {}
