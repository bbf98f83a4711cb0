//! A matter on its way to another unit: who sees it there, who may receive it, and that those who had it have it so long.

use crate::bed::{self, Clock, Town, boss, day, may};
use access::{
    Act, No, Permit, Refusal, StaffId,
    charge::{self, Receiver},
    office::{self, LoginName, NewStaff, Post},
};
use journal::Moment;
use law::{
    credentials::{Degree, Experience},
    reading::Competence,
};
use store::{Tx, Uuid};

/// One more colleague in the unit that investigates.
async fn hired(tx: &mut Tx, m: &Moment, t: &Town, name: &str, areas: &[Competence], post: Post) -> StaffId {
    let new = NewStaff {
        name: name.into(),
        login: LoginName::parse(name).unwrap(),
        secret: None,
        role: "x".into(),
        degree: Degree::Fulfils25_1,
        experience: Experience::Independent,
        first_day: day("01"),
        last_day: None,
    };
    let staff = office::add_staff(tx, m, &boss(), new).await.unwrap();
    office::place(tx, m, &boss(), (staff, t.inquiry, post), (day("01"), None)).await.unwrap();
    for area in areas {
        office::add_competence(tx, m, &boss(), staff, *area).await.unwrap();
    }
    staff
}

fn word<T: std::fmt::Debug>(no: Result<T, No>) -> &'static str {
    match no.unwrap_err() {
        No::Refusal(Refusal { word, .. }) => word,
        No::Absent => "absent",
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn it_stays_where_it_is_until_somebody_there_receives_it() {
    for db in bed::built("offered").await {
        let m = Clock::new(31).at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let (child, nothing) = (&[Competence::Child][..], &[][..]);
        let lead = hired(&mut tx, &m, &t, "lotta", child, Post::Lead).await;
        let other = hired(&mut tx, &m, &t, "omar", &[Competence::Economy], Post::Lead).await;
        let deputy = hired(&mut tx, &m, &t, "dan", nothing, Post::Deputy).await;
        let member = hired(&mut tx, &m, &t, "moa", child, Post::Member).await;
        let person = Uuid::from_u128(51);
        let matter = t.child(&mut tx, &m, &[person]).await;
        let carry = Permit::for_matter(&mut tx, t.jonas, Act::Carry, matter).await.unwrap();
        charge::take(&mut tx, &m, &carry, matter).await.unwrap();
        let hand = Permit::for_matter(&mut tx, t.jonas, Act::Hand, matter).await.unwrap();
        assert_eq!(word(charge::offer(&mut tx, &m, &hand, matter, (t.intake, None)).await), "access-offered-same");
        assert_eq!(
            word(charge::offer(&mut tx, &m, &hand, matter, (t.inquiry, Some(other))).await),
            "access-colleague-cannot",
            "a leader of another area carries no child's matter"
        );
        assert_eq!(
            word(charge::offer(&mut tx, &m, &hand, matter, (t.intake, Some(member))).await),
            "access-colleague-cannot",
            "works elsewhere"
        );
        let now = charge::offer(&mut tx, &m, &hand, matter, (t.inquiry, None)).await.unwrap();
        assert_eq!((now.carrier, now.unit, now.offered_to), (t.jonas, t.intake, Some(t.inquiry)));

        // Who answers for the unit there, or leads this work, sees it; nobody else does, and nobody writes in it.
        assert_eq!(may(&mut tx, t.maria, matter).await, ["see", "read", "carry", "support"]);
        assert_eq!(may(&mut tx, lead, matter).await, ["see", "read", "carry", "support"]);
        for none in [other, deputy, member] {
            assert!(may(&mut tx, none, matter).await.is_empty());
        }
        // While the head is away her deputy does, and receives for the unit, versed in the area or not.
        office::note_absence(&mut tx, &m, &boss(), t.maria, (day("02"), day("03"))).await.unwrap();
        assert_eq!(may(&mut tx, deputy, matter).await, ["see", "read", "support"]);
        // Nothing else happens to it on its way.
        for refused in [
            word(charge::back(&mut tx, &m, &hand, matter).await),
            word(charge::hand(&mut tx, &m, &hand, matter, t.leila).await),
            word(charge::offer(&mut tx, &m, &hand, matter, (t.inquiry, Some(member))).await),
        ] {
            assert_eq!(refused, "access-offered");
        }
        let leila = Permit::for_matter(&mut tx, t.leila, Act::Carry, matter).await.unwrap();
        assert_eq!(word(charge::take(&mut tx, &m, &leila, matter).await), "access-offered");
        let how = Receiver::Oneself;
        assert_eq!(word(charge::receive(&mut tx, &m, &leila, matter, how).await), "access-not-offered");
        // To one who stands close to the child it does not exist.
        charge::kin(&mut tx, &m, lead, person).await.unwrap();
        assert_eq!(word(Permit::for_matter(&mut tx, lead, Act::Read, matter).await), "absent");

        let read = Permit::for_matter(&mut tx, deputy, Act::Read, matter).await.unwrap();
        assert_eq!(word(charge::receive(&mut tx, &m, &read, matter, how).await), "page-not-yours");
        let sent = charge::send_back(&mut tx, &m, &read, matter).await.unwrap();
        assert_eq!((sent.carrier, sent.head, sent.offered_to), (t.jonas, t.margareta, None));
        assert!(may(&mut tx, deputy, matter).await.is_empty());
        charge::offer(&mut tx, &m, &hand, matter, (t.inquiry, None)).await.unwrap();
        let now = charge::receive(&mut tx, &m, &read, matter, Receiver::Unit).await.unwrap();
        assert_eq!((now.carrier, now.head, now.unit, now.taken_at), (t.maria, t.maria, t.inquiry, None));
        assert!(!may(&mut tx, t.jonas, matter).await.contains(&"read"), "who has handed it over has done with it");
    }
}

#[tokio::test]
async fn what_is_offered_by_name_is_received_by_that_colleague_or_one_who_answers() {
    for db in bed::built("named").await {
        let m = Clock::new(32).at("02T09:00");
        let mut tx = db.begin().await.unwrap();
        let t = Town::build(&mut tx, &m).await;
        let member = hired(&mut tx, &m, &t, "moa", &[Competence::Child], Post::Member).await;
        let matter = t.child(&mut tx, &m, &[]).await;
        let hand = Permit::for_matter(&mut tx, t.margareta, Act::Hand, matter).await.unwrap();
        charge::offer(&mut tx, &m, &hand, matter, (t.inquiry, Some(member))).await.unwrap();
        assert_eq!(charge::receiver(&mut tx, member, matter).await.unwrap(), Some(Receiver::Oneself));
        assert_eq!(charge::receiver(&mut tx, t.maria, matter).await.unwrap(), Some(Receiver::Unit));
        assert_eq!(charge::receiver(&mut tx, t.jonas, matter).await.unwrap(), None);
        let read = Permit::for_matter(&mut tx, member, Act::Read, matter).await.unwrap();
        let unit = charge::receive(&mut tx, &m, &read, matter, Receiver::Unit).await;
        assert_eq!(word(unit), "access-not-offered", "somebody named speaks for nobody else");
        charge::keep(&mut tx, &m, &hand, matter).await.unwrap();
        assert!(may(&mut tx, member, matter).await.is_empty());
        charge::offer(&mut tx, &m, &hand, matter, (t.inquiry, Some(member))).await.unwrap();
        let carry = Permit::for_matter(&mut tx, member, Act::Carry, matter).await.unwrap();
        let now = charge::receive(&mut tx, &m, &carry, matter, Receiver::Oneself).await.unwrap();
        assert_eq!((now.carrier, now.head, now.unit), (member, t.maria, t.inquiry));
        assert!(now.parts.is_empty(), "neither the offer nor the one who registered it is left: {:?}", now.parts);
        assert_eq!(word(charge::keep(&mut tx, &m, &hand, matter).await), "access-not-offered", "too late");
    }
}
