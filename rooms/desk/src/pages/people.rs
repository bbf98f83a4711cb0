//! Who is meant: a row's person is recognised by the number, or chosen by the worker among those whom the worker may know
//! of. By name alone nothing is joined by itself, and nobody is shown whose matters the worker may not see.

use crate::form::{Rest, Row, Teller, Typed, Whose, Wrongs, divided};
use access::StaffId;
use casefile::{
    Concerns, Person, PersonId, Reporter, Text, Whom,
    matter::queue::of_person,
    person::{by_name, by_number, one},
};
use law::Day;
use law::reading::{Asked, ReporterKind};
use std::{borrow::Cow, collections::BTreeMap};
use store::{Res, Tx, Uuid};

/// Persons who may be meant, by the question that asks: what the page offers to choose among.
pub type Meant = BTreeMap<String, Picks>;

type Picks = Vec<(Cow<'static, str>, String)>;

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
        let whom = asks.whom(format!("known{}", row.nth), format!("who{}", row.nth), &row.whose).await?;
        let with = match &row.with {
            Some(with) => asks.whom(format!("withknown{}", row.nth), format!("with{}", row.nth), with).await?,
            None => None,
        };
        let person = whom.map(|whom| about.person(whom));
        let mut concern = row.concern(person, seen_from(row, own, teller.reporter.kind()), teller.asked, said);
        concern.co_applicants.extend(with.map(|whom| about.person(whom)));
        about.concern(concern);
    }
    Ok((about, meant))
}

/// What is asked about the persons where the contact itself has to be put right first: what was chosen stays to be seen.
pub async fn asked(tx: &mut Tx, staff: StaffId, typed: &Typed<'_>, rows: &[Row], wrongs: &mut Wrongs) -> Res<Meant> {
    let nobody = Teller { reporter: Reporter::Anonymous(ReporterKind::Anonymous), asked: Asked::No };
    Ok(about(tx, staff, typed, (rows, &nobody, None), (typed.today(), wrongs)).await?.1)
}

/// Those who are said to have custody of a child, each by the row of the form that tells of them.
pub async fn guardians(
    tx: &mut Tx,
    staff: StaffId,
    typed: &Typed<'_>,
    rows: &[(usize, Whose)],
    wrongs: &mut Wrongs,
) -> Res<(Vec<Whom>, Meant)> {
    let (mut all, mut meant) = (Vec::new(), Meant::new());
    let mut asks = Asks { tx, staff, typed, arrived: typed.today(), wrongs, meant: &mut meant };
    for (nth, whose) in rows {
        all.extend(asks.whom(format!("known{nth}"), format!("who{nth}"), whose).await?);
    }
    Ok((all, meant))
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
    /// Who is meant; nobody where the worker must choose first, and then the question of that name asks. `told` is the
    /// field in which the number stands.
    async fn whom(&mut self, question: String, told: String, whose: &Whose) -> Res<Option<Whom>> {
        let (whom, picks) = match whom(self.tx, self.staff, whose, self.arrived).await? {
            Found::Is(whom) => return Ok(whom),
            // What was chosen stands to be seen as long as the form comes back.
            Found::Chosen(whom, among) => (Some(whom), self.picks(among)),
            Found::May(persons) => {
                self.wrongs.push((question.clone().into(), self.typed.say.s("desk-wrong-known")));
                (None, self.picks(Among::Any(persons)))
            }
            Found::Anothers(known) => {
                let key = if known.is_some() { "desk-wrong-number-known" } else { "desk-wrong-number-anothers" };
                self.wrongs.push((told.into(), self.typed.say.s(key)));
                (None, known.iter().map(|person| offered(self.typed, person)).collect())
            }
        };
        if !picks.is_empty() {
            self.meant.insert(question, picks);
        }
        Ok(whom)
    }

    fn picks(&self, among: Among) -> Picks {
        let say = self.typed.say;
        match among {
            Among::Any(persons) => {
                let new = ("new".into(), say.s("desk-somebody-new"));
                persons.iter().map(|person| offered(self.typed, person)).chain([new]).collect()
            }
            Among::Numbered(known) => vec![offered(self.typed, &known)],
        }
    }
}

/// The persons that the page will name, for the note of what it shows.
pub fn offered_ids(meant: &Meant) -> Vec<Uuid> {
    meant.values().flatten().filter_map(|(id, _)| id.parse().ok()).collect()
}

enum Found {
    Is(Option<Whom>),
    /// The worker has said who it is, among these.
    Chosen(Whom, Among),
    /// Somebody of that name, and the worker must say.
    May(Vec<Person>),
    /// The number is that of a record with another name; who that is only where the worker may know of them. To others it
    /// cannot be said that it is the same person either: by the matter that they registered they would read the name.
    Anothers(Option<Person>),
}

/// What there is to choose among.
enum Among {
    Any(Vec<Person>),
    Numbered(Person),
}

async fn whom(tx: &mut Tx, staff: StaffId, whose: &Whose, arrived: Day) -> Res<Found> {
    let chosen = whose.known.parse().ok().map(PersonId::of);
    if let Some(number) = whose.number
        && let Some(found) = by_number(tx, number).await?
    {
        return numbered(tx, staff, whose, (chosen, found)).await;
    }
    if let Some(id) = chosen
        && let Some(found) = one(tx, id).await?
        && seen(tx, staff, found.id).await?
    {
        // A number that is told now goes to the record that the worker chose.
        let numbered = whose.number.filter(|_| found.number.is_none()).map(|n| Whom::Numbered(found.id, n));
        let whom = numbered.unwrap_or(Whom::Known(found.id));
        return Ok(Found::Chosen(whom, Among::Any(vec![found])));
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
    Ok(match (same.is_empty(), whose.known.as_str()) {
        (true, _) => Found::Is(Some(Whom::New(new))),
        (false, "new") => Found::Chosen(Whom::New(new), Among::Any(same)),
        (false, _) => Found::May(same),
    })
}

/// Somebody has the number already. It is that person where the name says the same, or the worker does. Else nobody is
/// registered: one of the two, name or number, is somebody else's, and what is written in the wrong file is read by the
/// wrong people.
async fn numbered(
    tx: &mut Tx,
    staff: StaffId,
    whose: &Whose,
    (chosen, found): (Option<PersonId>, Person),
) -> Res<Found> {
    let known = Whom::Known(found.id);
    if chosen.is_none_or(|id| id == found.id) && alike(&found.name, whose.name.as_ref()) {
        return Ok(Found::Is(Some(known)));
    }
    let shown = if seen(tx, staff, found.id).await? { Some(found) } else { None };
    Ok(match shown {
        Some(found) if chosen == Some(found.id) => Found::Chosen(known, Among::Numbered(found)),
        shown => Found::Anothers(shown),
    })
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

fn offered(typed: &Typed<'_>, person: &Person) -> (Cow<'static, str>, String) {
    let today = typed.today();
    let age = person.age(today).on(today).map_or_else(String::new, |years| format!(", {}", typed.say.years(years)));
    let last = person.number.map_or_else(String::new, |n| format!(", …{}", n.last_four()));
    (person.id.uuid().to_string().into(), format!("{}{age}{last}", person.name))
}
