//! `helhet letters`: for the one on the house's own machine, until a room for staff reads them.

use super::Done;
use crate::{Wall, doors, key_file, operator::operator, settings::Settings};
use ::contact::deeds;
use access::{Act, Permit};
use casefile::{
    Code,
    contact::{self, Reply},
};
use journal::{Moment, Moments};
use law::Law;
use std::{error::Error, path::Path, process::ExitCode, sync::Arc};
use store::{Db, Uuid};

/// Lists the letters that nobody has answered: when they came and whether they are read, nothing of what they say.
pub async fn list(settings: &Path) -> Done {
    let (db, _) = ready(settings).await?;
    let (waiting, count) = contact::waiting(&mut db.snapshot().await?).await?;
    for c in &waiting {
        let read = if c.read_at.is_some() { "read" } else { "unread" };
        println!("{}  {}  {:<9}  {}  {read}", c.id, c.arrived_at, c.route.name(), c.language);
    }
    let more = count - i64::try_from(waiting.len())?;
    println!("{count} waiting{}", if more > 0 { format!(", {more} more than are shown") } else { String::new() });
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
    if !opened.intact {
        println!("THIS IS NOT WHAT CAME: somebody has changed the letter since. Run helhet verify-log.");
    }
    for answer in &opened.answers {
        // Set in, so that no line of a letter can look like one of ours.
        println!("\n{}:\n    {}", answer.question.name(), answer.text.replace('\n', "\n    "));
    }
    Ok(ExitCode::SUCCESS)
}

/// Finds the letter of somebody who rings and says a code.
pub async fn code(settings: &Path, code: &str) -> Done {
    let code = Code::parse(code).map_err(|_| "that is no code: it has twelve characters, no zeros and no ones")?;
    let keys = key_file::read(&Settings::read(settings)?.records.key_file)?;
    let (db, _) = ready(settings).await?;
    match contact::by_code(&mut db.snapshot().await?, &keys, &code).await? {
        Some(id) => println!("{id}"),
        None => return Err("no letter has that code".into()),
    }
    Ok(ExitCode::SUCCESS)
}

/// Answers one letter with a prepared sentence.
pub async fn reply(settings: &Path, id: &str, name: &str) -> Done {
    let reply = Reply::of(name).ok_or("the replies are: thanks, please-ring")?;
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
    Ok((doors::open(&settings.records).await?, moment))
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
