//! From a letter to PDF/A-2a and PDF/UA-1.
//!
//! What stands on the paper comes from [`page::letter`], whole and in order, as values. Here it is laid out by a template
//! (`letter.typ`), set in typefaces that travel with the program, tagged for those who cannot see, and written so that it
//! can be read in a hundred years. The template is the only program text there is: what somebody wrote is read by it as
//! data and cannot become a part of it. The same paper gives the same bytes.
//!
//! It knows no room, no database, no clock, no file and no other machine, and will never know why a letter is sent. It is
//! heavy: only the house stands on it.

mod drawn;
mod world;

use page::letter::{BadLetter, Paper, Pdf, Press};
use std::sync::LazyLock;
use typst::diag::{SourceDiagnostic, Warned};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::{Desk, Type};

/// The engine. It holds nothing: typefaces and template are read once for the whole program, with the first letter.
#[derive(Clone, Copy, Debug)]
pub struct Engine;

/// How deep a layout may go: a page within blocks within lists asks for more than an ordinary thread has.
const STACK: usize = 16 << 20;

static TYPE: LazyLock<Result<Type, BadLetter>> = LazyLock::new(Type::read);
static BENCH: LazyLock<Result<rayon::ThreadPool, BadLetter>> = LazyLock::new(|| {
    let bench = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build();
    bench.map_err(|_| BadLetter("there is no thread to work on".into()))
});

impl Press for Engine {
    fn press(&self, paper: &Paper) -> Result<Pdf, BadLetter> {
        let (kind, bench) = (TYPE.as_ref().map_err(Clone::clone)?, BENCH.as_ref().map_err(Clone::clone)?);
        let mut values = serde_json::to_value(paper).map_err(|_| BadLetter("it has no form as values".into()))?;
        drawn::make(&mut values, kind.fonts());
        let desk = Desk::new(kind, values.to_string().into_bytes());
        let pressed = bench.install(|| set(&desk));
        // Nothing of a letter is remembered for the next one.
        typst::comemo::evict(0);
        pressed.map(Pdf::pressed)
    }
}

/// Lays a letter out and writes it.
fn set(desk: &Desk) -> Result<Vec<u8>, BadLetter> {
    let Warned { output, .. } = typst::compile::<PagedDocument>(desk);
    let document = output.map_err(|faults| wrong("the template does not fit", desk, &faults))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let standards = standards.map_err(|_| BadLetter("the engine knows no PDF/A-2a with PDF/UA-1".into()))?;
    let creator = typst::foundations::Smart::Custom(Some("Helhet".to_owned()));
    let options = PdfOptions { standards, creator, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|faults| wrong("it would not be PDF/A-2a and PDF/UA-1", desk, &faults))
}

/// What is wrong and in which lines of the template. The engine's own sentences may cite the letter, so they stay here.
fn wrong(what: &str, desk: &Desk, faults: &[SourceDiagnostic]) -> BadLetter {
    let lines: Vec<String> = faults.iter().filter_map(|fault| desk.line(fault)).map(|line| line.to_string()).collect();
    BadLetter(format!("{what} ({} faults; lines of the template: {})", faults.len(), lines.join(", ")))
}
