//! Drawn signs, always beside words: nobody has to know what a picture means.

use askama::filters::HtmlSafe;
use std::fmt;

/// One sign, drawn in the colour of the text around it and silent to those who listen (Aksel icons, MIT).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Out through a door: the quick exit.
    Exit,
    /// A globe: languages.
    Globe,
    /// A telephone.
    Phone,
    /// Something to put right.
    Wrong,
    /// Back to where you came from.
    Back,
    /// It is done.
    Done,
    /// It is waited for.
    Waiting,
    /// A looking-glass: search.
    Find,
    /// Something new.
    Add,
    /// A protected identity.
    Guard,
    /// An interpreter is needed.
    Interpreter,
    /// On paper.
    Print,
    /// Out of the session.
    LogOut,
    /// Something to attend to.
    Warning,
    /// A note.
    Note,
    /// A person.
    Person,
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Icon::Exit => include_str!("../icons/exit.svg").trim_end(),
            Icon::Globe => include_str!("../icons/globe.svg").trim_end(),
            Icon::Phone => include_str!("../icons/phone.svg").trim_end(),
            Icon::Wrong => include_str!("../icons/error.svg").trim_end(),
            Icon::Back => include_str!("../icons/arrow-left.svg").trim_end(),
            Icon::Done => include_str!("../icons/check.svg").trim_end(),
            Icon::Waiting => include_str!("../icons/clock.svg").trim_end(),
            Icon::Find => include_str!("../icons/search.svg").trim_end(),
            Icon::Add => include_str!("../icons/plus.svg").trim_end(),
            Icon::Guard => include_str!("../icons/shield-lock.svg").trim_end(),
            Icon::Interpreter => include_str!("../icons/interpreter.svg").trim_end(),
            Icon::Print => include_str!("../icons/printer.svg").trim_end(),
            Icon::LogOut => include_str!("../icons/log-out.svg").trim_end(),
            Icon::Warning => include_str!("../icons/warning.svg").trim_end(),
            Icon::Note => include_str!("../icons/note.svg").trim_end(),
            Icon::Person => include_str!("../icons/person.svg").trim_end(),
        })
    }
}

impl HtmlSafe for Icon {}
