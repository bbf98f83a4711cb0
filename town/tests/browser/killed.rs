//! The house is killed in the middle of a sentence, with SIGKILL, as a power cut would do it, and is opened again on the same
//! records. What was typed stands in the same field; whatever had its receipt is there; and the journal is whole.

use crate::{chromium::Scripts, desk::until, screen::Screen};
use std::{
    os::unix::{fs::PermissionsExt, process::ExitStatusExt},
    path::PathBuf,
    process::{ExitCode, Stdio},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};
use town::hand::Hand;

/// What is asked of the program, a word on each line.
const ASKED: &str = "HELHET_ASKED_OF_THE_PROGRAM";
const DEMO: &str = include_str!("../../../house/demo.toml");
/// What somebody tells on the telephone, over and over.
const TOLD: &str = "Mormor ringer från trappan. Hon hör att Mio gråter därinne, och ingen öppnar när hon ringer på. ";
/// No more typing than this may be lost.
const AT_MOST: Duration = Duration::from_secs(5);

/// The program itself, in a process of its own: the same file as this story, told to be nothing but the house.
#[test]
#[ignore = "it is the program that the story below starts and kills"]
fn the_house_as_a_program() {
    #[expect(clippy::disallowed_methods, reason = "the story says here what it asks of the program")]
    let Ok(asked) = std::env::var(ASKED) else { return };
    let done = house::command::run(asked.lines().map(Into::into).collect());
    assert_eq!(format!("{done:?}"), format!("{:?}", ExitCode::SUCCESS));
}

fn program(words: &[&str]) -> Command {
    let mut program = Command::new(std::env::current_exe().unwrap());
    program.args(["--ignored", "--exact", "killed::the_house_as_a_program", "--nocapture"]);
    program.env(ASKED, words.join("\n")).env("RUST_LOG", "error");
    program.stdout(Stdio::piped()).kill_on_drop(true);
    program
}

/// A folder with settings, secret and records; gone when the story ends.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("killed-{}", std::process::id()));
        std::fs::remove_dir_all(&folder).ok();
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn settings(&self) -> PathBuf {
        self.0.join("helhet.toml")
    }

    /// The doors from the next opening on.
    fn doors(&self, staff: &str) {
        let text = DEMO.replace("public = \"127.0.0.1:8080\"", "public = \"127.0.0.1:0\"");
        let text = text.replace("staff = \"127.0.0.1:8081\"", &format!("staff = \"{staff}\""));
        std::fs::write(self.settings(), text).unwrap();
        std::fs::set_permissions(self.settings(), std::fs::Permissions::from_mode(0o600)).unwrap();
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// A house that is open.
struct House {
    program: Child,
    at: String,
}

impl House {
    async fn open(folder: &Folder) -> House {
        let mut program = program(&["serve", "--demo", folder.path()]).spawn().unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let at = loop {
            let line = lines.next_line().await.unwrap().expect("it says where it is before it ends");
            if let Some((_, at)) = line.split_once("At work: ") {
                break at.trim().to_owned();
            }
        };
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        House { program, at }
    }

    /// Nobody asks it first, and it finishes nothing. Gives when.
    async fn dies(mut self) -> Instant {
        self.program.start_kill().unwrap();
        let at = Instant::now();
        assert_eq!(self.program.wait().await.unwrap().signal(), Some(9));
        at
    }
}

/// What has been typed, and when each piece of it.
#[derive(Default)]
struct Typed {
    text: String,
    pieces: Vec<(Instant, usize)>,
}

impl Typed {
    /// Somebody writes for so long, a few letters at a time, without a pause.
    async fn goes_on(&mut self, screen: &Screen, long: Duration) {
        let began = Instant::now();
        while began.elapsed() < long {
            let at = self.text.chars().count() % TOLD.chars().count();
            let piece: String = TOLD.chars().skip(at).take(3).collect();
            screen.browser.type_text(&piece).await;
            self.text.push_str(&piece);
            self.pieces.push((Instant::now(), self.text.len()));
            tokio::time::sleep(Duration::from_millis(120)).await;
        }
    }

    /// Of what was typed until that moment, how long ago the oldest piece was typed that is not in the field.
    fn lost(&self, field: &str, at: Instant) -> Duration {
        assert!(self.text.starts_with(field), "{field:?} is not the beginning of {:?}", self.text);
        let oldest = self.pieces.iter().find(|(_, long)| *long > field.len());
        oldest.map_or(Duration::ZERO, |(typed, _)| at.saturating_duration_since(*typed))
    }
}

async fn in_the_field(screen: &Screen) -> String {
    screen.browser.eval("return document.querySelector('#text').value").await.as_str().unwrap().to_owned()
}

/// A call with its receipt on the screen.
async fn has_a_receipt(screen: &mut Screen) {
    screen.sit("eva").await;
    screen.open("/registrera").await;
    for (label, value) in [
        ("Vad gäller det?", "Rektorn ringer. Elsa är ensam hemma om kvällarna."),
        ("Vem berättar?", "skolan"),
        ("Den första > Vad gäller det för personen?", "oro för barn eller ung"),
        ("Den första > Namn", "Elsa Öhman"),
        ("Den första > Personnummer eller ålder", "9"),
    ] {
        screen.fill(label, value).await;
    }
    screen.send("Klart, lämna över").await;
    assert!(screen.text().await.contains("Klart. Så ligger det nu"));
}

/// The program that an auditor runs, on what the last kill has left.
async fn is_whole(folder: &Folder) {
    let settings = folder.settings();
    let said = program(&["verify-log", "--settings", settings.to_str().unwrap()]).output().await.unwrap();
    let text = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success() && text.contains("The journal is whole"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_house_that_is_killed_while_somebody_writes_loses_no_more_than_five_seconds_and_nothing_with_a_receipt() {
    let folder = Folder::new();
    folder.doors("127.0.0.1:0");
    let house = House::open(&folder).await;
    let Some(mut screen) = Screen::start("killed", &house.at, Scripts::Run).await else { return };
    folder.doors(house.at.trim_start_matches("http://"));
    has_a_receipt(&mut screen).await;

    // The next call, and the house dies. Whoever goes on writing is told that nothing is saved, and keeps all of it.
    screen.open("/registrera").await;
    screen.fill("Vem berättar?", "anhörig eller partner").await;
    screen.browser.eval("document.querySelector('#text').focus()").await;
    let mut typed = Typed::default();
    typed.goes_on(&screen, Duration::from_secs(4)).await;
    house.dies().await;
    typed.goes_on(&screen, Duration::from_secs(3)).await;
    until(&screen.browser, "document.querySelector('.saved').hasAttribute('data-lost')").await;
    let house = House::open(&folder).await;
    until(&screen.browser, "!document.querySelector('.saved').hasAttribute('data-lost')").await;
    assert_eq!(in_the_field(&screen).await, typed.text);

    // Once more, and the browser with it.
    typed.goes_on(&screen, Duration::from_millis(5500)).await;
    let at = house.dies().await;
    drop(screen);
    is_whole(&folder).await;
    let house = House::open(&folder).await;
    let mut screen = Screen::start("killed-again", &house.at, Scripts::Run).await.unwrap();
    screen.sit("eva").await;
    screen.open("/registrera").await;
    let (field, teller) =
        (in_the_field(&screen).await, "return document.querySelector('#teller').selectedOptions[0].text");
    let lost = typed.lost(&field, at);
    println!(
        "{} of {} bytes are there; the oldest that is lost was typed {lost:?} before",
        field.len(),
        typed.text.len()
    );
    assert!(lost <= AT_MOST, "{lost:?}: {field:?}");
    assert_eq!(screen.browser.eval(teller).await, "anhörig eller partner");
    screen.open("/mottagningen").await;
    assert!(screen.text().await.contains("Elsa Öhman"), "it had its receipt");
    screen.browser.end().await;
    house.dies().await;
    is_whole(&folder).await;
}
