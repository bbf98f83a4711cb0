//! `helhet town`: a made-up municipality with years behind it, made by doing the work of the rooms.

use super::{Done, serve};
use crate::{
    Wall, demo,
    doors::{self, Expected},
    key_file,
    settings::Settings,
};
use access::{Password, session::Secret};
use casefile::Letterbox;
use generator::{Month, Plan, build, first_lawful};
use journal::Moments;
use law::{Day, Law};
use std::{path::Path, process::ExitCode, sync::Arc, time::Instant};

/// What town is asked for.
pub(super) struct Size {
    pub inhabitants: u32,
    pub years: u16,
    pub seed: u64,
    /// The day before which it ends; today where none is said.
    pub until: Option<String>,
}

impl Default for Size {
    fn default() -> Size {
        Size { inhabitants: 1500, years: 3, seed: 1, until: None }
    }
}

/// Makes the town in the folder, with settings and a secret of its own, or in the records of these settings. Exit code 1
/// where a deed was refused: the story provokes no refusal, so that is a mistake of ours.
pub(super) async fn town(settings: &Path, into: Option<&Path>, size: &Size) -> Done {
    let settings = match into {
        Some(folder) => serve::demo_settings(folder)?,
        None => Settings::read(settings)?,
    };
    if settings.records.tenant != serve::DEMO_TENANT {
        return Err("these records are of a real board (tenant): a made-up town is never written there".into());
    }
    let law = Arc::new(Law::sweden()?);
    let now = Wall::new(law.clone()).now();
    let until = match &size.until {
        Some(day) => Day::parse(day).map_err(|e| format!("--until: {e}"))?,
        None => law.settings().zone.day(now.at.instant()),
    };
    let asked = until.minus_days(size.years.saturating_mul(365));
    let from = first_lawful(&law, asked);
    if from > asked {
        eprintln!("note: the law that this house knows begins on {from}: the town begins there and not on {asked}");
    }
    let _alone = serve::alone(&settings.records.database)?;
    let keys = key_file::read_or_make(&settings.records.key_file)?;
    let db = doors::open_for_work(&settings.records, now.at, Expected::New).await?;
    Letterbox::new(db.clone(), keys.clone()).ready().await?;
    let password = Password::parse(demo::PASSWORD).map_err(|_| "the demo's password is too short")?;
    let (secret, municipality) = (Some(Secret::of(&password, &now)?), settings.municipality()?);
    let (inhabitants, seed, founders) = (size.inhabitants, size.seed, demo::founders());
    let plan =
        Plan { inhabitants, seed, from, until, secret, keys: &keys, founders: &founders, municipality: &municipality };
    let begun = Instant::now();
    let built = build(&db, law, &plan, &mut |month| progress(month, begun)).await?;
    let seconds = begun.elapsed().as_secs_f64();
    print!("{}", built.figures);
    println!("seconds: {seconds:.1}, events a second: {:.0}", built.figures.events as f64 / seconds.max(0.001));
    println!("Everybody who works there has the password {}:", demo::PASSWORD);
    built.colleagues.iter().for_each(|one| println!("  {one}"));
    db.close().await;
    Ok(ExitCode::from(u8::from(built.figures.refused_in_all() > 0)))
}

fn progress(month: &Month, begun: Instant) {
    let Month { name, contacts, matters, open, refusals, refused } = month;
    let seconds = begun.elapsed().as_secs();
    eprintln!("{name}  contacts {contacts:>6}  matters {matters:>6}  open {open:>5}  refusals {refusals}  {seconds} s");
    refused.iter().for_each(|one| eprintln!("         refused: {one}"));
}
