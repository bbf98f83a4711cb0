//! What the reader may do here, and whose it is where they may not.

use access::{Act, No, Permit, Refusal, charge, holders, mandate};
use casefile::MatterId;
use page::{Names, staff::Ask};
use store::Tx;

/// The word of the refusal where the delegation scheme does not name the one who asks.
const NOT_NAMED: &str = "access-no-mandate";
/// What is said where a matter may be read and the act is for nobody who asks.
const ABSENT: Refusal = Refusal { word: "page-not-yours", rule: None };

/// The refusal, where it is one; what broke goes on.
fn allowed<T>(asked: Result<T, No>) -> Result<Option<Refusal>, No> {
    match asked {
        Ok(_) => Ok(None),
        Err(No::Refusal(no)) => Ok(Some(no)),
        Err(No::Absent) => Ok(Some(ABSENT)),
        Err(no) => Err(no),
    }
}

/// Why the reader may not write here, and who has the matter; nothing where they may.
pub async fn no_writing(ask: &Ask, tx: &mut Tx, id: MatterId, names: &Names) -> Result<Option<String>, No> {
    let asked = Permit::for_matter(tx, ask.session.staff, Act::Write, id.uuid()).await;
    let Some(no) = allowed(asked)? else { return Ok(None) };
    let charge = charge::charge(tx, id.uuid()).await?.ok_or(No::Absent)?;
    let why = ask.say.s(no.word);
    Ok(Some(match charge.closed_at {
        Some(_) => why,
        None => ask.say.w("investigation-whose", &[("why", &why), ("who", names.staff(charge.carrier))]),
    }))
}

/// Why the reader may not make a decision by a right of the scheme, and who makes it; nothing where they may. `who` is the
/// key of the sentence that says whose it is.
pub async fn no_deciding(
    ask: &Ask,
    tx: &mut Tx,
    id: MatterId,
    (right, who): (&str, &str),
) -> Result<Option<String>, No> {
    let no = match Permit::for_matter(tx, ask.session.staff, Act::Decide, id.uuid()).await {
        Ok(permit) => allowed(mandate(tx, &ask.moment, &permit, right).await)?,
        other => allowed(other)?,
    };
    let Some(no) = no else { return Ok(None) };
    let named: Vec<String> = holders(tx, right, id.uuid()).await?.into_iter().map(|one| one.name).collect();
    let whose = ask.say.w(who, &[("who", &ask.say.deciders(&named))]);
    // That the scheme names somebody else is said by naming them.
    Ok(Some(if no.word == NOT_NAMED { whose } else { format!("{} {whose}", ask.say.s(no.word)) }))
}
