//! Every printed count again, slowly, with the persons behind it.

use super::{Case, HOUR, LEAST, second};
use flow::figure::spans::Mark;
use flow::report::Asked;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Persons, once for each thing that is counted.
type Who = Vec<u8>;

fn different(who: &Who) -> usize {
    who.iter().collect::<BTreeSet<_>>().len()
}

/// How few persons can have this many of the values.
fn fewest(who: &Who, values: usize) -> usize {
    let mut each: Vec<usize> =
        (0..=u8::MAX).map(|person| who.iter().filter(|one| **one == person).count()).filter(|n| *n > 0).collect();
    each.sort_unstable_by(|one, other| other.cmp(one));
    (0..=each.len()).find(|persons| each[..*persons].iter().sum::<usize>() >= values).unwrap()
}

/// A printed count is what it says, and rests on nobody or on enough.
pub fn counts(what: &str, printed: &Value, who: &Who) {
    assert_eq!(printed.as_u64(), Some(who.len() as u64), "{what}");
    assert!(who.is_empty() || different(who) >= LEAST, "{what}: {printed} of {} persons", different(who));
}

/// The steps of all cases by their names, the others under one; `-` is the start and the end.
pub fn steps(cases: &[Case], told: &[String]) -> BTreeMap<(String, String), Who> {
    let mut found: BTreeMap<(String, String), Who> = BTreeMap::new();
    for case in cases {
        let name = |activity: &u8| Some(format!("activity {activity}")).filter(|name| told.contains(name));
        let mut names: Vec<String> = vec!["-".into()];
        names.extend(case.way.iter().map(|at| name(at).unwrap_or("(others)".into())));
        names.push("-".into());
        let pairs = names.windows(2).map(|pair| (pair[0].clone(), pair[1].clone()));
        pairs.for_each(|pair| found.entry(pair).or_default().push(case.person));
    }
    found
}

/// The activities that a report names.
pub fn told(found: &Value) -> Vec<String> {
    let names = found["activity_counts"].as_object().into_iter().flatten().map(|(name, _)| name.clone());
    names.filter(|name| name != "(others)").collect()
}

pub struct Recount<'a> {
    cases: &'a [Case],
    asked: &'a Asked,
    until: i64,
}

impl<'a> Recount<'a> {
    pub fn of(cases: &'a [Case], asked: &'a Asked) -> Self {
        let until = cases.iter().map(|case| second(case, case.way.len() - 1)).max().unwrap_or(0);
        Self { cases, asked, until }
    }

    pub fn check(&self, found: &Value) {
        let all: Who = self.cases.iter().map(|case| case.person).collect();
        if found["n_cases"].is_null() {
            assert!(different(&all) < LEAST);
            assert_eq!(found["withheld"], serde_json::json!(["variants", "everything"]));
        } else {
            counts("cases", &found["n_cases"], &all);
        }
        self.steps(found);
        self.weeks(found);
        self.ends(found);
        self.hands(found);
        self.funnel(found);
        for (value, n) in found["extra"]["channel"].as_object().into_iter().flatten() {
            let of = self.cases.iter().filter(|case| format!("channel {}", case.pace % 6) == *value);
            counts(value, n, &of.map(|case| case.person).collect());
        }
        for (at, key) in ["case_duration_s", "days_late"].iter().enumerate() {
            let of = if at == 0 { &found[key] } else { &found["extra"][key] };
            for extreme in ["min", "max", "mean", "sum", "std_sample"] {
                assert!(of[extreme].is_null());
            }
        }
        let again = |case: &&Case| case.way.iter().collect::<BTreeSet<_>>().len() < case.way.len();
        if let Some(share) = found["rework_cases_any_share"].as_object() {
            let of: Who = self.cases.iter().filter(again).map(|case| case.person).collect();
            let not: Who = self.cases.iter().filter(|case| !again(case)).map(|case| case.person).collect();
            counts("rework", &share["hits"], &of);
            counts("no rework", &Value::from(share["n"].as_u64().unwrap() - of.len() as u64), &not);
        }
    }

    fn steps(&self, found: &Value) {
        let told = told(found);
        let all = steps(self.cases, &told);
        for (name, n) in found["activity_counts"].as_object().into_iter().flatten() {
            let into = all.iter().filter(|((_, to), _)| to == name);
            counts(name, n, &into.flat_map(|(_, who)| who.clone()).collect());
        }
        for (key, start) in [("start_activities", true), ("end_activities", false)] {
            for (name, n) in found[key].as_object().into_iter().flatten() {
                let at = if start { ("-".to_owned(), name.clone()) } else { (name.clone(), "-".to_owned()) };
                counts(key, n, &all[&at]);
            }
        }
        for edge in found["dfg"].as_array().into_iter().flatten() {
            let at = [&edge["a"], &edge["b"]].map(|name| name.as_str().unwrap().to_owned());
            let who = &all[&(at[0].clone(), at[1].clone())];
            counts("edge", &edge["freq"], who);
            let quantile = |key: &str, share: f64| {
                let side = (who.len() as f64 * share + 1e-9).floor() as usize;
                assert!(edge[key].is_null() || fewest(who, side) >= LEAST, "{key} of {who:?}");
            };
            quantile("median_s", 0.5);
            quantile("p90_s", 0.1);
        }
    }

    /// The end of a case, in seconds.
    fn end(&self, case: &Case) -> Option<i64> {
        match self.asked.marks.as_ref().unwrap().end.as_ref()? {
            Mark::Activity(name) => {
                case.way.iter().position(|at| format!("activity {at}") == *name).map(|place| second(case, place))
            }
            _ => Some(second(case, case.way.len() - 1)),
        }
    }

    fn weeks(&self, found: &Value) {
        let by_ends = found["weekly_monday_with_open_cases"].as_array();
        let rows: Vec<&Value> = by_ends.or(found["weekly_monday"].as_array()).into_iter().flatten().collect();
        let Some(first) = rows.first() else { return };
        let length = first["weeks"].as_i64().unwrap();
        // The first of January 1970 was a Thursday.
        let week = |second: i64| (second.div_euclid(24 * HOUR) + 3).div_euclid(7);
        let origin = self.cases.iter().map(|case| week(second(case, 0))).min().unwrap();
        let row = |second: i64| (week(second) - origin) / length;
        let last = |case: &Case| {
            if by_ends.is_some() { self.end(case) } else { Some(second(case, case.way.len() - 1)) }
        };
        for (at, printed) in (0..).zip(&rows) {
            let some = |take: &dyn Fn(&Case) -> bool| -> Who {
                self.cases.iter().filter(|case| take(case)).map(|case| case.person).collect()
            };
            let came = |case: &Case| row(second(case, 0));
            let went = |case: &Case| last(case).map(row);
            counts("inflow", &printed["inflow"], &some(&|case| came(case) == at));
            if !printed["outflow"].is_null() {
                counts("outflow", &printed["outflow"], &some(&|case| went(case) == Some(at)));
                let lying = |case: &Case| came(case) <= at && went(case).is_none_or(|out| out > at);
                counts("open", &printed["wip_end"], &some(&lying));
            }
        }
    }

    /// Days between begin and end or, of an open case, the end of the log.
    fn age(&self, case: &Case) -> f64 {
        (self.end(case).unwrap_or(self.until) - second(case, 0)) as f64 / (24 * HOUR) as f64
    }

    fn ends(&self, found: &Value) {
        if found["kaplan_meier"].is_null() {
            return;
        }
        let some = |take: &dyn Fn(&Case) -> bool| -> Who {
            self.cases.iter().filter(|case| take(case)).map(|case| case.person).collect()
        };
        let (ended, open) = (|case: &Case| self.end(case).is_some(), |case: &Case| self.end(case).is_none());
        counts("ended", &found["kaplan_meier"]["events"], &some(&ended));
        counts("open", &found["kaplan_meier"]["censored"], &some(&open));
        let mut ages: Vec<f64> = keys(&found["kaplan_meier"]["watched_beyond"]);
        ages.sort_by(f64::total_cmp);
        let mut since = f64::NEG_INFINITY;
        let edges: Vec<f64> = ages.iter().copied().chain([f64::INFINITY]).collect();
        for age in edges {
            let here = |case: &Case| self.age(case) > since && self.age(case) <= age;
            for of in [some(&|case| here(case) && ended(case)), some(&|case| here(case) && open(case))] {
                assert!(of.is_empty() || different(&of) >= LEAST, "between {since} and {age}: {of:?}");
            }
            for way in found["competing_endings"]["ways"].as_array().into_iter().flatten() {
                let name = way["outcome"].as_str().unwrap();
                let so = |case: &Case| {
                    here(case) && ended(case) && (name == "(others)" || format!("outcome {}", case.outcome) == name)
                };
                let of = some(&so);
                assert!(of.is_empty() || name == "(others)" || different(&of) >= LEAST, "{name} until {age}: {of:?}");
            }
            since = age;
        }
        for age in &ages {
            let beyond = some(&|case| self.age(case) > *age);
            counts("beyond", &found["kaplan_meier"]["watched_beyond"][age.to_string()], &beyond);
        }
        let due = |case: &Case| second(case, 0) + 240 * HOUR;
        let deadline = &found["extra"]["deadline"];
        if !deadline.is_null() {
            counts(
                "in time",
                &deadline["closed_in_time"],
                &some(&|case| self.end(case).is_some_and(|at| at <= due(case))),
            );
            counts("late", &deadline["closed_late"], &some(&|case| self.end(case).is_some_and(|at| at > due(case))));
            counts("overdue", &deadline["open_overdue"], &some(&|case| open(case) && due(case) < self.until));
            counts("not yet", &deadline["open_not_yet_due"], &some(&|case| open(case) && due(case) >= self.until));
        }
        for way in found["competing_endings"]["ways"].as_array().into_iter().flatten() {
            let name = way["outcome"].as_str().unwrap();
            if name != "(others)" {
                let so = |case: &Case| ended(case) && format!("outcome {}", case.outcome) == name;
                counts(name, &way["events"], &some(&so));
            }
        }
    }

    fn hands(&self, found: &Value) {
        let of = &found["handover_resource"];
        if of.is_null() {
            return;
        }
        let (mut handed, mut kept) = (Vec::new(), Vec::new());
        for case in self.cases {
            for place in 1..case.way.len() {
                if place % 2 == 0 { handed.push(case.person) } else { kept.push(case.person) }
            }
        }
        counts("handed over", &of["handovers"], &handed);
        let pairs = of["handovers_of_pairs"]["n"].as_u64().unwrap();
        counts("kept", &Value::from(pairs - handed.len() as u64), &kept);
        assert!(of["top_edges"].is_null() && of["holders"].as_u64().unwrap() >= LEAST as u64);
    }

    fn funnel(&self, found: &Value) {
        for cohort in found["funnel"]["cohorts"].as_array().into_iter().flatten() {
            let reached = cohort["reached"].as_array().unwrap();
            let hits: Vec<u64> = reached.iter().map(|step| step["hits"].as_u64().unwrap()).collect();
            for pair in hits.windows(2) {
                assert!(pair[0] == pair[1] || pair[0] - pair[1] >= LEAST as u64, "{hits:?}");
            }
            assert_eq!(hits.first().copied(), cohort["n"].as_u64());
        }
        let came = |case: &Case, steps: u8| {
            let mut next = 0;
            case.way.iter().for_each(|at| next += u8::from(*at == next && next < steps));
            next
        };
        let cohorts = found["funnel"]["cohorts"].as_array();
        if let Some([one]) = cohorts.map(Vec::as_slice) {
            for (at, step) in (1..).zip(one["reached"].as_array().unwrap()) {
                let who = self.cases.iter().filter(|case| came(case, 3) >= at).map(|case| case.person).collect();
                counts("reached", &step["hits"], &who);
            }
        }
    }
}

fn keys(of: &Value) -> Vec<f64> {
    of.as_object().into_iter().flatten().map(|(age, _)| age.parse().unwrap()).collect()
}

/// The tables of a page, as the files that can be fetched from it.
fn files(page: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let plain = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let [first, tail @ ..] = rest {
            let (byte, after) = match (first, tail) {
                (b'%', [high, low, after @ ..]) => {
                    let pair = [*high, *low];
                    (u8::from_str_radix(std::str::from_utf8(&pair).unwrap(), 16).unwrap(), after)
                }
                _ => (*first, tail),
            };
            bytes.push(byte);
            rest = after;
        }
        String::from_utf8(bytes).unwrap()
    };
    let one = |link: &str| {
        let (file, data) = link.split_once(".csv\" href=\"data:text/csv;charset=utf-8,").unwrap();
        let text = plain(data.split('"').next().unwrap());
        let rows = text.trim_start_matches('\u{feff}').lines();
        (file.to_owned(), rows.map(|row| row.split(';').map(str::to_owned).collect()).collect())
    };
    page.split("<a download=\"").skip(1).map(one).collect()
}

/// The page says what the JSON says: each table's counts are nobody or enough, and those of the steps are recounted.
pub fn page(cases: &[Case], asked: &Asked, page: &str) {
    const COUNTS: [&str; 11] = [
        "Antal",
        "Ärenden",
        "In",
        "Ut",
        "Kvar",
        "n",
        "Kom hit",
        "Av",
        "Följs vid den åldern",
        "Först i ärendet",
        "Sist i ärendet",
    ];
    let found = flow::report::json(&super::log(cases), asked);
    let all = steps(cases, &told(&found));
    for (file, rows) in files(page) {
        let head = rows[0].clone();
        for row in &rows[1..] {
            for (name, cell) in head.iter().zip(row) {
                let count = cell.parse::<u64>().ok().filter(|_| COUNTS.contains(&name.as_str()));
                assert!(count.is_none_or(|count| count == 0 || count >= LEAST as u64), "{file} {name} {cell}");
            }
            if file == "floden" {
                let name = |cell: &String| cell.replace("Övriga", "(others)");
                counts(
                    "edge of the page",
                    &Value::from(row[2].parse::<u64>().unwrap()),
                    &all[&(name(&row[0]), name(&row[1]))],
                );
            }
        }
    }
}
