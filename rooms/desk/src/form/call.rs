//! What is common to everybody a contact concerns: the text, the way it came, who told, what was promised.

use super::{LINE, MOST, Typed, Wrongs, clock, take};
use access::{StaffId, office};
use casefile::{Lang, Reporter, Text, matter::promise::NewPromise};
use law::known::StaffKey;
use law::reading::{Asked, Channel, ReporterKind};
use page::LANGUAGES;
use store::Ts;

/// What was said of the contact itself.
pub struct Contact {
    /// What it is about.
    pub text: Text,
    /// By which way it came.
    pub channel: Channel,
    /// When.
    pub arrived: Ts,
    /// In which language.
    pub language: Lang,
    /// Who told, and whether they want to know what becomes of it.
    pub teller: Teller,
}

/// Who told.
pub struct Teller {
    /// With or without a name.
    pub reporter: Reporter,
    /// Whether they want to know what becomes of it.
    pub asked: Asked,
}

/// Reads the contact itself. Three fields are required: what it is about, who told and by which way it came.
pub fn contact(typed: &Typed<'_>, wrongs: &mut Wrongs) -> Option<Contact> {
    let text = take(wrongs, "text", typed.text("text", MOST));
    if text.is_none() && !wrongs.iter().any(|(name, _)| name == "text") {
        wrongs.push(("text".into(), typed.wrong("desk-wrong-text")));
    }
    let channel = typed.get("channel").parse::<Channel>().ok();
    if channel.is_none() {
        wrongs.push(("channel".into(), typed.wrong("desk-wrong-channel")));
    }
    let arrived = take(wrongs, "arrived", arrived(typed));
    let tag = LANGUAGES.iter().find(|tag| **tag == typed.get("language")).copied().unwrap_or("sv");
    let teller = teller(typed, wrongs);
    let language = tag.parse().ok()?;
    Some(Contact { text: text?, channel: channel?, arrived: arrived.unwrap_or(typed.now), language, teller: teller? })
}

fn arrived(typed: &Typed<'_>) -> Result<Option<Ts>, String> {
    if typed.get("arrived").is_empty() {
        return Ok(None);
    }
    let at = clock(typed, typed.get("arrived"))?;
    if at > typed.now { Err(typed.wrong("desk-wrong-future")) } else { Ok(Some(at)) }
}

/// Reads who told.
pub fn teller(typed: &Typed<'_>, wrongs: &mut Wrongs) -> Option<Teller> {
    let kind = typed.get("teller").parse::<ReporterKind>().ok();
    if kind.is_none() {
        wrongs.push(("teller".into(), typed.wrong("desk-wrong-teller")));
    }
    let name = take(wrongs, "teller_name", typed.text("teller_name", LINE));
    let asked = if typed.ticked("asked") { Asked::Yes } else { Asked::No };
    let reporter = match (kind?, name) {
        // Somebody who does not say who they are has no name here, whatever stands in the field (INT-14).
        (ReporterKind::Anonymous, Some(_)) => {
            wrongs.push(("teller_name".into(), typed.wrong("desk-wrong-anonymous")));
            return None;
        }
        (kind, Some(name)) => Reporter::Named(kind, name),
        (kind, None) => Reporter::Anonymous(kind),
    };
    Some(Teller { reporter, asked })
}

impl Teller {
    /// The same, where one of us told: whoever told from within the social services by a name that exactly one colleague
    /// has is that colleague, and the record keeps who it is rather than how the name was typed.
    pub fn or_colleague(mut self, names: &office::Names) -> Teller {
        if let Reporter::Named(kind @ ReporterKind::SocialServices, typed) = &self.reporter {
            let same = |name: &&String| name.to_lowercase() == typed.as_str().trim().to_lowercase();
            let mut found = names.iter().filter(|(_, name)| same(name));
            if let (Some((id, _)), None) = (found.next(), found.next()) {
                self.reporter = Reporter::Internal(*kind, StaffKey(id.to_string()));
            }
        }
        self
    }
}

/// Reads the promise to ring back: who, when, and what must not be done. All or nothing.
pub fn promise(typed: &Typed<'_>, to: Option<&str>, here: &[StaffId], wrongs: &mut Wrongs) -> Option<NewPromise> {
    let (who, when) = (typed.get("promise_who"), typed.get("promise_when"));
    let what = take(wrongs, "promise_what", typed.text("promise_what", LINE * 5));
    if who.is_empty() && when.is_empty() && what.is_none() {
        return None;
    }
    let colleague = who.parse().ok().map(StaffId).filter(|id| here.contains(id));
    let by_whom = colleague.map(|id| access::Who::Staff(id).to_string());
    if by_whom.is_none() {
        wrongs.push(("promise_who".into(), typed.wrong("desk-wrong-promise-who")));
    }
    let due = match clock(typed, when) {
        Ok(at) if at > typed.now => Some(at),
        Ok(_) => {
            wrongs.push(("promise_when".into(), typed.wrong("desk-wrong-promise-past")));
            None
        }
        Err(why) => {
            wrongs.push(("promise_when".into(), why));
            None
        }
    };
    let what = what.or_else(|| Text::parse(&typed.wrong("desk-promise-ring"), LINE).ok());
    let to = to.and_then(|name| Text::parse(name, LINE).ok());
    Some(NewPromise { to, what: what?, by_whom: Text::parse(&by_whom?, LINE).ok()?, due: due? })
}
