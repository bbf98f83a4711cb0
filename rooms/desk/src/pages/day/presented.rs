//! Decisions on a day: what lies before the reader, what came back with a question, and what the reader waits for.

use super::{
    super::matter,
    rows::{Due, Item, Rows},
};
use access::{No, StaffId};
use casefile::matter::decision::presented::{self, Line};
use store::{Tx, Uuid};

/// After so long it is marked that it waits (three days), in microseconds.
const LONG: i64 = 3 * 24 * 60 * 60 * 1_000_000;

/// What waits at this moment.
pub(super) struct ToDecide {
    /// Before the reader.
    here: Vec<Line>,
    /// Back to the reader with a question.
    asked: Vec<Line>,
    /// Laid by the reader, or in a matter that is the reader's, before somebody else.
    pub waiting: Vec<Line>,
}

impl ToDecide {
    pub async fn load(tx: &mut Tx, staff: StaffId) -> Result<ToDecide, No> {
        Ok(ToDecide {
            here: presented::to_decide(tx, staff).await?,
            asked: presented::asked(tx, staff).await?,
            waiting: presented::waits(tx, staff).await?,
        })
    }

    /// Everything that these rows show.
    pub fn shown(&self) -> impl Iterator<Item = Uuid> {
        let all = self.here.iter().chain(&self.asked).chain(&self.waiting);
        all.flat_map(|one| [Some(one.matter.uuid()), one.person.map(|person| person.uuid())]).flatten()
    }
}

impl Rows<'_> {
    /// What is to be decided or answered today.
    pub(super) fn to_decide(&self, all: &ToDecide) -> Vec<Item> {
        let t = self.words.t;
        let here = all.here.iter().map(|one| Item {
            what: t.w("desk-day-decide-here", &[("name", self.name(&one.actor))]),
            ..self.decision(one)
        });
        let asked = all.asked.iter().map(|one| Item {
            what: t.w("desk-day-decide-asked", &[("name", self.name(&one.actor))]),
            ..self.decision(one)
        });
        here.chain(asked).collect()
    }

    /// What the reader waits for.
    pub(super) fn decisions(&self, all: &ToDecide) -> Vec<Item> {
        let t = self.words.t;
        let name = |one: &Line| self.words.names.get(&one.to).cloned().unwrap_or_default();
        let item = |one: &Line| Item {
            link: Some(format!("{}/beslut/lagg-fram", matter(one.matter.uuid()))),
            what: t.w("desk-day-decide-waits", &[("name", &name(one))]),
            ..self.decision(one)
        };
        all.waiting.iter().map(item).collect()
    }

    fn decision(&self, one: &Line) -> Item {
        let t = self.words.t;
        let long = self.words.now.micros() - one.at.micros() > LONG;
        let waited = t.w("desk-day-waited", &[("ago", &t.ago(one.at, self.words.now))]);
        Item {
            clock: Some((waited, if long { "over" } else { "time" })),
            link: Some(format!("{}/beslut", matter(one.matter.uuid()))),
            name: one.name.clone().unwrap_or_else(|| t.s("desk-nobody-named")),
            guarded: one.guarded,
            why: one.words.clone(),
            due: Due::At(self.words.zone.day(one.at.instant()), one.at.micros()),
            ..Item::default()
        }
    }
}
