//! A form as a browser holds it: fields with what is typed in them, and what is sent when a button is pressed.

use crate::hand::Meant;

/// One form of a page.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) method: Sent,
    pub(crate) fields: Vec<Field>,
    pub(crate) buttons: Vec<Button>,
}

/// One thing that a page asks for, and what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Where the form is sent.
    pub to: String,
    /// The name that it is sent by.
    pub name: String,
    /// What stands beside it.
    pub question: String,
    /// `line`, `area`, `choice` (one answer of several) or `box`.
    pub kind: &'static str,
    /// What stands there; the stored word of what is chosen; empty where nothing is.
    pub value: String,
    /// The same as somebody reads it: of several answers the words of the one that is chosen.
    pub says: String,
}

/// By which way a form is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sent {
    InTheAddress,
    AsAPost,
}

/// One field. `question` is what stands beside it; for one answer of several, what stands above them all.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) question: String,
    /// The heading of the group it stands in, where the page asks the same of several persons.
    pub(crate) group: String,
    pub(crate) value: String,
    pub(crate) kind: Kind,
}

/// What kind of field it is, as far as it decides what is sent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// One line. A browser lets no line end into it.
    Line,
    /// One line without spaces around it.
    Email,
    /// Several lines.
    Area,
    /// One answer of several: its words, and whether it is the chosen one.
    Answer(String, Chosen),
    /// A box to tick.
    Box(Chosen),
    /// Not shown.
    Hidden,
}

/// Whether an answer or a box is taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Chosen {
    Yes,
    No,
}

/// A button that sends the form: to another address than the form's own, if it says one, and with the name and value it
/// adds, if it has any. It may stand outside the form.
#[derive(Clone, Debug)]
pub(crate) struct Button {
    pub(crate) words: String,
    pub(crate) action: Option<String>,
    pub(crate) pair: Option<(String, String)>,
}

impl Form {
    /// Types `value` into the field, or chooses the answer that says `value`.
    pub(crate) fn fill(&mut self, label: &str, value: &str) -> Result<(), String> {
        let name = self.named(label, |kind| !matches!(kind, Kind::Hidden | Kind::Box(_)))?;
        let answers = self.answers(&name);
        if answers.is_empty() {
            let field = self.fields.iter_mut().find(|f| f.name == name);
            field.into_iter().for_each(|field| field.value = field.kind.takes(value));
            return Ok(());
        }
        if !answers.iter().any(|words| words == value) {
            return Err(format!("{label:?} has no answer {value:?}; there are {answers:?}"));
        }
        for field in self.fields.iter_mut().filter(|f| f.name == name) {
            if let Kind::Answer(words, chosen) = &mut field.kind {
                *chosen = if words == value { Chosen::Yes } else { Chosen::No };
            }
        }
        Ok(())
    }

    /// Which field is meant by this label, and what goes into it.
    pub(crate) fn meant(&self, label: &str, value: &str) -> Result<Meant, String> {
        let name = self.named(label, |kind| !matches!(kind, Kind::Hidden | Kind::Box(_)))?;
        if self.answers(&name).is_empty() {
            return Ok(Meant::Typed(name, value.to_owned()));
        }
        let says =
            |field: &&Field| field.name == name && matches!(&field.kind, Kind::Answer(words, _) if words == value);
        let found = self.fields.iter().find(says).map(|field| field.value.clone());
        found.map(|value| Meant::Taken(name.clone(), value)).ok_or_else(|| format!("{label:?} has no answer {value:?}"))
    }

    /// The name and value of the box with this label.
    pub(crate) fn ticked(&self, label: &str) -> Result<(String, String), String> {
        let name = self.named(label, |kind| matches!(kind, Kind::Box(_)))?;
        let says = |field: &&Field| field.name == name && field.question.starts_with(label);
        let found = self.fields.iter().find(says).map(|field| field.value.clone());
        found.map(|value| (name, value)).ok_or_else(|| format!("no box says {label:?}"))
    }

    /// Ticks the box.
    pub(crate) fn tick(&mut self, label: &str) -> Result<(), String> {
        let name = self.named(label, |kind| matches!(kind, Kind::Box(_)))?;
        let boxes = self.fields.iter_mut().filter(|f| f.name == name);
        boxes.for_each(|field| field.kind = Kind::Box(Chosen::Yes));
        Ok(())
    }

    /// Puts another value into a field that is not shown.
    pub(crate) fn tamper(&mut self, name: &str, value: &str) -> Result<(), String> {
        let hidden = self.fields.iter_mut().find(|f| f.kind == Kind::Hidden && f.name == name);
        hidden.map(|field| field.value = value.into()).ok_or(format!("no hidden field is called {name:?}"))
    }

    /// The name of the one field with this label. What the label adds in brackets need not be said. `Den andra > Namn`
    /// is the field in the group of that heading; without a heading those outside every group come first.
    fn named(&self, label: &str, fits: impl Fn(&Kind) -> bool) -> Result<String, String> {
        let (group, asked) = label.split_once(" > ").map_or((None, label), |(group, asked)| (Some(group), asked));
        let says = |q: &str| q == asked || q.strip_prefix(asked).is_some_and(|rest| rest.starts_with(" ("));
        let mut all: Vec<&Field> = self.fields.iter().filter(|f| fits(&f.kind) && says(&f.question)).collect();
        match group {
            Some(group) => all.retain(|f| f.group == group),
            None if all.iter().any(|f| f.group.is_empty()) => all.retain(|f| f.group.is_empty()),
            None => {}
        }
        let mut found: Vec<&String> = all.into_iter().map(|f| &f.name).collect();
        found.dedup();
        match found.as_slice() {
            [one] => Ok((*one).clone()),
            [] => Err(format!("no field says {label:?}; there are {:?}", self.questions())),
            many => Err(format!("{} fields say {label:?}: {many:?}", many.len())),
        }
    }

    fn questions(&self) -> Vec<&str> {
        let mut all: Vec<&str> =
            self.fields.iter().filter(|f| f.kind != Kind::Hidden).map(|f| f.question.as_str()).collect();
        all.dedup();
        all
    }

    fn answers(&self, name: &str) -> Vec<String> {
        let of = self.fields.iter().filter(|f| f.name == name);
        of.filter_map(|f| if let Kind::Answer(words, _) = &f.kind { Some(words.clone()) } else { None }).collect()
    }

    /// Every shown question with what is typed, or with the words of the chosen answer.
    pub(crate) fn filled(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = vec![];
        for field in self.fields.iter().filter(|f| f.kind != Kind::Hidden) {
            let said = match &field.kind {
                Kind::Answer(_, Chosen::No) | Kind::Box(Chosen::No) => String::new(),
                Kind::Answer(words, Chosen::Yes) => words.clone(),
                _ => field.value.clone(),
            };
            match all.last_mut() {
                Some((question, chosen)) if *question == field.question => chosen.push_str(&said),
                _ => all.push((field.question.clone(), said)),
            }
        }
        all
    }

    /// What is asked for in it, one for each name, in the order of the page. It is sent to `to`.
    pub(crate) fn asks(&self, to: &str) -> Vec<Asked> {
        let mut all: Vec<Asked> = vec![];
        for field in self.fields.iter().filter(|f| f.kind != Kind::Hidden) {
            let (kind, taken) = match &field.kind {
                Kind::Answer(_, chosen) => ("choice", *chosen),
                Kind::Box(chosen) => ("box", *chosen),
                Kind::Area => ("area", Chosen::Yes),
                Kind::Line | Kind::Email | Kind::Hidden => ("line", Chosen::Yes),
            };
            let words = if let Kind::Answer(words, _) = &field.kind { words } else { &field.value };
            let there = |text: &String| if taken == Chosen::Yes { text.clone() } else { String::new() };
            let (value, says) = (there(&field.value), there(words));
            match all.last_mut() {
                Some(last) if last.name == field.name => {
                    last.value.push_str(&value);
                    last.says.push_str(&says);
                }
                _ => {
                    let (name, question) = (field.name.clone(), field.question.clone());
                    all.push(Asked { to: to.into(), name, question, kind, value, says });
                }
            }
        }
        all
    }

    /// The button that says so.
    pub(crate) fn button(&self, words: &str) -> Option<&Button> {
        self.buttons.iter().find(|button| button.words == words)
    }

    /// Names and values in the order of the page, as the form is sent with this button.
    pub(crate) fn pairs(&self, button: &Button) -> Vec<(String, String)> {
        let sent =
            self.fields.iter().filter(|f| !matches!(f.kind, Kind::Answer(_, Chosen::No) | Kind::Box(Chosen::No)));
        sent.map(|f| (f.name.clone(), f.value.clone())).chain(button.pair.clone()).collect()
    }

    /// The same as it goes over the wire: every line end is sent as two signs.
    pub(crate) fn sent(&self, button: &Button) -> String {
        let wire = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
        let pairs = self.pairs(button).into_iter().map(|(name, value)| (wire(&name), wire(&value)));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
    }
}

impl Kind {
    /// What the field holds after this was typed or stood in the page.
    pub(crate) fn takes(&self, typed: &str) -> String {
        let line = || typed.replace(['\r', '\n'], "");
        match self {
            Kind::Line => line(),
            Kind::Email => line().trim_matches(|c: char| c.is_ascii_whitespace()).to_owned(),
            Kind::Area => typed.replace("\r\n", "\n").replace('\r', "\n"),
            Kind::Answer(..) | Kind::Box(_) | Kind::Hidden => typed.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::Sheet;
    use super::*;

    const PAGE: &str = "<main><form method=\"post\" action=\"/oro\"><input type=\"hidden\" name=\"key\" value=\"a\nb\">\
        <label for=\"what\">Vad? <span>(om du vill)</span></label><textarea id=\"what\" name=\"what\">\n\nrad\r\ntv\u{e5}</textarea>\
        <label for=\"mail\">Post</label><input id=\"mail\" type=\"email\" name=\"mail\" value=\" x \">\
        <label for=\"gone\">Borta</label><input id=\"gone\" name=\"gone\" disabled>\
        <fieldset><legend>I dag?</legend><label><input type=\"radio\" name=\"today\" value=\"1\" checked> Ja</label>\
        <label><input type=\"radio\" name=\"today\" value=\"2\"> Nej</label></fieldset>\
        <label><input type=\"checkbox\" name=\"tick\"> Kryss</label>\
        <button name=\"go\" value=\"1\">Skicka</button><button type=\"button\">Inget</button></form>\
        <form id=\"b\" action=\"/b\"></form><button form=\"b\" formaction=\"/c\">Utanför</button></main>";

    fn form() -> Form {
        Sheet::of(PAGE).forms.remove(0)
    }

    fn sent(form: &Form) -> Vec<(String, String)> {
        let wire = form.sent(form.button("Skicka").unwrap());
        form_urlencoded::parse(wire.as_bytes()).into_owned().collect()
    }

    fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
        all.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
    }

    #[test]
    fn what_stands_in_the_page_is_sent_as_a_browser_sends_it() {
        let want = [("key", "a\r\nb"), ("what", "\r\nrad\r\ntvå"), ("mail", "x"), ("today", "1"), ("go", "1")];
        assert_eq!(sent(&form()), pairs(&want));
    }

    #[test]
    fn what_is_filled_in_stands_instead() {
        let mut form = form();
        form.fill("Vad?", "ett\ntvå").unwrap();
        form.fill("Vad? (om du vill)", "ett\r\ntvå").unwrap();
        form.fill("Post", " å@ä.ö\n").unwrap();
        form.fill("I dag?", "Nej").unwrap();
        form.tick("Kryss").unwrap();
        let want =
            [("key", "a\r\nb"), ("what", "ett\r\ntvå"), ("mail", "å@ä.ö"), ("today", "2"), ("tick", "on"), ("go", "1")];
        assert_eq!(sent(&form), pairs(&want));
        let shown = [("Vad? (om du vill)", "ett\ntvå"), ("Post", "å@ä.ö"), ("I dag?", "Nej"), ("Kryss", "on")];
        assert_eq!(form.filled(), pairs(&shown));
    }

    #[test]
    fn what_is_not_there_is_told_with_what_is() {
        let mut form = form();
        let no = form.fill("Vem?", "x").unwrap_err();
        assert_eq!(no, "no field says \"Vem?\"; there are [\"Vad? (om du vill)\", \"Post\", \"I dag?\", \"Kryss\"]");
        assert!(form.fill("Borta", "x").is_err() && form.fill("Kryss", "x").is_err() && form.tick("Post").is_err());
        assert_eq!(
            form.fill("I dag?", "Kanske").unwrap_err(),
            "\"I dag?\" has no answer \"Kanske\"; there are [\"Ja\", \"Nej\"]"
        );
        assert!(form.button("Inget").is_none());
    }

    #[test]
    fn what_is_asked_is_told_with_what_stands_there() {
        let all: Vec<_> = form().asks("/oro").into_iter().map(|one| (one.name, one.kind, one.value)).collect();
        let want =
            [("what", "area", "\nrad\ntvå"), ("mail", "line", "x"), ("today", "choice", "1"), ("tick", "box", "")];
        assert_eq!(all, want.map(|(name, kind, value)| (name.into(), kind, value.into())));
    }

    #[test]
    fn a_button_outside_belongs_to_the_form_it_names() {
        let (first, second) = (form(), Sheet::of(PAGE).forms.remove(1));
        assert!(first.button("Utanför").is_none() && second.button("Skicka").is_none());
        assert_eq!(second.button("Utanför").unwrap().action.as_deref(), Some("/c"));
    }
}
