//! What can be done in a matter now: one thing first, the rest as links.
//!
//! A link stands only where the matter has that step and its reader may take it. Where somebody would look for one that is
//! not theirs, a sentence says whose it is.

use crate::deeds::ends_by_itself;
use access::{Act, Charge, No, Permit, Refusal, holders, mandate};
use casefile::Matter;
use casefile::matter::clock;
use casefile::matter::investigation::{
    Investigation, NOT_OPEN_ADULT_RIGHT, NOT_OPEN_RIGHT, OPEN_ADULT_RIGHT, OPEN_LVM_RIGHT, OPEN_RIGHT,
};
use casefile::matter::station::StationKind;
use law::ClockKind;
use law::follows::Stage;
use law::reading::{Acute, Opens};
use page::{Names, Say, staff::Ask};
use store::{Tx, Uuid};

/// Where a link leads and what it says.
type Link = (String, String);

/// What can be done now.
pub(super) struct Next {
    pub says: String,
    pub take: bool,
    /// The button that leads on.
    pub first: Option<Link>,
    pub links: Vec<Link>,
    /// Who does what the reader may not.
    pub whose: Vec<String>,
}

/// A matter as it stands.
pub(super) struct Now<'a> {
    pub read: &'a Matter,
    pub charge: &'a Charge,
    pub here: Option<StationKind>,
    pub kept: &'a [clock::Kept],
    pub begun: Option<&'a Investigation>,
    /// Whether the person had a matter before that the reader may read.
    pub been_before: bool,
    /// Whether it was closed in words that the family got.
    pub worded: bool,
}

impl Now<'_> {
    fn runs(&self, kind: ClockKind) -> bool {
        self.kept.iter().any(|kept| kept.clock.kind == kind && kept.stopped.is_none())
    }

    /// Whether an investigation was ever opened here: its page can be read for as long as the matter can.
    fn is_investigated(&self) -> bool {
        let past = self.here.is_some_and(|here| here >= StationKind::Investigation);
        past || (self.here.is_none() && self.begun.is_some_and(|one| one.decided.is_some()))
    }

    /// Whether support is given, and its time to begin does not run.
    fn is_given(&self) -> bool {
        self.here.is_some_and(|here| here >= StationKind::Support) && !self.runs(ClockKind::Execution)
    }

    /// Whether support was given or a follow-up decided on, so that there is something to follow up.
    fn is_followed(&self) -> bool {
        matches!(self.here, Some(StationKind::Support | StationKind::FollowUp))
    }

    fn is_young(&self) -> bool {
        self.read.stage != Stage::Adult
    }

    /// Whether a decision about opening an investigation is still to be made.
    fn undecided(&self) -> bool {
        let before = [StationKind::FirstContact, StationKind::Intake, StationKind::Assessment];
        let filed = !ends_by_itself(self.read.kind);
        let decided = self.begun.is_some_and(|one| one.decided.is_some());
        filed && !decided && self.here.is_some_and(|here| before.contains(&here))
    }

    /// What is said of a need of protection, where a signed assessment says that there is one now. Opening is at once
    /// (INT-1), and protects nobody by itself. Taking somebody into care at once is for the board, or for its chair or a
    /// member it has appointed where that cannot wait (ORG-3), never for an employee (ORG-2); the court has it within a week
    /// (LVU-1).
    pub fn need(&self) -> Option<&'static str> {
        let there = self.read.acute == Acute::Yes && self.read.acute_said.is_some() && self.charge.closed_at.is_none();
        there.then_some(if self.undecided() { "intake-in-need" } else { "intake-in-need-open" })
    }

    /// Whether an investigation is to be opened without delay (INT-1, INT-7) and nobody has decided yet: its four months
    /// count from its first lawful day, however late it is opened (UTR-1).
    pub fn at_once(&self) -> bool {
        self.is_young() && self.undecided() && self.read.opens == Opens::AtOnce && !self.read.kind.is_application()
    }

    /// The rights of the scheme by which this matter can be decided now.
    fn rights(&self) -> Vec<&'static str> {
        match (self.is_young(), self.runs(ClockKind::Protective)) {
            (true, true) => vec![OPEN_RIGHT],
            (true, false) => vec![OPEN_RIGHT, NOT_OPEN_RIGHT],
            (false, _) => vec![OPEN_ADULT_RIGHT, OPEN_LVM_RIGHT, NOT_OPEN_ADULT_RIGHT],
        }
    }
}

/// What the reader may do here.
pub(super) struct May {
    carry: bool,
    pub hand: bool,
    pub write: bool,
    /// Why not, where they may not.
    assess: Option<Refusal>,
    /// Where a decision is to be made that is not theirs: who makes it.
    deciders: Option<String>,
    own: Uuid,
}

impl May {
    pub async fn of(tx: &mut Tx, ask: &Ask, now: &Now<'_>) -> Result<May, No> {
        let acts = [Act::Carry, Act::Hand, Act::Write, Act::Assess, Act::Decide];
        let asked = Permit::each_for_matter(tx, ask.session.staff, acts, now.read.id.uuid()).await?;
        let [carry, hand, write, assess, decide] = asked.map(answer);
        let (carry, hand, write) = (carry?.is_ok(), hand?.is_ok(), write?.is_ok());
        let theirs = !now.undecided() || decides(tx, ask, now, decide?).await?;
        let deciders = if theirs { None } else { Some(deciders(tx, ask, now).await?) };
        Ok(May { carry, hand, write, assess: assess?.err(), deciders, own: ask.session.staff.0 })
    }
}

/// What the policy answers: the permit, or why the reader may not. Anything else is a fault of ours.
fn answer(asked: Result<Permit, No>) -> Result<Result<Permit, Refusal>, No> {
    const ABSENT: Refusal = Refusal { word: "page-not-yours", rule: None };
    match asked {
        Ok(permit) => Ok(Ok(permit)),
        Err(No::Refusal(no)) => Ok(Err(no)),
        Err(No::Absent) => Ok(Err(ABSENT)),
        Err(no) => Err(no),
    }
}

/// Whether the policy and the delegation scheme let the reader make one of the decisions that can be made here.
async fn decides(tx: &mut Tx, ask: &Ask, now: &Now<'_>, asked: Result<Permit, Refusal>) -> Result<bool, No> {
    let Ok(permit) = asked else { return Ok(false) };
    for right in now.rights() {
        match mandate(tx, &ask.moment, &permit, right).await {
            Ok(_) => return Ok(true),
            Err(No::Refusal(_) | No::Absent) => {}
            Err(no) => return Err(no),
        }
    }
    Ok(false)
}

async fn deciders(tx: &mut Tx, ask: &Ask, now: &Now<'_>) -> Result<String, No> {
    let right = if now.is_young() { OPEN_RIGHT } else { OPEN_ADULT_RIGHT };
    let names: Vec<String> = holders(tx, right, now.read.id.uuid()).await?.into_iter().map(|one| one.name).collect();
    Ok(ask.say.deciders(&names))
}

impl Next {
    /// What can be done; `names` are those of the colleagues, `home` the matter's own address.
    pub fn of(t: &Say, now: &Now<'_>, may: &May, (names, home): (&Names, &str)) -> Next {
        let steps = steps(now, may);
        let take = may.carry && now.charge.taken_at.is_none() && now.charge.closed_at.is_none();
        let waits = steps.iter().find(|step| step.waits).map(|step| t.s(step.key));
        let says = match (now.here, waits, take) {
            (None, _, _) => t.s("intake-next-closed"),
            (_, _, true) => t.s("intake-next-take"),
            (_, Some(what), false) => t.w("intake-next-is", &[("what", &what)]),
            (Some(StationKind::Investigation), None, false) => t.s("intake-next-investigation"),
            (Some(StationKind::Support), None, false) => t.s("intake-next-support"),
            (_, None, false) => t.s("intake-next-nothing"),
        };
        let link = |step: &Step| (format!("{home}{}", step.to), t.s(step.key));
        let mut due: Vec<Link> = steps.iter().filter(|step| step.waits && step.may).map(link).collect();
        let mut first = if take || due.is_empty() { None } else { Some(due.remove(0)) };
        // Where nothing of its own waits, the work of an investigation is done on its page.
        let inquiry =
            (now.is_investigated() && !take).then(|| (format!("{home}/utredning"), t.s("intake-to-investigation")));
        match first {
            None => first = inquiry,
            Some(_) => due.extend(inquiry),
        }
        // Before a colleague has taken it, what is to be done is shown as words only.
        let mut links = if take && !may.write { Vec::new() } else { due };
        links.extend(besides(now, may).into_iter().map(|(to, key)| (format!("{home}{to}"), t.s(key))));
        let whose = if take { Vec::new() } else { whose(t, now, may, names) };
        Next { says, take, first, links, whose }
    }
}

/// Something that the law or the work asks for in a matter.
struct Step {
    waits: bool,
    may: bool,
    to: &'static str,
    key: &'static str,
}

/// In the order in which they are done.
fn steps(now: &Now<'_>, may: &May) -> [Step; 7] {
    let answers = now.kept.iter().any(|kept| kept.stopped.is_none() && ClockKind::ANSWERED.contains(&kept.clock.kind));
    let itself = now.here.is_some() && ends_by_itself(now.read.kind);
    let undecided = now.undecided();
    let decide = if now.is_young() { "intake-to-decide" } else { "intake-to-spoken" };
    let step = |waits, may, to, key| Step { waits, may, to, key };
    let protects = now.is_young() && now.runs(ClockKind::Protective);
    let answered = now.runs(ClockKind::Feedback) && !undecided;
    [
        step(protects, may.assess.is_none(), "/skydd", "intake-to-protect"),
        step(answers || itself, may.write, "/klart", "intake-to-answer"),
        step(undecided, may.deciders.is_none(), "/bedomning", decide),
        step(now.runs(ClockKind::Notice), may.write, "/berorda", "intake-to-notice"),
        step(now.runs(ClockKind::Letters), may.write, "/beslut/brev", "intake-to-letters"),
        step(answered, feeds_back(now, may), "/aterkoppling", "intake-to-feedback"),
        step(now.runs(ClockKind::Execution), may.hand, "/uppdrag", "intake-to-assignment"),
    ]
}

/// In an open matter those who write there answer the one who reported; in a closed one those who may still read it.
fn feeds_back(now: &Now<'_>, may: &May) -> bool {
    may.write || now.charge.closed_at.is_some()
}

/// What can be done though nothing asks for it, and what can be read.
fn besides(now: &Now<'_>, may: &May) -> Vec<(&'static str, &'static str)> {
    let filed = !ends_by_itself(now.read.kind);
    let again = filed && now.is_young() && may.assess.is_none() && !now.runs(ClockKind::Protective);
    let by_law = now.read.kind.is_application() && now.begun.is_some_and(|one| one.decided.is_none());
    let decided = !now.undecided() && filed && !by_law;
    // A report may be added to an investigation that runs by one who assesses, whoever decides about opening one.
    let adds = may.deciders.is_some() && may.assess.is_none();
    let asks = now.read.duty_19_1 && !now.runs(ClockKind::Feedback) && feeds_back(now, may);
    let carries = may.hand && now.charge.taken_at.is_some() && now.charge.carrier.0 == may.own;
    let all = [
        (again, "/skydd", "intake-protect-again"),
        (decided, "/bedomning", "intake-read-decision"),
        (now.here.is_some_and(|here| here >= StationKind::Investigation), "/beslut", "intake-to-support"),
        (now.is_given(), "/uppdrag", "intake-to-assignments"),
        (now.here.is_some_and(|here| here >= StationKind::Support), "/insats", "intake-to-given"),
        (now.is_followed(), "/uppfoljning", "intake-to-follow-up"),
        (now.is_followed() && may.write, "/avsluta-arendet", "intake-to-close"),
        (now.worded, "/avsluta-arendet", "intake-to-closing"),
        (now.been_before, "/tidigare", "intake-been-before"),
        (filed, "/samtycke", "intake-to-consent"),
        (adds, "/bedomning", "intake-to-opening"),
        (asks, "/aterkoppling", "intake-feedback-asked"),
        (carries, "/tillbaka", "intake-give-back"),
    ];
    all.into_iter().filter(|(there, _, _)| *there).map(|(_, to, key)| (to, key)).collect()
}

/// Who does what is to be done and is not the reader's to do.
fn whose(t: &Say, now: &Now<'_>, may: &May, names: &Names) -> Vec<String> {
    let protects = now.is_young() && now.runs(ClockKind::Protective);
    let protect = may.assess.as_ref().filter(|_| protects).map(|no| {
        let (carrier, head) = (names.staff(now.charge.carrier), names.staff(now.charge.head));
        match now.charge.taken_at {
            Some(_) if now.charge.carrier.0 != may.own => t.w("intake-whose-protect", &[("who", carrier)]),
            Some(_) => t.w("intake-whose-protect-not-yours", &[("why", &t.s(no.word)), ("head", head)]),
            None => t.w("intake-whose-protect-taker", &[("head", head)]),
        }
    });
    let key = if now.is_young() { "intake-whose-decision" } else { "intake-whose-decision-adult" };
    let decision = may.deciders.as_ref().map(|who| t.w(key, &[("who", who)]));
    protect.into_iter().chain(decision).collect()
}
