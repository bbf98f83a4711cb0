//! The agenda (*dagordning*): for each meeting what is to be decided, and what is reported to it. No address stands on it.

use crate::{
    Kinds, Meeting,
    agenda::{self, Seen},
    deeds, kinds,
    pages::{AGENDA, MINUTE, Names, agenda::minute::became, decide::made::outcome_key, of},
};
use access::{Act, No, Permit};
use askama::Template;
use casefile::matter::decision::{delegated, number};
use law::Day;
use page::staff::form::{Came, Carried, Drawer, Reader};
use page::{
    Leaf, Say,
    kit::Line,
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

/// How long what the minutes said stands on the page.
const LATELY: u16 = 35;
/// How far back the first meeting of all is told of what was decided.
const FIRST: u16 = 92;

/// One item, in words.
struct Row {
    name: String,
    link: String,
    what: String,
    proposal: String,
    presenter: String,
    /// What became of it.
    ended: Option<String>,
}

/// One meeting, or what waits for a day.
struct Group {
    title: String,
    rows: Vec<Row>,
    /// What the chair decided, and who.
    chair: Vec<String>,
    chair_more: Option<String>,
    /// What was decided by delegation: day, number, what.
    delegated: Vec<(String, String, String)>,
    reports: bool,
}

#[derive(Template)]
#[template(path = "agenda/list.html")]
struct Page<'a> {
    t: &'a Say,
    groups: Vec<Group>,
    hidden: Option<String>,
    form: Option<Line>,
    whose: Option<String>,
    carried: Carried<'a>,
}

/// What is on the agenda, as far as the reader may read it.
pub async fn show(ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.permit(&mut tx, Act::Day).await?;
    ask.show(tx, page).await
}

/// Sets the day of a meeting.
pub async fn set(ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let by = ask.permit(&mut tx, Act::Office).await?;
    let done = async {
        let mut form = Reader::new(&ask.say, &ask.fields);
        let day = form.day("day", "decision-wrong-day").ok_or(form.wrong)?;
        Ok(deeds::set_meeting(&mut tx, &by, &ask.moment, day).await?)
    }
    .await;
    ask.led(tx, done, AGENDA.to_owned(), page).await
}

async fn page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let on = ask.today();
    let (seen, open) = agenda::seen(tx, ask.session.staff, on.minus_days(LATELY)).await?;
    ask.sight.shows(seen.iter().map(|one| one.item.matter.uuid()));
    let names = Names::load(tx).await?;
    let shown = seen.iter().filter(|one| one.item.is_open()).count();
    let more = open.saturating_sub(shown);
    let head = match Permit::for_staff(tx, ask.session.staff, Act::Office).await {
        Ok(_) => true,
        Err(No::Refusal(_)) => false,
        Err(no) => return Err(no),
    };
    let groups = groups(ask, tx, &seen, &names).await?;
    let t = &ask.say;
    let draw = Drawer::new(ask, &came);
    let line = draw.line("day", "decision-q-meeting", Some("decision-hint-meeting"));
    let page = Page {
        t,
        groups,
        hidden: (more > 0).then(|| t.n("decision-agenda-hidden", "n", more)),
        form: head.then_some(line),
        whose: (!head).then(|| t.s("decision-meeting-by-head")),
        carried: ask.carried(&came, 0),
    };
    leaf(t, "decision-agenda", &page)
}

async fn groups(ask: &mut Ask, tx: &mut Tx, seen: &[Seen], names: &Names) -> Result<Vec<Group>, No> {
    let (on, all) = (ask.today(), agenda::meetings(tx).await?);
    let mut groups = Vec::new();
    let waits = of_meeting(&ask.say, seen, None, names, kinds()?);
    if !waits.is_empty() {
        let title = ask.say.s("decision-agenda-no-day");
        groups.push(Group {
            title,
            rows: waits,
            chair: Vec::new(),
            chair_more: None,
            delegated: Vec::new(),
            reports: false,
        });
    }
    for (n, meeting) in all.iter().enumerate().rev().filter(|(_, one)| one.day >= on.minus_days(LATELY)) {
        let after = all.get(n + 1).map_or_else(|| meeting.day.minus_days(FIRST), |before| before.day);
        groups.push(group(ask, tx, (*meeting, after), seen, names).await?);
    }
    Ok(groups)
}

async fn group(
    ask: &mut Ask,
    tx: &mut Tx,
    (meeting, after): (Meeting, Day),
    seen: &[Seen],
    names: &Names,
) -> Result<Group, No> {
    let (chair, of_all) = agenda::chair_seen(tx, ask.session.staff, (after, meeting.day)).await?;
    ask.sight.shows(chair.iter().map(|one| one.matter.uuid()));
    let reported = delegated(tx, after, meeting.day).await?;
    let (t, list) = (&ask.say, kinds()?);
    let more = of_all.saturating_sub(chair.len());
    let urgent = |one: &agenda::ChairDecision| {
        let what = list.urgent(&one.kind).map_or(one.kind.as_str(), |kind| kind.name.as_str());
        t.w("decision-agenda-chair", &[("what", what), ("chair", &one.chair), ("day", &t.long_day(one.day))])
    };
    Ok(Group {
        title: t.w("decision-agenda-meeting", &[("day", &t.long_day(meeting.day))]),
        rows: of_meeting(t, seen, Some(meeting), names, list),
        chair: chair.iter().map(urgent).collect(),
        chair_more: (more > 0).then(|| t.n("decision-agenda-hidden", "n", more)),
        delegated: reported
            .into_iter()
            .map(|one| (t.tight_day(one.day), number(one.id, one.day), one.called))
            .collect(),
        reports: true,
    })
}

fn of_meeting(t: &Say, seen: &[Seen], meeting: Option<Meeting>, names: &Names, list: &Kinds) -> Vec<Row> {
    let here = seen.iter().filter(|one| one.item.meeting == meeting);
    here.map(|one| row(t, one, names, list)).collect()
}

fn row(t: &Say, one: &Seen, names: &Names, list: &Kinds) -> Row {
    let (item, p) = (&one.item, &one.item.proposal);
    let what = list.named(&item.kind).map_or_else(|| item.kind.clone(), |kind| kind.name.clone());
    Row {
        name: one.name.clone().unwrap_or_else(|| t.s("field-nameless")),
        link: of(MINUTE, item.matter.uuid()),
        proposal: t
            .w("decision-agenda-proposal", &[("what", &t.s(outcome_key(p.outcome))), ("ground", p.ground.as_str())]),
        presenter: t.w("decision-presented", &[("name", names.staff(item.presenter))]),
        what,
        ended: became(t, item),
    }
}
