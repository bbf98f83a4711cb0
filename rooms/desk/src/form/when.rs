//! Days and hours as people write them at a desk: `8.20`, `i går 16.30`, `2026-03-02 08:20`.

use super::Typed;
use jiff::civil::Time;
use law::Day;
use store::Ts;

/// An hour of a day. Without a day it is today.
///
/// # Errors
/// The sentence that says how to write it.
pub fn clock(typed: &Typed<'_>, text: &str) -> Result<Ts, String> {
    let text = text.trim().to_lowercase();
    let words: Vec<&str> =
        text.split([' ', ',']).filter(|w| !matches!(*w, "" | "kl" | "kl." | "klockan" | "före")).collect();
    let (day, time) = match words.as_slice() {
        [time] => (typed.today(), *time),
        ["i", "dag", time] | ["idag", time] => (typed.today(), *time),
        ["i", "går", time] | ["igår", time] => (typed.today().minus_days(1), *time),
        ["i", "morgon", time] | ["imorgon", time] => (typed.today().plus_days(1), *time),
        [day, time] => (Day::parse(day).map_err(|_| typed.wrong("desk-wrong-clock"))?, *time),
        _ => return Err(typed.wrong("desk-wrong-clock")),
    };
    let time = hour(time).ok_or_else(|| typed.wrong("desk-wrong-clock"))?;
    Ok(Ts::of(typed.zone.instant(day, time)))
}

fn hour(text: &str) -> Option<Time> {
    let mut parts = text.split(['.', ':']);
    let (hour, minute) = (parts.next()?.parse().ok()?, parts.next().unwrap_or("0").parse().ok()?);
    parts.next().is_none().then(|| Time::new(hour, minute, 0, 0).ok())?
}
