//! From the web server's request to a room's handler and back. The only place besides `house` that knows the web server.

use crate::{Answer, Fields, Frame, Lang, Leaf, Method, Public, Room, Say, Visit, kit::Notice, room::PublicHandler};
use access::No;
use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{MethodFilter, on},
};
use journal::Moment;
use std::time::{Duration, Instant};

/// The largest form: several times the longest text we take, so that a text that is too long comes back to its writer
/// with a sentence instead of being cut off on the way.
const LARGEST: usize = 8 << 20;
/// A phone with a poor connection may need this long to send its form.
const PATIENCE: Duration = Duration::from_secs(180);
/// How often a deed is done again when the database asks for it.
const AGAIN: u8 = 4;

/// Every line of the access table: face, method, path, act. Sorted.
pub fn access_table(rooms: &[Room]) -> Vec<String> {
    let line = |room: &Room, r: &crate::Route| {
        let method = if r.method == Method::Get { "GET" } else { "POST" };
        format!("{:?} {method:<4} {:<24} {:<16} {}", r.face, r.path, r.act.name(), room.name)
    };
    let mut table: Vec<String> = rooms.iter().flat_map(|room| room.routes.iter().map(move |r| line(room, r))).collect();
    table.sort();
    table
}

/// The router of the public face. Each route in each language; everything else is absent.
pub fn router(rooms: Vec<Room>, house: Public) -> Router {
    let mut router = Router::new();
    for route in rooms.into_iter().flat_map(|room| room.routes) {
        for lang in Lang::ALL {
            let (house, to) = (house.clone(), route.to.clone());
            let door = Door { house, lang, method: route.method, path: route.path };
            let filter = if route.method == Method::Get { MethodFilter::GET } else { MethodFilter::POST };
            let path = format!("{}{}", lang.prefix(), route.path);
            router = router.route(&path, on(filter, move |req: Request| door.clone().enter(to.clone(), req)));
        }
    }
    router.fallback(move |req: Request| async move {
        let lang = if req.uri().path().starts_with("/en/") { Lang::En } else { Lang::Sv };
        let door = Door { house, lang, method: Method::Get, path: "/oro" };
        let moment = door.house.moments.now();
        door.show(&moment, Ok(Answer::Absent))
    })
}

#[derive(Clone)]
struct Door {
    house: Public,
    lang: Lang,
    method: Method,
    path: &'static str,
}

impl Door {
    async fn enter(self, to: PublicHandler, req: Request) -> Response {
        let began = Instant::now();
        let moment = self.house.moments.now();
        let foreign = foreign(req.headers());
        let response = match self.read(req).await {
            _ if foreign && self.method == Method::Post => {
                self.notice(StatusCode::FORBIDDEN, "page-foreign-title", "page-foreign")
            }
            None => self.notice(StatusCode::PAYLOAD_TOO_LARGE, "page-too-big-title", "page-too-big"),
            Some(body) => self.clone().run(to, body, moment).await,
        };
        // The route as it is declared, never the path as it was asked: no id, code or address can reach a log.
        let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
        tracing::info!(
            face = "public",
            route = self.path,
            lang = self.lang.tag(),
            status = response.status().as_u16(),
            micros
        );
        response
    }

    async fn read(&self, req: Request) -> Option<Bytes> {
        match self.method {
            Method::Get => Some(Bytes::new()),
            Method::Post => tokio::time::timeout(PATIENCE, to_bytes(req.into_body(), LARGEST)).await.ok()?.ok(),
        }
    }

    async fn run(self, to: PublicHandler, body: Bytes, moment: Moment) -> Response {
        let visit = Visit {
            house: self.house.clone(),
            say: self.say(),
            path: self.path,
            fields: Fields::parse(&body),
            moment: moment.clone(),
        };
        let mut left = AGAIN;
        loop {
            match to(visit.clone()).await {
                Ok(Answer::Broke(_, No::Fault(f))) | Err(No::Fault(f)) if f.again() && left > 0 => left -= 1,
                done => return self.show(&moment, done),
            }
        }
    }

    fn show(&self, moment: &Moment, done: Result<Answer, No>) -> Response {
        match done {
            Ok(Answer::Page(leaf)) => self.page(StatusCode::OK, &leaf),
            Ok(Answer::Again(leaf)) => self.page(StatusCode::UNPROCESSABLE_ENTITY, &leaf),
            Ok(Answer::Later(leaf)) => self.page(StatusCode::TOO_MANY_REQUESTS, &leaf),
            Ok(Answer::Absent) => self.absent(),
            Ok(Answer::Broke(leaf, no)) => {
                tracing::error!(route = self.path, %no, "a deed failed; what was typed went back to its writer");
                self.page(StatusCode::INTERNAL_SERVER_ERROR, &leaf)
            }
            Err(no) => self.broke(moment, &no),
        }
    }

    fn absent(&self) -> Response {
        let say = self.say();
        let home = format!("{}/oro", self.lang.prefix());
        let notice = Notice {
            title: say.s("page-absent-title"),
            text: say.s("page-absent"),
            more: None,
            home: Some((home, say.s("page-absent-home"))),
        };
        self.page(StatusCode::NOT_FOUND, &notice.leaf())
    }

    fn broke(&self, moment: &Moment, no: &No) -> Response {
        let (say, id) = (self.say(), moment.id().simple().to_string());
        let id = id.get(id.len().saturating_sub(8)..).unwrap_or_default().to_owned();
        tracing::error!(route = self.path, id, %no, "a request failed");
        let notice = Notice {
            title: say.s("page-broke-title"),
            text: say.w("page-broke", &[("phone", &self.house.municipality.phone)]),
            more: Some(say.w("page-broke-id", &[("id", &id)])),
            home: None,
        };
        self.page(StatusCode::INTERNAL_SERVER_ERROR, &notice.leaf())
    }

    fn notice(&self, status: StatusCode, title: &str, text: &str) -> Response {
        let say = self.say();
        let text = say.w(text, &[("phone", &self.house.municipality.phone)]);
        self.page(status, &Notice { title: say.s(title), text, more: None, home: None }.leaf())
    }

    fn page(&self, status: StatusCode, leaf: &Leaf) -> Response {
        let frame = Frame {
            say: &self.say(),
            municipality: &self.house.municipality,
            path: (self.method == Method::Get).then_some(self.path),
            leaf,
        };
        let html = (self.house.frame)(&frame);
        let mut response = (status, Body::from(html)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.lang.tag()));
        if status == StatusCode::TOO_MANY_REQUESTS {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
        }
        for (name, value) in GUARDS {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        response
    }

    fn say(&self) -> Say {
        Say::new(self.house.words.clone(), self.lang)
    }
}

/// A form that another site sent in our visitor's name. Browsers say so; old ones say nothing, and then the form key
/// decides. The Origin header is no help: with `no-referrer` it is `null` for our own forms too.
fn foreign(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site" || site == "same-site")
}

/// What every page of the public face carries: nothing runs that is not ours, nothing is kept, nothing tells the next
/// site where its visitor came from.
const GUARDS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'",
    ),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "geolocation=(), camera=(), microphone=()"),
];
