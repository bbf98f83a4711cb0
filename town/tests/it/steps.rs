//! What people do again and again, as one sentence each.

use access::{Act, Permit};
use casefile::{
    Question,
    contact::{self as letters, Contact, Reply},
};
use contact::deeds::{self, Opened};
use std::collections::BTreeSet;
use store::Uuid;
use town::{Paper, World, people};

/// The one question that everybody must answer.
pub const WHAT: &str = "Vad har hänt, eller vad är du orolig för?";

/// Somebody tells this without a name. Gives the page with the receipt.
pub async fn tells(world: &World, what: &str) -> Paper {
    let mut page = Paper::of(world);
    page.open("/oro/utan-namn").await;
    page.fill(WHAT, what);
    page.send("Skicka").await;
    assert_eq!(page.status(), 200, "{}", page.text());
    page
}

/// The code on a receipt.
pub fn code_on(page: &Paper) -> String {
    let codes: BTreeSet<&str> = page.text().split_whitespace().filter(|word| is_code(word)).collect();
    assert_eq!(codes.len(), 1, "{} should show one code:\n{}", page.path(), page.text());
    codes.into_iter().collect()
}

fn is_code(word: &str) -> bool {
    let sign =
        |(at, c): (usize, char)| if at % 5 == 4 { c == '-' } else { c.is_ascii_uppercase() || c.is_ascii_digit() };
    word.chars().count() == 14 && word.chars().enumerate().all(sign)
}

/// Somebody asks with this code, in Swedish. Gives the page that came.
pub async fn asks_with(world: &World, code: &str) -> Paper {
    let mut page = Paper::of(world);
    page.open("/oro/kod").await;
    page.fill("Din kod", code);
    page.send("Visa").await;
    page
}

/// The letters that nobody has answered, oldest first.
pub async fn waiting(world: &World) -> Vec<Contact> {
    letters::waiting(&mut world.db().snapshot().await.unwrap()).await.unwrap().0
}

/// What lies in a letter, looked at past every deed.
pub async fn told(world: &World, id: Uuid) -> Vec<(Question, String)> {
    let permit = Permit::ask(people::karin(), Act::ReportRead).unwrap();
    let answers = letters::answers(&mut world.db().snapshot().await.unwrap(), &permit, id).await.unwrap();
    answers.into_iter().map(|a| (a.question, a.text)).collect()
}

/// Karin opens a letter.
pub async fn karin_reads(world: &World, id: Uuid) -> Opened {
    let permit = Permit::ask(people::karin(), Act::ReportRead).unwrap();
    let mut tx = world.db().begin().await.unwrap();
    let opened = deeds::read(&mut tx, &permit, &world.moment(), id).await.unwrap();
    tx.commit().await.unwrap();
    opened
}

/// Karin answers a letter that she has read.
pub async fn karin_answers(world: &World, id: Uuid, reply: Reply) {
    let permit = Permit::ask(people::karin(), Act::ReportReply).unwrap();
    let mut tx = world.db().begin().await.unwrap();
    deeds::reply(&mut tx, &permit, &world.moment(), id, reply).await.unwrap();
    tx.commit().await.unwrap();
}
