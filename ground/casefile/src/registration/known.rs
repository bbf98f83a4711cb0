//! What the house knows of the persons of a contact, in the words in which the law asks for it.

use crate::{
    PersonId,
    cell::{day, word},
    matter::{
        SQL,
        party::key_of,
        station::StationKind::{self, Assessment, FirstContact, FollowUp, Intake, Support},
    },
    person::{self, relation, same},
};
use access::charge;
use law::known::{Known, KnownMatter, KnownPerson, Protection, StaffKey, Work};
use law::reading::Area;
use law::{Day, Zone};
use std::collections::BTreeSet;
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const MATTERS: Stmt = named(SQL, "matters-known");

struct Line {
    id: Uuid,
    area: Area,
    opened: Day,
    station: StationKind,
    left: Option<Ts>,
    /// Whether there was an investigation, and when it ended.
    investigated: Option<Option<Ts>>,
}

impl FromRow for Line {
    fn from_row(row: &Row) -> Res<Self> {
        let ended = row.get::<Option<Ts>>("ended_at")?;
        Ok(Line {
            id: row.get("id")?,
            area: word(row, "area")?,
            opened: day(row, "arrived_on")?,
            station: word(row, "station")?,
            left: row.get("left_at")?,
            investigated: row.get::<Option<Uuid>>("investigated")?.map(|_| ended),
        })
    }
}

impl Line {
    fn known(&self, zone: &Zone) -> KnownMatter {
        let work = match (self.investigated, self.station) {
            (Some(None), _) => Work::Investigation,
            (_, Support | FollowUp) => Work::Support,
            (Some(Some(_)), _) if self.left.is_some() => Work::Investigation,
            (None, FirstContact | Intake | Assessment) if self.left.is_some() => Work::NotOpened,
            _ => Work::Other,
        };
        let closed = self.left.map(|at| zone.day(at.instant()));
        KnownMatter { key: self.id.to_string(), work, area: self.area, opened: self.opened, closed }
    }
}

/// What is known of these persons and of their guardians on a day. Records that were found to be one person are read
/// as one. Persons without a record are left out.
pub(crate) async fn load(tx: &mut Tx, persons: &[PersonId], on: Day, zone: &Zone) -> Res<Known> {
    let mut known = Known::default();
    for id in persons {
        known.persons.insert(key_of(*id), of_person(tx, *id, on, zone).await?);
    }
    let guardians = known.persons.values().flat_map(|person| person.guardians.clone());
    for key in guardians.collect::<BTreeSet<_>>() {
        if let (false, Ok(id)) = (known.persons.contains_key(&key), key.0.parse().map(PersonId::of)) {
            let guardian = of_person(tx, id, on, zone).await?;
            known.persons.insert(key, guardian);
        }
    }
    Ok(known)
}

async fn of_person(tx: &mut Tx, id: PersonId, on: Day, zone: &Zone) -> Res<KnownPerson> {
    let mut whole = KnownPerson::default();
    for record in same::records(tx, id).await? {
        let degree = person::one(tx, record).await?.map_or(Protection::None, |person| person.protection);
        // The stronger protection holds for all records: a second record must not lay open what the first one hides.
        whole.protection = [whole.protection, degree].into_iter().max_by_key(|p| strength(*p)).unwrap_or_default();
        let lines: Vec<Line> = tx.all(MATTERS, args![record]).await?;
        whole.matters.extend(lines.iter().map(|line| line.known(zone)));
        let guardians = relation::guardians(tx, record, on).await?.into_iter().map(key_of);
        whole.guardians.extend(guardians);
        let close = charge::kin_of(tx, [record.uuid()]).await?;
        whole.related_staff.extend(close.values().flatten().map(|staff| StaffKey(staff.to_string())));
    }
    whole.guardians.sort();
    whole.guardians.dedup();
    Ok(whole)
}

fn strength(degree: Protection) -> u8 {
    match degree {
        Protection::None => 0,
        Protection::Marking => 1,
        Protection::Registration => 2,
        Protection::Fictitious => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_investigation_that_runs_takes_a_report_in() {
        let zone = Zone::named(Zone::STOCKHOLM).unwrap();
        let at: Ts = "2026-03-10T23:30:00Z".parse().unwrap();
        let opened = Day::parse("2026-03-02").unwrap();
        let line = |investigated, station, left| Line {
            id: Uuid::from_u128(1),
            area: Area::Child,
            opened,
            station,
            left,
            investigated,
        };
        let work = |line: Line| line.known(&zone).work;
        use StationKind::{Decision, Investigation};
        assert_eq!(work(line(Some(None), Intake, None)), Work::Investigation);
        assert_eq!(work(line(Some(None), Support, None)), Work::Investigation);
        assert_eq!(work(line(Some(Some(at)), Support, None)), Work::Support);
        assert_eq!(work(line(Some(Some(at)), Decision, Some(at))), Work::Investigation);
        assert_eq!(work(line(Some(Some(at)), Decision, None)), Work::Other);
        assert_eq!(work(line(None, Assessment, Some(at))), Work::NotOpened);
        assert_eq!(work(line(None, Investigation, None)), Work::Other);
        assert_eq!(line(None, Intake, Some(at)).known(&zone).closed, Day::parse("2026-03-11").ok());
    }
}
