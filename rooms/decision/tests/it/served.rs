//! Each party gets a letter of their own, confirmed by two identifiers, and can appeal for three weeks from then.

use crate::house::*;
use access::{Act, No};
use bed::{refused, with_number, *};
use casefile::matter::decision::Outcome;
use casefile::matter::note;
use casefile::matter::station::StationKind;
use casefile::{MatterId, PersonId};
use decision::deeds::{self, Came, Serve};
use decision::{Confirmed, Delivery, Way, Which, letter_of, served};
use law::known::Protection;
use page::Names;
use store::Uuid;

const DECIDED: &str = "2026-03-12T10:00:00Z";
const AT: &str = "2026-03-13T10:00:00Z";

/// Whom, by which name and digits, and how.
type To<'a> = (PersonId, &'a str, &'a str, Way);

async fn serves(house: &House, matter: MatterId, decision: Uuid, to: To<'_>) -> Result<Uuid, No> {
    let by = house.permit(house.omar, Act::Write, matter).await?;
    let (person, name, second, way) = to;
    let call = Serve {
        matter,
        seen: house.version(matter).await,
        decision,
        to: person,
        name: name.into(),
        second: second.into(),
        way,
        sent_on: day("2026-03-13"),
        met: (text("Lämnades i handen."), text("Brev om beslutet")),
    };
    let mut tx = house.write().await;
    let id = deeds::serve(&mut tx, &by, &house.at(AT), call).await?;
    tx.commit().await.unwrap();
    Ok(id)
}

async fn came(house: &House, matter: MatterId, served: Uuid, on: &str) -> Result<Option<StationKind>, No> {
    let by = house.permit(house.omar, Act::Write, matter).await?;
    let call = Came { matter, seen: house.version(matter).await, served, on: day(on) };
    let mut tx = house.write().await;
    let here = deeds::received(&mut tx, &by, &house.at("2026-03-20T10:00:00Z"), call).await?;
    tx.commit().await.unwrap();
    Ok(here)
}

#[tokio::test]
async fn a_wrong_recipient_is_refused_and_the_right_one_can_appeal_until_after_easter() {
    for house in houses("served").await {
        let elsa = house.elsa().await;
        let (asa, per) = (house.party(elsa, "Åsa Öhman").await, house.party(elsa, "Per Öhman").await);
        let made =
            house.decides(house.lena, elsa, DECIDED, ("home_support", proposal(Outcome::Granted))).await.unwrap();
        let id = made.decision;
        for (name, digits) in [("Åsa Öhman", "9812"), ("Per Öhman", "2386"), ("Åsa", "2386"), ("Åsa Öhman", "238")]
        {
            let tried = serves(&house, elsa, id, (asa, name, digits, Way::ByHand)).await;
            assert_eq!(refused(tried), "decision-not-this-one", "{name} {digits}");
        }
        assert!(served(&mut house.read().await, elsa).await.unwrap().is_empty());

        serves(&house, elsa, id, (asa, " åsa  öhman ", "2386", Way::ByHand)).await.unwrap();
        let again = serves(&house, elsa, id, (asa, "Åsa Öhman", "2386", Way::ByHand)).await;
        assert_eq!(refused(again), "decision-letter-sent");
        let to_per = serves(&house, elsa, id, (per, "Per Öhman", "9812", Way::Post)).await.unwrap();
        let letters = served(&mut house.read().await, elsa).await.unwrap();
        // Three weeks from 13 March end on Good Friday: the next working day is the Tuesday after Easter.
        assert_eq!(
            (letters[0].received_on, letters[0].appeal_until),
            (Some(day("2026-03-13")), Some(day("2026-04-07")))
        );
        assert_eq!((letters[1].received_on, letters[1].appeal_until), (None, None));
        assert_eq!(refused(came(&house, elsa, to_per, "2026-03-12").await), "decision-odd-day");
        came(&house, elsa, to_per, "2026-03-17").await.unwrap();
        let letters = served(&mut house.read().await, elsa).await.unwrap();
        assert_eq!(letters[1].appeal_until, Some(day("2026-04-07")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn a_protected_address_stands_on_no_letter() {
    for house in houses("protected").await {
        let elsa = house.elsa().await;
        let (asa, per) = (house.party(elsa, "Åsa Öhman").await, house.party(elsa, "Per Öhman").await);
        house.lives(asa, "Lönnvägen 14, 123 45 Älvsala", Protection::Registration).await;
        house.lives(per, "Ekgatan 3, 123 46 Älvsala", Protection::None).await;
        for who in [house.omar, house.lena] {
            house.is_cleared(who).await;
        }
        let made =
            house.decides(house.lena, elsa, DECIDED, ("home_support", proposal(Outcome::Granted))).await.unwrap();
        for way in [Way::Post, Way::Service] {
            let tried = serves(&house, elsa, made.decision, (asa, "Åsa Öhman", "2386", way)).await;
            assert_eq!(refused(tried), "decision-no-address");
        }
        // Whoever reads it first sees no address, also where one may stand on the letter; and it is no letter yet.
        let by = house.permit(house.omar, Act::Read, elsa).await.unwrap();
        let mut tx = house.read().await;
        let names = Names::load(&mut tx).await.unwrap();
        let draft = Which::Draft { decision: made.decision, to: per };
        let first = letter_of(&mut tx, &by, (house.law(), &names), (draft, day("2026-03-13"))).await.unwrap();
        assert_eq!((first.sent, &first.delivery, first.appeal_until), (None, &Delivery::NoAddress, None));
        let stranger = Which::Draft { decision: made.decision, to: PersonId::of(made.decision) };
        let none = letter_of(&mut tx, &by, (house.law(), &names), (stranger, day("2026-03-13"))).await;
        assert!(matches!(none, Err(No::Absent)));
        drop(tx);
        let to_asa = serves(&house, elsa, made.decision, (asa, "Åsa Öhman", "2386", Way::TaxAgency)).await.unwrap();
        let to_per = serves(&house, elsa, made.decision, (per, "Per Öhman", "9812", Way::Post)).await.unwrap();
        let by = house.permit(house.omar, Act::Read, elsa).await.unwrap();
        let mut tx = house.read().await;
        let names = Names::load(&mut tx).await.unwrap();
        let on = day("2026-03-13");
        let one = letter_of(&mut tx, &by, (house.law(), &names), (Which::Sent(to_asa), on)).await.unwrap();
        let law: Vec<&str> = one.law.iter().map(|(_, paragraph)| paragraph.as_str()).collect();
        assert_eq!(law, ["11 kap. 1 och 4 §§ SoL", "21 kap. 1 § SoL"], "what was applied, and not how it was made");
        assert_eq!(one.sent, Some(to_asa));
        let again = letter_of(&mut tx, &by, (house.law(), &names), (draft, on)).await.unwrap();
        assert_eq!((again.sent, again.means), (Some(to_per), first.means), "the draft that has gone is the letter");
        assert!(one.delivery == Delivery::ThroughTaxAgency && one.means[0] == "Ni får hjälp hemma.");
        let other = letter_of(&mut tx, &by, (house.law(), &names), (Which::Sent(to_per), on)).await.unwrap();
        assert!(matches!(&other.delivery, Delivery::Address(to) if to.lines() == ["Ekgatan 3, 123 46 Älvsala"]));
        assert_eq!((other.about.as_deref(), other.decider.as_deref().ok()), (Some("Elsa Öhman"), Some("lena")));
    }
}

#[tokio::test]
async fn a_matter_that_ended_without_support_is_closed_when_everybody_has_their_letter() {
    for house in houses("closed").await {
        let elsa = house.elsa().await;
        let (asa, per) = (house.party(elsa, "Åsa Öhman").await, house.party(elsa, "Per Öhman").await);
        let ended = proposal(Outcome::EndedWithout);
        let made = house.decides(house.lena, elsa, DECIDED, ("end_child", ended)).await.unwrap();
        assert_eq!(made.station, Some(StationKind::Decision));
        serves(&house, elsa, made.decision, (asa, "Åsa Öhman", "2386", Way::ByHand)).await.unwrap();
        let letter = serves(&house, elsa, made.decision, (per, "Per Öhman", "9812", Way::Digital)).await.unwrap();
        assert_eq!(house.station(elsa).await, Some(StationKind::Decision));
        assert_eq!(came(&house, elsa, letter, "2026-03-14").await.unwrap(), None);
        assert_eq!(house.station(elsa).await, None);
        let letters = served(&mut house.read().await, elsa).await.unwrap();
        assert!(letters.iter().all(|one| one.appeal_until.is_none()), "it is not appealed");
        let told = house.told("decision").await;
        assert!(told.last().unwrap().body.contains(r#""station":null"#));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn where_nobody_has_looked_up_the_guardians_somebody_still_waits_for_a_letter() {
    for house in houses("unknown").await {
        let elsa = house.investigated(with_number("Elsa Öhman", "20160614-2386"), &[]).await;
        let ended = proposal(Outcome::EndedWithout);
        let made = house.decides(house.lena, elsa, DECIDED, ("end_child", ended)).await.unwrap();
        assert_eq!(made.station, Some(StationKind::Decision), "not closed");
        let by = house.permit(house.omar, Act::Write, elsa).await.unwrap();
        let call = deeds::Close { matter: elsa, seen: house.version(elsa).await };
        let mut tx = house.write().await;
        let tried = deeds::close(&mut tx, &by, &house.at(AT), call).await;
        assert_eq!(refused(tried), "decision-still-waits");
    }
}

#[tokio::test]
async fn somebody_without_number_or_day_of_birth_gets_the_letter_from_the_hand_of_one_who_has_met_them() {
    for house in houses("met").await {
        let guardians = [somebody("Åsa Öhman"), with_number("Per Öhman", "19820307-9812")];
        let elsa = house.investigated(with_number("Elsa Öhman", "20160614-2386"), &guardians).await;
        let (asa, per) = (house.party(elsa, "Åsa Öhman").await, house.party(elsa, "Per Öhman").await);
        let made =
            house.decides(house.lena, elsa, DECIDED, ("home_support", proposal(Outcome::Granted))).await.unwrap();
        let (id, met) = (made.decision, "2026-03-02, hemma hos familjen");
        for (second, way) in [
            ("2386", Way::ByHand),
            ("2026-03-02", Way::ByHand),
            ("2026-03-14, hemma hos familjen", Way::ByHand),
            (met, Way::Post),
        ] {
            let tried = serves(&house, elsa, id, (asa, "Åsa Öhman", second, way)).await;
            assert_eq!(refused(tried), "decision-no-second", "{second}");
        }
        let tried = serves(&house, elsa, id, (asa, "Per Öhman", met, Way::ByHand)).await;
        assert_eq!(refused(tried), "decision-not-this-one");
        let tried = serves(&house, elsa, id, (per, "Per Öhman", met, Way::ByHand)).await;
        assert_eq!(refused(tried), "decision-not-this-one", "whoever has a number is known by it");
        assert!(note::all(&mut house.read().await, elsa).await.unwrap().is_empty());
        serves(&house, elsa, id, (asa, "Åsa Öhman", met, Way::ByHand)).await.unwrap();
        let letters = served(&mut house.read().await, elsa).await.unwrap();
        assert_eq!((letters.len(), letters[0].confirmed), (1, Confirmed::Met));
        let notes = note::all(&mut house.read().await, elsa).await.unwrap();
        assert_eq!((notes.len(), notes[0].text.as_str()), (1, "Lämnades i handen."));
        house.is_sound().await;
    }
}
