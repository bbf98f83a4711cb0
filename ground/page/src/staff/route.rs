//! One door of the staff face.

use super::{Ask, Out};
use crate::{Face, Method, Route, room::To};
use access::{Act, No};
use std::{future::Future, pin::Pin, sync::Arc};
use store::Tx;

/// What answers.
pub(crate) type StaffHandler =
    Arc<dyn Fn(Ask, Tx) -> Pin<Box<dyn Future<Output = Result<Out, No>> + Send>> + Send + Sync>;

/// A route for those who are logged in. `{id}` in the path stands for an id. What it does is said once, here: it stands
/// in the access table and in every entry of the access log.
pub fn route<F, Fut>(method: Method, path: &'static str, act: Act, handler: F) -> Route
where
    F: Fn(Ask, Tx) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Out, No>> + Send + 'static,
{
    Route { face: Face::Staff, method, path, act, to: To::Staff(Arc::new(move |ask, tx| Box::pin(handler(ask, tx)))) }
}
