//! From the web server's request to a room's handler and back. The only place besides `house` that knows the web server.

use super::{Frame, Public, Visit};
use crate::{
    Answer, Fields, Lang, Leaf, Method, Municipality, Room, Say, http,
    kit::Notice,
    room::{PublicHandler, To},
};
use access::No;
use axum::{
    Router,
    body::Bytes,
    extract::Request,
    http::StatusCode,
    response::Response,
    routing::{MethodFilter, on},
};
use journal::Moment;

/// How often a deed is done again when the database asks for it.
const AGAIN: u8 = 4;

/// The router of the public face. Each route in each language; everything else is absent.
pub fn router(rooms: Vec<Room>, house: Public) -> Router {
    let mut router = Router::new();
    for route in rooms.into_iter().flat_map(|room| room.routes) {
        let To::Public(to) = route.to else { continue };
        for lang in Lang::ALL {
            let (house, to) = (house.clone(), to.clone());
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
        let moment = self.house.moments.now();
        let foreign = http::foreign(req.headers());
        let at_once = self.house.at_once.clone();
        let _turn = match self.method {
            Method::Get => None,
            Method::Post => at_once.acquire().await.ok(),
        };
        let response = match self.read(req).await {
            None => self.notice(StatusCode::PAYLOAD_TOO_LARGE, "page-too-big-title", "page-too-big"),
            Some(body) => {
                let mut fields = Fields::parse(&body);
                if foreign {
                    // Without its key the form comes back with everything typed, and nothing of it is stored.
                    fields.forget("key");
                }
                self.clone().run(to, fields, moment).await
            }
        };
        // The route as it is declared, never the path as it was asked, and no time spent: nothing that could be laid
        // beside another log and give a person away.
        tracing::info!(face = "public", route = self.path, lang = self.lang.tag(), status = response.status().as_u16());
        response
    }

    async fn read(&self, req: Request) -> Option<Bytes> {
        match self.method {
            Method::Get => Some(Bytes::new()),
            Method::Post => http::body(req).await,
        }
    }

    async fn run(self, to: PublicHandler, fields: Fields, moment: Moment) -> Response {
        let visit =
            Visit { house: self.house.clone(), say: self.say(), path: self.path, fields, moment: moment.clone() };
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
            ring: None,
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
            ring: Some(self.ring()),
            more: Some(say.w("page-broke-id", &[("id", &id)])),
            home: None,
        };
        self.page(StatusCode::INTERNAL_SERVER_ERROR, &notice.leaf())
    }

    fn notice(&self, status: StatusCode, title: &str, text: &str) -> Response {
        let say = self.say();
        let text = say.w(text, &[("phone", &self.house.municipality.phone)]);
        self.page(status, &Notice { title: say.s(title), text, ring: Some(self.ring()), more: None, home: None }.leaf())
    }

    fn page(&self, status: StatusCode, leaf: &Leaf) -> Response {
        let path = (self.method == Method::Get || leaf.form.is_some()).then_some(self.path);
        let frame = Frame { say: &self.say(), municipality: &self.house.municipality, path, leaf };
        http::page(status, self.lang, (self.house.frame)(&frame))
    }

    fn ring(&self) -> (String, String) {
        let phone = &self.house.municipality.phone;
        (phone.clone(), Municipality::dial(phone))
    }

    fn say(&self) -> Say {
        Say::new(self.house.words.clone(), self.lang)
    }
}
