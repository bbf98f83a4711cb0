//! Whatever is typed into whichever field, in either language: the house never breaks, says in a clear sentence what to
//! put right, gives everything back as it was typed, and stores what was typed or nothing.

use std::{collections::BTreeSet, time::Duration};
use store::{FromRow, Row, args, trial::statement};
use town::{Paper, Reply, Request, SEED, Seeded, World};

const FORMS: [&str; 6] =
    ["/oro/utan-namn", "/oro/med-namn", "/oro/kod", "/en/oro/utan-namn", "/en/oro/med-namn", "/en/oro/kod"];
/// Fields with a few fixed answers: what was sent in their place was not typed, and has no place to stand.
const CHOSEN: [&str; 4] = ["today", "knows", "work", "feedback"];
/// Fields whose answer is read as a number or a day and stored in one form.
const READ: [&str; 3] = ["when", "age", "number"];

/// Between two letters, so that each is the only one of its minute: without a name no finer time is kept.
const MINUTE: Duration = Duration::from_secs(60);

/// What is tried on a town's database: all of it on SQLite, and on PostgreSQL what a database could refuse by itself. The rest
/// is the same program, which reads it before any database does.
pub fn values_for(town: &World) -> Vec<String> {
    match town.db().engine() {
        "postgresql" => refused_by_a_server().collect(),
        _ => values(),
    }
}

/// What a server of databases could refuse by itself.
pub fn refused_by_a_server() -> impl Iterator<Item = String> {
    values().into_iter().filter(|one| one.contains('\0') || one.len() > 10_000)
}

/// What people type, paste and try.
pub fn values() -> Vec<String> {
    let typed = [
        "20160614-2387",
        "20161332-2380",
        "20150229-2380",
        "000000-0000",
        "20991231-2389",
        "2016O614-2386",
        "2025-02-29",
        "2026-03-03",
        "2026-13-01",
        "0000-00-00",
        "7O",
        "sju",
        "-1",
        "1e9",
        "٣",
        "999999999999999999999",
        "Åsa Öberg är rädd för att gå hem",
        "ÅÄÖ åäö éüß ŁŻ",
        "👧🏽👨‍👩‍👧 🏳️‍🌈",
        "مرحبا بالعالم",
        "ሰላም ለዓለም",
        "före \u{202e}bakvänt\u{202c} efter",
        "\0",
        "a\0b\u{7}c\u{1b}[31md\u{7f}e\u{85}f",
        "\u{fffd}\u{feff}x\u{2028}y",
        "<script>alert(\"x\")</script><img src=x onerror=alert(1)>",
        "\"><h1>'&amp;&#60;</textarea></form></html>",
        "{{ t.s(\"page-exit\") }}{% if x %}${7*7}#{7*7}{ $phone }",
        "[contact]",
        "'; drop table contact; --",
        "%00%0d%0a",
        "a=b&c=d;e+f",
        " \t\r\n ",
        "\u{200b}\u{202e} \u{feff}",
        "\r\n\r\nrad ett\r\nrad två\rrad tre\nrad fyra  \r\n",
        "  luft runt  ",
        "name@example",
        "https://exempel.example/?a=b",
        "\u{1F1F8}\u{1F1EA}",
    ];
    let long = [300, 2_500, 20_500].map(|n| "ord".repeat(n / 3 + 1));
    typed.map(str::to_owned).into_iter().chain(long).chain(["x".into()]).collect()
}

/// What should be stored of a typed text: all of it, but for signs that no keyboard gives and the air around it.
/// Nothing, where only signs that steer writing are left.
fn kept(typed: &str) -> String {
    let lines = typed.replace("\r\n", "\n").replace('\r', "\n");
    let signs = lines.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect::<String>();
    let steering =
        |c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}');
    if signs.chars().all(steering) { String::new() } else { signs.trim().to_owned() }
}

/// A text as it stands in a page, with its signs as they were.
pub fn decoded(html: &str) -> String {
    let mut parts = html.split('&');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let (sign, rest) = part.split_once(';').unwrap_or_else(|| panic!("a bare & in the page before {part:?}"));
        let number = sign.strip_prefix('#').map(|n| char::from_u32(n.parse().unwrap()).unwrap());
        let sign =
            number.or_else(|| Some(['<', '>', '"', '&'][["lt", "gt", "quot", "amp"].iter().position(|n| *n == sign)?]));
        text + &sign.unwrap_or_else(|| panic!("an unknown sign &{part:?}")).to_string() + rest
    })
}

/// What stands in a field of the page, byte for byte.
pub fn stands(page: &str, field: &str) -> Option<String> {
    let tag = page.split('<').find(|tag| tag.contains(&format!(" name=\"{field}\"")))?;
    let inside = match tag.strip_prefix("textarea") {
        // The first line end belongs to the page and not to the text.
        Some(_) => tag.split_once('>')?.1.strip_prefix('\n')?,
        None => tag.split_once(" value=\"")?.1.split('"').next()?,
    };
    Some(decoded(inside))
}

/// The sentence below a field, without its mark-up.
fn sentence(page: &str, field: &str) -> Option<String> {
    let below = page.split(&format!("id=\"{field}-wrong\"")).nth(1)?.split("</p>").next()?;
    Some(decoded(below.split("<span>").nth(1)?.split("</span>").next()?))
}

struct Answer {
    question: String,
    text: String,
}

impl FromRow for Answer {
    fn from_row(row: &Row) -> store::Res<Self> {
        Ok(Answer { question: row.get("question")?, text: row.get("text")? })
    }
}

/// What was stored at this very moment.
async fn stored_now(town: &World) -> Vec<Answer> {
    let text =
        "select a.question, a.text from contact_answer a join contact c on c.id = a.contact_id where c.arrived_at = $1";
    let mut tx = town.db().snapshot().await.unwrap();
    tx.all(statement(text.into()), args![town.moment().at]).await.unwrap()
}

/// One form, with what must be in it for the rest to be taken.
struct Form {
    path: &'static str,
    key: String,
    fields: BTreeSet<String>,
}

impl Form {
    async fn open(town: &World, path: &'static str) -> Form {
        let page = town.ask(Request::get(path)).await;
        let names = page.text().split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let own = |name: &&str| !matches!(*name, "key" | "only" | "viewport" | "color-scheme" | "referrer");
        let key = stands(page.text(), "key").unwrap_or_default();
        Form { path, key, fields: names.filter(own).map(str::to_owned).collect() }
    }

    fn is_code(&self) -> bool {
        self.path.ends_with("/kod")
    }

    /// The form filled in rightly, but for one field.
    fn with<'a>(&'a self, field: &'a str, value: &'a str, what: &'a str) -> Vec<(&'a str, &'a str)> {
        let mut right = vec![("key", self.key.as_str()), ("what", what), ("child", "Elsa & Åsa")];
        if self.path.ends_with("/med-namn") {
            right.extend([("name", "Maria"), ("work", "private"), ("where", "skolan\r\neller hemma")]);
        }
        if self.is_code() {
            right.clear();
        }
        right.retain(|(name, _)| *name != field);
        right.push((field, value));
        right
    }

    fn request(&self, fields: &[(&str, &str)]) -> Request {
        Request::post(self.path, fields)
    }
}

/// Looks at an answer to a form with one strange field. True where it was taken.
async fn looked_at(town: &World, form: &Form, field: &str, value: &str, sent: &[(&str, &str)], reply: &Reply) -> bool {
    let about = format!("{} {field} = {:?}", form.path, value.chars().take(60).collect::<String>());
    let page = reply.text();
    match reply.status {
        200 if form.is_code() => panic!("{about}: this is no code"),
        200 => {
            let stored = stored_now(town).await;
            let of = |name: &str| stored.iter().find(|a| a.question == name).map(|a| a.text.as_str());
            for (name, typed) in sent.iter().filter(|(name, _)| *name != "key" && !READ.contains(name)) {
                assert_eq!(of(name).unwrap_or_default(), kept(typed), "{about}: {name}");
            }
            true
        }
        422 => {
            let why = sentence(page, field).unwrap_or_else(|| panic!("{about}: no sentence below the field: {page}"));
            assert!(why.split_whitespace().count() >= 4 && why.ends_with(['.', '?']), "{about}: {why:?}");
            for (name, typed) in sent.iter().filter(|(name, _)| !CHOSEN.contains(name)) {
                let there = stands(page, name).unwrap_or_else(|| panic!("{about}: {name} is not in the page"));
                assert!(
                    there == *typed,
                    "{about}: {name} came back as {:?}",
                    there.chars().take(80).collect::<String>()
                );
            }
            assert!(stored_now(town).await.is_empty(), "{about}: stored, but the page says it was not");
            false
        }
        other => panic!("{about}: {other}"),
    }
}

#[tokio::test]
async fn anything_typed_anywhere() {
    World::both(|town| async move {
        let (mut posts, mut taken, mut fields) = (0, 0, 0);
        for path in FORMS {
            let form = Form::open(&town, path).await;
            fields += form.fields.len();
            for field in &form.fields {
                for value in values() {
                    town.advance(MINUTE);
                    posts += 1;
                    let what = format!("Text nummer {posts} <&>\r\n\"i två rader\"");
                    let sent = form.with(field, &value, &what);
                    let reply = town.ask(form.request(&sent)).await;
                    taken += usize::from(looked_at(&town, &form, field, &value, &sent, &reply).await);
                }
            }
        }
        println!("{}: {fields} fields, {posts} posts, {taken} taken", town.db().engine());
        assert_eq!(fields, 2 * (8 - 1 + 16 + 1));
        assert!(taken * 4 > posts && taken * 4 < posts * 3, "some should be taken and some not");
        assert_eq!(town.count("contact").await, taken);
        assert_eq!(town.verified().await.events, taken as i64);
    })
    .await;
}

/// A text of any signs there are, controls and unassigned ones too.
fn any_signs(dice: &Seeded) -> String {
    let rows = [0x80, 0x100, 0x600, 0x3000, 0x1_0000, 0x11_0000];
    let sign = |_| char::from_u32(u32::try_from(dice.below(rows[dice.below(rows.len())])).unwrap());
    (0..dice.below(60)).filter_map(sign).collect()
}

#[tokio::test]
async fn any_signs_at_all() {
    World::both(|town| async move {
        let (form, dice) = (Form::open(&town, "/oro/med-namn").await, Seeded::new(SEED));
        for n in 0..300 {
            town.advance(MINUTE);
            let (what, child) = (format!("{n} {}", any_signs(&dice)), any_signs(&dice));
            let mut sent = form.with("age", "sju", &what);
            sent.retain(|(name, _)| *name != "child");
            sent.push(("child", &child));
            let reply = town.ask(form.request(&sent)).await;
            assert!(!looked_at(&town, &form, "age", "sju", &sent, &reply).await);
            sent.retain(|(name, _)| *name != "age");
            let reply = town.ask(form.request(&sent)).await;
            assert!(looked_at(&town, &form, "child", &child, &sent, &reply).await);
        }
        assert_eq!(town.verified().await.events, 300);
    })
    .await;
}

#[tokio::test]
async fn a_text_that_is_far_too_long() {
    World::both(|town| async move {
        let (mega, nine) = ("å".repeat(500_000), "a".repeat(9_000_000));
        for path in FORMS {
            let form = Form::open(&town, path).await;
            for field in &form.fields {
                town.advance(MINUTE);
                let sent = form.with(field, &mega, "kort");
                let reply = town.ask(form.request(&sent)).await;
                assert!(!looked_at(&town, &form, field, &mega, &sent, &reply).await, "a megabyte in {field} was taken");
                let reply = town.ask(form.request(&form.with(field, &nine, "kort"))).await;
                assert_eq!(reply.status, 413, "{path} {field}");
                let says = if path.starts_with("/en") {
                    "We could not take the form"
                } else {
                    "Vi kunde inte ta emot formuläret"
                };
                assert!(reply.text().contains(says) && reply.text().contains("031-390 06 00"));
            }
        }
        assert_eq!(town.count("contact").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_person_at_a_browser_gets_everything_back() {
    World::both(|town| async move {
        for value in values().into_iter().filter(|v| !v.contains(['\0', '\u{7}', '\u{1b}'])) {
            town.advance(MINUTE);
            let mut page = Paper::of(&town);
            page.open("/oro/med-namn").await;
            page.fill("Vad har hänt, eller vad är du orolig för?", &value);
            page.fill("Vad heter barnet, eller barnen?", &value);
            page.fill("Hur gammalt är barnet?", "tusen");
            page.fill("Din e-post", "ingen adress");
            page.fill("Berättar du i ditt arbete?", "Ja, i hälso- och sjukvård");
            page.tick("Jag vill veta om ni inleder en utredning");
            let before = page.fields();
            page.send("Skicka").await;
            assert_eq!(page.status(), 422, "{value:?}");
            assert_eq!(page.fields(), before, "{value:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_tick_that_was_changed_on_the_way_is_no_tick() {
    World::both(|town| async move {
        let form = Form::open(&town, "/oro/med-namn").await;
        let mut sent = form.with("feedback", "<b>ja</b>", "Elsa är rädd");
        sent.retain(|(name, _)| *name != "work");
        sent.push(("work", "school"));
        let reply = town.ask(form.request(&sent)).await;
        assert_eq!(reply.status, 422);
        assert_eq!(sentence(reply.text(), "feedback").as_deref(), Some("Välj ett av svaren."));
        assert_eq!(town.count("contact").await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_form_at_all() {
    World::both(|town| async move {
        let many: Vec<String> = (0..20_000).map(|n| format!("f{n}")).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "x")).collect();
        let raw = |body: &[u8]| Request { body: body.to_vec(), ..Request::post("/oro/utan-namn", &[]) };
        let strange = [
            Request::post("/oro/utan-namn", &many),
            raw(b""),
            raw(b"%"),
            raw(b"what=%FF%FE%&what&=&&&=x"),
            raw(&[0xFF; 1000]),
            raw(b"{\"what\": \"json\"}"),
            raw(b"what=a&what=b&what=c"),
            Request { headers: vec![("content-type".into(), "multipart/form-data; boundary=x".into())], ..raw(b"--x") },
            Request { headers: vec![], ..raw(b"what=x") },
        ];
        for (n, request) in strange.into_iter().enumerate() {
            assert_eq!(town.ask(request).await.status, 422, "number {n}");
        }
        for path in ["/oro/", "/oro/%00", "/oro/..%2f..%2fetc/passwd", "/EN/oro", "/sv/oro", "/oro/kod/K7MX-2QPD-9R4T"]
        {
            let reply = town.ask(Request::get(path)).await;
            assert_eq!(reply.status, 404, "{path}");
            assert!(reply.text().contains("Sidan finns inte"), "{path}");
        }
        let long = format!("/oro?{}", "x".repeat(50_000));
        assert_eq!(town.ask(Request::get(&long)).await.status, 200);
        for method in ["PUT", "DELETE", "PATCH"] {
            let status = town.ask(Request { method, ..Request::get("/oro/utan-namn") }).await.status;
            assert!((400..500).contains(&status), "{method}: {status}");
        }
        assert_eq!(town.count("contact").await, 0);
    })
    .await;
}
