//! Every word that a page asks for is there, no word is there for nothing, and residents can read what they say.

use crate::{
    lix::Lix,
    steps::{asks_with, code_on, karin_answers, karin_reads, tells, waiting},
};
use casefile::{Question, contact::Reply, matter::station::StationKind, person::relation::Kinship};
use law::{
    ClockKind,
    reading::{Acute, Area, Channel, Competence, Kind, ReporterKind},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use town::{Paper, SEED, World};

/// Keys that the code puts together, as they stand there, and what becomes of them. Each list is whole: what is not in
/// it is a word for nothing.
fn composed() -> BTreeMap<&'static str, Vec<String>> {
    let of = |head: &str, ends: &[&str]| ends.iter().map(|end| format!("{head}{end}")).collect::<Vec<_>>();
    let questions: Vec<&str> = Question::ALL.into_iter().map(Question::name).collect();
    let picks = |q: &Question| q.picks().iter().map(|pick| pick.replace('_', "-")).collect::<Vec<_>>();
    let chosen = [Question::Today, Question::Knows, Question::Work];
    let answers = chosen.iter().flat_map(|q| picks(q).into_iter().map(|end| format!("contact-{}-{end}", q.name())));
    let routes = ["anonymous", "named"];
    let by_route = |heads: &[&str]| heads.iter().flat_map(|head| of(head, &routes)).collect::<Vec<_>>();
    let numbers = |head: &str, n: usize| (1..=n).map(|i| format!("{head}{i}")).collect::<Vec<_>>();
    BTreeMap::from([
        ("page-weekday-{}", numbers("page-weekday-", 7)),
        ("page-month-{}", numbers("page-month-", 12)),
        ("contact-q-{name}", of("contact-q-", &questions)),
        // Questions that need no help have none.
        (
            "contact-hint-{name}",
            of(
                "contact-hint-",
                &["what", "when", "child", "age", "number", "where", "feedback", "danger", "relation", "work", "phone"],
            ),
        ),
        // One for each fixed answer, stored with `_` and said with `-`.
        ("contact-{}-{}", answers.collect()),
        // The two forms say different things in the same places.
        (
            "contact-{}-{word}",
            routes.iter().flat_map(|r| of(&format!("contact-{r}-"), &["title", "lead", "note"])).collect(),
        ),
        (
            "contact-receipt-{word}{}",
            by_route(&["contact-receipt-", "contact-receipt-keep-", "contact-receipt-secret-"]),
        ),
        ("contact-reply-{}", of("contact-reply-", &Reply::ALL.map(Reply::name))),
        ("contact-q-{}", of("contact-q-", &questions)),
        ("field-kind-{}", of("field-kind-", &words_of(Kind::ALL, |k| k.as_str()))),
        ("field-area-{}", of("field-area-", &words_of(Area::ALL, |a| a.as_str()))),
        ("field-competence-{}", of("field-competence-", &words_of(Competence::ALL, |c| c.as_str()))),
        ("field-reporter-{}", of("field-reporter-", &words_of(ReporterKind::ALL, |r| r.as_str()))),
        ("field-channel-{}", of("field-channel-", &words_of(Channel::ALL, |c| c.as_str()))),
        ("field-acute-{}", of("field-acute-", &words_of(Acute::ALL, |a| a.as_str()))),
        ("field-clock-{}", of("field-clock-", &words_of(ClockKind::ALL, |c| c.as_str()))),
        ("field-station-{name}", of("field-station-", &words_of(StationKind::ALL, |s| s.as_str()))),
        ("field-language-{tag}", of("field-language-", &page::LANGUAGES)),
        ("desk-q-{key}", of("desk-q-", &ASKED)),
        ("desk-hint-{key}", of("desk-hint-", &HINTED)),
        ("desk-reply-{}", of("desk-reply-", &Reply::ALL.map(Reply::name))),
        ("desk-file-kin-{}", of("desk-file-kin-", &words_of(Kinship::ALL, |k| k.as_str()))),
        // The sentence of a rule stands beside the rule, in the policy.
        ("access-rule-{}", rules()),
    ])
}

/// The questions of the desk with a word of help below them.
const HINTED: [&str; 12] = [
    "text",
    "arrived",
    "teller-name",
    "promise-when",
    "promise-what",
    "name",
    "who",
    "said",
    "with",
    "custody-who",
    "custody-source",
    "custody-day",
];

/// What is asked when a contact is registered, and when custody is looked up.
const ASKED: [&str; 34] = [
    "custody-name",
    "custody-who",
    "custody-none",
    "custody-source",
    "custody-day",
    "with",
    "rest",
    "text",
    "channel",
    "arrived",
    "teller",
    "teller-name",
    "asked",
    "language",
    "promise-who",
    "promise-when",
    "promise-what",
    "known",
    "name",
    "who",
    "kind",
    "acute",
    "said",
    "violence",
    "addiction",
    "child",
    "open",
    "evict",
    "why",
    "area",
    "teller-here",
    "interpreter",
    "taken",
    "carried",
];

/// The keys of the policy's own sentences.
fn rules() -> Vec<String> {
    access::policy().unwrap().all().map(|rule| rule.word.clone()).collect()
}

/// The words of a list of the field.
fn words_of<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|one| word(*one)).collect()
}

/// Every file below these folders whose name ends so, without what only tests read.
fn files(ending: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders: Vec<PathBuf> = ["ground", "rooms", "house"].map(|folder| root.join(folder)).into();
    let mut found = vec![];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = entry.file_name().unwrap().to_string_lossy().into_owned();
            if entry.is_dir() && !matches!(name.as_str(), "tests" | "target" | "vendor") {
                folders.push(entry);
            } else if name.ends_with(ending) {
                let text = fs::read_to_string(&entry).unwrap();
                found.push((entry, text));
            }
        }
    }
    found
}

/// Every text in quotes, outside comments.
fn quoted(code: &str) -> Vec<String> {
    let (mut found, mut signs) = (vec![], code.chars().peekable());
    while let Some(sign) = signs.next() {
        match sign {
            '/' if signs.peek() == Some(&'/') => drop(signs.by_ref().find(|c| *c == '\n')),
            '\'' => {
                // A sign in quotes of its own may be the very sign that opens a text.
                let ahead: Vec<char> = signs.clone().take(3).collect();
                let skip = match ahead.as_slice() {
                    ['\\', _, '\''] => 3,
                    [_, '\'', ..] => 2,
                    _ => 0,
                };
                signs.by_ref().take(skip).for_each(drop);
            }
            '"' => {
                let mut text = String::new();
                while let Some(c) = signs.next().filter(|c| *c != '"') {
                    text.push(if c == '\\' { signs.next().unwrap_or_default() } else { c });
                }
                found.push(text);
            }
            _ => {}
        }
    }
    found
}

/// What the code in a template quotes: between `{{ }}` and `{% %}`.
fn in_braces(template: &str) -> Vec<String> {
    let (mut found, mut rest) = (vec![], template);
    while let Some((at, end)) =
        rest.find("{{").map(|at| (at, "}}")).into_iter().chain(rest.find("{%").map(|at| (at, "%}"))).min()
    {
        let inside = rest[at + 2..].split(end).next().unwrap_or_default();
        found.extend(quoted(inside));
        rest = &rest[at + 2 + inside.len()..];
    }
    found
}

/// Whether a text could be the key of a word of one of these crates.
fn is_key(text: &str, owners: &BTreeSet<String>) -> bool {
    let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    let own = text.split_once('-').is_some_and(|(owner, rest)| owners.contains(owner) && !rest.is_empty());
    own && text.split(['{', '}']).all(|part| part.chars().all(sign))
}

#[test]
fn every_word_that_is_asked_for_is_there_and_no_other() {
    let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let keys_of = |text: &str| -> Vec<String> {
        text.lines().filter(begins).filter_map(|l| l.split_once(" =").map(|x| x.0.to_owned())).collect()
    };
    let written = files("sv.ftl");
    let keys: BTreeSet<String> = written.iter().flat_map(|(_, text)| keys_of(text)).chain(rules()).collect();
    let owners: BTreeSet<String> = keys.iter().filter_map(|key| key.split_once('-')).map(|x| x.0.to_owned()).collect();
    let code =
        files(".rs").into_iter().flat_map(|(_, text)| quoted(text.split("#[cfg(test)]").next().unwrap_or_default()));
    // A named statement may look like a word of its room.
    let names =
        |text: &str| text.lines().filter_map(|l| l.strip_prefix("-- name: ")).map(str::to_owned).collect::<Vec<_>>();
    let statements: BTreeSet<String> = files(".sql").iter().flat_map(|(_, text)| names(text)).collect();
    let asked: BTreeSet<String> = code
        .chain(files(".html").into_iter().flat_map(|(_, text)| in_braces(&text)))
        .filter(|text| is_key(text, &owners) && (keys.contains(text) || !statements.contains(text)))
        .collect();
    let (made, plain): (BTreeSet<String>, BTreeSet<String>) = asked.into_iter().partition(|text| text.contains('{'));
    let composed = composed();
    let known: BTreeSet<String> = composed.keys().map(|key| (*key).to_owned()).collect();
    assert_eq!(made, known, "keys that the code puts together, and the list of them beside this test");

    let asked: BTreeSet<String> = plain.into_iter().chain(composed.into_values().flatten()).collect();
    println!("{} words, {} asked for", keys.len(), asked.len());
    let missing: Vec<&String> = asked.difference(&keys).collect();
    assert!(missing.is_empty(), "asked for, but not there: {missing:?}");
    let idle: Vec<&String> = keys.difference(&asked).collect();
    assert!(idle.is_empty(), "there, but never asked for: {idle:?}");
    assert!(keys.len() > 100);
}

#[test]
fn texts_in_quotes_are_read_as_the_compiler_reads_them() {
    let code = "s(\"a-b\"); // \"no\"\nlet q = '\"'; w(\"c \\\" d\", '\\'', \"e\");";
    assert_eq!(quoted(code), ["a-b", "c \" d", "e"]);
    assert_eq!(in_braces("<p id=\"no\">{{ t.s(\"a-b\") }}{% if x == \"y\" %}\"no\"{% endif %}{no}"), ["a-b", "y"]);
}

/// Every page that a resident can come to, in Swedish, by name.
async fn pages(town: &World) -> Vec<(String, Paper)> {
    let mut all = vec![];
    let gets = page::access_table(&house::way::rooms()).into_iter().filter(|line| line.starts_with("Public GET"));
    let paths = gets.map(|line| line.split_whitespace().nth(2).unwrap().to_owned());
    for path in paths.chain(["/finns-inte".into()]) {
        let mut page = Paper::of(town);
        page.open(&path).await;
        all.push((path, page));
    }
    for path in ["/oro/utan-namn", "/oro/med-namn"] {
        let mut page = Paper::of(town);
        page.open(path).await;
        page.fill("Hur gammalt är barnet?", "sju");
        page.fill("Vilken dag hände det?", "2025-02-29");
        page.send("Skicka").await;
        all.push((format!("{path}, to put right"), page.clone()));
        page.fill("Hur gammalt är barnet?", "7");
        page.fill("Vilken dag hände det?", "");
        page.fill(crate::steps::WHAT, "Åsa är rädd.");
        if path == "/oro/med-namn" {
            page.fill("Vad heter du?", "Maria");
            page.fill("Berättar du i ditt arbete?", "Ja, i skola");
        }
        page.send("Skicka").await;
        assert_eq!(page.status(), 200);
        all.push((format!("{path}, receipt"), page));
    }
    for reply in Reply::ALL {
        let code = code_on(&tells(town, reply.name()).await);
        let letter = waiting(town).await.into_iter().last().unwrap();
        all.push(("a code, received".into(), asks_with(town, &code).await));
        karin_reads(town, letter.id).await;
        karin_answers(town, letter.id, reply).await;
        all.push((format!("a code, {}", reply.name()), asks_with(town, &code).await));
        town.advance(Duration::from_secs(1));
    }
    all.push(("a wrong code".into(), asks_with(town, "2222").await));
    all
}

#[tokio::test]
async fn residents_can_read_what_the_pages_say() {
    let town = World::on_sqlite(SEED).await;
    let pages = pages(&town).await;
    assert!(pages.len() >= 15);
    let mut hard = vec![];
    for (name, page) in &pages {
        let lix = Lix::of(page.text());
        println!("{name:<34} {lix}");
        if lix.value() > 35.0 {
            hard.push(format!("{name}: {lix}\n{}", page.text()));
        }
    }
    town.end().await;
    assert!(hard.is_empty(), "too hard to read:\n{}", hard.join("\n\n"));
}
