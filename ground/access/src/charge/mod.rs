//! A matter in somebody's charge: where it lies, what it asks for, and who has to do with it.

mod adopt;
mod glass;
mod offer;
mod perform;
mod verbs;
mod wall;

pub use adopt::{Stood, adopt};
pub(crate) use glass::later;
pub use glass::{BadReason, Emergency, GLASS_MINUTES, Reason, break_glass};
pub use offer::{Receiver, keep, offer, receive, receiver, send_back, who_could};
pub use perform::{Ordered, cease, could_perform, order, ordered, perform, stop};
pub(crate) use verbs::follow_heads;
pub use verbs::{Opening, back, charge, close, consult, end_part, hand, left_behind, open, relieve, take};
pub use wall::{
    about, concern, concern_alike, concerned, guard, hides, kin, kin_of, not_kin, shield, shielding, unguard, unshield,
    walls_alike,
};

use crate::{Refusal, StaffId, UnitId};
use law::reading::{Competence, Qualification};
use std::collections::BTreeMap;
use store::{Fault, FromRow, Res, Row, Ts, Uuid};

/// What ties a worker to a matter besides carrying it and answering for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Has been asked for advice, until a day and hour.
    Consulted,
    /// Registered it, and it has not been taken.
    Registrar,
    /// Opened it in an emergency.
    Glass,
    /// It has been offered to this worker by name, with the unit.
    Receiving,
}

impl Part {
    /// Every part.
    pub const ALL: [Part; 4] = [Part::Consulted, Part::Registrar, Part::Glass, Part::Receiving];

    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            Part::Consulted => "consulted",
            Part::Registrar => "registrar",
            Part::Glass => "glass",
            Part::Receiving => "receiving",
        }
    }
}

/// The stored names of the two ties of which every matter has exactly one.
pub(crate) const CARRIER: &str = "carrier";
pub(crate) const HEAD: &str = "head";

/// A matter as access knows it. It always has one carrier and one responsible head (invariant 13): until somebody takes
/// it, the head of its unit carries it, because somebody must answer for what lies in a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The matter.
    pub matter: Uuid,
    /// The unit where it lies.
    pub unit: UnitId,
    /// The competence without which nobody may see it for being in the unit; none where it asks for none.
    pub area: Option<Competence>,
    /// Whether it asks for the degree of SoL 25:1.
    pub qualification: Qualification,
    /// When it was opened.
    pub opened_at: Ts,
    /// When somebody took it; none while it waits in the queue.
    pub taken_at: Option<Ts>,
    /// When it was closed.
    pub closed_at: Option<Ts>,
    /// The unit it is on its way to; who carried it before goes on carrying it until somebody there receives it.
    pub offered_to: Option<UnitId>,
    /// Counts every change of its ties.
    pub version: i64,
    /// Who carries it.
    pub carrier: StaffId,
    /// Who answers for it.
    pub head: StaffId,
    /// Everybody else with a part in it, and until when.
    pub parts: BTreeMap<(StaffId, Part), Option<Ts>>,
}

pub(crate) const CLOSED: Refusal = Refusal { word: "access-closed", rule: None };
pub(crate) const TAKEN: Refusal = Refusal { word: "access-taken", rule: None };
pub(crate) const HEADLESS: Refusal = Refusal { word: "access-headless", rule: None };
pub(crate) const OFFERED: Refusal = Refusal { word: "access-offered", rule: None };
pub(crate) const NOT_OFFERED: Refusal = Refusal { word: "access-no-part", rule: None };

/// The pure verbs: what becomes of a charge, or why not.
impl Charge {
    fn still_open(&self) -> Result<(), Refusal> {
        if self.closed_at.is_some() { Err(CLOSED) } else { Ok(()) }
    }

    /// Open, and not on its way to another unit: what is on its way is received, sent back or kept, and nothing else.
    fn at_rest(&self) -> Result<(), Refusal> {
        self.still_open()?;
        if self.offered_to.is_some() { Err(OFFERED) } else { Ok(()) }
    }

    /// Somebody takes it from the queue.
    pub fn taken(self, by: StaffId, at: Ts) -> Result<Charge, Refusal> {
        self.at_rest()?;
        if self.taken_at.is_some() && self.carrier != by { Err(TAKEN) } else { Ok(self.carried_by(by, at)) }
    }

    /// It is given to somebody in the same unit.
    pub fn handed(self, to: StaffId, at: Ts) -> Result<Charge, Refusal> {
        self.at_rest()?;
        Ok(self.carried_by(to, at))
    }

    fn carried_by(mut self, who: StaffId, at: Ts) -> Charge {
        if self.carrier != who || self.taken_at.is_none() {
            self.taken_at = Some(at);
        }
        self.carrier = who;
        self.parts.retain(|(_, part), _| !matches!(part, Part::Registrar | Part::Receiving));
        self
    }

    /// It goes back to the queue, that is to the head.
    pub fn given_back(mut self) -> Result<Charge, Refusal> {
        self.at_rest()?;
        (self.carrier, self.taken_at) = (self.head, None);
        Ok(self)
    }

    /// Somebody gets a part in it, until an hour or until it is ended.
    pub fn shared(mut self, with: StaffId, part: Part, until: Option<Ts>) -> Result<Charge, Refusal> {
        self.still_open()?;
        self.parts.insert((with, part), until);
        Ok(self)
    }

    /// Somebody's part in it ends.
    pub fn unshared(mut self, with: StaffId, part: Part) -> Result<Charge, Refusal> {
        self.parts.remove(&(with, part)).map(|_| self).ok_or(NOT_OFFERED)
    }

    /// Another answers for it from now on; who waits in the queue waits with the new head.
    pub fn headed_by(mut self, head: StaffId) -> Charge {
        if self.taken_at.is_none() {
            self.carrier = head;
        }
        self.head = head;
        self
    }

    /// Its carrier has gone: who answers for it from now on carries it too. What was on its way is still on its way.
    pub fn relieved(mut self, head: StaffId) -> Charge {
        (self.carrier, self.head, self.taken_at) = (head, head, None);
        self
    }

    /// It is closed. The one who carried it and the one who answers for it stay, all other parts end.
    pub fn closed(mut self, at: Ts) -> Result<Charge, Refusal> {
        self.still_open()?;
        (self.closed_at, self.offered_to) = (Some(at), None);
        self.parts.clear();
        Ok(self)
    }
}

/// The row of a charge without its ties.
pub(crate) struct Bare {
    pub(crate) matter: Uuid,
    unit: UnitId,
    area: Option<Competence>,
    qualification: Qualification,
    opened_at: Ts,
    taken_at: Option<Ts>,
    closed_at: Option<Ts>,
    offered_to: Option<UnitId>,
    version: i64,
}

impl FromRow for Bare {
    fn from_row(row: &Row) -> Res<Self> {
        let area: Option<String> = row.get("area")?;
        Ok(Bare {
            matter: row.get("matter_id")?,
            unit: row.get("unit_id")?,
            area: area.map(|a| a.parse().map_err(|e| Fault::Shape(format!("area: {e}")))).transpose()?,
            qualification: if row.get("asks_25_1")? { Qualification::Degree } else { Qualification::None },
            opened_at: row.get("opened_at")?,
            taken_at: row.get("taken_at")?,
            closed_at: row.get("closed_at")?,
            offered_to: row.get::<Option<Uuid>>("offered_to")?.map(UnitId),
            version: row.get("version")?,
        })
    }
}

/// One open tie as it is stored.
pub(crate) struct TieRow {
    staff: StaffId,
    kind: String,
    until: Option<Ts>,
}

impl FromRow for TieRow {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(TieRow { staff: row.get("staff_id")?, kind: row.get("kind")?, until: row.get("until")? })
    }
}

impl Bare {
    /// The charge with its ties. A matter without a carrier or a head is a form that we never write.
    pub(crate) fn with(self, ties: Vec<TieRow>) -> Res<Charge> {
        let (mut carrier, mut head, mut parts) = (None, None, BTreeMap::new());
        for t in ties {
            match Part::ALL.into_iter().find(|p| p.name() == t.kind) {
                Some(part) => drop(parts.insert((t.staff, part), t.until)),
                None if t.kind == CARRIER => carrier = Some(t.staff),
                None if t.kind == HEAD => head = Some(t.staff),
                None => return Err(Fault::Shape(format!("no tie {}", t.kind))),
            }
        }
        let missing = |what: &str| Fault::Shape(format!("a matter without {what}"));
        Ok(Charge {
            matter: self.matter,
            unit: self.unit,
            area: self.area,
            qualification: self.qualification,
            opened_at: self.opened_at,
            taken_at: self.taken_at,
            closed_at: self.closed_at,
            offered_to: self.offered_to,
            version: self.version,
            carrier: carrier.ok_or_else(|| missing("a carrier"))?,
            head: head.ok_or_else(|| missing("a responsible head"))?,
            parts,
        })
    }
}
