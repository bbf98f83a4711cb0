//! Curves and tests against the reference and against what can be reckoned by hand.

use super::{same, shared};
use flow::number::survival::{Cause, Ending, Life, Lifetimes, competing, log_rank};
use serde_json::Value;

fn lives(of: &Value) -> Lifetimes {
    let times = of["t"].as_array().expect("times").iter().map(|t| t.as_f64().expect("a number"));
    let ends = of["e"].as_array().expect("endings").iter().map(|e| e == 1);
    let life = |(time, ended)| Life::new(time, if ended { Ending::Ended(Cause(0)) } else { Ending::Open });
    times.zip(ends).filter_map(life).collect::<Vec<_>>().into()
}

#[test]
fn the_children_with_leukaemia() {
    let Some(file) = shared("reference/kaplan_meier_freireich.json") else { return };
    let reference: Value = serde_json::from_str(&std::fs::read_to_string(file).expect("it is there")).expect("JSON");
    for group in ["six_mp", "placebo"] {
        let curve = lives(&reference[group]).kaplan_meier();
        for (age, share) in reference[group]["S"].as_object().expect("shares") {
            let found = curve.at(age.parse().expect("an age")).expect("watched that long");
            assert!(same(found, share.as_f64().expect("a share")), "{group} {age}: {found}, not {share}");
        }
        assert_eq!(curve.median(), reference[group]["median"].as_f64(), "{group}");
    }
    let test = log_rank(&[&lives(&reference["six_mp"]), &lives(&reference["placebo"])]).expect("two groups");
    assert!(same(test.chi2, reference["logrank_chi2"].as_f64().expect("a number")), "{test:?}");
    assert!(same(test.p, reference["logrank_p"].as_f64().expect("a number")), "{test:?}");
}

#[test]
fn endings_that_shut_each_other_out() {
    let rows = [(1.0, Some(1)), (2.0, Some(2)), (3.0, None), (4.0, Some(1))];
    let life = |(time, cause): &(f64, Option<u32>)| {
        Life::new(*time, cause.map_or(Ending::Open, |cause| Ending::Ended(Cause(cause))))
    };
    let all: Lifetimes = rows.iter().filter_map(life).collect::<Vec<_>>().into();
    let ways = competing(&all);
    assert_eq!(
        ways.iter().map(|way| (way.cause.0, way.ended, way.at(4.0))).collect::<Vec<_>>(),
        [(1, 2, Some(0.75)), (2, 1, Some(0.25))]
    );
    // The wrong way: the other ending taken for censoring says that all end in the first.
    let wrong = |(time, cause): &(f64, Option<u32>)| {
        Life::new(*time, if *cause == Some(1) { Ending::Ended(Cause(1)) } else { Ending::Open })
    };
    let wrong: Lifetimes = rows.iter().filter_map(wrong).collect::<Vec<_>>().into();
    assert_eq!(wrong.kaplan_meier().at(4.0), Some(0.0));
}
