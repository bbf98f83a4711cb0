//! Friday at twenty to five: how much has to be done from a call until a child is assessed, and until it is decided. What is
//! counted is what the browser itself has seen: every press of the mouse, also one that only goes to a field, and every key
//! that is not text.

use crate::{
    chromium::{self, Browser, Scripts},
    desk::{Desk, choose, click, fill, text, there},
};
use serde_json::json;
use std::time::Duration;

/// Keeps what is done from one page to the next, and on which pages something was answered.
const COUNT: &str = "const note = (what, of) => sessionStorage.setItem(what, JSON.stringify(of(JSON.parse(sessionStorage.getItem(what)))));
    const act = () => note('acts', n => (n || 0) + 1);
    addEventListener('pointerdown', event => event.isTrusted && act(), true);
    addEventListener('keydown', event => event.isTrusted && (event.key.length > 1 || event.ctrlKey || event.altKey) && act(), true);
    addEventListener('input', () => note('pages', all => [...new Set([...(all || []), location.pathname])]), true);";

/// What was done since the last time, and on which pages something was answered.
async fn done(browser: &Browser) -> (u64, Vec<String>) {
    let seen = "const seen = ['acts', 'pages'].map(what => JSON.parse(sessionStorage.getItem(what)));
        sessionStorage.clear();
        return seen";
    let seen = browser.eval(seen).await;
    let pages = seen[1].as_array().into_iter().flatten().map(|path| path.as_str().unwrap().to_owned());
    (seen[0].as_u64().unwrap_or_default(), pages.collect())
}

/// Goes to a field with the mouse and writes in it.
async fn write(browser: &Browser, css: &str, words: &str) {
    click(browser, css).await;
    browser.type_text(words).await;
}

/// She writes the call down while the teacher is on the line, and hands it over to the intake: it is a matter from now on.
async fn received(desk: &Desk, browser: &Browser) {
    desk.log_in(browser, "amina").await;
    click(browser, ".head .ds-button").await;
    there(browser, "#text").await;
    fill(browser, "#text", "Alva har blåmärken på båda överarmarna. Pappan hämtar 17.15.").await;
    choose(browser, "#teller", "school").await;
    choose(browser, "#kind1", "child_concern").await;
    fill(browser, "#name1", "Alva Nordin, 20180830-2382").await;
    choose(browser, "#acute1", "yes").await;
    click(browser, "footer button:last-child").await;
    there(browser, ".row .carry form button").await;
    assert!(text(browser).await.contains("Skyddsbedömning i dag"));
    click(browser, ".row .carry form button").await;
    there(browser, ".strip").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_is_assessed_on_one_page_in_six_acts_and_it_is_decided_in_eight_more() {
    let Some(browser) = chromium::start("friday", Scripts::Run).await else { return };
    let desk = Desk::open("2026-03-06T15:40:00Z").await;
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": COUNT })).await;
    received(&desk, &browser).await;
    done(&browser).await;

    // From the report that she has received to the signature.
    desk.town.advance(Duration::from_secs(11 * 60));
    click(&browser, "a[href$='/skydd']").await;
    there(&browser, "textarea[name=text]").await;
    click(&browser, "input[name=need]").await;
    write(&browser, "textarea[name=rests_on]", "Läraren såg märken som fingrar klockan 13.").await;
    click(&browser, "input[name=talked]").await;
    write(&browser, "textarea[name=text]", "Alva behöver skydd före 17.15.").await;
    desk.town.advance(Duration::from_secs(7 * 60));
    click(&browser, "form[data-draft] button.ds-button").await;
    there(&browser, ".way").await;
    let seen = text(&browser).await;
    assert!(seen.contains("16.58") && seen.contains("Amina Warsame"), "{seen}");
    assert_eq!(desk.town.count("protection").await, 1);
    let (acts, pages) = done(&browser).await;
    println!("{acts} acts to the protective assessment, on {pages:?}");
    assert!((5..=6).contains(&acts), "{acts}");
    assert!(pages.len() == 1 && pages[0].ends_with("/skydd"), "{pages:?}");

    // From there to the decision.
    click(&browser, "a[href$='/bedomning']").await;
    there(&browser, "textarea[name=ground]").await;
    click(&browser, "input[name=outcome]").await;
    write(&browser, "textarea[name=ground]", "Det som skolan berättar behöver utredas.").await;
    click(&browser, "input[name=told]").await;
    click(&browser, "form[data-draft] button.ds-button").await;
    there(&browser, ".strip").await;
    let (acts, pages) = done(&browser).await;
    println!("{acts} acts more to the decision, on {pages:?}");
    assert!((4..=8).contains(&acts), "{acts}");
    assert!(pages.len() == 1 && pages[0].ends_with("/bedomning"), "{pages:?}");
    let seen = text(&browser).await;
    assert!(seen.contains("Utredning inleds") || seen.contains("utredning inleds"), "{seen}");
    desk.town.verified().await;
    desk.close(browser).await;
}
