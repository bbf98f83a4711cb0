//! The house's own tools, run as `cargo xtask <command>`. They read the repository and judge it, and write the beginning of a new room; they never change a person's data and know no room from the inside.

mod read;
mod room;
mod screenshots;
mod tidy;

use lexopt::ValueExt;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, ExitCode};

const HELP: &str = "\
cargo xtask <command>

  tidy            read the whole repository and say where it breaks the rules of STYLE.md
  new-room NAME   write the smallest room of that name; docs/add-a-room.md tells what to do with it
  screenshots     walk the thread in a real browser and take the pictures of the handbook anew
  help            this text
";

/// What the command line asks for.
enum Command {
    Tidy,
    NewRoom(String),
    Screenshots,
    Help,
}

fn main() -> ExitCode {
    match command(lexopt::Parser::from_env()) {
        Ok(Command::Tidy) => tidy(&root()),
        Ok(Command::NewRoom(name)) => new_room(&root(), &name),
        Ok(Command::Screenshots) => match screenshots::take(&root()) {
            Ok(taken) => {
                taken.iter().for_each(|name| println!("taken: {name}"));
                ExitCode::SUCCESS
            }
            Err(why) => failed(&why),
        },
        Ok(Command::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            eprint!("{wrong}\n\n{HELP}");
            ExitCode::FAILURE
        }
    }
}

/// Reads one command word; anything after it is refused, so that a mistyped wish is not silently half done.
fn command(mut words: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let found = match words.next()? {
        None | Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) => Command::Help,
        Some(lexopt::Arg::Value(word)) if word == "help" => Command::Help,
        Some(lexopt::Arg::Value(word)) if word == "tidy" => Command::Tidy,
        Some(lexopt::Arg::Value(word)) if word == "screenshots" => Command::Screenshots,
        Some(lexopt::Arg::Value(word)) if word == "new-room" => Command::NewRoom(words.value()?.string()?),
        Some(other) => return Err(other.unexpected()),
    };
    words.next()?.map_or(Ok(found), |more| Err(more.unexpected()))
}

/// Prints every finding and the counts; succeeds only when there is no finding.
fn tidy(root: &Path) -> ExitCode {
    match tidy::run(root) {
        Ok(report) => {
            print!("{report}");
            if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(fault) => {
            eprintln!("tidy could not read {}: {fault}", root.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes the room, and says what was written and what is left to do.
fn new_room(root: &Path, name: &str) -> ExitCode {
    let tree = match read::tree::Tree::read(root) {
        Ok(tree) => tree,
        Err(fault) => return failed(&format!("the repository cannot be read: {fault}")),
    };
    let plan = match room::plan(&tree, name) {
        Ok(plan) => plan,
        Err(refused) => return failed(&refused.to_string()),
    };
    if let Err(fault) = room::write(root, &plan) {
        return failed(&format!("the room is half written: {fault}"));
    }
    // The lock file must name the new crate, or the tests refuse to start; nothing is fetched for that.
    let known =
        Program::new("cargo").args(["update", "--workspace", "--offline", "--quiet"]).current_dir(root).status();
    for path in plan.files.keys() {
        println!("written: {path}");
    }
    for says in &plan.by_hand {
        println!("for you: {says}");
    }
    if !known.is_ok_and(|status| status.success()) {
        println!("for you: Cargo.lock does not know the room yet: run `cargo check --package {name}`.");
    }
    println!(
        "\nIts page: {} (./run, log in). Its tests: cargo nextest run -p {name} && cargo nextest run -p town a_line_in_{name} golden",
        plan.page
    );
    println!("Now make it your own: docs/add-a-room.md");
    ExitCode::SUCCESS
}

fn failed(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::FAILURE
}

/// The repository: the folder above this crate.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Result<Command, lexopt::Error> {
        command(lexopt::Parser::from_args(words.iter().copied()))
    }

    #[test]
    fn the_command_line_knows_its_words_and_no_others() {
        assert!(matches!(asked(&["tidy"]), Ok(Command::Tidy)));
        assert!(matches!(asked(&["help"]), Ok(Command::Help)));
        assert!(matches!(asked(&["--help"]), Ok(Command::Help)));
        assert!(matches!(asked(&[]), Ok(Command::Help)));
        assert!(matches!(asked(&["screenshots"]), Ok(Command::Screenshots)));
        assert!(asked(&["tidy", "later"]).is_err());
        assert!(matches!(asked(&["new-room", "outreach"]), Ok(Command::NewRoom(name)) if name == "outreach"));
        assert!(asked(&["new-room"]).is_err());
        assert!(asked(&["new-room", "outreach", "support"]).is_err());
    }
}
