//! A contact's page in the register, and who may read it whole.

use super::{SQL, charged::of_contact};
use crate::cell::{quiet, word, word_if};
use access::{Act, No, Permit, Refusal, StaffId, Who, charge};
use law::reading::{Asked, Channel, Identity, ReporterKind};
use store::{FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const REGISTER: Stmt = named(SQL, "register");
const WROTE: Stmt = named(SQL, "register-wrote");

/// A contact's page in the register, whole.
#[derive(Clone)]
pub struct Register {
    /// What stands in the list of contacts.
    pub listed: Listed,
    /// What was taken down.
    pub told: Option<String>,
    /// Who told, by name.
    pub reporter_name: Option<String>,
}

/// What the list of contacts says of one: neither what was told nor who told it by name.
#[derive(Clone, PartialEq, Eq)]
pub struct Listed {
    /// The contact.
    pub contact: Uuid,
    /// When it reached us.
    pub arrived_at: Ts,
    /// By which way.
    pub channel: Channel,
    /// In which language.
    pub language: String,
    /// Who took it: a staff id as text.
    pub received_by: Option<String>,
    /// Who told, as far as registered.
    pub reporter: Option<(ReporterKind, Identity)>,
    /// Whether they want to know what becomes of it.
    pub asked: Asked,
    /// Counts up with each completion.
    pub version: i64,
}

quiet!(Register, Listed);

impl FromRow for Register {
    fn from_row(row: &Row) -> Res<Self> {
        let reporter = word_if(row, "reporter_kind")?.zip(word_if(row, "identity")?);
        let listed = Listed {
            contact: row.get("id")?,
            arrived_at: row.get("arrived_at")?,
            channel: word(row, "channel")?,
            language: row.get("language")?,
            received_by: row.get("received_by")?,
            reporter,
            asked: if row.get("asked")? { Asked::Yes } else { Asked::No },
            version: row.get("version")?,
        };
        Ok(Register { listed, told: row.get("told")?, reporter_name: row.get("reporter_name")? })
    }
}

/// The page, for the deeds of this crate: they hold a permit of their own.
pub(crate) async fn page(tx: &mut Tx, contact: Uuid) -> Res<Option<Register>> {
    tx.one(REGISTER, args![contact]).await
}

/// The permit must be one of those who take in contacts.
pub(crate) fn takes_in(by: &Permit) -> Result<(), No> {
    by.covers(Act::Register).or_else(|_| by.covers(Act::ReportRead))
}

/// What the list says of a contact, also of a letter nobody has touched; `None` where there is no such contact.
///
/// # Errors
/// A [`Refusal`] where the permit is neither to register nor to read what is told.
pub async fn read(tx: &mut Tx, by: &Permit, contact: Uuid) -> Result<Option<Listed>, No> {
    takes_in(by)?;
    Ok(page(tx, contact).await?.map(|register| register.listed))
}

/// The whole page, with what was told and by whom. Of a contact that became matters it is read by one who may read every
/// one of them, because the words are about all of them,
/// and who is cleared where somebody in them is protected (SEK-8). Before that by those who read what is told, and by the one who
/// took it or wrote it down.
///
/// # Errors
/// [`No::Absent`] where it is not theirs to read, and exactly the same where there is no such contact.
pub async fn whole(tx: &mut Tx, staff: StaffId, contact: Uuid) -> Result<Register, No> {
    let register = page(tx, contact).await?.ok_or(No::Absent)?;
    let matters = of_contact(tx, contact).await?;
    if matters.is_empty() {
        before_matters(tx, staff, &register).await?;
    } else {
        reads_all(tx, staff, &matters).await?;
    }
    Ok(register)
}

async fn before_matters(tx: &mut Tx, staff: StaffId, register: &Register) -> Result<(), No> {
    let act = match theirs(tx, staff, register).await? {
        // Their own, as long as they are in service.
        true => Act::Register,
        false => Act::ReportRead,
    };
    Permit::for_staff(tx, staff, act).await.map(drop).map_err(unseen)
}

/// Whether somebody reads what nobody has made a matter of yet, whoever took it.
pub(crate) async fn reads_unread(tx: &mut Tx, staff: StaffId) -> Result<bool, No> {
    match Permit::for_staff(tx, staff, Act::ReportRead).await {
        Ok(_) => Ok(true),
        Err(No::Refusal(_)) => Ok(false),
        Err(no) => Err(no),
    }
}

async fn theirs(tx: &mut Tx, staff: StaffId, register: &Register) -> Res<bool> {
    let took = register.listed.received_by.as_deref() == Some(staff.to_string().as_str());
    let actor = Who::Staff(staff).to_string();
    Ok(took || !tx.rows(WROTE, args![register.listed.contact, actor]).await?.is_empty())
}

/// Whether somebody may read every one of these matters, and nobody in them is protected from them: the words of a contact
/// are not divided.
async fn reads_all(tx: &mut Tx, staff: StaffId, matters: &[Uuid]) -> Result<(), No> {
    for matter in matters {
        Permit::for_matter(tx, staff, Act::Read, *matter).await.map_err(unseen)?;
        if charge::hides(tx, *matter, staff).await? {
            return Err(No::Absent);
        }
    }
    Ok(())
}

fn unseen(no: No) -> No {
    match no {
        No::Refusal(Refusal { .. }) => No::Absent,
        other => other,
    }
}

/// Whether a permit to read what is told still reaches this contact: since it became matters, only for one who may read
/// all of them.
pub(crate) async fn reaches(tx: &mut Tx, by: &Permit, contact: Uuid) -> Result<(), No> {
    by.covers(Act::ReportRead)?;
    match (of_contact(tx, contact).await?.as_slice(), by.staff()) {
        ([], _) => Ok(()),
        (matters, Some(staff)) => reads_all(tx, staff, matters).await,
        (_, None) => Err(No::Absent),
    }
}
