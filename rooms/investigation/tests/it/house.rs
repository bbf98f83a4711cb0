//! An investigation that somebody has opened, on both databases, and English for what people do in it.

use access::office::{self, Post, UnitKind};
use access::{No, Rank, StaffId, UnitId};
use bed::{Bed, Hire, aged, boss, school_report};
use casefile::MatterId;
use casefile::matter::{clock, investigation as begun, station, station::StationKind, station::Step};
use investigation::EXTEND_RIGHT;
use law::follows::Stage;
use law::reading::Competence;
use law::{Clock, ClockKind};

/// Everything a story stands in.
pub struct House {
    bed: Bed,
    intake: UnitId,
    /// Leads the work with children, and decides on more time.
    pub birgitta: StaffId,
    /// Stands in for her there.
    pub margareta: StaffId,
    /// Has the child's matter.
    pub yusuf: StaffId,
    /// Works with children in the same unit, without the matter.
    pub leila: StaffId,
}

bed::house!(House);

impl House {
    async fn on(bed: Bed) -> House {
        let (m, areas) = (bed.at("2026-01-02T08:00:00Z"), [Competence::Child]);
        let mut tx = bed.write().await;
        let intake = office::add_unit(&mut tx, &m, &boss(), "Mottagningen", UnitKind::Intake).await.unwrap();
        let all = [
            (Hire::of("margareta"), (intake, Post::Head)),
            (Hire::of("birgitta").with(&areas), (intake, Post::Lead)),
            (Hire::of("yusuf").with(&areas), (intake, Post::Member)),
            (Hire::of("leila").with(&areas), (intake, Post::Member)),
        ];
        let [margareta, birgitta, yusuf, leila] = Hire::begin(all, &mut tx, &m).await;
        for (staff, rank) in [(birgitta, Rank::First), (margareta, Rank::Substitute)] {
            office::entrust(&mut tx, &m, &boss(), EXTEND_RIGHT, staff, rank).await.unwrap();
        }
        tx.commit().await.unwrap();
        House { bed, intake, birgitta, margareta, yusuf, leila }
    }

    /// A school tells of Elsa, nine years old; Yusuf takes her matter, and nobody has decided anything.
    pub async fn taken(&self, at: &str) -> MatterId {
        let elsa = self.bed.hears((self.leila, self.intake), at, vec![(Some(aged("Elsa", 9)), school_report())], None);
        let elsa = elsa.await[0];
        self.takes(self.yusuf, elsa, at).await;
        elsa
    }

    /// The same, and an investigation is opened the same day: what is done in the room before.
    pub async fn opened(&self, at: &str) -> MatterId {
        let (elsa, m) = (self.taken(at).await, self.at(at));
        let mut tx = self.write().await;
        let step = Step { at: m.at, actor: "staff:test", why: "open" };
        for kind in [ClockKind::Protective, ClockKind::Preliminary] {
            clock::stop(&mut tx, elsa, kind, step).await.unwrap();
        }
        let today = m.law.settings().zone.day(m.at.instant());
        let person = casefile::matter::one(&mut tx, elsa).await.unwrap().unwrap().person;
        begun::begin(&mut tx, elsa, person, Stage::Child, today).await.unwrap();
        begun::decide(&mut tx, elsa, step).await.unwrap();
        let clock = Clock::investigation(today, &m.law).unwrap();
        clock::start(&mut tx, elsa, &clock, m.at, "staff:test").await.unwrap();
        station::go(&mut tx, elsa, StationKind::Intake, StationKind::Investigation, step).await.unwrap();
        tx.commit().await.unwrap();
        elsa
    }

    /// The investigation has ended.
    pub async fn ends(&self, matter: MatterId, at: &str) {
        let m = self.at(at);
        let mut tx = self.write().await;
        let step = Step { at: m.at, actor: "staff:test", why: "decided" };
        assert!(begun::end(&mut tx, matter, step).await.unwrap());
        tx.commit().await.unwrap();
    }
}

/// Whether somebody was faster.
pub fn is_stale(no: &Result<impl std::fmt::Debug, No>) -> bool {
    matches!(no, Err(No::Stale) | Err(No::Fault(store::Fault::Stale)))
}
