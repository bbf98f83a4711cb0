//! What cargo says the workspace is built from.

use super::spdx;
use crate::tidy::{Finding, layers::HEAVY};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// How cargo begins the source of a crate that was published to a registry; which one is the machine's own setting.
const PUBLISHED: &str = "registry+";
/// The crates of ours that may reach a heavy engine: the press that is one, the house, and those that test and measure the
/// house.
const LINKERS: [&str; 4] = ["press", "house", "town", "bench"];
/// The engine that makes paper, and the one crate of ours that may name it.
const PAPER: (&str, &str) = (HEAVY[0], "press");

/// Asks without the network first; a machine that has not fetched every platform's crates is let out to do so.
///
/// # Errors
/// Cargo's own last words.
pub fn ask(root: &Path) -> Result<Value, String> {
    run(root, &["--locked", "--offline"]).or_else(|_| run(root, &["--locked"]))
}

fn run(root: &Path, how: &[&str]) -> Result<Value, String> {
    let answer = Command::new("cargo").args(["metadata", "--format-version", "1"]).args(how).current_dir(root).output();
    let answer = answer.map_err(|fault| fault.to_string())?;
    if !answer.status.success() {
        let words = String::from_utf8_lossy(&answer.stderr).into_owned();
        return Err(words.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; "));
    }
    serde_json::from_slice(&answer.stdout).map_err(|fault| fault.to_string())
}

/// Holds every package against the rules of licence, source and weight.
pub fn judge(metadata: &Value, root: &Path) -> Vec<Finding> {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let wrong = list(metadata, "packages").flat_map(|package| [licence(package), source(package, &root)]);
    let mut found: Vec<Finding> = wrong.flatten().map(|says| Finding::new("Cargo.lock", 1, "licence", says)).collect();
    found.extend(heavy(metadata));
    found.extend(paper(metadata));
    found
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn licence(package: &Value) -> Option<String> {
    let (name, licence) = (text(package, "name"), text(package, "license"));
    match spdx::allowed(licence) {
        Ok(true) => None,
        Ok(false) => Some(format!(
            "`{name}` is under `{licence}`, which is not on our list: do without it, or decide about the licence in docs/decisions."
        )),
        Err(why) => Some(format!("`{name}` does not say its licence so that we can read it ({why}): do without it.")),
    }
}

fn source(package: &Value, root: &Path) -> Option<String> {
    let (name, source) = (text(package, "name"), text(package, "source"));
    let ours = source.is_empty() && Path::new(text(package, "manifest_path")).starts_with(root);
    let says = format!("`{name}` is neither a published crate nor of this repository: take a published version.");
    (!ours && !source.starts_with(PUBLISHED)).then_some(says)
}

/// Crates of ours, other than the house, that can reach a heavy engine by any road of ordinary dependencies.
fn heavy(metadata: &Value) -> Vec<Finding> {
    let names: BTreeMap<&str, &str> =
        list(metadata, "packages").map(|package| (text(package, "id"), text(package, "name"))).collect();
    let name = |id: &str| names.get(id).copied().unwrap_or_default();
    let roads = metadata.get("resolve").map(roads).unwrap_or_default();
    let ours = list(metadata, "workspace_members").filter_map(Value::as_str).filter(|id| !LINKERS.contains(&name(id)));
    let mut found = Vec::new();
    for id in ours {
        let reached = reach(id, &roads);
        if let Some(engine) =
            reached.iter().map(|id| name(id)).find(|name| HEAVY.iter().any(|family| name.starts_with(family)))
        {
            let says =
                format!("`{}` reaches the heavy engine `{engine}`: hand it in from `house` behind a trait.", name(id));
            found.push(Finding::new("Cargo.lock", 1, "layer", says));
        }
    }
    found
}

/// Crates of ours, other than the press, that name the engine which makes paper: by any road of their own, tests too.
fn paper(metadata: &Value) -> Vec<Finding> {
    let (engine, by) = PAPER;
    let ours =
        list(metadata, "packages").filter(|package| text(package, "source").is_empty() && text(package, "name") != by);
    let named = |package: &Value| list(package, "dependencies").any(|need| text(need, "name").starts_with(engine));
    let says = |package: &Value| {
        format!(
            "`{}` names the engine that makes paper: only `{by}` knows it, through `page::letter`.",
            text(package, "name")
        )
    };
    ours.filter(|package| named(package)).map(|package| Finding::new("Cargo.lock", 1, "layer", says(package))).collect()
}

/// Package id to the ids it is built from.
fn roads(resolve: &Value) -> BTreeMap<&str, Vec<&str>> {
    let ordinary = |need: &&Value| {
        list(need, "dep_kinds").any(|kind| kind.get("kind").is_none_or(|kind| kind.as_str() != Some("dev")))
    };
    let needs = |node| list(node, "deps").filter(ordinary).map(|need| text(need, "pkg")).collect();
    list(resolve, "nodes").map(|node| (text(node, "id"), needs(node))).collect()
}

fn reach<'a>(from: &'a str, roads: &BTreeMap<&'a str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(id) = next.pop() {
        if seen.insert(id) {
            next.extend(roads.get(id).into_iter().flatten().copied());
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn says(metadata: &Value) -> Vec<String> {
        judge(metadata, Path::new("/house")).into_iter().map(|finding| finding.says).collect()
    }

    fn package(name: &str, licence: Value, source: Value) -> Value {
        json!({ "id": name, "name": name, "license": licence, "source": source, "manifest_path": format!("/house/{name}/Cargo.toml") })
    }

    #[test]
    fn licences_and_sources_are_held() {
        let good = json!({ "packages": [package("law", json!("EUPL-1.2"), json!(null)), package("a", json!("MIT OR GPL-3.0"), json!("registry+https://example.org/index"))] });
        assert_eq!(says(&good), [""; 0]);
        for bad in [
            package("a", json!("GPL-3.0-only"), json!("registry+https://example.org/index")),
            package("a", json!(null), json!("registry+https://example.org/index")),
            package("a", json!("MIT"), json!("git+https://example.org/a")),
            json!({ "id": "a", "name": "a", "license": "MIT", "source": null, "manifest_path": "/elsewhere/a/Cargo.toml" }),
        ] {
            assert_eq!(says(&json!({ "packages": [bad] })).len(), 1, "{bad}");
        }
    }

    #[test]
    fn heavy_engines_reach_the_house_alone() {
        let metadata = |who: &str, kind: Value| {
            let need = |name: &str, kind: &Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
            json!({
                "packages": [package(who, json!("MIT"), json!(null)), package("b", json!("MIT"), json!("registry+https://example.org/index")), package("typst-pdf", json!("MIT"), json!("registry+https://example.org/index"))],
                "workspace_members": [who],
                "resolve": { "nodes": [
                    { "id": who, "deps": [need("b", &kind)] }, { "id": "b", "deps": [need("typst-pdf", &json!(null))] }, { "id": "typst-pdf", "deps": [] }
                ] }
            })
        };
        assert_eq!(says(&metadata("intake", json!(null))).len(), 1);
        assert_eq!(says(&metadata("intake", json!("dev"))), [""; 0]);
        assert_eq!(says(&metadata("house", json!(null))), [""; 0]);
    }

    #[test]
    fn only_the_press_names_the_engine_that_makes_paper() {
        let names = |who: &str, needed: &str| {
            let mut package = package(who, json!("MIT"), json!(null));
            package["dependencies"] = json!([{ "name": needed, "kind": "dev" }]);
            says(&json!({ "packages": [package] })).len()
        };
        assert_eq!(names("house", "typst-pdf"), 1);
        assert_eq!(names("town", "typst"), 1);
        assert_eq!(names("press", "typst"), 0);
        assert_eq!(names("house", "press"), 0);
    }
}
