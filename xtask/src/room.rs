//! A new room: the smallest true one, written into the repository so that every test is green with it.

mod edits;
mod name;

use crate::read::tree::Tree;
use name::Name;
use std::{collections::BTreeMap, fmt, fs, io, path::Path};

/// The files of the room and the texts they begin as. `@name@`, `@word@`, `@title@` and `@path@` stand for the room's own.
const FILES: [(&str, &str); 12] = [
    ("rooms/@name@/Cargo.toml", include_str!("../room/Cargo.toml.new")),
    ("rooms/@name@/askama.toml", include_str!("../room/askama.toml.new")),
    ("rooms/@name@/src/lib.rs", include_str!("../room/lib.rs.new")),
    ("rooms/@name@/src/deeds.rs", include_str!("../room/deeds.rs.new")),
    ("rooms/@name@/src/line.rs", include_str!("../room/line.rs.new")),
    ("rooms/@name@/src/store.sql", include_str!("../room/store.sql.new")),
    ("rooms/@name@/src/words/sv.ftl", include_str!("../room/sv.ftl.new")),
    ("rooms/@name@/src/pages/mod.rs", include_str!("../room/pages.rs.new")),
    ("rooms/@name@/src/pages/lines.rs", include_str!("../room/lines.rs.new")),
    ("rooms/@name@/src/pages/lines.html", include_str!("../room/lines.html.new")),
    ("migrations/@step@.sql", include_str!("../room/step.sql.new")),
    ("town/tests/it/a_line_in_@name@.rs", include_str!("../room/story.rs.new")),
];

/// Why no room is made. Nothing has been written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub String);

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// What a new room changes.
pub struct Plan {
    /// Path and whole new text of every file.
    pub files: BTreeMap<String, String>,
    /// What a person must add, because the file is not as we knew it: one sentence each.
    pub by_hand: Vec<String>,
    /// The address of the room's page.
    pub page: String,
}

/// Reckons what a room of that name changes. Writes nothing.
///
/// # Errors
/// [`Refused`] where the name is none that a room can have here.
pub fn plan(tree: &Tree, name: &str) -> Result<Plan, Refused> {
    let name = Name::parse(tree, name)?;
    let mut files: BTreeMap<String, String> =
        FILES.iter().map(|(path, text)| (name.fill(path), name.fill(text))).collect();
    let mut by_hand = Vec::new();
    for edit in edits::all(&name) {
        let now = files.get(edit.path).map(String::as_str).or(tree.text(edit.path));
        match now.and_then(|text| edit.made(text)) {
            Some(text) => _ = files.insert(edit.path.to_owned(), text),
            None => by_hand.push(format!("{}: add `{}` {}.", edit.path, edit.line.trim(), edit.place)),
        }
    }
    Ok(Plan { files, by_hand, page: name.fill("/@path@") })
}

/// Writes the plan below `root`.
///
/// # Errors
/// When a folder or file cannot be written.
pub fn write(root: &Path, plan: &Plan) -> io::Result<()> {
    for (path, text) in &plan.files {
        let path = root.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
