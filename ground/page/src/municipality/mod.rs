//! What a page says about the municipality it belongs to. Residents never see the name Helhet.

mod headings;

pub use headings::{BadHeadings, Heading, Headings};

use law::OfficeHours;

/// The municipality, as settings give it.
#[derive(Clone, Debug)]
pub struct Municipality {
    /// "Älvsala kommun"
    pub name: String,
    /// Where residents find these pages, as it is written on paper: "oro.alvsala.example".
    pub address: String,
    /// Whom to ring on weekdays, as it is written for people: "031-390 06 00".
    pub phone: String,
    /// Where letters to the board are sent, in one line: "Socialnämnden, Älvsala kommun, 123 45 Älvsala".
    pub post: String,
    /// Whom to ring at other times.
    pub after_hours: String,
    /// When the telephone is answered.
    pub phone_hours: OfficeHours,
    /// When somebody reads what comes in.
    pub reading_hours: OfficeHours,
    /// The neutral page that the quick exit leads to.
    pub exit: String,
    /// The headings that the board writes under what somebody needs, where it has its own.
    pub needs: Option<Headings>,
}

impl Municipality {
    /// A telephone number as a link wants it.
    pub fn dial(number: &str) -> String {
        let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        format!("tel:{digits}")
    }
}
