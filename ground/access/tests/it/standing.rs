//! The view `standing` counts each fact from real rows.

use crate::bed::{self, Clock, Town, boss, day, may};
use access::{
    Act, Fact, Facts, No, Permit, StaffId,
    charge::{self, Emergency, Reason, Receiver, break_glass},
    office::{self, Post},
};
use law::reading::{Competence, Qualification};
use store::{Stmt, Ts, Tx, Uuid, args};

const STANDING: Stmt = Stmt::both("select * from standing where staff_id = $1 and matter_id = $2");

async fn facts(tx: &mut Tx, staff: StaffId, matter: Uuid) -> Facts {
    Facts::from_standing(tx.rows(STANDING, args![staff, matter]).await.unwrap().first().unwrap()).unwrap()
}

/// What a fact is before and after something happened; everything else must stay as it was.
struct Change<'a> {
    before: Facts,
    staff: StaffId,
    matter: Uuid,
    tx: &'a mut Tx,
}

impl Change<'_> {
    async fn turns(&mut self, on: &[Fact], off: &[Fact]) {
        let after = facts(self.tx, self.staff, self.matter).await;
        for f in Fact::ALL {
            let want = (self.before.has(*f) || on.contains(f)) && !off.contains(f);
            assert_eq!(after.has(*f), want, "{f:?} (on {on:?}, off {off:?})");
            assert!(!(self.before.has(*f) && on.contains(f)), "{f:?} held already");
            assert!(self.before.has(*f) || !off.contains(f), "{f:?} did not hold");
        }
        self.before = after;
    }
}

#[tokio::test]
async fn each_fact_turns_with_its_rows_and_no_other_does() {
    use Fact::*;
    for db in bed::built("facts").await {
        let clock = Clock::new(7);
        let m = clock.at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let (child, mother) = (Uuid::from_u128(11), Uuid::from_u128(12));
        let matter = t.child(&mut tx, &m, &[child, mother]).await;

        // Petra: income support, in the same unit.
        let before = facts(&mut tx, t.petra, matter).await;
        assert_eq!(before, Facts::of(&[Unit, Waiting, Independent, Active]));
        let mut petra = Change { before, staff: t.petra, matter, tx: &mut tx };
        office::add_competence(petra.tx, &m, &boss(), t.petra, Competence::Child).await.unwrap();
        petra.turns(&[Area], &[]).await;
        office::drop_competence(petra.tx, &m, &boss(), t.petra, Competence::Child).await.unwrap();
        petra.turns(&[], &[Area]).await;
        charge::kin(petra.tx, &m, t.petra, mother).await.unwrap();
        petra.turns(&[Kin], &[]).await;
        charge::not_kin(petra.tx, t.petra, mother).await.unwrap();
        petra.turns(&[], &[Kin]).await;
        charge::guard(petra.tx, &m, mother).await.unwrap();
        petra.turns(&[], &[]).await;
        charge::unguard(petra.tx, mother).await.unwrap();
        for subject in [child, matter] {
            charge::guard(petra.tx, &m, subject).await.unwrap();
            petra.turns(&[Guarded], &[]).await;
            charge::unguard(petra.tx, subject).await.unwrap();
            petra.turns(&[], &[Guarded]).await;
        }
        office::clear(petra.tx, &m, &boss(), t.petra).await.unwrap();
        petra.turns(&[Cleared], &[]).await;
        office::unclear(petra.tx, &m, &boss(), t.petra).await.unwrap();
        petra.turns(&[], &[Cleared]).await;
        office::note_absence(petra.tx, &m, &boss(), t.petra, (day("02"), day("03"))).await.unwrap();
        petra.turns(&[Away], &[]).await;
        office::settle(petra.tx, &clock.at("04T00:30")).await.unwrap();
        petra.turns(&[], &[Away]).await;
        let glass = Permit::for_staff(petra.tx, t.petra, Act::Glass).await.unwrap();
        let why = Reason::parse(Emergency::Danger, "Barnet är ensamt hemma nu.").unwrap();
        let until = break_glass(petra.tx, &m, &glass, matter, &why).await.unwrap();
        assert_eq!(until.micros() - m.at.micros(), 3_600_000_000);
        petra.turns(&[Glass], &[]).await;
        access::expire(petra.tx, &clock.at("02T09:59"), t.petra).await.unwrap();
        petra.turns(&[], &[]).await;
        access::expire(petra.tx, &clock.at("02T10:00"), t.petra).await.unwrap();
        petra.turns(&[], &[Glass]).await;
        office::place(petra.tx, &m, &boss(), (t.petra, t.intake, Post::Lead), (day("04"), None)).await.unwrap();
        petra.turns(&[], &[]).await;
        office::settle(petra.tx, &clock.at("04T00:30")).await.unwrap();
        petra.turns(&[], &[]).await;
        office::add_competence(petra.tx, &m, &boss(), t.petra, Competence::Child).await.unwrap();
        petra.turns(&[Area, Head], &[]).await;
        office::end_engagement(petra.tx, &clock.at("04T09:00"), &boss(), t.petra, day("04")).await.unwrap();
        petra.turns(&[], &[]).await;
        office::settle(petra.tx, &clock.at("05T00:00")).await.unwrap();
        petra.turns(&[], &[Active]).await;
    }
}

#[tokio::test]
async fn ties_deputies_and_closing_are_facts_too() {
    use Fact::*;
    for db in bed::built("ties").await {
        let clock = Clock::new(8);
        let m = clock.at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let matter = t.child(&mut tx, &m, &[]).await;
        let far = Facts::of(&[Area, Degree, Independent, Active]);

        // Maria works elsewhere: consulted, then offered the matter, then carries it in her own unit.
        assert_eq!(facts(&mut tx, t.maria, matter).await, far.with(Waiting));
        let hand = Permit::for_matter(&mut tx, t.margareta, Act::Hand, matter).await.unwrap();
        let until: Ts = clock.at("09T12:00").at;
        charge::consult(&mut tx, &m, &hand, matter, t.maria, until).await.unwrap();
        assert_eq!(facts(&mut tx, t.maria, matter).await, far.with(Waiting).with(Consulted));
        access::expire(&mut tx, &clock.at("09T12:00"), t.maria).await.unwrap();
        charge::offer(&mut tx, &m, &hand, matter, (t.inquiry, Some(t.maria))).await.unwrap();
        assert_eq!(facts(&mut tx, t.maria, matter).await, far.with(Waiting).with(Receiving));
        assert!(facts(&mut tx, t.karin, matter).await.has(Registrar));
        let carry = Permit::for_matter(&mut tx, t.maria, Act::Carry, matter).await.unwrap();
        let taken = charge::receive(&mut tx, &m, &carry, matter, Receiver::Oneself).await.unwrap();
        assert_eq!((taken.unit, taken.carrier, taken.head), (t.inquiry, t.maria, t.maria));
        assert_eq!(facts(&mut tx, t.maria, matter).await, far.with(Own).with(Head).with(Unit));
        assert_eq!(facts(&mut tx, t.karin, matter).await, Facts::of(&[Active]));

        // Birgitta stands in for Margareta only while she is away, also where she leads nothing.
        let adult = t.register(&mut tx, &m, (Competence::Addiction, Qualification::None), &[]).await;
        assert!(!facts(&mut tx, t.birgitta, adult).await.has(Head));
        office::note_absence(&mut tx, &m, &boss(), t.margareta, (day("04"), day("06"))).await.unwrap();
        office::settle(&mut tx, &clock.at("03T08:00")).await.unwrap();
        assert!(!facts(&mut tx, t.birgitta, adult).await.has(Head));
        office::settle(&mut tx, &clock.at("04T08:00")).await.unwrap();
        assert!(facts(&mut tx, t.birgitta, adult).await.has(Head));
        office::settle(&mut tx, &clock.at("07T08:00")).await.unwrap();
        assert!(!facts(&mut tx, t.birgitta, adult).await.has(Head));

        // Closed: hers to read, and nobody's to change.
        let write = Permit::for_matter(&mut tx, t.maria, Act::Write, matter).await.unwrap();
        charge::close(&mut tx, &m, &write, matter).await.unwrap();
        assert_eq!(facts(&mut tx, t.maria, matter).await, far.with(Own).with(Head).with(Unit).with(Closed));
        assert_eq!(may(&mut tx, t.maria, matter).await, ["see", "read", "support"]);
        let no = Permit::for_matter(&mut tx, t.maria, Act::Write, matter).await.unwrap_err();
        assert!(matches!(no, No::Refusal(r) if r.word == "access-rule-closed-fixed"));
    }
}

#[tokio::test]
async fn protection_closes_the_matter_whose_file_tells_of_the_person_and_hides_the_words_of_all() {
    for db in bed::built("shields").await {
        let m = Clock::new(9).at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let [child, mother, twin] = [21, 22, 23].map(Uuid::from_u128);
        let (of_child, of_mother) = (t.child(&mut tx, &m, &[child]).await, t.child(&mut tx, &m, &[mother]).await);
        charge::concern(&mut tx, of_mother, child).await.unwrap();
        charge::guard(&mut tx, &m, child).await.unwrap();
        let closed = async |tx: &mut Tx, matter| facts(tx, t.jonas, matter).await.has(Fact::Guarded);
        assert!(closed(&mut tx, of_child).await && !closed(&mut tx, of_mother).await);
        for matter in [of_child, of_mother] {
            assert!(charge::hides(&mut tx, matter, t.jonas).await.unwrap());
        }
        // What is said twice holds; and closeness, said after, does not take the protection away.
        charge::concern(&mut tx, of_child, child).await.unwrap();
        assert!(closed(&mut tx, of_child).await);
        // A second record of the child stands wherever the first does, as the first does.
        charge::unguard(&mut tx, child).await.unwrap();
        charge::concern(&mut tx, of_child, twin).await.unwrap();
        charge::concern_alike(&mut tx, child, twin).await.unwrap();
        charge::guard(&mut tx, &m, twin).await.unwrap();
        assert!(closed(&mut tx, of_child).await && !closed(&mut tx, of_mother).await);
        // Where the words of one are carried into the other, so is what they tell.
        charge::walls_alike(&mut tx, &m, of_child, of_mother).await.unwrap();
        assert!(closed(&mut tx, of_mother).await);
        office::clear(&mut tx, &m, &boss(), t.jonas).await.unwrap();
        assert!(!charge::hides(&mut tx, of_mother, t.jonas).await.unwrap());
        assert!(facts(&mut tx, t.jonas, of_mother).await.has(Fact::Guarded));
    }
}
