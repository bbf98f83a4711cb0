//! Hand-overs on a day: what is to be received, what came back with a question, and what the reader waits for.

use super::{
    super::matter,
    rows::{Due, Item, Rows},
};
use access::{No, StaffId};
use casefile::matter::handover::{self, Asks, Wait};
use store::{Tx, Uuid};

/// After so long it is marked that nobody has received (24 hours), in microseconds.
const LONG: i64 = 24 * 60 * 60 * 1_000_000;

/// What waits at this moment.
pub(super) struct Handed {
    /// On its way to the reader, or to a unit that the reader answers for.
    pub coming: Vec<Wait>,
    /// Back with a question.
    pub asked: Vec<Wait>,
    /// Handed over by the reader, and not received.
    pub waiting: Vec<Wait>,
}

impl Handed {
    pub async fn load(tx: &mut Tx, staff: StaffId) -> Result<Handed, No> {
        let coming = handover::coming(tx, staff).await?;
        let asked = handover::asked(tx, staff).await?;
        let waiting = handover::waiting(tx, staff).await?;
        Ok(Handed { coming, asked, waiting })
    }

    /// Everything that these rows show.
    pub fn shown(&self) -> impl Iterator<Item = Uuid> {
        let all = self.coming.iter().chain(&self.asked).chain(&self.waiting);
        all.flat_map(|one| [Some(one.matter.uuid()), one.person.map(|person| person.uuid())]).flatten()
    }
}

impl Rows<'_> {
    /// What is to be done about hand-overs today.
    pub(super) fn handed(&self, all: &Handed) -> Vec<Item> {
        let t = self.words.t;
        let coming = all.coming.iter().map(|one| Item {
            link: Some(format!("{}/ta-emot", matter(one.matter.uuid()))),
            what: t.w("desk-day-receive", &[("name", self.name(&one.actor)), ("unit", &one.unit)]),
            ..self.wait(one)
        });
        let asked = all.asked.iter().map(|one| {
            let (kind, text) = one.question.clone().unwrap_or((Asks::Unclear, String::new()));
            let key = match kind {
                Asks::Unclear => "desk-day-asked-unclear",
                Asks::WrongUnit => "desk-day-asked-unit",
                Asks::Conflict => "desk-day-asked-conflict",
            };
            Item {
                link: Some(format!("{}/lamna-over", matter(one.matter.uuid()))),
                what: t.w(key, &[("name", self.name(&one.actor)), ("unit", &one.unit)]),
                why: text,
                ..self.wait(one)
            }
        });
        coming.chain(asked).collect()
    }

    /// What the reader waits for, and who owns the wait.
    pub(super) fn waits(&self, all: &Handed) -> Vec<Item> {
        let t = self.words.t;
        let waits = all.waiting.iter().map(|one| {
            let owner = one.owner.and_then(|who| self.words.names.get(&who));
            let what = match owner {
                Some(name) => t.w("desk-day-waits-for", &[("name", name), ("unit", &one.unit)]),
                None => t.w("desk-day-waits-for-unit", &[("unit", &one.unit)]),
            };
            let late = self.late(one).then(|| t.s("desk-day-waits-long"));
            Item { what, why: late.unwrap_or_default(), ..self.wait(one) }
        });
        waits.collect()
    }

    fn late(&self, one: &Wait) -> bool {
        self.words.now.micros() - one.since.micros() > LONG
    }

    fn name<'n>(&'n self, actor: &'n str) -> &'n str {
        let id = actor.strip_prefix("staff:").and_then(|id| id.parse().ok()).map(StaffId);
        id.and_then(|id| self.words.names.get(&id)).map_or(actor, String::as_str)
    }

    fn wait(&self, one: &Wait) -> Item {
        let t = self.words.t;
        let ago = t.ago(one.since, self.words.now);
        let look = if self.late(one) { "over" } else { "time" };
        Item {
            clock: Some((t.w("desk-day-waited", &[("ago", &ago)]), look)),
            link: Some(matter(one.matter.uuid())),
            name: one.name.clone().unwrap_or_else(|| t.s("desk-nobody-named")),
            age: None,
            guarded: one.guarded,
            what: String::new(),
            why: String::new(),
            kept: None,
            due: Due::At(self.words.zone.day(one.since.instant()), one.since.micros()),
        }
    }
}
