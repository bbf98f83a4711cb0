//! Assignments on a day: what a unit that gives support is to receive, its questions to those who have the matter, and what
//! the one who gives the support has promised the family.

use super::{
    super::matter,
    rows::{Due, Item, Rows},
};
use access::{No, StaffId};
use casefile::matter::assignment::{self, Giving, Line, State};
use law::Day;
use store::{Tx, Uuid};

/// After so long it is marked that it waits (three days), in microseconds.
const LONG: i64 = 3 * 24 * 60 * 60 * 1_000_000;

/// The address of an assignment.
fn address(of: Uuid, id: Uuid) -> String {
    format!("{}/uppdrag/{id}", matter(of))
}

/// What waits at this moment.
pub(super) struct Ordered {
    /// For the reader's unit to receive.
    receive: Vec<Line>,
    /// For an answer by the reader.
    asked: Vec<Line>,
    /// What the reader gives, or is about to give.
    giving: Vec<Giving>,
}

impl Ordered {
    pub async fn load(tx: &mut Tx, staff: StaffId) -> Result<Ordered, No> {
        let (mut receive, mut asked) = (assignment::given(tx, staff).await?, assignment::ordered(tx, staff).await?);
        receive.retain(|one| one.state.is_to_receive());
        asked.retain(|one| one.state == State::Asked && one.carrier == staff);
        Ok(Ordered { receive, asked, giving: assignment::giving(tx, staff).await? })
    }

    /// Everything that these rows show.
    pub fn shown(&self) -> impl Iterator<Item = Uuid> {
        let lines = self.receive.iter().chain(&self.asked).map(|one| (one.matter, one.person));
        let all = lines.chain(self.giving.iter().map(|one| (one.matter, one.person)));
        all.flat_map(|(matter, person)| [Some(matter.uuid()), person.map(|person| person.uuid())]).flatten()
    }
}

impl Rows<'_> {
    /// What is to be done about assignments today.
    pub(super) fn ordered(&self, all: &Ordered) -> Vec<Item> {
        let t = self.words.t;
        let receive = all.receive.iter().map(|one| Item {
            what: t.w("desk-day-assignment-receive", &[("unit", &one.unit), ("what", &one.called)]),
            ..self.line(one)
        });
        let asked = all.asked.iter().map(|one| Item {
            what: t.w("desk-day-assignment-asked", &[("unit", &one.unit), ("what", &one.called)]),
            why: one.words.clone().unwrap_or_default(),
            ..self.line(one)
        });
        let soon = all.giving.iter().filter(|one| one.since.is_none());
        receive.chain(asked).chain(soon.map(|one| self.giving(one))).collect()
    }

    /// The support that the reader gives: it has no day by which it is done.
    pub(super) fn running(&self, all: &Ordered) -> Vec<Item> {
        all.giving.iter().filter(|one| one.since.is_some()).map(|one| self.giving(one)).collect()
    }

    /// What the reader gives. Until it has begun, the next thing that the family was told: that they hear, then that it begins.
    fn giving(&self, one: &Giving) -> Item {
        let (t, today) = (self.words.t, self.words.today);
        let says = |key: &str, day: Day| t.w(key, &[("what", &one.called), ("day", &t.day(day))]);
        let unheard = one.hears_by.filter(|_| !one.heard);
        let hears = unheard.filter(|day| *day >= today || one.starts.is_none_or(|starts| starts > today));
        let (clock, what, due) = match (one.since, hears, one.starts) {
            (Some(since), _, _) => {
                let state = if one.paused { "desk-day-gives-paused" } else { "desk-day-gives-now" };
                ((t.s(state), "time"), says("desk-day-gives", since), Due::Never)
            }
            (None, Some(day), _) => (t.left(day, today), says("desk-day-gives-hears", day), Due::At(day, i64::MAX)),
            (None, None, Some(day)) => (t.left(day, today), says("desk-day-gives-starts", day), Due::At(day, i64::MAX)),
            (None, None, None) => ((t.s("desk-day-gives-soon"), "time"), format!("{}.", one.called), Due::Never),
        };
        let why = match (one.since, hears, one.starts, unheard) {
            (None, Some(_), Some(day), _) => t.w("desk-day-gives-then", &[("day", &t.day(day))]),
            (None, None, Some(_), Some(day)) => t.w("desk-day-gives-heard", &[("day", &t.day(day))]),
            _ => String::new(),
        };
        Item {
            clock: Some(clock),
            link: Some(format!("{}/insats", matter(one.matter.uuid()))),
            kept: hears.filter(|_| one.since.is_none()).map(|_| format!("{}/hort", address(one.matter.uuid(), one.id))),
            name: one.name.clone().unwrap_or_else(|| t.s("desk-nobody-named")),
            guarded: one.guarded,
            what,
            why,
            due,
            ..Item::default()
        }
    }

    fn line(&self, one: &Line) -> Item {
        let t = self.words.t;
        let long = self.words.now.micros() - one.since.micros() > LONG;
        let waited = t.w("desk-day-waited", &[("ago", &t.ago(one.since, self.words.now))]);
        Item {
            clock: Some((waited, if long { "over" } else { "time" })),
            link: Some(address(one.matter.uuid(), one.id)),
            name: one.name.clone().unwrap_or_else(|| t.s("desk-nobody-named")),
            guarded: one.guarded,
            due: Due::At(self.words.zone.day(one.since.instant()), one.since.micros()),
            ..Item::default()
        }
    }
}
