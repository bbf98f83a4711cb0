//! The letter to one party: to whom, confirmed by what, how it went, when it came, and until when they can appeal.

use crate::{
    SQL,
    heard::{day, day_of},
};
use access::Refusal;
use casefile::{
    MatterId, PersonId,
    person::{Born, Person},
};
use law::{Clock, Day};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "served-new");
const RECEIVED: Stmt = named(SQL, "served-received");
const ALL: Stmt = named(SQL, "served");

pub(crate) const NOT_THIS_ONE: Refusal = Refusal { word: "decision-not-this-one", rule: Some("SEK-8") };
pub(crate) const NO_SECOND: Refusal = Refusal { word: "decision-no-second", rule: Some("SEK-8") };

/// How the letter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By hand.
    ByHand,
    /// By post to the address.
    Post,
    /// To the digital mailbox.
    Digital,
    /// By formal service (*delgivning*).
    Service,
    /// Through Skatteverket, to somebody whose address nobody here may write on an envelope.
    TaxAgency,
}

impl Way {
    /// Every way.
    pub const ALL: [Way; 5] = [Way::ByHand, Way::Post, Way::Digital, Way::Service, Way::TaxAgency];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Way::ByHand => "by_hand",
            Way::Post => "post",
            Way::Digital => "digital",
            Way::Service => "service",
            Way::TaxAgency => "tax_agency",
        }
    }

    /// The way of that word.
    pub fn named(word: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|way| way.word() == word)
    }

    /// Whether it needs an address of ours.
    pub fn needs_address(self) -> bool {
        matches!(self, Way::Post | Way::Service)
    }
}

/// By which two identifiers the recipient was confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// The name and the last four digits of the number.
    LastFour,
    /// The name and the day of birth, where there is no number.
    Birth,
    /// The name, and the day and place where whoever gave it had met them, where there is neither. Only by hand.
    Met,
}

impl Confirmed {
    const ALL: [Confirmed; 3] = [Confirmed::LastFour, Confirmed::Birth, Confirmed::Met];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Confirmed::LastFour => "name+last_four",
            Confirmed::Birth => "name+birth",
            Confirmed::Met => "name+met",
        }
    }

    /// What whoever sends the letter typed, held against the record of the one whom it is for; how it goes and on which day.
    ///
    /// # Errors
    /// [`NOT_THIS_ONE`] where one of the two is another's; [`NO_SECOND`] where the record has no second identifier, and it is
    /// not said when and where whoever gives it by hand had met them.
    pub fn of(person: &Person, (name, second): (&str, &str), (way, on): (Way, Day)) -> Result<Confirmed, Refusal> {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let (asked, right) = match (person.number, person.born) {
            (Some(number), _) => (Confirmed::LastFour, second.trim() == number.last_four()),
            (None, Born::On(day)) => (Confirmed::Birth, Day::parse(second) == Ok(day)),
            _ if way == Way::ByHand && met(second, on) => (Confirmed::Met, true),
            _ => return Err(NO_SECOND),
        };
        if right && plain(name) == plain(&person.name) { Ok(asked) } else { Err(NOT_THIS_ONE) }
    }
}

/// Whether a day that had come by then stands there, and after it a place.
fn met(second: &str, by: Day) -> bool {
    let (day, place) = second.trim().split_once([',', ' ']).unwrap_or_default();
    Day::parse(day).is_ok_and(|day| day <= by) && place.chars().any(char::is_alphabetic)
}

/// A letter that went to a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// Its id.
    pub id: Uuid,
    /// About which decision.
    pub decision: Uuid,
    /// To whom.
    pub person: PersonId,
    /// How.
    pub way: Way,
    /// By what the recipient was confirmed.
    pub confirmed: Confirmed,
    /// On which day it went.
    pub sent_on: Day,
    /// On which day the party had it.
    pub received_on: Option<Day>,
    /// The last day for an appeal, moved to a working day (lag 1930:173).
    pub appeal_until: Option<Day>,
    /// When it was noted that it went.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

impl FromRow for Served {
    fn from_row(row: &Row) -> Res<Self> {
        let (way, confirmed): (String, String) = (row.get("how")?, row.get("confirmed")?);
        let sure = Confirmed::ALL.into_iter().find(|one| one.word() == confirmed);
        Ok(Served {
            id: row.get("id")?,
            decision: row.get("decision_id")?,
            person: PersonId::of(row.get("person_id")?),
            way: Way::named(&way).ok_or_else(|| Fault::Shape("how: a word of no list".into()))?,
            confirmed: sure.ok_or_else(|| Fault::Shape("confirmed: a word of no list".into()))?,
            sent_on: day(row, "sent_on")?,
            received_on: day_of(row, "received_on")?,
            appeal_until: day_of(row, "appeal_until")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

/// The last day on which an appeal is in time: a day on a weekend or a holiday is lawfully the next working day.
#[must_use]
pub fn last_day(clock: &Clock) -> Day {
    clock.legal_latest.unwrap_or(clock.due)
}

fn appeal(clock: Option<&Clock>) -> (Option<String>, Option<String>) {
    let rule = clock.map(|clock| format!("{}@{}", clock.rule.id, clock.rule.from));
    (clock.map(|clock| last_day(clock).to_string()), rule)
}

/// Keeps that a letter went. False where one about this decision has gone to the party.
pub(crate) async fn keep(tx: &mut Tx, new: &Served, clock: Option<&Clock>) -> Res<bool> {
    let (until, rule) = appeal(clock);
    let row = args![
        new.id,
        new.decision,
        new.person,
        new.way.word(),
        new.confirmed.word(),
        new.sent_on.to_string(),
        new.at,
        new.actor.as_str(),
        new.received_on.map(|day| day.to_string()),
        new.received_on.map(|_| new.at),
        new.received_on.map(|_| new.actor.as_str()),
        until,
        rule,
    ];
    Ok(tx.run(NEW, row).await? == 1)
}

/// Keeps when the party had it.
///
/// # Errors
/// [`Fault::Stale`] where that was noted before.
pub(crate) async fn came(tx: &mut Tx, id: Uuid, on: Day, clock: Option<&Clock>, (at, actor): (Ts, &str)) -> Res<()> {
    let (until, rule) = appeal(clock);
    let row = args![id, on.to_string(), at, actor, until, rule];
    tx.change(RECEIVED, row).await
}

/// The letters about the decisions of a matter. The caller has a permit or sight for the matter.
pub async fn served(tx: &mut Tx, matter: MatterId) -> Res<Vec<Served>> {
    tx.all(ALL, args![matter]).await
}
