//! Who is meant: a row's person is recognised by the number, or chosen by the worker among those whom the worker may know
//! of. By name alone nothing is joined by itself, and nobody is shown whose matters the worker may not see.

use crate::form::{Rest, Row, Teller, Typed, Whose, Wrongs, divided};
use access::StaffId;
use casefile::{
    Concerns, Person, PersonId, Text, Whom,
    matter::queue::of_person,
    person::{by_name, by_number, one},
};
use law::Day;
use law::reading::ReporterKind;
use std::{borrow::Cow, collections::BTreeMap};
use store::{Res, Tx, Uuid};

/// Persons who may be meant, by the question that asks: what the page offers to choose among.
pub type Meant = BTreeMap<String, Vec<(Cow<'static, str>, String)>>;

/// What the rows say together, and whom the page must ask about.
pub async fn about(
    tx: &mut Tx,
    staff: StaffId,
    typed: &Typed<'_>,
    (rows, teller, text): (&[Row], &Teller, Option<&Text>),
    (arrived, wrongs): (Day, &mut Wrongs),
) -> Res<(Concerns, Meant)> {
    let (mut about, mut meant) = (Concerns::none(), Meant::new());
    let rest = if typed.ticked("rest") { Rest::WithContact } else { Rest::Asked };
    let parts = divided(rows, text, rest, (typed.say, wrongs));
    let own = own_row(rows, teller.reporter.kind());
    let mut asks = Asks { tx, staff, typed, arrived, wrongs, meant: &mut meant };
    for (row, said) in rows.iter().zip(parts) {
        let whom = asks.whom(format!("known{}", row.nth), &row.whose).await?;
        let with = match &row.with {
            Some(with) => asks.whom(format!("withknown{}", row.nth), with).await?,
            None => None,
        };
        let person = whom.map(|whom| about.person(whom));
        let mut concern = row.concern(person, seen_from(row, own, teller.reporter.kind()), teller.asked, said);
        concern.co_applicants.extend(with.map(|whom| about.person(whom)));
        if let (None, Some(number)) = (person, row.whose.number) {
            let name = row.whose.name.as_ref().map_or("", Text::as_str);
            let number = format!("{}-{}", number.birth(), number.last_four());
            let words = typed.say.w("desk-number-said", &[("name", name), ("number", &number)]);
            concern.words = Text::parse(&words, 300).ok();
        }
        about.concern(concern);
    }
    Ok((about, meant))
}

/// The row of somebody who tells of themselves: the one that says so, else the first that says nothing.
fn own_row(rows: &[Row], teller: ReporterKind) -> Option<usize> {
    let said = rows.iter().find(|row| row.teller == Some(ReporterKind::Own));
    let first = rows.iter().find(|row| row.teller.is_none()).filter(|_| teller == ReporterKind::Own);
    said.or(first).map(|row| row.nth)
}

/// Who told, as seen from one person. Nobody is "the person" for somebody else: what is told of others by one who tells
/// of themselves is told by somebody close, so that nobody is taken to have asked for anything (INT-5).
fn seen_from(row: &Row, own: Option<usize>, teller: ReporterKind) -> ReporterKind {
    match (row.teller, teller) {
        (Some(said), _) => said,
        (None, ReporterKind::Own) if own != Some(row.nth) => ReporterKind::Relative,
        (None, same) => same,
    }
}

/// What is asked about a person, and of whom.
struct Asks<'a, 't> {
    tx: &'a mut Tx,
    staff: StaffId,
    typed: &'a Typed<'t>,
    arrived: Day,
    wrongs: &'a mut Wrongs,
    meant: &'a mut Meant,
}

impl Asks<'_, '_> {
    /// Who is meant; nobody where the worker must choose first, and then the question of that name asks.
    async fn whom(&mut self, question: String, whose: &Whose) -> Res<Option<Whom>> {
        match whom(self.tx, self.staff, whose, self.arrived).await? {
            Found::Is(whom) => Ok(whom),
            Found::May(persons) => {
                self.wrongs.push((question.clone().into(), self.typed.say.s("desk-wrong-known")));
                self.meant.insert(question, offered(self.typed, &persons));
                Ok(None)
            }
        }
    }
}

/// The persons that the page will name, for the note of what it shows.
pub fn offered_ids(meant: &Meant) -> Vec<Uuid> {
    meant.values().flatten().filter_map(|(id, _)| id.parse().ok()).collect()
}

enum Found {
    Is(Option<Whom>),
    May(Vec<Person>),
}

async fn whom(tx: &mut Tx, staff: StaffId, whose: &Whose, arrived: Day) -> Res<Found> {
    if let Some(number) = whose.number
        && let Some(found) = by_number(tx, number).await?
        && (whose.known == found.id.uuid().to_string() || alike(&found.name, whose.name.as_ref()))
    {
        return Ok(Found::Is(Some(Whom::Known(found.id))));
    }
    if let Ok(id) = whose.known.parse().map(PersonId::of)
        && let Some(found) = one(tx, id).await?
        && seen(tx, staff, found.id).await?
    {
        // A number that is told now goes to the record that the worker chose.
        let numbered = whose.number.filter(|_| found.number.is_none()).map(|n| Whom::Numbered(found.id, n));
        return Ok(Found::Is(Some(numbered.unwrap_or(Whom::Known(found.id)))));
    }
    if let Some(number) = whose.number
        && let Some(other) = by_number(tx, number).await?
    {
        // The number is somebody else's than the one who was named. Whose file it belongs in is for the carrier to find
        // out, unless the worker may know of that person and says so.
        let may = seen(tx, staff, other.id).await? && whose.known != "new";
        return Ok(if may { Found::May(vec![other]) } else { Found::Is(None) });
    }
    let Some(new) = whose.new_person(arrived) else { return Ok(Found::Is(None)) };
    let mut same = Vec::new();
    for person in by_name(tx, new.name.as_str()).await? {
        let whole = person.name.to_lowercase() == new.name.as_str().to_lowercase();
        let apart = person.number.is_some() && whose.number.is_some();
        if whole && !apart && seen(tx, staff, person.id).await? {
            same.push(person);
        }
    }
    if same.is_empty() || whose.known == "new" { Ok(Found::Is(Some(Whom::New(new)))) } else { Ok(Found::May(same)) }
}

/// Whether two names can be one person's: no name was said, or they share a word.
fn alike(known: &str, said: Option<&Text>) -> bool {
    let words = |name: &str| name.to_lowercase().split([' ', '-']).map(str::to_owned).collect::<Vec<_>>();
    said.is_none_or(|said| words(said.as_str()).iter().any(|word| words(known).contains(word)))
}

/// Whether the worker may know that there is such a person: by a matter that they may see.
async fn seen(tx: &mut Tx, staff: StaffId, person: PersonId) -> Res<bool> {
    Ok(!of_person(tx, staff.0, person).await?.is_empty())
}

fn offered(typed: &Typed<'_>, persons: &[Person]) -> Vec<(Cow<'static, str>, String)> {
    let today = typed.today();
    let words = |p: &Person| {
        let age = p.age(today).on(today).map_or_else(String::new, |years| format!(", {}", typed.say.years(years)));
        let last = p.number.map_or_else(String::new, |n| format!(", …{}", n.last_four()));
        (p.id.uuid().to_string().into(), format!("{}{age}{last}", p.name))
    };
    let new = ("new".into(), typed.say.s("desk-somebody-new"));
    persons.iter().map(words).chain([new]).collect()
}
