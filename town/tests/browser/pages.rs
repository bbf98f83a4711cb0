//! What must hold for every page that a resident reaches.

use crate::{
    chromium::{self, Browser, Scripts},
    served::{self, Served},
};

const PATHS: [&str; 5] = ["/oro", "/oro/utan-namn", "/oro/med-namn", "/oro/kod", "/oro/spar"];

/// Every page of the public door, also those that only a form leads to, by name.
async fn walk(browser: &Browser, served: &Served, mut seen: impl AsyncFnMut(&Browser, String)) {
    for prefix in ["", "/en"] {
        for path in PATHS {
            browser.open(&served.url(&format!("{prefix}{path}"))).await;
            seen(browser, format!("{prefix}{path}")).await;
        }
        browser.open(&served.url(&format!("{prefix}/oro/med-namn"))).await;
        submit(browser, &[("age", "sju"), ("number", "20160614-2387"), ("when", "2025-02-29")], "#wrong").await;
        seen(browser, format!("{prefix} errors")).await;
        browser.open(&served.url(&format!("{prefix}/oro/utan-namn"))).await;
        submit(browser, &[("what", "Åsa är rädd")], ".code").await;
        let code = browser.eval("return document.querySelector('.code').innerText").await;
        seen(browser, format!("{prefix} receipt")).await;
        browser.open(&served.url(&format!("{prefix}/oro/kod"))).await;
        submit(browser, &[("code", code.as_str().unwrap())], ".steps").await;
        seen(browser, format!("{prefix} standing")).await;
        browser.open(&served.url(&format!("{prefix}/oro/nowhere"))).await;
        seen(browser, format!("{prefix} absent")).await;
    }
}

/// Fills fields by id, sends, and waits for what only the answer has.
async fn submit(browser: &Browser, values: &[(&str, &str)], then: &str) {
    for (id, value) in values {
        let script = "document.getElementById(arguments[0]).value = arguments[1]";
        browser.client.execute(script, vec![(*id).into(), (*value).into()]).await.unwrap();
    }
    browser.client.find(fantoccini::Locator::Css("main form button")).await.unwrap().click().await.unwrap();
    browser.client.wait().for_element(fantoccini::Locator::Css(then)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_accessible_in_light_and_dark_on_phone_and_desk() {
    let Some(browser) = chromium::start("axe", Scripts::Run).await else { return };
    let served = served::house("axe").await;
    let (mut found, mut runs) = (vec![], 0);
    walk(&browser, &served, async |browser, name| {
        for (width, scheme) in [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")] {
            browser.look(width, scheme).await;
            runs += 1;
            found.extend(browser.axe().await.into_iter().map(|v| format!("{name} {width} {scheme}: {v}")));
        }
    })
    .await;
    browser.end().await;
    println!("axe: {runs} runs");
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!(runs, 72);
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_a_page_that_is_not_accessible() {
    let Some(browser) = chromium::start("axe-can-fail", Scripts::Run).await else { return };
    let served = served::house("axe-can-fail").await;
    browser.open(&served.url("/oro/utan-namn")).await;
    browser.eval("document.querySelector('label').remove(); document.documentElement.removeAttribute('lang')").await;
    let found = browser.axe().await.join("\n");
    browser.end().await;
    assert!(found.contains("html-has-lang") && found.contains("label"), "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_scrolls_sideways_and_every_target_is_big_enough() {
    let Some(browser) = chromium::start("reflow", Scripts::Run).await else { return };
    let served = served::house("reflow").await;
    let mut wrong = vec![];
    walk(&browser, &served, async |browser, name| {
        for width in [320, 390, 1280] {
            browser.look(width, "light").await;
            let script = "const small = [...document.querySelectorAll('button, main label.pick, .exit, main input.text, summary')]
                .filter(e => { const b = e.getBoundingClientRect(); return b.height > 0 && b.height < 44; }).map(e => e.outerHTML.slice(0, 80));
                return JSON.stringify({ over: document.documentElement.scrollWidth - innerWidth, small });";
            let seen: serde_json::Value = serde_json::from_str(browser.eval(script).await.as_str().unwrap()).unwrap();
            if seen["over"].as_i64().unwrap() > 0 || (width < 500 && !seen["small"].as_array().unwrap().is_empty()) {
                wrong.push(format!("{name} {width}: {seen}"));
            }
        }
    })
    .await;
    browser.end().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_visit_weighs_little_and_leaves_nothing() {
    let Some(browser) = chromium::start("weight", Scripts::Run).await else { return };
    let served = served::house("weight").await;
    for path in PATHS.map(|p| p.to_owned()).into_iter().chain(PATHS.map(|p| format!("/en{p}"))) {
        browser.cdp("Network.clearBrowserCache", serde_json::json!({})).await;
        browser.open(&served.url(&path)).await;
        browser.eval("return document.fonts.ready.then(() => 1)").await;
        let script = "const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
            const sum = list => list.reduce((n, e) => n + e.transferSize, 0);
            return JSON.stringify({ bytes: sum(all), requests: all.length, script: sum(all.filter(e => e.name.endsWith('.js'))),
              elsewhere: all.filter(e => !e.name.startsWith(location.origin)).map(e => e.name),
              kept: document.cookie + localStorage.length + sessionStorage.length, fonts: [...document.fonts].filter(f => f.status === 'loaded').length });";
        let seen: serde_json::Value = serde_json::from_str(browser.eval(script).await.as_str().unwrap()).unwrap();
        println!("{path}: {seen}");
        let n = |key: &str| seen[key].as_u64().unwrap();
        assert!(
            n("bytes") <= 70_000 && n("bytes") > 30_000 && n("requests") <= 8 && n("script") <= 2_048,
            "{path}: {seen}"
        );
        assert_eq!(
            (seen["kept"].as_str(), seen["elsewhere"].as_array().map(Vec::len), n("fonts")),
            (Some("00"), Some(0), 1),
            "{path}"
        );
    }
    let cookies = browser.cdp("Network.getAllCookies", serde_json::json!({})).await;
    assert_eq!(cookies["cookies"], serde_json::json!([]));
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frightened_person_leaves_by_one_click_one_key_or_three_shifts() {
    let Some(browser) = chromium::start("exit", Scripts::Run).await else { return };
    let served = served::house("exit").await;
    let elsewhere = &served.elsewhere;
    let ways: [&[&str]; 2] = [&["Tab", "Enter"], &["Shift", "Shift", "Shift"]];
    for way in ways {
        browser.open(&served.url("/oro/utan-namn")).await;
        assert_eq!(browser.client.title().await.unwrap(), "Älvsala kommun");
        browser.press(way).await;
        browser.client.wait().for_url(&elsewhere.parse().unwrap()).await.unwrap();
        browser.client.back().await.unwrap();
        let after = browser.client.current_url().await.unwrap();
        assert!(!after.as_str().contains("/oro/utan-namn"), "back leads to the form: {after}");
    }
    browser.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_tells_by_keyboard_alone() {
    let Some(browser) = chromium::start("keys", Scripts::Run).await else { return };
    let served = served::house("keys").await;
    browser.open(&served.url("/oro/utan-namn")).await;
    let focus = "const e = document.activeElement; return e.id || e.className || e.tagName";
    let mut met = vec![];
    for _ in 0..20 {
        browser.press(&["Tab"]).await;
        let at = browser.eval(focus).await.as_str().unwrap_or_default().to_owned();
        if at == "what" {
            browser.type_text("Flickan i trappan sitter ute om kvällarna.").await;
        }
        met.push(at.clone());
        if at == "ds-button" {
            break;
        }
    }
    browser.press(&["Enter"]).await;
    browser.client.wait().for_element(fantoccini::Locator::Css(".code")).await.expect("a receipt");
    browser.end().await;
    assert_eq!(met.first().map(String::as_str), Some("exit"), "the way out comes first: {met:?}");
    let wanted = ["what", "when", "child", "age", "where", "today", "knows"];
    assert_eq!(
        met.iter().filter(|m| wanted.contains(&m.as_str())).collect::<Vec<_>>(),
        wanted.iter().collect::<Vec<_>>()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_works_without_scripts() {
    let Some(browser) = chromium::start("no-scripts", Scripts::Off).await else { return };
    let served = served::house("no-scripts").await;
    let text = async |css: &str| {
        browser.client.wait().for_element(fantoccini::Locator::Css(css)).await.unwrap().text().await.unwrap()
    };
    let fill = async |css: &str, value: &str| {
        browser.client.find(fantoccini::Locator::Css(css)).await.unwrap().send_keys(value).await.unwrap();
    };
    let send = async || {
        browser.client.find(fantoccini::Locator::Css("main form button")).await.unwrap().click().await.unwrap()
    };
    browser.open(&served.url("/oro/utan-namn")).await;
    fill("#age", "sju").await;
    send().await;
    assert!(text("#wrong").await.contains("Skriv åldern med siffror"));
    fill("#what", "Åsa är rädd").await;
    browser.client.find(fantoccini::Locator::Css("#age")).await.unwrap().clear().await.unwrap();
    fill("#age", "7").await;
    send().await;
    let code = text(".code").await;
    browser.open(&served.url("/oro/kod")).await;
    fill("#code", &code).await;
    send().await;
    assert!(text(".steps").await.contains("Mottaget"));
    let exit = browser.client.find(fantoccini::Locator::Css("a.exit")).await.unwrap();
    exit.click().await.unwrap();
    browser.client.wait().for_url(&served.elsewhere.parse().unwrap()).await.unwrap();
    browser.end().await;
}
