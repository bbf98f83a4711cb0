//! Hand-overs on a day: what is to be received, what came back with a question, and what the reader waits for.

use super::{
    super::matter,
    rows::{Due, Item, Rows},
};
use access::{No, StaffId};
use casefile::matter::handover::{self, Asks, Hears, Unanswered, Wait};
use store::{Fault, Ts, Tx, Uuid};

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
    /// Questions that the reader has sent back, and that nobody has answered.
    pub questions: Vec<Unanswered>,
    /// Families that are to hear from the reader.
    pub hears: Vec<Hears>,
    /// How much is on its way to or from a unit that the reader leads.
    pub between: usize,
}

impl Handed {
    pub async fn load(tx: &mut Tx, staff: StaffId, now: Ts) -> Result<Handed, No> {
        let long = Ts::from_micros(now.micros() - LONG).map_err(|e| Fault::Shape(e.to_string()))?;
        Ok(Handed {
            coming: handover::coming(tx, staff, long).await?,
            asked: handover::asked(tx, staff).await?,
            waiting: handover::waiting(tx, staff).await?,
            questions: handover::questions(tx, staff).await?,
            hears: handover::hears(tx, staff).await?,
            between: handover::between(tx, staff).await?.len(),
        })
    }

    /// Everything that these rows show.
    pub fn shown(&self) -> impl Iterator<Item = Uuid> {
        let all = self.coming.iter().chain(&self.asked).chain(&self.waiting);
        let waits = all.map(|one| (one.matter, one.person));
        let both = waits.chain(self.hears.iter().map(|one| (one.matter, one.person)));
        both.flat_map(|(matter, person)| [Some(matter.uuid()), person.map(|person| person.uuid())]).flatten()
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
        let hears = all.hears.iter().map(|one| self.hears(one));
        coming.chain(asked).chain(hears).collect()
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
        let questions = all.questions.iter().map(|one| Item {
            clock: Some((t.w("desk-day-waited", &[("ago", &t.ago(one.since, self.words.now))]), "time")),
            link: None,
            name: t.s("desk-day-question"),
            what: t.w("desk-day-question-waits", &[("unit", &one.unit)]),
            due: Due::Never,
            ..Item::default()
        });
        waits.chain(questions).collect()
    }

    /// A family that was told a day when it hears from the reader.
    fn hears(&self, one: &Hears) -> Item {
        let t = self.words.t;
        let (left, look) = t.left(one.by, self.words.today);
        let path = matter(one.matter.uuid());
        Item {
            clock: Some((left, look)),
            link: Some(path.clone()),
            name: one.name.clone().unwrap_or_else(|| t.s("desk-nobody-named")),
            guarded: one.guarded,
            what: t.w("desk-day-hears", &[("day", &t.day(one.by))]),
            kept: Some(format!("{path}/hort")),
            due: Due::At(one.by, i64::MAX),
            ..Item::default()
        }
    }

    fn late(&self, one: &Wait) -> bool {
        self.words.now.micros() - one.since.micros() > LONG
    }

    pub(super) fn name<'n>(&'n self, actor: &'n str) -> &'n str {
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
            came: String::new(),
            kept: None,
            due: Due::At(self.words.zone.day(one.since.instant()), one.since.micros()),
        }
    }
}
