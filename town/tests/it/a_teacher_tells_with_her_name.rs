//! Maria teaches Elsa, and must report. She tells it with her name, in Swedish; another day in English.

use crate::steps::{asks_with, code_on, karin_answers, karin_reads, told, waiting};
use casefile::{Question, Route, contact::Reply};
use town::{
    Paper, World,
    people::{ELSA, MARIA},
};

const SEEN: &str = "Elsa hade blåmärken på båda armarna i dag.\nHon ville inte gå hem.";

/// What lies in the letter afterwards: the same, in whichever language the page was.
fn want() -> Vec<(Question, String)> {
    let want = [
        (Question::What, SEEN),
        (Question::When, "2026-03-02"),
        (Question::Child, ELSA.name),
        (Question::Age, "9"),
        (Question::Number, ELSA.number),
        (Question::Where, ELSA.place),
        (Question::Today, "yes"),
        (Question::Knows, "self"),
        (Question::Name, MARIA.name),
        (Question::Phone, MARIA.phone),
        (Question::Email, MARIA.email),
        (Question::Relation, MARIA.relation),
        (Question::Work, "school"),
        (Question::Workplace, MARIA.workplace),
        (Question::Feedback, "yes"),
        (Question::Danger, "Pappan har hotat skolan förut."),
    ];
    want.map(|(question, text)| (question, text.to_owned())).into()
}

#[tokio::test]
async fn a_teacher_tells_with_her_name() {
    World::both(|town| async move {
        let mut maria = Paper::of(&town);
        maria.open("/oro").await;
        maria.follow("Gör en orosanmälan i ditt arbete").await;
        assert_eq!(maria.path(), "/oro/med-namn");
        maria.send("Skicka").await;
        assert_eq!(maria.status(), 422);
        maria.must_say("Något behöver rättas\nDet du har skrivit är kvar.");
        maria.must_say("Skriv ditt namn. Är du privatperson kan du också berätta utan namn.");
        maria.must_say("Välj om du berättar som privatperson eller i ditt arbete.");

        maria.fill("Vad har hänt, eller vad är du orolig för?", SEEN);
        maria.fill("Vilken dag hände det?", "20260302");
        maria.fill("Vad heter barnet, eller barnen?", ELSA.name);
        maria.fill("Hur gammalt är barnet?", ELSA.age);
        maria.fill("Barnets personnummer", "160614-2386");
        maria.fill("Var finns barnet?", ELSA.place);
        maria.fill("Behöver barnet hjälp i dag?", "Ja. Skriv gärna här, men ring oss också nu: 031-390 06 00");
        maria.fill("Hur vet du det?", "Jag har sett eller hört det själv");
        maria.fill("Vad heter du?", MARIA.name);
        maria.fill("Ditt telefonnummer", MARIA.phone);
        maria.fill("Din e-post", MARIA.email);
        maria.fill("Hur känner du barnet?", MARIA.relation);
        maria.fill("Berättar du i ditt arbete?", "Ja, i skola");
        maria.fill("Var arbetar du?", MARIA.workplace);
        maria.tick("Jag vill veta om ni inleder en utredning");
        maria.fill("Kan det bli farligt för dig om någon får veta att det är du?", "Pappan har hotat skolan förut.");
        maria.send("Skicka").await;

        assert_eq!(maria.status(), 200, "{}", maria.text());
        maria.must_say("Mottaget måndag 2 mars 2026 klockan 9.41. Med ditt namn.");
        maria.must_say("Vänta inte på oss. Ring nu: 031-390 06 00");
        maria.must_say("Anmäler du i ditt arbete kan du få veta om vi inleder en utredning.");
        let letter = waiting(&town).await.remove(0);
        assert_eq!((letter.route, letter.language.as_str()), (Route::Named, "sv"));
        assert_eq!(told(&town, letter.id).await, want());

        karin_reads(&town, letter.id).await;
        karin_answers(&town, letter.id, Reply::Thanks).await;
        let page = asks_with(&town, &code_on(&maria)).await;
        page.must_say("Tack för att du berättade. Vi har läst allt du skrev.");
        assert_eq!(town.verified().await.events, 3);
    })
    .await;
}

#[tokio::test]
async fn she_tells_the_same_in_english() {
    World::both(|town| async move {
        let mut maria = Paper::of(&town);
        maria.open("/oro").await;
        maria.follow("English").await;
        maria.must_say("When you are worried about a child");
        maria.must_say("Open now, until 16:30");
        maria.follow("Tell us with your name").await;
        assert_eq!((maria.path(), maria.reply().header("content-language")), ("/en/oro/med-namn", Some("en")));
        maria.fill("Your e-mail", "maria.lindgren");
        maria.send("Send").await;
        assert_eq!(maria.status(), 422);
        maria.must_say("Write what has happened or what worries you.");
        maria.must_say("Write the e-mail address with @ and a dot");

        maria.fill("What has happened, or what worries you?", SEEN);
        maria.fill("Which day did it happen?", "2026-03-02");
        maria.fill("What is the name of the child, or the children?", ELSA.name);
        maria.fill("How old is the child?", "9 years");
        maria.fill("The child’s personal identity number", ELSA.number);
        maria.fill("Where is the child?", ELSA.place);
        maria.fill("Does the child need help today?", "Yes. Please write here, but also call us now: 031-390 06 00");
        maria.fill("How do you know?", "I have seen or heard it myself");
        maria.fill("What is your name?", MARIA.name);
        maria.fill("Your telephone number", MARIA.phone);
        maria.fill("Your e-mail", MARIA.email);
        maria.fill("How do you know the child?", MARIA.relation);
        maria.fill("Are you telling us as part of your job?", "Yes, in a school");
        maria.fill("Where do you work?", MARIA.workplace);
        maria.tick("I want to know whether you open an investigation");
        maria.fill("Could it be dangerous for you if anyone learns that it was you?", "Pappan har hotat skolan förut.");
        maria.send("Send").await;

        assert_eq!(maria.status(), 200, "{}", maria.text());
        maria.must_say("Thank you. We have saved what you told us.");
        maria.must_say("Received Monday 2 March 2026 at 9:41. With your name.");
        let letter = waiting(&town).await.remove(0);
        assert_eq!((letter.route, letter.language.as_str()), (Route::Named, "en"));
        assert_eq!(told(&town, letter.id).await, want());

        karin_reads(&town, letter.id).await;
        karin_answers(&town, letter.id, Reply::PleaseRing).await;
        let code = code_on(&maria);
        maria.open("/en/oro/kod").await;
        maria.fill("Your code", &code);
        maria.send("Show").await;
        maria.must_say("We would like to talk with you. Call 031-390 06 00 and say your code");
        assert_eq!(town.verified().await.events, 3);
    })
    .await;
}
