//! A room made in a copy of this very repository: nothing is left for a person to do, and tidy finds nothing new.

use super::*;
use crate::tidy;
use std::collections::BTreeSet;

/// This repository, with two words in its lexicon that no real room will have.
fn here() -> Tree {
    let tree = Tree::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).unwrap();
    let row = "| påhittat rum; annat rum | trialroom; otherroom | `Trial` |\n";
    let lexicon = format!("{}{row}", tree.text("LEXICON.md").unwrap());
    tree.with(&[("LEXICON.md".to_owned(), lexicon)].into())
}

fn made(tree: &Tree, name: &str) -> Plan {
    plan(tree, name).unwrap_or_else(|no| panic!("{no}"))
}

/// Findings without their lines: what was wrong before may have moved.
fn wrong(tree: &Tree) -> BTreeSet<(String, &'static str, String)> {
    tidy::judge(tree).findings.into_iter().map(|found| (found.path, found.rule, found.says)).collect()
}

#[test]
fn a_room_in_this_repository_needs_no_hand_and_breaks_no_rule() {
    let tree = here();
    let plan = made(&tree, "trialroom");
    assert_eq!(plan.by_hand, [""; 0]);
    assert_eq!(plan.page, "/pahittat-rum");
    let (before, after) = (wrong(&tree), wrong(&tree.with(&plan.files)));
    let new: Vec<_> = after.difference(&before).collect();
    assert!(new.is_empty(), "{new:#?}");
    let left = plan.files.iter().filter(|(path, text)| path.contains('@') || text.contains("@name@"));
    assert_eq!(left.count(), 0, "no place is left empty");
}

#[test]
fn what_is_added_stands_beside_what_was_there() {
    let tree = here();
    let plan = made(&tree, "trialroom");
    for (path, text) in &plan.files {
        let Some(before) = tree.text(path) else { continue };
        let lost: Vec<&str> = before.lines().filter(|line| !text.lines().any(|now| now == *line)).collect();
        let lists = ["vec![", "::room()"];
        assert!(lost.iter().all(|line| lists.iter().any(|list| line.contains(list))), "{path} loses {lost:?}");
    }
    let way = plan.files.get("house/src/way.rs").unwrap();
    assert!(way.contains("trialroom::room()"), "{way}");
    let steps = plan.files.get("migrations/lib.rs").unwrap();
    assert!(steps.contains("_trialroom.sql"), "{steps}");
}

#[test]
fn a_second_room_of_the_same_name_is_refused() {
    let tree = here();
    let built = tree.with(&made(&tree, "trialroom").files);
    let why = plan(&built, "trialroom").err().map(|no| no.0).unwrap_or_default();
    assert!(why.contains("is taken"), "{why}");
    // Another one fits in beside it.
    assert_eq!(made(&built, "otherroom").by_hand, [""; 0]);
}

#[test]
fn a_house_that_looks_otherwise_is_told_line_by_line() {
    let lexicon = "| uppsökande verksamhet | outreach | `Outreach` |\n";
    let tree = Tree::made(&[("LEXICON.md", lexicon), ("house/src/way.rs", "pub fn all() {}\n")]);
    let plan = made(&tree, "outreach");
    assert_eq!(plan.by_hand.len(), 11);
    assert!(
        plan.by_hand.iter().any(|says| says == "house/src/way.rs: add `outreach::room()` to the list in `rooms()`.")
    );
    let folder = std::env::current_exe().unwrap().with_file_name(format!("room_{}", std::process::id()));
    write(&folder, &plan).unwrap();
    let written = fs::read_to_string(folder.join("migrations/0001_outreach.sql")).unwrap();
    assert!(written.contains("table outreach_line ("), "{written}");
    assert!(folder.join("rooms/outreach/src/pages/lines.html").is_file());
    fs::remove_dir_all(folder).unwrap();
}
