//! One door of the staff face, and what lies behind all of them.

use super::{Ask, Out};
use crate::{Face, Method, Room, Route, Tells, room::To};
use access::{Act, No};
use std::{collections::BTreeMap, future::Future, pin::Pin, sync::Arc};
use store::Tx;

/// What all rooms together hand to every page.
#[derive(Default)]
pub(crate) struct Rooms {
    /// How each tells what was signed in it.
    pub tells: Vec<Tells>,
    /// What the form of a path is called: a key of words.
    pub forms: BTreeMap<&'static str, &'static str>,
}

impl Rooms {
    pub fn of(rooms: &[Room]) -> Rooms {
        let named = |route: &Route| Some((route.path, route.form?));
        let forms = rooms.iter().flat_map(|room| &room.routes).filter_map(named).collect();
        Rooms { tells: rooms.iter().filter_map(|room| room.tells).collect(), forms }
    }
}

/// What answers.
pub(crate) type StaffHandler =
    Arc<dyn Fn(Ask, Tx) -> Pin<Box<dyn Future<Output = Result<Out, No>> + Send>> + Send + Sync>;

/// A route for those who are logged in. `{id}` in the path stands for an id, `{part}` behind it
/// for that of a part of it. What it does is said once, here: it stands
/// in the access table and in every entry of the access log.
pub fn route<F, Fut>(method: Method, path: &'static str, act: Act, handler: F) -> Route
where
    F: Fn(Ask, Tx) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Out, No>> + Send + 'static,
{
    Route {
        face: Face::Staff,
        method,
        path,
        act,
        form: None,
        to: To::Staff(Arc::new(move |ask, tx| Box::pin(handler(ask, tx)))),
    }
}
