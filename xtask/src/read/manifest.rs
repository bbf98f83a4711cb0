//! The crates of the workspace, read from their Cargo.toml files.

use crate::read::tree::Tree;
use toml::{Table, Value};

/// A crate and what it depends on.
pub struct Crate {
    pub name: String,
    /// Path of its Cargo.toml.
    pub manifest: String,
    pub place: Place,
    pub needs: Vec<Need>,
}

/// Which part of the house a crate belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Ground,
    Insight,
    Room,
    House,
    Town,
    /// Tools and measurements.
    Beside,
}

/// One line in a crate's tables of dependencies.
pub struct Need {
    pub name: String,
    pub line: usize,
    /// Whether version and features come from the root Cargo.toml.
    pub from_workspace: bool,
    /// Whether only tests need it.
    pub for_tests: bool,
}

/// Every crate of the repository, and every Cargo.toml that is no proper TOML, by its path.
pub fn crates(tree: &Tree) -> (Vec<Crate>, Vec<String>) {
    let (mut found, mut broken) = (Vec::new(), Vec::new());
    for (path, text) in tree.texts().filter(|(path, _)| *path == "Cargo.toml" || path.ends_with("/Cargo.toml")) {
        match text.parse::<Table>() {
            Ok(table) => found.extend(one(path, text, &table)),
            Err(_) => broken.push(path.to_owned()),
        }
    }
    (found, broken)
}

/// The folder of the crate, with a `/` at its end; empty for a crate at the root.
pub fn folder(manifest: &str) -> &str {
    manifest.strip_suffix("Cargo.toml").unwrap_or(manifest)
}

/// `None` for the root, and for a workspace of its own below it: a fuzzer or a measurement beside others, that nothing of
/// ours is built from and that brings what it needs.
fn one(path: &str, text: &str, table: &Table) -> Option<Crate> {
    if table.contains_key("workspace") {
        return None;
    }
    let name = table.get("package")?.get("name")?.as_str()?.to_owned();
    Some(Crate { name, manifest: path.to_owned(), place: place(path), needs: needs(text, table) })
}

fn place(path: &str) -> Place {
    match path.split('/').next() {
        Some("ground") => Place::Ground,
        Some("insight") => Place::Insight,
        Some("rooms") => Place::Room,
        Some("house") => Place::House,
        Some("town") => Place::Town,
        _ => Place::Beside,
    }
}

/// Dependencies of every kind: ordinary, for tests, for the build, for one platform.
fn needs(text: &str, table: &Table) -> Vec<Need> {
    let platforms = table.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
    let holders = std::iter::once(table).chain(platforms.filter_map(Value::as_table));
    let kinds = ["dependencies", TESTS, "build-dependencies"];
    let tables =
        holders.flat_map(|holder| kinds.iter().filter_map(|kind| Some((*kind, holder.get(*kind)?.as_table()?))));
    tables.flat_map(|(kind, table)| table.iter().map(move |(key, value)| need(text, kind, key, value))).collect()
}

/// The table of what only tests need.
const TESTS: &str = "dev-dependencies";

fn need(text: &str, kind: &str, key: &str, value: &Value) -> Need {
    let name = value.get("package").and_then(Value::as_str).unwrap_or(key);
    let from_workspace = value.get("workspace").and_then(Value::as_bool) == Some(true);
    Need { name: name.to_owned(), line: line_of(text, key), from_workspace, for_tests: kind == TESTS }
}

/// The line on which a dependency is named.
fn line_of(text: &str, key: &str) -> usize {
    let head = |line: &str| line.split(['.', '=', ' ', ']']).next() == Some(key) || line.ends_with(&format!(".{key}]"));
    text.lines().position(|line| head(line.trim())).map_or(1, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_of_every_kind_are_read() {
        let text = "[package]\nname = \"intake\"\n[dependencies]\nlaw.workspace = true\nb = { package = \"c\", version = \"1\" }\n[dev-dependencies]\nd = \"1\"\n[target.'cfg(unix)'.dependencies.e]\nworkspace = true\n";
        let tree = Tree::made(&[
            ("rooms/intake/Cargo.toml", text),
            ("house/Cargo.toml", "[package\n"),
            ("Cargo.toml", "[workspace]\n"),
            ("bench/flow/Cargo.toml", "[package]\nname = \"peers\"\n[workspace]\n[dependencies]\nx = \"1\"\n"),
        ]);
        let (crates, broken) = crates(&tree);
        assert_eq!(broken, ["house/Cargo.toml"]);
        assert_eq!((crates[0].name.as_str(), crates[0].place), ("intake", Place::Room));
        let needs: Vec<_> =
            crates[0].needs.iter().map(|n| (n.name.as_str(), n.line, n.from_workspace, n.for_tests)).collect();
        let all = [("c", 5, false, false), ("law", 4, true, false), ("d", 7, false, true), ("e", 8, true, false)];
        assert_eq!(needs, all);
    }
}
