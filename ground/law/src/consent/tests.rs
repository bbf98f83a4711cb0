//! Who must say yes, at every age from 0 to 20 and at none, with no guardian, one and two.

use super::*;
use crate::rule::Confidence;
use proptest::prelude::*;

fn day() -> Day {
    Day::parse("2026-03-02").unwrap()
}

fn of(rests: &Rests) -> Vec<Whose> {
    match rests {
        Rests::OnLaw(_) => Vec::new(),
        Rests::OnConsent(needed) => needed.of.iter().copied().collect(),
    }
}

fn child(age: impl Into<Option<u8>>, phase: Phase) -> Stands {
    Stands { phase, stage: Stage::Child, age: age.into(), guardians: Guardians::Known(2) }
}

fn asked(measure: Measure, stands: &Stands) -> Rests {
    rests(measure, stands, day(), &Law::sweden().unwrap()).unwrap()
}

fn left(measure: Measure, no: Whose, stands: &Stands) -> Vec<Still> {
    let all = still_allows((measure, no), stands, day(), &Law::sweden().unwrap()).unwrap();
    all.into_iter().map(|one| one.value).collect()
}

#[test]
fn an_opened_child_investigation_asks_nobody_whether_it_may_ring_the_school() {
    for (measure, rule) in [(Measure::Contact, "UTR-4"), (Measure::Talk, "UTR-6")] {
        for age in [None, Some(0), Some(11), Some(14), Some(17)] {
            let Rests::OnLaw(by) = asked(measure, &child(age, Phase::Opened)) else { panic!("{measure} at {age:?}") };
            assert_eq!(by.id, rule);
        }
        let grown = Stands { age: Some(18), ..child(None, Phase::Opened) };
        assert_eq!(of(&asked(measure, &grown)), PERSON, "who has come of age says it alone");
        assert!(matches!(asked(measure, &child(9, Phase::Before)), Rests::OnConsent(_)));
    }
}

#[test]
fn the_childs_own_voice_comes_at_twelve_and_at_fifteen() {
    let support = |age| of(&asked(Measure::Support, &child(age, Phase::Opened)));
    assert_eq!((support(11), support(12), support(14)), (GUARDIANS.into(), GUARDIANS.into(), GUARDIANS.into()));
    assert_eq!((support(15), support(17)), (PERSON.to_vec(), PERSON.to_vec()));
    let left = |measure, age| left(measure, Whose::Guardians, &child(age, Phase::Opened));
    assert!(!left(Measure::Support, 11).contains(&Still::ChildsOwn));
    assert!(left(Measure::Support, 12).contains(&Still::ChildsOwn));
    assert!(!left(Measure::OpenSupport, 14).contains(&Still::ChildsOwn), "that one comes at fifteen (INS-5)");
    let talk = |age| of(&asked(Measure::Talk, &child(age, Phase::Before)));
    assert_eq!((talk(11), talk(12)), (GUARDIANS.to_vec(), PERSON.to_vec()));
}

#[test]
fn one_of_two_says_no() {
    let law = Law::sweden().unwrap();
    let at = child(9, Phase::Opened);
    let all = still_allows((Measure::Support, Whose::Guardians), &at, day(), &law).unwrap();
    assert_eq!(all.iter().map(|one| one.value).collect::<Vec<_>>(), [Still::DespiteOne, Still::GoesOn]);
    let rule = law.rule(&all[0].rules[0].id, day()).unwrap();
    assert_eq!((rule.id.as_str(), rule.confidence), ("INS-7", Confidence::K), "nobody has looked it up");
    let alone = Stands { guardians: Guardians::Known(1), ..at };
    assert_eq!(left(Measure::Support, Whose::Guardians, &alone), [Still::GoesOn]);
    assert_eq!(left(Measure::Placement, Whose::Guardians, &at), [Still::OnlyLvu, Still::GoesOn]);
    assert_eq!(left(Measure::Contact, Whose::Guardians, &child(9, Phase::Before)), [Still::OpenOrNot]);
    let adult = Stands { stage: Stage::Adult, ..child(45, Phase::Opened) };
    assert_eq!(left(Measure::Contact, Whose::Person, &adult), [Still::WhatTheyTell]);
    assert_eq!(left(Measure::Support, Whose::Person, &adult), []);
}

fn stands() -> impl Strategy<Value = Stands> {
    let phase = prop_oneof![Just(Phase::Before), Just(Phase::Opened), Just(Phase::Ended)];
    let stage = prop_oneof![Just(Stage::Child), Just(Stage::YoungPerson), Just(Stage::Adult)];
    let guardians = prop_oneof![Just(Guardians::NotLookedUp), (0_usize..=2).prop_map(Guardians::Known)];
    (phase, stage, proptest::option::of(0_u8..=20), guardians).prop_map(|(phase, stage, age, guardians)| Stands {
        phase,
        stage,
        age,
        guardians,
    })
}

fn measure() -> impl Strategy<Value = Measure> {
    proptest::sample::select(Measure::ALL)
}

proptest! {
    #[test]
    fn it_rests_on_one_thing_and_on_somebody(at in stands(), measure in measure()) {
        let adult = at.years() == Years::Adult;
        match asked(measure, &at) {
            Rests::OnLaw(_) => {
                prop_assert!(!adult && at.phase == Phase::Opened);
                prop_assert!(matches!(measure, Measure::Contact | Measure::Talk));
            }
            Rests::OnConsent(needed) => {
                prop_assert!(!needed.of.is_empty() && !needed.rules.is_empty());
                prop_assert_eq!(adult, !needed.of.contains(&Whose::Guardians) && adult);
                // Who is asked why it is suitable is a child that answers alone.
                let alone = needed.of.iter().eq(PERSON) && !adult;
                prop_assert!(needed.suitable == Suitable::NotAsked || alone);
            }
        }
    }

    #[test]
    fn a_child_is_never_placed_without_the_guardians(at in stands()) {
        prop_assume!(at.years() != Years::Adult);
        let needed = of(&asked(Measure::Placement, &at));
        prop_assert!(needed.contains(&Whose::Guardians));
        prop_assert_eq!(needed.contains(&Whose::Person), !matches!(at.years(), Years::UnderTwelve | Years::FromTwelve));
        for no in [Whose::Person, Whose::Guardians] {
            let left = left(Measure::Placement, no, &at);
            prop_assert!(left.contains(&Still::OnlyLvu));
            prop_assert!(!left.contains(&Still::ChildsOwn) && !left.contains(&Still::DespiteOne));
        }
    }

    #[test]
    fn an_unknown_age_asks_everybody_whom_any_age_would_ask(at in stands(), measure in measure(), age in 0_u8..18) {
        let unknown = Stands { stage: Stage::Child, age: None, ..at };
        let known = Stands { age: Some(age), ..unknown };
        let all = of(&asked(measure, &unknown));
        prop_assert!(of(&asked(measure, &known)).iter().all(|one| all.contains(one)));
        prop_assert!(!left(measure, Whose::Guardians, &unknown).contains(&Still::ChildsOwn));
    }

    #[test]
    fn no_other_way_is_the_one_that_was_refused(at in stands(), measure in measure()) {
        let law = Law::sweden().unwrap();
        // The child's own consent stands in for the guardians' only, and the board only where there is another who says yes.
        prop_assert!(!left(measure, Whose::Person, &at).contains(&Still::ChildsOwn));
        let despite = left(measure, Whose::Guardians, &at).contains(&Still::DespiteOne);
        prop_assert!(!despite || (measure == Measure::Support && at.guardians == Guardians::Known(2)));
        if let Some(own) = childs_own(measure, &at, day(), &law).unwrap() {
            prop_assert_eq!(own.suitable, Suitable::Said);
            prop_assert_eq!(of(&asked(measure, &at)), GUARDIANS);
        }
    }

    #[test]
    fn who_comes_of_age_answers_alone(at in stands(), age in 18_u8..=20) {
        let grown = Stands { age: Some(age), ..at };
        for before in [PERSON, GUARDIANS, BOTH] {
            let before = before.iter().copied().collect();
            prop_assert!(grown.of_today(&before).iter().eq(PERSON));
            prop_assert_eq!(at.of_today(&before) == before, at.years() != Years::Adult || before.iter().eq(PERSON));
        }
        prop_assert!(grown.measures().all(|one| one != Measure::Talk));
    }
}
