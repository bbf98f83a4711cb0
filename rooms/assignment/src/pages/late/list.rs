//! What the reader may read of and is not carried out in time, the earliest decision first.

use super::{quarter, reason_key};
use crate::{
    pages::{LATE_PRINT, REASON, of},
    unexecuted,
};
use access::{Act, No, Permit};
use askama::Template;
use casefile::matter::execution;
use page::{
    Icon, Say, leaf,
    staff::{Ask, Out},
};
use store::Tx;

#[derive(Template)]
#[template(path = "late/list.html")]
struct Page<'a> {
    t: &'a Say,
    rows: Vec<Row>,
    print: Option<&'static str>,
}

struct Row {
    days: String,
    name: String,
    link: String,
    guarded: bool,
    what: String,
    noted: String,
}

/// The list.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.permit(&mut tx, Act::Day).await?;
    let (staff, on, law) = (ask.session.staff, ask.today(), ask.moment.law.clone());
    let all = execution::late(&mut tx, staff, on, &law).await?;
    let both = all.iter().flat_map(|one| [Some(one.matter.uuid()), one.person.map(|who| who.uuid())]);
    ask.sight.shows(both.flatten());
    let mut rows = Vec::new();
    for one in all {
        let noted = unexecuted::noted(&mut tx, one.matter).await?;
        let last = noted.into_iter().rfind(|noted| noted.decision == one.of.decision);
        let t = &ask.say;
        let what = [("what", one.of.called.as_str()), ("day", &t.long_day(one.of.day))];
        rows.push(Row {
            days: t.n("assignment-late-days", "n", usize::from(days(one.since, on))),
            name: one.name.clone().unwrap_or_else(|| t.s("field-nameless")),
            link: of(REASON, one.matter.uuid(), one.of.decision),
            guarded: one.guarded,
            what: t.w("assignment-late-what", &what),
            noted: match last {
                None => t.s("assignment-late-unnoted"),
                Some(noted) => {
                    let with = [("quarter", quarter(t, noted.quarter)), ("reason", t.s(reason_key(noted.reason)))];
                    t.w("assignment-late-noted", &with.each_ref().map(|(name, says)| (*name, says.as_str())))
                }
            },
        });
    }
    let office = match Permit::for_staff(&mut tx, staff, Act::Office).await {
        Ok(_) => Some(LATE_PRINT),
        Err(No::Fault(fault)) => return Err(fault.into()),
        Err(_) => None,
    };
    let leaf = leaf(&ask.say, "assignment-late-title", &Page { t: &ask.say, rows, print: office })?;
    Ok(ask.page(tx, leaf))
}

/// How many days have passed.
pub(super) fn days(since: law::Day, on: law::Day) -> u16 {
    let span = on.date().since(since.date()).map(|span| span.get_days()).unwrap_or_default();
    u16::try_from(span).unwrap_or_default()
}
