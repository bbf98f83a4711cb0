//! What somebody does with a page, whichever browser it is in: a story that is told with hands is told on paper and in a
//! real Chromium alike.

use crate::{Paper, World, paper::Sheet};
use std::future::Future;

/// One who sits at a desk and does things by the words that stand there. What cannot be done stops the story.
pub trait Hand {
    /// Sits down at the desk as the colleague with that login name; whoever sat there has left.
    fn sit(&mut self, login: &str) -> impl Future<Output = ()>;
    /// Opens an address of the house.
    fn open(&mut self, path: &str) -> impl Future<Output = ()>;
    /// Follows the link with these words.
    fn follow(&mut self, words: &str) -> impl Future<Output = ()>;
    /// Follows the row of the day that is about this one and says this.
    fn row(&mut self, name: &str, says: &str) -> impl Future<Output = ()>;
    /// Types into the field with this label, or chooses the answer with these words.
    fn fill(&mut self, label: &str, value: &str) -> impl Future<Output = ()>;
    /// Ticks the box with this label.
    fn tick(&mut self, label: &str) -> impl Future<Output = ()>;
    /// Presses the button with these words and waits for what comes.
    fn send(&mut self, button: &str) -> impl Future<Output = ()>;
    /// What the page says.
    fn text(&mut self) -> impl Future<Output = String>;
    /// The address in front of us, without the house.
    fn path(&mut self) -> impl Future<Output = String>;
    /// The address behind a link that has these words in it.
    fn link(&mut self, words: &str) -> impl Future<Output = String>;
    /// The page is as somebody should see it: a browser that can takes a picture of it, by this name.
    fn look(&mut self, name: &str) -> impl Future<Output = ()>;
}

/// A desk with a browser of paper on it.
pub struct PaperDesk {
    town: World,
    paper: Paper,
}

impl PaperDesk {
    /// A desk in a town, where nobody sits.
    #[must_use]
    pub fn of(town: &World) -> PaperDesk {
        PaperDesk { town: town.clone(), paper: Paper::at_desk(town) }
    }

    /// What lies in front of whoever sits there.
    #[must_use]
    pub fn paper(&self) -> &Paper {
        &self.paper
    }

    fn is_well(&self) {
        assert!(self.paper.status() == 200, "{} {}: {}", self.paper.status(), self.paper.path(), self.paper.text());
    }
}

impl Hand for PaperDesk {
    async fn sit(&mut self, login: &str) {
        self.paper = Paper::of_colleague(&self.town, login).await;
        self.is_well();
    }

    async fn open(&mut self, path: &str) {
        self.paper.open(path).await;
        self.is_well();
    }

    async fn follow(&mut self, words: &str) {
        self.paper.follow(words).await;
        self.is_well();
    }

    async fn row(&mut self, name: &str, says: &str) {
        let to = self.paper.row(name, says).map(str::to_owned);
        let to = to.unwrap_or_else(|| panic!("no row of {name} says {says:?}: {}", self.paper.text()));
        self.paper.open(&to).await;
        self.is_well();
    }

    async fn fill(&mut self, label: &str, value: &str) {
        self.paper.fill(label, value);
    }

    async fn tick(&mut self, label: &str) {
        self.paper.tick(label);
    }

    async fn send(&mut self, button: &str) {
        self.paper.send(button).await;
        self.is_well();
    }

    async fn text(&mut self) -> String {
        self.paper.text().to_owned()
    }

    async fn path(&mut self) -> String {
        self.paper.path().to_owned()
    }

    async fn link(&mut self, words: &str) -> String {
        let found = self.paper.links().iter().find(|(said, _)| said.contains(words)).map(|(_, to)| to.clone());
        found.unwrap_or_else(|| panic!("no link says {words:?}: {:?}", self.paper.links()))
    }

    async fn look(&mut self, _name: &str) {}
}

/// A page as its source reads, for a browser that is not of paper: which field is meant by the words beside it.
pub struct Reading(Sheet);

/// What is to be done with the field that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Type this into the field of that name.
    Typed(String, String),
    /// Take this value of the field of that name: one answer of several, in a list or not.
    Taken(String, String),
}

impl Reading {
    /// The page with this source.
    #[must_use]
    pub fn of(html: &str) -> Reading {
        Reading(Sheet::of(html))
    }

    /// Which field this label means, and what goes into it.
    ///
    /// # Panics
    /// Where no form of the page has one field with this label and answer.
    #[must_use]
    pub fn fill(&self, label: &str, value: &str) -> Meant {
        let mut why = vec![];
        for form in &self.0.forms {
            match form.meant(label, value) {
                Ok(meant) => return meant,
                Err(no) => why.push(no),
            }
        }
        panic!("{}", why.join("; "))
    }

    /// The name and value of the box with this label.
    ///
    /// # Panics
    /// Where no form of the page has one box with this label.
    #[must_use]
    pub fn tick(&self, label: &str) -> (String, String) {
        let found = self.0.forms.iter().find_map(|form| form.ticked(label).ok());
        found.unwrap_or_else(|| panic!("no box says {label:?}"))
    }

    /// What the page says, one line for each heading, paragraph or item.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Where the first row of the day leads that is about this one and says this.
    #[must_use]
    pub fn row(&self, name: &str, says: &str) -> Option<String> {
        self.0.row(name, says).map(str::to_owned)
    }

    /// The address behind the first link whose words fit.
    #[must_use]
    pub fn link(&self, says: impl Fn(&str) -> bool) -> Option<String> {
        self.0.links.iter().find(|(said, _)| says(said)).map(|(_, to)| to.clone())
    }
}
