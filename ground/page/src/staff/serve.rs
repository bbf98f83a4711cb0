//! From the web server's request to a room's handler and back, for those who work here.

use super::{
    ENTER, LEAVE, Staff,
    attempt::Sent,
    once, read,
    route::{Rooms, StaffHandler},
};
use crate::{Fields, Lang, Method, Room, Say, http, room::To};
use access::{Act, No, Session, Token};
use axum::{
    Router,
    body::Bytes,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{MethodFilter, get, on, post},
};
use journal::Moment;
use std::{collections::BTreeSet, sync::Arc};

/// How often a deed is done again when the database asks for it.
const AGAIN: u8 = 4;

/// The router of the staff face: the rooms' routes, the way in and the way out; everything else is absent.
pub fn router(rooms: Vec<Room>, house: Staff) -> Router {
    let all = Arc::new(Rooms::of(&rooms));
    let of = |room: Room| room.routes.into_iter().map(move |route| (room.name, route));
    let routes: Vec<_> = rooms.into_iter().flat_map(of).collect();
    let by = |method| routes.iter().filter(move |(_, r)| r.method == method).map(|(_, r)| r.path);
    let (shown, sent): (BTreeSet<&str>, BTreeSet<&str>) = (by(Method::Get).collect(), by(Method::Post).collect());
    let mut router = Router::new();
    for (room, route) in routes {
        let To::Staff(to) = route.to else { continue };
        let drafts = shown.contains(route.path) && sent.contains(route.path);
        let (house, rooms, method) = (house.clone(), all.clone(), route.method);
        let door = Door { house, rooms, room, method, path: route.path, act: route.act, drafts };
        let filter = if route.method == Method::Get { MethodFilter::GET } else { MethodFilter::POST };
        router = router.route(route.path, on(filter, move |req: Request| door.clone().enter(to.clone(), req)));
    }
    let own = |method, path, act| Door {
        house: house.clone(),
        rooms: all.clone(),
        room: "page",
        method,
        path,
        act,
        drafts: false,
    };
    let (show, enter) = (own(Method::Get, ENTER, Act::Enter), own(Method::Post, ENTER, Act::Enter));
    let (leave, lost) = (own(Method::Post, LEAVE, Act::Leave), own(Method::Get, "/", Act::Day));
    router
        .route(ENTER, get(move |req: Request| show.clone().show_login(req)))
        .route(ENTER, post(move |req: Request| enter.clone().log_in(req)))
        .route(LEAVE, post(move |req: Request| leave.clone().log_out(req)))
        .fallback(move |_: Request| async move { lost.absent(None) })
}

/// One route, ready to answer.
#[derive(Clone)]
pub(super) struct Door {
    pub(super) house: Staff,
    pub(super) rooms: Arc<Rooms>,
    /// Whose page it is: the first part of the keys of its words.
    pub(super) room: &'static str,
    pub(super) method: Method,
    pub(super) path: &'static str,
    pub(super) act: Act,
    /// Whether there is a page with a form of this path, whose text survives.
    pub(super) drafts: bool,
}

/// A request, read once.
pub(super) struct Seen {
    pub(super) moment: Moment,
    pub(super) token: Option<Token>,
    pub(super) path: String,
    pub(super) query: Fields,
    pub(super) fields: Fields,
    pub(super) foreign: bool,
}

impl Seen {
    /// The same request, as if these fields had come with it.
    pub(super) fn holding(&self, fields: Fields) -> Seen {
        let (moment, path, query) = (self.moment.clone(), self.path.clone(), self.query.clone());
        Seen { moment, token: None, path, query, fields, foreign: self.foreign }
    }
}

impl Door {
    async fn enter(self, to: StaffHandler, req: Request) -> Response {
        let response = match self.seen(req).await {
            Some(seen) => self.house.db.on_one_thread(self.answer(&to, &seen)).await,
            None => self.too_big(),
        };
        tracing::info!(face = "staff", route = self.path, status = response.status().as_u16());
        response
    }

    /// Reads a request; `None` where its form is too large or does not come.
    pub(super) async fn seen(&self, req: Request) -> Option<Seen> {
        let moment = self.house.moments.now();
        let token = read::token(req.headers(), self.house.cookie);
        let foreign = http::foreign(req.headers());
        let path = req.uri().path().to_owned();
        let query = Fields::parse(req.uri().query().unwrap_or_default().as_bytes());
        let body = if self.method == Method::Post { http::body(req).await? } else { Bytes::new() };
        Some(Seen { moment, token, path, query, fields: Fields::parse(&body), foreign })
    }

    async fn answer(&self, to: &StaffHandler, seen: &Seen) -> Response {
        if self.method == Method::Post && seen.foreign {
            return self.foreign();
        }
        let session = match self.session(seen).await {
            Ok(Some(session)) => session,
            Ok(None) => return self.late(seen).await,
            Err(no) => return self.broke(None, seen, &no),
        };
        let Some(ids) = read::ids(self.path, &seen.path) else { return self.absent(Some(&session)) };
        if self.method == Method::Post {
            let (draft, fits) = (seen.fields.get("only") == "draft", session.csrf_fits(seen.fields.get("csrf")));
            if draft || !fits {
                return self.keep_only(&session, seen, draft).await;
            }
            if self.drafts && seen.fields.get("only") == "throw" {
                return match self.throw(&session, seen).await {
                    // Back to the list it was thrown away from, else to its form.
                    Ok(()) => go(read::own_path(seen.fields.get("efter")).unwrap_or(&seen.path)),
                    Err(no) => self.broke(Some(&session), seen, &no),
                };
            }
        }
        let mut left = AGAIN;
        let done = loop {
            match self.attempt(to, &session, &ids, seen).await {
                Err(No::Fault(f)) if f.again() && left > 0 => left -= 1,
                done => break done,
            }
        };
        match done {
            Ok(Sent::Page(leaf)) => self.page(StatusCode::OK, Some(&session), &leaf),
            Ok(Sent::File(pdf, name)) => http::file(pdf, name),
            Ok(Sent::Again(leaf)) => self.page(StatusCode::UNPROCESSABLE_ENTITY, Some(&session), &leaf),
            Ok(Sent::Go(path)) => go(&path),
            Ok(Sent::Changed) => self.changed(&session, seen),
            Err(no) => match self.note_no(&session, &ids, seen, &no).await {
                Ok(left) => self.no(&session, left.as_ref().unwrap_or(seen), &no),
                Err(broken) => self.broke(Some(&session), seen, &broken),
            },
        }
    }

    /// Whose request it is. Extends the session, so it writes and is committed before anything is read, unless it was
    /// extended within the last minute.
    pub(super) async fn session(&self, seen: &Seen) -> Result<Option<Session>, No> {
        let Some(token) = &seen.token else { return Ok(None) };
        let mut picture = self.house.db.glance().await?;
        if let Some(session) = access::session::glance(&mut picture, &seen.moment, token).await? {
            return Ok(Some(session));
        }
        drop(picture);
        let mut tx = self.house.db.begin().await?;
        let session = access::session::session(&mut tx, &seen.moment, token).await?;
        tx.commit().await?;
        Ok(session)
    }

    /// A text on its way: saved, and nothing else done. Also a form from before the last login, whose seal no longer
    /// fits: its text stands in the same fields of the page that its author is led to.
    async fn keep_only(&self, session: &Session, seen: &Seen, asked: bool) -> Response {
        let kept = async {
            let mut tx = self.house.db.begin().await?;
            // A saving that comes after its form has been sent would bring back what is registered already.
            let sent = once::taken(&mut tx, session.staff.0, &self.key(session, seen)).await?;
            let kept = !sent && self.keep_text(&mut tx, session.staff.0, seen).await?;
            tx.commit().await?;
            Ok::<bool, No>(kept)
        };
        match kept.await {
            Ok(_) if asked && seen.fields.get("by") == "script" => self.kept(seen),
            Ok(_) if self.drafts => go(&seen.path),
            Ok(_) => self.sent_before(session, seen),
            Err(no) => self.broke(Some(session), seen, &no),
        }
    }

    /// Nobody is logged in. What somebody typed whose session only fell asleep is saved, and they are led to the door.
    async fn late(&self, seen: &Seen) -> Response {
        let text = self.method == Method::Post && seen.fields.hold_text();
        match self.keep_late(seen).await {
            Ok(true) if seen.fields.get("by") == "script" => StatusCode::UNAUTHORIZED.into_response(),
            Ok(true) => go(&format!("{ENTER}?efter={}&sparat=ja", seen.path)),
            Ok(false) if text => self.text_back(seen),
            Ok(false) => go(&format!("{ENTER}?efter={}", seen.path)),
            Err(no) => self.broke(None, seen, &no),
        }
    }

    async fn keep_late(&self, seen: &Seen) -> Result<bool, No> {
        let (Method::Post, Some(token)) = (self.method, &seen.token) else { return Ok(false) };
        let mut tx = self.house.db.begin().await?;
        let Some(author) = access::session::asleep(&mut tx, &seen.moment, token).await? else { return Ok(false) };
        let kept = self.keep_text(&mut tx, author.0, seen).await?;
        tx.commit().await?;
        Ok(kept)
    }

    pub(super) fn say(&self) -> Say {
        Say::new(self.house.words.clone(), Lang::Sv)
    }
}

/// On to another page: asked for anew, so that going back never sends a form again.
pub(super) fn go(path: &str) -> Response {
    let to = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}
