//! A joint intake on both databases, with a frozen clock and a seeded chance, and English for what people do in it.

use access::office::{self, Post, UnitKind};
use access::{Rank, StaffId, UnitId};
use bed::{Bed, Hire, boss};
use casefile::MatterId;
use casefile::registration::{Concern, Whom};
use intake::PROTECTIVE_RIGHT;
use law::credentials::Degree;
use law::reading::Competence;

/// Everything a story stands in.
pub struct House {
    bed: Bed,
    pub intake: UnitId,
    /// Heads the intake, and is versed in no area.
    pub margareta: StaffId,
    /// Work with children.
    pub yusuf: StaffId,
    pub leila: StaffId,
    /// Works with children and has another degree.
    pub sam: StaffId,
    /// Writes down contacts.
    karin: StaffId,
}

bed::house!(House);

impl House {
    async fn on(bed: Bed) -> House {
        let (m, areas) = (bed.at("2026-01-02T08:00:00Z"), [Competence::Child, Competence::Addiction]);
        let mut tx = bed.write().await;
        let intake = office::add_unit(&mut tx, &m, &boss(), "Mottagningen", UnitKind::Intake).await.unwrap();
        let margareta = Hire::of("margareta").begins(&mut tx, &m, (intake, Post::Head)).await;
        let mut all = Vec::new();
        for who in [
            Hire::of("yusuf").with(&areas),
            Hire::of("leila").with(&areas),
            Hire { degree: Degree::Other, ..Hire::of("sam").with(&areas) },
            Hire { degree: Degree::Other, ..Hire::of("karin") },
        ] {
            all.push(who.begins(&mut tx, &m, (intake, Post::Member)).await);
        }
        let [yusuf, leila, sam, karin] = all.try_into().unwrap();
        office::entrust(&mut tx, &m, &boss(), PROTECTIVE_RIGHT, yusuf, Rank::First).await.unwrap();
        tx.commit().await.unwrap();
        House { bed, intake, margareta, yusuf, leila, sam, karin }
    }

    /// Karin registers a contact that concerns these, all at once.
    pub async fn hears(&self, at: &str, concerns: Vec<(impl Into<Option<Whom>>, Concern)>) -> Vec<MatterId> {
        let concerns = concerns.into_iter().map(|(whom, concern)| (whom.into(), concern)).collect();
        self.bed.hears((self.karin, self.intake), at, concerns, None).await
    }
}
