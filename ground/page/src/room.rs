//! What a room hands over to the house.

use crate::{Answer, Lang, Tells, public::Visit, staff};
use access::{Act, No};
use std::{future::Future, pin::Pin, sync::Arc};

/// One station on a person's way.
pub struct Room {
    /// The name, as the folder has it and as its words and tables begin.
    pub name: &'static str,
    /// Every door of the room.
    pub routes: Vec<Route>,
    /// Its words, by language.
    pub words: &'static [(Lang, &'static str)],
    /// Its named statements.
    pub sheet: &'static str,
    /// The kinds of event that its deeds write.
    pub events: &'static [&'static str],
    /// How it tells what was signed in it, where anything is: a page of any room may show that.
    pub tells: Option<Tells>,
}

/// Who can reach a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// Anybody. No cookie, no session, no address; a letterbox instead of the database.
    Public,
    /// Those who work here and have logged in.
    Staff,
}

/// How a route is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Shows, and changes nothing.
    Get,
    /// Does a deed.
    Post,
}

/// What answers a resident.
pub(crate) type PublicHandler =
    Arc<dyn Fn(Visit) -> Pin<Box<dyn Future<Output = Result<Answer, No>> + Send>> + Send + Sync>;

/// What answers, by face.
#[derive(Clone)]
pub(crate) enum To {
    /// A resident.
    Public(PublicHandler),
    /// Somebody at work.
    Staff(staff::StaffHandler),
}

/// One door: made by [`public`] and [`staff::route`] only, so that the list of routes is the whole truth of what can be reached.
pub struct Route {
    /// Who reaches it.
    pub face: Face,
    /// How it is asked.
    pub method: Method,
    /// Its path in Swedish; other languages have their prefix before it.
    pub path: &'static str,
    /// What whoever comes through it does.
    pub act: Act,
    /// The key of what the form of this page is called, where it has one: a text that was not sent is found by it.
    pub form: Option<&'static str>,
    pub(crate) to: To,
}

impl Route {
    /// The page of a form that is called so: a key of words.
    #[must_use]
    pub fn called(self, key: &'static str) -> Route {
        Route { form: Some(key), ..self }
    }
}

/// A route that residents reach, in every language.
pub fn public<F, Fut>(method: Method, path: &'static str, act: Act, handler: F) -> Route
where
    F: Fn(Visit) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Answer, No>> + Send + 'static,
{
    Route {
        face: Face::Public,
        method,
        path,
        act,
        form: None,
        to: To::Public(Arc::new(move |visit| Box::pin(handler(visit)))),
    }
}

/// Every line of the access table: face, method, path, act. Sorted.
pub fn access_table(rooms: &[Room]) -> Vec<String> {
    let doors = [
        (Method::Get, staff::ENTER, Act::Enter),
        (Method::Post, staff::ENTER, Act::Enter),
        (Method::Post, staff::LEAVE, Act::Leave),
    ];
    let own = doors.map(|(method, path, act)| row(Face::Staff, method, path, act, "page"));
    let all = rooms.iter().flat_map(|room| room.routes.iter().map(|r| row(r.face, r.method, r.path, r.act, room.name)));
    let mut table: Vec<String> = all.chain(own).collect();
    table.sort();
    table
}

fn row(face: Face, method: Method, path: &str, act: Act, room: &str) -> String {
    let method = if method == Method::Get { "GET" } else { "POST" };
    let face = format!("{face:?}");
    format!("{face:<6} {method:<4} {path:<28} {:<16} {room}", act.name())
}
