//! A matter is closed: what hinders it, what ends with it, and the words that the family gets.

use super::{CLOSE, FOLLOW, PRINT, of, path};
use crate::{
    case::{Case, Hinder},
    deeds::{self, Close},
};
use access::{Act, No};
use askama::Template;
use casefile::matter::{closing::Words, measure};
use casefile::{Matter, MatterId};
use law::ClockKind;
use page::staff::form::{Came, Carried, Drawer, LINE, ROOM, Reader, Wrong, sent};
use page::{
    Leaf, Names, Say, Strip,
    kit::Area,
    leaf,
    staff::{Ask, Out},
};
use store::Tx;

struct Form<'a> {
    action: String,
    carried: Carried<'a>,
    asks: Vec<Area>,
}

#[derive(Template)]
#[template(path = "close.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    /// Where the sheet for the family is, once it is closed.
    print: Option<String>,
    /// What the family was told, question and answer, and by whom.
    closed: Vec<(String, String)>,
    closed_by: String,
    notes: Vec<String>,
    /// What is to be done first: where, and in which words.
    hinders: Vec<(String, String)>,
    /// What ends with it.
    ends: Vec<String>,
    form: Option<Form<'a>>,
}

/// What hinders, the form, or how it was closed.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    ask.sight.matter(&mut tx, Act::Read, id).await?;
    let phone = ask.municipality.phone.clone();
    let again = ask.say.w("followup-again-suggested", &[("phone", &phone)]);
    ask.fields.begin_with("again", &again);
    ask.show(tx, form_page).await
}

/// Closes it.
pub async fn write(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let case = Case::load(&mut tx, MatterId::of(id), ask.today()).await?;
    let done = async {
        let words = read(&ask, &case)?;
        let call = Close { matter: MatterId::of(id), seen: sent(&ask), words };
        Ok(deeds::close(&mut tx, &by, &ask.moment, call).await?)
    }
    .await;
    ask.led(tx, done, of(CLOSE, id), form_page).await
}

fn read(ask: &Ask, case: &Case) -> Result<Words, Wrong> {
    let mut form = Reader::new(&ask.say, &ask.fields);
    let done = form.text("done", ROOM, "followup-wrong-done");
    let became = form.text("became", ROOM, "followup-wrong-became");
    let again = form.text("again", ROOM, "followup-wrong-again");
    let unfollowed = if case.is_followed_to_its_end() { None } else { unfollowed(&mut form) };
    match (done, became, again) {
        (Some(done), Some(became), Some(again)) if form.wrong.is_empty() => {
            Ok(Words { done, became, again, unfollowed })
        }
        _ => Err(form.wrong),
    }
}

fn unfollowed(form: &mut Reader<'_>) -> Option<casefile::Text> {
    let why = form.maybe("unfollowed", LINE);
    if why.is_none() {
        form.unchosen("unfollowed", "followup-wrong-unfollowed");
    }
    why
}

async fn form_page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id, ask.today()).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let t = &ask.say;
    let open = case.here.is_some();
    let hinders = if open { case.hinders() } else { Vec::new() };
    let no = if open { ask.why_not(tx, Act::Write).await? } else { None };
    let mut notes: Vec<String> = no.map(|no| t.s(no.word)).into_iter().collect();
    if !open && case.closing.is_none() {
        notes.push(t.s("followup-closed-elsewhere"));
    }
    let writes = open && notes.is_empty() && hinders.is_empty();
    let ends = if writes { ends(tx, t, &case).await? } else { Vec::new() };
    let page = Page {
        head,
        home: path(id.uuid()),
        print: case.closing.as_ref().map(|_| of(PRINT, id.uuid())),
        closed: closed(t, &case),
        closed_by: by(ask, &case, &names),
        notes,
        hinders: hinders.iter().map(|one| hinder(t, &case.matter, one)).collect(),
        ends,
        form: writes.then(|| Form {
            action: of(CLOSE, id.uuid()),
            carried: ask.carried(&came, case.matter.version),
            asks: asks(ask, &case, &came),
        }),
        t,
    };
    leaf(t, "followup-close", &page)
}

fn asks(ask: &Ask, case: &Case, came: &Came) -> Vec<Area> {
    let draw = Drawer::new(ask, came);
    let mut all = vec![
        draw.area("done", "followup-q-done", Some("followup-hint-done"), 4),
        draw.area("became", "followup-q-became", Some("followup-hint-became"), 4),
        draw.area("again", "followup-q-again", None, 3),
    ];
    if !case.is_followed_to_its_end() {
        all.push(draw.area("unfollowed", "followup-q-unfollowed", Some("followup-hint-unfollowed"), 2));
    }
    all
}

/// What ends in the same instant.
async fn ends(tx: &mut Tx, t: &Say, case: &Case) -> Result<Vec<String>, No> {
    let measures = measure::all(tx, case.matter.id).await?.into_iter().filter(|one| one.end.is_none());
    let mut all: Vec<String> = measures.map(|one| t.w("followup-ends-measure", &[("what", &one.what)])).collect();
    let clocks = case.clocks.iter().filter(|kept| kept.stopped.is_none() && kept.clock.kind != ClockKind::Appeal);
    all.extend(clocks.map(|kept| t.w("followup-ends-clock", &[("what", &t.clock_kind(kept.clock.kind))])));
    Ok(all)
}

/// What the family was told.
fn closed(t: &Say, case: &Case) -> Vec<(String, String)> {
    let Some(one) = &case.closing else { return Vec::new() };
    let own = [("followup-q-done", &one.done), ("followup-q-became", &one.became), ("followup-q-again", &one.again)];
    let why = one.unfollowed.as_ref().map(|text| ("followup-q-unfollowed", text));
    own.into_iter().chain(why).map(|(key, text)| (t.s(key), text.clone())).collect()
}

fn by(ask: &Ask, case: &Case, names: &Names) -> String {
    let Some(one) = &case.closing else { return String::new() };
    let when = ask.say.moment(one.at, ask.zone());
    ask.say.w("followup-closed-by", &[("who", names.of(&one.actor)), ("when", &when)])
}

fn hinder(t: &Say, matter: &Matter, one: &Hinder) -> (String, String) {
    let home = path(matter.id.uuid());
    let to = |end: &str| format!("{home}{end}");
    match one {
        Hinder::Elsewhere => (to("/beslut"), t.s("followup-hinder-elsewhere")),
        Hinder::Investigation => (to("/utredning"), t.s("followup-hinder-investigation")),
        Hinder::Committee => (to("/utskottet"), t.s("followup-hinder-committee")),
        Hinder::Support(called) => (to("/insats"), t.w("followup-hinder-support", &[("what", called)])),
        Hinder::Offered => (to("/lamna-over"), t.s("followup-hinder-offered")),
        Hinder::Question => (to("/lamna-over"), t.s("followup-hinder-question")),
        Hinder::Asked => (to("/uppdrag"), t.s("followup-hinder-asked")),
        Hinder::Clock(ClockKind::Letters) => (to("/beslut/brev"), t.s("followup-hinder-letters")),
        Hinder::Clock(ClockKind::PartyAnswer) => (to("/kommunicera/svar"), t.s("followup-hinder-answer")),
        Hinder::Clock(ClockKind::Notice) => (to("/berorda"), t.s("followup-hinder-notice")),
        Hinder::Clock(ClockKind::Feedback) => (to("/aterkoppling"), t.s("followup-hinder-feedback")),
        Hinder::Clock(ClockKind::Protective) => (to("/skydd"), t.s("followup-hinder-protective")),
        Hinder::Clock(kind) => (to("/klart"), t.w("followup-hinder-waits", &[("what", &t.clock_kind(*kind))])),
    }
}

/// Where the follow-up is done, for the page's own link.
impl Page<'_> {
    fn follow(&self) -> String {
        format!("{}{}", self.home, FOLLOW.trim_start_matches("/arende/{id}"))
    }
}
