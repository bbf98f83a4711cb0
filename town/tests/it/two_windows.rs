//! Two windows of the same form: the phone rings while a text is being written, and another call is taken in a window
//! beside it. Each window has a text of its own, and every text is found again.

use crate::at_a_desk::CHILD;
use std::time::Duration;
use town::{Paper, Request, World};

const ELSA: &str = "Skolan ringer om Elsa. Hon vill inte gå hem.";
const HUGO: &str = "Mormor ringer om Hugo. Han äter ingenting.";
const DONE: &str = "Klart, lämna över";
const NEW: &str = "Skriv en ny text";

fn text_of(page: &Paper) -> String {
    let all = page.fields().into_iter();
    all.filter(|(asked, _)| asked == "Vad gäller det?").map(|(_, typed)| typed).collect()
}

fn call(page: &mut Paper, text: &str, name: &str) {
    page.fill("Vad gäller det?", text);
    page.fill("Vem berättar?", "skolan");
    page.fill("Den första > Vad gäller det för personen?", CHILD);
    page.fill("Den första > Namn", name);
}

/// What the page's script does two seconds after a key. Gives the answer's status.
async fn saves(town: &World, page: &Paper) -> u16 {
    let mut form = page.form(DONE);
    form.extend([("only".into(), "draft".into()), ("by".into(), "script".into())]);
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let cookie: String = page.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
    let reply = town.ask_staff(Request::post("/registrera", &fields).with("cookie", &cookie)).await;
    town.advance(Duration::from_secs(60));
    reply.status
}

/// The words after "Öppna texten" in the links of the page: when each text that is not in the fields was saved.
fn others(page: &Paper) -> Vec<String> {
    let said = page.links().iter().filter_map(|(said, _)| said.strip_prefix("Öppna texten"));
    said.map(str::to_owned).collect()
}

async fn opened(town: &World) -> Paper {
    let mut page = Paper::of_colleague(town, "amina").await;
    page.open("/registrera").await;
    page
}

#[tokio::test]
async fn each_window_has_its_own_text_and_sending_one_leaves_the_other() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut one = opened(&town).await;
        let mut two = one.clone();
        two.open("/registrera").await;
        call(&mut one, ELSA, "Elsa Öhman");
        call(&mut two, HUGO, "Hugo Öberg");
        for page in [&one, &two, &one] {
            assert_eq!(saves(&town, page).await, 200);
        }
        assert_eq!(town.count("draft").await, 2);
        let late = two.clone();
        two.send(DONE).await;
        two.must_say("Hugo Öberg");
        assert_eq!((town.count("matter").await, town.count("draft").await), (1, 1));
        assert_eq!(saves(&town, &late).await, 200);
        assert_eq!(town.count("draft").await, 1, "a saving that comes after its form was sent brings nothing back");

        // The first window is killed; its text is there, whole and alone.
        two.open("/registrera").await;
        assert_eq!(text_of(&two), ELSA);
        two.must_say("Du har en text här som du inte har skickat.");
        two.must_not_say("Hugo");
        two.send(DONE).await;
        two.must_say("Elsa Öhman");
        two.open("/registrera").await;
        two.must_not_say("som du inte har skickat");
        assert_eq!((town.count("matter").await, town.count("draft").await, text_of(&two)), (2, 0, String::new()));
    })
    .await;
}

#[tokio::test]
async fn of_several_unsent_texts_the_latest_stands_there_and_any_can_be_opened_or_thrown_away() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut one = opened(&town).await;
        let mut two = one.clone();
        two.open("/registrera").await;
        call(&mut one, ELSA, "Elsa Öhman");
        call(&mut two, HUGO, "Hugo Öberg");
        saves(&town, &one).await;
        saves(&town, &two).await;

        let mut page = opened(&town).await;
        assert_eq!(text_of(&page), HUGO);
        page.must_say("Du har 2 texter här som du inte har skickat.");
        page.must_say("Skolan ringer om Elsa.");
        let [elsa] = others(&page).try_into().unwrap();
        page.follow(&format!("Öppna texten{elsa}")).await;
        assert_eq!(text_of(&page), ELSA);
        let [hugo] = others(&page).try_into().unwrap();
        assert_ne!(elsa, hugo, "the times tell them apart");

        // A colleague's window shows and throws away nothing of hers.
        let mut johan = Paper::of_colleague(&town, "johan").await;
        johan.open(page.path()).await;
        johan.must_not_say("som du inte har skickat");
        assert_eq!(text_of(&johan), "");

        page.send(&format!("Kasta texten{hugo}")).await;
        assert_eq!((page.path(), text_of(&page), town.count("draft").await), ("/registrera", ELSA.into(), 1));
        page.follow(NEW).await;
        assert_eq!(text_of(&page), "");
        page.must_say("Skolan ringer om Elsa.");
        page.send(&format!("Kasta texten{elsa}")).await;
        page.must_not_say("som du inte har skickat");
        assert_eq!((town.count("draft").await, town.count("matter").await), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_window_opened_with_the_text_of_another_takes_nothing_from_it() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let mut one = opened(&town).await;
        call(&mut one, ELSA, "Elsa Öhman");
        saves(&town, &one).await;

        // She writes over what stands there: it is another text.
        let mut two = opened(&town).await;
        assert_eq!(text_of(&two), ELSA);
        call(&mut two, HUGO, "Hugo Öberg");
        saves(&town, &two).await;
        assert_eq!(town.count("draft").await, 2);
        two.send(DONE).await;
        assert_eq!((town.count("matter").await, town.count("draft").await), (1, 1));

        // She writes on in a third, while the first is written in too: neither takes the other's words.
        let mut three = opened(&town).await;
        assert_eq!(text_of(&three), ELSA);
        call(&mut one, &format!("{ELSA} Rektorn är med."), "Elsa Öhman");
        call(&mut three, &format!("{ELSA} Pappa är på väg."), "Lisa Ek");
        saves(&town, &one).await;
        saves(&town, &three).await;
        assert_eq!(town.count("draft").await, 2);
        three.send(DONE).await;
        assert_eq!(town.count("draft").await, 1);
        let mut four = opened(&town).await;
        assert_eq!(text_of(&four), format!("{ELSA} Rektorn är med."));

        // What is written on and sent is one text, and nothing of it is left.
        call(&mut four, &format!("{ELSA} Rektorn är med, och mamma."), "Elsa Öhman");
        saves(&town, &four).await;
        assert_eq!(town.count("draft").await, 1);
        four.send(DONE).await;
        assert_eq!((town.count("matter").await, town.count("draft").await), (3, 0));
    })
    .await;
}
