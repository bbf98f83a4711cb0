//! A letter leaves the house: pressed, noted before a byte of it is sent, and without an address where somebody is
//! protected.

use access::{Act, No};
use casefile::{
    Born, MatterId, NewPerson, Person, PersonId, Text,
    person::{self, guarded},
};
use http_body_util::{BodyExt, Full};
use law::{Day, known::Protection};
use page::{
    Lang, Method, Municipality, Room, Say,
    letter::{Address, Appeal, Block, Delivery, Letter, Plain, Protected, Recipient, Sender, Signer},
    staff::{self, Ask, Out},
};
use store::{FromRow, Res, Row, Stmt, Tx, Uuid, args};
use tower::ServiceExt;
use town::{Paper, World};

const NOTED: Stmt = Stmt::both(
    "select count(*) as n from access_entry where asked = $1 and route = '/brev/{id}' and outcome = 'shown'",
);
const NOWHERE: Stmt = Stmt::both("alter table access_entry rename to access_entry_elsewhere");

struct Count(i64);

impl FromRow for Count {
    fn from_row(row: &Row) -> Res<Self> {
        row.get("n").map(Count)
    }
}

/// A room with one page: a letter to the person of that id.
fn room() -> Room {
    let words: &[(Lang, &str)] = &[];
    let routes = vec![staff::route(Method::Get, "/brev/{id}", Act::Day, letter)];
    Room { name: "brev", routes, words, sheet: "", events: &[], tells: None }
}

async fn letter(mut ask: Ask, mut tx: Tx) -> Result<Out, No> {
    let id = PersonId::of(ask.id()?);
    let person = person::one(&mut tx, id).await?.ok_or(No::Absent)?;
    let reached = guarded::all(&mut tx, id).await?;
    ask.sight.shows([id.uuid()]);
    let pdf = ask.press(tx, &written(&person, &reached, &ask.municipality)).await?;
    Ok(ask.file(pdf, "beslut.pdf"))
}

fn written(person: &Person, reached: &[guarded::Reach], municipality: &Municipality) -> Letter {
    let post = reached.iter().find_map(|reach| Address::open(&reach.value)).map(Delivery::Post);
    let forwarded = Protected::of(person.protection).map(Delivery::Forwarded);
    let text = |typed: &str| Text::parse(typed, 200).map(Plain::from).unwrap();
    Letter {
        sender: Sender::of(municipality, text("Barn och unga")),
        recipient: Recipient { name: Plain::person(person), delivery: forwarded.or(post).unwrap_or(Delivery::ByHand) },
        day: Day::new(2026, 3, 2).unwrap(),
        matter: Plain::matter(MatterId::of(person.id.uuid())),
        heading: text("Beslut om stöd"),
        means: ["Ni får stöd.", "Det börjar i dag.", "Vi ringer."].map(text),
        blocks: vec![Block::Paragraph(text("Skälen."))],
        decider: Signer { name: text("Gunilla Berg"), title: None },
        presenter: None,
        others: vec![],
        appeal: Appeal::ToCourt,
        contact: text("Amina"),
    }
}

async fn lives_at(town: &World, name: &str, protection: Protection) -> Uuid {
    let (m, mut tx) = (town.moment(), town.db().begin().await.unwrap());
    let (id, name) = (PersonId::of(m.id()), Text::parse(name, 80).unwrap());
    let new = NewPerson { name, number: None, born: Born::Unknown, protection, language: None, interpreter: None };
    person::keep(&mut tx, &m, id, &new, "test").await.unwrap();
    let address = Text::parse("Ekvägen 1\n123 45 Älvsala", 80).unwrap();
    guarded::keep(&mut tx, &m, id, guarded::ReachKind::Address, &address, "test").await.unwrap();
    tx.commit().await.unwrap();
    id.uuid()
}

/// What a colleague's browser gets: status, headers, bytes.
async fn asks(town: &World, browser: &Paper, id: Uuid) -> (http::response::Parts, Vec<u8>) {
    let cookie: Vec<String> = browser.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = http::Request::builder().uri(format!("/brev/{id}")).header("cookie", cookie.join("; "));
    let router = staff::router(vec![room()], town.staff());
    let (head, body) = router.oneshot(request.body(Full::from("")).unwrap()).await.unwrap().into_parts();
    (head, body.collect().await.unwrap().to_bytes().to_vec())
}

async fn noted(town: &World, id: Uuid) -> i64 {
    town.db().snapshot().await.unwrap().one::<Count>(NOTED, args![id]).await.unwrap().unwrap().0
}

#[tokio::test]
async fn a_letter_is_noted_and_then_sent_as_a_file_that_nobody_keeps() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let id = lives_at(&town, "Sara Påhittad", Protection::None).await;
        let amina = Paper::of_colleague(&town, "amina").await;
        let (head, body) = asks(&town, &amina, id).await;
        let header = |name: &str| head.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(head.status, 200);
        assert_eq!(header("content-type").as_deref(), Some("application/pdf"));
        assert_eq!(header("content-disposition").as_deref(), Some("inline; filename=\"beslut.pdf\""));
        assert_eq!(header("cache-control").as_deref(), Some("no-store"));
        assert_eq!(header("x-content-type-options").as_deref(), Some("nosniff"));
        let policy = header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; object-src 'self'") && !policy.contains("script"), "{policy}");
        assert!(body.starts_with(b"%PDF-1.7"));
        assert_eq!(noted(&town, id).await, 1);
    })
    .await;
}

#[tokio::test]
async fn nothing_leaves_where_the_note_cannot_be_kept() {
    World::both(|town| async move {
        let town = town.at_work().await;
        let id = lives_at(&town, "Sara Påhittad", Protection::None).await;
        let amina = Paper::of_colleague(&town, "amina").await;
        let mut tx = town.db().begin().await.unwrap();
        tx.run(NOWHERE, args![]).await.unwrap();
        tx.commit().await.unwrap();
        let (head, body) = asks(&town, &amina, id).await;
        assert_eq!(head.status, 500);
        assert!(!body.windows(5).any(|bytes| bytes == b"%PDF-"));
    })
    .await;
}

#[tokio::test]
async fn an_address_stands_on_paper_only_where_nobody_is_protected() {
    World::both(|town| async move {
        let say = Say::new(town.staff().words, Lang::Sv);
        let paper = async |degree| {
            let id = PersonId::of(lives_at(&town, "Sara Påhittad", degree).await);
            let mut tx = town.db().snapshot().await.unwrap();
            let (person, reached) = (person::one(&mut tx, id).await.unwrap(), guarded::all(&mut tx, id).await.unwrap());
            assert_eq!(reached.len(), 1, "we know where they live");
            written(&person.unwrap(), &reached, town.municipality()).paper(&say)
        };
        let open = paper(Protection::None).await;
        assert_eq!(open.to, ["Sara Påhittad", "Ekvägen 1", "123 45 Älvsala"]);
        for degree in [Protection::Marking, Protection::Registration, Protection::Fictitious] {
            let closed = paper(degree).await;
            assert_eq!(closed.to, ["Sara Påhittad", "Förmedlas av Skatteverket"], "{degree:?}");
            assert!(!serde_json::to_string(&closed).unwrap().contains("Ekvägen"), "{degree:?}");
        }
    })
    .await;
}
