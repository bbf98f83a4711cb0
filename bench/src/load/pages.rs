//! The pages that people open again and again.

use crate::deeds::{Desk, NUMBER};
use bench::{Res, client::Browser};
use std::time::Duration;

/// Family names that a made-up town gives to many, but not each town each of them.
const FAMILIES: [&str; 4] = ["Granberg", "Lindqvist", "Palm", "Norén"];

/// A page of the staff's, and what is asked of it.
#[derive(Clone)]
pub enum Page {
    /// Min dag, each reader's own.
    Day,
    /// Mottagningen with everything that waits there.
    Queue,
    /// One matter.
    Matter(String),
    /// One person.
    Person(String),
    /// A search for a family name that many bear.
    Name(&'static str),
    /// A search for a personal number that one child has.
    Number,
}

impl Page {
    /// Every page, of a child that was registered for this.
    ///
    /// # Errors
    /// Where nobody of the desk could register.
    pub async fn of(desk: &Desk) -> Res<Vec<Page>> {
        let matter = desk.child(NUMBER).await?;
        let (_, html) = desk.amina.ask("GET", &matter, String::new()).await?;
        let (_, person) = html.split_once("href=\"/person/").ok_or("the matter leads to nobody")?;
        let person = format!("/person/{}", person.split('"').next().unwrap_or_default());
        let of = [Page::Matter(matter), Page::Person(person), Page::Name(family(&desk.amina).await?), Page::Number];
        Ok([Page::Day, Page::Queue].into_iter().chain(of).collect())
    }

    /// As the table names it.
    pub fn name(&self) -> &'static str {
        match self {
            Page::Day => "Min dag",
            Page::Queue => "Mottagningen",
            Page::Matter(_) => "Ärendet",
            Page::Person(_) => "Personen",
            Page::Name(_) => "search by name",
            Page::Number => "search by number",
        }
    }

    /// Opens it, and gives how long that took. A search is sealed for whom it is made by: its form is opened first, and
    /// that is not counted.
    pub async fn read(&self, by: &Browser) -> Res<Duration> {
        let (took, html) = match self {
            Page::Day => by.ask("GET", "/min-dag", String::new()).await?,
            Page::Queue => by.ask("GET", "/mottagningen", String::new()).await?,
            Page::Matter(path) | Page::Person(path) => by.ask("GET", path, String::new()).await?,
            Page::Name(family) => search(by, family).await?,
            Page::Number => search(by, NUMBER).await?,
        };
        let fits = match self {
            Page::Number | Page::Matter(_) | Page::Person(_) => html.contains(crate::deeds::CHILD),
            // What was sought stands in the field again: somebody must have been found.
            Page::Name(_) => html.contains("/person/"),
            Page::Day | Page::Queue => html.contains("</main>"),
        };
        if fits { Ok(took) } else { Err(format!("{} was not what was asked for", self.name()).into()) }
    }
}

/// The first of the names that somebody bears.
async fn family(by: &Browser) -> Res<&'static str> {
    for name in FAMILIES {
        if search(by, name).await?.1.contains("/person/") {
            return Ok(name);
        }
    }
    Err("nobody bears any of the names that are searched for".into())
}

async fn search(by: &Browser, words: &str) -> Res<(Duration, String)> {
    let form = by.form("/sok", "/sok").await?;
    by.ask("POST", "/sok", format!("{form}&q={words}")).await
}
