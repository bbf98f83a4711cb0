//! *Personen*: all that one reader may know of one person, on one page.
//!
//! The page is there for one who may see at least one matter of the person. What was told, written and done comes from the
//! matters that the reader may read, and from no others.

mod around;
mod now;
mod strip;
mod time;
mod told;

use super::leaf;
use access::{Act, No, Permit, Refusal};
use around::Around;
use askama::Template;
use casefile::{
    MatterId, Person, PersonId,
    matter::reader::{Summary, summaries, veiled_of},
    person::{self, same},
};
use law::Day;
use now::Nu;
use page::{
    Icon, Names, Say, Signed,
    staff::{Ask, Out},
};
use store::Tx;
use strip::Strip;
use time::Entry;
use told::Quote;

#[derive(Template)]
#[template(path = "person.html")]
struct Page<'a> {
    t: &'a Say,
    strip: Strip,
    veiled: Option<String>,
    now: Vec<Nu>,
    told: Vec<Quote>,
    around: Around,
    time: Vec<Entry>,
    older: bool,
}

/// One matter that the reader may see, with the right to read in it where there is one.
struct Open {
    summary: Summary,
    read: Option<Permit>,
    /// What has been signed in it, the first first; nothing where the reader may not read in it.
    signed: Vec<Signed>,
}

/// What the parts of the page are made of.
struct Reading<'a> {
    ask: &'a Ask,
    names: Names,
    today: Day,
    /// Every record of the person, the one that is kept first.
    records: Vec<Person>,
    matters: Vec<Open>,
}

impl Reading<'_> {
    /// The matters that the reader may read in.
    fn read(&self) -> impl Iterator<Item = (&Summary, &Permit)> {
        self.matters.iter().filter_map(|one| Some((&one.summary, one.read.as_ref()?)))
    }
}

/// The person, for one who may know of them; for everybody else there is no such page.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = PersonId::of(ask.id()?);
    let seen = summaries(&mut tx, ask.session.staff, id).await?;
    let veiled = veiled_of(&mut tx, ask.session.staff, id).await?;
    let veiled = sentence(&mut tx, &ask, veiled).await?;
    if seen.is_empty() {
        let guarded = veiled.map(|word| No::from(Refusal { word, rule: Some("SEK-8") }));
        return Err(guarded.unwrap_or(No::Absent));
    }
    let mut records = Vec::new();
    for record in same::records(&mut tx, id).await? {
        records.extend(person::one(&mut tx, record).await?);
    }
    let names = Names::load(&mut tx).await?;
    let mut matters = Vec::new();
    for summary in seen {
        let read = permit(&mut tx, &ask, &summary).await?;
        let signed = match &read {
            Some(permit) => ask.signed(&mut tx, permit, &names).await?,
            None => Vec::new(),
        };
        matters.push(Open { summary, read, signed });
    }
    let today = ask.today();
    let reading = Reading { ask: &ask, names, today, records, matters };
    let around = Around::of(&mut tx, &reading).await?;
    let (time, older) = time::line(&mut tx, &reading).await?;
    let page = Page {
        t: &ask.say,
        strip: Strip::of(&reading),
        veiled: veiled.map(|word| ask.say.s(word)),
        now: now::all(&mut tx, &reading).await?,
        told: told::all(&mut tx, &reading).await?,
        time,
        older,
        around,
    };
    let leaf = leaf(&ask.say, "desk-file-title", &page)?;
    let matters = reading.matters.iter().map(|one| one.summary.id.uuid());
    let records = reading.records.iter().map(|one| one.id.uuid());
    let shown: Vec<_> = matters.chain(records).chain(page.around.shown()).collect();
    ask.sight.shows(shown);
    Ok(ask.page(tx, leaf))
}

/// The right to read in a matter, where the reader has it.
async fn permit(tx: &mut Tx, ask: &Ask, summary: &Summary) -> Result<Option<Permit>, No> {
    match Permit::for_matter(tx, ask.session.staff, Act::Read, summary.id.uuid()).await {
        Ok(permit) => Ok(Some(permit)),
        Err(No::Refusal(_) | No::Absent) => Ok(None),
        Err(no) => Err(no),
    }
}

/// What the policy says of a matter of which only a neutral sentence may be given.
async fn sentence(tx: &mut Tx, ask: &Ask, matter: Option<MatterId>) -> Result<Option<&'static str>, No> {
    let Some(matter) = matter else { return Ok(None) };
    match Permit::for_matter(tx, ask.session.staff, Act::See, matter.uuid()).await {
        Err(No::Refusal(refusal)) => Ok(Some(refusal.word)),
        Ok(_) | Err(No::Absent) => Ok(None),
        Err(no) => Err(no),
    }
}
