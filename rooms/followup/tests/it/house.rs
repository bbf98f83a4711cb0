//! A unit that gives support to families, on both databases, and English for what people do in it.

use access::office::{self, Post, UnitKind};
use access::{Act, No, StaffId, UnitId};
use bed::{Bed, Hire, boss, day, school_report, text, with_number};
use casefile::MatterId;
use casefile::matter::{
    clock,
    closing::Words,
    follow_up::{ChildsView, NewFollowUp, Next, With},
    goal,
    station::StationKind,
    support::{self, Ends, How, NewSupport},
};
use casefile::registration::Whom;
use followup::deeds::{self, Close, FollowUp, Look};
use law::credentials::Degree;
use law::reading::Competence;
use law::{Clock, ClockKind};
use store::Uuid;

/// When support begins.
pub const BEGUN: &str = "2026-03-02T10:00:00Z";
/// Three months later.
pub const NOW: &str = "2026-06-02T10:00:00Z";

/// Everything a story stands in.
pub struct House {
    bed: Bed,
    unit: UnitId,
    /// Carries the matter.
    pub omar: StaffId,
    /// Works in another unit, and gives support there.
    pub frida: StaffId,
    /// Frida's unit.
    pub resource: UnitId,
    /// Works beside Omar, and has another degree.
    pub eva: StaffId,
}

bed::house!(House);

impl House {
    async fn on(bed: Bed) -> House {
        let (m, areas) = (bed.at("2026-01-02T08:00:00Z"), [Competence::Child]);
        let mut tx = bed.write().await;
        let unit = office::add_unit(&mut tx, &m, &boss(), "Utredning barn", UnitKind::Intake).await.unwrap();
        Hire::of("maja").begins(&mut tx, &m, (unit, Post::Head)).await;
        let omar = Hire::of("omar").with(&areas).begins(&mut tx, &m, (unit, Post::Member)).await;
        let other = Hire { degree: Degree::Other, ..Hire::of("eva").with(&areas) };
        let eva = other.begins(&mut tx, &m, (unit, Post::Member)).await;
        let resource = office::add_unit(&mut tx, &m, &boss(), "Resursenheten", UnitKind::Resource).await.unwrap();
        Hire::of("vera").begins(&mut tx, &m, (resource, Post::Head)).await;
        let frida = Hire::of("frida").begins(&mut tx, &m, (resource, Post::Member)).await;
        tx.commit().await.unwrap();
        House { bed, unit, omar, frida, resource, eva }
    }

    /// Elsa, nine years old, whose matter Omar carries, with one support that runs and one goal.
    pub async fn supported(&self) -> (MatterId, Uuid, Uuid) {
        let elsa = with_number("Elsa Öhman", "20160614-2386");
        let concerns = vec![(Some(Whom::New(elsa)), school_report())];
        let id = self.hears((self.omar, self.unit), "2026-03-02T08:20:00Z", concerns, None).await[0];
        self.takes(self.omar, id, BEGUN).await;
        self.goes_to(id, BEGUN, StationKind::Support).await;
        let (m, mut tx) = (self.at(BEGUN), self.write().await);
        let since = day("2026-03-02");
        let new = NewSupport { assignment: None, decision: None, called: "Stöd hemma", giver: None, since };
        let support = support::begin(&mut tx, &m, id, &new, "staff:test").await.unwrap();
        let first = Clock::follow_up(since, self.law()).unwrap();
        clock::start(&mut tx, id, &first, m.at, "staff:test").await.unwrap();
        let goal = goal::new(&mut tx, &m, id, (&text("Elsa kommer i tid."), None, since), "staff:test").await.unwrap();
        tx.commit().await.unwrap();
        (id, support, goal)
    }

    /// The support ends.
    pub async fn ends(&self, matter: MatterId, support: Uuid) {
        let (m, why) = (self.at(NOW), text("Det är lugnt hemma."));
        let ends = Ends { on: day("2026-06-01"), how: How::Reached, why: &why, family: None };
        let mut tx = self.write().await;
        support::end(&mut tx, &m, (matter, support), &ends, "staff:test").await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Omar writes a follow-up down, with the goal as he sees it.
    pub async fn follows(&self, matter: MatterId, new: NewFollowUp, goals: Vec<Look>) -> Result<Uuid, No> {
        let by = self.permit(self.omar, Act::Assess, matter).await?;
        let seen = self.version(matter).await;
        let mut tx = self.write().await;
        let call = FollowUp { matter, seen, new, goals };
        let id = deeds::follow_up(&mut tx, &by, &self.at(NOW), call).await?;
        tx.commit().await.unwrap();
        Ok(id)
    }

    /// Omar closes the matter.
    pub async fn closes(&self, matter: MatterId, words: Words) -> Result<(), No> {
        let by = self.permit(self.omar, Act::Write, matter).await?;
        let seen = self.version(matter).await;
        let mut tx = self.write().await;
        deeds::close(&mut tx, &by, &self.at(NOW), Close { matter, seen, words }).await?;
        tx.commit().await.unwrap();
        Ok(())
    }

    /// The day until which a kind of clock runs.
    pub async fn due(&self, matter: MatterId, kind: ClockKind) -> Option<String> {
        self.clocks(matter).await.into_iter().find(|(of, _)| *of == kind).map(|(_, due)| due)
    }
}

/// What was said at a follow-up on the second of June.
pub fn said(next: Next) -> NewFollowUp {
    NewFollowUp {
        on: day("2026-06-02"),
        with: [With::Person, With::Parents].into(),
        changed: text("Elsa kommer i tid fyra dagar av fem."),
        said: Some(text("Det är lugnare på morgonen.")),
        childs_view: Some(ChildsView::Said("Jag hinner äta frukost.".into())),
        next,
    }
}

/// What the family is told.
pub fn words() -> Words {
    Words {
        done: text("Ni har haft stöd hemma."),
        became: text("Elsa kommer i tid."),
        again: text("Ring oss."),
        unfollowed: None,
    }
}
