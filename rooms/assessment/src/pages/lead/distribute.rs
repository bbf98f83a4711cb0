//! Giving a matter that nobody has taken to a colleague by hand: who may carry it, what speaks for each in plain words, and
//! the reason for the choice.

use super::{Names, Strip};
use crate::deeds::{self, Colleague, Distribute, candidates, distributed};
use crate::pages::path;
use access::{Act, No, StaffId, charge};
use askama::Template;
use casefile::{MatterId, matter};
use page::staff::form::{Came, Carried, Drawer, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Say,
    kit::Area,
    leaf,
    staff::{Ask, Out},
};
use store::{Tx, Uuid};

#[derive(Template)]
#[template(path = "lead/distribute.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    says: String,
    /// Id, name and what speaks for the colleague.
    who: Vec<(String, String, String)>,
    chosen: String,
    wrong_to: Option<String>,
    /// Why it was given to somebody before, and to whom by whom.
    before: Vec<(String, String)>,
    why: Area,
    carried: Carried<'a>,
}

/// Who can be given it, and the form.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Hand, ask.id()?).await?;
    ask.show(tx, form_page).await
}

/// Gives it, or says what is to be put right.
pub async fn send(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Hand, id).await?;
    let done = async { Ok(deeds::distribute(&mut tx, &by, &ask.moment, read(&ask, MatterId::of(id))?).await?) }.await;
    ask.led(tx, done, path(id), form_page).await
}

fn read(ask: &Ask, matter: MatterId) -> Result<Distribute, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let to = ask.fields.get("to").parse::<Uuid>().ok().map(StaffId);
    if to.is_none() {
        form.unchosen("to", "assessment-wrong-distribute");
    }
    let why = form.text("why", ROOM, "assessment-wrong-distribute-why");
    match (to, why) {
        (Some(to), Some(why)) => Ok(Distribute { matter, seen: sent(ask), to, why }),
        _ => Err(form.wrong),
    }
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let read = matter::one(tx, id).await?.ok_or(No::Absent)?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &read, &names).await?;
    let charge = charge::charge(tx, id.uuid()).await?.ok_or(No::Absent)?;
    let free = charge.taken_at.is_none() && charge.closed_at.is_none() && charge.offered_to.is_none();
    let who = if free { candidates(tx, ask.session.staff, &charge).await? } else { Vec::new() };
    let t = &ask.say;
    let before = distributed(tx, id).await?.into_iter().map(|one| {
        let (to, by, when) = (names.staff(one.to), names.of(&one.actor), t.moment(one.at, ask.zone()));
        (t.w("assessment-distributed", &[("to", to), ("by", by), ("when", &when)]), one.why)
    });
    let draw = Drawer::new(ask, &came);
    let page = Page {
        head,
        home: path(id.uuid()),
        says: t.s(match (free, who.is_empty()) {
            (false, _) => "assessment-distribute-taken",
            (true, true) => "assessment-distribute-nobody",
            (true, false) => "assessment-distribute-lead",
        }),
        who: who.iter().map(|one| (one.id.to_string(), one.name.clone(), speaks(t, one))).collect(),
        chosen: ask.fields.get("to").to_owned(),
        wrong_to: came.why("to"),
        before: before.collect(),
        why: draw.area("why", "assessment-q-distribute-why", Some("assessment-hint-distribute-why"), 2),
        carried: ask.carried(&came, read.version),
        t,
    };
    leaf(t, "assessment-distribute-title", &page)
}

/// What a distributor asks first, in plain words: continuity, competence, how much somebody has. No number is a rank.
fn speaks(t: &Say, one: &Colleague) -> String {
    let family = (one.family > 0).then(|| t.s("assessment-speaks-family"));
    let areas: Vec<String> = one.areas.iter().map(|area| t.competence(*area)).collect();
    let areas = (!areas.is_empty()).then(|| t.w("assessment-speaks-areas", &[("areas", &areas.join(", "))]));
    let carries = t.n("assessment-speaks-carries", "n", usize::try_from(one.carries).unwrap_or(0));
    family.into_iter().chain(areas).chain([carries]).collect::<Vec<_>>().join(" ")
}
