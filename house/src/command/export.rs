//! `helhet export`: what leaves the house, in formats that others can read.

use super::Done;
use crate::{Wall, doors, settings::Settings};
use journal::{Bodies, Moments};
use law::Law;
use std::{io, path::Path, process::ExitCode, sync::Arc};

/// Writes the journal to the output, without what it says of persons unless `bodies` is asked for.
pub async fn journal(settings: &Path, bodies: bool) -> Done {
    let settings = Settings::read(settings)?;
    let wall = Wall::new(Arc::new(Law::sweden()?));
    let db = doors::open(&settings.records, wall.now().at).await?;
    let mut picture = db.snapshot().await?;
    let which = if bodies { Bodies::Along } else { Bodies::LeftOut };
    let mut out = io::BufWriter::new(io::stdout());
    journal::export(&mut picture, which, &mut out).await?;
    io::Write::flush(&mut out)?;
    Ok(ExitCode::SUCCESS)
}
