//! The residents' face: no cookie, no session, no address, and a letterbox instead of the database.

mod limit;
mod serve;
mod visit;

pub use crate::http::guarded;
pub use limit::Bucket;
pub use serve::router;
pub use visit::{Frame, Public, Visit};
