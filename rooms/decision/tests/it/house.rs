//! A unit that investigates, on both databases, and English for what people do in it before and at a decision.

use access::office::{self, Post, UnitKind};
use access::{Act, No, Rank, StaffId, UnitId};
use bed::{Bed, Hire, boss, day, school_report, text, with_number};
use casefile::matter::decision::{Exception, Outcome};
use casefile::matter::measure::{
    self, NewMeasure, OnConsent, Rests,
    consent::{self, Answer, Giver, Said},
};
use casefile::matter::{clock, investigation, station::StationKind, station::Step};
use casefile::person::guarded::{self, ReachKind};
use casefile::registration::{
    Concern, Whom,
    guardians::{LookedUp, guardians_are},
};
use casefile::{MatterId, NewPerson, PersonId, matter, person};
use decision::How;
use decision::deeds::{self, Communicate, Decide, Ends, Made, Proposal};
use law::Clock;
use law::consent::{Measure, Whose};
use law::known::Protection;
use law::reading::{Area, Competence, Kind, ReporterKind};
use store::Uuid;

/// The right to decide on support for a child.
pub const SUPPORT: &str = "decide on support for a child";

/// Everything a story stands in.
pub struct House {
    bed: Bed,
    unit: UnitId,
    /// Heads the unit, and decides while both who may are away.
    pub maja: StaffId,
    /// Leads the work with children, and decides.
    pub lena: StaffId,
    /// Decides as well.
    pub birgit: StaffId,
    /// Carries the matters, and has no right to decide.
    pub omar: StaffId,
}

bed::house!(House);

impl House {
    async fn on(bed: Bed) -> House {
        let (m, areas) = (bed.at("2026-01-02T08:00:00Z"), [Competence::Child]);
        let mut tx = bed.write().await;
        let unit = office::add_unit(&mut tx, &m, &boss(), "Utredning barn", UnitKind::Intake).await.unwrap();
        let all = [
            (Hire::of("maja"), (unit, Post::Head)),
            (Hire::of("lena").with(&areas), (unit, Post::Lead)),
            (Hire::of("birgit").with(&areas), (unit, Post::Lead)),
            (Hire::of("omar").with(&areas), (unit, Post::Member)),
        ];
        let [maja, lena, birgit, omar] = Hire::begin(all, &mut tx, &m).await;
        for right in [SUPPORT, "end a child investigation without support"] {
            for (staff, rank) in [(lena, Rank::First), (birgit, Rank::First), (maja, Rank::Substitute)] {
                office::entrust(&mut tx, &m, &boss(), right, staff, rank).await.unwrap();
            }
        }
        tx.commit().await.unwrap();
        House { bed, unit, maja, lena, birgit, omar }
    }

    /// A school rings about a child; Omar takes the matter, an investigation is opened, and the guardians are looked up.
    pub async fn investigated(&self, child: NewPerson, guardians: &[NewPerson]) -> MatterId {
        let concerns = vec![(Some(Whom::New(child)), school_report())];
        let matter = self.hears((self.omar, self.unit), "2026-03-02T08:20:00Z", concerns, None).await[0];
        let m = self.at("2026-03-02T10:00:00Z");
        self.takes(self.omar, matter, "2026-03-02T10:00:00Z").await;
        self.goes_to(matter, "2026-03-02T10:00:00Z", StationKind::Investigation).await;
        let mut tx = self.write().await;
        let read = matter::one(&mut tx, matter).await.unwrap().unwrap();
        let step = Step { at: m.at, actor: "staff:test", why: "opened" };
        investigation::begin(&mut tx, matter, read.person, read.stage, day("2026-03-02")).await.unwrap();
        investigation::decide(&mut tx, matter, step).await.unwrap();
        let months = Clock::investigation(day("2026-03-02"), self.law()).unwrap();
        clock::start(&mut tx, matter, &months, m.at, "staff:test").await.unwrap();
        let mut ids = Vec::new();
        for guardian in guardians {
            let id = PersonId::of(m.id());
            person::keep(&mut tx, &m, id, guardian, "staff:test").await.unwrap();
            ids.push(id);
        }
        tx.commit().await.unwrap();
        if !ids.is_empty() {
            let by = self.permit(self.omar, Act::Write, matter).await.unwrap();
            let seen = self.version(matter).await;
            let mut tx = self.write().await;
            let call = LookedUp { matter, seen, guardians: ids.into_iter().collect() };
            guardians_are(&mut tx, &by, &m, &call).await.unwrap();
            tx.commit().await.unwrap();
        }
        matter
    }

    /// A guardian applies for support for a child: it is investigated from the first second.
    pub async fn applied(&self, child: NewPerson) -> MatterId {
        let asked = Concern::new(None, Kind::ApplicationSupport, Area::Child, ReporterKind::Guardian);
        let concerns = vec![(Some(Whom::New(child)), asked)];
        self.hears((self.omar, self.unit), "2026-03-02T08:20:00Z", concerns, None).await[0]
    }

    /// Elsa, nine years old, with a mother and a father.
    pub async fn elsa(&self) -> MatterId {
        let guardians = [with_number("Åsa Öhman", "19841015-2386"), with_number("Per Öhman", "19820307-9812")];
        self.investigated(with_number("Elsa Öhman", "20160614-2386"), &guardians).await
    }

    /// Who is heard and gets a letter, by name.
    pub async fn addressees(&self, matter: MatterId) -> Vec<(String, PersonId)> {
        let (all, _) = decision::addressees(&mut self.read().await, matter, day("2026-03-02")).await.unwrap();
        let mut all: Vec<_> = all.into_iter().map(|one| (one.person.name, one.person.id)).collect();
        all.sort();
        all
    }

    /// The party of that name.
    pub async fn party(&self, matter: MatterId, name: &str) -> PersonId {
        self.addressees(matter).await.into_iter().find(|(called, _)| called == name).unwrap().1
    }

    /// Somebody of them has a protected identity and an address from now on.
    pub async fn lives(&self, who: PersonId, address: &str, degree: Protection) {
        let (mut tx, m) = (self.write().await, self.at("2026-03-02T11:00:00Z"));
        let version = person::one(&mut tx, who).await.unwrap().unwrap().version;
        guarded::keep(&mut tx, &m, who, ReachKind::Address, &text(address), "staff:test").await.unwrap();
        if degree != Protection::None {
            person::protect(&mut tx, &m, who, version, degree).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// Omar gives material to some of them.
    pub async fn gives(
        &self,
        matter: MatterId,
        at: &str,
        to: Vec<PersonId>,
        (material, until): (&str, &str),
    ) -> Result<(), No> {
        let by = self.permit(self.omar, Act::Write, matter).await?;
        let seen = self.version(matter).await;
        let mut tx = self.write().await;
        let call = Communicate { matter, seen, to, material: text(material), how: How::ByHand, answer_by: day(until) };
        deeds::communicate(&mut tx, &by, &self.at(at), call).await?;
        tx.commit().await.unwrap();
        Ok(())
    }

    /// Support at home is written down, and these guardians say yes to it.
    pub async fn consents(&self, matter: MatterId, who: &[&str]) {
        let mut givers = Vec::new();
        for name in who {
            givers.push(Giver { whose: Whose::Guardians, person: Some(self.party(matter, name).await) });
        }
        let (mut tx, m, what) = (self.write().await, self.at("2026-03-04T11:00:00Z"), text("Någon hämtar henne."));
        let of = [Whose::Guardians].into();
        let rules = vec![self.law().cite("INS-7", day("2026-03-04")).unwrap()];
        let rests = Rests::OnConsent(OnConsent { of, rules, suitable: None });
        let since = day("2026-03-04");
        let new = NewMeasure { kind: Measure::Support, what: &what, since, rests: &rests, actor: "staff:test" };
        let covers = [measure::begin(&mut tx, &m, matter, &new).await.unwrap()].into();
        let words = text("Ja, det går bra.");
        let said = Said { day: since, how: consent::How::Phone, words: &words, actor: "staff:test" };
        for giver in givers {
            consent::note(&mut tx, &m, matter, (giver, Answer::Given { until: None }), (&said, &covers)).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// Lena decides anew what was decided before.
    pub async fn replaces(
        &self,
        matter: MatterId,
        at: &str,
        old: Uuid,
        (kind, made): (&str, Proposal),
    ) -> Result<Made, No> {
        let by = self.permit(self.lena, Act::Decide, matter).await?;
        let (seen, presenter) = (self.version(matter).await, self.omar);
        let call = Decide { matter, seen, kind: kind.into(), made, presenter, others: None, replaces: Some(old) };
        let mut tx = self.write().await;
        let made = deeds::decide(&mut tx, &by, &self.at(at), call).await?;
        tx.commit().await.unwrap();
        Ok(made)
    }

    /// Somebody decides.
    pub async fn decides(
        &self,
        who: StaffId,
        matter: MatterId,
        at: &str,
        (kind, made): (&str, Proposal),
    ) -> Result<Made, No> {
        let by = self.permit(who, Act::Decide, matter).await?;
        let seen = self.version(matter).await;
        let call = Decide { matter, seen, kind: kind.into(), made, presenter: self.omar, others: None, replaces: None };
        let mut tx = self.write().await;
        let made = deeds::decide(&mut tx, &by, &self.at(at), call).await?;
        tx.commit().await.unwrap();
        Ok(made)
    }
}

/// What is decided, where nobody was heard because it could not wait.
pub fn proposal(outcome: Outcome) -> Proposal {
    Proposal {
        outcome,
        ends: Ends::Finished,
        ground: text("Elsa behöver någon som hämtar henne när mamma arbetar."),
        facts: text("Elsa har varit ensam hemma fyra kvällar i februari."),
        means: [text("Ni får hjälp hemma."), text("Omar ringer på måndag."), text("Ring om något känns fel.")],
        follow_up: Some(day("2026-06-12")),
        unheard: Some((Exception::CannotWait, text("Elsa är ensam i kväll."))),
        childs_view: Some(text("Elsa vill bo kvar hemma, och det får hon.")),
        consent_why: Some(text("Pappa går inte att nå, 6 kap. 13 a § FB.")),
    }
}
