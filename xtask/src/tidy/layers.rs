//! Who may stand on whom: ground downwards only, rooms beside each other, one crate for the database, two for the web, one
//! for letters, one for other heavy engines.

use super::Finding;
use crate::read::manifest::{Crate, Need, Place, folder};
use crate::read::{items::Items, tree::Tree};

/// Ground, from the bottom up: each may name only those before it.
const GROUND: [&str; 7] = ["law", "seal", "store", "journal", "access", "casefile", "page"];
/// Ground that only reckons: no runtime, no database, no web.
const PURE: [&str; 2] = ["law", "seal"];
/// What the pure crates do without.
const IMPURE: [&str; 4] = ["tokio", "sqlx", "rusqlite", "axum"];

/// What the tests of ground and rooms stand on. It knows most of ground, and nothing but tests knows it.
const BED: &str = "bed";

/// What makes paper of letters, and the one crate of ours that it stands on. Only the house stands on it.
const PRESS: &str = "press";
const LETTERS: &str = "page";

/// An outside crate that only a few of ours may name.
struct Kept {
    /// How the crate's name begins; whole families share a beginning.
    family: &'static str,
    /// Folders of those who may.
    by: &'static [&'static str],
    why: &'static str,
}

/// Crates whose every name begins so are heavy: they cost minutes of building to each crate that can reach them.
pub const HEAVY: [&str; 3] = ["typst", "openidconnect", "webauthn"];

const STORE: Kept = Kept {
    family: "sqlx",
    by: &["ground/store/"],
    why: "only `store` knows the database layer, so that it can be changed in one place",
};

const KEPT: [Kept; 6] = [
    STORE,
    Kept { family: "rusqlite", ..STORE },
    Kept { family: "axum", by: &["house/", "ground/page/"], why: "only `house` and `page` know the web server" },
    Kept { family: HEAVY[0], by: &["press/"], why: "only `press` knows how a letter becomes a PDF" },
    Kept { family: HEAVY[1], by: &["house/"], why: "heavy engines hang from `house` alone" },
    Kept { family: HEAVY[2], by: &["house/"], why: "heavy engines hang from `house` alone" },
];

/// Reads every manifest and every line of Rust.
pub fn check(tree: &Tree, crates: &[Crate]) -> Vec<Finding> {
    let mut found = Vec::new();
    for one in crates {
        for need in &one.needs {
            let says = kept(&one.manifest, &need.name).or_else(|| misplaced(one, need, crates));
            found.extend(says.map(|says| Finding::new(&one.manifest, need.line, "layer", says)));
        }
    }
    found.extend(unplaced(crates));
    for (path, text) in tree.ending(".rs") {
        let items = Items::read(text);
        let words = items.source.tokens.iter().filter_map(|token| Some((token.line, kept(path, &token.text)?)));
        found.extend(words.map(|(line, says)| Finding::new(path, line, "layer", says)));
    }
    found
}

/// What is wrong when somebody in this place names this outside crate, in a manifest (`-`) or in code (`_`).
fn kept(path: &str, name: &str) -> Option<String> {
    let of = |family: &str| name.strip_prefix(family).is_some_and(|end| end.is_empty() || end.starts_with(['-', '_']));
    let rule = KEPT.iter().find(|kept| of(kept.family))?;
    let says = format!("`{name}` is named here, but {}: use what that crate offers.", rule.why);
    (!rule.by.iter().any(|place| path.starts_with(place))).then_some(says)
}

/// What is wrong when one of our crates stands on `needed`.
fn misplaced(one: &Crate, need: &Need, crates: &[Crate]) -> Option<String> {
    let needed = need.name.as_str();
    let place = crates.iter().find(|other| other.name == needed).map(|other| other.place);
    let height = |name: &str| GROUND.iter().position(|ground| *ground == name);
    let says = match (one.place, place) {
        _ if needed == BED && need.for_tests => return None,
        _ if needed == BED => "It is what tests stand on: name it under [dev-dependencies].",
        _ if needed == PRESS && one.place != Place::House => {
            "Only `house` has a press: a letter is handed to it by `page::staff::Ask::press`."
        }
        (_, Some(_)) if one.name == PRESS && needed != LETTERS && !need.for_tests => {
            "`press` knows a letter's paper and nothing else of ours: it stands on `page` alone."
        }
        (Place::Room, Some(Place::Room)) => {
            "A room stands on no other room: speak through ground's nouns and the journal."
        }
        (Place::Ground, Some(Place::Room | Place::Insight)) => {
            "Ground stands on nothing but ground below it: turn the dependency round."
        }
        (Place::Ground | Place::Room | Place::Insight, Some(Place::House | Place::Town | Place::Beside)) => {
            "Ground, insight and rooms know neither the house nor the town: hand in what is needed."
        }
        (Place::Insight, Some(Place::Room)) => {
            "Insight reckons with numbers and knows no room: let the caller hand in the numbers."
        }
        (Place::Ground, Some(Place::Ground)) if height(needed) >= height(&one.name) => {
            "Ground is named downwards only (law, seal, store, journal, access, casefile, page): turn the dependency round."
        }
        (Place::Insight, None) if IMPURE.contains(&needed) => "Insight reckons only: no runtime, no database, no web.",
        (Place::Ground, None) if PURE.contains(&one.name.as_str()) && IMPURE.contains(&needed) => {
            "`law` and `seal` reckon only: no runtime, no database, no web."
        }
        _ => return None,
    };
    Some(format!("`{needed}`: {says}"))
}

/// A crate of ground whose height nobody has decided.
fn unplaced(crates: &[Crate]) -> Vec<Finding> {
    let unknown = crates.iter().filter(|one| one.place == Place::Ground && !GROUND.contains(&one.name.as_str()));
    let says = |one: &Crate| {
        format!(
            "`{}` has no height in ground: decide it in xtask's layers and in ARCHITECTURE.md.",
            folder(&one.manifest)
        )
    };
    unknown.map(|one| Finding::new(&one.manifest, 1, "layer", says(one))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::manifest;
    use crate::tidy::tests::places;

    /// A tree with one crate that names one other, beside crates of every kind.
    fn names(path: &str, name: &str, needed: &str) -> Vec<String> {
        named_under("dev-dependencies", path, name, needed)
    }

    fn named_under(table: &str, path: &str, name: &str, needed: &str) -> Vec<String> {
        let one = format!("[package]\nname = \"{name}\"\n[{table}]\n{needed}.workspace = true\n");
        let other = |name: &str| format!("[package]\nname = \"{name}\"\n");
        let (manifest, rest) = (
            format!("{path}/Cargo.toml"),
            [
                "rooms/intake",
                "rooms/contact",
                "ground/law",
                "ground/store",
                "ground/page",
                "insight/flow",
                "house",
                "press",
                "town",
            ],
        );
        let rest: Vec<(String, String)> = rest
            .iter()
            .filter(|place| **place != path)
            .map(|place| (format!("{place}/Cargo.toml"), other(place.rsplit('/').next().unwrap())))
            .collect();
        let files: Vec<(&str, &str)> =
            rest.iter().map(|(a, b)| (a.as_str(), b.as_str())).chain([(manifest.as_str(), one.as_str())]).collect();
        let tree = Tree::made(&files);
        places(&check(&tree, &manifest::crates(&tree).0))
    }

    #[test]
    fn crates_that_stand_wrongly_are_found() {
        for (path, name, needed) in [
            ("rooms/intake", "intake", "contact"),
            ("rooms/intake", "intake", "house"),
            ("rooms/intake", "intake", "town"),
            ("rooms/intake", "intake", "sqlx"),
            ("rooms/intake", "intake", "axum"),
            ("rooms/intake", "intake", "typst-pdf"),
            ("ground/law", "law", "store"),
            ("ground/law", "law", "tokio"),
            ("ground/store", "store", "page"),
            ("ground/store", "store", "intake"),
            ("ground/store", "store", "flow"),
            ("insight/flow", "flow", "tokio"),
            ("insight/flow", "flow", "intake"),
            ("town", "town", "axum"),
            ("town", "town", "webauthn-rs"),
            ("house", "house", "typst"),
            ("town", "town", "press"),
            ("bench", "bench", "press"),
            ("rooms/intake", "intake", "press"),
            ("ground/page", "page", "press"),
            ("press", "press", "openidconnect"),
        ] {
            assert_eq!(names(path, name, needed), [format!("{path}/Cargo.toml:4")], "{name} on {needed}");
        }
        assert_eq!(names("ground/attic", "attic", "law"), ["ground/attic/Cargo.toml:4", "ground/attic/Cargo.toml:1"]);
    }

    #[test]
    fn crates_that_stand_rightly_are_left_alone() {
        for (path, name, needed) in [
            ("rooms/intake", "intake", "page"),
            ("rooms/intake", "intake", "flow"),
            ("ground/store", "store", "law"),
            ("ground/store", "store", "sqlx"),
            ("ground/store", "store", "rusqlite"),
            ("ground/page", "page", "axum"),
            ("house", "house", "openidconnect"),
            ("house", "house", "press"),
            ("press", "press", "typst-pdf"),
            ("press", "press", "page"),
            ("press", "press", "law"),
            ("house", "house", "intake"),
            ("town", "town", "house"),
            ("ground/store", "store", "bed"),
            ("rooms/intake", "intake", "bed"),
        ] {
            assert_eq!(names(path, name, needed), [""; 0], "{name} on {needed}");
        }
    }

    #[test]
    fn the_press_knows_paper_alone() {
        for needed in ["law", "store", "intake"] {
            let found = named_under("dependencies", "press", "press", needed);
            assert_eq!(found, ["press/Cargo.toml:4"], "{needed}");
        }
        assert_eq!(named_under("dependencies", "press", "press", "page"), [""; 0]);
    }

    #[test]
    fn only_tests_stand_on_the_bed() {
        for (path, name) in [("rooms/intake", "intake"), ("ground/store", "store"), ("house", "house")] {
            assert_eq!(named_under("dependencies", path, name, "bed"), [format!("{path}/Cargo.toml:4")], "{name}");
        }
    }

    #[test]
    fn names_in_code_are_held_too() {
        let run = |path: &str, text: &str| places(&check(&Tree::made(&[(path, text)]), &[]));
        assert_eq!(
            run("rooms/a/src/b.rs", "use c;\nuse sqlx::Row;\nfn d() -> typst_pdf::Page {}\n"),
            ["rooms/a/src/b.rs:2", "rooms/a/src/b.rs:3"]
        );
        assert_eq!(run("house/src/sql.rs", "fn a() { axum::serve(); sqlx::query() }"), ["house/src/sql.rs:1"]);
        assert_eq!(run("ground/store/src/b.rs", "use sqlx::Row; // axum\nconst A: &str = \"axum\";\n"), [""; 0]);
    }
}
