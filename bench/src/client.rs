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
    /// Towards this house.
    pub fn new(address: SocketAddr) -> Browser {
        let client = Client::builder(TokioExecutor::new()).build_http();
        Browser { client, house: address, cookie: String::new() }
    }

    /// Sends a form that gives a cookie, and keeps it.
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

    /// Asks, and gives how long the whole answer took and what it said.
    pub async fn ask(&self, method: &str, path: &str, body: String) -> Res<(Duration, String)> {
        let began = Instant::now();
        let answer = self.client.request(self.request(method, path, body)?).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        let took = began.elapsed();
        if status.is_success() || status == 303 {
            Ok((took, String::from_utf8_lossy(&body).into_owned()))
        } else {
            Err(format!("{method} {path}: {status}").into())
        }
    }
}
