//! The repository as a list of files: what git tracks or would track, without what is vendored or generated.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::process::Command;

/// Other people's files and generated ones: our rules are not theirs.
const SKIPPED: [&str; 3] = ["house/assets/vendor/", "town/tests/vendor/", "house/assets/public/base.css"];

/// Every file of the repository by its path from the root, with `/` between folders. A file that is not text has no text.
pub struct Tree {
    files: BTreeMap<String, Option<String>>,
}

impl Tree {
    /// Reads the repository at `root`: through git, or by walking the folders where git or its record is missing.
    ///
    /// # Errors
    /// When a folder or file that was listed cannot be read.
    pub fn read(root: &Path) -> io::Result<Tree> {
        let paths = match tracked(root) {
            Some(paths) => paths,
            None => walked(root)?,
        };
        let mut files = BTreeMap::new();
        for path in paths.into_iter().filter(|path| !is_skipped(path)) {
            let full = root.join(&path);
            // A file that git remembers but somebody has just removed is no longer part of the house.
            if full.is_file() {
                files.insert(path, String::from_utf8(std::fs::read(full)?).ok().filter(|text| !text.contains('\0')));
            }
        }
        Ok(Tree { files })
    }

    /// A made-up repository, for the tests of the rules.
    #[cfg(test)]
    pub fn made(files: &[(&str, &str)]) -> Tree {
        Tree { files: files.iter().map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned()))).collect() }
    }

    /// The same repository with these files written into it, for the tests of what is made.
    #[cfg(test)]
    pub fn with(&self, files: &BTreeMap<String, String>) -> Tree {
        let new = files.iter().map(|(path, text)| (path.clone(), Some(text.clone())));
        Tree { files: self.files.clone().into_iter().chain(new).collect() }
    }

    /// Every path, text or not, in alphabetical order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Every text file: path and text.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    /// The text files whose path ends with `ending`.
    pub fn ending(&self, ending: &'static str) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(move |(path, _)| path.ends_with(ending))
    }

    /// One file's text.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.as_deref()
    }

    /// Whether the path is a file, or a folder with a file in it.
    pub fn holds(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.files.contains_key(path) || self.files.keys().any(|file| file.starts_with(&folder))
    }
}

fn is_skipped(path: &str) -> bool {
    SKIPPED.iter().any(|skip| path.starts_with(skip))
}

/// Whether a path lies in a folder of tests, where samples of what is forbidden may stand.
pub fn is_test(path: &str) -> bool {
    path.starts_with("tests/") || path.contains("/tests/")
}

/// What git tracks and what it would track; nothing when git is missing, refuses, or knows no file here.
fn tracked(root: &Path) -> Option<Vec<String>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .ok()
        .filter(|answer| answer.status.success())?;
    let text = String::from_utf8(listed.stdout).ok()?;
    let paths: Vec<String> = text.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect();
    (!paths.is_empty()).then_some(paths)
}

/// Every file below the root, without build output and git's own folder.
fn walked(root: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            match entry.file_type()? {
                kind if kind.is_dir() && !matches!(name.as_str(), "target" | ".git") => folders.push(path),
                kind if kind.is_file() => found.push(path),
                _ => {}
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walking_finds_the_same_sources_as_git() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let walked = walked(here).unwrap();
        assert!(walked.iter().any(|path| path == "src/read/tree.rs"));
        if let Some(tracked) = tracked(here) {
            assert!(tracked.iter().all(|path| walked.contains(path) || !here.join(path).exists()));
        }
    }

    #[test]
    fn what_is_vendored_or_generated_is_not_judged() {
        assert!(is_skipped("house/assets/vendor/htmx.js") && is_skipped("house/assets/public/base.css"));
        assert!(!is_skipped("house/assets/public/house.css") && !is_skipped("rooms/contact/src/lib.rs"));
    }

    #[test]
    fn a_folder_is_held_by_its_files() {
        let tree = Tree::made(&[("rooms/intake/src/lib.rs", "")]);
        assert!(tree.holds("rooms/intake") && tree.holds("rooms/intake/") && tree.holds("rooms/intake/src/lib.rs"));
        assert!(!tree.holds("rooms/int"));
    }
}
