//! People fall ill, have holidays, leave, and others begin. What they leave behind is settled by the house's own job of
//! the day.

use super::{
    Office, WorkerNo,
    begin::{Opening, boss, hire},
};
use crate::chance::Dice;
use access::{
    No,
    office::{self, Post},
    session::Secret,
};
use journal::Moment;
use law::Day;
use store::Tx;

/// Of those who work with matters, so many leave in a year; of those who lead fewer.
const LEAVE: f64 = 0.28;
const LEADERS_LEAVE: f64 = 0.12;
/// How often somebody is ill on a day, and how often for long.
const ILL: f64 = 0.009;
const LONG_ILL: f64 = 0.0004;
/// Days of introduction for whoever is new in the work.
const INTRODUCED: u16 = 90;

fn serving(office: &Office, on: Day) -> Vec<WorkerNo> {
    let all = office.workers.iter().enumerate();
    all.filter(|(_, one)| one.serves(on)).map(|(nth, _)| WorkerNo(nth)).collect()
}

/// Whoever is away from today, or has a holiday before them. Gives how many absences were noted.
pub(crate) async fn absences(
    tx: &mut Tx,
    m: &Moment,
    dice: &mut Dice,
    office: &mut Office,
    (today, until): (Day, Day),
) -> Result<usize, No> {
    let mut noted = 0;
    for no in serving(office, today) {
        let worker = office.worker(no)?;
        let (date, here, second) = (today.date(), worker.here(today), no.0 % 2 == 1);
        let days = match (date.month(), date.day()) {
            (6, 2) => {
                let from =
                    Day::new(date.year(), 7, 1).map_or(today, |first| first.plus_days(if second { 28 } else { 0 }));
                Some((from, from.plus_days(27)))
            }
            (12, 1) if second => Some((today.plus_days(21), today.plus_days(36))),
            _ if !here || !today.is_working_day() => None,
            _ if dice.falls(LONG_ILL) => Some((today, today.plus_days(dice.between(30, 80)))),
            _ if dice.falls(ILL) => Some((today, today.plus_days(dice.between(0, 6)))),
            _ => None,
        };
        let works = |one: &super::Worker, last: Day| one.serves(last) && !(one.stays && last >= until);
        if let Some((from, until)) = days.filter(|(_, last)| office.worker(no).is_ok_and(|one| works(one, *last))) {
            let id = office.worker(no)?.id;
            office::note_absence(tx, m, &boss()?, id, (from, until)).await?;
            office.worker_mut(no)?.away.push((from, until));
            noted += 1;
        }
    }
    Ok(noted)
}

/// Whoever gives notice today, with two months left, and whoever will follow: a head on the day after, others within six
/// weeks. Gives how many leave.
pub(crate) async fn leavers(
    tx: &mut Tx,
    m: &Moment,
    dice: &mut Dice,
    (office, secret): (&mut Office, Option<&Secret>),
    today: Day,
) -> Result<usize, No> {
    let mut leave = 0;
    for no in serving(office, today) {
        let worker = office.worker(no)?;
        let yearly = if worker.post == Post::Member { LEAVE } else { LEADERS_LEAVE };
        if worker.last.is_some() || worker.stays || !dice.falls(yearly / 250.0) {
            continue;
        }
        let last = today.plus_days(60);
        let (id, unit, post, areas) = (worker.id, worker.unit, worker.post, worker.areas.clone());
        office::end_engagement(tx, m, &boss()?, id, last).await?;
        office.worker_mut(no)?.last = Some(last);
        let gap = if post == Post::Member { dice.between(1, 42) } else { 1 };
        let first = last.plus_days(gap);
        let introduced = (post == Post::Member && dice.falls(0.3)).then(|| first.plus_days(INTRODUCED));
        hire(tx, m, dice, office, (Opening { unit, post, areas, first, introduced }, secret)).await?;
        leave += 1;
    }
    Ok(leave)
}

/// Whoever has been introduced long enough works independently from today. Gives how many.
pub(crate) async fn newcomers(tx: &mut Tx, m: &Moment, office: &mut Office, today: Day) -> Result<usize, No> {
    let mut done = 0;
    for no in serving(office, today) {
        if office.worker(no)?.introduced.is_some_and(|until| until <= today) {
            office::end_introduction(tx, m, &boss()?, office.worker(no)?.id).await?;
            office.worker_mut(no)?.introduced = None;
            done += 1;
        }
    }
    Ok(done)
}
