//! At every age from 0 to 20, with no guardian, one and two: who must say yes is who the law asks, and nobody fewer.

use crate::consenting::*;
use bed::*;
use casefile::matter::measure::{Rests, holds::State};
use investigation::consent::Way;
use law::consent::Measure::{Contact, Placement, Support};
use law::consent::Whose;

const LATER: &str = "2026-03-09T12:00:00Z";
const NAMES: [&str; 2] = ["Sara", "Omar"];

#[tokio::test]
async fn each_who_must_has_said_yes_before_anything_runs() {
    for house in houses("ages").await {
        for guardians in 0..=2_usize {
            let all = house.hears((0..=20).map(|age| (aged("Elsa", age), school_report())).collect()).await;
            for (age, matter) in (0_u8..).zip(all) {
                let child = age < 18;
                let parents = if child { house.custody(matter, &NAMES[..guardians]).await } else { Vec::new() };
                let of = |own: bool, theirs: bool| {
                    let theirs = parents.iter().filter(move |_| theirs).map(|one| guardian(*one));
                    (own, theirs.collect::<Vec<_>>())
                };
                for (kind, (own_yes, theirs)) in [
                    (Support, of(age >= 15, age < 15)),
                    (Placement, of(age >= 15, child)),
                    (Contact, of(age >= 15, child)),
                ] {
                    let why = (Way::AsAsked, Some("Lämpligt."));
                    let begun = house.begins_so(matter, kind, "Något", why).await;
                    let needs_guardian = if kind == Support { age < 15 } else { child };
                    if needs_guardian && guardians == 0 {
                        assert_eq!(refused(begun), "investigation-consent-no-guardian", "{kind} at {age}");
                        continue;
                    }
                    let (one, about) = (begun.unwrap(), format!("{kind} at {age} with {guardians}"));
                    let around = house.around(matter, LATER).await;
                    let kept = around.measures.last().unwrap();
                    let mut expected = theirs.clone();
                    expected.extend(own_yes.then_some(own(around.person.unwrap())));
                    let mut asked = around.givers_of(kept);
                    asked.sort();
                    expected.sort();
                    assert_eq!(asked, expected, "{about}");
                    assert!(matches!(&kept.rests, Rests::OnConsent(on) if on.of.contains(&Whose::Person) == own_yes));
                    for giver in expected {
                        assert_eq!(house.state(matter, one, LATER).await, State::Waits, "{about}");
                        house.answers(matter, giver, YES, &[one]).await.unwrap();
                    }
                    assert_eq!(house.state(matter, one, LATER).await, State::Runs, "{about}");
                }
            }
        }
    }
}
