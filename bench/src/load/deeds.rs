//! What people write: a contact with its matter, a note, and the decision not to investigate.

use crate::log_in;
use bench::{Res, client::Browser};
use std::{
    net::SocketAddr,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

/// How many have been told of: nobody has the same name, or the house asks whether it is the same child.
static TOLD: AtomicU32 = AtomicU32::new(0);

/// What the child is called who is registered for this.
pub const CHILD: &str = "Mätta";

/// What is written.
#[derive(Clone, Copy)]
pub enum Deed {
    /// A contact, and its matter.
    Register,
    /// A note in a matter.
    Note,
    /// That no investigation is opened.
    Decide,
}

impl Deed {
    /// Each of them.
    pub const ALL: [Deed; 3] = [Deed::Register, Deed::Note, Deed::Decide];

    /// As the table names it.
    pub fn name(self) -> &'static str {
        match self {
            Deed::Register => "a contact registered, with its matter",
            Deed::Note => "a note written",
            Deed::Decide => "a decision signed",
        }
    }
}

/// The number of the one child that is searched for by it, of the series that nobody is given; the others are told of by age.
pub const NUMBER: &str = "20160201-9802";
const AGE: &str = "6";

/// A form that is filled in and only waits to be sent.
pub struct Form {
    by: Browser,
    path: String,
    body: String,
}

/// Those who write.
pub struct Desk {
    /// Takes matters, judges and writes.
    pub amina: Browser,
    /// Decides that no investigation is opened.
    birgit: Browser,
}

impl Desk {
    /// They log in.
    pub async fn open(door: SocketAddr) -> Res<Desk> {
        let (amina, birgit) = (log_in(door, "amina").await?, log_in(door, "birgit").await?);
        Ok(Desk { amina, birgit })
    }

    /// A child is registered, by age or by number, and Amina takes the matter. Gives its address.
    pub async fn child(&self, who: &str) -> Res<String> {
        let told = registered(who);
        let form = self.amina.form("/registrera", "/registrera").await?;
        let (_, done) = self.amina.ask("POST", "/registrera", format!("{form}&{told}")).await?;
        let (_, page) = self.amina.ask("GET", &done, String::new()).await?;
        let (_, matter) = page.split_once("href=\"/arende/").ok_or("no matter came of it")?;
        let matter = format!("/arende/{}", matter.split('"').next().unwrap_or_default());
        let take = format!("{matter}/ta");
        let form = self.amina.form(&matter, &take).await?;
        self.amina.ask("POST", &take, form).await?;
        Ok(matter)
    }

    /// Everything up to the button.
    pub async fn prepares(&self, deed: Deed) -> Res<Form> {
        match deed {
            Deed::Register => self.form(&self.amina, "/registrera", &registered(AGE)).await,
            Deed::Note => {
                let path = format!("{}/anteckning", self.child(AGE).await?);
                self.form(
                    &self.amina,
                    &path,
                    "sort=fact&text=Mamma+ringer.+Kv%C3%A4llarna+%C3%A4r+lugnare.&source=Samtal",
                )
                .await
            }
            Deed::Decide => {
                let matter = self.child(AGE).await?;
                let path = format!("{matter}/skydd");
                let judged = "need=no&rests_on=Samtal&talked=not_yet&talked_why=I+skolan&text=Trygg+hemma.";
                let form = self.form(&self.amina, &path, judged).await?;
                self.sends(&form).await?;
                let why = "outcome=not_open&ground=Familjen+har+redan+det+st%C3%B6d+som+beh%C3%B6vs.";
                self.form(&self.birgit, &format!("{matter}/bedomning"), why).await
            }
        }
    }

    async fn form(&self, by: &Browser, path: &str, typed: &str) -> Res<Form> {
        let hidden = by.form(path, path).await?;
        Ok(Form { by: by.clone(), path: path.to_owned(), body: format!("{hidden}&{typed}") })
    }

    /// Presses the button, and gives how long it took until the next page or the way to it was there.
    pub async fn sends(&self, form: &Form) -> Res<Duration> {
        // What could not be done comes back with a status of its own.
        Ok(form.by.ask("POST", &form.path, form.body.clone()).await?.0)
    }

    /// The whole deed; only its last button is counted.
    pub async fn does(&self, deed: Deed) -> Res<Duration> {
        let form = self.prepares(deed).await?;
        self.sends(&form).await
    }
}

/// A contact that becomes no matter: somebody asks for advice. What it took.
pub async fn advises(by: &Browser) -> Res<Duration> {
    let form = by.form("/registrera", "/registrera").await?;
    let told = "text=Hur+man+g%C3%B6r.&channel=phone&teller=relative&rows=1&kind1=advice";
    Ok(by.ask("POST", "/registrera", format!("{form}&{told}")).await?.0)
}

fn registered(who: &str) -> String {
    let nth = TOLD.fetch_add(1, Ordering::Relaxed);
    format!(
        "text=Hon+ringer+och+%C3%A4r+orolig.&channel=phone&teller=school&teller_name=Rektorn&rows=1&kind1=child_concern&name1={CHILD}+Lind{nth}&who1={who}"
    )
}
