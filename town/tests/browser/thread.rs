//! The whole thread in a real Chromium: one family from the first call to the last page, by everybody who meets them.

use crate::{
    chromium::Scripts,
    desk::{Desk, Hands},
    screen::Screen,
};
use fantoccini::Locator;
use serde_json::json;
use std::time::Duration;
use town::{hand::Hand, thread};

/// Everybody who meets the family, each logged in as themselves: who receives the call, assesses, finds that a brother is
/// well, investigates, decides, answers for the support and gives it.
const SEVEN: [&str; 7] = ["amina", "birgit", "eva", "frida", "lena", "omar", "vera"];

async fn walked(name: &str, scripts: Scripts) -> Option<(usize, Vec<String>)> {
    let desk = Desk::open("2026-03-02T08:41:00Z").await;
    let mut screen = Screen::start(name, &desk.house, scripts).await?;
    screen.browser.open(&format!("{}/oro", desk.public().await)).await;
    screen.shoot("oro").await;
    thread::told(&mut screen, &desk.town).await;
    desk.town.verified().await;
    assert_eq!(screen.sat.iter().map(String::as_str).collect::<Vec<_>>(), SEVEN);
    // What was before stands on one page, and asks for nothing: there is no field on it.
    let fields = Locator::Css("main input:not([type=hidden]), main textarea, main select");
    assert!(screen.path().await.ends_with("/tidigare"));
    assert_eq!(screen.browser.client.find_all(fields).await.unwrap().len(), 0);
    let (looks, found) = (screen.looks, screen.found);
    desk.close(screen.browser).await;
    Some((looks, found))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_thread_is_walked_and_every_page_on_it_can_be_used_by_everybody() {
    let Some((looks, found)) = walked("thread", Scripts::Run).await else { return };
    println!("axe and sideways: {looks} looks");
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(looks >= 40, "{looks}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_thread_is_walked_without_scripts() {
    walked("thread-plain", Scripts::Off).await;
}

/// A page that is told a shorter time before its script runs, which then counts as it does on any other day.
const SOON: &str = "const told = new MutationObserver(() => {
    const line = document.querySelector('[data-idle]');
    if (!line || location.pathname !== '/min-dag') return;
    line.dataset.idle = 151;
    told.disconnect();
});
told.observe(document, { childList: true, subtree: true });";

#[tokio::test(flavor = "multi_thread")]
async fn two_minutes_before_the_end_the_page_says_so_and_one_key_is_enough() {
    let desk = Desk::open("2026-03-02T08:41:00Z").await;
    let Some(mut screen) = Screen::start("leaving", &desk.house, Scripts::Run).await else { return };
    screen.sit("amina").await;
    let left =
        "return [...document.querySelectorAll('[data-idle]')].map(all => [all.dataset.idle, all.dataset.ends])[0]";
    assert_eq!(screen.browser.eval(left).await, json!(["1800", "36000"]), "half an hour, and ten");
    screen.browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SOON })).await;
    screen.open("/min-dag").await;
    let said = "return document.querySelector('[role=status]').innerText";
    let mut shown = String::new();
    for _ in 0..60 {
        shown = screen.browser.eval(said).await.as_str().unwrap().to_owned();
        if !shown.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(shown.contains("Om två minuter loggas du ut. Det du har skrivit är sparat."), "{shown}");
    assert!(shown.contains("Stanna kvar"), "{shown}");
    screen.look("utloggning").await;
    let before = desk.town.count("access_entry").await;
    // Half an hour again from the answer on: this time nobody tells the page a shorter one.
    screen.browser.eval("document.querySelector('[data-idle]').dataset.idle = 1800").await;
    Hands::of(&screen.browser).key(1, "k", 75).await;
    for _ in 0..60 {
        shown = screen.browser.eval(said).await.as_str().unwrap().to_owned();
        if shown.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(shown, "", "it is taken away");
    assert!(screen.path().await.starts_with("/min-dag"), "and the page is as it was");
    assert_eq!(desk.town.count("access_entry").await, before + 1);
    let found = screen.found.clone();
    desk.close(screen.browser).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}
