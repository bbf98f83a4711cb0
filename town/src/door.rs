//! A door as a function: a request goes in, the whole answer comes out, without a port.

use http_body_util::{BodyExt, Full};
use page::{Public, staff::Staff};
use std::{fmt, future::Future, pin::Pin, sync::Arc};
use tower::ServiceExt;

/// What somebody asks at the door, down to the bytes: also what no browser would send.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET`, `POST`.
    pub method: &'static str,
    /// Path and query.
    pub path: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The bytes that follow.
    pub body: Vec<u8>,
}

/// What the door answered.
#[derive(Clone)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Names in small letters, and values.
    pub headers: Vec<(String, String)>,
    /// The bytes that follow.
    pub body: Vec<u8>,
}

impl Request {
    /// Asks for a page.
    pub fn get(path: &str) -> Request {
        Request { method: "GET", path: path.into(), headers: vec![], body: vec![] }
    }

    /// Sends a form, its fields just as they are given: nothing is looked at, no line end is changed.
    pub fn post(path: &str, fields: &[(&str, &str)]) -> Request {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish().into_bytes();
        let kind = ("content-type".into(), "application/x-www-form-urlencoded".into());
        Request { method: "POST", path: path.into(), headers: vec![kind], body }
    }

    /// The same with one header more.
    pub fn with(mut self, name: &str, value: &str) -> Request {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl Reply {
    /// The first header of that name (in small letters).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The body as text. Pages are UTF-8 throughout: anything else fails.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// Like `Debug` of what is personal everywhere: what was answered, not what stands in it.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reply({}, {} bytes)", self.status, self.body.len())
    }
}

type Answering = Pin<Box<dyn Future<Output = Reply> + Send>>;

/// A door of one town: the residents' or the staff's.
#[derive(Clone)]
pub(crate) struct Door(Arc<dyn Fn(Request) -> Answering + Send + Sync>);

impl Door {
    /// The same router that the house lets residents in by.
    pub(crate) fn public(house: Public) -> Door {
        Door::of(house::doors::public_router(house))
    }

    /// The same router that the house lets its own people in by.
    pub(crate) fn staff(house: Staff) -> Door {
        Door::of(house::doors::staff_router(house))
    }

    fn of(router: house::doors::Router) -> Door {
        Door(Arc::new(move |asked| {
            let router = router.clone();
            Box::pin(async move {
                let mut request = http::Request::builder().method(asked.method).uri(asked.path);
                for (name, value) in asked.headers {
                    request = request.header(name, value);
                }
                let reply = router.oneshot(request.body(Full::from(asked.body)).unwrap()).await.unwrap();
                let (head, body) = reply.into_parts();
                let text = |v: &http::HeaderValue| String::from_utf8_lossy(v.as_bytes()).into_owned();
                Reply {
                    status: head.status.as_u16(),
                    headers: head.headers.iter().map(|(name, v)| (name.to_string(), text(v))).collect(),
                    body: body.collect().await.unwrap().to_bytes().to_vec(),
                }
            })
        }))
    }

    pub(crate) async fn ask(&self, request: Request) -> Reply {
        (self.0)(request).await
    }
}
