//! One Chromium, driven over the WebDriver protocol, without any request that leaves this machine.

use fantoccini::{Client, ClientBuilder, wd::Capabilities, wd::WebDriverCompatibleCommand};
use serde_json::{Value, json};
use std::{path::PathBuf, process::Stdio};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

const AXE: &str = include_str!("../vendor/axe.min.js");
const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Whether pages may run scripts.
#[derive(Clone, Copy, PartialEq)]
pub enum Scripts {
    Run,
    Off,
}

pub struct Browser {
    pub client: Client,
    driver: Child,
    profile: PathBuf,
}

/// A command of Chromium's own protocol.
#[derive(Debug)]
struct Cdp(&'static str, Value);

impl WebDriverCompatibleCommand for Cdp {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}

/// Starts a browser, or says that there is none and gives `None`.
pub async fn start(name: &str, scripts: Scripts) -> Option<Browser> {
    let driver = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).kill_on_drop(true).spawn();
    let Ok(mut driver) = driver else {
        println!("skipped: no chromedriver");
        return None;
    };
    let mut lines = BufReader::new(driver.stdout.take()?).lines();
    let port = loop {
        let line = lines.next_line().await.ok()??;
        if let Some((_, rest)) = line.split_once("started successfully on port ") {
            break rest.trim_end_matches('.').to_owned();
        }
    };
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    let profile = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("profile-{name}-{}", std::process::id()));
    let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
        .capabilities(wishes(&profile, scripts))
        .connect(&format!("http://127.0.0.1:{port}"))
        .await
        .expect("chromium starts");
    Some(Browser { client, driver, profile })
}

fn wishes(profile: &std::path::Path, scripts: Scripts) -> Capabilities {
    let mut flags: Vec<String> = FLAGS.iter().map(|f| (*f).to_owned()).collect();
    flags.push(format!("--user-data-dir={}", profile.display()));
    let mut options = json!({ "args": flags });
    if scripts == Scripts::Off {
        options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
    }
    let mut wishes = Capabilities::new();
    wishes.insert("goog:chromeOptions".into(), options);
    wishes
}

impl Browser {
    pub async fn open(&self, url: &str) {
        self.client.goto(url).await.unwrap();
    }

    pub async fn eval(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// A screen of that width, and the light or dark that its owner likes.
    pub async fn look(&self, width: u32, scheme: &'static str) {
        let screen = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.cdp("Emulation.setDeviceMetricsOverride", screen).await;
        let wish = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.cdp("Emulation.setEmulatedMedia", wish).await;
    }

    pub async fn cdp(&self, command: &'static str, params: Value) -> Value {
        self.client.issue_cmd(Cdp(command, params)).await.unwrap()
    }

    /// Presses keys one after the other, wherever the focus is.
    pub async fn press(&self, keys: &[&str]) {
        for key in keys {
            for kind in ["rawKeyDown", "keyUp"] {
                let code = match *key {
                    "Tab" => 9,
                    "Enter" => 13,
                    "Shift" => 16,
                    " " => 32,
                    _ => 0,
                };
                let text = if kind == "rawKeyDown" && *key == "Enter" { "\r" } else { "" };
                let kind = if text.is_empty() { kind } else { "keyDown" };
                let press =
                    json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text });
                self.cdp("Input.dispatchKeyEvent", press).await;
            }
        }
    }

    pub async fn type_text(&self, text: &str) {
        self.cdp("Input.insertText", json!({ "text": text })).await;
    }

    /// What axe has to say about the page: each violation with its first place.
    pub async fn axe(&self) -> Vec<String> {
        self.client.execute(AXE, vec![]).await.unwrap();
        let run = "const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] })
               .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes[0].html + ' ' + v.nodes[0].failureSummary)));";
        let found = self.client.execute_async(run, vec![]).await.unwrap();
        found.as_array().expect("axe gives a list").iter().map(|v| v.to_string()).collect()
    }

    pub async fn end(mut self) {
        self.client.clone().close().await.ok();
        self.driver.kill().await.ok();
    }
}

/// A story that breaks off closes nothing by itself: whatever still runs on this browser's own profile is ended by its
/// id, and the profile goes.
impl Drop for Browser {
    fn drop(&mut self) {
        let own = self.profile.display().to_string();
        let runs_here =
            |id: &String| std::fs::read_to_string(format!("/proc/{id}/cmdline")).is_ok_and(|line| line.contains(&own));
        let all = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let ids = all.filter_map(|e| e.file_name().into_string().ok()).filter(|n| n.parse::<u32>().is_ok());
        let left: Vec<String> = ids.filter(runs_here).collect();
        if !left.is_empty() {
            std::process::Command::new("kill").arg("-9").args(left).status().ok();
        }
        std::fs::remove_dir_all(&self.profile).ok();
    }
}
