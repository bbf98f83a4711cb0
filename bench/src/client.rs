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
pub struct Browser(Client<HttpConnector, Full<std::collections::VecDeque<u8>>>, SocketAddr);

impl Browser {
    /// Towards this house.
    pub fn new(address: SocketAddr) -> Browser {
        Browser(Client::builder(TokioExecutor::new()).build_http(), address)
    }

    /// Asks, and gives how long the whole answer took and what it said.
    pub async fn ask(&self, method: &str, path: &str, body: String) -> Res<(Duration, String)> {
        let began = Instant::now();
        let request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.1))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Full::new(body.into_bytes().into()))?;
        let answer = self.0.request(request).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        let took = began.elapsed();
        if status.is_success() {
            Ok((took, String::from_utf8_lossy(&body).into_owned()))
        } else {
            Err(format!("{method} {path}: {status}").into())
        }
    }
}
