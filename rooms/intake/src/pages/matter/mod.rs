//! The matter (*Ärendet*): the way, what is to be done next, the clocks with their reasons, what was told and written.

mod file;
mod next;
mod notes;
mod passing;
pub mod same;
pub mod signed;
pub(super) mod way;

use super::{Names, Strip, path};
use access::{Act, Charge, No, Permit, charge};
use askama::Template;
use casefile::matter::{clock, closing, investigation, reader, station};
use casefile::{Matter, MatterId, matter};
use file::File;
use law::follows::Stage;
use next::{May, Next, Now};
use page::{
    Say, SignedList, ToldOnce, leaf,
    staff::{Ask, Out, Seal},
};
use passing::Passing;
use same::Same;
use store::Tx;
use way::{ClockLine, Way};

#[derive(Template)]
#[template(path = "matter/matter.html")]
struct Page {
    t: Say,
    strip: Strip,
    way: Way,
    kind: String,
    acute: Option<String>,
    /// What comes next by law for somebody who needs protection now.
    notes: Vec<String>,
    next: Next,
    clocks: Vec<ClockLine>,
    told: ToldOnce,
    /// What has been assessed and decided in it, in every room.
    signed: SignedList,
    /// What is said where nothing has been.
    unsigned: String,
    file: File,
    same: Same,
    /// What the family is told: who carries them, and when they hear next.
    family: Option<String>,
    /// The words that came along when it was handed over.
    handed: SignedList,
    home: String,
    seal: Seal,
    seen: i64,
}

/// Everything about the matter that its reader may see.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Read, id).await?;
    let read = matter::one(&mut tx, MatterId::of(id)).await?.ok_or(No::Absent)?;
    let charge = charge::charge(&mut tx, id).await?.ok_or(No::Absent)?;
    let page = page(&mut ask, &mut tx, &by, (read, charge)).await?;
    let leaf = leaf(&ask.say, "intake-matter", &page)?;
    Ok(ask.page(tx, leaf))
}

async fn page(ask: &mut Ask, tx: &mut Tx, by: &Permit, (read, charge): (Matter, Charge)) -> Result<Page, No> {
    let (t, home) = (ask.say.clone(), path(read.id.uuid()));
    let today = ask.today();
    let names = Names::load(tx).await?;
    let strip = Strip::of(ask, tx, &read, &names).await?.leading_to("/person/{id}");
    let (stays, kept) = (station::way(tx, read.id).await?, clock::all(tx, read.id).await?);
    let clocks = ClockLine::all(&t, &kept, &ask.moment.law, today);
    let carrier = names.staff(charge.carrier);
    let way = Way::of(&t, &read, &stays, &clocks, carrier, ask.zone());
    let here = stays.iter().find(|stay| stay.left.is_none()).map(|stay| stay.kind);
    let begun = investigation::one(tx, read.id).await?;
    let been_before = !reader::earlier(tx, ask.session.staff, read.id).await?.is_empty();
    let worded = closing::one(tx, read.id).await?.is_some();
    let now = Now { read: &read, charge: &charge, here, kept: &kept, begun: begun.as_ref(), been_before, worded };
    let may = May::of(tx, ask, &now).await?;
    let mut next = Next::of(&t, &now, &may, (&names, &home));
    let mut notes: Vec<String> = now.need().map(|key| t.s(key)).into_iter().collect();
    notes.extend(now.at_once().then(|| t.s("intake-at-once")));
    let passing = Passing::of(ask, tx, &read, &charge, &names).await?;
    passing.join(&t, &charge, &may, &home, &mut next);
    let told = ToldOnce::of(ask, tx, &read, &names).await?;
    let signed = SignedList::of(ask.signed(tx, by, &names).await?);
    let file = File::of(ask, tx, &read, &names, may.write.then(|| format!("{home}/anteckning"))).await?;
    let same = Same::of(ask, tx, &read, may.write).await?;
    Ok(Page {
        kind: t.kind(read.kind),
        acute: read.acute_why.clone(),
        notes,
        unsigned: t.s(if read.stage == Stage::Adult { "intake-unsigned" } else { "intake-protection-none" }),
        seen: read.version,
        seal: ask.seal(),
        strip,
        way,
        next,
        clocks,
        told,
        signed,
        file,
        same,
        family: passing.family,
        handed: passing.words,
        home,
        t,
    })
}
