//! The investigation at a glance: how much time is left, what is next, and each part with where it stands in words.

mod parts;

use super::{HUB, Names, Strip, home, may, path, rule, tongue};
use crate::{
    case::Case,
    deeds::{self, Interpret},
};
use access::{Act, No};
use askama::Template;
use casefile::MatterId;
use casefile::matter::{
    self,
    decision::{Decider, Decision},
};
use law::ClockKind;
use page::staff::form::{Came, Drawer, Reader, sent};
use page::{
    Leaf, Say,
    kit::Wrongs,
    leaf,
    staff::{Ask, Out, Seal},
};
use parts::{Part, Parts};
use store::Tx;
use tongue::Tongue;

#[derive(Template)]
#[template(path = "hub/hub.html")]
struct Page<'a> {
    t: &'a Say,
    head: Strip,
    home: String,
    /// That it runs, that it has ended and by which decision, or that none has been opened.
    says: Vec<String>,
    due: Option<Due>,
    next: Option<String>,
    parts: Vec<Part>,
    whose: Option<String>,
    interpreter: String,
    /// What the law says of interpreters, one tap away.
    by_law: Option<(String, String)>,
    form: Option<Form>,
    wrongs: Option<Wrongs>,
    trouble: Option<String>,
}

/// The clock of the investigation in words, with its reason.
struct Due {
    day: String,
    left: String,
    look: &'static str,
    why: Option<(String, String)>,
}

/// An interpreter: one choice, one press.
struct Form {
    tongue: Tongue,
    seal: Seal,
    seen: i64,
    /// One is noted, and can be taken back.
    noted: bool,
}

/// The page.
pub async fn show(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    ask.sight.matter(&mut tx, Act::Read, ask.id()?).await?;
    ask.show(tx, page).await
}

/// Notes that an interpreter is needed, or that none is any more.
pub async fn interpreter(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = ask.id()?;
    let by = ask.sight.matter(&mut tx, Act::Write, id).await?;
    let mut form = Reader::new(&ask.say, &ask.fields);
    let language = match ask.fields.get("needed") {
        "no" => Ok(None),
        _ => tongue::read(&mut form).map(Some).ok_or(form.wrong),
    };
    let done = async {
        let call = Interpret { matter: MatterId::of(id), seen: sent(&ask), language: language? };
        Ok(deeds::interpreter(&mut tx, &by, &ask.moment, call).await?)
    }
    .await;
    ask.led(tx, done, path(HUB, id), page).await
}

async fn page(ask: &mut Ask, tx: &mut Tx, came: Came) -> Result<Leaf, No> {
    let id = MatterId::of(ask.id()?);
    let case = Case::load(tx, id).await?;
    let names = Names::load(tx).await?;
    let head = Strip::of(ask, tx, &case.matter, &names).await?;
    let read = parts::read(ask, tx, &case, &names).await?;
    let whose = may::no_writing(ask, tx, id, &names).await?;
    let form = match whose {
        Some(_) => None,
        None => Some(form(ask, tx, &case, &came).await?),
    };
    let (today, law) = (ask.today(), ask.moment.law.clone());
    let Parts { next, all: parts, decisions } = read;
    let t = &ask.say;
    let page = Page {
        wrongs: came.wrongs(&ask.say),
        trouble: came.trouble(&ask.say),
        head,
        home: home(id.uuid()),
        says: says(ask, &case, &decisions, &names),
        due: due(ask, &case),
        next: case.is_open().then_some(next),
        parts,
        whose,
        interpreter: match &case.matter.interpreter {
            Some(lang) => t.w("investigation-interpreter-is", &[("language", &t.language(lang.as_str()))]),
            None => t.s("investigation-interpreter-none"),
        },
        by_law: rule(&law, "UTR-14", today),
        form,
        t,
    };
    leaf(t, "investigation-title", &page)
}

fn says(ask: &Ask, case: &Case, decisions: &[Decision], names: &Names) -> Vec<String> {
    let t = &ask.say;
    let ended = case.investigation.as_ref().and_then(|one| one.ended.as_ref());
    match (ended, &case.investigation) {
        (Some((at, _, _)), _) => {
            let day = t.long_day(ask.zone().day(at.instant()));
            let over = t.w("investigation-ended", &[("day", &day)]);
            // What ended it was written down in the same moment. Who wrote is not always who decided.
            let by = decisions.iter().find(|one| one.at == *at).map(|one| decided(t, one, names));
            let still = case.takes_talks().then(|| t.s("investigation-ended-talks"));
            [over].into_iter().chain(by).chain(still).collect()
        }
        (None, Some(one)) if case.is_open() => vec![t.w("investigation-runs", &[("day", &t.long_day(one.first_day))])],
        _ => vec![t.s("investigation-not-open-yet")],
    }
}

/// The decision that ended it, and whose it is.
fn decided(t: &Say, one: &Decision, names: &Names) -> String {
    let day = t.long_day(one.day);
    let with = [("what", one.called.as_str()), ("day", &day)];
    match one.decider {
        Decider::Board { .. } => t.w("investigation-ended-board", &with),
        Decider::Staff { who, .. } => {
            let [what, day] = with;
            t.w("investigation-ended-staff", &[what, day, ("who", names.staff(who))])
        }
    }
}

/// How much time is left. Where no day is set by law, that is said in its place.
fn due(ask: &Ask, case: &Case) -> Option<Due> {
    let (t, law) = (&ask.say, &ask.moment.law);
    let today = ask.today();
    let clock = case.running(ClockKind::Investigation)?;
    let (left, look) = t.left(clock.due, today);
    let counted = t.w("investigation-counted", &[("day", &t.long_day(clock.started))]);
    let why = rule(law, &clock.rule.id, clock.rule.from).map(|(says, at)| (says, format!("{at}. {counted}")));
    Some(Due { day: t.long_day(clock.due), left, look, why })
}

async fn form(ask: &mut Ask, tx: &mut Tx, case: &Case, came: &Came) -> Result<Form, No> {
    // Who speaks Swedish needs no interpreter: nothing is chosen for them.
    let used = tongue::likely(&case.matter, case.person.as_ref()).filter(|lang| lang.as_str() != "sv");
    if let (Came::Fresh | Came::Stale, Some(lang)) = (came, used) {
        ask.fields.begin_with("language", lang.as_str());
    }
    let draw = Drawer::new(ask, came);
    let version = matter::one(tx, case.matter.id).await?.ok_or(No::Absent)?.version;
    Ok(Form {
        tongue: tongue::fields(&draw, "investigation-q-interpreter", used),
        noted: case.matter.interpreter.is_some(),
        seal: ask.seal(),
        seen: came.seen(ask, version),
    })
}
