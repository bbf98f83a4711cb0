//! What stands on a letter's paper, in the order in which it is read, in one language.

use super::{Appeal, Block, Delivery, Letter, Plain, Signer};
use crate::Say;
use serde::Serialize;

/// A letter with everything that stands on its paper, also the words that are the same on every letter. It is given to
/// the [`super::Press`] as values, never as a part of a program text: what somebody wrote can be read there and cannot
/// become anything else. It does not print itself.
#[derive(Clone, Serialize)]
pub struct Paper {
    /// BCP 47.
    pub lang: &'static str,
    /// What the document is called: its heading and the matter's number. No name.
    pub title: String,
    /// Whose it is: the municipality.
    pub author: String,
    /// Year, month, day of the decision.
    pub day: (i16, i8, i8),
    /// Municipality, unit, telephone.
    pub from: Vec<String>,
    /// Date and the matter's number.
    pub about: Vec<String>,
    /// Name and address, a line each.
    pub to: Vec<String>,
    /// What was decided.
    pub heading: String,
    /// The heading of what it means.
    pub means_heading: String,
    /// What it means: three items of lines.
    pub means: [Vec<String>; 3],
    /// The running text.
    pub body: Vec<Part>,
    /// What comes after it: each of these stands on one page.
    pub end: Vec<Vec<Part>>,
    /// What stands at the foot of every page.
    pub foot: Vec<String>,
    /// "Sida 1 av 3": what stands before, between and after the two numbers.
    pub page: Vec<String>,
}

/// One piece of running text. A text is its lines; none is empty.
#[derive(Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Part {
    /// A heading.
    Heading {
        /// Its lines.
        text: Vec<String>,
    },
    /// A paragraph.
    Paragraph {
        /// Its lines.
        text: Vec<String>,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<Vec<String>>,
    },
    /// Names and values.
    Facts {
        /// A name and its value each.
        rows: Vec<(Vec<String>, Vec<String>)>,
    },
}

impl std::fmt::Debug for Paper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Paper(…)")
    }
}

impl Letter {
    /// The letter as it stands on paper, in the language of `say`.
    pub fn paper(&self, say: &Say) -> Paper {
        let (sender, date) = (&self.sender, self.day.date());
        let number = say.w("page-letter-number", &[("number", self.matter.as_str())]);
        let heading = self.heading.lines().join(" ");
        let foot = vec![number.clone(), say.s("page-letter-secrecy")];
        let page = say.w("page-letter-page", &[("page", "|"), ("of", "|")]);
        let phone = say.w("page-letter-phone", &[("phone", sender.phone.as_str())]);
        Paper {
            lang: say.lang.tag(),
            title: format!("{heading}. {number}"),
            author: sender.municipality.as_str().to_owned(),
            day: (date.year(), date.month(), date.day()),
            from: vec![sender.municipality.as_str().to_owned(), sender.unit.as_str().to_owned(), phone],
            about: vec![Plain::day(say, self.day).as_str().to_owned(), number],
            to: self.to(say),
            heading,
            means_heading: say.s("page-letter-means"),
            means: self.means.each_ref().map(Plain::lines),
            body: self.blocks.iter().flat_map(parts).collect(),
            end: vec![self.signed(say), self.appealed(say), self.asked(say)],
            foot,
            page: page.split('|').map(str::to_owned).collect(),
        }
    }

    fn to(&self, say: &Say) -> Vec<String> {
        let mut lines = self.recipient.name.lines();
        match &self.recipient.delivery {
            Delivery::Post(address) => lines.extend(address.lines()),
            Delivery::Unaddressed => {}
            Delivery::ByHand => lines.push(say.s("page-letter-by-hand")),
            Delivery::Forwarded(_) => lines.push(say.s("page-letter-forwarded")),
        }
        lines
    }

    /// Who decided, who presented, who took part (UTR-16).
    fn signed(&self, say: &Say) -> Vec<Part> {
        let named = |signer: &Signer| match &signer.title {
            Some(title) => {
                let with = [("name", signer.name.as_str()), ("title", title.as_str())];
                Plain::of(&say.w("page-letter-signer", &with)).lines()
            }
            None => signer.name.lines(),
        };
        let others: Vec<String> = self.others.iter().flat_map(named).collect();
        let rows = [
            ("page-letter-decider", named(&self.decider)),
            ("page-letter-presenter", self.presenter.as_ref().map(named).unwrap_or_default()),
            ("page-letter-others", others),
        ];
        let rows = rows.into_iter().filter(|(_, names)| !names.is_empty());
        let rows = rows.map(|(key, names)| (vec![say.s(key)], names)).collect();
        vec![heading(say, "page-letter-decided"), Part::Facts { rows }]
    }

    /// How, where and by when (UTR-17, UTR-18).
    fn appealed(&self, say: &Say) -> Vec<Part> {
        let with = [("matter", self.matter.as_str()), ("post", self.sender.post.as_str())];
        let said = |key: &str| Part::Paragraph { text: Plain::of(&say.w(key, &with)).lines() };
        match self.appeal {
            Appeal::ToCourt => vec![
                heading(say, "page-letter-appeal"),
                said("page-letter-appeal-how"),
                said("page-letter-appeal-where"),
                said("page-letter-appeal-when"),
                said("page-letter-appeal-meanwhile"),
            ],
            Appeal::LegalityReview => vec![
                heading(say, "page-letter-review"),
                said("page-letter-review-how"),
                said("page-letter-review-where"),
                said("page-letter-review-when"),
            ],
            Appeal::Not => vec![heading(say, "page-letter-appeal-not"), said("page-letter-appeal-not-text")],
        }
    }

    fn asked(&self, say: &Say) -> Vec<Part> {
        let with = [("name", self.contact.as_str()), ("phone", self.sender.phone.as_str())];
        let text = Plain::of(&say.w("page-letter-contact-text", &with)).lines();
        vec![heading(say, "page-letter-contact"), Part::Paragraph { text }]
    }
}

fn heading(say: &Say, key: &str) -> Part {
    Part::Heading { text: vec![say.s(key)] }
}

/// The parts of a block: a long text has as many paragraphs as it was written in, and what is empty has none.
fn parts(block: &Block) -> Vec<Part> {
    let full = |texts: &[Plain]| texts.iter().map(Plain::lines).filter(|lines| !lines.is_empty()).collect::<Vec<_>>();
    match block {
        Block::Heading(text) => {
            full(std::slice::from_ref(text)).into_iter().map(|text| Part::Heading { text }).collect()
        }
        Block::Paragraph(text) => text.paragraphs().into_iter().map(|text| Part::Paragraph { text }).collect(),
        Block::List(items) => {
            Some(full(items)).filter(|items| !items.is_empty()).into_iter().map(|items| Part::List { items }).collect()
        }
        Block::Facts(rows) => {
            let rows: Vec<_> = rows.iter().map(|(name, value)| (name.lines(), value.lines())).collect();
            Some(rows).filter(|rows| !rows.is_empty()).into_iter().map(|rows| Part::Facts { rows }).collect()
        }
    }
}
