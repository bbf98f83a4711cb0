//! What goes along when a family is handed over, and what does not: said before anything moves.

use super::Names;
use access::{Act, No, Permit};
use askama::{Template, filters::HtmlSafe};
use casefile::Matter;
use casefile::matter::{self, clock, handover::Handover, note, promise, queue, told};
use casefile::registration;
use page::{Say, staff::Ask};
use store::Tx;

/// One running clock: its name, how much time is left, the look of that, and the day.
type Runs = (String, String, &'static str, String);

#[derive(Template)]
#[template(path = "handover/along.html")]
pub(super) struct Along {
    t: Say,
    clocks: Vec<Runs>,
    goes: Vec<String>,
    stays: Vec<String>,
    /// What the sender wrote: question and answer; nothing before it is written.
    words: Vec<(String, String)>,
    by: Option<String>,
    /// The names of those clocks whose day is today or has passed.
    pub due: Vec<String>,
}

impl HtmlSafe for Along {}

impl Along {
    pub async fn of(
        ask: &mut Ask,
        tx: &mut Tx,
        read: &Matter,
        names: &Names,
        written: Option<&Handover>,
    ) -> Result<Along, No> {
        let (t, today) = (ask.say.clone(), ask.today());
        let running = clock::all(tx, read.id).await?.into_iter().filter(|kept| kept.stopped.is_none());
        let mut running: Vec<law::Clock> = running.map(|kept| kept.clock).collect();
        running.sort_by_key(|clock| clock.due);
        let clocks = running.iter().map(|clock| {
            let (left, look) = t.left(clock.due, today);
            (t.clock_kind(clock.kind), left, look, t.day(clock.due))
        });
        let due = running.iter().filter(|clock| clock.due <= today).map(|clock| t.clock_kind(clock.kind)).collect();
        let words = written.map(|one| words(&t, one)).unwrap_or_default();
        let by = written.map(|one| {
            let (name, when) = (names.of(&one.actor), t.moment(one.at, ask.zone()));
            t.w("assessment-along-by", &[("name", name), ("when", &when)])
        });
        let (goes, stays) = (goes(ask, tx, read, names).await?, stays(ask, tx, read, names).await?);
        Ok(Along { clocks: clocks.collect(), goes, stays, words, by, due, t })
    }
}

fn words(t: &Say, one: &Handover) -> Vec<(String, String)> {
    let said = [
        ("assessment-q-knows", Some(&one.knows)),
        ("assessment-q-agreed", Some(&one.agreed)),
        ("assessment-q-remains", Some(&one.remains)),
        ("assessment-q-spoken-there", one.spoken.as_ref()),
    ];
    said.into_iter().filter_map(|(key, text)| Some((t.s(key), text?.clone()))).collect()
}

async fn goes(ask: &Ask, tx: &mut Tx, read: &Matter, names: &Names) -> Result<Vec<String>, No> {
    let t = &ask.say;
    let told = told::all(tx, read.id).await?.len();
    let notes = note::all(tx, read.id).await?.len();
    let mut all = vec![t.n("assessment-along-told", "n", told), t.n("assessment-along-notes", "n", notes)];
    let by = Permit::for_matter(tx, ask.session.staff, Act::Read, read.id.uuid()).await?;
    let signed = ask.signed(tx, &by, names).await?;
    all.extend(signed.iter().map(|one| format!("{}.", t.signed(one, &t.moment(one.at, ask.zone())))));
    all.extend(read.interpreter.as_ref().map(|tongue| {
        let tongue = t.language(tongue.as_str());
        t.w("assessment-along-interpreter", &[("language", &tongue)])
    }));
    all.extend(matter::guarded(tx, read.id).await?.then(|| t.s("assessment-along-guarded")));
    Ok(all)
}

/// Other matters of the contact, and promises: each promise stays with the one who gave it.
async fn stays(ask: &mut Ask, tx: &mut Tx, read: &Matter, names: &Names) -> Result<Vec<String>, No> {
    let (t, staff) = (&ask.say, ask.session.staff);
    let mut all = vec![t.s("assessment-stays-own")];
    let Some(contact) = read.contact else { return Ok(all) };
    let became = queue::became(tx, staff, contact).await?;
    if became.iter().any(|other| other.id != read.id) {
        all.push(t.s("assessment-stays-others"));
    }
    ask.sight.shows(became.iter().map(|other| other.id.uuid()));
    match registration::whole(tx, staff, contact).await {
        Ok(_) => {}
        Err(No::Absent) => return Ok(all),
        Err(no) => return Err(no),
    }
    ask.sight.shows([contact]);
    for one in promise::all(tx, contact).await?.into_iter().filter(|one| one.kept.is_none()) {
        let (who, when) = (names.of(&one.by_whom), t.moment(one.due, &ask.moment.law.settings().zone));
        all.push(t.w("assessment-stays-promise", &[("what", &one.what), ("who", who), ("when", &when)]));
    }
    Ok(all)
}
