//! A unit that investigates on both databases, with a frozen clock and a seeded chance, and English for what is done in it.

use ::investigation::consent::{self, Begin, Note, Way, Withdraw};
use access::office::{self, Post, UnitKind};
use access::{Act, No, StaffId, UnitId};
use bed::{Bed, Hire, boss, day, somebody, text};
use casefile::matter::measure::{
    Measure, MeasureId,
    consent::{Answer, ConsentId, Giver, How},
    holds::{Consenting, State},
};
use casefile::matter::{self, investigation as inquiry, station::Step};
use casefile::registration::{Concern, Whom, guardians};
use casefile::{MatterId, PersonId, person};
use law::consent::{Measure as Kind, Whose};
use law::credentials::Degree;
use law::reading::Competence;
use std::collections::BTreeSet;

/// Everything a story stands in.
pub struct House {
    bed: Bed,
    intake: UnitId,
    /// Works with children and adults, and carries what is told here.
    pub leila: StaffId,
    /// Works with income support only.
    pub petra: StaffId,
    karin: StaffId,
}

bed::house!(House);

impl House {
    async fn on(bed: Bed) -> House {
        let (m, areas) = (bed.at("2026-01-02T08:00:00Z"), [Competence::Child, Competence::Addiction]);
        let mut tx = bed.write().await;
        let intake = office::add_unit(&mut tx, &m, &boss(), "Mottagningen", UnitKind::Intake).await.unwrap();
        let all = [
            (Hire::of("margareta"), (intake, Post::Head)),
            (Hire::of("leila").with(&areas), (intake, Post::Member)),
            (Hire::of("petra").with(&[Competence::Economy]), (intake, Post::Member)),
            (Hire { degree: Degree::Other, ..Hire::of("karin") }, (intake, Post::Member)),
        ];
        let [_, leila, petra, karin] = Hire::begin(all, &mut tx, &m).await;
        tx.commit().await.unwrap();
        House { bed, intake, leila, petra, karin }
    }

    /// Karin registers a contact that concerns these, all at once, and Leila takes each matter.
    pub async fn hears(&self, concerns: Vec<(Whom, Concern)>) -> Vec<MatterId> {
        let concerns = concerns.into_iter().map(|(whom, concern)| (Some(whom), concern)).collect();
        let at = "2026-03-02T08:20:00Z";
        let all = self.bed.hears((self.karin, self.intake), at, concerns, None).await;
        for matter in &all {
            let (m, by) = (self.at(at), self.permit(self.leila, Act::Carry, *matter).await.unwrap());
            let mut tx = self.write().await;
            access::charge::take(&mut tx, &m, &by, matter.uuid()).await.unwrap();
            tx.commit().await.unwrap();
        }
        all
    }

    /// An investigation is opened in the matter.
    pub async fn opens(&self, matter: MatterId) {
        let (m, mut tx) = (self.at("2026-03-03T08:00:00Z"), self.write().await);
        let read = matter::one(&mut tx, matter).await.unwrap().unwrap();
        inquiry::begin(&mut tx, matter, read.person, read.stage, day("2026-03-03")).await.unwrap();
        let step = Step { at: m.at, actor: "staff:test", why: "opened" };
        assert!(inquiry::decide(&mut tx, matter, step).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// Somebody has looked up who has custody: these, whom we had no record of.
    pub async fn custody(&self, matter: MatterId, names: &[&str]) -> Vec<PersonId> {
        let (m, by) = (self.at("2026-03-03T09:00:00Z"), self.permit(self.leila, Act::Write, matter).await.unwrap());
        let mut tx = self.write().await;
        let mut all = Vec::new();
        for name in names {
            let id = PersonId::of(m.id());
            person::keep(&mut tx, &m, id, &somebody(name), &by.actor()).await.unwrap();
            all.push(id);
        }
        let seen = matter::one(&mut tx, matter).await.unwrap().unwrap().version;
        let call = guardians::LookedUp { matter, seen, guardians: all.iter().copied().collect() };
        guardians::guardians_are(&mut tx, &by, &m, &call).await.unwrap();
        tx.commit().await.unwrap();
        all
    }

    /// Leila begins a measure on 4 March.
    pub async fn begins(&self, matter: MatterId, kind: Kind, what: &str) -> Result<MeasureId, No> {
        self.begins_so(matter, kind, what, (Way::AsAsked, None)).await
    }

    /// The same, in a way of her choice.
    pub async fn begins_so(
        &self,
        matter: MatterId,
        kind: Kind,
        what: &str,
        (way, why): (Way, Option<&str>),
    ) -> Result<MeasureId, No> {
        let by = self.permit(self.leila, Act::Write, matter).await?;
        let (seen, suitable) = (self.version(matter).await, why.map(text));
        let call = Begin { matter, seen, kind, what: text(what), since: day("2026-03-04"), way, suitable };
        let mut tx = self.write().await;
        let id = consent::begin(&mut tx, &by, &self.at("2026-03-04T08:00:00Z"), call).await?;
        tx.commit().await.unwrap();
        Ok(id)
    }

    /// Somebody answers on 5 March, about these measures.
    pub async fn answers(
        &self,
        matter: MatterId,
        giver: Giver,
        answer: Answer,
        covers: &[MeasureId],
    ) -> Result<ConsentId, No> {
        let by = self.permit(self.leila, Act::Write, matter).await?;
        let covers: BTreeSet<MeasureId> = covers.iter().copied().collect();
        let (seen, day, how) = (self.version(matter).await, day("2026-03-05"), How::Phone);
        let call = Note { matter, seen, covers, giver, answer, day, how, words: text("Ja, men inte hemma.") };
        let mut tx = self.write().await;
        let id = consent::note(&mut tx, &by, &self.at("2026-03-05T08:00:00Z"), call).await?;
        tx.commit().await.unwrap();
        Ok(id)
    }

    /// A yes is taken back on 9 March.
    pub async fn takes_back(&self, matter: MatterId, consent: ConsentId) -> Result<Vec<MeasureId>, No> {
        let by = self.permit(self.leila, Act::Write, matter).await?;
        let (seen, day, how) = (self.version(matter).await, day("2026-03-09"), How::Meeting);
        let call = Withdraw { matter, seen, consent, day, how, words: text("Jag vill inte mer.") };
        let mut tx = self.write().await;
        let stopped = consent::withdraw(&mut tx, &by, &self.at("2026-03-09T08:00:00Z"), call).await?;
        tx.commit().await.unwrap();
        Ok(stopped.into_iter().collect())
    }

    /// The matter as far as consent goes, at an hour.
    pub async fn around(&self, matter: MatterId, at: &str) -> Consenting {
        let mut tx = self.read().await;
        let read = matter::one(&mut tx, matter).await.unwrap().unwrap();
        Consenting::load(&mut tx, &self.at(at), &read).await.unwrap()
    }

    /// Whether a measure may be carried out at an hour.
    pub async fn state(&self, matter: MatterId, measure: MeasureId, at: &str) -> State {
        let around = self.around(matter, at).await;
        let one: &Measure = around.measures.iter().find(|one| one.id == measure).unwrap();
        around.state(one, self.law())
    }
}

pub fn guardian(person: PersonId) -> Giver {
    Giver { whose: Whose::Guardians, person: Some(person) }
}

pub fn own(person: PersonId) -> Giver {
    Giver { whose: Whose::Person, person: Some(person) }
}

pub const YES: Answer = Answer::Given { until: None };
