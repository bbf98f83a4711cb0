//! A joint intake on both databases, with a frozen clock and a seeded chance, and a browser of one's own for everybody.

use access::office::{self, Post, UnitKind};
use access::{Keys, Login, Password, StaffId, UnitId, Who, login, session::Secret};
use bed::{Bed, Hire, Seeded, boss, day, somebody, text, ts};
use casefile::matter::promise::NewPromise;
use casefile::registration::{Concern, Whom};
use casefile::{Born, MatterId, NewPerson};
use http_body_util::{BodyExt, Full};
use journal::{Moment, Moments};
use law::known::Protection;
use law::reading::Competence;
use law::{Law, OfficeHours, PersonalNumber};
use page::staff::{self, Cookie, Staff, StaffFrame};
use page::{Municipality, Words, letter::Presses};
use std::sync::Arc;
use store::{Stmt, args};
use tokio::sync::Semaphore;
use tower::ServiceExt;

/// Monday 2 March 2026, 9.41 in the time of the municipality.
pub const NOW: &str = "2026-03-02T08:41:00Z";
const PASSWORD: &str = "ett helt vanligt ord";

struct Still(Arc<Law>, Arc<Seeded>);

impl Moments for Still {
    fn now(&self) -> Moment {
        Moment::new(ts(NOW), self.0.clone(), self.1.clone())
    }
}

/// Everything a story stands in.
pub struct House {
    bed: Bed,
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
}

bed::house!(House);

impl House {
    async fn on(bed: Bed) -> House {
        let m = bed.at("2026-01-02T08:00:00Z");
        let mut tx = bed.write().await;
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
            let who = Hire { secret: Some(&secret), ..Hire::of(name).with(areas) };
            all.push(who.begins(&mut tx, &m, (unit, post)).await);
        }
        office::clear(&mut tx, &m, &boss(), all[4]).await.unwrap();
        tx.commit().await.unwrap();
        let [karin, margareta, leila, yusuf, birgit, petra] = all.try_into().unwrap();
        House { bed, keys: Keys::new([7; 32]), secret, unit, karin, margareta, leila, yusuf, birgit, petra }
    }

    /// Somebody registers a contact at that hour, with a promise or without.
    pub async fn hears(
        &self,
        who: StaffId,
        at: &str,
        concerns: Vec<(Option<Whom>, Concern)>,
        promise: Option<NewPromise>,
    ) -> Vec<MatterId> {
        self.bed.hears((who, self.unit), at, concerns, promise).await
    }

    /// Karin hears of one child, and somebody takes the matter.
    pub async fn carries(&self, who: StaffId, at: &str, whom: Whom, concern: Concern) -> MatterId {
        let matter = self.hears(self.karin, at, vec![(Some(whom), concern)], None).await[0];
        self.takes(who, matter).await;
        matter
    }

    pub async fn takes(&self, who: StaffId, matter: MatterId) {
        self.bed.takes(who, matter, NOW).await;
    }

    /// Somebody of the staff is away today.
    pub async fn is_away(&self, staff: StaffId) {
        self.bed.is_away(staff, "2026-03-02", "2026-03-02").await;
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
        let who = Hire { secret: Some(&self.secret), until: Some(day(last)), ..Hire::of(name) };
        let staff = who.begins(&mut tx, &m, (self.unit, Post::Member)).await;
        tx.commit().await.unwrap();
        staff
    }

    /// Another unit, and its only one: the head.
    pub async fn unit_of(&self, name: &str, kind: UnitKind) -> StaffId {
        let mut tx = self.write().await;
        let m = self.at("2026-01-02T08:00:00Z");
        let unit = office::add_unit(&mut tx, &m, &boss(), &format!("{name}s enhet"), kind).await.unwrap();
        let who = Hire { secret: Some(&self.secret), ..Hire::of(name) };
        let staff = who.begins(&mut tx, &m, (unit, Post::Head)).await;
        tx.commit().await.unwrap();
        staff
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        self.read().await.rows(Stmt::both(sql), args![]).await.unwrap()[0].get("n").unwrap()
    }

    /// Somebody logs in.
    pub async fn desk(&self, name: &str) -> Desk {
        let moments = Arc::new(Still(self.law().clone(), self.chance().clone()));
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
            post: "Socialnämnden, Älvsala kommun, 123 45 Älvsala".into(),
            after_hours: "031-390 06 99".into(),
            phone_hours: hours,
            reading_hours: hours,
            exit: "/".into(),
            needs: None,
        };
        let staff = Staff {
            db: self.db.clone(),
            keys: self.keys.clone(),
            words: Arc::new(Words::of(&[desk::room()]).unwrap()),
            municipality: Arc::new(municipality),
            moments,
            weighing: Arc::new(Semaphore::new(1)),
            presses: Presses::none(),
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

/// Somebody whom we have no record of.
pub fn new_person(name: &str) -> NewPerson {
    NewPerson { born: Born::Stated { years: 9, on: day("2026-03-02") }, ..somebody(name) }
}

/// Forty-one, as it was told.
pub fn grown_up() -> Born {
    Born::Stated { years: 41, on: day("2026-03-02") }
}

/// Somebody new, of nine years as somebody said.
pub fn nine(name: &str) -> Whom {
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

/// A promise that somebody rings the mother, on Monday at that hour in UTC.
pub fn rings(who: StaffId, hour: &str) -> Option<NewPromise> {
    let (to, what) = (Some(text("Annika")), text("Ring före lunch, inget sms."));
    let by_whom = text(&Who::Staff(who).to_string());
    Some(NewPromise { to, what, by_whom, due: ts(&format!("2026-03-02T{hour}:00Z")) })
}
