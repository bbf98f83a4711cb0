//! The layout around every page of both faces.

use crate::assets;
use askama::Template;
use page::{Frame, Icon, Lang, staff::StaffFrame};

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

#[derive(Template)]
#[template(path = "staff.html")]
struct Staff<'a> {
    f: &'a StaffFrame<'a>,
    css: String,
    js: String,
    town: &'a str,
    /// The page says nothing of secrecy itself: on paper it does, whatever it is.
    secret: bool,
    /// Seconds until the one who reads is logged out: without another request, and in any case.
    idle: i64,
    ends: i64,
    first: &'a str,
    rest: &'a str,
    menu: Vec<Item>,
}

struct Item {
    path: &'static str,
    words: String,
    here: bool,
}

/// The staff menu: where somebody at work goes, and the words for it.
const MENU: [(&str, &str); 5] = [
    ("/min-dag", "page-menu-day"),
    ("/mottagningen", "page-menu-intake"),
    ("/registrera", "page-menu-register"),
    ("/uppdrag", "page-menu-assignments"),
    ("/dagordning", "page-menu-agenda"),
];

/// Wraps a leaf for somebody at work, or for the way in.
pub fn staff_frame(f: &StaffFrame<'_>) -> String {
    let item = |(path, key): (&'static str, &str)| Item { path, words: f.say.s(key), here: path == f.route };
    let name = f.session.map_or("", |s| s.name.as_str());
    let (idle, ends) = f.session.map_or((0, 0), |session| session.left());
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let page = Staff {
        f,
        secret: !f.leaf.body.contains("class=\"class"),
        idle,
        ends,
        first,
        rest,
        css: assets::path("staff.css"),
        js: assets::path("staff.js"),
        town: f.municipality.name.trim_end_matches(" kommun"),
        menu: MENU.map(item).into_iter().collect(),
    };
    page.render().unwrap_or_else(|_| f.leaf.body.clone())
}
