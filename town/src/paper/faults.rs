//! What leaves somebody outside: found on every page that a story opens.

use super::read::{all, legend, within, words};
use scraper::ElementRef;
use std::collections::BTreeSet;

/// Everything on the page that somebody cannot see, hear, or send.
pub(crate) fn of(page: ElementRef, html: &str) -> Vec<String> {
    let mut found = doubled(page);
    found.extend(all(page, "label").into_iter().filter_map(|label| lone_label(page, label)));
    let fields = all(page, "input:not([type=hidden]):not([type=submit]), textarea, select").into_iter();
    found.extend(fields.clone().filter_map(|field| unlabelled(page, field)));
    found.extend(fields.filter(|f| within(*f, "form").is_none()).map(|f| format!("outside every form: {}", tag(f))));
    let named = all(page, "input, textarea, select").into_iter();
    found.extend(
        named.filter(|f| f.attr("name").unwrap_or_default().is_empty()).map(|f| format!("no name: {}", tag(f))),
    );
    found.extend(pointing(page));
    found.extend(missing_words(html));
    found.extend(headings(page));
    found
}

fn tag(element: ElementRef) -> String {
    element.html().split_inclusive('>').next().unwrap_or_default().to_owned()
}

fn doubled(page: ElementRef) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let ids = all(page, "[id]").into_iter().filter_map(|e| e.attr("id"));
    ids.filter(|id| !seen.insert(*id)).map(|id| format!("the id {id} stands twice")).collect()
}

/// The element with that id, asked for without a selector: an id may hold any sign.
fn by_id<'a>(page: ElementRef<'a>, id: &str) -> Option<ElementRef<'a>> {
    all(page, "[id]").into_iter().find(|e| e.attr("id") == Some(id))
}

fn is_field(element: ElementRef) -> bool {
    matches!(element.value().name(), "input" | "textarea" | "select") && element.attr("type") != Some("hidden")
}

fn lone_label(page: ElementRef, label: ElementRef) -> Option<String> {
    let field = match label.attr("for") {
        Some(id) => by_id(page, id).filter(|e| is_field(*e)),
        None => all(label, "input, textarea, select").into_iter().next().filter(|e| is_field(*e)),
    };
    field.is_none().then(|| format!("a label without a field: {:?}", words(label)))
}

fn unlabelled(page: ElementRef, field: ElementRef) -> Option<String> {
    let id = field.attr("id").unwrap_or_default();
    let of = all(page, "label[for]").into_iter().find(|label| label.attr("for") == Some(id));
    let label = of.or_else(|| within(field, "label"));
    let said = label.map(words).or_else(|| field.attr("aria-label").map(str::to_owned)).unwrap_or_default();
    if said.is_empty() {
        return Some(format!("a field without a label: {}", tag(field)));
    }
    let asked = field.attr("type") != Some("radio") || !legend(field).is_empty();
    (!asked).then(|| format!("answers without their question: {}", tag(field)))
}

/// Attributes and links that point at an id which is not there.
fn pointing(page: ElementRef) -> Vec<String> {
    let mut found = vec![];
    for name in ["aria-describedby", "aria-labelledby", "aria-controls", "aria-details", "list", "form"] {
        for element in all(page, &format!("[{name}]")) {
            let ids = element.attr(name).unwrap_or_default().split_whitespace();
            let gone = ids.filter(|id| by_id(page, id).is_none());
            found.extend(gone.map(|id| format!("{name} points at {id}, which is not there: {}", tag(element))));
        }
    }
    let links = all(page, "a[href^='#']").into_iter().filter_map(|a| a.attr("href")?.strip_prefix('#'));
    found.extend(
        links.filter(|id| by_id(page, id).is_none()).map(|id| format!("a link leads to #{id}, which is not there")),
    );
    found
}

/// A word that no language has is shown as its key in brackets.
fn missing_words(html: &str) -> Vec<String> {
    let rooms = house::way::rooms().into_iter().map(|room| room.name).chain(["page"]);
    let keys = rooms.flat_map(|room| {
        let head = format!("[{room}-");
        let tails = html.match_indices(&head).map(|(at, _)| html.get(at..).unwrap_or_default().split_inclusive(']'));
        tails.filter_map(|mut tail| tail.next().map(str::to_owned)).collect::<Vec<_>>()
    });
    keys.map(|key| format!("a word is missing: {}", key.chars().take(60).collect::<String>())).collect()
}

/// One title, one language, one heading above the rest, and a button that says what it does.
fn headings(page: ElementRef) -> Vec<String> {
    let first = all(page, "main h1").into_iter().filter(|h1| !words(*h1).is_empty()).count();
    let mut found = vec![];
    if first != 1 {
        found.push(format!("{first} first headings instead of one"));
    }
    if all(page, "title").iter().all(|title| title.text().all(|t| t.trim().is_empty())) {
        found.push("no title".into());
    }
    if page.attr("lang").unwrap_or_default().is_empty() {
        found.push("no language".into());
    }
    let dumb =
        all(page, "button, a[href]").into_iter().filter(|e| words(*e).is_empty() && e.attr("aria-label").is_none());
    found.extend(dumb.map(|e| format!("nothing said: {}", tag(e))));
    found
}

#[cfg(test)]
mod tests {
    use super::super::read::Sheet;

    /// A page with this in its form.
    fn faults(inside: &str) -> Vec<String> {
        let head = "<!doctype html><html lang=\"sv\"><head><title>Älvsala</title></head>";
        Sheet::of(&format!("{head}<body><main><h1>Rubrik</h1><form>{inside}</form></main></body></html>")).faults
    }

    #[test]
    fn a_page_for_everybody_has_none() {
        let page = "<input type=\"hidden\" name=\"key\" value=\"1\">\
            <label for=\"a\">A</label><input id=\"a\" name=\"a\" aria-describedby=\"b c\"><p id=\"b\">B</p><p id=\"c\">C</p>\
            <label><input type=\"checkbox\" name=\"d\"> D</label><a href=\"#a\">Till A</a>\
            <fieldset><legend>E</legend><label><input type=\"radio\" name=\"e\" value=\"1\"> Ja</label></fieldset>\
            <label for=\"f\">F</label><textarea id=\"f\" name=\"f\">[inte en nyckel]</textarea><button>Skicka</button>";
        assert_eq!(faults(page), [""; 0]);
    }

    #[test]
    fn what_leaves_somebody_outside_is_found() {
        for (inside, says) in [
            ("<label for=\"a\">A</label>", "a label without a field: \"A\""),
            ("<label for=\"a\">A</label><input type=\"hidden\" id=\"a\" name=\"a\">", "a label without a field: \"A\""),
            ("<label>A</label>", "a label without a field: \"A\""),
            ("<input name=\"a\">", "a field without a label: <input name=\"a\">"),
            ("<label for=\"a\"> </label><input id=\"a\" name=\"a\">", "a field without a label:"),
            ("<label><input type=\"radio\" name=\"a\" value=\"1\"> Ja</label>", "answers without their question:"),
            ("<label><input> A</label>", "no name: <input>"),
            ("<input type=\"hidden\" value=\"x\">", "no name:"),
            ("<p id=\"a\"></p><p id=\"a\"></p>", "the id a stands twice"),
            ("<label><input name=\"a\" aria-describedby=\"b\"> A</label>", "aria-describedby points at b"),
            ("<p aria-labelledby=\"b\">A</p>", "aria-labelledby points at b"),
            ("<a href=\"#b\">B</a>", "a link leads to #b"),
            ("<p>[contact-start-title]</p>", "a word is missing: [contact-start-title]"),
            ("<p title=\"[page-exit]\">A</p>", "a word is missing: [page-exit]"),
            ("<h1>En till</h1>", "2 first headings"),
            ("<button> </button>", "nothing said: <button>"),
            ("<a href=\"/oro\"><svg></svg></a>", "nothing said:"),
            ("</form><label><input name=\"a\"> A</label>", "outside every form:"),
        ] {
            let found = faults(inside);
            assert!(found.iter().any(|fault| fault.starts_with(says)), "{inside}: {found:?}");
        }
        let bare = Sheet::of("<h1>A</h1>").faults;
        assert_eq!(bare, ["0 first headings instead of one", "no title", "no language"]);
    }
}
