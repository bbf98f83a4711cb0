//! Every sentence a person reads, by key and language.

mod field;
mod lang;
mod names;
mod spoken;
mod typed;

pub use field::LANGUAGES;
pub use lang::Lang;
pub use names::Names;

use crate::Room;
use access::Tongue;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{
    collections::{BTreeMap, btree_map::Entry},
    fmt,
    sync::Arc,
};

/// The words of the whole house: each room's texts added to one bundle per language.
pub struct Words(Bundles);

/// Why the house does not start: a text that cannot be read, a key said twice, or said in one language only.
#[derive(Debug, PartialEq, Eq)]
pub struct BadWords(String);

const OWN: &[(Lang, &str)] = &[(Lang::Sv, include_str!("sv.ftl")), (Lang::En, include_str!("en.ftl"))];

/// The field's words, for staff: Swedish only.
const FIELD: &[(Lang, &str)] = &[(Lang::Sv, include_str!("field_sv.ftl"))];

impl Words {
    /// Gathers the words of the ground and of every room. Keys begin with the name of their room.
    pub fn of(rooms: &[Room]) -> Result<Words, BadWords> {
        let mut bundles = BTreeMap::new();
        let refusals = refusals()?;
        let refusals: Vec<(Lang, &str)> = refusals.iter().map(|(lang, text)| (*lang, text.as_str())).collect();
        let ground = [("page", OWN), ("field", FIELD), ("access", refusals.as_slice())];
        for (room, words) in ground.into_iter().chain(rooms.iter().map(|r| (r.name, r.words))) {
            same_keys(room, words)?;
            for (lang, text) in words {
                add(&mut bundles, *lang, text).map_err(|what| BadWords(format!("{room}, {}: {what}", lang.tag())))?;
            }
        }
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

/// What access says no with: its own sentences and those of the policy's rules.
fn refusals() -> Result<Vec<(Lang, String)>, BadWords> {
    let policy = access::policy().map_err(|e| BadWords(e.to_string()))?;
    let lang = |tongue| if tongue == Tongue::Swedish { Lang::Sv } else { Lang::En };
    Ok(access::WORDS.map(|(tongue, own)| (lang(tongue), format!("{own}\n{}", policy.words(tongue)))).to_vec())
}

type Bundles = BTreeMap<Lang, FluentBundle<FluentResource>>;

/// Adds one text. A key said twice is refused by the bundle.
fn add(bundles: &mut Bundles, lang: Lang, text: &str) -> Result<(), String> {
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, e)| format!("{e:?}"))?;
    let bundle = match bundles.entry(lang) {
        Entry::Occupied(e) => e.into_mut(),
        Entry::Vacant(e) => e.insert(empty(lang)?),
    };
    bundle.add_resource(resource).map_err(|e| format!("{e:?}"))
}

fn empty(lang: Lang) -> Result<FluentBundle<FluentResource>, String> {
    let id = lang.tag().parse().map_err(|e| format!("{e:?}"))?;
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

/// What a room says in one of its languages it says in all of them. Staff rooms speak Swedish only.
fn same_keys(room: &str, words: &[(Lang, &str)]) -> Result<(), BadWords> {
    let wrong = |what: String| BadWords(format!("{room}: {what}"));
    let mut all = words.iter().map(|(lang, text)| Ok((*lang, own_keys(room, text).map_err(wrong)?)));
    let Some((first, keys)) = all.next().transpose()? else { return Ok(()) };
    for other in all {
        let (lang, own) = other?;
        if let Some(lone) = own.iter().find(|k| !keys.contains(k)).or(keys.iter().find(|k| !own.contains(k))) {
            return Err(wrong(format!("{lone} is not said in both {} and {}", first.tag(), lang.tag())));
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
