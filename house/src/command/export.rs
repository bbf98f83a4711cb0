//! `helhet export`: what leaves the house, in formats that others can read.

use super::Done;
use crate::{doors, settings::Settings};
use journal::Bodies;
use std::{io, path::Path, process::ExitCode};

/// Writes the journal to the output, without what it says of persons unless `bodies` is asked for.
pub async fn journal(settings: &Path, bodies: bool) -> Done {
    let settings = Settings::read(settings)?;
    let db = doors::open(&settings.records).await?;
    let mut picture = db.snapshot().await?;
    let which = if bodies { Bodies::Along } else { Bodies::LeftOut };
    let mut out = io::BufWriter::new(io::stdout());
    journal::export(&mut picture, which, &mut out).await?;
    io::Write::flush(&mut out)?;
    Ok(ExitCode::SUCCESS)
}
