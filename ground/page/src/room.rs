//! What a room hands over to the house.

use crate::{Answer, Lang, public::Visit};
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
}

/// Who can reach a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// Anybody. No cookie, no session, no address; a letterbox instead of the database.
    Public,
}

/// How a route is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Shows, and changes nothing.
    Get,
    /// Does a deed.
    Post,
}

/// What answers.
pub(crate) type PublicHandler =
    Arc<dyn Fn(Visit) -> Pin<Box<dyn Future<Output = Result<Answer, No>> + Send>> + Send + Sync>;

/// One door: made by [`public`] only, so that the list of routes is the whole truth of what can be reached.
pub struct Route {
    /// Who reaches it.
    pub face: Face,
    /// How it is asked.
    pub method: Method,
    /// Its path in Swedish; other languages have their prefix before it.
    pub path: &'static str,
    /// What whoever comes through it does.
    pub act: Act,
    pub(crate) to: PublicHandler,
}

/// A route that residents reach, in every language.
pub fn public<F, Fut>(method: Method, path: &'static str, act: Act, handler: F) -> Route
where
    F: Fn(Visit) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Answer, No>> + Send + 'static,
{
    Route { face: Face::Public, method, path, act, to: Arc::new(move |visit| Box::pin(handler(visit))) }
}

/// Every line of the access table: face, method, path, act. Sorted.
pub fn access_table(rooms: &[Room]) -> Vec<String> {
    let line = |room: &Room, r: &Route| {
        let method = if r.method == Method::Get { "GET" } else { "POST" };
        format!("{:?} {method:<4} {:<24} {:<16} {}", r.face, r.path, r.act.name(), room.name)
    };
    let mut table: Vec<String> = rooms.iter().flat_map(|room| room.routes.iter().map(move |r| line(room, r))).collect();
    table.sort();
    table
}
