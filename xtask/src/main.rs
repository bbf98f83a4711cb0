//! The house's own tools, run as `cargo xtask <command>`. They read the repository and judge it; they never change a person's data and know no room from the inside.

mod read;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  tidy    read the whole repository and say where it breaks the rules of STYLE.md
  help    this text
";

/// What the command line asks for.
enum Command {
    Tidy,
    Help,
}

fn main() -> ExitCode {
    match command(lexopt::Parser::from_env()) {
        Ok(Command::Tidy) => tidy(&root()),
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
        assert!(asked(&["tidy", "later"]).is_err());
        assert!(asked(&["new-room"]).is_err());
    }
}
