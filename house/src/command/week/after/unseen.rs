//! What somebody must not see: asked of the lists and of the single decisions, as that person would be shown them.

use super::super::{
    file::contact::Never,
    names::{Colleague, Names},
};
use super::Became;
use access::{Act, No, Permit, StaffId};
use casefile::matter::{self, queue, told};
use casefile::{MatterId, person, registration};
use law::reading::Competence;
use serde_json::{Value, json};
use store::Tx;

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Whom an entry means.
#[derive(Debug, PartialEq, Eq)]
enum Meant<'a> {
    /// Colleagues by id or name.
    Named(Vec<&'a str>),
    /// A group of colleagues, by what they work with; those with a part of their own in a matter are not meant.
    Group(Vec<&'a str>),
    /// Somebody outside: a resident, another authority.
    Outside,
    /// Words that only a person can weigh.
    Words,
}

/// Whether somebody is meant by name or as one of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    Named,
    Group,
}

/// Words that say that colleagues are meant.
const OURS: [&str; 9] =
    ["staff", "intake", "officer", "secretar", "administrator", "reception", "colleague", "worker", "duty service"];

/// What a group works with, by the words for it.
const AREAS: [(&str, Competence); 7] = [
    ("income", Competence::Economy),
    ("economy", Competence::Economy),
    ("child", Competence::Child),
    ("violence", Competence::Violence),
    ("addiction", Competence::Addiction),
    ("records", Competence::Records),
    ("housing", Competence::Economy),
];

/// One entry looked at. `seen` says what is seen that must not be.
pub(crate) struct Looked {
    pub value: Value,
    pub seen: Vec<String>,
}

/// Looks at one entry as everybody whom it means.
pub(crate) async fn look(tx: &mut Tx, names: &Names, never: &Never, became: &[Became]) -> Done<Looked> {
    let mut roster = Vec::new();
    for one in &names.roster {
        let areas = access::known(tx, one.staff).await?.map(|staff| staff.areas).unwrap_or_default();
        roster.push((one, areas.into_iter().collect::<Vec<_>>()));
    }
    let (ids, whom) = match meant(&never.to, &roster) {
        Meant::Named(ids) => (ids, Whom::Named),
        Meant::Group(ids) => (ids, Whom::Group),
        Meant::Outside => return Ok(unread(never, "no page")),
        Meant::Words => return Ok(unread(never, "to be read by a person")),
    };
    let concerned = concerned(names, &never.what, became);
    let (mut seen, mut looked_as) = (Vec::new(), Vec::new());
    for id in ids {
        let Some(one) = names.colleague(id) else { continue };
        let (theirs, open) = shown(tx, one.staff, &concerned, whom).await?;
        looked_as.push(id.to_owned());
        seen.extend(open.into_iter().map(|what| format!("{id} sees {what}")));
        for literal in never.literal.iter().filter(|literal| !literal.is_empty() && !theirs) {
            let places = read_by(tx, names, one.staff, literal).await?;
            seen.extend(places.into_iter().map(|place| format!("{id} reads {literal:?} in {place}")));
        }
    }
    let open = never.literal.iter().all(String::is_empty);
    let how = if open { "absent from lists and decisions; its words to be read by a person" } else { "absent" };
    let verdict = if seen.is_empty() { how } else { "SEEN" };
    let value = json!({ "what": never.what, "to": never.to, "as": looked_as, "verdict": verdict, "seen": seen });
    Ok(Looked { value, seen })
}

fn unread(never: &Never, verdict: &str) -> Looked {
    Looked { value: json!({ "what": never.what, "to": never.to, "verdict": verdict }), seen: Vec::new() }
}

/// Reads whom an entry means. A group is found by what it works with, or else by its words for a role.
fn meant<'a>(to: &str, roster: &[(&'a Colleague, Vec<Competence>)]) -> Meant<'a> {
    let lower = to.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
    let named = roster.iter().filter(|(one, _)| {
        let by_id = words.iter().any(|word| *word == one.id.to_lowercase());
        by_id || (one.name.contains(' ') && lower.contains(&one.name.to_lowercase()))
    });
    let named: Vec<&str> = named.map(|(one, _)| one.id.as_str()).collect();
    if !named.is_empty() {
        return Meant::Named(named);
    }
    if lower.starts_with("whoever") || lower.starts_with("anybody") || lower.starts_with("everybody") {
        return Meant::Words;
    }
    if !OURS.iter().any(|word| lower.contains(word)) {
        return Meant::Outside;
    }
    let areas: Vec<Competence> = AREAS.iter().filter(|(word, _)| lower.contains(word)).map(|(_, area)| *area).collect();
    let by_area = |(_, own): &&(&Colleague, Vec<Competence>)| own.iter().any(|area| areas.contains(area));
    let by_role = |(one, _): &&(&Colleague, Vec<Competence>)| {
        let role = one.role.to_lowercase();
        words.iter().any(|word| word.len() > 4 && role.contains(word))
    };
    let ids =
        |found: Vec<&(&'a Colleague, Vec<Competence>)>| found.into_iter().map(|(one, _)| one.id.as_str()).collect();
    if !areas.is_empty() {
        return Meant::Group(ids(roster.iter().filter(by_area).collect()));
    }
    let role: Vec<&(&Colleague, Vec<Competence>)> = roster.iter().filter(by_role).collect();
    if role.is_empty() { Meant::Group(ids(roster.iter().collect())) } else { Meant::Group(ids(role)) }
}

/// A matter that must not be seen, by the name it is printed under, and what of it must not.
struct Hidden {
    id: MatterId,
    name: String,
    act: Act,
}

/// The matters an entry speaks of: those it names by key, known ones that it names by id, else all of the contact.
fn concerned(names: &Names, what: &str, became: &[Became]) -> Vec<Hidden> {
    let words: Vec<&str> = what.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
    let named = |name: &str| words.contains(&name);
    let own = became.iter().filter_map(|one| one.matter.map(|id| (id, one.key.clone())));
    let by_key: Vec<_> = own.clone().filter(|(_, key)| named(key)).collect();
    let hidden = |act| move |(id, name): (MatterId, String)| Hidden { id, name, act };
    if !by_key.is_empty() {
        return by_key.into_iter().map(hidden(Act::See)).collect();
    }
    let older = names.matters.iter().filter(|(_, name)| named(name)).map(|(id, name)| (*id, name.clone()));
    let older: Vec<_> = older.collect();
    // That an older matter is there may be known to those who work in its area; what stands in it may not.
    if older.is_empty() {
        own.map(hidden(Act::See)).collect()
    } else {
        older.into_iter().map(hidden(Act::Read)).collect()
    }
}

/// Which of these matters somebody is shown. Where a group is meant, a matter in which one of them has a part, or which
/// is of their own work, is not hidden from that one; whether there is such a matter is the first answer.
async fn shown(tx: &mut Tx, staff: StaffId, hidden: &[Hidden], whom: Whom) -> Done<(bool, Vec<String>)> {
    let waiting = queue::queue(tx, staff.0).await?;
    let (mut theirs, mut open) = (false, Vec::new());
    for Hidden { id, name, act } in hidden {
        let group = whom == Whom::Group;
        if group && (may(tx, staff, Act::Hand, *id).await? || may(tx, staff, Act::Carry, *id).await?) {
            theirs = true;
            continue;
        }
        if may(tx, staff, *act, *id).await? {
            open.push(format!("{name} by a decision"));
        }
        if *act == Act::See && waiting.iter().any(|row| row.id == *id) {
            open.push(format!("{name} in the queue"));
        }
        let person = matter::one(tx, *id).await?.and_then(|matter| matter.person);
        if let (Act::See, Some(person)) = (act, person)
            && queue::of_person(tx, staff.0, person).await?.iter().any(|now| now.id == *id)
        {
            open.push(format!("{name} among the person's matters"));
        }
    }
    Ok((theirs, open))
}

/// A veiled matter is shown as a neutral sentence: that is no sight of it.
async fn may(tx: &mut Tx, staff: StaffId, act: Act, id: MatterId) -> Done<bool> {
    match Permit::for_matter(tx, staff, act, id.uuid()).await {
        Ok(_) => Ok(true),
        Err(No::Absent | No::Refusal(_)) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

/// Where somebody reads a text: in rows of the queue, in what was told in matters they may read, in whole contacts.
async fn read_by(tx: &mut Tx, names: &Names, staff: StaffId, literal: &str) -> Done<Vec<String>> {
    let mut places = Vec::new();
    for row in queue::queue(tx, staff.0).await? {
        let person = row.person.map(|person| person.name).unwrap_or_default();
        if person.contains(literal) || row.words.is_some_and(|words| words.contains(literal)) {
            places.push("the queue".to_owned());
        }
    }
    for (id, name) in &names.matters {
        if !may(tx, staff, Act::Read, *id).await? {
            continue;
        }
        let person = match matter::one(tx, *id).await?.and_then(|matter| matter.person) {
            Some(person) => person::one(tx, person).await?.map(|person| person.name).unwrap_or_default(),
            None => String::new(),
        };
        let told = told::all(tx, *id).await?;
        if person.contains(literal) || told.iter().any(|told| told.text.contains(literal)) {
            places.push(format!("a matter of {name}"));
        }
    }
    for (name, contact) in &names.contacts {
        let whole = registration::whole(tx, staff, *contact).await;
        if whole.is_ok_and(|register| register.told.is_some_and(|told| told.contains(literal))) {
            places.push(format!("the text of {name}"));
        }
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Uuid;

    fn colleague(id: &str, name: &str, role: &str) -> Colleague {
        let staff = StaffId(Uuid::from_u128(id.len() as u128));
        Colleague { staff, id: id.into(), name: name.into(), role: role.into(), unit: None, elected: false }
    }

    #[test]
    fn whom_an_entry_means() {
        let petra = colleague("s-petra", "Petra Ny", "income support officer");
        let yusuf = colleague("s-yusuf", "Yusuf Abdi", "social secretary");
        let karin = colleague("s-karin", "Karin Borg", "administrator, reception and post");
        let roster = [(&petra, vec![Competence::Economy]), (&yusuf, vec![Competence::Child]), (&karin, vec![])];
        for (to, whom) in [
            ("s-petra, after the note", Meant::Named(vec!["s-petra"])),
            ("Yusuf Abdi and his team", Meant::Named(vec!["s-yusuf"])),
            ("income-support staff without a role in them", Meant::Group(vec!["s-petra"])),
            ("child intake, beyond what Petra wrote", Meant::Group(vec!["s-yusuf"])),
            ("the reception", Meant::Group(vec!["s-karin"])),
            ("all staff", Meant::Group(vec!["s-petra", "s-yusuf", "s-karin"])),
            ("the father, until decided", Meant::Outside),
            ("whoever works with this report", Meant::Words),
        ] {
            assert_eq!(meant(to, &roster), whom, "{to}");
        }
    }
}
