//! The letter about a decision to one party, with all its parts: what it means comes first, an address comes only where it
//! gives nobody away.

use crate::{
    case::{Addressee, Case, GIVES_AWAY},
    served::{Served, Way},
};
use access::{No, Permit};
use casefile::matter::decision::{Appeal, Decider, Outcome, number};
use casefile::matter::party::Role;
use casefile::person::{
    self,
    guarded::{self, ReachKind},
};
use casefile::{MatterId, PersonId};
use law::{Day, Law, known::Protection};
use page::{Names, letter::Address};
use store::{Tx, Uuid};

/// The rules about how a decision is made. The letter itself is what they ask for: it tells those that were applied.
const HOW: [&str; 5] = ["UTR-12", "UTR-16", "UTR-17", "ORG-1", "ORG-4"];

/// Which letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// One that went: the id of what was sent.
    Sent(Uuid),
    /// One that has not gone, to be read first. Where it has gone since, it is that one.
    Draft {
        /// About which decision.
        decision: Uuid,
        /// To which party.
        to: PersonId,
    },
}

/// Where the letter goes.
#[derive(Clone, PartialEq, Eq)]
pub enum Delivery {
    /// To this address.
    Address(Address),
    /// By hand.
    ByHand,
    /// Digitally, or no way is chosen yet, or to somebody whose address would give another away: none stands on it.
    NoAddress,
    /// Through Skatteverket: no address stands on it, and none is known to whoever sends it.
    ThroughTaxAgency,
}

/// The letter about a decision to one party.
#[derive(Clone)]
pub struct DecisionLetter {
    /// What was sent; none where it has not gone.
    pub sent: Option<Uuid>,
    /// To whom, by name.
    pub to: String,
    /// In which capacity.
    pub role: Role,
    /// Where it goes.
    pub delivery: Delivery,
    /// How the one it is for is protected.
    pub protection: Protection,
    /// Whom the decision is about, where that is another and may be named.
    pub about: Option<String>,
    /// The decision's number.
    pub number: String,
    /// What was decided about.
    pub called: String,
    /// What became of it.
    pub outcome: Outcome,
    /// When.
    pub day: Day,
    /// Three lines on what it means: they come first.
    pub means: [String; 3],
    /// Why.
    pub ground: String,
    /// The facts that were decisive.
    pub facts: String,
    /// What a child says and how it was weighed: only in the letter to the child itself. A guardian's letter is silent about
    /// it, since what a child says may put it in danger.
    pub said: Option<String>,
    /// The paragraph by which it was made.
    pub paragraph: String,
    /// The rules that were applied: what each says, and its paragraph.
    pub law: Vec<(String, String)>,
    /// Who decided: the name of the member of staff, or the committee's paragraph and who presided.
    pub decider: Result<String, (String, String)>,
    /// Who presented it, by name.
    pub presenter: String,
    /// Others who took part.
    pub others: Option<String>,
    /// When it is followed up.
    pub follow_up: Option<Day>,
    /// How it can be appealed against.
    pub appeal: Appeal,
    /// The last day for that, where the party has had the letter.
    pub appeal_until: Option<Day>,
}

impl std::fmt::Debug for Delivery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Delivery(…)")
    }
}

impl std::fmt::Debug for DecisionLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DecisionLetter(…)")
    }
}

/// The letter to a party: `by` is a permit for the matter. As a draft it carries no address, for nobody has confirmed whom it
/// is for and no way is chosen.
///
/// # Errors
/// [`No::Absent`] where there is no such letter in the matter.
pub async fn letter_of(
    tx: &mut Tx,
    by: &Permit,
    (law, names): (&Law, &Names),
    (which, on): (Which, Day),
) -> Result<DecisionLetter, No> {
    let matter = MatterId::of(by.matter().ok_or(No::Absent)?);
    by.covers_matter(by.act(), matter.uuid())?;
    let case = Case::load(tx, matter, on).await?;
    let sent = case.served.iter().find(|one| match which {
        Which::Sent(id) => one.id == id,
        Which::Draft { decision, to } => one.decision == decision && one.person == to,
    });
    let (decision, person) = match (which, sent) {
        (_, Some(sent)) => (sent.decision, sent.person),
        (Which::Draft { decision, to }, None) => (decision, to),
        (Which::Sent(_), None) => return Err(No::Absent),
    };
    let made = case.decisions.iter().find(|made| made.id == decision).ok_or(No::Absent)?;
    let to = case.addressee(person).ok_or(No::Absent)?;
    let applied = made.rules.iter().filter(|rule| !HOW.contains(&rule.id.as_str()));
    let rules = applied.filter_map(|rule| law.rule(&rule.id, rule.from));
    Ok(DecisionLetter {
        sent: sent.map(|one| one.id),
        to: to.person.name.clone(),
        role: to.role,
        delivery: match sent {
            Some(sent) => delivery(tx, by, &case, to, sent).await?,
            None => Delivery::NoAddress,
        },
        protection: to.person.protection,
        about: about(tx, &case, to).await?,
        number: number(made.id, made.day),
        called: made.called.clone(),
        outcome: made.outcome,
        day: made.day,
        means: made.means.clone(),
        ground: made.ground.clone(),
        facts: made.facts.clone(),
        said: made.childs_view.clone().filter(|_| to.role == Role::Person && case.matter.person == Some(to.person.id)),
        paragraph: made.paragraph.clone(),
        law: rules.map(|rule| (rule.says.clone(), rule.paragraph.clone())).collect(),
        decider: match &made.decider {
            Decider::Staff { who, .. } => Ok(names.staff(*who).to_owned()),
            Decider::Board { paragraph, presided } => Err((paragraph.clone(), presided.clone())),
        },
        presenter: names.staff(made.presenter).to_owned(),
        others: made.others.clone(),
        follow_up: made.follow_up,
        appeal: made.appeal.clone(),
        appeal_until: sent.and_then(|sent| sent.appeal_until),
    })
}

/// An address only where the letter goes by post, to somebody who is not protected and does not live with one who is.
async fn delivery(tx: &mut Tx, by: &Permit, case: &Case, to: &Addressee, sent: &Served) -> Result<Delivery, No> {
    if sent.way == Way::TaxAgency {
        return Ok(Delivery::ThroughTaxAgency);
    }
    if sent.way == Way::ByHand {
        return Ok(Delivery::ByHand);
    }
    if to.is_protected() || !sent.way.needs_address() {
        return Ok(Delivery::NoAddress);
    }
    let reach = guarded::all(tx, to.person.id).await?;
    let known = reach.iter().rev().find(|one| one.kind == ReachKind::Address);
    let Some((address, text)) = known.and_then(|one| Address::open(&one.value).zip(one.value.plain())) else {
        return Ok(Delivery::NoAddress);
    };
    match case.gives_nothing_away(tx, by, &[text]).await {
        Ok(()) => Ok(Delivery::Address(address)),
        Err(No::Refusal(no)) if no == GIVES_AWAY => Ok(Delivery::NoAddress),
        Err(no) => Err(no),
    }
}

/// A protected person is not named in another's letter: the name may be new.
async fn about(tx: &mut Tx, case: &Case, to: &Addressee) -> Result<Option<String>, No> {
    match case.matter.person.filter(|id| *id != to.person.id) {
        Some(id) => {
            let one = person::one(tx, id).await?;
            Ok(one.filter(|person| person.protection == Protection::None).map(|person| person.name))
        }
        None => Ok(None),
    }
}
