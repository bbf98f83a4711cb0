//! The whole thread in a real Chromium: one family from the first call to the last page, by everybody who meets them.

use crate::{chromium::Scripts, desk::Desk, screen::Screen};
use town::thread;

async fn walked(name: &str, scripts: Scripts) -> Option<(usize, Vec<String>)> {
    let desk = Desk::open("2026-03-02T08:41:00Z").await;
    let mut screen = Screen::start(name, &desk.house, scripts).await?;
    thread::told(&mut screen, &desk.town).await;
    desk.town.verified().await;
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
