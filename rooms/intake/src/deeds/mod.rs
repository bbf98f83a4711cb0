//! What is done at the intake: each deed is one transaction's work and one event.

mod answer;
mod carry;
mod note;
mod protect;
mod same;

pub use answer::{Answer, Answered, answer, ends_by_itself};
pub use carry::{Back, GivenBack, Take, give_back, given_back, take};
pub use note::{Correct, NewNote, Object, correct, note, object};
pub use protect::{Protect, Signed, protect};
pub use same::{Event, Tied, tie};

use crate::{PROTECTIVE_RIGHT, SQL};
use access::{No, Permit, Refusal};
use casefile::MatterId;
use journal::Event as Written;
use law::credentials::{Degree, Experience};
use serde_json::Value;
use store::{Fault, FromRow, Res, Row, Stmt, Tx, Uuid, args, named};

const SIGNER: Stmt = named(SQL, "signer");

/// Only somebody with a name here signs, takes or writes.
const NOBODY: Refusal = Refusal { word: "intake-nobody", rule: Some("ORG-4") };

/// Who signs, and what stands behind the name on that day (ORG-5). Kept with what was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// Whether the degree fulfils SoL 25:1.
    pub degree: Degree,
    /// Whether experience is enough to work alone.
    pub experience: Experience,
    /// How the delegation scheme names them for protective assessments: `first`, `substitute`, or not at all.
    pub entrusted: Option<String>,
}

impl Signer {
    /// Reads what was kept with something signed.
    pub(crate) fn stored(row: &Row) -> Res<Signer> {
        let degree = match row.get::<String>("degree")?.as_str() {
            "25:1" => Degree::Fulfils25_1,
            "other" => Degree::Other,
            _ => return Err(Fault::Shape("degree: a word of no list".into())),
        };
        let experience = match row.get::<String>("experience")?.as_str() {
            "independent" => Experience::Independent,
            "introduction" => Experience::Introduction,
            _ => return Err(Fault::Shape("experience: a word of no list".into())),
        };
        Ok(Signer { degree, experience, entrusted: row.get("entrusted")? })
    }

    pub(crate) fn degree_word(&self) -> &'static str {
        if self.degree == Degree::Fulfils25_1 { "25:1" } else { "other" }
    }

    pub(crate) fn experience_word(&self) -> &'static str {
        if self.experience == Experience::Independent { "independent" } else { "introduction" }
    }
}

/// A member of staff as far as a signature says.
struct Colleague {
    role: String,
    signer: Signer,
}

impl FromRow for Colleague {
    fn from_row(row: &Row) -> Res<Self> {
        let degree = if row.get("qualified_25_1")? { Degree::Fulfils25_1 } else { Degree::Other };
        let experience = if row.get("independent")? { Experience::Independent } else { Experience::Introduction };
        let signer = Signer { degree, experience, entrusted: row.get("rank")? };
        Ok(Colleague { role: row.get("role")?, signer })
    }
}

/// The member of staff of that id.
async fn colleague(tx: &mut Tx, staff: Uuid) -> Res<Option<Colleague>> {
    tx.one(SIGNER, args![staff, PROTECTIVE_RIGHT]).await
}

/// Who holds the permit, as a colleague.
async fn bearer(tx: &mut Tx, by: &Permit) -> Result<Colleague, No> {
    let staff = by.staff().ok_or(NOBODY)?;
    Ok(colleague(tx, staff.into()).await?.ok_or(NOBODY)?)
}

/// An event of this room about one matter.
fn event(kind: &'static str, by: &Permit, matter: MatterId, body: Value) -> Written {
    Written {
        kind,
        matter: Some(matter.uuid()),
        actor: by.actor(),
        unit: by.unit().map(Uuid::from),
        source: "staff",
        happened_at: None,
        activity: None,
        body,
    }
}
