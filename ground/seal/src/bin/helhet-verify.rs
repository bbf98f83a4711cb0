//! The auditor's program: reads an exported journal and says whether it is whole. It needs no server and no network.

use std::{
    ffi::OsString,
    fs::File,
    io::{self, BufReader, Write},
    process::ExitCode,
};

use seal::{Broken, Head, Verdict, report, verify_reader_through};

const USAGE: &str = "\
Usage: helhet-verify FILE|- [--anchor SEQ:HASH]...

Checks a journal exported from Helhet; - reads it from standard input.
--anchor SEQ:HASH is a head noted earlier outside the system: the journal must pass through it. Without one, a tail cut
off together with a rewritten head, or a chain built anew, cannot be seen.

Exit code: 0 the journal is whole, 1 it is broken, 2 wrong usage or the file could not be read.
";
const WHOLE: u8 = 0;
const BROKEN: u8 = 1;
const NOT_CHECKED: u8 = 2;

struct Task {
    file: OsString,
    anchors: Vec<Head>,
}

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1).peekable();
    if words.peek().is_some_and(|word| word == "--help" || word == "-h") {
        return say(&mut io::stdout(), USAGE, WHOLE);
    }
    let task = match understand(words) {
        Ok(task) => task,
        Err(fault) => return say(&mut io::stderr(), &format!("{fault}\n\n{USAGE}"), NOT_CHECKED),
    };
    match verify(&task) {
        Ok(result) => say(&mut io::stdout(), &report(&result), code(&result)),
        Err(fault) => say(&mut io::stderr(), &format!("The file could not be opened: {fault}.\n"), NOT_CHECKED),
    }
}

fn understand(mut words: impl Iterator<Item = OsString>) -> Result<Task, String> {
    let (mut file, mut anchors) = (None, Vec::new());
    while let Some(word) = words.next() {
        if word == "--anchor" {
            let anchor = words.next().ok_or("--anchor needs SEQ:HASH after it.")?;
            let head = anchor.to_str().and_then(|text| text.parse().ok());
            anchors.push(head.ok_or("--anchor needs SEQ:HASH: a number and 64 lower-case hexadecimal digits.")?);
        } else if word != "-" && word.as_encoded_bytes().starts_with(b"-") {
            return Err(format!("The option {} is not known.", word.display()));
        } else if file.replace(word).is_some() {
            return Err("Name one file only.".into());
        }
    }
    Ok(Task { file: file.ok_or("Name the file to check.")?, anchors })
}

fn verify(task: &Task) -> io::Result<Result<Verdict, Broken>> {
    if task.file == "-" {
        return Ok(verify_reader_through(io::stdin().lock(), &task.anchors));
    }
    Ok(verify_reader_through(BufReader::new(File::open(&task.file)?), &task.anchors))
}

const fn code(result: &Result<Verdict, Broken>) -> u8 {
    match result {
        Ok(_) => WHOLE,
        Err(Broken::Unreadable { .. }) => NOT_CHECKED,
        Err(_) => BROKEN,
    }
}

/// A closed pipe must not turn into a panic, nor an answer nobody received into a good exit.
fn say(out: &mut impl Write, text: &str, code: u8) -> ExitCode {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => code.into(),
        Err(_) => NOT_CHECKED.into(),
    }
}
