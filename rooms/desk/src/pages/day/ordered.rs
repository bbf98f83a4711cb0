//! Assignments on a day: what a unit that gives support is to receive, and its questions to those who have the matter.

use super::{
    super::matter,
    rows::{Due, Item, Rows},
};
use access::{No, StaffId};
use casefile::matter::assignment::{self, Line, State};
use store::{Tx, Uuid};

/// After so long it is marked that it waits (three days), in microseconds.
const LONG: i64 = 3 * 24 * 60 * 60 * 1_000_000;

/// What waits at this moment.
pub(super) struct Ordered {
    /// For the reader's unit to receive.
    receive: Vec<Line>,
    /// For an answer by the reader.
    asked: Vec<Line>,
}

impl Ordered {
    pub async fn load(tx: &mut Tx, staff: StaffId) -> Result<Ordered, No> {
        let (mut receive, mut asked) = (assignment::given(tx, staff).await?, assignment::ordered(tx, staff).await?);
        receive.retain(|one| one.state.is_to_receive());
        asked.retain(|one| one.state == State::Asked && one.carrier == staff);
        Ok(Ordered { receive, asked })
    }

    /// Everything that these rows show.
    pub fn shown(&self) -> impl Iterator<Item = Uuid> {
        let all = self.receive.iter().chain(&self.asked);
        all.flat_map(|one| [Some(one.matter.uuid()), one.person.map(|person| person.uuid())]).flatten()
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
        receive.chain(asked).collect()
    }

    fn line(&self, one: &Line) -> Item {
        let t = self.words.t;
        let long = self.words.now.micros() - one.since.micros() > LONG;
        let waited = t.w("desk-day-waited", &[("ago", &t.ago(one.since, self.words.now))]);
        Item {
            clock: Some((waited, if long { "over" } else { "time" })),
            link: Some(format!("{}/uppdrag/{}", matter(one.matter.uuid()), one.id)),
            name: one.name.clone().unwrap_or_else(|| t.s("desk-nobody-named")),
            guarded: one.guarded,
            due: Due::At(self.words.zone.day(one.since.instant()), one.since.micros()),
            ..Item::default()
        }
    }
}
