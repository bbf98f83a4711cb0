//! Every form at work there is, by the list of routes itself: whatever is typed into it, the house answers, and a text that
//! was not taken comes back as it was typed.

use crate::{
    bad_input::{decoded, refused_by_a_server, stands, values},
    fired_twice::{changing, ready},
};
use town::{Paper, Request, SEED, World};

/// A page with its form: what it sends, and which of its fields somebody types into.
struct Form {
    path: String,
    cookie: String,
    fields: Vec<(String, String)>,
    typed: Vec<String>,
}

/// The form as it stands, of a version that is long gone: it is read whole, and where it speaks of a version never taken.
fn form(page: &Paper, button: &str) -> Form {
    let mut fields = page.form(button);
    for (name, value) in &mut fields {
        if name == "seen" {
            *value = "-1".into();
        }
    }
    let typed = page.typed_into(button);
    let cookie = page.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
    Form { path: page.action(button), cookie, fields, typed }
}

/// Sends it with this in one field. Gives whether the text came back, where it was not taken.
async fn tried(town: &World, form: &Form, n: usize, (field, value): (&str, &str)) -> Option<bool> {
    let key = format!("{n:032x}");
    let mut sent: Vec<(&str, &str)> =
        form.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).filter(|(n, _)| *n != field && *n != "key").collect();
    sent.extend([("key", key.as_str()), (field, value)]);
    let reply = town.ask_staff(Request::post(&form.path, &sent).with("cookie", &form.cookie)).await;
    let about = format!("{} {field} {:?}", form.path, value.chars().take(60).collect::<String>());
    assert!(matches!(reply.status, 200 | 303 | 403 | 404 | 409 | 422), "{about}: {}", reply.status);
    if reply.status != 422 {
        return None;
    }
    let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    match stands(reply.text(), field) {
        Some(now) => Some(plain(&now) == plain(value)),
        None if value.trim().is_empty() => None,
        // The form is gone, because the work went on meanwhile: what was typed stands below, to be copied.
        None => Some(below(reply.text()).is_some_and(|texts| plain(&texts).contains(plain(value).trim()))),
    }
}

/// What the page gives back where its form is no longer there; nothing where nobody wrote anything.
fn below(page: &str) -> Option<String> {
    let (_, from) = page.rsplit_once(r#"<blockquote class="lines">"#)?;
    Some(decoded(from.split("</blockquote>").next()?))
}

/// Gives how many posts there were, how many texts came back, and those that did not.
async fn every_route(
    town: impl AsyncFn() -> Option<World>,
    every: usize,
    values: &[String],
) -> (usize, usize, Vec<String>) {
    let (mut n, mut back, mut lost) = (0, 0, vec![]);
    let far_too_long = "å".repeat(500_000);
    for route in changing().into_iter().step_by(every) {
        let Some(town) = town().await else { break };
        let town = town.at_work().await;
        if let Some((page, button)) = ready(&town, &route).await {
            let form = form(&page, button);
            for (nth, field) in form.typed.iter().enumerate() {
                for value in values.iter().chain((nth == 0).then_some(&far_too_long)) {
                    n += 1;
                    match tried(&town, &form, n, (field, value)).await {
                        Some(true) => back += 1,
                        Some(false) => lost.push(format!("{route} {field} {:.40}", value)),
                        None => {}
                    }
                }
            }
            town.verified().await;
        }
        town.end().await;
    }
    (n, back, lost)
}

#[tokio::test]
async fn whatever_is_typed_into_any_form_on_sqlite() {
    // Every eighth of them, and those that a machine stumbles over.
    let strange = |text: &String| text.contains(['\0', '\n', '<']);
    let some = values().into_iter().enumerate().filter(|(n, text)| n % 8 == 0 || strange(text)).map(|(_, text)| text);
    let all: Vec<String> = some.collect();
    let (n, back, lost) = every_route(async || Some(World::on_sqlite(SEED).await), 1, &all).await;
    println!("{n} posts, {back} given back");
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
    assert!(n > 1000 && back > 300, "{n} {back}");
}

#[tokio::test]
async fn whatever_is_typed_into_any_form_on_postgresql() {
    // Every fifth route, with what a database could refuse by itself; the rest is the same program.
    let all: Vec<String> = refused_by_a_server().collect();
    let (n, back, lost) = every_route(async || World::on_postgres(SEED).await, 5, &all).await;
    println!("{n} posts, {back} given back");
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
    assert!(n == 0 || n > 40, "only without a server is nothing sent: {n}");
}
