//! A browser that only counts the time.

use crate::Res;
use http::Request;
use http_body_util::{BodyExt, Full};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

/// Keeps its connections open, as browsers do.
#[derive(Clone)]
pub struct Browser {
    client: Client<HttpConnector, Full<std::collections::VecDeque<u8>>>,
    house: SocketAddr,
    cookie: String,
}

impl Browser {
    /// Towards this house, with nobody logged in.
    pub fn new(address: SocketAddr) -> Browser {
        let client = Client::builder(TokioExecutor::new()).build_http();
        Browser { client, house: address, cookie: String::new() }
    }

    /// Sends a form that gives a cookie, and keeps it.
    ///
    /// # Errors
    /// Where none was given.
    pub async fn enter(mut self, path: &str, body: String) -> Res<Browser> {
        let answer = self.client.request(self.request("POST", path, body)?).await?;
        let given = answer.headers().get("set-cookie").ok_or("no cookie was given")?.to_str()?;
        self.cookie = given.split(';').next().unwrap_or_default().to_owned();
        Ok(self)
    }

    fn request(&self, method: &str, path: &str, body: String) -> Res<Request<Full<std::collections::VecDeque<u8>>>> {
        let request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.house))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", &self.cookie);
        Ok(request.body(Full::new(body.into_bytes().into()))?)
    }

    /// Asks, and gives how long the whole answer took and what it said; where it only shows the way, the address.
    ///
    /// # Errors
    /// Where the answer is neither a page nor the way to one.
    pub async fn ask(&self, method: &str, path: &str, body: String) -> Res<(Duration, String)> {
        let began = Instant::now();
        let answer = self.client.request(self.request(method, path, body)?).await?;
        let status = answer.status();
        let onward = answer.headers().get("location").and_then(|to| to.to_str().ok()).map(str::to_owned);
        let body = answer.into_body().collect().await?.to_bytes();
        let took = began.elapsed();
        if status.is_success() || status == 303 {
            Ok((took, onward.unwrap_or_else(|| String::from_utf8_lossy(&body).into_owned())))
        } else {
            Err(format!("{method} {path}: {status}").into())
        }
    }
    /// Opens a page and reads the hidden fields of its form for an address, as they are sent back.
    ///
    /// # Errors
    /// Where the page has no such form.
    pub async fn form(&self, page: &str, action: &str) -> Res<String> {
        let (_, html) = self.ask("GET", page, String::new()).await?;
        hidden(&html, action).ok_or_else(|| format!("{page} has no form for {action}").into())
    }
}

/// The hidden fields of the form for an address: `csrf=…&key=…`.
fn hidden(html: &str, action: &str) -> Option<String> {
    let (_, form) = html.split_once(&format!("action=\"{action}\""))?;
    let (form, _) = form.split_once("</form>")?;
    let mut all = vec![];
    for field in form.split("<input type=\"hidden\" ").skip(1) {
        let (_, name) = field.split_once("name=\"")?;
        let (name, rest) = name.split_once('"')?;
        let (_, value) = rest.split_once("value=\"")?;
        all.push(format!("{name}={}", value.split_once('"')?.0));
    }
    Some(all.join("&"))
}
