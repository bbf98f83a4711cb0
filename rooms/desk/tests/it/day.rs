//! What a day asks of one worker.

use crate::house::*;
use bed::*;
use casefile::matter::promise;

fn order(page: &str, names: &[&str]) -> bool {
    let mut rest = Some(page);
    names.iter().all(|name| {
        rest = rest.and_then(|text| text.split_once(name)).map(|(_, after)| after);
        rest.is_some()
    })
}

#[tokio::test]
async fn the_day_stands_in_the_order_of_the_law_and_shows_only_ones_own() {
    for house in houses("order").await {
        house.carries(house.leila, "2026-03-02T07:20:00Z", nine("Elsa"), school_report()).await;
        house.carries(house.leila, "2026-02-12T07:20:00Z", nine("Marco"), school_report()).await;
        house.carries(house.yusuf, "2026-03-02T07:20:00Z", nine("Ines"), school_report()).await;
        house.hears(house.karin, "2026-03-02T07:30:00Z", vec![(Some(nine("Vera")), school_report())], None).await;
        let (status, page) = house.desk("leila").await.opens("/min-dag").await;
        assert_eq!(status, 200);
        assert!(page.contains("Måndag 2 mars") && page.contains("<title>Min dag</title>"));
        assert!(page.contains("En skyddsbedömning ska göras i dag. Två frister har gått ut."), "{page}");
        assert!(order(&page, &["Kräver dig i dag", "Marco", "Elsa", "Senare", "Elsa"]), "{page}");
        assert!(!page.contains("Ines") && !page.contains("Vera") && !page.contains("[desk"), "{page}");
        // A head is told how many wait, and reads who they are where they wait.
        let (_, head) = house.desk("margareta").await.opens("/min-dag").await;
        assert!(head.contains("Ett ärende väntar på att någon tar det.") && !head.contains("Vera"), "{head}");
        let (_, petra) = house.desk("petra").await.opens("/min-dag").await;
        assert!(petra.contains("Här står det som kräver dig") && !petra.contains("väntar på att någon"), "{petra}");
    }
}

#[tokio::test]
async fn a_promise_is_kept_once_by_the_one_who_was_to_keep_it() {
    for house in houses("kept").await {
        let call = vec![(Some(nine("Elsa")), school_report())];
        house.hears(house.karin, "2026-03-02T07:20:00Z", call, rings(house.leila, "11:00")).await;
        let (leila, yusuf) = (house.desk("leila").await, house.desk("yusuf").await);
        let (_, page) = leila.opens("/min-dag").await;
        assert!(page.contains("Du har lovat att höra av dig till Annika före 12.00."), "{page}");
        assert!(page.contains("Ring före lunch, inget sms.") && page.contains("Före 12.00"), "{page}");
        assert!(!yusuf.opens("/min-dag").await.1.contains("Annika"));
        let id = promise::open(&mut house.read().await).await.unwrap()[0].id;
        let path = format!("/lofte/{id}");
        assert!(page.contains(&path));
        assert_eq!(yusuf.sends(&path, &[]).await.0, 404);
        assert_eq!(leila.sends(&path, &[]).await, (303, "/min-dag".to_owned()));
        assert_eq!(leila.sends(&path, &[]).await.0, 404);
        assert!(!leila.opens("/min-dag").await.1.contains("Annika"));
        assert_eq!(house.count("select count(*) as n from event where kind = 'desk.promise_kept'").await, 1);
        assert!(promise::open(&mut house.read().await).await.unwrap().is_empty());
        journal::verify(&mut house.read().await, &[]).await.unwrap();
    }
}

#[tokio::test]
async fn a_promise_about_somebody_close_is_not_shown_and_one_about_a_protected_child_only_as_a_sentence() {
    for house in houses("walls").await {
        let call = vec![(Some(nine("Elsa")), school_report())];
        let close = house.hears(house.karin, "2026-03-02T07:20:00Z", call, rings(house.leila, "11:00")).await[0];
        house.is_kin(house.leila, house.person(close).await).await;
        let leila = house.desk("leila").await;
        let (_, page) = leila.opens("/min-dag").await;
        assert!(!page.contains("Annika") && page.contains("Här står det som kräver dig"), "{page}");
        let id = promise::open(&mut house.read().await).await.unwrap()[0].id;
        assert_eq!(leila.sends(&format!("/lofte/{id}"), &[]).await.0, 404);

        let call = vec![(Some(protected("Signe Falk", "20160614-2386")), school_report())];
        house.hears(house.birgit, "2026-03-02T07:20:00Z", call, rings(house.yusuf, "11:00")).await;
        let (_, page) = house.desk("yusuf").await.opens("/min-dag").await;
        assert!(page.contains("Uppgifterna är skyddade.") && page.contains("Före 12.00"), "{page}");
        assert!(!page.contains("Annika") && !page.contains("Ring före lunch") && !page.contains("/lofte/"), "{page}");
    }
}

#[tokio::test]
async fn what_one_began_and_did_not_finish_is_there() {
    for house in houses("begun").await {
        house.hears(house.leila, "2026-03-02T07:20:00Z", vec![], None).await;
        let leila = house.desk("leila").await;
        assert!(!leila.opens("/min-dag").await.1.contains("Inte skickat"));
        let draft = [("only", "draft"), ("text", "Rektorn ringer om tre syskon.")];
        assert_eq!(leila.sends("/registrera", &draft).await.0, 303);
        let (_, page) = leila.opens("/min-dag").await;
        assert!(page.contains("Halvregistrerat.") && page.contains("Inte skickat"), "{page}");
        assert!(page.contains("href=\"/registrera?unsent="), "{page}");
        assert!(!page.contains("tre syskon"), "a text on its way stands on the page");
        let (_, other) = house.desk("yusuf").await.opens("/min-dag").await;
        assert!(!other.contains("Halvregistrerat.") && !other.contains("Inte skickat"), "{other}");
    }
}
