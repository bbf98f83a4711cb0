//! Birgitta writes a long note, the session ends, the phone rings, the connection breaks. Her text waits for her and for
//! nobody else; and a form that arrives twice has its effect once.

use access::Keys;
use page::{
    Fields,
    staff::{
        draft::{self, Place},
        once::{self, Taking},
    },
};
use std::time::Duration;
use store::Uuid;
use town::World;

const NOTE: &str = "text=%C3%85sa+%C3%A4r+tr%C3%B6tt.%0D%0AHon+vill+inte+hem.&who=%F0%9F%91%A7";

fn birgitta() -> Uuid {
    Uuid::from_u128(7)
}

fn place(author: Uuid, subject: &str) -> Place {
    Place { author, form: "/anteckning", subject: subject.into() }
}

#[tokio::test]
async fn the_text_comes_back_in_the_same_fields_for_its_author_alone() {
    World::both(|town| async move {
        let (here, fields) = (place(birgitta(), "elsa"), Fields::parse(NOTE.as_bytes()));
        let mut tx = town.db().begin().await.unwrap();
        assert_eq!(draft::save(&mut tx, town.keys(), &town.moment(), &here, &fields).await.unwrap(), 1);
        assert_eq!(draft::save(&mut tx, town.keys(), &town.moment(), &here, &fields).await.unwrap(), 2);
        tx.commit().await.unwrap();

        let mut tx = town.db().snapshot().await.unwrap();
        let back = draft::load(&mut tx, town.keys(), &here).await.unwrap().unwrap();
        assert_eq!((back.fields.get("text"), back.fields.get("who")), ("Åsa är trött.\r\nHon vill inte hem.", "👧"));
        assert_eq!((back.version, back.saved_at), (2, town.moment().at));
        for other in [place(Uuid::from_u128(8), "elsa"), place(birgitta(), "")] {
            assert!(draft::load(&mut tx, town.keys(), &other).await.unwrap().is_none());
        }
        assert!(draft::load(&mut tx, &Keys::new([8; 32]), &here).await.is_err(), "another secret opens nothing");
        drop(tx);
        assert!(town.rows().await.iter().all(|(_, row)| !row.contains("Hon vill inte hem")), "it lies there in clear");
    })
    .await;
}

#[tokio::test]
async fn each_opened_form_has_a_text_of_its_own_and_one_from_before_opens_too() {
    World::both(|town| async move {
        let here = place(birgitta(), "/anteckning/elsa");
        let (one, two) = (here.opened(&"a1".repeat(16)), here.opened(&"b2".repeat(16)));
        assert_eq!(here.opened("no key of ours"), here);
        let texts = ["text=Hon+sover.&n=1", "text=Hon+%C3%A4ter.&n=2", "text=Hon+leker.&n=3"].map(str::as_bytes);
        let mut tx = town.db().begin().await.unwrap();
        let neighbour = place(birgitta(), "/anteckning/elsa-maria").opened(&"a1".repeat(16));
        for (at, text) in [(&here, texts[0]), (&one, texts[1]), (&two, texts[2]), (&neighbour, texts[0])] {
            draft::save(&mut tx, town.keys(), &town.moment(), at, &Fields::parse(text)).await.unwrap();
            town.advance(Duration::from_secs(1));
        }
        let all = draft::all(&mut tx, town.keys(), &here).await.unwrap();
        let found: Vec<&str> = all.iter().map(|draft| draft.fields.get("n")).collect();
        assert_eq!(found, ["3", "2", "1"], "the latest first, and none of another place");
        assert_eq!(
            all.iter().map(|draft| here.opened(&draft.key)).collect::<Vec<_>>(),
            [two.clone(), one, here.clone()]
        );

        // Only the saving of that mark goes, and only where its text goes on.
        let mark = all[0].mark();
        let elsewhere = Fields::parse("text=Hyran+är+obetald.".as_bytes());
        draft::carry_on(&mut tx, town.keys(), &here, &mark, &elsewhere).await.unwrap();
        draft::save(&mut tx, town.keys(), &town.moment(), &two, &Fields::parse(texts[2])).await.unwrap();
        draft::carry_on(&mut tx, town.keys(), &here, &mark, &Fields::parse(texts[2])).await.unwrap();
        assert_eq!(draft::all(&mut tx, town.keys(), &here).await.unwrap().len(), 3);
        let mark = draft::load(&mut tx, town.keys(), &here).await.unwrap().unwrap().mark();
        draft::carry_on(&mut tx, town.keys(), &here, &mark, &Fields::parse(texts[2])).await.unwrap();
        assert_eq!(draft::all(&mut tx, town.keys(), &here).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_text_is_forgotten_when_it_is_a_record_or_nobody_has_touched_it_for_a_month() {
    World::both(|town| async move {
        let fields = Fields::parse(NOTE.as_bytes());
        let mut tx = town.db().begin().await.unwrap();
        for subject in ["elsa", "hugo", "maja"] {
            draft::save(&mut tx, town.keys(), &town.moment(), &place(birgitta(), subject), &fields).await.unwrap();
            town.advance(Duration::from_secs(20 * 24 * 3600));
        }
        draft::forget(&mut tx, &place(birgitta(), "maja")).await.unwrap();
        town.advance(Duration::from_secs(5 * 24 * 3600));
        let month_ago = town.moment().at.micros() - 30 * 24 * 3600 * 1_000_000;
        let then = store::Ts::from_micros(month_ago).unwrap();
        assert_eq!(draft::forget_before(&mut tx, then).await.unwrap(), 2);
        tx.commit().await.unwrap();
        assert_eq!(town.count("draft").await, 0);
    })
    .await;
}

#[tokio::test]
async fn of_ten_that_arrive_at_once_one_has_its_effect_and_all_learn_where_it_led() {
    World::both(|town| async move {
        let key = [5; 32];
        let mut all = tokio::task::JoinSet::new();
        for n in 0..10 {
            let (db, m) = (town.db().clone(), town.moment());
            all.spawn(async move {
                let mut tx = db.begin().await.unwrap();
                let taking = once::take(&mut tx, &m, birgitta(), &key).await.unwrap();
                if taking == Taking::First {
                    once::led(&mut tx, &key, &format!("/person/{n}")).await.unwrap();
                }
                tx.commit().await.unwrap();
                taking
            });
        }
        let takings = all.join_all().await;
        let led: Vec<&str> = takings
            .iter()
            .filter_map(|t| match t {
                Taking::Before(to) => Some(to.as_str()),
                Taking::First => None,
            })
            .collect();
        assert_eq!(led.len(), 9);
        assert!(led.iter().all(|to| to.starts_with("/person/") && *to == led[0]), "{led:?}");
        assert_eq!(town.count("taken_form").await, 1);
        let mut tx = town.db().begin().await.unwrap();
        let stranger = once::take(&mut tx, &town.moment(), Uuid::from_u128(8), &key).await.unwrap();
        assert_eq!(stranger, Taking::Before(String::new()), "somebody else learns nothing of where it led");
    })
    .await;
}

#[tokio::test]
async fn what_was_chosen_is_given_back_in_words() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let typed = [
            ("text", "Hon är ledsen."),
            ("kind1", "child_concern"),
            ("teller", "school"),
            ("channel", "phone"),
            ("acute1", "judge"),
            ("violence1", "yes"),
            ("known1", "0199a1b2-0000-7000-8000-00000000a15a"),
            ("rows", "2"),
        ];
        let reply = town.ask_staff(town::Request::post("/registrera", &typed)).await;
        assert_eq!(reply.status, 401);
        for words in ["Hon är ledsen.", "oro för barn eller ung", "skolan", "telefon"] {
            assert!(reply.text().contains(words), "{words}: {}", reply.text());
        }
        for code in ["child_concern", "school", "judge", "yes", "0199a1b2", "\n2"] {
            assert!(!reply.text().split_once("<blockquote").unwrap().1.contains(code), "{code}: {}", reply.text());
        }
        let matter = "/arende/0199a1b2-0000-7000-8000-00000000a15a/skydd";
        let typed = [("need", "not_today"), ("talked", "not_yet"), ("text", "Vi ringer i morgon.")];
        let reply = town.ask_staff(town::Request::post(matter, &typed)).await;
        assert!(reply.text().contains("Ja, men inte i dag") && !reply.text().contains("not_"), "{}", reply.text());
    })
    .await;
}
