//! Whatever is typed into whichever field of a form at work: the house never breaks. What is not taken comes back on the
//! page as it was typed, or lies saved for its author; what is taken is registered.

use crate::{
    at_a_desk::{CHILD, registers},
    bad_input::{stands, values},
};
use town::{Paper, Request, World};

/// Lists and boxes: what was sent in their place was not typed, and has no place to stand.
const CHOSEN: [&str; 20] = [
    "channel",
    "teller",
    "asked",
    "language",
    "promise_who",
    "kind1",
    "acute1",
    "known1",
    "violence1",
    "addiction1",
    "child1",
    "open1",
    "evict1",
    "area1",
    "teller1",
    "interpreter1",
    "need",
    "talked",
    "sort",
    "rows",
];

/// One form of a page: its path, its fields as they stand there, filled in so that the rest would be taken.
struct Form {
    path: String,
    fields: Vec<(String, String)>,
}

async fn form(page: &mut Paper, path: &str, button: &str, filled: &[(&str, &str)]) -> Form {
    page.open(path).await;
    let mut fields = page.form(button);
    for (name, value) in filled {
        fields.retain(|(n, _)| n != name);
        fields.push(((*name).into(), (*value).into()));
    }
    Form { path: path.into(), fields }
}

/// Sends the form with this in one field, under a key of its own.
async fn sent(town: &World, cookie: &str, form: &Form, n: usize, field: &str, value: &str) -> town::Reply {
    let key = format!("{n:032x}");
    let mut fields: Vec<(&str, &str)> =
        form.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).filter(|(n, _)| *n != field && *n != "key").collect();
    fields.extend([("key", key.as_str()), (field, value)]);
    town.ask_staff(Request::post(&form.path, &fields).with("cookie", cookie)).await
}

#[tokio::test]
async fn anything_typed_anywhere_at_work() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        registers(&mut amina, "Hon är ledsen.", "skolan", &[(CHILD, "Elsa Öhman", "9")]).await;
        let matter = crate::at_a_desk::link(&amina, "Elsa Öhman");
        amina.send("Ta Elsa Öhman, 9 år").await;
        let cookie: String = amina.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let call = [("text", "Någon ringer."), ("teller", "school"), ("name1", "Alva"), ("kind1", "child_concern")];
        let judged = [("need", "no"), ("rests_on", "Skolan."), ("talked", "yes")];
        let forms = [
            form(&mut amina, "/registrera", "Klart, lämna över", &call).await,
            form(&mut amina, &format!("{matter}/skydd"), "Skriv under skyddsbedömningen", &judged).await,
            form(&mut amina, &format!("{matter}/anteckning"), "Spara anteckningen", &[("sort", "fact")]).await,
            form(&mut amina, "/sok", "Sök", &[]).await,
        ];
        let (mut n, mut back) = (0, 0);
        let ticks = ["asked", "violence1", "open1"].map(str::to_owned);
        for form in &forms {
            let names: Vec<String> = form.fields.iter().map(|(name, _)| name.clone()).chain(ticks.clone()).collect();
            for field in names.iter().filter(|name| !matches!(name.as_str(), "csrf" | "key" | "seen")) {
                for value in values() {
                    n += 1;
                    let reply = sent(&town, &cookie, form, n, field, &value).await;
                    assert!(
                        matches!(reply.status, 200 | 303 | 409 | 422),
                        "{} {field} {value:?}: {}",
                        form.path,
                        reply.status
                    );
                    let typed = !CHOSEN.contains(&field.as_str()) && reply.status == 422;
                    if typed && let Some(now) = stands(reply.text(), field) {
                        assert_eq!(now.replace("\r\n", "\n"), value.replace("\r\n", "\n"), "{} {field}", form.path);
                        back += 1;
                    }
                }
            }
        }
        println!("{n} posts on {}, {back} given back", town.db().engine());
        assert!(n > 1000 && back > 300);
        town.verified().await;
    })
    .await;
}
