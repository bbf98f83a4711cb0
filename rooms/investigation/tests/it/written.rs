//! The plan, the talks and what somebody needs: versions that stay, corrections beside the original, two who write at once.

use crate::house::*;
use access::{Act, No};
use bed::*;
use casefile::{MatterId, matter};
use investigation::deeds::{self, WriteNeed, WritePlan, WriteTalk};
use investigation::{
    Family, Guardians, Held, NewPlan, NewTalk, OfChild, Outcome, With, need_versions, needs, plans, talks,
};
use store::Uuid;

const OPENED: &str = "2026-03-02T08:20:00Z";
const NOW: &str = "2026-03-04T09:00:00Z";

fn plan(asks: &str) -> NewPlan {
    NewPlan {
        asks: text(asks),
        how: text("Vi träffar Elsa på skolan och föräldrarna hemma."),
        wishes: None,
        ready: Some(day("2026-06-15")),
        who: None,
        family: Family::Together,
        family_how: None,
    }
}

async fn plans_it(house: &House, elsa: MatterId, seen: i64, plan: NewPlan) -> Result<i64, No> {
    let by = house.permit(house.yusuf, Act::Write, elsa).await?;
    let mut tx = house.write().await;
    let version = deeds::write_plan(&mut tx, &by, &house.at(NOW), WritePlan { matter: elsa, seen, plan }).await?;
    tx.commit().await.unwrap();
    Ok(version)
}

#[tokio::test]
async fn a_plan_is_written_anew_and_the_old_one_stays() {
    for house in houses("plan").await {
        let elsa = house.opened(OPENED).await;
        assert_eq!(plans_it(&house, elsa, 0, plan("Hur har Elsa det hemma?")).await.unwrap(), 1);
        assert_eq!(refused(plans_it(&house, elsa, 1, plan("Hur har Elsa det hemma?")).await), "investigation-same");
        assert_eq!(plans_it(&house, elsa, 1, plan("Hur har Elsa det hos pappa?")).await.unwrap(), 2);
        let passed = NewPlan { ready: Some(day("2026-03-03")), ..plan("Vad säger skolan?") };
        assert_eq!(refused(plans_it(&house, elsa, 2, passed).await), "investigation-ready-passed");
        let late = plans_it(&house, elsa, 1, plan("Vad säger skolan?")).await;
        assert!(is_stale(&late), "who saw the first version does not write over the second: {late:?}");
        let all = plans(&mut house.read().await, elsa).await.unwrap();
        let asked: Vec<&str> = all.iter().map(|one| one.asks.as_str()).collect();
        assert_eq!(asked, ["Hur har Elsa det hos pappa?", "Hur har Elsa det hemma?"]);
        assert_eq!((all[1].ready, all[1].family), (Some(day("2026-06-15")), Family::Together));
        let told = house.told("investigation").await;
        assert_eq!(told.len(), 2);
        assert!(told[1].body.contains(r#""version":2"#) && !told[1].body.contains("Elsa"));
        house.is_sound().await;
    }
}

fn held(said: &str) -> Outcome {
    Outcome::Held(Box::new(Held {
        place: text("skolan"),
        who: text("Yusuf"),
        child: Some(OfChild { guardians: Guardians::Unknowing, understood: text("Hon återgav det själv.") }),
        said: text(said),
        assessed: Some(text("Elsa är försiktig.")),
        language: "ti".parse().unwrap(),
        with: With::Interpreter,
    }))
}

async fn talks_on(house: &House, elsa: MatterId, on: &str, what: Outcome, puts: Option<Uuid>) -> Result<Uuid, No> {
    let by = house.permit(house.yusuf, Act::Write, elsa).await?;
    let talk = NewTalk { day: day(on), outcome: what, corrects: puts };
    let mut tx = house.write().await;
    let id = deeds::write_talk(&mut tx, &by, &house.at(NOW), WriteTalk { matter: elsa, talk }).await?;
    tx.commit().await.unwrap();
    Ok(id)
}

#[tokio::test]
async fn talks_stand_the_latest_first_and_a_correction_stands_beside_what_it_corrects() {
    for house in houses("talk").await {
        let elsa = house.opened(OPENED).await;
        let first = talks_on(&house, elsa, "2026-03-04", held("Pappa skriker."), None).await.unwrap();
        let why = Outcome::Declined(Some(text("Hon ville vänta till fredag.")));
        talks_on(&house, elsa, "2026-03-03", why.clone(), None).await.unwrap();
        let right = talks_on(&house, elsa, "2026-03-04", held("Farfar skriker."), Some(first)).await.unwrap();
        let again = talks_on(&house, elsa, "2026-03-04", held("Ingen skriker."), Some(first)).await;
        assert!(is_stale(&again), "a correction is corrected, not the original once more: {again:?}");
        let other = house.opened("2026-03-02T08:30:00Z").await;
        let foreign = talks_on(&house, other, "2026-03-04", held("Hej."), Some(first)).await;
        assert!(matches!(foreign, Err(No::Absent)), "a talk of another child: {foreign:?}");
        let ahead = talks_on(&house, elsa, "2026-03-05", why, None).await;
        assert_eq!(refused(ahead), "investigation-day-ahead");

        let all = talks(&mut house.read().await, elsa).await.unwrap();
        let order: Vec<(String, Option<Uuid>)> = all.iter().map(|one| (one.day.to_string(), one.corrects)).collect();
        let (fourth, third) = ("2026-03-04".to_owned(), "2026-03-03".to_owned());
        assert_eq!(order, [(fourth.clone(), Some(first)), (fourth, None), (third, None)]);
        assert_eq!(all[0].id, right);
        assert!(all[0].outcome == held("Farfar skriker.") && all[1].outcome == held("Pappa skriker."));
        assert_eq!(all[2].outcome.why().map(|why| why.as_str()), Some("Hon ville vänta till fredag."));
        let told = house.told("investigation").await;
        let kinds = ["child_talked_with", "child_not_talked_with", "child_talked_with"];
        assert_eq!(told.iter().map(|event| &event.kind[14..]).collect::<Vec<_>>(), kinds);
        assert!(told[0].body.contains(r#""guardians":"unknowing""#));
        assert!(told.iter().all(|event| !event.body.contains("skriker") && !event.body.contains("fredag")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn the_first_language_somebody_talked_in_is_known_and_a_talk_in_another_takes_nothing_away() {
    for house in houses("spoken").await {
        let elsa = house.opened(OPENED).await;
        assert_eq!(spoken(&house, elsa).await, None, "nobody has said it yet");
        talks_on(&house, elsa, "2026-03-03", held("Pappa skriker."), None).await.unwrap();
        assert_eq!(spoken(&house, elsa).await.as_deref(), Some("ti"));
        let Outcome::Held(held) = held("Ingen skriker.") else { unreachable!() };
        let swedish = Outcome::Held(Box::new(Held { language: "sv".parse().unwrap(), with: With::Nobody, ..*held }));
        talks_on(&house, elsa, "2026-03-04", swedish, None).await.unwrap();
        assert_eq!(spoken(&house, elsa).await.as_deref(), Some("ti"), "one talk in Swedish is no change of language");
        house.is_sound().await;
    }
}

/// What the matter knows of the language.
async fn spoken(house: &House, elsa: MatterId) -> Option<String> {
    let read = matter::one(&mut house.read().await, elsa).await.unwrap().unwrap();
    read.language.map(|lang| lang.to_string())
}

fn need(elsa: MatterId, template: &str, key: &str, seen: i64, facts: Option<&str>) -> WriteNeed {
    WriteNeed {
        matter: elsa,
        template: template.into(),
        key: key.into(),
        title: format!("Rubriken {key}"),
        heading: Uuid::from_u128(7),
        seen,
        facts: facts.map(text),
        assessed: None,
    }
}

async fn writes(house: &House, call: WriteNeed) -> Result<i64, No> {
    let by = house.permit(house.yusuf, Act::Write, call.matter).await?;
    let mut tx = house.write().await;
    let version = deeds::write_need(&mut tx, &by, &house.at(NOW), call).await?;
    tx.commit().await.unwrap();
    Ok(version)
}

#[tokio::test]
async fn two_headings_are_written_at_once_and_no_text_is_lost_when_the_template_changes() {
    for house in houses("need").await {
        let elsa = house.opened(OPENED).await;
        assert_eq!(writes(&house, need(elsa, "Vår", "day", 0, Some("Går upp sex."))).await.unwrap(), 1);
        assert_eq!(writes(&house, need(elsa, "Vår", "night", 0, Some("Sover lite."))).await.unwrap(), 1);
        let late = writes(&house, need(elsa, "Vår", "day", 0, Some("Går upp sju."))).await;
        assert!(is_stale(&late), "under the same heading the second is told: {late:?}");
        assert_eq!(writes(&house, need(elsa, "Vår", "day", 1, Some("Går upp sju."))).await.unwrap(), 2);
        assert_eq!(refused(writes(&house, need(elsa, "Vår", "school", 0, None)).await), "investigation-same");
        // Another template has a heading with the same key: it is another heading, and the old text stays.
        assert_eq!(writes(&house, need(elsa, "Ny", "day", 0, Some("Annat."))).await.unwrap(), 1);
        assert_eq!(writes(&house, need(elsa, "Vår", "night", 1, None)).await.unwrap(), 2);

        let now = needs(&mut house.read().await, elsa).await.unwrap();
        let stands: Vec<_> = now.iter().map(|one| (one.template.as_str(), one.key.as_str(), one.has_text())).collect();
        assert_eq!(stands, [("Ny", "day", true), ("Vår", "day", true), ("Vår", "night", false)]);
        assert!(now.iter().any(|one| one.facts.as_deref() == Some("Går upp sju.") && one.title == "Rubriken day"));
        let before = need_versions(&mut house.read().await, elsa, "Vår", "night").await.unwrap();
        assert_eq!(before.iter().map(|one| one.facts.as_deref()).collect::<Vec<_>>(), [None, Some("Sover lite.")]);
        let told = house.told("investigation").await;
        assert_eq!((told.len(), told[0].kind.as_str()), (5, "investigation.need_written"));
        assert!(told.iter().all(|event| !event.body.contains("Sover")));
        house.is_sound().await;
    }
}

#[tokio::test]
async fn nothing_is_written_where_no_investigation_runs() {
    for house in houses("shut").await {
        let taken = house.taken("2026-03-02T07:00:00Z").await;
        assert_eq!(refused(plans_it(&house, taken, 0, plan("Vad?")).await), "investigation-not-open");
        let elsa = house.opened(OPENED).await;
        plans_it(&house, elsa, 0, plan("Hur har Elsa det?")).await.unwrap();
        house.ends(elsa, "2026-03-03T09:00:00Z").await;
        // Why there was no talk is written also afterwards (UTR-9), and nothing else is.
        let no = talks_on(&house, elsa, "2026-03-03", Outcome::TooYoung(None), None).await;
        assert_eq!(refused(no), "investigation-wrong-too-young");
        let why = Outcome::NotHeld(text("Hon var på sjukhus."));
        talks_on(&house, elsa, "2026-03-03", why, None).await.unwrap();
        assert_eq!(refused(writes(&house, need(elsa, "Vår", "day", 0, Some("Text."))).await), "investigation-not-open");
        assert_eq!(plans(&mut house.read().await, elsa).await.unwrap().len(), 1, "and all of it can be read");
    }
}
