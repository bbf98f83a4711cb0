//! More time, by a decision of its own.

use crate::house::*;
use access::{Act, No, StaffId};
use bed::*;
use casefile::{MatterId, matter::clock};
use investigation::deeds::{self, Extend};
use investigation::{EXTEND_RIGHT, Extension, Reasons, extensions};
use law::ClockKind::Investigation;
use law::credentials::Mandate;

const OPENED: &str = "2026-03-02T08:20:00Z";

async fn extends(house: &House, who: StaffId, elsa: MatterId, at: &str, until: &str) -> Result<Extension, No> {
    decides(house, who, (elsa, house.version(elsa).await), at, until, None).await
}

async fn decides(
    house: &House,
    who: StaffId,
    (matter, seen): (MatterId, i64),
    at: &str,
    until: &str,
    late: Option<&str>,
) -> Result<Extension, No> {
    let by = house.permit(who, Act::Decide, matter).await?;
    let reasons = Reasons::parse("Barnläkarens utlåtande är klart i juli.").unwrap();
    let call = Extend { matter, seen, reasons, until: day(until), late: late.map(text) };
    let mut tx = house.write().await;
    let made = deeds::extend(&mut tx, &by, &house.at(at), call).await?;
    tx.commit().await.unwrap();
    Ok(made)
}

#[tokio::test]
async fn each_extension_is_a_decision_of_its_own_and_moves_the_clock() {
    for house in houses("extended").await {
        let elsa = house.opened(OPENED).await;
        assert_eq!(house.clocks(elsa).await, [(Investigation, "2026-07-02".to_owned())]);
        let first = extends(&house, house.birgitta, elsa, "2026-06-24T09:00:00Z", "2026-07-31").await.unwrap();
        assert_eq!((first.was, first.until, first.held), (day("2026-07-02"), day("2026-07-31"), Mandate::Own));
        assert_eq!(house.clocks(elsa).await, [(Investigation, "2026-07-31".to_owned())]);
        extends(&house, house.birgitta, elsa, "2026-07-30T09:00:00Z", "2026-10-30").await.unwrap();

        let all = extensions(&mut house.read().await, elsa).await.unwrap();
        assert_eq!(all.iter().map(|one| one.until).collect::<Vec<_>>(), [day("2026-07-31"), day("2026-10-30")]);
        assert_eq!(all.iter().map(|one| one.is_long()).collect::<Vec<_>>(), [false, true]);
        assert_eq!((all[0].right.as_str(), all[0].reasons.contains("utlåtande")), (EXTEND_RIGHT, true));
        let kept = clock::all(&mut house.read().await, elsa).await.unwrap();
        let whys = kept.iter().filter(|one| one.clock.kind == Investigation).filter_map(|one| one.stopped.as_ref());
        assert_eq!(whys.map(|(_, _, why)| why.as_str()).collect::<Vec<_>>(), ["extended", "extended"]);

        let told = house.told("investigation").await;
        assert_eq!(told.len(), 2);
        assert!(told[0].body.contains(r#""was":"2026-07-02""#) && told[0].body.contains("UTR-2@"));
        assert!(told.iter().all(|event| event.kind == "investigation.extended" && !event.body.contains("utlåtande")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn it_is_decided_by_whoever_holds_the_right_and_by_who_stands_in_only_where_nobody_does() {
    for house in houses("right").await {
        let elsa = house.opened(OPENED).await;
        let (at, until) = ("2026-06-24T09:00:00Z", "2026-07-31");
        assert_eq!(refused(extends(&house, house.yusuf, elsa, at, until).await), "access-no-mandate");
        assert_eq!(refused(extends(&house, house.margareta, elsa, at, until).await), "access-first-is-here");
        // She works in the unit and has no task in the matter: that is hers to see and nobody's to decide.
        assert!(extends(&house, house.leila, elsa, at, until).await.is_err());
        assert_eq!(house.clocks(elsa).await, [(Investigation, "2026-07-02".to_owned())]);
        house.is_away(house.birgitta, "2026-06-24", "2026-06-26").await;
        let made = extends(&house, house.margareta, elsa, at, until).await.unwrap();
        assert_eq!(made.held, Mandate::Substitute);
        assert!(house.told("investigation").await[0].body.contains(r#""mandate":"substitute""#));
    }
}

#[tokio::test]
async fn a_day_that_gives_no_more_time_is_refused_and_one_that_is_late_says_why() {
    for house in houses("late").await {
        let elsa = house.opened(OPENED).await;
        let at = "2026-06-24T09:00:00Z";
        for (until, word) in [("2026-06-24", "investigation-until-passed"), ("2026-07-02", "investigation-until-short")]
        {
            assert_eq!(refused(extends(&house, house.birgitta, elsa, at, until).await), word, "{until}");
        }
        let (late, until) = ("2026-07-06T09:00:00Z", "2026-08-14");
        let no = extends(&house, house.birgitta, elsa, late, until).await;
        assert_eq!(refused(no), "investigation-late");
        let now = (elsa, house.version(elsa).await);
        let why = Some("Beslutet blev liggande över midsommar.");
        let made = decides(&house, house.birgitta, now, late, until, why).await.unwrap();
        assert_eq!(made.late.as_deref(), why);
        assert!(house.told("investigation").await[0].body.contains(r#""late":"overdue""#));
        // A colleague who saw the page as it was before is told so.
        let no = decides(&house, house.birgitta, now, "2026-07-06T10:00:00Z", "2026-09-30", None).await;
        assert!(is_stale(&no), "{no:?}");
        assert_eq!(house.clocks(elsa).await, [(Investigation, until.to_owned())]);
    }
}

#[tokio::test]
async fn what_has_not_begun_or_has_ended_gets_no_more_time() {
    for house in houses("ended").await {
        let taken = house.taken("2026-03-02T07:00:00Z").await;
        let no = extends(&house, house.birgitta, taken, "2026-03-02T09:00:00Z", "2026-08-14").await;
        assert_eq!(refused(no), "investigation-not-open");
        let elsa = house.opened(OPENED).await;
        house.ends(elsa, "2026-06-01T09:00:00Z").await;
        let no = extends(&house, house.birgitta, elsa, "2026-06-24T09:00:00Z", "2026-08-14").await;
        assert_eq!(refused(no), "investigation-not-open");
        assert!(extensions(&mut house.read().await, elsa).await.unwrap().is_empty());
    }
}
