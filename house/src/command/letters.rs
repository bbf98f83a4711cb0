//! `helhet letters`: for the one on the house's own machine, until a room for staff reads them.

use super::Done;
use crate::{Wall, doors, settings::Settings};
use ::contact::deeds;
use access::{Act, Permit, Who};
use casefile::contact::{self, Reply};
use journal::{Moment, Moments};
use law::Law;
use std::{error::Error, path::Path, process::ExitCode, sync::Arc};
use store::{Db, Uuid};

/// Lists the letters that nobody has answered: when they came and whether they are read, nothing of what they say.
pub async fn list(settings: &Path) -> Done {
    let (db, _) = ready(settings).await?;
    let waiting = contact::waiting(&mut db.snapshot().await?).await?;
    for c in &waiting {
        let read = if c.read_at.is_some() { "read" } else { "unread" };
        println!("{}  {}  {:<9}  {}  {read}", c.id, c.arrived_at, c.route.name(), c.language);
    }
    println!("{} waiting", waiting.len());
    Ok(ExitCode::SUCCESS)
}

/// Opens one letter. That it was opened, and by whom, is in the journal before a word of it is shown.
pub async fn read(settings: &Path, id: &str) -> Done {
    let (db, moment) = ready(settings).await?;
    let permit = Permit::ask(operator(), Act::ReportRead)?;
    let mut tx = db.begin().await?;
    let opened = deeds::read(&mut tx, &permit, &moment, id.parse::<Uuid>()?).await.map_err(said)?;
    tx.commit().await?;
    println!("{} {} {}", opened.contact.arrived_at, opened.contact.route.name(), opened.contact.language);
    for answer in &opened.answers {
        println!("\n{}:\n{}", answer.question.name(), answer.text);
    }
    Ok(ExitCode::SUCCESS)
}

/// Answers one letter with a prepared sentence.
pub async fn reply(settings: &Path, id: &str, name: &str) -> Done {
    let reply = Reply::of(name).ok_or("the replies are: thanks, please-ring, elsewhere")?;
    let (db, moment) = ready(settings).await?;
    let permit = Permit::ask(operator(), Act::ReportReply)?;
    let mut tx = db.begin().await?;
    deeds::reply(&mut tx, &permit, &moment, id.parse::<Uuid>()?, reply).await.map_err(said)?;
    tx.commit().await?;
    println!("answered: {name}");
    Ok(ExitCode::SUCCESS)
}

async fn ready(settings: &Path) -> Result<(Db, Moment), Box<dyn Error + Send + Sync>> {
    let settings = Settings::read(settings)?;
    let moment = Wall::new(Arc::new(Law::sweden()?)).now();
    Ok((doors::open(&settings.records, moment.at).await?, moment))
}

/// A refusal in English words, as the rest of the command line.
fn said(no: access::No) -> Box<dyn Error + Send + Sync> {
    match no {
        access::No::Refusal(r) => match page::Words::of(&crate::way::rooms()) {
            Ok(words) => page::Say::new(Arc::new(words), page::Lang::En).s(r.word).into(),
            Err(e) => e.into(),
        },
        other => other.into(),
    }
}

/// The name that the operating system knows this person by.
#[expect(clippy::disallowed_methods, reason = "the command line belongs to somebody, and house may ask who")]
fn operator() -> Who {
    Who::Operator(std::env::var("SUDO_USER").or_else(|_| std::env::var("USER")).unwrap_or_else(|_| "unknown".into()))
}
