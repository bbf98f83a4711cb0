//! What each side has to do with assignments: what is to be received, what waits and with whom, what has ended.

use super::{LATE, ONE, of};
use access::{Act, No, office};
use askama::Template;
use casefile::matter::assignment::{self, How, Line, Over, State};
use page::{
    Icon, Names, Say, leaf,
    staff::{Ask, Out},
};
use store::{Fault, Ts, Tx};

/// So long what has ended stands here: thirty days, in microseconds.
const LATELY: i64 = 30 * 24 * 60 * 60 * 1_000_000;
/// After so long it is marked that nobody has answered: three days, in microseconds.
const LONG: i64 = 3 * 24 * 60 * 60 * 1_000_000;

#[derive(Template)]
#[template(path = "list.html")]
struct Page<'a> {
    t: &'a Say,
    groups: Vec<Group>,
    /// What has ended: nothing of whom it was about.
    ended: Vec<String>,
    /// What stands here later, where nothing does.
    empty: Option<String>,
    late: &'static str,
}

/// Rows under one heading.
struct Group {
    id: &'static str,
    title: String,
    rows: Vec<Row>,
}

struct Row {
    waited: String,
    look: &'static str,
    name: String,
    link: String,
    guarded: bool,
    what: String,
    whose: String,
}

/// The lists of the one who asks.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.permit(&mut tx, Act::Day).await?;
    let (staff, now) = (ask.session.staff, ask.moment.at);
    let since = Ts::from_micros(now.micros() - LATELY).map_err(|e| Fault::Shape(e.to_string()))?;
    let given = assignment::given(&mut tx, staff).await?;
    let mut ordered = assignment::ordered(&mut tx, staff).await?;
    // Whoever stands on both sides sees each once, where there is something to do.
    ordered.retain(|one| given.iter().all(|other| other.id != one.id));
    let ended = assignment::ended(&mut tx, staff, since).await?;
    let units = office::resources(&mut tx).await?;
    let gives = units.iter().any(|(unit, _)| Some(*unit) == ask.session.unit);
    let names = Names::load(&mut tx).await?;
    let shown = given.iter().chain(&ordered);
    let both = shown.flat_map(|one| [Some(one.matter.uuid()), one.person.map(|who| who.uuid())]);
    ask.sight.shows(both.flatten());
    let t = &ask.say;
    let rows = Rows { t, now, names: &names };
    let groups: Vec<Group> = rows.groups(&given, &ordered);
    let ended: Vec<String> = ended.iter().map(|one| over(&ask, one)).collect();
    let key = if gives { "assignment-empty-gives" } else { "assignment-empty-orders" };
    let page = Page { t, empty: (groups.is_empty() && ended.is_empty()).then(|| t.s(key)), groups, ended, late: LATE };
    let leaf = leaf(t, "assignment-title", &page)?;
    Ok(ask.page(tx, leaf))
}

struct Rows<'a> {
    t: &'a Say,
    now: Ts,
    names: &'a Names,
}

impl Rows<'_> {
    fn groups(&self, given: &[Line], ordered: &[Line]) -> Vec<Group> {
        let ours = |one: &Line| matches!(one.state, State::Asked | State::Talked);
        let of = |all: &[Line], holds: &dyn Fn(&Line) -> bool| {
            all.iter().filter(|one| holds(one)).map(|one| self.row(one)).collect::<Vec<_>>()
        };
        let all = [
            ("receive", "assignment-to-receive", of(given, &|one| one.state.is_to_receive())),
            ("ours", "assignment-with-us", of(ordered, &ours)),
            ("waits", "assignment-waits", of(ordered, &|one| one.state.is_to_receive())),
            ("work", "assignment-in-work", of(given, &|one| !one.state.is_to_receive())),
            ("had", "assignment-received", of(ordered, &|one| one.state == State::Received)),
        ];
        let group = |(id, key, rows): (&'static str, &str, Vec<Row>)| Group { id, title: self.t.s(key), rows };
        all.into_iter().filter(|(_, _, rows)| !rows.is_empty()).map(group).collect()
    }

    fn row(&self, one: &Line) -> Row {
        let t = self.t;
        let waits = one.state != State::Received;
        let long = waits && self.now.micros() - one.since.micros() > LONG;
        let whose = match one.state {
            State::Sent | State::Answered => one.head.map(|who| self.names.staff(who)),
            State::Asked | State::Talked => Some(self.names.staff(one.carrier)),
            State::Received | State::Ended => None,
        };
        let question = one.words.as_ref().filter(|_| one.state == State::Asked);
        Row {
            waited: t.w("assignment-since", &[("ago", &t.ago(one.since, self.now))]),
            look: if long { "over" } else { "time" },
            name: one.name.clone().unwrap_or_else(|| t.s("field-nameless")),
            link: of(ONE, one.matter.uuid(), one.id),
            guarded: one.guarded,
            what: format!("{}. {}", one.called, state_says(t, one.state, &one.unit)),
            whose: match (whose, question) {
                (Some(name), Some(asks)) => {
                    format!("{asks} {}", t.w("assignment-waits-with", &[("name", name)]))
                }
                (Some(name), None) => t.w("assignment-waits-with", &[("name", name)]),
                (None, _) => String::new(),
            },
        }
    }
}

fn over(ask: &Ask, one: &Over) -> String {
    let t = &ask.say;
    let day = t.day(ask.zone().day(one.at.instant()));
    let with =
        [("what", one.called.as_str()), ("unit", one.unit.as_str()), ("day", &day), ("how", &t.s(how_key(one.how)))];
    t.w("assignment-over-line", &with)
}

/// How far it has come, in a sentence.
pub(super) fn state_says(t: &Say, state: State, unit: &str) -> String {
    let key = match state {
        State::Talked => "assignment-state-talked",
        State::Sent => "assignment-state-sent",
        State::Asked => "assignment-state-asked",
        State::Answered => "assignment-state-answered",
        State::Received => "assignment-state-received",
        State::Ended => "assignment-state-ended",
    };
    t.w(key, &[("unit", unit)])
}

/// The key of how it ended.
pub(super) fn how_key(how: How) -> &'static str {
    match how {
        How::Finished => "assignment-how-finished",
        How::FamilyNo => "assignment-how-family-no",
        How::Elsewhere => "assignment-how-elsewhere",
        How::CannotGive => "assignment-how-cannot",
        How::Other => "assignment-how-other",
        How::Closed => "assignment-how-closed",
    }
}
