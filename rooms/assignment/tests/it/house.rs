//! Those who have a matter and those who give support, on both databases, and English for what they do with an assignment.

use access::office::{self, Post, UnitKind};
use access::{Act, No, StaffId, UnitId};
use assignment::deeds::{self, Answer, AskBack, Begin, End, Name, Receive, Send, Write};
use bed::{Bed, Hire, boss, day, school_report, somebody, text};
use casefile::MatterId;
use casefile::matter::assignment::{Assignment, How, Part};
use casefile::matter::decision;
use casefile::matter::{execution, station, station::StationKind, station::Step};
use casefile::registration::Whom;
use law::credentials::Degree;
use law::reading::Competence;
use store::Uuid;

/// Everything a story stands in.
pub struct House {
    bed: Bed,
    unit: UnitId,
    /// Gives support.
    pub resource: UnitId,
    /// Leads the work with children.
    pub lena: StaffId,
    /// Carries the matters.
    pub omar: StaffId,
    /// Heads the unit that gives support.
    pub vera: StaffId,
    /// Works there.
    pub frida: StaffId,
    /// Works there as well.
    pub ida: StaffId,
}

bed::house!(House);

/// The day of every decision here.
pub const DECIDED: &str = "2026-03-12";
/// An hour on the next day.
pub const AT: &str = "2026-03-13T09:00:00Z";

impl House {
    async fn on(bed: Bed) -> House {
        let (m, areas) = (bed.at("2026-01-02T08:00:00Z"), [Competence::Child]);
        let mut tx = bed.write().await;
        let unit = office::add_unit(&mut tx, &m, &boss(), "Utredning barn", UnitKind::Intake).await.unwrap();
        let resource = office::add_unit(&mut tx, &m, &boss(), "Resursenheten", UnitKind::Resource).await.unwrap();
        let all = [
            (Hire::of("maja"), (unit, Post::Head)),
            (Hire::of("lena").with(&areas), (unit, Post::Lead)),
            (Hire::of("omar").with(&areas), (unit, Post::Member)),
            (Hire::of("vera"), (resource, Post::Head)),
            (Hire { degree: Degree::Other, ..Hire::of("frida") }, (resource, Post::Member)),
            (Hire { degree: Degree::Other, ..Hire::of("ida") }, (resource, Post::Member)),
        ];
        let [_, lena, omar, vera, frida, ida] = Hire::begin(all, &mut tx, &m).await;
        tx.commit().await.unwrap();
        House { bed, unit, resource, lena, omar, vera, frida, ida }
    }

    /// Omar has taken the matter of a child.
    pub async fn taken(&self) -> MatterId {
        let concerns = vec![(Some(Whom::New(somebody("Elsa Öhman"))), school_report())];
        let matter = self.hears((self.omar, self.unit), "2026-03-02T08:20:00Z", concerns, None).await[0];
        self.takes(self.omar, matter, "2026-03-02T10:00:00Z").await;
        matter
    }

    /// Support at home was granted in it.
    pub async fn granted(&self) -> (MatterId, Uuid) {
        let matter = self.taken().await;
        let (m, mut tx) = (self.at("2026-03-12T10:00:00Z"), self.write().await);
        let step = Step { at: m.at, actor: "staff:test", why: "granted" };
        station::go(&mut tx, matter, StationKind::Intake, StationKind::Support, step).await.unwrap();
        let made = bed::granted(&m, (self.lena, self.omar), DECIDED);
        decision::keep(&mut tx, matter, &made).await.unwrap();
        execution::begin(&mut tx, &m, matter, (made.id, made.day), "staff:test").await.unwrap();
        tx.commit().await.unwrap();
        (matter, made.id)
    }

    /// The assignment as it stands.
    pub async fn one(&self, matter: MatterId, id: Uuid) -> Assignment {
        casefile::matter::assignment::one(&mut self.read().await, matter, id).await.unwrap().unwrap()
    }

    /// Somebody has talked with a unit.
    pub async fn talks(&self, who: StaffId, matter: MatterId, decision: Uuid, unit: UnitId) -> Result<Uuid, No> {
        let by = self.permit(who, Act::Hand, matter).await?;
        let (with, said) = (text("Vera"), text("Hon har tid på torsdagar."));
        let call = Begin { matter, decision, unit, day: day("2026-03-13"), with, said };
        let mut tx = self.write().await;
        let id = deeds::begin(&mut tx, &by, &self.at(AT), call).await?;
        tx.commit().await.unwrap();
        Ok(id)
    }

    /// Omar has talked with Vera.
    pub async fn begun(&self) -> (MatterId, Uuid) {
        let (matter, decision) = self.granted().await;
        (matter, self.talks(self.omar, matter, decision, self.resource).await.unwrap())
    }

    /// Somebody writes a part, having seen a wording of it.
    pub async fn writes(
        &self,
        who: StaffId,
        (matter, assignment): (MatterId, Uuid),
        (part, seen): (Part, i64),
        words: &str,
    ) -> Result<i64, No> {
        let by = self.permit(who, Act::Perform, matter).await?;
        let mut tx = self.write().await;
        let call = Write { matter, assignment, part, seen, text: text(words) };
        let nth = deeds::write(&mut tx, &by, &self.at(AT), call).await?;
        tx.commit().await.unwrap();
        Ok(nth)
    }

    /// It goes to the unit.
    pub async fn sends(&self, who: StaffId, (matter, assignment): (MatterId, Uuid)) -> Result<(), No> {
        let by = self.permit(who, Act::Hand, matter).await?;
        let seen = self.one(matter, assignment).await.version();
        let mut tx = self.write().await;
        deeds::send(&mut tx, &by, &self.at(AT), Send { matter, assignment, seen }).await?;
        tx.commit().await.unwrap();
        Ok(())
    }

    /// The unit asks something first.
    pub async fn asks(&self, who: StaffId, (matter, assignment): (MatterId, Uuid)) -> Result<(), No> {
        let by = self.permit(who, Act::Perform, matter).await?;
        let seen = self.one(matter, assignment).await.version();
        let mut tx = self.write().await;
        let call = AskBack { matter, assignment, seen, question: text("Vilka kvällar?") };
        deeds::ask_back(&mut tx, &by, &self.at(AT), call).await?;
        tx.commit().await.unwrap();
        Ok(())
    }

    /// The question is answered.
    pub async fn answers(&self, who: StaffId, (matter, assignment): (MatterId, Uuid)) -> Result<(), No> {
        let by = self.permit(who, Act::Hand, matter).await?;
        let seen = self.one(matter, assignment).await.version();
        let mut tx = self.write().await;
        let call = Answer { matter, assignment, seen, answer: text("Måndagar.") };
        deeds::answer(&mut tx, &by, &self.at(AT), call).await?;
        tx.commit().await.unwrap();
        Ok(())
    }

    /// The unit receives it, with these who give it.
    pub async fn receives(
        &self,
        who: StaffId,
        (matter, assignment): (MatterId, Uuid),
        (performers, hears): (&[StaffId], &str),
    ) -> Result<(), No> {
        let by = self.permit(who, Act::Perform, matter).await?;
        let seen = self.one(matter, assignment).await.version();
        let (starts, performers) = (day("2026-03-20"), performers.iter().copied().collect());
        let call = Receive { matter, assignment, seen, starts, hears_by: day(hears), performers };
        let mut tx = self.write().await;
        deeds::receive(&mut tx, &by, &self.at(AT), call).await?;
        tx.commit().await.unwrap();
        Ok(())
    }

    /// Somebody gives it from now on, as another says; or no longer.
    pub async fn names(
        &self,
        by: StaffId,
        (matter, assignment): (MatterId, Uuid),
        (who, gives): (StaffId, Gives),
    ) -> Result<(), No> {
        let by = self.permit(by, Act::Perform, matter).await?;
        let mut tx = self.write().await;
        let (m, call) = (self.at(AT), Name { matter, assignment, who });
        match gives {
            Gives::Now => deeds::name_performer(&mut tx, &by, &m, call).await?,
            Gives::NoLonger => deeds::release(&mut tx, &by, &m, call).await?,
        }
        tx.commit().await.unwrap();
        Ok(())
    }

    /// It is over.
    pub async fn ends(&self, who: StaffId, (matter, assignment): (MatterId, Uuid)) -> Result<(), No> {
        let by = self.permit(who, Act::Perform, matter).await?;
        let mut tx = self.write().await;
        let call = End { matter, assignment, how: How::FamilyNo, why: text("Mamma ringde.") };
        deeds::end(&mut tx, &by, &self.at(AT), call).await?;
        tx.commit().await.unwrap();
        Ok(())
    }
}

/// Whether somebody begins or ceases to give it.
#[derive(Clone, Copy)]
pub enum Gives {
    /// From now on.
    Now,
    /// No longer.
    NoLonger,
}
