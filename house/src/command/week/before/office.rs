//! The office as it is on the first day: units, staff, absences, competence, rights to decide. By the office's deeds.

use super::super::{
    file::{
        Malformed, date,
        hours::Hours,
        people::{Member, People},
    },
    names::{Colleague, Names},
};
use access::office::{self, LoginName, NewStaff, Post, UnitKind};
use access::{No, Permit, Rank, StaffId, UnitId};
use journal::Moment;
use law::Day;
use law::credentials::{Degree, Experience};
use law::reading::Competence;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use store::Tx;

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The name of the unit where contacts come in, and of those whose unit nobody has said.
const INTAKE: &str = "Mottagningen";

/// Founds the office. Gives the intake and its head.
pub(crate) async fn found(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    people: &People,
    time: RangeInclusive<Day>,
    names: &mut Names,
) -> Done<(UnitId, StaffId)> {
    let mut units = BTreeMap::new();
    let intake = office::add_unit(tx, m, by, INTAKE, UnitKind::Intake).await?;
    units.insert(INTAKE.to_owned(), intake);
    for member in &people.staff {
        let unit = match unit_of(people, member) {
            Some(name) => Some(unit(tx, m, by, &mut units, name).await?),
            None => None,
        };
        if names.colleague(&member.id).is_some() {
            return Err(Malformed::new("people.toml", format_args!("staff {}", member.id), "there are two").into());
        }
        let staff = hire(tx, m, by, member, &time).await?;
        let (id, name, role) = (member.id.clone(), member.name.clone(), member.role.clone());
        names.roster.push(Colleague { staff, id, name, role, unit, elected: false });
    }
    let head = place(tx, m, by, people, (&units, intake), &time, names).await?;
    entrust(tx, m, by, people, names).await?;
    Ok((intake, head))
}

/// The unit of a member; none for those who act from outside.
fn unit_of(people: &People, member: &Member) -> Option<String> {
    let (role, note, hours) = (member.role.to_lowercase(), member.note.to_lowercase(), member.hours.to_lowercase());
    let outside = member.id == people.municipality.duty_service || role.contains("duty service");
    if outside || note.contains("another authority") {
        return None;
    }
    let named = people.unit.iter().find(|unit| !member.unit.is_empty() && unit.id == member.unit);
    let own = named.map(|unit| if unit.name.is_empty() { unit.id.clone() } else { unit.name.clone() });
    let own = own.or_else(|| Some(member.unit.clone()).filter(|unit| !unit.is_empty()));
    let said = hours.split([',', ';']).map(str::trim).find(|part| part.ends_with("unit"));
    let name = own.or_else(|| said.map(str::to_owned)).unwrap_or_default();
    let lower = name.to_lowercase();
    let is_intake = lower.is_empty() || lower.contains("intake") || lower.contains("mottag");
    Some(if is_intake { INTAKE.to_owned() } else { name })
}

async fn unit(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    units: &mut BTreeMap<String, UnitId>,
    name: String,
) -> Result<UnitId, No> {
    if let Some(unit) = units.get(&name) {
        return Ok(*unit);
    }
    let unit = office::add_unit(tx, m, by, &name, UnitKind::Authority).await?;
    units.insert(name, unit);
    Ok(unit)
}

async fn hire(tx: &mut Tx, m: &Moment, by: &Permit, member: &Member, time: &RangeInclusive<Day>) -> Done<StaffId> {
    let hours = Hours::read(&member.hours, &member.note);
    let name = if member.name.is_empty() { &member.id } else { &member.name };
    let new = NewStaff {
        name: name.clone(),
        login: login(&member.id),
        secret: None,
        role: member.role.clone(),
        degree: if member.qualified_25_1.holds() { Degree::Fulfils25_1 } else { Degree::Other },
        experience: if member.independent.holds() { Experience::Independent } else { Experience::Introduction },
        first_day: hours.first_day.unwrap_or(*time.start()),
        last_day: hours.last_day,
    };
    let staff = office::add_staff(tx, m, by, new).await?;
    let areas: BTreeSet<Competence> = member.areas.iter().filter_map(|area| area.parse().ok()).collect();
    for area in areas {
        office::add_competence(tx, m, by, staff, area).await?;
    }
    for away in &member.away {
        let wrong = |what: String| Malformed::new("people.toml", format_args!("staff {}: away", member.id), what);
        let from = date(&away.from).map_err(wrong)?;
        let to = away.to.as_ref().map(date).transpose().map_err(wrong)?.unwrap_or(from.plus_days(365));
        office::note_absence(tx, m, by, staff, (from, to)).await?;
    }
    // The house knows days away, not hours of the week: a free day is noted as one.
    for day in hours.free_days(time.clone()) {
        office::note_absence(tx, m, by, staff, (day, day)).await?;
    }
    Ok(staff)
}

/// A login name made of the file's id. Here nobody has a password to log in with.
pub(crate) fn login(id: &str) -> LoginName {
    let plain: String = id.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let hex: String = id.bytes().map(|b| format!("{b:02x}")).take(25).collect();
    LoginName::parse(&plain).or_else(|_| LoginName::parse(&format!("s-{hex}"))).unwrap_or_else(|_| unreachable!())
}

/// Places everybody, with a head for each unit. One who heads the intake answers for units that have none of their own.
async fn place(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    people: &People,
    (units, intake): (&BTreeMap<String, UnitId>, UnitId),
    time: &RangeInclusive<Day>,
    names: &Names,
) -> Done<StaffId> {
    let pairs: Vec<(&Colleague, &Member)> = names.roster.iter().zip(&people.staff).collect();
    let first = |unit: UnitId| head_of(people, &pairs, unit);
    let head =
        first(intake).ok_or_else(|| Malformed::new("people.toml", "staff", "nobody who could head the intake"))?;
    for (one, member) in &pairs {
        let Some(unit) = one.unit else { continue };
        let from = Hours::read(&member.hours, "").first_day.unwrap_or(*time.start());
        if first(unit).is_none_or(|(leader, _)| leader.staff != one.staff) {
            let post = if leads(member) { Post::Lead } else { Post::Member };
            office::place(tx, m, by, (one.staff, unit, post), (from, None)).await?;
        }
        if is_deputy(head, (one, member)) {
            office::place(tx, m, by, (one.staff, unit, Post::Deputy), (from, None)).await?;
        }
    }
    for (name, unit) in units {
        let own = first(*unit).filter(|(_, member)| *unit == intake || heads(people, member, name));
        let leader = own.unwrap_or(head).0.staff;
        office::place(tx, m, by, (leader, *unit, Post::Head), (*time.start(), None)).await?;
        clear(tx, m, by, leader).await?;
    }
    for (one, member) in &pairs {
        if leads(member) || is_deputy(head, (one, member)) {
            clear(tx, m, by, one.staff).await?;
        }
    }
    Ok(head.0.staff)
}

/// Lets somebody know of protected persons. Who was let before is.
pub(crate) async fn clear(tx: &mut Tx, m: &Moment, by: &Permit, staff: StaffId) -> Result<(), No> {
    match office::clear(tx, m, by, staff).await {
        Err(No::Refusal(_)) => Ok(()),
        other => other,
    }
}

type Pair<'a> = (&'a Colleague, &'a Member);

fn heads(people: &People, member: &Member, unit: &str) -> bool {
    let said = people.unit.iter().any(|u| u.head == member.id && (u.name == unit || u.id == unit));
    said || member.role.to_lowercase().contains("head") || member.areas.iter().any(|area| area == "lead")
}

/// Who heads a unit: who is said to, else one who leads work there, else one who works alone there.
fn head_of<'a>(people: &People, pairs: &[Pair<'a>], unit: UnitId) -> Option<Pair<'a>> {
    let mut here = pairs.iter().filter(|(one, _)| one.unit == Some(unit)).copied();
    let said = here.clone().find(|(_, member)| people.unit.iter().any(|unit| unit.head == member.id));
    let heads = here.clone().find(|(_, member)| heads(people, member, ""));
    let lead = here.clone().find(|(_, member)| leads(member));
    said.or(heads).or(lead).or_else(|| here.find(|(_, member)| member.independent.holds()))
}

fn leads(member: &Member) -> bool {
    let role = member.role.to_lowercase();
    role.starts_with("first ") || role.contains("team lead")
}

/// Whether the notes say that somebody stands in for the head.
fn is_deputy((head, of_head): Pair<'_>, (one, member): Pair<'_>) -> bool {
    let stands_in = |note: &str, whom: &str| {
        let note = note.to_lowercase();
        (note.contains("deputy") || note.contains("substitute")) && note.contains(&whom.to_lowercase())
    };
    one.staff != head.staff && (stands_in(&of_head.note, &member.id) || stands_in(&member.note, &of_head.id))
}

/// Gives the rights to decide. Whoever has one and is not on the roster acts from outside: an elected member, or the
/// duty service.
async fn entrust(tx: &mut Tx, m: &Moment, by: &Permit, people: &People, names: &mut Names) -> Done<()> {
    for right in &people.decision_right {
        let (mut who, mut substitutes) = (Vec::new(), Vec::new());
        for (ids, rank, held) in
            [(&right.substitute, Rank::Substitute, &mut substitutes), (&right.who, Rank::First, &mut who)]
        {
            for id in ids {
                let staff = known(tx, m, by, people, id, names).await?;
                office::entrust(tx, m, by, &right.act, staff, rank).await?;
                held.push(staff);
            }
        }
        names.rights.push((right.act.clone(), who, substitutes));
    }
    Ok(())
}

/// Somebody by the file's id; made known where the roster does not have them.
pub(crate) async fn known(
    tx: &mut Tx,
    m: &Moment,
    by: &Permit,
    people: &People,
    id: &str,
    names: &mut Names,
) -> Result<StaffId, No> {
    if let Some(one) = names.colleague(id) {
        return Ok(one.staff);
    }
    let town = &people.municipality;
    let name = match id {
        "chair" => &town.chair,
        "appointed member" => &town.appointed_member,
        _ => id,
    };
    let name = if name.is_empty() { id } else { name }.to_owned();
    let elected = id != town.duty_service;
    let new = NewStaff {
        name: name.clone(),
        login: login(id),
        secret: None,
        role: id.to_owned(),
        degree: Degree::Other,
        experience: Experience::Introduction,
        first_day: m.law.settings().zone.day(m.at.instant()),
        last_day: None,
    };
    let staff = office::add_staff(tx, m, by, new).await?;
    names.roster.push(Colleague { staff, id: id.to_owned(), name, role: id.to_owned(), unit: None, elected });
    Ok(staff)
}
