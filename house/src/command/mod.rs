//! The command line.

mod export;
mod flow;
mod letters;
mod serve;
mod town;
mod verify;
pub mod week;

use lexopt::prelude::*;
use std::{error::Error, ffi::OsString, path::PathBuf, process::ExitCode};

const HELP: &str = "\
helhet: the information system of a municipal social service

  helhet found [--settings FILE]                begin the records of a new house: once
  helhet serve [--settings FILE | --demo DIR]   open the doors
  helhet verify-log [FILE] [--settings FILE] [--anchor SEQ:HASH]
                                                check the journal, or an exported one
  helhet export journal [--bodies] [--settings FILE]
                                                write the journal as JSON lines
  helhet export xes [--settings FILE]           write the journal as an event log (XES), names masked
  helhet letters [read ID | reply ID REPLY | code CODE]
                                                the letters that wait; open one; answer one (REPLY:
                                                thanks, please-ring); find one by its code
  helhet flow LOG [--json] [--html FILE]        what an event log says about how matters go; more of it:
                                                helhet flow --help
  helhet week DIR --db FILE [--json] [--check]  play a week of contacts in new records (FILE, or
                                                postgres://…?schema=NAME) and say what became of each;
                                                --check compares with what the files say
  helhet town [--inhabitants N] [--years N] [--seed N] [--until DAY] [--into DIR | --settings FILE]
                                                make a made-up municipality with years behind it, in a
                                                folder that serve --demo opens; it ends before DAY (today)

--settings is helhet.toml where nothing else is said.
";

/// What was asked for on the command line.
struct Asked {
    words: Vec<String>,
    settings: PathBuf,
    demo: Option<PathBuf>,
    anchors: Vec<seal::Head>,
    bodies: bool,
    db: Option<String>,
    into: Option<PathBuf>,
    town: town::Size,
    print: week::Print,
    compare: week::Compare,
    help: bool,
}

type Done = Result<ExitCode, Box<dyn Error + Send + Sync>>;

/// Runs one command. Exit code 0: done; 1: the journal is not sound; 2: it could not be done.
pub fn run(args: Vec<OsString>) -> ExitCode {
    // A log is read without records, so neither settings nor a runtime stand before it.
    if args.first().is_some_and(|word| word == "flow") {
        return flow::run(args.get(1..).unwrap_or_default());
    }
    let asked = match read(args) {
        Ok(asked) => asked,
        Err(e) => {
            eprintln!("{e}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(e) => {
            eprintln!("{e}");
            return ExitCode::from(2);
        }
    };
    runtime.block_on(one(asked)).unwrap_or_else(|e| {
        eprintln!("{e}");
        ExitCode::from(2)
    })
}

async fn one(asked: Asked) -> Done {
    let words: Vec<&str> = asked.words.iter().map(String::as_str).collect();
    match words.as_slice() {
        _ if asked.help => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        ["found"] => serve::found(&asked.settings).await,
        ["serve"] => serve::serve(&asked.settings, asked.demo.as_deref()).await,
        ["verify-log"] => verify::database(&asked.settings, &asked.anchors).await,
        ["verify-log", file] => verify::file(file, &asked.anchors),
        ["export", "journal"] => export::journal(&asked.settings, asked.bodies).await,
        ["export", "xes"] => export::xes(&asked.settings).await,
        ["letters"] => letters::list(&asked.settings).await,
        ["letters", "read", id] => letters::read(&asked.settings, id).await,
        ["letters", "code", code] => letters::code(&asked.settings, code).await,
        ["letters", "reply", id, reply] => letters::reply(&asked.settings, id, reply).await,
        ["town"] => town::town(&asked.settings, asked.into.as_deref(), &asked.town).await,
        ["week", folder] => {
            let database = asked.db.as_deref().ok_or("helhet week needs --db FILE: new records, of their own")?;
            week::week(folder.as_ref(), database, asked.print, asked.compare).await
        }
        ["week"] => Err("helhet week needs a folder: the one that holds people.toml and the contacts".into()),
        _ => Err(format!("there is no such command\n\n{HELP}").into()),
    }
}

fn read(args: Vec<OsString>) -> Result<Asked, lexopt::Error> {
    let mut asked = Asked {
        words: vec![],
        settings: PathBuf::from("helhet.toml"),
        demo: None,
        anchors: vec![],
        bodies: false,
        db: None,
        into: None,
        town: town::Size::default(),
        print: week::Print::Lines,
        compare: week::Compare::No,
        help: false,
    };
    let mut named = false;
    let mut parser = lexopt::Parser::from_args(args);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("settings") => (asked.settings, named) = (parser.value()?.into(), true),
            Long("demo") => asked.demo = Some(parser.value()?.into()),
            Long("anchor") => asked.anchors.push(parser.value()?.parse()?),
            Long("db") => asked.db = Some(parser.value()?.string()?),
            Long("into") => asked.into = Some(parser.value()?.into()),
            Long("inhabitants") => asked.town.inhabitants = parser.value()?.parse()?,
            Long("years") => asked.town.years = parser.value()?.parse()?,
            Long("seed") => asked.town.seed = parser.value()?.parse()?,
            Long("until") => asked.town.until = Some(parser.value()?.string()?),
            Long("json") => asked.print = week::Print::Json,
            Long("check") => asked.compare = week::Compare::WithFiles,
            Long("bodies") => asked.bodies = true,
            Long("help") | Short('h') => asked.help = true,
            Value(word) => asked.words.push(word.string()?),
            other => return Err(other.unexpected()),
        }
    }
    if named && (asked.demo.is_some() || asked.into.is_some()) {
        return Err("a made-up town has settings of its own, helhet.toml in its folder: leave out --settings".into());
    }
    Ok(asked)
}
