//! The field's own words, and how much time is left: said in one way on every staff page.

use crate::Say;
use law::reading::{Acute, Area, Channel, Competence, Kind, ReporterKind};
use law::{ClockKind, Day};
use store::Ts;

/// The languages that are offered by name; any other tag is shown as it was written.
pub const LANGUAGES: [&str; 20] = [
    "sv", "en", "ar", "so", "ti", "fa", "prs", "ku", "uk", "ru", "pl", "tr", "es", "fi", "sr", "bs", "sq", "th", "rom",
    "swl",
];

impl Say {
    /// What a matter is: "oro för barn eller ung".
    pub fn kind(&self, kind: Kind) -> String {
        self.s(&format!("field-kind-{}", kind.as_str()))
    }

    /// The side of the service.
    pub fn area(&self, area: Area) -> String {
        self.s(&format!("field-area-{}", area.as_str()))
    }

    /// What somebody is versed in.
    pub fn competence(&self, area: Competence) -> String {
        self.s(&format!("field-competence-{}", area.as_str()))
    }

    /// Who told: "skolan".
    pub fn reporter(&self, kind: ReporterKind) -> String {
        self.s(&format!("field-reporter-{}", kind.as_str()))
    }

    /// By which way it came: "telefon".
    pub fn channel(&self, channel: Channel) -> String {
        self.s(&format!("field-channel-{}", channel.as_str()))
    }

    /// Whether somebody may be in danger today.
    pub fn acute(&self, acute: Acute) -> String {
        self.s(&format!("field-acute-{}", acute.as_str()))
    }

    /// A station of the way, by its stored name: "Förhandsbedömning".
    pub fn station(&self, name: &str) -> String {
        self.s(&format!("field-station-{name}"))
    }

    /// What a clock runs towards: "Beslut om att inleda".
    pub fn clock_kind(&self, kind: ClockKind) -> String {
        self.s(&format!("field-clock-{}", kind.as_str()))
    }

    /// A language: "tigrinja"; its name where it was said by name, and the tag itself where it is none of ours.
    pub fn language(&self, tag: &str) -> String {
        let said = || tag.strip_prefix(casefile::Lang::SAID).unwrap_or(tag).to_owned();
        if LANGUAGES.contains(&tag) { self.s(&format!("field-language-{tag}")) } else { said() }
    }

    /// "9 år"
    pub fn years(&self, age: u8) -> String {
        self.n("field-years", "n", usize::from(age))
    }

    /// Those who may make a decision today, by name: "Amina eller Birgit"; of more than five three, and that there are
    /// others; the board itself where the scheme names nobody who is here (ORG-1).
    pub fn deciders(&self, names: &[String]) -> String {
        match names {
            [] => self.s("field-board"),
            [one] => one.clone(),
            [first, second, third, rest @ ..] if rest.len() >= 3 => {
                self.w("field-or-more", &[("most", &[first.as_str(), second, third].join(", "))])
            }
            [most @ .., last] => self.w("field-or", &[("most", &most.join(", ")), ("last", last)]),
        }
    }

    /// How much time is left, and its look (`data-c` of a `.clock`): "5 dagar kvar", "i dag", "2 dagar över".
    pub fn left(&self, due: Day, today: Day) -> (String, &'static str) {
        let days = |from: Day, to: Day| usize::try_from((to.date() - from.date()).get_days()).unwrap_or(0);
        match (due < today, days(today, due)) {
            (true, _) => (self.n("field-over-days", "n", days(due, today)), "over"),
            (false, 0) => (self.s("field-left-today"), "today"),
            (false, 1) => (self.s("field-left-tomorrow"), "soon"),
            (false, n @ 2..=3) => (self.n("field-left-days", "n", n), "soon"),
            (false, n) => (self.n("field-left-days", "n", n), "time"),
        }
    }

    /// How long ago: "8 min", "5 timmar", "16 dagar".
    pub fn ago(&self, at: Ts, now: Ts) -> String {
        let minutes = usize::try_from((now.micros() - at.micros()).max(0) / 60_000_000).unwrap_or(0);
        match minutes {
            0 => self.s("field-ago-now"),
            1..60 => self.n("field-ago-minutes", "n", minutes),
            60..2880 => self.n("field-ago-hours", "n", minutes / 60),
            _ => self.n("field-ago-days", "n", minutes / 1440),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Lang, Say, words::Words};
    use std::sync::Arc;

    #[test]
    fn of_many_who_may_decide_three_are_named() {
        let say = Say::new(Arc::new(Words::of(&[]).unwrap()), Lang::Sv);
        let says =
            |n: usize| say.deciders(&["Amina", "Birgit", "Conny", "Dag", "Eva", "Frida", "Gun"].map(String::from)[..n]);
        assert_eq!(says(2), "Amina eller Birgit");
        assert_eq!(says(5), "Amina, Birgit, Conny, Dag eller Eva");
        assert_eq!(says(7), "Amina, Birgit, Conny eller någon annan som får besluta det");
    }
}
