//! The policy as a page that a lawyer reads: the rules, and for each act what opens it and what closes it.

use super::{Effect, Fact, Facts, Policy, Rule, decide};
use crate::Act;
use std::fmt::Write;

/// The whole policy as text: the facts, the rules in order, and below each act the smallest sets of facts in which it is
/// allowed (reckoned over every world, not copied from the rules) and the rules that forbid or veil it.
pub fn policy_table(policy: &Policy) -> String {
    let mut out = String::from("# Fakta\n");
    for f in Fact::ALL {
        line(&mut out, format_args!("{:<12} {}", f.name(), f.says()));
    }
    out.push_str("\n# Regler, i den ordning de prövas: aldrig, får, slöja\n");
    for effect in [Effect::Never, Effect::May, Effect::Veil] {
        policy.rules.iter().filter(|r| r.effect == effect).for_each(|r| rule(&mut out, r));
    }
    rule(&mut out, &policy.otherwise);
    let not_only: Vec<&str> = policy.unread.not_only.iter().map(|area| area.as_str()).collect();
    line(&mut out, format_args!("\n# Brev och halvregistrerade kontakter ({})", policy.unread.law));
    line(
        &mut out,
        format_args!(
            "läser     den som arbetar på en mottagning eller är chef där, och den som själv tog emot kontakten"
        ),
    );
    line(&mut out, format_args!("läser ej  den som arbetar bara med: {}", not_only.join(", ")));
    for act in Act::ON_MATTERS {
        line(&mut out, format_args!("\n# {} ({})", act.word(), act.says()));
        for world in smallest(policy, act) {
            let by = decide(policy, act, world).map_or("", |r| r.id.as_str());
            line(&mut out, format_args!("får     {:<44} {by}", words(world)));
        }
        for r in policy.rules.iter().filter(|r| r.effect != Effect::May && r.acts.contains(&act)) {
            line(&mut out, format_args!("{:<7} {:<44} {}", name(r.effect), terms(r), r.id));
        }
    }
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

fn rule(out: &mut String, r: &Rule) {
    let acts: Vec<&str> = r.acts.iter().map(|a| a.word()).collect();
    let law = r.law.as_deref().unwrap_or("-");
    line(out, format_args!("{:<7} {:<13} {law:<6} {:<28} {}", name(r.effect), r.id, terms(r), acts.join(" ")));
    line(out, format_args!("        {}", r.says));
}

fn name(effect: Effect) -> &'static str {
    match effect {
        Effect::May => "får",
        Effect::Never => "aldrig",
        Effect::Veil => "slöja",
    }
}

fn terms(r: &Rule) -> String {
    let not = r.unless.each().map(|f| format!("ej {}", f.name()));
    let all: Vec<String> = r.when.each().map(|f| f.name().to_owned()).chain(not).collect();
    if all.is_empty() { "alltid annars".into() } else { all.join(" + ") }
}

fn words(facts: Facts) -> String {
    facts.each().map(Fact::name).collect::<Vec<_>>().join(" + ")
}

/// The smallest sets of facts that allow the act: nothing can be taken from one of them, down to nothing, that is
/// allowed too.
fn smallest(policy: &Policy, act: Act) -> Vec<Facts> {
    let mut open: Vec<Facts> =
        (0..Facts::WORLDS).map(Facts::of_bits).filter(|w| decide(policy, act, *w).is_ok()).collect();
    open.sort_by_key(|w| w.count());
    let mut found: Vec<Facts> = Vec::new();
    for world in open {
        if !found.iter().any(|small| small.within(world)) {
            found.push(world);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::{Fact::*, policy};
    use super::*;

    #[test]
    fn the_smallest_worlds_are_what_the_rules_say() {
        let policy = policy().unwrap();
        let decide = smallest(policy, Act::Decide);
        let want = [&[Head, Degree, Independent, Active][..], &[Own, Area, Degree, Independent, Active]];
        assert_eq!(decide, want.map(Facts::of));
        let text = policy_table(policy);
        assert!(text.contains("# decide (fatta beslut)\nfår     head + degree + independent + active "), "{text}");
        assert!(policy.all().all(|r| text.contains(&r.says)));
    }
}
