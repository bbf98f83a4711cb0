//! What is given once it has been decided: the support, and the goals that it is given for.

pub mod goal;
pub mod support;

use crate::cell::day_if;
use law::Day;
use store::{Res, Row, Uuid};

const SQL: &str = include_str!("store.sql");

/// The day on which something ended and why, where both stand in these columns.
fn ended(row: &Row, on: &str, why: &str) -> Res<Option<(Day, String)>> {
    Ok(day_if(row, on)?.zip(row.get::<Option<String>>(why)?))
}

/// Gives each what belongs to it, in the order in which it was read. What belongs to none of them is left out.
fn gather<T, P>(all: &mut [T], parts: Vec<(Uuid, P)>, of: impl Fn(&mut T) -> (Uuid, &mut Vec<P>)) {
    for (id, part) in parts {
        if let Some((_, own)) = all.iter_mut().map(&of).find(|(of, _)| *of == id) {
            own.push(part);
        }
    }
}
