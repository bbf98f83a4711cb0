//! The matter (*Ärendet*): the way, what is to be done next, the clocks with their reasons, what was told and written.

mod file;
pub mod same;
pub(super) mod signed;
pub(super) mod told;
pub(super) mod way;

use super::{Names, Strip, leaf, path};
use crate::{deeds::ends_by_itself, protection};
use access::{Act, Charge, No, Permit, charge};
use askama::Template;
use casefile::matter::{
    clock, investigation,
    investigation::Investigation,
    station::{self, StationKind},
};
use casefile::{Matter, MatterId, matter};
use file::File;
use law::ClockKind;
use law::follows::Stage;
use page::{
    Say,
    staff::{Ask, Out, Seal},
};
use same::Same;
use signed::Assessed;
use store::{Tx, Uuid};
use told::ToldOnce;
use way::{ClockLine, Way};

#[derive(Template)]
#[template(path = "matter/matter.html")]
struct Page {
    t: Say,
    strip: Strip,
    way: Way,
    kind: String,
    acute: Option<String>,
    next: Next,
    clocks: Vec<ClockLine>,
    told: ToldOnce,
    assessed: Assessed,
    young: bool,
    decided: Option<(String, String)>,
    file: File,
    same: Same,
    home: String,
    seal: Seal,
    seen: i64,
}

/// What can be done now: one thing first, the rest as links.
struct Next {
    says: String,
    take: bool,
    /// The button that leads on.
    first: Option<(String, String)>,
    links: Vec<(String, String)>,
}

/// Everything about the matter that its reader may see.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let read = matter::one(&mut tx, MatterId::of(id)).await?.ok_or(No::Absent)?;
    let charge = charge::charge(&mut tx, id).await?.ok_or(No::Absent)?;
    let page = page(&mut ask, &mut tx, read, charge).await?;
    let leaf = leaf(&ask.say, "intake-matter", &page)?;
    Ok(ask.page(tx, leaf))
}

async fn page(ask: &mut Ask, tx: &mut Tx, read: Matter, charge: Charge) -> Result<Page, No> {
    let (t, home) = (ask.say.clone(), path(read.id.uuid()));
    let today = ask.zone().day(ask.moment.at.instant());
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?;
    let (stays, kept) = (station::way(tx, read.id).await?, clock::all(tx, read.id).await?);
    let clocks = ClockLine::all(&t, &kept, &ask.moment.law, today);
    let carrier = names.staff(charge.carrier);
    let way = Way::of(&t, &read, &stays, &clocks, carrier, ask.zone());
    let here = stays.iter().find(|stay| stay.left.is_none()).map(|stay| stay.kind);
    let begun = investigation::one(tx, read.id).await?;
    let may = May::of(tx, ask, read.id.uuid()).await?;
    let next = next(&t, &Now { read: &read, charge: &charge, here, kept: &kept, begun: begun.as_ref() }, &may, &home);
    let told = ToldOnce::of(ask, tx, &read, &names).await?;
    let assessed = Assessed::of(&t, protection::all(tx, read.id).await?, &names, ask.zone());
    let file = File::of(ask, tx, &read, &names, may.write.then(|| format!("{home}/anteckning"))).await?;
    let same = Same::of(ask, tx, &read, may.write).await?;
    let decided = begun.and_then(|one| one.decided).map(|(at, by, why)| {
        let (who, when) = (names.of(&by), t.moment(at, ask.zone()));
        (why, t.w("intake-decided-by", &[("name", who), ("when", &when)]))
    });
    Ok(Page {
        kind: t.kind(read.kind),
        acute: read.acute_why.clone(),
        young: read.stage != Stage::Adult,
        seen: read.version,
        seal: ask.seal(),
        strip,
        way,
        next,
        clocks,
        told,
        assessed,
        decided,
        file,
        same,
        home,
        t,
    })
}

/// What the reader may do here.
struct May {
    carry: bool,
    hand: bool,
    write: bool,
    assess: bool,
    own: Uuid,
}

impl May {
    async fn of(tx: &mut Tx, ask: &Ask, id: Uuid) -> Result<May, No> {
        let mut may = [false; 4];
        for (yes, act) in may.iter_mut().zip([Act::Carry, Act::Hand, Act::Write, Act::Assess]) {
            *yes = match Permit::for_matter(tx, ask.session.staff, act, id).await {
                Ok(_) => true,
                Err(No::Fault(fault)) => return Err(fault.into()),
                Err(_) => false,
            };
        }
        let [carry, hand, write, assess] = may;
        Ok(May { carry, hand, write, assess, own: ask.session.staff.0 })
    }
}

struct Now<'a> {
    read: &'a Matter,
    charge: &'a Charge,
    here: Option<StationKind>,
    kept: &'a [clock::Kept],
    begun: Option<&'a Investigation>,
}

impl Now<'_> {
    fn runs(&self, kind: ClockKind) -> bool {
        self.kept.iter().any(|kept| kept.clock.kind == kind && kept.stopped.is_none())
    }

    /// Whether a decision about opening an investigation is still to be made.
    fn undecided(&self) -> bool {
        let before = [StationKind::FirstContact, StationKind::Intake, StationKind::Assessment];
        let filed = !ends_by_itself(self.read.kind);
        let decided = self.begun.is_some_and(|one| one.decided.is_some());
        filed && !decided && self.here.is_some_and(|here| before.contains(&here))
    }
}

fn next(t: &Say, now: &Now<'_>, may: &May, home: &str) -> Next {
    let young = now.read.stage != Stage::Adult;
    let protect = (young && now.runs(ClockKind::Protective), format!("{home}/skydd"), "intake-to-protect");
    let decide_key = if young { "intake-to-decide" } else { "intake-to-spoken" };
    let decide = (now.undecided(), format!("{home}/bedomning"), decide_key);
    let answers = now.kept.iter().any(|kept| kept.stopped.is_none() && ClockKind::ANSWERED.contains(&kept.clock.kind));
    let itself = now.here.is_some() && ends_by_itself(now.read.kind);
    let answer = (answers || itself, format!("{home}/klart"), "intake-to-answer");
    let feedback = (now.runs(ClockKind::Feedback) && !decide.0, format!("{home}/aterkoppling"), "intake-to-feedback");
    let notice = (now.runs(ClockKind::Notice), format!("{home}/berorda"), "intake-to-notice");
    let all = [protect, answer, decide, notice, feedback];
    let mut due: Vec<(String, String)> = all.into_iter().filter(|x| x.0).map(|(_, to, key)| (to, t.s(key))).collect();
    let take = may.carry && now.charge.taken_at.is_none() && now.charge.closed_at.is_none();
    let says = match (now.here, due.first(), take) {
        (None, _, _) => t.s("intake-next-closed"),
        (_, _, true) => t.s("intake-next-take"),
        (_, Some((_, what)), false) => t.w("intake-next-is", &[("what", what)]),
        (_, None, false) => t.s("intake-next-nothing"),
    };
    let first = if take || due.is_empty() || !may.assess { None } else { Some(due.remove(0)) };
    // Before a colleague has taken it, what is to be done is shown as words only.
    let mut links = if take && !may.write { Vec::new() } else { due };
    let again = young && may.assess && !now.runs(ClockKind::Protective);
    links.extend(again.then(|| (format!("{home}/skydd"), t.s("intake-protect-again"))));
    let by_law = now.read.kind.is_application() && now.begun.is_some_and(|one| one.decided.is_none());
    let decided = !now.undecided() && !ends_by_itself(now.read.kind) && !by_law;
    links.extend(decided.then(|| (format!("{home}/bedomning"), t.s("intake-read-decision"))));
    let asks = now.read.duty_19_1 && !now.runs(ClockKind::Feedback);
    links.extend(asks.then(|| (format!("{home}/aterkoppling"), t.s("intake-feedback-asked"))));
    let carries = may.hand && now.charge.taken_at.is_some() && now.charge.carrier.0 == may.own;
    links.extend(carries.then(|| (format!("{home}/tillbaka"), t.s("intake-give-back"))));
    Next { says, take, first, links }
}
