//! Who answers for a matter, who sees it, and who never does: from the first second.

use crate::house::*;
use access::office::{self, UnitKind};
use access::{Act, No, Permit, charge};
use bed::*;
use casefile::matter::{self, queue};
use casefile::person::{self, same};
use casefile::*;
use law::known::Protection;
use law::reading::{Area, Competence, Kind, Qualification, ReporterKind};
use store::Uuid;

fn family(id: u128) -> Registration {
    let mut about = Concerns::none();
    let (stina, lena) = (about.person(aged("Stina", 9)), about.person(Whom::New(somebody("Lena Dahl"))));
    guardian_of(&mut about, stina, lena);
    about.concern(concern(Some(stina), Kind::ChildConcern, Area::Child, ReporterKind::School));
    about.concern(concern(Some(lena), Kind::Violence, Area::Violence, ReporterKind::School));
    Registration { about, ..call(id, Reporter::Named(ReporterKind::School, text("Rektorn")), "Stina och Lena") }
}

fn one_more(contact: Uuid, seen: i64, whom: Whom, call: u128) -> Completion {
    let mut about = Concerns::none();
    let child = about.person(whom);
    about.concern(concern(Some(child), Kind::ChildConcern, Area::Child, ReporterKind::School));
    let call = CallId(Uuid::from_u128(900 + call));
    Completion { call, contact, seen, reporter: None, promise: None, about }
}

#[tokio::test]
async fn every_matter_has_a_carrier_and_a_head_and_lies_in_its_area() {
    for house in houses("charged").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let done = house.registers(&m, &family(1)).await.unwrap();
        let asks = [(Competence::Child, Qualification::Degree), (Competence::Violence, Qualification::None)];
        let mut tx = house.read().await;
        for ((id, _), (area, degree)) in done.matters().zip(asks) {
            let charge = charge::charge(&mut tx, id.uuid()).await.unwrap().unwrap();
            assert_eq!((charge.unit, charge.area, charge.qualification), (house.unit, Some(area), degree));
            assert_eq!((charge.carrier, charge.taken_at), (charge.head, None));
            assert_eq!(charge::concerned(&mut tx, id.uuid()).await.unwrap().len(), 2, "all of the contact");
        }
        drop(tx);
        house.is_sound().await;
    }
}

#[tokio::test]
async fn where_nobody_would_answer_for_it_nothing_is_registered() {
    for house in houses("headless").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let mut tx = house.write().await;
        let empty = office::add_unit(&mut tx, &m, &boss(), "Tomma enheten", UnitKind::Intake).await.unwrap();
        // While another unit has a head, that one answers for it; the only head there is leaves.
        let margareta = office::by_login(&mut tx, "margareta").await.unwrap().unwrap();
        let last = law::Day::parse("2026-03-01").unwrap();
        office::end_engagement(&mut tx, &m, &boss(), margareta, last).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = house.write().await;
        let no = register(&mut tx, &house.karin, &m, empty, &family(1)).await.unwrap_err();
        assert!(matches!(no, No::Refusal(r) if r.word == "access-headless"), "{no}");
        drop(tx);
        for table in ["contact", "contact_call", "person", "matter", "charge", "event"] {
            assert_eq!(house.count(table).await, 0, "{table}");
        }
        // Half registered, it needs no head yet.
        let reporter = Reporter::Anonymous(ReporterKind::Anonymous);
        let mut tx = house.write().await;
        register(&mut tx, &house.karin, &m, empty, &call(2, reporter, "Ett barn gråter")).await.unwrap();
    }
}

#[tokio::test]
async fn an_uncle_sees_no_matter_of_the_contact_also_where_only_the_mother_is_close() {
    for house in houses("uncle").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let done = house.registers(&m, &family(1)).await.unwrap();
        let lena = done.matters().nth(1).unwrap().1.unwrap();
        let jonas = house.hires("jonas", Competence::ALL).await;
        assert!(house.may(jonas, Act::Read, done.matters().next().unwrap().0).await);
        house.is_kin(jonas, lena).await;
        // A second record of the mother, and a new contact about the daughter only.
        let mut tx = house.write().await;
        let second = PersonId::of(m.id());
        person::keep(&mut tx, &m, second, &somebody("Lena Dal"), "karin").await.unwrap();
        same::found(&mut tx, &m, (lena, 0), (second, 0), &text("samma"), "karin").await.unwrap();
        tx.commit().await.unwrap();
        let stina = done.matters().next().unwrap().1.unwrap();
        let again = house.registers(&m, &school_rings(2, Whom::Known(stina))).await.unwrap();
        assert_eq!(again.follows.as_ref().unwrap()[0].conflict_of_interest.len(), 1);
        let by_second = house.registers(&m, &school_rings(3, Whom::Known(second))).await.unwrap();
        for (id, _) in done.matters().chain(again.matters()).chain(by_second.matters()) {
            assert!(!house.may(jonas, Act::See, id).await && house.may(house.birgitta, Act::See, id).await);
        }
        assert!(queue::queue(&mut house.read().await, jonas.0).await.unwrap().is_empty());
        let mut tx = house.read().await;
        assert!(matches!(registration::whole(&mut tx, jonas, done.contact.unwrap()).await, Err(No::Absent)));
    }
}

#[tokio::test]
async fn who_is_protected_is_veiled_from_the_first_second_and_so_is_the_whole_contact() {
    for house in houses("veiled").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let leila = house.hires("leila", Competence::ALL).await;
        let first = house.registers(&m, &school_rings(1, aged("Noor", 4))).await.unwrap();
        let (open, _) = first.matters().next().unwrap();
        assert!(house.may(leila, Act::Read, open).await);
        let hidden = NewPerson { protection: Protection::Marking, ..somebody("Elias") };
        let rest = one_more(first.contact.unwrap(), 0, Whom::New(hidden), 0);
        let more = house.completes(&m, &rest).await.unwrap();
        let (id, elias) = more.matters().next().unwrap();
        for id in [open, id] {
            let no = Permit::for_matter(&mut house.read().await, leila, Act::See, id.uuid()).await.unwrap_err();
            assert!(matches!(no, No::Refusal(r) if r.rule == Some("SEK-8")), "{no}");
            assert!(house.may(house.birgitta, Act::Read, id).await);
        }
        let mut tx = house.write().await;
        person::protect(&mut tx, &m, elias.unwrap(), 0, Protection::None).await.unwrap();
        tx.commit().await.unwrap();
        assert!(house.may(leila, Act::Read, id).await);
    }
}

#[tokio::test]
async fn the_earlier_matters_learn_of_a_new_person_and_the_new_one_of_the_earlier() {
    for house in houses("learns").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let known = house.registers(&m, &school_rings(9, aged("Melker", 6))).await.unwrap();
        let melker = known.matters().next().unwrap().1.unwrap();
        let jonas = house.hires("jonas", Competence::ALL).await;
        house.is_kin(jonas, melker).await;
        let first = house.registers(&m, &family(1)).await.unwrap();
        let (stina, _) = first.matters().next().unwrap();
        assert!(house.may(jonas, Act::Read, stina).await);
        let rest = one_more(first.contact.unwrap(), 0, Whom::Known(melker), 0);
        let more = house.completes(&m, &rest).await.unwrap();
        assert!(!house.may(jonas, Act::See, stina).await);
        let mut tx = house.read().await;
        let new = more.matters().next().unwrap().0;
        assert_eq!(charge::concerned(&mut tx, new.uuid()).await.unwrap().len(), 3);
    }
}

#[tokio::test]
async fn the_words_of_a_contact_are_for_those_who_may_read_all_it_became() {
    for house in houses("whole").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let petra = house.hires("petra", &[Competence::Economy]).await;
        let child = house.hires("sixten", &[Competence::Child]).await;
        let mut tx = house.write().await;
        let by = Permit::for_staff(&mut tx, petra, Act::Register).await.unwrap();
        let done = register(&mut tx, &by, &m, house.unit, &family(1)).await.unwrap();
        tx.commit().await.unwrap();
        let contact = done.contact.unwrap();
        let mut tx = house.read().await;
        let told = registration::whole(&mut tx, house.birgitta, contact).await.unwrap().told;
        assert_eq!(told.as_deref(), Some("Stina och Lena"));
        // Petra has written down what she heard, and has done with it: neither area is hers.
        for staff in [petra, child] {
            assert!(matches!(registration::whole(&mut tx, staff, contact).await, Err(No::Absent)));
        }
        drop(tx);
        for (id, _) in done.matters() {
            assert!(!house.may(petra, Act::See, id).await && house.may(house.birgitta, Act::Read, id).await);
        }
    }
}

#[tokio::test]
async fn before_there_are_matters_the_words_are_the_intakes_and_the_writers() {
    for house in houses("before").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let mut tx = house.write().await;
        let far = office::add_unit(&mut tx, &m, &boss(), "Utredningen", UnitKind::Authority).await.unwrap();
        tx.commit().await.unwrap();
        let [maria, sten] = [house.hires_at(far, "maria").await, house.hires_at(far, "sten").await];
        let mut tx = house.write().await;
        let by = Permit::for_staff(&mut tx, maria, Act::Register).await.unwrap();
        let reporter = Reporter::Anonymous(ReporterKind::Anonymous);
        let done = register(&mut tx, &by, &m, house.unit, &call(1, reporter, "Ett barn gråter")).await.unwrap();
        tx.commit().await.unwrap();
        let (contact, mut tx) = (done.contact.unwrap(), house.read().await);
        for (staff, reads) in [(maria, true), (house.birgitta, true), (sten, false)] {
            assert_eq!(registration::whole(&mut tx, staff, contact).await.is_ok(), reads);
        }
        assert!(registration::read(&mut tx, &boss(), contact).await.is_err());
        assert!(queue::halves(&mut tx, &boss()).await.is_err());
        assert_eq!(queue::halves(&mut tx, &reader()).await.unwrap().len(), 1);
        assert!(registration::read(&mut tx, &reader(), contact).await.unwrap().is_some());
        assert!(registration::whole(&mut tx, maria, Uuid::from_u128(5)).await.is_err());
    }
}

#[tokio::test]
async fn a_letter_that_became_matters_opens_no_longer_to_everybody_who_reads_letters() {
    for house in houses("letter_read").await {
        let m = house.at("2026-03-03T14:20:00Z");
        let door = Letterbox::new(house.db.clone(), access::Keys::new([3; 32]));
        let letter = Letter::new(Route::Anonymous, "sv", vec![(Question::What, text("En flicka gråter"))]).unwrap();
        door.receive(&m, &door.form_key(&m), &letter).await.unwrap();
        let half = queue::halves(&mut house.read().await, &house.karin).await.unwrap().remove(0);
        let reads = async |by: &Permit| contact::answers(&mut house.read().await, by, half.contact).await;
        assert_eq!(reads(&reader()).await.unwrap().len(), 1);
        house.completes(&m, &one_more(half.contact, 0, aged("Signe", 6), 0)).await.unwrap();
        assert!(matches!(reads(&reader()).await, Err(No::Absent)));
        let birgitta = Permit::for_staff(&mut house.read().await, house.birgitta, Act::ReportRead).await.unwrap();
        assert_eq!(reads(&birgitta).await.unwrap().len(), 1);
    }
}

/// Lena asks for help with the rent; the school has reported about Stina, whose mother she is. `hidden` of them is protected.
fn rent_and_stina(id: u128, hidden: &str) -> Registration {
    let protect = |name: &str| if name == hidden { Protection::Registration } else { Protection::None };
    let mut about = Concerns::none();
    let person = |name: &str, years| {
        let born = person::Born::Stated { years, on: day("2026-03-02") };
        Whom::New(NewPerson { born, protection: protect(name), ..somebody(name) })
    };
    let (lena, stina) = (about.person(person("Lena", 41)), about.person(person("Stina", 9)));
    let kjell = about.person(person("Kjell", 45));
    guardian_of(&mut about, stina, lena);
    about.relate(lena, person::relation::Kinship::Partner, kjell);
    about.concern(concern(Some(lena), Kind::ApplicationIncomeSupport, Area::IncomeSupport, ReporterKind::Own));
    about.concern(concern(Some(stina), Kind::ChildConcern, Area::Child, ReporterKind::Guardian));
    Registration { about, ..call(id, Reporter::Named(ReporterKind::Own, text("Lena")), "Hyran och Stina") }
}

/// Which of the two matters somebody reads, and whether they read the words of the whole contact.
async fn reads(house: &House, staff: access::StaffId, done: &Registered) -> [bool; 3] {
    let ids: Vec<MatterId> = done.matters().map(|(id, _)| id).collect();
    let whole = registration::whole(&mut house.read().await, staff, done.contact.unwrap()).await;
    [house.may(staff, Act::Read, ids[0]).await, house.may(staff, Act::Read, ids[1]).await, whole.is_ok()]
}

#[tokio::test]
async fn one_protected_person_closes_what_tells_of_them_and_leaves_the_rest_to_its_own_people() {
    for house in houses("shields").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let leila = house.hires("leila", Competence::ALL).await;
        let says = [
            // The child: her mother's application stays with those who work with it.
            ("Stina", [true, false, false]),
            // The mother: the file of the child who lives with her would tell where she lives.
            ("Lena", [false, false, false]),
            // The partner is in neither file, but the words of the whole contact may tell of him.
            ("Kjell", [true, true, false]),
            ("", [true, true, true]),
        ];
        for (n, (hidden, open)) in (1..).zip(says) {
            let done = house.registers(&m, &rent_and_stina(n, hidden)).await.unwrap();
            assert_eq!(reads(&house, leila, &done).await, open, "{hidden:?}");
            assert_eq!(reads(&house, house.birgitta, &done).await, [true; 3], "{hidden:?}");
            let mut tx = house.read().await;
            let listed = queue::queue(&mut tx, leila.0).await.unwrap();
            for ((id, _), open) in done.matters().zip(open) {
                assert_eq!(
                    listed.iter().any(|one| one.id == id && one.guarded != hidden.is_empty()),
                    open,
                    "{hidden:?}"
                );
                // The neutral mark stands on every matter of the contact.
                assert_eq!(matter::guarded(&mut tx, id).await.unwrap(), !hidden.is_empty(), "{hidden:?}");
            }
            let became = queue::became(&mut tx, leila, done.contact.unwrap()).await.unwrap();
            assert!(became.iter().all(|one| one.name.as_deref() != Some(hidden)), "{hidden:?}");
        }
    }
}

#[tokio::test]
async fn a_child_whose_guardians_nobody_has_looked_up_may_live_with_any_grown_person_of_the_contact() {
    for house in houses("unchecked").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let leila = house.hires("leila", Competence::ALL).await;
        for (n, (years, open)) in (1..).zip([(12, true), (34, false)]) {
            let done = house.registers(&m, &school_rings(n, aged("Noor", 4))).await.unwrap();
            let born = person::Born::Stated { years, on: day("2026-03-02") };
            let hidden = NewPerson { protection: Protection::Marking, born, ..somebody("Elias") };
            house.completes(&m, &one_more(done.contact.unwrap(), 0, Whom::New(hidden), n)).await.unwrap();
            let (noor, _) = done.matters().next().unwrap();
            assert_eq!(house.may(leila, Act::Read, noor).await, open, "{years}");
        }
    }
}

#[tokio::test]
async fn what_nobody_at_work_is_cleared_for_stands_without_a_name_with_those_who_answer_for_it() {
    for house in houses("veiled_waiting").await {
        let m = house.at("2026-03-02T09:00:00Z");
        let leila = house.hires("leila", Competence::ALL).await;
        let done = house.registers(&m, &rent_and_stina(1, "Stina")).await.unwrap();
        let (stina, person) = done.matters().nth(1).unwrap();
        let mut tx = house.read().await;
        let head = charge::charge(&mut tx, stina.uuid()).await.unwrap().unwrap().head;
        let rows = matter::reader::veiled_waiting(&mut tx, head).await.unwrap();
        let due = rows[0].due.as_ref().map(|due| (due.kind, due.due));
        assert_eq!((rows.len(), rows[0].arrived_at), (1, ts("2026-03-02T07:20:00Z")));
        assert_eq!(due, Some((law::ClockKind::Protective, day("2026-03-02"))));
        // Not with a colleague who answers for nothing, and not with one who is cleared: to her it stands in the queue.
        for other in [leila, house.birgitta] {
            assert!(matter::reader::veiled_waiting(&mut tx, other).await.unwrap().is_empty());
        }
        drop(tx);
        house.is_kin(head, person.unwrap()).await;
        assert!(matter::reader::veiled_waiting(&mut house.read().await, head).await.unwrap().is_empty());
    }
}
