//! What both faces say to the web: headers of a page, the end of a form, who sent it.

use crate::{Lang, letter::Pdf};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::time::Duration;

/// The largest form: several times the longest text we take, so that a text that is too long comes back to its writer
/// with a sentence instead of being cut off on the way.
const LARGEST: usize = 4 << 20;
/// A phone with a poor connection may need this long to send its form.
const PATIENCE: Duration = Duration::from_secs(180);

/// The whole form, or nothing where it is larger than any form of ours or does not come.
pub async fn body(req: Request) -> Option<Bytes> {
    tokio::time::timeout(PATIENCE, to_bytes(req.into_body(), LARGEST)).await.ok()?.ok()
}

/// A form that another site sent in our visitor's name. Browsers say so; old ones say nothing, and then the form key
/// decides. The Origin header is no help: with `no-referrer` it is `null` for our own forms too.
pub fn foreign(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site" || site == "same-site")
}

/// A page with everything it must carry.
pub fn page(status: StatusCode, lang: Lang, html: String) -> Response {
    let mut response = (status, Body::from(html)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    if status == StatusCode::TOO_MANY_REQUESTS {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    }
    response
}

/// A letter, shown by the browser, with everything it must carry. It is never kept: who has read it is asked each time.
pub fn file(pdf: Pdf, name: &'static str) -> Response {
    let mut response = Body::from(pdf.into_bytes()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(VIEWER));
    let shown = HeaderValue::from_str(&format!("inline; filename=\"{name}\""));
    headers.insert(header::CONTENT_DISPOSITION, shown.unwrap_or(HeaderValue::from_static("inline")));
    response
}

/// Chromium draws a PDF inside a page of its own, which takes over the policy of the file: without these three doors it stays
/// white. Nothing of ours runs there, and `nosniff` keeps the file from being read as anything else.
const VIEWER: &str = "default-src 'none'; object-src 'self'; frame-src 'self'; style-src 'unsafe-inline'; \
                      form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Puts on every answer, also one that is no page, what it must carry.
pub async fn guarded(mut response: Response) -> Response {
    for (name, value) in GUARDS {
        let name = HeaderName::from_static(name);
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// What every answer carries: nothing runs that is not ours, nothing is kept, nothing tells the next site where its
/// visitor came from.
const GUARDS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    // Over plain HTTP, as behind a proxy, browsers pass it over.
    ("strict-transport-security", "max-age=31536000"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "geolocation=(), camera=(), microphone=()"),
];
