//! A joint intake on both databases, with a frozen clock and a seeded chance, and English for what people do in it.

use access::office::{self, Post, UnitKind};
use access::{Rank, StaffId, UnitId};
use assessment::{Ground, NOT_OPEN_ADULT_RIGHT, NOT_OPEN_RIGHT, OPEN_ADULT_RIGHT, OPEN_LVM_RIGHT, OPEN_RIGHT};
use bed::{Bed, Hire, boss, school_report};
use casefile::MatterId;
use casefile::matter::{clock, station, station::StationKind, station::Step};
use casefile::registration::{Concern, Whom};
use law::ClockKind;
use law::credentials::Degree;
use law::reading::{Asked, Competence};

/// Everything a story stands in.
pub struct House {
    bed: Bed,
    pub intake: UnitId,
    /// Heads the intake, opens investigations under LVM, and decides not to open while Birgitta is away.
    pub margareta: StaffId,
    /// Leads the work with children and with harmful use, and decides both; about adults only not to open.
    pub birgitta: StaffId,
    /// Works with children, and opens investigations.
    pub yusuf: StaffId,
    /// Works with children, and has no delegation there; opens investigations about adults.
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
        let all = [
            (Hire::of("margareta"), (intake, Post::Head)),
            (Hire::of("birgitta").with(&areas), (intake, Post::Lead)),
            (Hire::of("yusuf").with(&areas), (intake, Post::Member)),
            (Hire::of("leila").with(&areas), (intake, Post::Member)),
            (Hire { degree: Degree::Other, ..Hire::of("sam").with(&areas) }, (intake, Post::Member)),
            (Hire { degree: Degree::Other, ..Hire::of("karin") }, (intake, Post::Member)),
        ];
        let [margareta, birgitta, yusuf, leila, sam, karin] = Hire::begin(all, &mut tx, &m).await;
        for (right, staff, rank) in [
            (OPEN_RIGHT, birgitta, Rank::First),
            (OPEN_RIGHT, yusuf, Rank::First),
            (NOT_OPEN_RIGHT, birgitta, Rank::First),
            (NOT_OPEN_RIGHT, margareta, Rank::Substitute),
            (OPEN_ADULT_RIGHT, leila, Rank::First),
            (NOT_OPEN_ADULT_RIGHT, birgitta, Rank::First),
            (NOT_OPEN_ADULT_RIGHT, leila, Rank::Substitute),
            (OPEN_LVM_RIGHT, margareta, Rank::First),
        ] {
            office::entrust(&mut tx, &m, &boss(), right, staff, rank).await.unwrap();
        }
        tx.commit().await.unwrap();
        House { bed, intake, margareta, birgitta, yusuf, leila, sam, karin }
    }

    /// Somebody takes the matter, and the protective assessment has been signed: what the intake does before.
    pub async fn judged(&self, by: StaffId, at: &str, matter: MatterId) {
        let m = self.at(at);
        self.takes(by, matter, at).await;
        let mut tx = self.write().await;
        let step = Step { at: m.at, actor: "staff:test", why: "protection_assessed" };
        clock::stop(&mut tx, matter, ClockKind::Protective, step).await.unwrap();
        station::go(&mut tx, matter, StationKind::Intake, StationKind::Assessment, step).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Karin registers a contact that concerns these, all at once.
    pub async fn hears(&self, at: &str, concerns: Vec<(Whom, Concern)>) -> Vec<MatterId> {
        let concerns = concerns.into_iter().map(|(whom, concern)| (Some(whom), concern)).collect();
        self.bed.hears((self.karin, self.intake), at, concerns, None).await
    }

    /// Whether a matter is closed for everybody but its last carrier and its head.
    pub async fn is_closed(&self, matter: MatterId) -> bool {
        let charge = access::charge::charge(&mut self.read().await, matter.uuid()).await.unwrap().unwrap();
        charge.closed_at.is_some()
    }
}

/// The same, and the school wants to know what becomes of it.
pub fn school_asks() -> Concern {
    Concern { asked: Asked::Yes, ..school_report() }
}

pub fn ground() -> Ground {
    Ground::parse("Skolan har sett märken på armarna vid två tillfällen.").unwrap()
}
