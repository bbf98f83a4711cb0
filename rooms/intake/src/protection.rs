//! The protective assessment (*omedelbar skyddsbedömning*): its answers, what they move, and how they are kept.

use crate::{SQL, deeds::Signer};
use access::Refusal;
use casefile::matter::{clock, investigation::Investigation, station::StationKind};
use casefile::{Matter, MatterId, Text};
use journal::Moment;
use law::clock::ClockKind;
use law::follows::Stage;
use law::reading::{Acute, Opens};
use law::{Day, Law, RuleRef};
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "protection-new");
const ALL: Stmt = named(SQL, "protections");
const LATEST: Stmt = named(SQL, "protection-latest");

/// Of an adult no protective assessment is made.
pub(crate) const ADULT: Refusal = Refusal { word: "intake-no-adult", rule: Some("INT-2") };

/// Whether the child needs protection.
#[derive(Clone, PartialEq, Eq)]
pub enum Need {
    /// Now.
    Now,
    /// Yes, but not today.
    NotToday,
    /// No.
    No,
    /// Nobody knows yet. The clock runs on.
    Unknown {
        /// What is missing.
        missing: Text,
        /// Who finds it out.
        finds_out: Text,
    },
}

/// Whether somebody of us has talked with the child. A child who is mature enough decides that itself (UTR-6b).
#[derive(Clone, PartialEq, Eq)]
pub enum Talked {
    /// Yes.
    Yes,
    /// The child did not want to.
    Declined,
    /// Not yet.
    NotYet {
        /// Why.
        why: Text,
    },
}

impl Need {
    /// The stored word.
    pub fn word(&self) -> &'static str {
        match self {
            Need::Now => "now",
            Need::NotToday => "not_today",
            Need::No => "no",
            Need::Unknown { .. } => "unknown",
        }
    }
}

impl Talked {
    /// The stored word.
    pub fn word(&self) -> &'static str {
        match self {
            Talked::Yes => "yes",
            Talked::Declined => "declined",
            Talked::NotYet { .. } => "not_yet",
        }
    }
}

/// A signed protective assessment.
#[derive(Clone)]
pub struct ProtectiveAssessment {
    /// Its own id.
    pub id: Uuid,
    /// Which of the matter's, from 1.
    pub nth: i64,
    /// The answer.
    pub need: Need,
    /// The facts it rests on.
    pub rests_on: String,
    /// Whether somebody has talked with the child.
    pub talked: Talked,
    /// The assessment in the signer's words.
    pub text: String,
    /// Who signed, with what behind the name.
    pub signer: Signer,
    /// When.
    pub at: Ts,
    /// Who, as the journal writes it.
    pub actor: String,
}

impl std::fmt::Debug for ProtectiveAssessment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ProtectiveAssessment(…)")
    }
}

impl FromRow for ProtectiveAssessment {
    fn from_row(row: &Row) -> Res<Self> {
        Ok(ProtectiveAssessment {
            id: row.get("id")?,
            nth: row.get("nth")?,
            need: need(row)?,
            rests_on: row.get("rests_on")?,
            talked: talked(row)?,
            text: row.get("text")?,
            signer: Signer::stored(row)?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

fn need(row: &Row) -> Res<Need> {
    Ok(match (row.get::<String>("need")?.as_str(), text_if(row, "missing")?, text_if(row, "finds_out")?) {
        ("now", None, None) => Need::Now,
        ("not_today", None, None) => Need::NotToday,
        ("no", None, None) => Need::No,
        ("unknown", Some(missing), Some(finds_out)) => Need::Unknown { missing, finds_out },
        _ => return Err(Fault::Shape("need: a word of no list, or half of an answer".into())),
    })
}

fn talked(row: &Row) -> Res<Talked> {
    Ok(match (row.get::<String>("talked")?.as_str(), text_if(row, "talked_why")?) {
        ("yes", None) => Talked::Yes,
        ("declined", None) => Talked::Declined,
        ("not_yet", Some(why)) => Talked::NotYet { why },
        _ => return Err(Fault::Shape("talked: a word of no list, or half of an answer".into())),
    })
}

fn text_if(row: &Row, col: &str) -> Res<Option<Text>> {
    let read = |text: String| Text::parse(&text, usize::MAX).map_err(|_| Fault::Shape(format!("{col}: empty")));
    row.get::<Option<String>>(col)?.map(read).transpose()
}

/// What an assessment says, before anybody has signed it.
pub(crate) struct Answers<'a> {
    pub need: &'a Need,
    pub rests_on: &'a Text,
    pub talked: &'a Talked,
    pub text: &'a Text,
    pub seen: i64,
}

impl Answers<'_> {
    /// Every text in it by its name, for the digest.
    pub fn texts(&self) -> Vec<(&'static str, &str)> {
        let mut all = vec![("rests_on", self.rests_on.as_str()), ("text", self.text.as_str())];
        if let Need::Unknown { missing, finds_out } = self.need {
            all.extend([("missing", missing.as_str()), ("finds_out", finds_out.as_str())]);
        }
        if let Talked::NotYet { why } = self.talked {
            all.push(("talked_why", why.as_str()));
        }
        all
    }
}

/// What an assessment moves.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Moves {
    /// Whether the protective clock stops.
    pub stops: bool,
    /// What it says of danger today, where that is new: the matter was not among those in danger, or no longer is.
    pub acute: Option<Acute>,
    /// From which station to which, where the matter goes on.
    pub to: Option<(StationKind, StationKind)>,
    /// The rules it rests on.
    pub rules: Vec<RuleRef>,
}

/// Where a matter stands when it is assessed.
pub(crate) struct Stands<'a> {
    pub matter: &'a Matter,
    pub station: Option<StationKind>,
    pub clocks: &'a [clock::Kept],
    pub investigation: Option<&'a Investigation>,
}

impl Stands<'_> {
    fn runs(&self, kind: ClockKind) -> bool {
        self.clocks.iter().any(|kept| kept.clock.kind == kind && kept.stopped.is_none())
    }

    /// An answer stops the clock and lets the matter go on: to the preliminary assessment where one is to be made, to
    /// the investigation where one has been decided. What opens at once waits where it stands for that decision.
    pub fn assessed(&self, answers: &Answers<'_>, on: Day, law: &Law) -> Result<Moves, Refusal> {
        if self.matter.stage == Stage::Adult {
            return Err(ADULT);
        }
        let mut ids = vec!["INT-2"];
        if self.matter.stage == Stage::YoungPerson {
            ids.push("INT-2b");
        }
        if *answers.talked == Talked::Declined {
            ids.push("UTR-6b");
        }
        let rules = ids.into_iter().map(|id| law.cite(id, on)).collect::<Result<_, _>>();
        let rules = rules.map_err(|no| Refusal { word: "page-no-rule", rule: Some(no.asked) })?;
        if matches!(answers.need, Need::Unknown { .. }) {
            return Ok(Moves { stops: false, acute: None, to: None, rules });
        }
        let (acute, to) = (self.danger(answers.need), self.onward());
        Ok(Moves { stops: self.runs(ClockKind::Protective), acute, to, rules })
    }

    /// Who needs protection now is in danger today, whatever was said at registration. An answer that there is no such need
    /// takes back what an earlier assessment said, and leaves alone what was told by the one who reported.
    fn danger(&self, need: &Need) -> Option<Acute> {
        match need {
            Need::Now => Some(Acute::Yes),
            Need::NotToday | Need::No => self.matter.acute_said.is_some().then_some(Acute::No),
            Need::Unknown { .. } => None,
        }
    }

    fn onward(&self) -> Option<(StationKind, StationKind)> {
        let from = self.station.filter(|at| matches!(at, StationKind::FirstContact | StationKind::Intake))?;
        let decided = self.investigation.is_some_and(|one| one.decided.is_some() && one.ended.is_none());
        match self.matter.opens {
            _ if decided => Some((from, StationKind::Investigation)),
            Opens::Assess if self.runs(ClockKind::Preliminary) => Some((from, StationKind::Assessment)),
            _ => None,
        }
    }
}

/// Keeps a signed assessment.
pub(crate) async fn keep(
    tx: &mut Tx,
    m: &Moment,
    matter: MatterId,
    answers: &Answers<'_>,
    signer: &Signer,
    actor: &str,
) -> Res<Uuid> {
    let id = m.id();
    let (missing, finds_out) = match answers.need {
        Need::Unknown { missing, finds_out } => (Some(missing.as_str()), Some(finds_out.as_str())),
        _ => (None, None),
    };
    let why = match answers.talked {
        Talked::NotYet { why } => Some(why.as_str()),
        _ => None,
    };
    let row = args![
        id,
        matter,
        answers.need.word(),
        missing,
        finds_out,
        answers.rests_on.as_str(),
        answers.talked.word(),
        why,
        answers.text.as_str(),
        signer.degree_word(),
        signer.experience_word(),
        signer.entrusted.as_deref(),
        answers.seen,
        m.at,
        actor,
    ];
    tx.run(NEW, row).await?;
    Ok(id)
}

/// Every protective assessment of a matter, the first first. The caller has a permit or sight for the matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<ProtectiveAssessment>> {
    tx.all(ALL, args![matter]).await
}

/// The latest protective assessment of a matter, for those who ask what still waits.
pub async fn latest(tx: &mut Tx, matter: MatterId) -> Res<Option<ProtectiveAssessment>> {
    tx.one(LATEST, args![matter]).await
}
