//! Somebody tells without a name, over a real connection from an address of their own, with everything that a browser
//! can say about a person. Afterwards nothing of that is anywhere: not in the records, not in what the program says, not
//! in an answer. And the search that finds nothing is one that can find.

use crate::steps::{WHAT, tells};
use std::{
    cell::RefCell,
    io::{self, Write},
    net::SocketAddr,
    sync::{Arc, Mutex, Once},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket},
};
use town::{Paper, World};
use tracing_subscriber::{
    filter::dynamic_filter_fn,
    layer::{Layer, SubscriberExt},
};

/// Where the resident's browser is, as far as the house could see.
const ADDRESS: &str = "127.9.8.7";
/// What their browser says about them, each with a word that stands nowhere else.
const HEADERS: [(&str, &str); 11] = [
    ("User-Agent", "canary-agent-quvoxi/5.0"),
    ("X-Forwarded-For", "203.0.113.77, canary-xff-quvoxi"),
    ("Forwarded", "for=canary-forwarded-quvoxi"),
    ("X-Real-IP", "canary-realip-quvoxi"),
    ("Cookie", "sid=canary-cookie-quvoxi"),
    ("Referer", "https://canary-referer-quvoxi.example/"),
    ("Accept-Language", "canary-language-quvoxi"),
    ("Origin", "https://canary-origin-quvoxi.example"),
    ("Authorization", "Bearer canary-authorization-quvoxi"),
    ("X-Request-Id", "canary-request-quvoxi"),
    ("Sec-CH-UA", "canary-brand-quvoxi"),
];
/// Each is looked for in every spelling.
const CANARIES: [&str; 13] = [
    "canary-agent",
    "canary-xff",
    "canary-forwarded",
    "canary-realip",
    "canary-cookie",
    "canary-referer",
    "canary-language",
    "canary-origin",
    "canary-authorization",
    "canary-request",
    "canary-brand",
    "203.0.113.77",
    ADDRESS,
];

/// Everything the program said while the story was told.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<u8>>>);

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The door of the house on a port, served as the house serves it.
async fn door(town: &World) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(house::doors::stand(listener, house::doors::public_router(town.public()), std::future::pending()));
    address
}

/// One request over a connection from [`ADDRESS`], written by hand. Gives the head and the body of the answer.
async fn ask(door: SocketAddr, method: &str, path: &str, body: &str) -> (String, String) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(format!("{ADDRESS}:0").parse().unwrap()).unwrap();
    let mut line = socket.connect(door).await.unwrap();
    assert_eq!(line.local_addr().unwrap().ip().to_string(), ADDRESS);
    let own: String = HEADERS.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let form = format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", body.len());
    let request =
        format!("{method} {path} HTTP/1.1\r\nHost: oro.example\r\nConnection: close\r\n{own}{form}\r\n{body}");
    line.write_all(request.as_bytes()).await.unwrap();
    let mut answer = vec![];
    line.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

/// The value of a hidden field.
fn key_in(page: &str) -> String {
    page.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// Everywhere that a resident comes, also where they come wrongly. Gives every head.
async fn walk(door: SocketAddr) -> Vec<String> {
    let mut heads = vec![];
    for prefix in ["", "/en"] {
        let form = format!("{prefix}/oro/utan-namn");
        let (_, page) = ask(door, "GET", &form, "").await;
        let body = format!("key={}&what=Barnet+gr%C3%A5ter+{}", key_in(&page), prefix.len());
        let (head, receipt) = ask(door, "POST", &form, &body).await;
        assert!(head.starts_with("HTTP/1.1 200"), "{head}\n{receipt}");
        let code = receipt.split("<bdi dir=\"ltr\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let (stands, page) = ask(door, "POST", &format!("{prefix}/oro/kod"), &format!("code={code}")).await;
        assert!(stands.starts_with("HTTP/1.1 200"), "{page}");
        heads.extend([head, stands]);
        heads.push(ask(door, "POST", &form, "what=").await.0);
        heads.push(ask(door, "POST", &form, "what=utan+nyckel").await.0);
        heads.push(ask(door, "POST", &format!("{prefix}/oro/med-namn"), &body).await.0);
        heads.push(ask(door, "POST", &format!("{prefix}/oro/kod"), "code=x").await.0);
        for path in ["/oro", "/oro/utan-namn", "/oro/med-namn", "/oro/kod", "/oro/spar", "/finns-inte", "/"] {
            heads.push(ask(door, "GET", &format!("{prefix}{path}"), "").await.0);
        }
        heads.push(ask(door, "PUT", &format!("{prefix}/oro"), "").await.0);
    }
    heads
}

/// A text in every spelling in which a database or a log could hold it.
fn spellings(text: &str) -> Vec<Vec<u8>> {
    let hex: String = text.bytes().map(|b| format!("{b:02x}")).collect();
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect();
    let mut all = vec![text.into(), hex.to_uppercase().into_bytes(), hex.into_bytes()];
    all.extend([wide(u16::to_le_bytes), wide(u16::to_be_bytes)]);
    if let Ok(address) = text.parse::<std::net::Ipv4Addr>() {
        all.extend([address.octets().to_vec(), address.octets().into_iter().rev().collect()]);
    }
    all
}

/// Which of these texts lie in the bytes, in whatever spelling. Capital and small letters are the same.
fn found(bytes: &[u8], texts: &[&str]) -> Vec<String> {
    let low = bytes.to_ascii_lowercase();
    let lies = |what: Vec<u8>| {
        let what = what.to_ascii_lowercase();
        low.windows(what.len()).any(|window| window[0] == what[0] && window == what)
    };
    texts.iter().filter(|text| spellings(text).into_iter().any(lies)).map(|text| (*text).to_owned()).collect()
}

/// Every byte that the records consist of: SQLite's files as they lie on the disk, every row of PostgreSQL.
async fn records(town: &World) -> Vec<u8> {
    let mut bytes: Vec<u8> =
        town.rows().await.into_iter().flat_map(|(table, row)| format!("{table} {row}\n").into_bytes()).collect();
    if let Some(folder) = town.place().folder() {
        let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        assert_eq!(files.len(), 3, "the file, its log and its index: {files:?}");
        files.iter().for_each(|file| bytes.extend(std::fs::read(file).unwrap()));
    }
    bytes
}

thread_local! {
    /// Where what is said on this thread is written down, while somebody listens.
    static LISTENING: RefCell<Option<Said>> = const { RefCell::new(None) };
}
static EAR: Once = Once::new();

/// Tells a story while everything that the program says, down to the smallest whisper, is written down. The whole story
/// is told on one thread, so what is said on it is all there is; what other tests say meanwhile is passed over.
async fn heard<T>(story: impl Future<Output = T>) -> (T, Vec<u8>) {
    // One ear for the whole program: with one for each story, a place that another thread passes first stays silent.
    EAR.call_once(|| {
        let writer = || LISTENING.with_borrow(|said| said.clone().unwrap_or_default());
        let somebody = dynamic_filter_fn(|_, _| LISTENING.with_borrow(Option::is_some));
        let lines = tracing_subscriber::fmt::layer().json().with_writer(writer).with_filter(somebody);
        tracing::subscriber::set_global_default(tracing_subscriber::registry().with(lines)).unwrap();
        tracing::callsite::rebuild_interest_cache();
    });
    let said = Said::default();
    LISTENING.set(Some(said.clone()));
    let told = story.await;
    LISTENING.set(None);
    let bytes = said.0.lock().unwrap().clone();
    (told, bytes)
}

#[tokio::test]
async fn nothing_remains_of_the_anonymous() {
    World::both(|town| async move {
        let (heads, said) = heard(async { walk(door(&town).await).await }).await;
        assert_eq!(town.count("contact").await, 2);
        assert!(said.len() > 1000 && String::from_utf8_lossy(&said).contains("/oro/utan-namn"), "nothing was said");
        assert_eq!(found(&said, &CANARIES), [""; 0], "{}", String::from_utf8_lossy(&said));
        assert_eq!(found(&records(&town).await, &CANARIES), [""; 0]);
        assert_eq!(heads.len(), 28);
        for head in &heads {
            assert_eq!(found(head.as_bytes(), &CANARIES), [""; 0], "{head}");
            assert!(!head.to_lowercase().contains("set-cookie"), "{head}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_does_remain_is_found() {
    World::both(|town| async move {
        let ((), said) = heard(async {
            let mut page = Paper::of(&town);
            page.open("/oro/utan-namn").await;
            page.fill(WHAT, "Jag sitter på 127.9.8.7 och heter canary-agent. CANARY-cookie");
            page.send("Skicka").await;
            assert_eq!(page.status(), 200);
            tracing::info!(peer = "127.9.8.7:4711", "canary-referer");
        })
        .await;
        assert_eq!(found(&records(&town).await, &CANARIES), ["canary-agent", "canary-cookie", ADDRESS]);
        assert_eq!(found(&said, &CANARIES), ["canary-referer", ADDRESS]);
    })
    .await;
    for spelling in spellings("canary-agent").into_iter().chain(spellings(ADDRESS)) {
        let around = [b"before ".as_slice(), &spelling, b" after"].concat();
        assert_eq!(found(&around, &CANARIES).len(), 1, "{spelling:?}");
    }
}

/// How many rows tell the very second at which something happened, as a time or as the beginning of an id.
async fn exact_rows(town: &World) -> usize {
    let at = town.moment().at;
    let second = at.to_string()["2026-03-02T08:".len()..][..5].to_owned();
    let id = format!("{:012x}", at.micros() / 1000);
    let rows = town.rows().await;
    let bare = |row: &str| row.to_lowercase().replace('-', "");
    // When a house was built says nothing about anybody.
    rows.iter()
        .filter(|(table, row)| table != "migration" && (row.contains(&second) || bare(row).contains(&id)))
        .count()
}

#[tokio::test]
async fn the_time_of_a_letter_without_a_name_is_kept_to_the_minute() {
    World::both(|town| async move {
        town.advance(Duration::from_micros(37_654_321));
        tells(&town, "Ett barn gråter.").await.must_say("Mottaget måndag 2 mars 2026 klockan 9.41. Utan namn.");
        assert_eq!(exact_rows(&town).await, 0, "another log could be laid beside it");

        let mut page = Paper::of(&town);
        page.open("/oro/med-namn").await;
        page.fill(WHAT, "Ett barn gråter.");
        page.fill("Vad heter du?", "Maria");
        page.fill("Berättar du i ditt arbete?", "Ja, i skola");
        page.send("Skicka").await;
        assert!(exact_rows(&town).await >= 2, "with a name the time is kept as it is, and this test can see it");
    })
    .await;
}
