//! The repository must build on any machine: no path of one machine, no address of one package host.

use super::Finding;
use crate::read::tree::Tree;

/// What must not stand in a file, put together here so that this file does not break its own rule.
struct Traces {
    paths: Vec<String>,
    hosts: Vec<String>,
}

fn traces() -> Traces {
    let paths = ["root", "home", "Users", "tmp", "mnt", "var/tmp"].map(|folder| format!("/{folder}/"));
    let hosts =
        [["replace-", "with ="], ["[regis", "tries"], ["sparse", "+http"], ["index-", "url"], ["_auth", "Token"]];
    Traces { paths: paths.into(), hosts: hosts.map(|parts| parts.concat()).into() }
}

/// Reads every line of every text file.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let traces = traces();
    let mut found = Vec::new();
    for (path, text) in tree.texts() {
        for (line, text) in (1..).zip(text.lines()) {
            if let Some(trace) = traces.paths.iter().find(|trace| is_absolute(text, trace)) {
                found.push(Finding::new(
                    path,
                    line,
                    "machine",
                    format!("`{trace}` exists on one machine only: start from the repository's root."),
                ));
            }
            if let Some(trace) = traces.hosts.iter().find(|trace| text.contains(*trace)) {
                found.push(Finding::new(
                    path,
                    line,
                    "machine",
                    format!("`{trace}` ties the build to one package host: leave that to the machine's own settings."),
                ));
            }
        }
    }
    found
}

/// Whether the folder stands in the line as the beginning of an absolute path: nothing path-like before it, a name
/// behind it.
fn is_absolute(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + folder.len()..).and_then(|text| text.chars().next());
        let free = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '_' | '-' | '/' | '}' | '>'));
        free && after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        check(&Tree::made(&[("docs/a.md", text)])).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn paths_of_one_machine_are_found() {
        let slash = "/";
        let bad = format!("`{slash}home/anna/helhet`\ncd {slash}root/x\n{slash}tmp/build\nsee {slash}Users/anna\n");
        assert_eq!(lines(&bad), [1, 2, 3, 4]);
        let good = ["../home/x", "https://a.se/tmp/x", "/homes/x", "home/root/x", "{root}/home/x"];
        assert_eq!(lines(&good.join("\n")), [0; 0]);
    }

    #[test]
    fn settings_that_tie_to_a_host_are_found() {
        let bad = [["replace-", "with = \"x\""], ["[regis", "tries.own]"], ["sparse", "+https://a.example/"]];
        assert_eq!(lines(&bad.map(|parts| parts.concat()).join("\n")), [1, 2, 3]);
        assert_eq!(lines("cargo add jiff\nwith = 1\n"), [0; 0]);
    }
}
