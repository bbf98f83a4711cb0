//! Dependencies: declared once, at the root, each below its reason.

use super::Finding;
use crate::read::{manifest::Crate, tree::Tree};

/// How many outside crates may share one reason, such as a crate and its JSON twin.
const SHARED: usize = 2;

/// Reads the root's list and every crate's tables.
pub fn check(tree: &Tree, crates: &[Crate], broken: &[String]) -> Vec<Finding> {
    let mut found: Vec<Finding> = tree.text("Cargo.toml").map(reasons).unwrap_or_default();
    found.extend(broken.iter().map(|path| Finding::new(path, 1, "depends", "The file is no TOML: mend it.")));
    for one in crates {
        for need in one.needs.iter().filter(|need| !need.from_workspace) {
            let says = format!(
                "`{}` has a version of its own: declare it in the root Cargo.toml with its reason and write `workspace = true` here.",
                need.name
            );
            found.push(Finding::new(&one.manifest, need.line, "depends", says));
        }
    }
    found
}

/// Lines of `[workspace.dependencies]` that stand below no comment, or share one with too many.
fn reasons(text: &str) -> Vec<Finding> {
    let lines = (1..).zip(text.lines()).skip_while(|(_, line)| line.trim() != "[workspace.dependencies]").skip(1);
    let (mut reasoned, mut found) = (0, Vec::new());
    for (at, line) in lines.take_while(|(_, line)| !line.trim_start().starts_with('[')) {
        let ours = line.contains("path =");
        match line.trim_start().chars().next() {
            Some('#') => reasoned = SHARED,
            None => reasoned = 0,
            Some(_) if !line.contains('=') || line.starts_with([' ', '\t', ']', '}']) => {}
            Some(_) if reasoned == 0 => {
                let says =
                    format!("No comment above says why this is needed (one reason covers at most {SHARED}): write it.");
                found.push(Finding::new("Cargo.toml", at, "reason", says));
            }
            Some(_) => reasoned -= usize::from(!ours),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::manifest;
    use crate::tidy::tests::places;

    fn run(files: &[(&str, &str)]) -> Vec<String> {
        let tree = Tree::made(files);
        let (crates, broken) = manifest::crates(&tree);
        places(&check(&tree, &crates, &broken))
    }

    #[test]
    fn each_dependency_stands_below_its_reason() {
        let good = "[workspace.dependencies]\n# Ours.\na = { path = \"a\" }\nb = { path = \"b\" }\nc = { path = \"c\" }\n# Why.\nd = \"1\"\ne = { version = \"1\", features = [\n  \"x=y\",\n] }\n[profile.dev]\nf = 1\n";
        assert_eq!(run(&[("Cargo.toml", good)]), [""; 0]);
        let bad = "[workspace.dependencies]\na = \"1\"\n# Why.\nb = \"1\"\nc = \"1\"\nd = \"1\"\n\ne = \"1\"\n";
        assert_eq!(run(&[("Cargo.toml", bad)]), ["Cargo.toml:2", "Cargo.toml:6", "Cargo.toml:8"]);
    }

    #[test]
    fn versions_stand_at_the_root_only() {
        let text = "[package]\nname = \"a\"\n[dependencies]\nb.workspace = true\nc = { workspace = true }\nd = \"1\"\n[dev-dependencies]\ne = { path = \"../e\" }\n";
        assert_eq!(run(&[("rooms/a/Cargo.toml", text)]), ["rooms/a/Cargo.toml:6", "rooms/a/Cargo.toml:8"]);
        assert_eq!(run(&[("rooms/a/Cargo.toml", "[package")]), ["rooms/a/Cargo.toml:1"]);
    }
}
