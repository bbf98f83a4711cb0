//! Random readings: nobody is lost, nobody is made up, and what is planned is what the law says.

use super::*;
use crate::{Born, NewPerson, Text};
use journal::Chance;
use law::Law;
use law::clock::ClockKind;
use law::known::{KnownMatter, Protection, Work};
use law::reading::{Area, Asked, Kind, ReporterKind, Told, Wish};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use store::Uuid;

struct Counting(Mutex<u64>);

impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let mut n = self.0.lock().unwrap();
        *n += 1;
        for (slot, byte) in bytes.iter_mut().zip(n.to_be_bytes().into_iter().cycle()) {
            *slot = byte;
        }
    }
}

fn moment(at: &str) -> Moment {
    Moment::new(at.parse().unwrap(), Arc::new(Law::sweden().unwrap()), Arc::new(Counting(Mutex::new(0))))
}

fn text(typed: &str) -> Text {
    Text::parse(typed, 200).unwrap()
}

fn new(name: &str, age: u8) -> Whom {
    let born = Born::Stated { years: age, on: law::Day::new(2026, 3, 2).unwrap() };
    let protection = Protection::None;
    Whom::New(NewPerson { name: text(name), number: None, born, protection, language: None, interpreter: None })
}

fn concern(person: Option<Nth>, kind: Kind, area: Area, reporter: ReporterKind) -> Concern {
    Concern { asked: Asked::Yes, ..Concern::new(person, kind, area, reporter) }
}

fn plan(about: &Concerns) -> Result<Plan, Refusal> {
    let m = moment("2026-03-02T09:00:00Z");
    let day = law::Day::new(2026, 3, 2).unwrap();
    let age = |whom: &Whom| match whom {
        Whom::New(new) => new.age(day),
        Whom::Known(_) | Whom::Numbered(..) => Age::Unknown,
    };
    let placed: Vec<Placed> =
        about.persons.iter().map(|whom| Placed { id: PersonId::of(m.id()), age: age(whom) }).collect();
    let arrived = "2026-03-02T08:00:00Z".parse().unwrap();
    Case { arrived, channel: Channel::Phone, about, placed: &placed, known: &Known::default() }.plan(&m)
}

#[test]
fn the_mother_of_a_child_is_kept_and_the_one_nobody_asks_about_is_not() {
    let mut about = Concerns::none();
    let (stina, lena, caller) =
        (about.person(new("Stina", 9)), about.person(new("Lena", 41)), about.person(new("Sven", 60)));
    about.relate(stina, Kinship::Guardian, lena);
    about.concern(concern(Some(stina), Kind::ChildConcern, Area::Child, ReporterKind::School));
    about.concern(concern(Some(caller), Kind::Advice, Area::None, ReporterKind::Own));
    let plan = plan(&about).unwrap();
    assert_eq!(plan.kept, [stina, lena].into());
    assert!(matches!(plan.filed[..], [Filed::Matter(_, Some(_)), Filed::Counted]));
    assert!(plan.follows[0].parties.iter().any(|party| matches!(party, law::follows::Party::Guardian(_))));
}

#[test]
fn advice_keeps_nothing_and_post_for_others_no_words() {
    let only = |kind| {
        let mut about = Concerns::none();
        about.concern(concern(None, kind, Area::None, ReporterKind::Preschool));
        let plan = plan(&about).unwrap();
        (plan.keeps_contact(), plan.keeps_words())
    };
    assert_eq!(only(Kind::ConsultAnonymous), (false, false));
    assert_eq!(only(Kind::Advice), (false, false));
    assert_eq!(only(Kind::Misdirected), (true, false));
    assert_eq!(only(Kind::RecordsRequest), (true, true));
    let half = plan(&Concerns::none()).unwrap();
    assert!(half.keeps_contact() && half.keeps_words());
}

#[test]
fn a_person_of_another_call_and_a_contact_from_the_future_are_refused() {
    let mut other = Concerns::none();
    let (_, nobody) = (other.person(new("A", 1)), other.person(new("B", 2)));
    let mut about = Concerns::none();
    about.concern(concern(Some(nobody), Kind::ChildConcern, Area::Child, ReporterKind::School));
    assert_eq!(plan(&about).unwrap_err(), STRANGE);
    let early = moment("2026-03-02T07:59:59Z");
    let arrived = "2026-03-02T08:00:00Z".parse().unwrap();
    let (about, known) = (Concerns::none(), Known::default());
    let case = Case { arrived, channel: Channel::Letter, about: &about, placed: &[], known: &known };
    assert_eq!(case.plan(&early).unwrap_err(), FUTURE);
    let old = Case { arrived: "2025-06-01T08:00:00Z".parse().unwrap(), ..case };
    assert!(old.plan(&early).is_ok(), "without a concern no rule is asked");
}

#[test]
fn two_takings_into_care_give_one_clock_the_nearer() {
    let day = |text: &str| law::Day::parse(text).unwrap();
    let mut about = Concerns::none();
    let noel = about.person(new("Noel", 2));
    let happened = vec![Told::TakenIntoCare(day("2026-03-02")), Told::TakenIntoCare(day("2026-03-01"))];
    let concern = concern(Some(noel), Kind::ChildConcern, Area::Child, ReporterKind::Police);
    about.concern(Concern { happened, ..concern });
    let plan = plan(&about).unwrap();
    let lvu: Vec<_> = clocks(&plan.follows[0]).filter(|clock| clock.kind == ClockKind::LvuSubmit).collect();
    assert_eq!(lvu.iter().map(|clock| clock.due).collect::<Vec<_>>(), [day("2026-03-08")]);
    assert_eq!(plan.begins, [0].into());
}

#[test]
fn a_letter_that_lay_unread_begins_no_second_investigation() {
    let m = moment("2026-03-06T09:00:00Z");
    let placed = [Placed { id: PersonId::of(m.id()), age: Age::Stated(9) }];
    let mut about = Concerns::none();
    let child = about.person(Whom::Known(placed[0].id));
    let read = concern(Some(child), Kind::ChildConcern, Area::Child, ReporterKind::School);
    about.concern(Concern { wish: Wish::OpenNow, ..read });
    let opened = law::Day::new(2026, 3, 5).unwrap();
    let runs = KnownMatter {
        key: Uuid::from_u128(9).to_string(),
        work: Work::Investigation,
        area: Area::Child,
        opened,
        closed: None,
    };
    let begins = |matters| {
        let person = KnownPerson { matters, ..KnownPerson::default() };
        let known = Known { persons: [(key_of(placed[0].id), person)].into() };
        let arrived = "2026-03-02T08:00:00Z".parse().unwrap();
        let case = Case { arrived, channel: Channel::Letter, about: &about, placed: &placed, known: &known };
        case.plan(&m).unwrap().begins
    };
    assert_eq!(begins(vec![runs.clone()]), [].into());
    assert_eq!(begins(vec![KnownMatter { closed: Some(opened), ..runs }]), [0].into());
}

/// person, kind, area, reporter, wish, told: each as a place in its list.
type Drawn = (usize, usize, usize, usize, usize, usize);

fn drawn(n: usize) -> impl Strategy<Value = Vec<Drawn>> {
    proptest::collection::vec((0..n + 1, 0usize..11, 0usize..8, 0usize..13, 0usize..2, 0usize..3), 0..6)
}

fn about(ages: &[u8], drawn: &[Drawn]) -> Concerns {
    let mut about = Concerns::none();
    let persons: Vec<Nth> = ages.iter().enumerate().map(|(n, age)| about.person(new(&format!("P{n}"), *age))).collect();
    for (person, kind, area, reporter, wish, told) in drawn {
        let drawn =
            concern(persons.get(*person).copied(), Kind::ALL[*kind], Area::ALL[*area], ReporterKind::ALL[*reporter]);
        let day = law::Day::new(2026, 3, 1).unwrap();
        let happened = [vec![], vec![Told::EvictionNotice], vec![Told::TakenIntoCare(day), Told::CarriedOut(day)]];
        let wish = [Wish::AsRule, Wish::OpenNow][*wish];
        about.concern(Concern { wish, happened: happened[*told].clone(), ..drawn });
    }
    about
}

proptest! {
    #[test]
    fn nobody_is_lost_and_nobody_is_made_up(ages in proptest::collection::vec(0u8..60, 0..5), rows in drawn(4)) {
        let about = about(&ages, &rows);
        let plan = plan(&about).unwrap();
        prop_assert_eq!(plan.filed.len(), rows.len());
        let matters: Vec<_> = plan.filed.iter().filter_map(|f| match f { Filed::Matter(id, p) => Some((*id, *p)), _ => None }).collect();
        let ids: BTreeSet<_> = matters.iter().map(|(id, _)| *id).collect();
        prop_assert_eq!(ids.len(), matters.len());
        for (concern, filed) in about.concerns.iter().zip(&plan.filed) {
            prop_assert_eq!(concern.kind.is_without_file(), !matches!(filed, Filed::Matter(..)));
            if let (Some(nth), Filed::Matter(_, person)) = (concern.person, filed) {
                prop_assert!(plan.kept.contains(&nth) && person.is_some());
            }
        }
        let wanted: BTreeSet<Nth> = about.concerns.iter().filter(|c| !c.kind.is_without_file()).filter_map(|c| c.person).collect();
        prop_assert_eq!(&plan.kept, &wanted);
        prop_assert_eq!(plan.keeps_contact(), rows.is_empty() || plan.filed.iter().any(|f| *f != Filed::Counted));
    }

    #[test]
    fn clocks_are_those_of_the_law_one_of_each_kind(ages in proptest::collection::vec(0u8..60, 1..5), rows in drawn(4)) {
        let plan = plan(&about(&ages, &rows)).unwrap();
        for follows in &plan.follows {
            let ours: Vec<_> = clocks(follows).collect();
            prop_assert_eq!(&ours, &follows.clocks.iter().collect::<Vec<_>>());
            let kinds: BTreeSet<_> = ours.iter().map(|clock| clock.kind).collect();
            prop_assert_eq!(kinds.len(), ours.len());
        }
        let begun: BTreeMap<Uuid, usize> = plan.begins.iter().filter_map(|nth| match plan.filed[*nth] {
            Filed::Matter(_, Some(person)) => Some((person.uuid(), *nth)),
            _ => None,
        }).collect();
        let named = plan.begins.iter().filter(|nth| matches!(plan.filed[**nth], Filed::Matter(_, Some(_)))).count();
        prop_assert_eq!(begun.len(), named, "one investigation for each person");
    }
}
