//! The file of a matter beside its work: those with a party's rights, notes, and why it was given back.

use super::notes::Notes;
use crate::pages::{Names, path};
use access::No;
use askama::{Template, filters::HtmlSafe};
use casefile::matter::party::{self, Party, Role};
use casefile::{Matter, person};
use law::follows::{Stage, Voice};
use page::{Say, staff::Ask};
use store::Tx;

#[derive(Template)]
#[template(path = "matter/file.html")]
pub(in crate::pages) struct File {
    t: Say,
    /// Role, name, and who speaks.
    parties: Vec<(String, String, Option<String>)>,
    /// Where guardians are looked up, for who may write, and what the link says.
    custody: Option<(String, String)>,
    notes: Notes,
    /// Why, and by whom and when.
    back: Vec<(String, String)>,
}

impl HtmlSafe for File {}

impl File {
    pub async fn of(
        ask: &mut Ask,
        tx: &mut Tx,
        matter: &Matter,
        names: &Names,
        write: Option<String>,
    ) -> Result<File, No> {
        let t = ask.say.clone();
        let (mut parties, all) = (Vec::new(), party::all(tx, matter.id).await?);
        let custody = custody(&t, matter, &all).filter(|_| write.is_some());
        for party in all {
            let one = match party.person {
                Some(id) => person::one(tx, id).await?,
                None => None,
            };
            ask.sight.shows(one.iter().map(|person| person.id.uuid()));
            let name = one.map_or_else(|| t.s("intake-party-unknown"), |person| person.name);
            parties.push((t.s(role_key(&party)), name, voice(&t, &party)));
        }
        let notes = Notes::of(ask, tx, matter.id, names, write).await?;
        let back = crate::deeds::given_back(tx, matter.id).await?;
        let day = |at: store::Ts| t.moment(at, ask.zone());
        let back = back.into_iter().map(|one| (one.why, format!("{}, {}", names.of(&one.actor), day(one.at))));
        let back = back.collect();
        Ok(File { t, parties, custody, notes, back })
    }
}

fn custody(t: &Say, matter: &Matter, parties: &[Party]) -> Option<(String, String)> {
    let child = matter.person.is_some() && matter.stage == Stage::Child;
    let unchecked = parties.iter().any(|party| party.role == Role::GuardiansToBeChecked);
    let words = if unchecked { "intake-look-up-guardians" } else { "intake-change-guardians" };
    child.then(|| (format!("{}/vardnadshavare", path(matter.id.uuid())), t.s(words)))
}

fn role_key(party: &Party) -> &'static str {
    match party.role {
        Role::Person => "intake-party-person",
        Role::Guardian => "intake-party-guardian",
        Role::GuardiansToBeChecked => "intake-party-guardians-unchecked",
        Role::CoApplicant => "intake-party-co-applicant",
    }
}

fn voice(t: &Say, party: &Party) -> Option<String> {
    match party.voice? {
        Voice::Own => Some(t.s("intake-voice-own")),
        Voice::OwnFrom(day) => {
            let day = format!("{} {}", t.short_day(day), day.date().year());
            Some(t.w("intake-voice-from", &[("day", &day)]))
        }
        Voice::Guardians => Some(t.s("intake-voice-guardians")),
    }
}
