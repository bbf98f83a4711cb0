//! Under which headings a board writes what somebody needs: its own, or ours.

use page::{Heading, Headings, Municipality};
use std::borrow::Cow;
use store::{Fault, Res, Uuid};

/// The headings that are used where a board has named no file of its own: ours, of no licensed model (MET-1).
const OURS: &str = include_str!("../needs.toml");

/// The template of this house.
pub struct Template<'a>(Cow<'a, Headings>);

impl<'a> Template<'a> {
    /// The board's own where its settings name one, else ours.
    ///
    /// # Errors
    /// [`Fault::Shape`] where ours cannot be read, which a test refuses.
    pub fn of(house: &'a Municipality) -> Res<Template<'a>> {
        match &house.needs {
            Some(own) => Ok(Template(Cow::Borrowed(own))),
            None => {
                let ours = Headings::parse(OURS).map_err(|e| Fault::Shape(format!("needs.toml: {e}")))?;
                Ok(Template(Cow::Owned(ours)))
            }
        }
    }

    /// The headings.
    pub fn headings(&self) -> &Headings {
        &self.0
    }

    /// The heading with that id in an address, where the template has it: an address holds no word of what somebody
    /// writes about, and another template's heading with the same key is another one.
    pub fn heading(&self, id: Uuid) -> Option<&Heading> {
        self.0.all().iter().find(|one| self.id(one) == id)
    }

    /// What stands in an address for a heading of this template.
    pub fn id(&self, heading: &Heading) -> Uuid {
        let print = casefile::proof([("template", self.0.name()), ("key", heading.key.as_str())]);
        let half = print.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok());
        Uuid::from_u128(half.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::OfficeHours;
    use std::collections::BTreeSet;

    fn house(needs: Option<Headings>) -> Municipality {
        let hours = OfficeHours::new("08:00".parse().unwrap(), "16:30".parse().unwrap()).unwrap();
        let text = || "Älvsala".to_owned();
        Municipality {
            name: text(),
            address: text(),
            phone: text(),
            post: text(),
            after_hours: text(),
            phone_hours: hours,
            reading_hours: hours,
            exit: text(),
            needs,
        }
    }

    #[test]
    fn ours_is_there_and_each_heading_has_an_address_of_its_own() {
        let house = house(None);
        let ours = Template::of(&house).unwrap();
        let ids: BTreeSet<Uuid> = ours.headings().all().iter().map(|one| ours.id(one)).collect();
        assert_eq!((ids.len(), ours.headings().all().len()), (8, 8));
        for one in ours.headings().all() {
            assert_eq!(ours.heading(ours.id(one)), Some(one));
            assert!(one.asks.ends_with(['?', '.']), "{}", one.title);
        }
    }

    #[test]
    fn a_boards_own_stands_instead_and_its_headings_are_others() {
        let own =
            "name = \"Nämndens mall\"\nlicence = \"Licens 7\"\n[[heading]]\nkey = \"school\"\ntitle = \"Skolan\"\n";
        let (house, plain) = (house(Some(Headings::parse(own).unwrap())), house(None));
        let (own, ours) = (Template::of(&house).unwrap(), Template::of(&plain).unwrap());
        assert_eq!((own.headings().name(), own.headings().licence()), ("Nämndens mall", "Licens 7"));
        let school = ours.headings().all().iter().find(|one| one.key == "school").unwrap();
        assert_eq!(own.heading(ours.id(school)), None, "the same key in another template is another heading");
    }
}
