//! A joint intake on both databases, with a frozen clock and a seeded chance, and a browser of one's own for everybody.

use access::office::{self, LoginName, NewStaff, Post, UnitKind};
use access::{Act, Keys, Login, Password, Permit, StaffId, UnitId, Who, charge, login, session::Secret};
use casefile::matter::promise::NewPromise;
use casefile::registration::{CallId, Concern, Concerns, Registration, Reporter, Whom};
use casefile::{Born, MatterId, NewPerson, PersonId, Text, matter, register};
use http_body_util::{BodyExt, Full};
use journal::{Chance, Moment, Moments};
use law::credentials::{Degree, Experience};
use law::known::Protection;
use law::reading::{Area, Asked, Channel, Competence, Kind, ReporterKind};
use law::{Day, Law, OfficeHours, PersonalNumber};
use page::staff::{self, Cookie, Staff, StaffFrame};
use page::{Municipality, Words};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use store::{Db, Migration, Stmt, Ts, Tx, Uuid, args};
use tokio::sync::Semaphore;
use tower::ServiceExt;

const STEPS: &[Migration] = &[
    Migration { number: 1, name: "journal", text: include_str!("../../../../migrations/0001_journal.sql") },
    Migration { number: 2, name: "contact", text: include_str!("../../../../migrations/0002_contact.sql") },
    Migration { number: 3, name: "access", text: include_str!("../../../../migrations/0003_access.sql") },
    Migration { number: 4, name: "casefile", text: include_str!("../../../../migrations/0004_casefile.sql") },
    Migration { number: 5, name: "page", text: include_str!("../../../../migrations/0005_page.sql") },
    Migration { number: 8, name: "promise", text: include_str!("../../../../migrations/0008_promise.sql") },
    Migration { number: 9, name: "notice", text: include_str!("../../../../migrations/0009_notice.sql") },
    Migration { number: 10, name: "asked", text: include_str!("../../../../migrations/0010_asked.sql") },
    Migration { number: 11, name: "told_age", text: include_str!("../../../../migrations/0011_told_age.sql") },
    Migration { number: 12, name: "shields", text: include_str!("../../../../migrations/0012_shields.sql") },
];

/// Monday 2 March 2026, 9.41 in the time of the municipality.
pub const NOW: &str = "2026-03-02T08:41:00Z";
const PASSWORD: &str = "ett helt vanligt ord";

struct Seeded(Mutex<u64>);

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap();
        for byte in bytes {
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (*state >> 33) as u8;
        }
    }
}

struct Still(Arc<Law>, Arc<Seeded>);

impl Moments for Still {
    fn now(&self) -> Moment {
        Moment::new(ts(NOW), self.0.clone(), self.1.clone())
    }
}

/// Everything a story stands in.
pub struct House {
    db: Db,
    law: Arc<Law>,
    chance: Arc<Seeded>,
    keys: Keys,
    secret: Secret,
    unit: UnitId,
    /// Writes down contacts.
    pub karin: StaffId,
    /// Heads the intake, and is versed in no area.
    pub margareta: StaffId,
    /// Work with children.
    pub leila: StaffId,
    pub yusuf: StaffId,
    /// Works with children, and has clearance for protected identities.
    pub birgit: StaffId,
    /// Works with money.
    pub petra: StaffId,
    calls: AtomicU64,
}

static OPENED: AtomicU64 = AtomicU64::new(0);

/// The same empty intake on SQLite, and on PostgreSQL where there is one.
#[expect(clippy::disallowed_methods, reason = "the runner of the tests says where PostgreSQL is")]
pub async fn houses(story: &str) -> Vec<House> {
    let name = format!("{story}_{}_{}", std::process::id(), OPENED.fetch_add(1, Ordering::Relaxed));
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("desk-{name}.db"));
    let mut all = vec![House::new(Db::open_lite(&file).await.unwrap()).await];
    match std::env::var("HELHET_TEST_PG") {
        Ok(url) => all.push(House::new(Db::open_pg(&url, &format!("desk_{name}")).await.unwrap()).await),
        Err(_) => println!("skipped: no PostgreSQL (HELHET_TEST_PG)"),
    }
    all
}

/// Somebody begins at New Year, and works in that unit until a day or for good.
async fn begins(
    tx: &mut Tx,
    m: &Moment,
    (name, secret): (&str, &Secret),
    (unit, post): (UnitId, Post),
    until: Option<Day>,
) -> StaffId {
    let new = NewStaff {
        name: name.into(),
        login: LoginName::parse(name).unwrap(),
        secret: Some(secret.clone()),
        role: "socialsekreterare".into(),
        degree: Degree::Fulfils25_1,
        experience: Experience::Independent,
        first_day: day("2026-01-01"),
        last_day: None,
    };
    let staff = office::add_staff(tx, m, &boss(), new).await.unwrap();
    office::place(tx, m, &boss(), (staff, unit, post), (day("2026-01-01"), until)).await.unwrap();
    staff
}

fn boss() -> Permit {
    Permit::ask(Who::Operator("boss".into()), Act::Office).unwrap()
}

impl House {
    async fn new(db: Db) -> House {
        let law = Arc::new(Law::sweden().unwrap());
        db.migrate(STEPS, ts("2026-01-01T00:00:00Z")).await.unwrap();
        db.views(&access::views(access::policy().unwrap())).await.unwrap();
        let chance = Arc::new(Seeded(Mutex::new(19)));
        let m = Moment::new(ts("2026-01-02T08:00:00Z"), law.clone(), chance.clone());
        let mut tx = db.begin().await.unwrap();
        journal::found(&mut tx, Uuid::from_u128(1)).await.unwrap();
        let unit = office::add_unit(&mut tx, &m, &boss(), "Mottagningen", UnitKind::Intake).await.unwrap();
        let secret = Secret::of(&Password::parse(PASSWORD).unwrap(), &m).unwrap();
        let mut all = Vec::new();
        for (name, post, areas) in [
            ("karin", Post::Member, &[][..]),
            ("margareta", Post::Head, &[][..]),
            ("leila", Post::Member, &[Competence::Child][..]),
            ("yusuf", Post::Member, &[Competence::Child][..]),
            ("birgit", Post::Member, &[Competence::Child][..]),
            // Works with money, and sees nothing of children.
            ("petra", Post::Member, &[Competence::Economy][..]),
        ] {
            let staff = begins(&mut tx, &m, (name, &secret), (unit, post), None).await;
            for area in areas {
                office::add_competence(&mut tx, &m, &boss(), staff, *area).await.unwrap();
            }
            all.push(staff);
        }
        office::clear(&mut tx, &m, &boss(), all[4]).await.unwrap();
        tx.commit().await.unwrap();
        let (keys, calls) = (Keys::new([7; 32]), AtomicU64::new(1));
        let [karin, margareta, leila, yusuf, birgit, petra] = all.try_into().unwrap();
        House { db, law, chance, keys, secret, unit, karin, margareta, leila, yusuf, birgit, petra, calls }
    }

    pub fn at(&self, at: &str) -> Moment {
        Moment::new(ts(at), self.law.clone(), self.chance.clone())
    }

    pub async fn write(&self) -> Tx {
        self.db.begin().await.unwrap()
    }

    pub async fn read(&self) -> Tx {
        self.db.snapshot().await.unwrap()
    }

    /// Somebody registers a contact at that hour, with a promise or without.
    pub async fn hears(
        &self,
        who: StaffId,
        at: &str,
        concerns: Vec<(Option<Whom>, Concern)>,
        promise: Option<NewPromise>,
    ) -> Vec<MatterId> {
        let mut about = Concerns::none();
        for (whom, concern) in concerns {
            let person = whom.map(|whom| about.person(whom));
            about.concern(Concern { person, ..concern });
        }
        let m = self.at(at);
        let call = Registration {
            call: CallId(Uuid::from_u128(self.calls.fetch_add(1, Ordering::Relaxed).into())),
            arrived: m.at,
            channel: Channel::Phone,
            received_by: Some(law::known::StaffKey(who.to_string())),
            language: "sv".parse().unwrap(),
            reporter: Reporter::Named(ReporterKind::School, text("Rektorn")),
            told: Some(text("Oro för barnen")),
            asked: Asked::No,
            promise,
            about,
        };
        let mut tx = self.write().await;
        let by = Permit::for_staff(&mut tx, who, Act::Register).await.unwrap();
        let done = register(&mut tx, &by, &m, self.unit, &call).await.unwrap();
        tx.commit().await.unwrap();
        done.matters().map(|(id, _)| id).collect()
    }

    /// Karin hears of one child, and somebody takes the matter.
    pub async fn carries(&self, who: StaffId, at: &str, whom: Whom, concern: Concern) -> MatterId {
        let matter = self.hears(self.karin, at, vec![(Some(whom), concern)], None).await[0];
        self.takes(who, matter).await;
        matter
    }

    pub async fn takes(&self, who: StaffId, matter: MatterId) {
        let mut tx = self.write().await;
        let by = Permit::for_matter(&mut tx, who, Act::Carry, matter.uuid()).await.unwrap();
        charge::take(&mut tx, &self.at(NOW), &by, matter.uuid()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The person of a matter.
    pub async fn person(&self, matter: MatterId) -> PersonId {
        matter::one(&mut self.read().await, matter).await.unwrap().unwrap().person.unwrap()
    }

    /// Somebody of the staff stands close to a person.
    pub async fn is_kin(&self, staff: StaffId, person: PersonId) {
        let mut tx = self.write().await;
        charge::kin(&mut tx, &self.at(NOW), staff, person.uuid()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Somebody of the staff is away today.
    pub async fn is_away(&self, staff: StaffId) {
        let (mut tx, today) = (self.write().await, day("2026-03-02"));
        office::note_absence(&mut tx, &self.at(NOW), &boss(), staff, (today, today)).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Somebody of the staff stands in for the head while the head is away.
    pub async fn is_deputy(&self, staff: StaffId) {
        let (mut tx, from) = (self.write().await, day("2026-03-01"));
        let place = (staff, self.unit, Post::Deputy);
        office::place(&mut tx, &self.at(NOW), &boss(), place, (from, None)).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Somebody who worked at the intake until a day, and still works for the municipality.
    pub async fn moved_away(&self, name: &str, last: &str) -> StaffId {
        let mut tx = self.write().await;
        let m = self.at("2026-01-02T08:00:00Z");
        let staff = begins(&mut tx, &m, (name, &self.secret), (self.unit, Post::Member), Some(day(last))).await;
        tx.commit().await.unwrap();
        staff
    }

    /// Another unit, and its only one: the head.
    pub async fn unit_of(&self, name: &str, kind: UnitKind) -> StaffId {
        let mut tx = self.write().await;
        let m = self.at("2026-01-02T08:00:00Z");
        let unit = office::add_unit(&mut tx, &m, &boss(), &format!("{name}s enhet"), kind).await.unwrap();
        let staff = begins(&mut tx, &m, (name, &self.secret), (unit, Post::Head), None).await;
        tx.commit().await.unwrap();
        staff
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        self.read().await.rows(Stmt::both(sql), args![]).await.unwrap()[0].get("n").unwrap()
    }

    /// Somebody logs in.
    pub async fn desk(&self, name: &str) -> Desk {
        let moments = Arc::new(Still(self.law.clone(), self.chance.clone()));
        let mut tx = self.write().await;
        let password = Password::typed(PASSWORD);
        let Login::In(token, session) = login(&mut tx, &moments.now(), name, &password).await.unwrap() else {
            panic!("{name} does not come in")
        };
        tx.commit().await.unwrap();
        let hours = OfficeHours::new("08:00".parse().unwrap(), "16:30".parse().unwrap()).unwrap();
        let municipality = Municipality {
            name: "Älvsala kommun".into(),
            address: "oro.alvsala.example".into(),
            phone: "031-390 06 00".into(),
            after_hours: "031-390 06 99".into(),
            phone_hours: hours,
            reading_hours: hours,
            exit: "/".into(),
        };
        let staff = Staff {
            db: self.db.clone(),
            keys: self.keys.clone(),
            words: Arc::new(Words::of(&[desk::room()]).unwrap()),
            municipality: Arc::new(municipality),
            moments,
            weighing: Arc::new(Semaphore::new(1)),
            cookie: Cookie::Plain,
            frame: |f: &StaffFrame<'_>| format!("<title>{}</title>{}", f.leaf.title, f.leaf.body),
        };
        Desk { staff, cookie: format!("{}={}", Cookie::Plain.name(), token.as_str()), csrf: session.csrf() }
    }
}

/// Somebody's browser.
pub struct Desk {
    staff: Staff,
    cookie: String,
    csrf: String,
}

impl Desk {
    /// Status and page.
    pub async fn opens(&self, path: &str) -> (u16, String) {
        self.asks("GET", path, String::new()).await
    }

    /// Sends a form with these fields, under a key of its own.
    pub async fn sends(&self, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let key = self.staff.moments.now().id().simple().to_string();
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", &self.csrf).append_pair("key", &key);
        self.asks("POST", path, body.extend_pairs(fields).finish()).await
    }

    /// What the search says, without what differs from one form to the next.
    pub async fn seeks(&self, typed: &str) -> (u16, String) {
        let (status, page) = self.sends("/sok", &[("q", typed)]).await;
        let (before, rest) = page.split_once("name=\"key\" value=\"").unwrap();
        (status, format!("{before}{}", &rest[32..]).replace(&format!("value=\"{typed}\""), "value=\"…\""))
    }

    async fn asks(&self, method: &str, path: &str, body: String) -> (u16, String) {
        let router = staff::router(vec![desk::room()], self.staff.clone());
        let request = http::Request::builder().method(method).uri(path).header("cookie", &self.cookie);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let reply = router.oneshot(request.body(Full::from(body.into_bytes())).unwrap()).await.unwrap();
        let (head, body) = reply.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let to = head.headers.get("location").map(|v| v.to_str().unwrap().to_owned());
        (head.status.as_u16(), to.unwrap_or_else(|| String::from_utf8(body.to_vec()).unwrap()))
    }
}

pub fn ts(text: &str) -> Ts {
    text.parse().unwrap()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn text(typed: &str) -> Text {
    Text::parse(typed, 20_000).unwrap()
}

/// Somebody whom we have no record of.
pub fn new_person(name: &str) -> NewPerson {
    let born = Born::Stated { years: 9, on: day("2026-03-02") };
    NewPerson { name: text(name), number: None, born, protection: Protection::None, language: None, interpreter: None }
}

/// Somebody new, of nine years as somebody said.
/// Forty-one, as it was told.
pub fn grown_up() -> Born {
    Born::Stated { years: 41, on: day("2026-03-02") }
}

pub fn aged(name: &str) -> Whom {
    Whom::New(new_person(name))
}

/// Somebody new with a number of the test series.
pub fn numbered(name: &str, number: &str) -> Whom {
    let number = Some(PersonalNumber::parse(number, day("2026-03-02")).unwrap());
    Whom::New(NewPerson { number, born: Born::Unknown, ..new_person(name) })
}

/// Somebody new with a protected identity and a number of the test series.
pub fn protected(name: &str, number: &str) -> Whom {
    let number = Some(PersonalNumber::parse(number, day("2026-03-02")).unwrap());
    Whom::New(NewPerson { number, born: Born::Unknown, protection: Protection::Marking, ..new_person(name) })
}

/// What a school says of a child.
pub fn school_report() -> Concern {
    Concern::new(None, Kind::ChildConcern, Area::Child, ReporterKind::School)
}

/// A promise that somebody rings the mother, on Monday at that hour in UTC.
pub fn rings(who: StaffId, hour: &str) -> Option<NewPromise> {
    let (to, what) = (Some(text("Annika")), text("Ring före lunch, inget sms."));
    let by_whom = text(&Who::Staff(who).to_string());
    Some(NewPromise { to, what, by_whom, due: ts(&format!("2026-03-02T{hour}:00Z")) })
}
