//! The layout around every page of the public face.

use crate::assets;
use askama::Template;
use page::{Frame, Icon, Lang};

#[derive(Template)]
#[template(path = "public.html")]
struct Public<'a> {
    f: &'a Frame<'a>,
    css: String,
    js: String,
    home: String,
    traces: String,
    languages: Vec<Language>,
}

struct Language {
    tag: &'static str,
    name: &'static str,
    link: String,
    here: bool,
}

/// Wraps a leaf. The title is the municipality's name alone: a tab must not tell what somebody at home reads about.
pub fn frame(f: &Frame<'_>) -> String {
    let own = |path: &str| format!("{}{path}", f.say.lang.prefix());
    let language = |path: &str, lang: Lang| Language {
        tag: lang.tag(),
        name: lang.own_name(),
        link: format!("{}{path}", lang.prefix()),
        here: lang == f.say.lang,
    };
    let page = Public {
        f,
        css: assets::path("public.css"),
        js: assets::path("exit.js"),
        home: own("/oro"),
        traces: own("/oro/spar"),
        languages: f.path.iter().flat_map(|path| Lang::ALL.map(|lang| language(path, lang))).collect(),
    };
    page.render().unwrap_or_else(|_| f.leaf.body.clone())
}
