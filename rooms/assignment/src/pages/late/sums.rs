//! Counts for the council: what kinds of decision are not carried out, how many, and how long the longest has waited. No
//! group smaller than five is counted out, so that nobody is found by a number.

use super::{list::days, quarter};
use crate::{pages::LATE, unexecuted::Quarter};
use access::{Act, No};
use askama::Template;
use casefile::matter::execution::{self, Execution};
use law::Day;
use page::{
    Icon, Municipality, Say, leaf,
    staff::{Ask, Out},
};
use std::collections::BTreeMap;
use store::Tx;

/// The smallest group that is counted out.
const SMALLEST: usize = 5;

#[derive(Template)]
#[template(path = "late/sums.html")]
struct Page<'a> {
    t: &'a Say,
    town: &'a Municipality,
    when: String,
    rows: Vec<(String, String)>,
    all: Option<String>,
    back: &'static str,
}

/// One kind of decision.
#[derive(Debug, PartialEq, Eq)]
struct Group {
    called: String,
    /// How many, and the longest wait in days; `None` where they are fewer than five.
    counted: Option<(usize, u16)>,
}

/// The counts. A kind is called what its latest decision was called.
fn groups(all: &[(Execution, Day)], on: Day) -> Vec<Group> {
    let mut kinds: BTreeMap<&str, (&str, usize, u16)> = BTreeMap::new();
    for (one, since) in all {
        let kind = kinds.entry(&one.kind).or_insert((&one.called, 0, 0));
        *kind = (&one.called, kind.1 + 1, kind.2.max(days(*since, on)));
    }
    let group = |(called, n, longest): (&str, usize, u16)| Group {
        called: called.to_owned(),
        counted: (n >= SMALLEST).then_some((n, longest)),
    };
    kinds.into_values().map(group).collect()
}

/// The page, for whoever heads a unit.
pub async fn show(ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.permit(&mut tx, Act::Office).await?;
    let (on, law) = (ask.today(), ask.moment.law.clone());
    let late = execution::all_late(&mut tx, on, &law).await?;
    let all = groups(&late, on);
    let t = &ask.say;
    // A sum of all would tell the number of a small group by what is left.
    let whole = !all.is_empty() && all.iter().all(|one| one.counted.is_some());
    let row = |one: Group| match one.counted {
        None => (one.called, t.s("assignment-sums-few")),
        Some((n, longest)) => {
            let with = [("n", n.to_string()), ("days", longest.to_string())];
            (one.called, t.w("assignment-sums-row", &with.each_ref().map(|(name, says)| (*name, says.as_str()))))
        }
    };
    let when = t.w("assignment-sums-when", &[("quarter", &quarter(t, Quarter::of(on))), ("day", &t.long_day(on))]);
    let page = Page {
        t,
        town: &ask.municipality,
        when,
        rows: all.into_iter().map(row).collect(),
        all: whole.then(|| t.w("assignment-sums-all", &[("n", &late.len().to_string())])),
        back: LATE,
    };
    let leaf = leaf(t, "assignment-sums-title", &page)?;
    Ok(ask.page(tx, leaf))
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Uuid;

    #[test]
    fn a_group_smaller_than_five_is_not_counted_out() {
        let day = |text: &str| Day::parse(text).unwrap();
        let one = |kind: &str| Execution {
            decision: Uuid::from_u128(1),
            kind: kind.into(),
            called: kind.to_uppercase(),
            day: day("2026-03-02"),
        };
        let many = (1..=5).map(|n| (one("a"), day(&format!("2026-03-0{n}"))));
        let few = (1..=4).map(|_| (one("b"), day("2026-03-02")));
        let all: Vec<_> = many.chain(few).collect();
        let found = groups(&all, day("2026-07-01"));
        let counted: Vec<_> = found.iter().map(|one| (one.called.as_str(), one.counted)).collect();
        assert_eq!(counted, [("A", Some((5, 122))), ("B", None)]);
        assert!(groups(&[], day("2026-07-01")).is_empty());
    }
}
