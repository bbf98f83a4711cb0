//! Style sheets, scripts and fonts: in the program, packed once, named after their content.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::{io::Write, sync::LazyLock};

struct Asset {
    name: &'static str,
    kind: &'static str,
    path: String,
    plain: Vec<u8>,
    packed: Option<Vec<u8>>,
}

/// The residents' style sheet, in the order in which its parts may override each other.
const PUBLIC_CSS: &[&str] = &[
    include_str!("../assets/public/base.css"),
    include_str!("../assets/tokens.css"),
    include_str!("../assets/ground.css"),
    include_str!("../assets/public/public.css"),
    include_str!("../assets/print.css"),
];
/// The staff's style sheet, in its order.
const STAFF_CSS: &[&str] = &[
    include_str!("../assets/vendor/designsystemet/theme.css"),
    include_str!("../assets/vendor/designsystemet/base.css"),
    include_str!("../assets/vendor/designsystemet/button.css"),
    include_str!("../assets/vendor/designsystemet/table.css"),
    include_str!("../assets/vendor/designsystemet/dialog.css"),
    include_str!("../assets/tokens.css"),
    include_str!("../assets/ground.css"),
    include_str!("../assets/staff/bar.css"),
    include_str!("../assets/staff/queue.css"),
    include_str!("../assets/staff/person.css"),
    include_str!("../assets/staff/matter.css"),
    include_str!("../assets/staff/day.css"),
    include_str!("../assets/staff/login.css"),
    include_str!("../assets/print.css"),
];
const FONT: &[u8] = include_bytes!("../assets/vendor/source-sans-3/source-sans-3-latin-wght-normal.woff2");

static ALL: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    vec![
        text("public.css", "text/css; charset=utf-8", PUBLIC_CSS.join("\n")),
        text("staff.css", "text/css; charset=utf-8", STAFF_CSS.join("\n")),
        text("staff.js", "text/javascript; charset=utf-8", include_str!("../assets/staff/staff.js").into()),
        text("exit.js", "text/javascript; charset=utf-8", include_str!("../assets/public/exit.js").into()),
        Asset {
            name: "source-sans-3",
            kind: "font/woff2",
            // The style sheet names it by this path, so it carries its version instead of a hash.
            path: "/assets/vendor/source-sans-3/source-sans-3-latin-wght-normal.woff2".into(),
            plain: FONT.to_vec(),
            packed: None,
        },
    ]
});

fn text(name: &'static str, kind: &'static str, text: String) -> Asset {
    let hash = Sha256::digest(text.as_bytes());
    let short: String = hash.iter().take(6).map(|b| format!("{b:02x}")).collect();
    let plain = text.into_bytes();
    let packed = pack(&plain);
    Asset { name, kind, path: format!("/assets/{short}-{name}"), plain, packed }
}

fn pack(plain: &[u8]) -> Option<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(plain).ok()?;
    packer.finish().ok()
}

/// Where the asset of that name is, for a link in a page.
pub fn path(name: &str) -> String {
    ALL.iter().find(|a| a.name == name).map_or_else(String::new, |a| a.path.clone())
}

/// What one first visit to the public face takes besides the page itself: requests, and bytes as sent.
pub fn weight() -> (usize, usize) {
    let own: Vec<&Asset> = ALL.iter().filter(|a| !a.name.starts_with("staff")).collect();
    (own.len(), own.iter().map(|a| a.packed.as_ref().unwrap_or(&a.plain).len()).sum())
}

/// The routes of all assets.
pub fn router() -> Router {
    ALL.iter().fold(Router::new(), |router, asset| {
        router.route(&asset.path, get(move |headers: HeaderMap| async move { send(asset, &headers) }))
    })
}

fn send(asset: &'static Asset, headers: &HeaderMap) -> Response {
    let takes_gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.split(',').any(|part| part.trim().starts_with("gzip")));
    let packed = asset.packed.as_deref().filter(|_| takes_gzip);
    let mut response = (StatusCode::OK, Body::from(packed.unwrap_or(&asset.plain))).into_response();
    let sent = response.headers_mut();
    sent.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    sent.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    sent.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    sent.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if packed.is_some() {
        sent.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}
