//! The staff's door: who gets in, what the browser is given, and what comes from elsewhere.

use crate::at_a_desk::annika_rings;
use town::{Paper, Reply, Request, World};

fn cookie(page: &Paper) -> String {
    page.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect()
}

#[tokio::test]
async fn nobody_reads_a_page_before_logging_in() {
    World::both(|town| async move {
        let town = town.at_work().await;
        for line in page::access_table(&house::way::rooms()).iter().filter(|line| line.starts_with("Staff")) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let path = words[2].replace("{id}", "0199a1b2-0000-7000-8000-000000000001");
            let path = path.replace("{part}", "0199a1b2-0000-7000-8000-000000000002");
            if path.starts_with("/logga") {
                continue;
            }
            let reply = match words[1] {
                "GET" => town.ask_staff(Request::get(&path)).await,
                _ => town.ask_staff(Request::post(&path, &[("text", "")])).await,
            };
            assert_eq!(reply.status, 303, "{line}");
            assert_eq!(reply.header("location"), Some(format!("/logga-in?efter={path}").as_str()), "{line}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_says_nothing_about_the_name_and_ten_are_enough() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut page = Paper::at_desk(&town);
        page.open("/logga-in").await;
        let mut said = vec![];
        for name in ["amina", "finns.inte", "", "Åsa <b>", "amina"] {
            page.fill("Användarnamn", name);
            page.fill("Lösenord", "fel lösenord, långt");
            page.send("Logga in").await;
            assert_eq!(page.status(), 422);
            said.push(page.text().to_owned());
        }
        assert!(said.iter().all(|text| *text == said[0]));
        for _ in 0..9 {
            page.fill("Användarnamn", "Amina");
            page.fill("Lösenord", "fel igen");
            page.send("Logga in").await;
        }
        page.fill("Användarnamn", "amina");
        page.fill("Lösenord", house::demo::PASSWORD);
        page.send("Logga in").await;
        assert_eq!(page.status(), 429);
        page.must_say("Vänta en kvart");
        assert!(page.cookies().is_empty());
        town.advance(std::time::Duration::from_secs(16 * 60));
        page.log_in("amina").await;
        assert_eq!(page.status(), 200);
        assert!(!page.cookies().is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_cookie_is_for_the_server_only_and_dies_with_the_session() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut page = Paper::at_desk(&town);
        page.open("/logga-in").await;
        let fields = [("name", "amina"), ("password", house::demo::PASSWORD), ("efter", "//evil.example")];
        let reply = town.ask_staff(Request::post("/logga-in", &fields)).await;
        assert_eq!((reply.status, reply.header("location")), (303, Some("/")), "nobody is led out of the house");
        let set = reply.header("set-cookie").unwrap();
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax") && set.contains("Path=/"), "{set}");
        assert!(!set.contains("Expires") && !set.contains("Max-Age") && !set.contains("Domain"), "{set}");

        let mut amina = Paper::of_colleague(&town, "amina").await;
        let before = cookie(&amina);
        amina.open("/mottagningen").await;
        every_guard(amina.reply());
        amina.send("Logga ut").await;
        assert!(amina.cookies().is_empty());
        let reply = town.ask_staff(Request::get("/mottagningen").with("cookie", &before)).await;
        assert_eq!(reply.status, 303, "a token that was logged out opens nothing");
    })
    .await;
}

fn every_guard(reply: &Reply) {
    assert!(reply.header("content-security-policy").unwrap().contains("default-src 'none'"));
    for (name, value) in [
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(reply.header(name), Some(value));
    }
}

#[tokio::test]
async fn a_form_from_another_site_or_without_its_seal_does_nothing() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut amina = Paper::of_colleague(&town, "amina").await;
        amina.open("/registrera").await;
        amina.fill("Vad gäller det?", "En text.");
        amina.fill("Vem berättar?", "skolan");
        let form = amina.form("Klart, lämna över");
        let events = town.verified().await.events;
        let send = |skip: &'static str, site: &'static str| {
            let fields: Vec<(String, String)> = form.iter().filter(|(name, _)| name != skip).cloned().collect();
            let (town, cookie) = (town.clone(), cookie(&amina));
            async move {
                let pairs: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                let request = Request::post("/registrera", &pairs).with("cookie", &cookie);
                town.ask_staff(request.with("sec-fetch-site", site)).await.status
            }
        };
        assert_eq!(send("", "cross-site").await, 403);
        assert_eq!(send("csrf", "same-origin").await, 303, "kept as a draft, and asked for again");
        assert_eq!((town.count("contact").await, town.verified().await.events), (0, events));
        assert_eq!(send("", "same-origin").await, 303);
        assert_eq!(town.verified().await.events, events + 1);
    })
    .await;
}

#[tokio::test]
async fn every_page_is_noted_before_it_is_sent() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut birgit = Paper::of_colleague(&town, "birgit").await;
        annika_rings(&mut birgit).await;
        for path in ["/mottagningen", "/registrera", "/arende/0199a1b2-0000-7000-8000-000000000001"] {
            let before = town.count("access_entry").await;
            birgit.open(path).await;
            assert_eq!(town.count("access_entry").await, before + 1, "{path}");
        }
        let rows = town.rows().await;
        let entries: Vec<&String> = rows.iter().filter(|(t, _)| t == "access_entry").map(|(_, line)| line).collect();
        assert!(entries.iter().all(|line| !line.contains("Annika") && !line.contains("1984")));
    })
    .await;
}
