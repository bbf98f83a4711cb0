//! Texts that are no policy. With one of them the house does not start.

use access::{BadPolicy, Policy, Tongue};

const WHOLE: &str = include_str!("../../policy.toml");

fn with(rule: &str) -> Result<Policy, BadPolicy> {
    Policy::read(&format!("{WHOLE}\n[[rule]]\n{rule}\n"))
}

const GOOD: &str = "id='x'\neffect='may'\nacts=['see']\nwhen=['own']\nsays='s'\nsays_en='s'";

#[test]
fn unknown_words_are_refused() {
    assert!(with(GOOD).is_ok());
    assert_eq!(with(&GOOD.replace("own", "friend")), Err(BadPolicy::Fact("x".into(), "friend".into())));
    assert_eq!(with(&GOOD.replace("see", "peek")), Err(BadPolicy::Act("x".into(), "peek".into())));
    assert_eq!(with(&GOOD.replace("see", "tell")), Err(BadPolicy::Act("x".into(), "tell".into())), "no act on matters");
    for text in [format!("{GOOD}\nunles=['kin']"), GOOD.replace("'may'", "'perhaps'"), GOOD.replace("says_en='s'", "")]
    {
        assert!(matches!(with(&text), Err(BadPolicy::Text(_))), "{text}");
    }
}

#[test]
fn senseless_rules_are_refused() {
    assert_eq!(with(&GOOD.replace("'x'", "'own'")), Err(BadPolicy::Doubled("own".into())));
    assert_eq!(with(&GOOD.replace("'x'", "'no-task'")), Err(BadPolicy::Doubled("no-task".into())));
    for text in [
        GOOD.replace("['own']", "[]"),
        GOOD.replace("['see']", "[]"),
        GOOD.replace("says='s'", "says=' '"),
        GOOD.replace("says='s'", "says='{ $x }'"),
        format!("{GOOD}\nlaw=''"),
        format!("{GOOD}\nunless=['own']"),
        GOOD.replace("'may'", "'never'").replace("['own']", "[]"),
    ] {
        assert!(matches!(with(&text), Err(BadPolicy::Senseless(_))), "{text}");
    }
    let unopened = WHOLE.replace("\"see\", \"carry\"", "\"see\"").replace(", \"carry\"]", "]");
    let unopened = unopened.replace("[\"carry\"]\nwhen", "[\"see\"]\nwhen");
    assert_eq!(Policy::read(&unopened), Err(BadPolicy::Unopened("carry")));
}

#[test]
fn every_rule_speaks_two_languages() {
    let policy = access::policy().unwrap();
    let keys = |t| {
        let text = policy.words(t);
        text.lines().map(|l| l.split_once(" = ").unwrap().0.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(keys(Tongue::Swedish), keys(Tongue::English));
    assert!(policy.words(Tongue::Swedish).contains("access-rule-kin = Du står någon i ärendet nära.\n"));
}
