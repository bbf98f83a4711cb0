//! The table of the week's rules, row by row, on made-up matters.

use super::*;
use crate::known::{KnownMatter, PersonKey, Work};
use crate::number::PersonalNumber;
use crate::reading::{Age, Channel, Wish};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn matter(kind: Kind, age: u8, area: Area, reporter: ReporterKind) -> MatterReading {
    MatterReading {
        kind,
        person: None,
        age: Age::Stated(age),
        area,
        reporter,
        asked: Asked::No,
        competence: BTreeSet::new(),
        wish: Wish::AsRule,
        acute: Acute::No,
        same_event: None,
        told: Vec::new(),
        co_applicants: Vec::new(),
    }
}

fn school_report() -> MatterReading {
    matter(Kind::ChildConcern, 9, Area::Child, ReporterKind::School)
}

fn contact(arrived: &str, channel: Channel, matters: Vec<MatterReading>) -> Reading {
    Reading { arrived: arrived.parse().unwrap(), channel, matters }
}

fn all(reading: &Reading, known: &Known) -> Vec<Follows> {
    follows(reading, known, &Law::sweden().unwrap()).unwrap()
}

fn one(matter: MatterReading) -> Follows {
    all(&contact("2026-03-02T09:00:00+01:00", Channel::Email, vec![matter]), &Known::default()).remove(0)
}

fn known(matters: Vec<KnownMatter>) -> Known {
    let person = KnownPerson { matters, ..KnownPerson::default() };
    Known { persons: [(PersonKey("p".to_owned()), person)].into() }
}

fn known_matter(work: Work, closed: Option<&str>) -> KnownMatter {
    KnownMatter { key: "K-1".to_owned(), work, area: Area::Child, opened: day("2026-01-19"), closed: closed.map(day) }
}

fn of_known(matter: MatterReading, known: &Known) -> Follows {
    let matter = MatterReading { person: Some(PersonKey("p".to_owned())), ..matter };
    all(&contact("2026-03-02T09:00:00+01:00", Channel::Email, vec![matter]), known).remove(0)
}

fn ids<T>(ruled: &Ruled<T>) -> Vec<&str> {
    ruled.rules.iter().map(|rule| rule.id.as_str()).collect()
}

#[test]
fn a_school_reports_a_child() {
    let got = one(MatterReading { asked: Asked::Yes, ..school_report() });
    assert_eq!(
        (got.stage, got.opens.value, got.documented_in.value),
        (Stage::Child, Opens::Assess, DocumentedIn::ChildFile)
    );
    assert_eq!((got.duty_19_1.value, got.feedback), (true, Feedback::Requested));
    assert_eq!(
        got.clocks.iter().map(|clock| clock.kind.as_str()).collect::<Vec<_>>(),
        ["protective", "preliminary", "feedback"]
    );
    assert_eq!((got.protective_due(), got.protective_latest()), (Some(day("2026-03-02")), None));
    assert_eq!((got.preliminary_latest(), got.feedback_outer()), (Some(day("2026-03-16")), Some(day("2026-03-23"))));
    assert_eq!(got.clock(ClockKind::Feedback).unwrap().counted_from, CountedFrom::LastLawfulDay);
    assert_eq!((ids(&got.opens), ids(&got.qualification)), (vec!["INT-3"], vec!["ORG-5"]));
}

#[test]
fn opening_sooner_is_never_refused() {
    let wished = one(MatterReading { wish: Wish::OpenNow, asked: Asked::Yes, ..school_report() });
    let violence = one(MatterReading { competence: [Competence::Violence].into(), ..school_report() });
    let taken = one(MatterReading { told: vec![Told::TakenIntoCare(day("2026-03-01"))], ..school_report() });
    for got in [&wished, &violence, &taken] {
        assert_eq!((got.opens.value, got.investigation_latest()), (Opens::AtOnce, Some(day("2026-07-02"))));
        assert_eq!(got.preliminary_latest(), Some(day("2026-03-16")));
    }
    assert_eq!(wished.feedback_outer(), Some(day("2026-03-09")));
    assert_eq!((ids(&violence.opens), ids(&taken.opens)), (vec!["INT-1", "INT-7"], vec!["INT-1", "LVU-1"]));
    assert_eq!(taken.clock(ClockKind::LvuSubmit).unwrap().due, day("2026-03-08"));
    assert_eq!(taken.clock(ClockKind::LvuApply), None);
}

#[test]
fn a_nineteen_year_old_is_assessed_but_nobody_is_told() {
    let got = one(matter(Kind::ChildConcern, 19, Area::Addiction, ReporterKind::Police));
    assert_eq!((got.stage, got.duty_19_1.value, got.feedback), (Stage::YoungPerson, false, Feedback::No));
    assert_eq!(
        (got.documented_in.value, got.qualification.value),
        (DocumentedIn::Register18To20Adult, Qualification::Degree)
    );
    assert!(got.preliminary_latest().is_some() && got.parties == [Party::Person { voice: Voice::Own }]);
    let opened = one(MatterReading {
        wish: Wish::OpenNow,
        ..matter(Kind::ChildConcern, 19, Area::Youth18To20, ReporterKind::Police)
    });
    assert_eq!((opened.documented_in.value, opened.investigation_latest()), (DocumentedIn::CaseFile, None));
    let older = one(matter(Kind::ChildConcern, 21, Area::Addiction, ReporterKind::Police));
    assert_eq!((older.stage, older.clocks.len(), older.qualification.value), (Stage::Adult, 0, Qualification::None));
}

#[test]
fn adults_ask_or_are_spoken_with_first() {
    let opens = |matter| one(matter).opens.value;
    let concern = || matter(Kind::AdultAddiction, 50, Area::Addiction, ReporterKind::Relative);
    assert_eq!(opens(concern()), Opens::ContactFirst);
    assert_eq!(opens(MatterReading { acute: Acute::Yes, ..concern() }), Opens::AtOnce);
    assert_eq!(opens(MatterReading { acute: Acute::Judge, ..concern() }), Opens::ContactFirst);
    assert_eq!(opens(MatterReading { wish: Wish::OpenNow, ..concern() }), Opens::AtOnce);
    assert_eq!(opens(matter(Kind::Violence, 50, Area::Violence, ReporterKind::Own)), Opens::AtOnce);
    let hurt = MatterReading { acute: Acute::Yes, ..matter(Kind::Violence, 50, Area::Violence, ReporterKind::Police) };
    assert_eq!(
        (opens(hurt.clone()), one(hurt).documented_in.value),
        (Opens::ContactFirst, DocumentedIn::Register18To20Adult)
    );
}

#[test]
fn an_application_opens_and_has_no_fourteen_days() {
    let got = one(matter(Kind::ApplicationIncomeSupport, 40, Area::IncomeSupport, ReporterKind::Own));
    assert_eq!(
        (got.opens.value, got.documented_in.value, got.clocks.len()),
        (Opens::AtOnce, DocumentedIn::CaseFile, 0)
    );
    let child = one(matter(Kind::ApplicationSupport, 16, Area::Child, ReporterKind::Own));
    assert_eq!(child.clocks.iter().map(|clock| clock.kind).collect::<Vec<_>>(), [ClockKind::Investigation]);
    assert_eq!(child.documented_in.value, DocumentedIn::ChildFile);
}

#[test]
fn advice_consult_and_lost_post_leave_no_file() {
    for (kind, place) in [
        (Kind::Advice, DocumentedIn::None),
        (Kind::ConsultAnonymous, DocumentedIn::None),
        (Kind::Misdirected, DocumentedIn::Diary),
    ] {
        let got = of_known(
            matter(kind, 9, Area::Child, ReporterKind::Preschool),
            &known(vec![known_matter(Work::Support, None)]),
        );
        assert_eq!((got.documented_in.value, got.opens.value, got.joins.clone()), (place, Opens::No, None));
        assert!(got.clocks.is_empty() && got.parties.is_empty() && got.qualification.value == Qualification::None);
    }
}

#[test]
fn an_open_investigation_takes_the_report_in_and_support_does_not() {
    let open = known(vec![known_matter(Work::Investigation, None)]);
    let got = of_known(
        MatterReading { asked: Asked::Yes, competence: [Competence::Violence].into(), ..school_report() },
        &open,
    );
    assert_eq!(
        (got.opens.value, got.preliminary_latest(), got.investigation_latest()),
        (Opens::AlreadyOpen, None, None)
    );
    assert_eq!((got.feedback_clock, got.feedback_outer()), (FeedbackClock::AtOnce, None));
    assert_eq!(got.clock(ClockKind::Feedback).unwrap().due, day("2026-03-02"));
    assert_eq!(got.joins.map(|joins| joins.how), Some(JoinsAs::SameInvestigation));
    for (matter, how) in [
        (known_matter(Work::Support, None), JoinsAs::NewMatterInExistingFile),
        (known_matter(Work::Investigation, Some("2026-02-27")), JoinsAs::NewMatterInExistingFile),
    ] {
        let got = of_known(school_report(), &known(vec![matter]));
        assert_eq!((got.opens.value, got.joins.map(|joins| joins.how)), (Opens::Assess, Some(how)));
    }
    let request = of_known(matter(Kind::RecordsRequest, 9, Area::Records, ReporterKind::Guardian), &open);
    assert_eq!(
        (request.opens.value, request.joins.map(|joins| joins.how)),
        (Opens::No, Some(JoinsAs::RequestInExistingFile))
    );
    let follow_up = of_known(matter(Kind::FollowUpToExisting, 40, Area::Violence, ReporterKind::Own), &open);
    assert_eq!((follow_up.opens.value, follow_up.documented_in.value), (Opens::AlreadyOpen, DocumentedIn::CaseFile));
    assert_eq!(follow_up.joins.map(|joins| joins.how), Some(JoinsAs::SameMatter));
    let again = of_known(MatterReading { same_event: Some("C-7".to_owned()), ..school_report() }, &known(vec![]));
    assert_eq!(again.joins, Some(Joins { to: "C-7".to_owned(), how: JoinsAs::SameEvent }));
}

#[test]
fn records_and_evictions_have_deadlines_of_their_own() {
    let request = one(matter(Kind::RecordsRequest, 40, Area::Records, ReporterKind::Own));
    assert_eq!(request.clock(ClockKind::AccessRequest).unwrap().due, day("2026-04-02"));
    assert_eq!(request.documented_in.value, DocumentedIn::CaseFile);
    let eviction = one(matter(Kind::OtherInformation, 40, Area::Housing, ReporterKind::EnforcementAuthority));
    assert_eq!(
        eviction.other_due().map(|clock| (clock.kind, clock.due)).collect::<Vec<_>>(),
        [(ClockKind::EnforcementConfirmation, day("2026-03-02"))]
    );
    assert_eq!((eviction.opens.value, eviction.basic_competence), (Opens::ContactFirst, Some(Competence::Economy)));
    let child = one(matter(Kind::ChildConcern, 4, Area::Child, ReporterKind::EnforcementAuthority));
    assert!(child.duty_19_1.value && child.other_due().next().is_none());
}

#[test]
fn a_late_hour_counts_unless_somebody_has_danger_live() {
    let latest = |channel, acute| {
        let other = MatterReading { acute, ..matter(Kind::Violence, 30, Area::Violence, ReporterKind::Police) };
        let reading = contact("2026-03-06T16:00:00+01:00", channel, vec![school_report(), other]);
        all(&reading, &Known::default())[0].protective_latest()
    };
    let saturday = Some(day("2026-03-07"));
    assert_eq!(latest(Channel::Phone, Acute::Yes), None);
    assert_eq!(latest(Channel::Visit, Acute::Yes), None);
    assert_eq!(latest(Channel::Phone, Acute::Judge), saturday);
    assert_eq!(latest(Channel::WebForm, Acute::Yes), saturday);
    let night = contact("2026-03-07T02:30:00+01:00", Channel::WebForm, vec![school_report()]);
    assert_eq!(all(&night, &Known::default())[0].protective_latest(), None);
}

#[test]
fn the_day_is_local_across_new_year_and_the_moved_hour() {
    let arrived = |text| all(&contact(text, Channel::Email, vec![school_report()]), &Known::default()).remove(0);
    let new_year = arrived("2025-12-31T23:30:00Z");
    assert_eq!((new_year.arrived, new_year.preliminary_latest()), (day("2026-01-01"), Some(day("2026-01-15"))));
    assert_eq!(new_year.duty_19_1.rules[0].from, day("2026-01-01"));
    assert_eq!(arrived("2025-12-31T22:30:00Z").duty_19_1.rules[0].from, day("2025-07-01"));
    let spring = arrived("2026-03-28T23:30:00Z");
    assert_eq!((spring.arrived, spring.preliminary_latest()), (day("2026-03-29"), Some(day("2026-04-12"))));
    let before = contact("2025-06-30T12:00:00Z", Channel::Email, vec![school_report()]);
    assert!(follows(&before, &Known::default(), &Law::sweden().unwrap()).is_err());
}

#[test]
fn parties_are_the_person_the_guardians_of_that_child_and_who_applies() {
    let (guardian, staff) = (PersonKey("g".to_owned()), StaffKey("s".to_owned()));
    let child = KnownPerson {
        guardians: vec![guardian.clone()],
        protection: Protection::Registration,
        ..KnownPerson::default()
    };
    let close = KnownPerson { related_staff: [staff.clone()].into(), ..KnownPerson::default() };
    let known = Known { persons: [(PersonKey("p".to_owned()), child), (guardian.clone(), close)].into() };
    let born = |text: &str| MatterReading { age: Age::Born(day(text)), ..school_report() };
    let fourteen = of_known(born("2011-03-05"), &known);
    let voice = Voice::OwnFrom(day("2026-03-05"));
    assert_eq!(fourteen.parties, [Party::Person { voice }, Party::Guardian(guardian.clone())]);
    assert_eq!(
        (fourteen.protected_identity, fourteen.conflict_of_interest),
        (Protection::Registration, [staff].into())
    );
    assert_eq!(of_known(born("2010-03-05"), &known).parties[0], Party::Person { voice: Voice::Own });
    let of_age = of_known(MatterReading { area: Area::Violence, ..born("2008-03-02") }, &known);
    assert_eq!((of_age.stage, of_age.parties), (Stage::YoungPerson, vec![Party::Person { voice: Voice::Own }]));
    assert_eq!(one(school_report()).parties[1], Party::GuardiansToBeChecked);
    let couple = MatterReading {
        co_applicants: vec![guardian.clone()],
        ..matter(Kind::ApplicationIncomeSupport, 30, Area::IncomeSupport, ReporterKind::Own)
    };
    assert_eq!(one(couple).parties[1], Party::CoApplicant(guardian));
}

#[test]
fn an_unknown_age_follows_the_area() {
    assert_eq!(Stage::of(None, Area::Child), Stage::Child);
    assert_eq!(Stage::of(None, Area::Youth18To20), Stage::YoungPerson);
    assert_eq!(Stage::of(None, Area::Violence), Stage::Adult);
    assert_eq!(Stage::of(Some(17), Area::Youth18To20), Stage::Child);
    let number = PersonalNumber::parse("20160614-2386", day("2026-03-02")).unwrap();
    let got = one(MatterReading { age: Age::Number(number), area: Area::None, ..school_report() });
    assert_eq!((got.age, got.age_basis, got.stage), (Some(9), AgeBasis::Number, Stage::Child));
}

proptest! {
    #[test]
    fn a_report_is_always_assessed_that_day_and_every_date_cites_its_rule(
        n in 0u32..5_000_000, age in 0u8..30, kind in 0usize..11, area in 0usize..8, reporter in 0usize..13, channel in 0usize..8,
    ) {
        let arrived = jiff::Timestamp::from_second(1_751_400_000 + i64::from(n) * 61).unwrap();
        let read = matter(Kind::ALL[kind], age, Area::ALL[area], ReporterKind::ALL[reporter]);
        let report = is_report(read.kind, Stage::of(Some(age), read.area));
        let reading = Reading { arrived, channel: Channel::ALL[channel], matters: vec![read] };
        let got = all(&reading, &Known::default()).remove(0);
        prop_assert_eq!(got.protective_due(), report.then_some(got.arrived));
        prop_assert!(got.protective_latest().is_none_or(|latest| latest == got.arrived.plus_days(1)));
        prop_assert_eq!(got.preliminary_latest(), report.then(|| got.arrived.plus_days(14)));
        prop_assert!(got.clocks.iter().all(|clock| clock.rule.from <= clock.started && clock.due >= clock.started));
        prop_assert!(got.stage != Stage::Child || got.documented_in.value != DocumentedIn::Register18To20Adult);
        prop_assert!(!got.duty_19_1.value || got.feedback != Feedback::No);
    }
}
