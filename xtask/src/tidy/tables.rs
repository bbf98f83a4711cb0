//! Whose table is it: every table has an owner, and a room's SQL names only its own tables and ground's.

use super::Finding;
use crate::read::{sheet, tables, tree::Tree, tree::is_test};
use std::collections::BTreeMap;

/// Who owns a table or view.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Owner {
    Ground,
    Room(String),
    /// The house, for what belongs to running it (leases, outbox).
    House,
}

/// Reads migrations and crates' own SQL, then every sheet in ground and rooms.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut owners = BTreeMap::new();
    for (path, text) in tree.ending(".sql").filter(|(path, _)| !is_test(path)) {
        if path.starts_with("migrations/") {
            found.extend(read_migration(path, text, &mut owners));
        } else if let Some(owner) = owner_by_place(path) {
            owners.extend(tables::made(text).into_iter().map(|(_, name)| (name, owner.clone())));
        }
    }
    for (path, text) in tree.ending("store.sql").filter(|(path, _)| !is_test(path)) {
        let Some(here) = owner_by_place(path) else { continue };
        for statement in sheet::statements(text) {
            let named = tables::named_in(&statement.words).into_iter();
            found.extend(
                named.filter_map(|(line, name)| Some(Finding::new(path, line, "table", wrong(&here, &name, &owners)?))),
            );
        }
    }
    found
}

/// Notes the owner of everything a migration makes: `-- room: name`, `-- ground: name` or `-- house:` in the comment right above it.
fn read_migration(path: &str, text: &str, owners: &mut BTreeMap<String, Owner>) -> Vec<Finding> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (line, name) in tables::made(text) {
        let above = lines.get(..line - 1).unwrap_or_default().iter().rev();
        let owner = above.take_while(|line| line.trim_start().starts_with("--")).find_map(|line| mark(line));
        match owner {
            Some(owner) => _ = owners.insert(name, owner),
            None => {
                let says =
                    format!("Nobody owns `{name}`: write `-- room: <name>` or `-- ground: <name>` right above it.");
                found.push(Finding::new(path, line, "table", says));
            }
        }
    }
    found
}

fn mark(line: &str) -> Option<Owner> {
    let (kind, name) = line.trim().strip_prefix("--")?.trim().split_once(':')?;
    match (kind, name.split_whitespace().next()) {
        ("ground", Some(_)) => Some(Owner::Ground),
        ("room", Some(name)) => Some(Owner::Room(name.to_owned())),
        ("house", _) => Some(Owner::House),
        _ => None,
    }
}

fn owner_by_place(path: &str) -> Option<Owner> {
    let mut parts = path.split('/');
    match (parts.next()?, parts.next()?) {
        ("ground", _) => Some(Owner::Ground),
        ("rooms", room) => Some(Owner::Room(room.to_owned())),
        ("house", _) => Some(Owner::House),
        _ => None,
    }
}

/// What is wrong when SQL of `here` names a table. The views of sight (`may_read`, ...) are made at start and are ground's.
fn wrong(here: &Owner, name: &str, owners: &BTreeMap<String, Owner>) -> Option<String> {
    match owners.get(name) {
        _ if name.starts_with("may_") => None,
        Some(owner) if owner == here || *owner == Owner::Ground => None,
        Some(Owner::Room(room)) => {
            Some(format!("`{name}` belongs to the room {room}: read ground's nouns or the journal instead."))
        }
        Some(_) => Some(format!("`{name}` belongs to the house: let a job or the shell hand in what is needed.")),
        None => Some(format!("`{name}` is made by no migration: add it there below its owner's line.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tests::places;

    const STEP: &str = "-- ground: casefile\ncreate table matter (id uuid);\n-- room: intake\n-- Who is on duty.\ncreate table roster (id uuid);\n-- room: contact\ncreate table call (id uuid);\n-- house:\ncreate table lease (id uuid);\n";

    fn run(path: &str, sql: &str) -> Vec<String> {
        places(&check(&Tree::made(&[("migrations/0001_start.sql", STEP), (path, &format!("-- name: a\n{sql}\n"))])))
    }

    #[test]
    fn own_tables_and_grounds_are_open() {
        assert_eq!(
            run("rooms/intake/src/store.sql", "select * from roster join matter on 1 join may_read r on 1"),
            [""; 0]
        );
        assert_eq!(run("house/src/store.sql", "select * from lease, matter"), [""; 0]);
        assert_eq!(run("ground/casefile/src/store.sql", "with x as (select 1 from matter) select * from x"), [""; 0]);
    }

    #[test]
    fn others_and_unmade_tables_are_closed() {
        assert_eq!(
            run("rooms/intake/src/store.sql", "select * from roster\njoin call on 1"),
            ["rooms/intake/src/store.sql:3"]
        );
        assert_eq!(
            run("rooms/intake/src/store.sql", "insert into lease (id) values (1)"),
            ["rooms/intake/src/store.sql:2"]
        );
        assert_eq!(run("rooms/intake/src/store.sql", "delete from nothing"), ["rooms/intake/src/store.sql:2"]);
        assert_eq!(
            run("ground/casefile/src/store.sql", "update roster set id = 1"),
            ["ground/casefile/src/store.sql:2"]
        );
    }

    #[test]
    fn a_table_without_owner_is_found_and_a_crates_own_views_have_one() {
        let step = "-- a note\ncreate table x (id uuid);\n-- ground: access\ncreate table y (id uuid);\ncreate table z (id uuid);\n";
        assert_eq!(
            places(&check(&Tree::made(&[("migrations/1.sql", step)]))),
            ["migrations/1.sql:2", "migrations/1.sql:5"]
        );
        let view = ("ground/access/src/views.sql", "create view standing as select 1;");
        let sheet = ("rooms/intake/src/store.sql", "-- name: a\nselect 1 from standing\n");
        assert_eq!(check(&Tree::made(&[view, sheet])), []);
    }
}
