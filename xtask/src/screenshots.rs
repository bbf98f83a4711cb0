//! The pictures of the handbook: the story of the thread is walked in a real browser, and what is looked at is kept.

use std::{collections::BTreeSet, path::Path, process::Command as Program};

/// Where the handbook and its pictures lie.
const HANDBOOK: &str = "docs/handbok";
const STORY: &str = "the_thread_is_walked_and_every_page_on_it_can_be_used_by_everybody";

/// Takes every picture anew, keeps those that a page of the handbook or README shows, and gives their names.
///
/// # Errors
/// A sentence: the story broke, there is no browser, or a page shows a picture that the story does not take.
pub fn take(root: &Path) -> Result<Vec<String>, String> {
    let (folder, wanted) = (root.join(HANDBOOK).join("bilder"), shown(root)?);
    let taken = root.join("target/pictures");
    std::fs::remove_dir_all(&taken).ok();
    let mut story = Program::new("cargo");
    story.args(["test", "--package", "town", "--test", "browser", STORY]).env("HELHET_PICTURES", &taken);
    let told = story.current_dir(root).status().map_err(|fault| fault.to_string())?;
    if !told.success() {
        return Err("the story broke, and the pictures are as they were".into());
    }
    if !taken.exists() {
        return Err("there is no Chromium with its driver here, and the pictures are as they were".into());
    }
    if let Some(missing) = wanted.iter().find(|name| !taken.join(name).exists()) {
        return Err(format!("{missing}: a page shows it, and the story takes no such picture"));
    }
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).map_err(|fault| fault.to_string())?;
    for name in &wanted {
        std::fs::copy(taken.join(name), folder.join(name)).map_err(|fault| format!("{name}: {fault}"))?;
    }
    Ok(wanted.into_iter().collect())
}

/// The pictures that pages show, by name.
fn shown(root: &Path) -> Result<BTreeSet<String>, String> {
    let mut pages = vec![root.join("README.md")];
    let all = std::fs::read_dir(root.join(HANDBOOK)).map_err(|fault| format!("{HANDBOOK}: {fault}"))?;
    pages.extend(all.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "md")));
    let mut names = BTreeSet::new();
    for page in pages {
        let text = std::fs::read_to_string(&page).map_err(|fault| fault.to_string())?;
        names.extend(pictures(&text).map(str::to_owned));
    }
    Ok(names)
}

/// The names behind `bilder/` in a text.
fn pictures(text: &str) -> impl Iterator<Item = &str> {
    text.split("bilder/").skip(1).filter_map(|rest| rest.split(')').next()).filter(|name| name.ends_with(".png"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_which_pictures_it_shows() {
        let text = "![Kön](bilder/mottagningen.png) och ![Dagen](docs/handbok/bilder/min-dag.png), inte [x](bilder/)";
        assert_eq!(pictures(text).collect::<Vec<_>>(), ["mottagningen.png", "min-dag.png"]);
    }

    #[test]
    fn every_picture_that_is_shown_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let missing: Vec<String> = shown(root)
            .unwrap()
            .into_iter()
            .filter(|name| !root.join(HANDBOOK).join("bilder").join(name).exists())
            .collect();
        assert!(missing.is_empty(), "run `cargo xtask screenshots`: {missing:?}");
    }
}
