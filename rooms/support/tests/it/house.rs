//! A unit that decides and a unit that gives support, on both databases, and English for what people do in them.

use access::office::{self, Post, UnitKind};
use access::{Act, No, StaffId, UnitId, charge};
use bed::{Bed, Hire, boss, day, school_report, somebody, text};
use casefile::MatterId;
use casefile::matter::assignment::{self, NewAssignment};
use casefile::matter::decision;
use casefile::matter::{execution, station::StationKind};
use casefile::registration::Whom;
use law::reading::Competence;
use store::Uuid;
use support::deeds::{self, Begin, Ending, Giver, Note, Turn, What};
use support::{NewEncounter, Outcome as Met, Way, Whom as With};

/// Everything a story stands in.
pub struct House {
    bed: Bed,
    unit: UnitId,
    /// The unit that gives support.
    pub home: UnitId,
    /// Carries the matters.
    pub omar: StaffId,
    /// Heads the unit that gives support.
    pub vera: StaffId,
    /// Gives it.
    pub frida: StaffId,
}

bed::house!(House);

impl House {
    async fn on(bed: Bed) -> House {
        let (m, areas) = (bed.at("2026-01-02T08:00:00Z"), [Competence::Child]);
        let mut tx = bed.write().await;
        let unit = office::add_unit(&mut tx, &m, &boss(), "Utredning barn", UnitKind::Intake).await.unwrap();
        let home = office::add_unit(&mut tx, &m, &boss(), "Resursenheten", UnitKind::Resource).await.unwrap();
        Hire::of("maja").with(&areas).begins(&mut tx, &m, (unit, Post::Head)).await;
        let omar = Hire::of("omar").with(&areas).begins(&mut tx, &m, (unit, Post::Member)).await;
        let vera = Hire::of("vera").begins(&mut tx, &m, (home, Post::Head)).await;
        let frida = Hire::of("frida").begins(&mut tx, &m, (home, Post::Member)).await;
        tx.commit().await.unwrap();
        House { bed, unit, home, omar, vera, frida }
    }

    /// A child's matter that Omar has taken, at a station.
    pub async fn matter(&self, name: &str, here: StationKind) -> MatterId {
        let concerns = vec![(Some(Whom::New(somebody(name))), school_report())];
        let matter = self.hears((self.omar, self.unit), "2026-03-02T08:20:00Z", concerns, None).await[0];
        self.takes(self.omar, matter, "2026-03-02T10:00:00Z").await;
        self.goes_to(matter, "2026-03-02T10:00:00Z", here).await;
        matter
    }

    /// Support was granted on 1 May, and three months run until it is reported.
    pub async fn granted(&self, name: &str) -> (MatterId, Uuid) {
        let matter = self.matter(name, StationKind::Support).await;
        let (mut tx, m) = (self.write().await, self.at("2026-05-01T08:00:00Z"));
        let made = bed::granted(&m, (self.omar, self.omar), "2026-05-01");
        decision::keep(&mut tx, matter, &made).await.unwrap();
        execution::begin(&mut tx, &m, matter, (made.id, day("2026-05-01")), "staff:test").await.unwrap();
        tx.commit().await.unwrap();
        (matter, made.id)
    }

    /// Omar orders from the unit that gives support, and Vera says that Frida gives it.
    pub async fn ordered(&self, matter: MatterId) -> Uuid {
        let m = self.at("2026-05-02T08:00:00Z");
        let hand = self.permit(self.omar, Act::Hand, matter).await.unwrap();
        let mut tx = self.write().await;
        let decision = execution::open(&mut tx, matter).await.unwrap().first().map(|one| one.decision);
        let (called, said) = ("Stöd i hemmet".to_owned(), text("Vi börjar på måndag."));
        let talk = (day("2026-05-02"), text("Vera"));
        let new = NewAssignment { decision, called, unit: self.home, day: talk.0, with: talk.1, said };
        let order = assignment::begin(&mut tx, &m, matter, &new, "staff:test").await.unwrap().unwrap();
        charge::order(&mut tx, &m, &hand, matter.uuid(), (order, self.home)).await.unwrap();
        tx.commit().await.unwrap();
        let by = self.permit(self.vera, Act::Perform, matter).await.unwrap();
        let mut tx = self.write().await;
        charge::perform(&mut tx, &m, &by, matter.uuid(), (order, self.frida)).await.unwrap();
        tx.commit().await.unwrap();
        order
    }

    /// Somebody begins support on a day.
    pub async fn begins(
        &self,
        who: StaffId,
        matter: MatterId,
        (what, giver): (What, Giver),
        since: &str,
    ) -> Result<Uuid, No> {
        let (by, seen) = (self.permit(who, Act::Perform, matter).await?, self.version(matter).await);
        let mut tx = self.write().await;
        let call = Begin { matter, seen, what, giver, since: day(since) };
        let id = deeds::begin(&mut tx, &by, &self.at(&format!("{since}T14:00:00Z")), call).await?;
        tx.commit().await.unwrap();
        Ok(id)
    }

    /// What somebody writes of support on a day.
    pub async fn turn(&self, (matter, support): (MatterId, Uuid), on: &str, why: &str) -> Turn {
        Turn { matter, seen: self.version(matter).await, support, on: day(on), why: text(why) }
    }

    /// Somebody interrupts support, or takes it up again.
    pub async fn turns(&self, who: StaffId, turn: Turn, back: Back) -> Result<(), No> {
        let by = self.permit(who, Act::Perform, turn.matter).await?;
        let m = self.at(&format!("{}T14:00:00Z", turn.on));
        let mut tx = self.write().await;
        match back {
            Back::No => deeds::pause(&mut tx, &by, &m, turn).await?,
            Back::Yes => deeds::resume(&mut tx, &by, &m, turn).await?,
        }
        tx.commit().await.unwrap();
        Ok(())
    }

    /// Somebody ends support. Whether the matter goes on with it.
    pub async fn ends(&self, who: StaffId, turn: Turn) -> Result<bool, No> {
        let by = self.permit(who, Act::Perform, turn.matter).await?;
        let m = self.at(&format!("{}T14:00:00Z", turn.on));
        let how = casefile::matter::support::How::Reached;
        let call = Ending { turn, how, family: Some(text("Vi klarar morgnarna själva.")) };
        let mut tx = self.write().await;
        let moved = deeds::end(&mut tx, &by, &m, call).await?;
        tx.commit().await.unwrap();
        Ok(moved)
    }

    /// Somebody writes down whom they met on a day.
    pub async fn meets(&self, who: StaffId, matter: MatterId, met: NewEncounter) -> Result<Uuid, No> {
        let by = self.permit(who, Act::Perform, matter).await?;
        let m = self.at(&format!("{}T14:00:00Z", met.day));
        let mut tx = self.write().await;
        let id = deeds::note(&mut tx, &by, &m, Note { matter, met }).await?;
        tx.commit().await.unwrap();
        Ok(id)
    }
}

/// Whether support is taken up again.
#[derive(Clone, Copy)]
pub enum Back {
    No,
    Yes,
}

/// The child was met alone on a visit on a day.
pub fn met(support: Uuid, on: &str) -> NewEncounter {
    let (whom, words) = ([With::Person].into(), Some(text("Vi gick till parken.")));
    NewEncounter { support, day: day(on), whom, way: Way::Visit, outcome: Met::Came, words, corrects: None }
}
