//! What a page is made of, and how a request becomes an answer.
//!
//! A room hands over a [`Room`]: its routes, its words, its statements, its events. A handler takes a [`Visit`] (public
//! face) or a [`staff::Ask`] (staff) and gives an [`Answer`]; it knows neither the web server nor the layout. The list of routes *is* the access
//! table, the crawler's list and the router. Components ([`kit`]) are types with their own templates, so a room writes
//! `{{ name }}` and gets label, hint, error and value right.
//!
//! What leaves on paper is a [`letter::Letter`]: what it says, in types that what is guarded does not fit. How it becomes a
//! PDF is the business of an engine that the house hands in.
//!
//! Two faces, from the first day: what residents reach holds a letterbox and nothing else; no cookie, no session, no
//! address of theirs exists anywhere in it. It knows no room, and will never hold a rule of law.

mod answer;
mod form;
mod http;
mod icon;
pub mod kit;
pub mod letter;
mod matter;
mod municipality;
mod public;
mod room;
pub mod staff;
mod words;

pub use answer::{Answer, Leaf, leaf};
pub use form::Fields;
pub use icon::Icon;
use kit::{Field, Wrongs};
pub use matter::{Signed, SignedList, Strip, Tells, ToldOnce};
pub use municipality::{BadHeadings, Heading, Headings, Municipality};
pub use public::{Bucket, Frame, Public, Visit, guarded, router};
pub use room::{Face, Method, Room, Route, access_table, public};
pub use words::{BadWords, LANGUAGES, Lang, Names, Say, Words};
