//! A language, chosen from those that are offered by name or typed where it is none of them.

use casefile::{Lang, Matter, Person};
use page::staff::form::{Drawer, Reader};
use page::{
    LANGUAGES, Say,
    kit::{Field, Line, Select},
};

/// The two fields.
pub struct Tongue {
    pub pick: Select,
    pub other: Line,
}

/// The language that is most likely meant: an interpreter's first, then the one that is spoken.
pub fn likely<'a>(matter: &'a Matter, person: Option<&'a Person>) -> Option<&'a Lang> {
    let needed = matter.interpreter.as_ref().or(person.and_then(|one| one.interpreter.as_ref()));
    needed.or(matter.language.as_ref()).or(person.and_then(|one| one.language.as_ref()))
}

/// Draws them. `label` is the key of the question; what is in use here and not offered by name is offered as well.
pub fn fields(draw: &Drawer<'_>, label: &str, used: Option<&Lang>) -> Tongue {
    let t = draw.say;
    let own = used.map(Lang::as_str).filter(|tag| !LANGUAGES.contains(tag));
    let picks = LANGUAGES.into_iter().chain(own).map(|tag| (tag.to_owned(), t.language(tag))).collect();
    let other = draw.line("other", "investigation-q-other", None);
    Tongue {
        pick: draw.select("language", (label, None, "investigation-pick-language"), picks),
        other: Line { field: Field { optional: Some(t.s("investigation-if-not-listed")), ..other.field }, ..other },
    }
}

/// Reads them. What was typed goes before what was chosen, which may have stood there from the beginning.
pub fn read(form: &mut Reader<'_>) -> Option<Lang> {
    let typed = form.fields.get("other").trim();
    let (field, lang) = match typed {
        "" => ("language", form.fields.get("language").parse().ok()),
        name => ("other", offered(form.say, name).or_else(|| Lang::said(name).ok())),
    };
    if lang.is_none() {
        let why = if field == "other" { "investigation-wrong-other" } else { "investigation-wrong-language" };
        form.unchosen(field, why);
    }
    lang
}

/// A language of the list, where somebody typed its name instead of choosing it.
fn offered(say: &Say, name: &str) -> Option<Lang> {
    let name = name.to_lowercase();
    LANGUAGES.iter().find(|tag| say.language(tag) == name)?.parse().ok()
}
