//! What only the board may decide lies on the agenda of its meeting, and staff write down what the minutes say.

use crate::house::*;
use access::{Act, No, Permit, StaffId};
use bed::*;
use casefile::MatterId;
use casefile::matter::closing;
use casefile::matter::decision::{self as made, Decider, Outcome};
use casefile::matter::station::StationKind;
use decision::deeds::{self, Minute, Proposal, Put, Shift, To, Urgent};
use decision::{Ended, Meeting, items, meetings};

const AT: &str = "2026-03-12T10:00:00Z";
const HELD: &str = "2026-03-26T13:00:00Z";

async fn puts(house: &House, matter: MatterId, kind: &str) -> Result<Option<Meeting>, No> {
    puts_this(house, matter, (kind, proposal(Outcome::Granted))).await
}

async fn puts_this(house: &House, matter: MatterId, (kind, proposal): (&str, Proposal)) -> Result<Option<Meeting>, No> {
    let by = house.permit(house.omar, Act::Write, matter).await?;
    let seen = house.version(matter).await;
    let call = Put { matter, seen, kind: kind.into(), proposal, presenter: house.omar };
    let mut tx = house.write().await;
    let meeting = deeds::put_on_agenda(&mut tx, &by, &house.at(AT), call).await?;
    tx.commit().await.unwrap();
    Ok(meeting)
}

async fn meets(house: &House, who: StaffId, on: &str) -> Result<(), No> {
    let mut tx = house.write().await;
    let by = Permit::for_staff(&mut tx, who, Act::Office).await?;
    deeds::set_meeting(&mut tx, &by, &house.at(AT), day(on)).await?;
    tx.commit().await.unwrap();
    Ok(())
}

async fn minutes(
    house: &House,
    who: StaffId,
    matter: MatterId,
    at: &str,
    (ended, otherwise): (Ended, Option<Proposal>),
) -> Result<(), No> {
    let by = house.permit(who, Act::Hand, matter).await?;
    let call = Minute { matter, seen: house.version(matter).await, ended, presided: text("Rut Ek"), otherwise };
    let mut tx = house.write().await;
    deeds::minute(&mut tx, &by, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(())
}

async fn shifts(house: &House, matter: MatterId, at: &str, to: To) -> Result<(), No> {
    let by = house.permit(house.omar, Act::Write, matter).await?;
    let call = Shift { matter, seen: house.version(matter).await, to };
    let mut tx = house.write().await;
    deeds::shift(&mut tx, &by, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(())
}

/// On which day what lies before the committee is to be decided; nothing lies there where there is no day.
async fn lies(house: &House, matter: MatterId) -> Option<Option<String>> {
    let all = items(&mut house.read().await, matter).await.unwrap();
    all.iter().find(|item| item.is_open()).map(|item| item.meeting.map(|meeting| meeting.day.to_string()))
}

fn as_proposed() -> (Ended, Option<Proposal>) {
    (Ended::AsProposed("§ 12".into()), None)
}

#[tokio::test]
async fn a_placement_is_decided_by_the_committee_and_written_down_by_whoever_answers_for_it() {
    for house in houses("committee").await {
        let elsa = house.elsa().await;
        for (lacks, says) in [
            (Proposal { consent_why: None, ..proposal(Outcome::Granted) }, "decision-wrong-consent-why"),
            (Proposal { childs_view: None, ..proposal(Outcome::Granted) }, "decision-wrong-childs-view"),
        ] {
            assert_eq!(refused(puts_this(&house, elsa, ("family_home", lacks)).await), says);
        }
        assert_eq!(puts(&house, elsa, "family_home").await.unwrap(), None, "no day is set yet");
        assert_eq!(refused(puts(&house, elsa, "family_home").await), "decision-on-agenda");
        assert_eq!(refused(puts(&house, elsa, "home_support").await), "decision-not-the-boards");
        assert_eq!(refused(meets(&house, house.omar, "2026-03-26").await), "page-not-yours");
        assert_eq!(refused(meets(&house, house.maja, "2026-03-11").await), "decision-meeting-gone");
        meets(&house, house.maja, "2026-03-26").await.unwrap();
        assert_eq!(refused(meets(&house, house.maja, "2026-03-26").await), "decision-meeting-known");
        assert_eq!(meetings(&mut house.read().await).await.unwrap()[0].day, day("2026-03-26"));

        let early = minutes(&house, house.lena, elsa, "2026-03-25T13:00:00Z", as_proposed()).await;
        assert_eq!(refused(early), "decision-not-held");
        let carrier = minutes(&house, house.omar, elsa, HELD, as_proposed()).await;
        assert_eq!(refused(carrier), "decision-minutes-by-head");
        minutes(&house, house.lena, elsa, HELD, as_proposed()).await.unwrap();
        let all = made::all(&mut house.read().await, elsa).await.unwrap();
        let by = Decider::Board { paragraph: "§ 12".into(), presided: "Rut Ek".into() };
        assert_eq!((&all[0].decider, all[0].day, all[0].kind.as_str()), (&by, day("2026-03-26"), "family_home"));
        assert!(all[0].childs_view.is_some() && all[0].consent_why.is_some(), "the proposal's texts come along");
        assert_eq!(house.station(elsa).await, Some(StationKind::Support));
        let again = minutes(&house, house.lena, elsa, HELD, as_proposed()).await;
        assert_eq!(refused(again), "decision-nothing-there");

        let told = house.told("decision").await;
        let kinds: Vec<&str> = told.iter().map(|event| &event.kind[9..]).collect();
        assert_eq!(kinds, ["put_on_agenda", "meeting_set", "decided_by_committee"]);
        assert!(told.iter().all(|event| !event.body.contains("Rut") && !event.body.contains("Elsa")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn the_committee_decides_otherwise_or_wants_more() {
    for house in houses("otherwise").await {
        let elsa = house.elsa().await;
        meets(&house, house.maja, "2026-03-26").await.unwrap();
        assert!(puts(&house, elsa, "family_home").await.unwrap().is_some());
        let more = Ended::Back("§ 8".into(), "Morföräldrarna ska tillfrågas.".into());
        minutes(&house, house.maja, elsa, HELD, (more, None)).await.unwrap();
        assert!(made::all(&mut house.read().await, elsa).await.unwrap().is_empty());
        assert_eq!(house.station(elsa).await, Some(StationKind::Investigation));

        puts(&house, elsa, "family_home").await.unwrap();
        let no = Proposal { means: [text("Nej."), text("Vi hörs."), text("Ring.")], ..proposal(Outcome::Refused) };
        let otherwise = Ended::Otherwise("§ 9".into(), "Elsa bor kvar hemma.".into());
        minutes(&house, house.maja, elsa, HELD, (otherwise, Some(no))).await.unwrap();
        let all = made::all(&mut house.read().await, elsa).await.unwrap();
        assert_eq!((all[0].outcome, all[0].means[0].as_str()), (Outcome::Refused, "Nej."));
        let both = items(&mut house.read().await, elsa).await.unwrap();
        assert!(matches!(both[0].ended, Some(Ended::Back(..))) && matches!(both[1].ended, Some(Ended::Otherwise(..))));
    }
}

#[tokio::test]
async fn what_was_not_taken_up_goes_to_another_meeting_and_what_was_a_mistake_is_taken_off() {
    for house in houses("shifted").await {
        let elsa = house.elsa().await;
        assert_eq!(refused(shifts(&house, elsa, AT, To::NextSet).await), "decision-nothing-there");
        for on in ["2026-03-26", "2026-04-23"] {
            meets(&house, house.maja, on).await.unwrap();
        }
        let held = puts(&house, elsa, "family_home").await.unwrap().unwrap();
        assert_eq!(held.day, day("2026-03-26"), "the next one");
        let all = meetings(&mut house.read().await).await.unwrap();
        let later = all.iter().find(|one| one.day == day("2026-04-23")).unwrap().id;
        assert_eq!(refused(shifts(&house, elsa, AT, To::Meeting(held.id)).await), "decision-there-already");

        // The day has been, and the committee did not come that far.
        let after = "2026-03-27T08:00:00Z";
        assert_eq!(refused(shifts(&house, elsa, after, To::Meeting(held.id)).await), "decision-meeting-gone");
        shifts(&house, elsa, after, To::Meeting(later)).await.unwrap();
        assert_eq!(lies(&house, elsa).await, Some(Some("2026-04-23".into())));
        let early = minutes(&house, house.lena, elsa, after, as_proposed()).await;
        assert_eq!(refused(early), "decision-not-held");
        shifts(&house, elsa, after, To::NextSet).await.unwrap();
        assert_eq!(lies(&house, elsa).await, Some(None), "it waits");
        meets(&house, house.maja, "2026-04-09").await.unwrap();
        assert_eq!(
            lies(&house, elsa).await,
            Some(Some("2026-04-09".into())),
            "and is taken up at the next that is set"
        );

        assert!(closing::lies_before_board(&mut house.read().await, elsa).await.unwrap());
        shifts(&house, elsa, after, To::Off(text("Morföräldrarna har flyttat hit."))).await.unwrap();
        assert!(!closing::lies_before_board(&mut house.read().await, elsa).await.unwrap());
        assert_eq!(refused(shifts(&house, elsa, after, To::NextSet).await), "decision-nothing-there");
        let kept = items(&mut house.read().await, elsa).await.unwrap();
        assert_eq!(kept[0].withdrawn.as_deref(), Some("Morföräldrarna har flyttat hit."));
        puts(&house, elsa, "family_home").await.unwrap();

        let told = house.told("decision").await;
        let kinds: Vec<&str> =
            told.iter().map(|event| &event.kind[9..]).filter(|kind| kind.starts_with("item")).collect();
        assert_eq!(kinds, ["item_moved", "item_moved", "item_withdrawn"]);
        assert!(told.iter().all(|event| !event.body.contains("flyttat")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn what_the_chair_decided_in_haste_is_written_down_and_its_day_has_come() {
    for house in houses("chair").await {
        let elsa = house.elsa().await;
        let by = house.permit(house.omar, Act::Write, elsa).await.unwrap();
        let call = |kind: &str, on: &str| Urgent {
            matter: elsa,
            kind: kind.into(),
            day: day(on),
            chair: text("Rut Ek"),
            words: text("Elsa tas om hand i kväll."),
        };
        let mut tx = house.write().await;
        let m = house.at(AT);
        let tried = deeds::chair_decided(&mut tx, &by, &m, call("care_child", "2026-03-13")).await;
        assert_eq!(refused(tried), "decision-chair-to-come");
        let tried = deeds::chair_decided(&mut tx, &by, &m, call("home_support", "2026-03-12")).await;
        assert_eq!(refused(tried), "decision-no-kind");
        deeds::chair_decided(&mut tx, &by, &m, call("care_child", "2026-03-12")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(house.told("decision").await[0].kind, "decision.chair_decided");
    }
}
