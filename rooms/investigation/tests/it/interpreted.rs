//! An interpreter is needed, also in a language of no list, and also before any investigation.

use crate::house::*;
use access::{Act, No};
use casefile::{Lang, MatterId, matter};
use investigation::deeds::{self, Interpret};

async fn needs(house: &House, elsa: MatterId, language: Option<Lang>) -> Result<(), No> {
    let by = house.permit(house.yusuf, Act::Write, elsa).await?;
    let call = Interpret { matter: elsa, seen: house.version(elsa).await, language };
    let mut tx = house.write().await;
    deeds::interpreter(&mut tx, &by, &house.at("2026-03-03T09:00:00Z"), call).await?;
    tx.commit().await.unwrap();
    Ok(())
}

async fn noted(house: &House, elsa: MatterId) -> Option<String> {
    let read = matter::one(&mut house.read().await, elsa).await.unwrap().unwrap();
    read.interpreter.map(|lang| lang.to_string())
}

#[tokio::test]
async fn a_language_is_noted_and_taken_back() {
    for house in houses("interpreter").await {
        let elsa = house.taken("2026-03-02T08:20:00Z").await;
        needs(&house, elsa, Some("ti".parse().unwrap())).await.unwrap();
        assert_eq!(noted(&house, elsa).await.as_deref(), Some("ti"));
        needs(&house, elsa, Some(Lang::said("Färöiska").unwrap())).await.unwrap();
        assert_eq!(noted(&house, elsa).await.as_deref(), Some("said:färöiska"), "it is read back as it was stored");
        needs(&house, elsa, None).await.unwrap();
        assert_eq!(noted(&house, elsa).await, None);
        let told = house.told("investigation").await;
        let kinds = ["interpreter_needed", "interpreter_needed", "interpreter_not_needed"];
        assert_eq!(told.iter().map(|event| &event.kind[14..]).collect::<Vec<_>>(), kinds);
        assert!(told[0].body.contains(r#""language":"ti""#) && told[1].body.contains(r#""language":"other""#));
        assert!(told.iter().all(|event| !event.body.contains("färöiska")));
        let by = house.permit(house.yusuf, Act::Write, elsa).await.unwrap();
        let call = Interpret { matter: elsa, seen: 0, language: None };
        let no = deeds::interpreter(&mut house.write().await, &by, &house.at("2026-03-03T10:00:00Z"), call).await;
        assert!(is_stale(&no), "who saw the matter as it was is told that it has changed");
        house.is_sound().await;
    }
}
