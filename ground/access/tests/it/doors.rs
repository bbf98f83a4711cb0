//! Logging in, staying, and being let out.

use crate::bed::{self, Clock, boss, day};
use access::{
    Login, Password, Session, StaffId, Token, login,
    office::{self, LoginName, NewStaff},
    session::{self, Ended, Secret, asleep, end, end_all, session},
};
use journal::Moment;
use law::credentials::{Degree, Experience};
use store::{Ts, Tx};

const RIGHT: &str = "kanelbulle på torsdag";

async fn karin(tx: &mut Tx, m: &Moment) -> StaffId {
    let new = NewStaff {
        name: "Karin Borg".into(),
        login: LoginName::parse("Karin").unwrap(),
        secret: Some(Secret::of(&Password::parse(RIGHT).unwrap(), m).unwrap()),
        role: "administratör".into(),
        degree: Degree::Other,
        experience: Experience::Introduction,
        first_day: day("01"),
        last_day: Some(day("05")),
    };
    office::add_staff(tx, m, &boss(), new).await.unwrap()
}

async fn enter(tx: &mut Tx, m: &Moment) -> (Token, Session) {
    match login(tx, m, " KARIN ", &Password::typed(RIGHT)).await.unwrap() {
        Login::In(token, session) => (token, session),
        other => panic!("{other:?}"),
    }
}

async fn inside(tx: &mut Tx, m: &Moment, token: &Token) -> bool {
    session(tx, m, token).await.unwrap().is_some()
}

#[tokio::test]
async fn a_day_at_work() {
    for db in bed::built("sessions").await {
        let clock = Clock::new(21);
        let m = clock.at("02T08:00");
        let mut tx = db.begin().await.unwrap();
        let staff = karin(&mut tx, &m).await;
        let (token, first) = enter(&mut tx, &m).await;
        assert_eq!((first.staff, first.name.as_str()), (staff, "Karin Borg"));
        assert!(first.csrf_fits(&first.csrf()) && !first.csrf_fits("") && first.csrf().len() == 64);
        assert!(!format!("{first:?}{token:?}").contains("Karin"));
        assert_eq!(Token::parse(token.as_str()), Some(token.clone()));
        assert!(Token::parse("x").is_none() && Token::parse(&token.as_str().to_uppercase()).is_none());
        assert!(!inside(&mut tx, &m, &Token::parse(&"0".repeat(64)).unwrap()).await);
        // Another login has another token and another form key.
        let (other, second) = enter(&mut tx, &m).await;
        assert!(other != token && second.csrf() != first.csrf());

        // Each request extends it by half an hour; after that it is over, and only a draft may still be saved.
        assert!(inside(&mut tx, &clock.at("02T08:29"), &token).await);
        assert!(inside(&mut tx, &clock.at("02T08:58"), &token).await);
        assert_eq!(asleep(&mut tx, &clock.at("02T09:00"), &token).await.unwrap(), None);
        assert!(!inside(&mut tx, &clock.at("02T09:28"), &token).await);
        assert!(!inside(&mut tx, &clock.at("02T09:28"), &token).await, "it stays over");
        assert_eq!(asleep(&mut tx, &clock.at("02T09:30"), &token).await.unwrap(), Some(staff));
        assert_eq!(asleep(&mut tx, &clock.at("02T18:00"), &token).await.unwrap(), None);

        // Ten hours are the longest, however busy.
        let (token, s) = enter(&mut tx, &clock.at("03T08:00")).await;
        for quarter in 1..40 {
            let hour = format!("03T{:02}:{:02}", 8 + quarter / 4, quarter % 4 * 15);
            assert!(inside(&mut tx, &clock.at(&hour), &token).await, "{hour}");
        }
        assert_eq!(s.ends_at, clock.at("03T18:00").at);
        assert!(!inside(&mut tx, &clock.at("03T18:00"), &token).await);

        // Out by herself; out everywhere; and out for good on the day after the last one.
        let morning = clock.at("05T08:00");
        let (token, s) = enter(&mut tx, &morning).await;
        end(&mut tx, &morning, &s).await.unwrap();
        assert!(!inside(&mut tx, &morning, &token).await);
        assert_eq!(asleep(&mut tx, &morning, &token).await.unwrap(), None, "who left has left");
        let (here, there) = (enter(&mut tx, &morning).await.0, enter(&mut tx, &morning).await.0);
        end_all(&mut tx, &morning, staff, Ended::Revoked).await.unwrap();
        assert!(!inside(&mut tx, &morning, &here).await && !inside(&mut tx, &morning, &there).await);
        let (late, _) = enter(&mut tx, &clock.at("05T23:50")).await;
        assert!(inside(&mut tx, &clock.at("05T23:59"), &late).await);
        assert!(!inside(&mut tx, &clock.at("06T00:01"), &late).await);
        let gone = login(&mut tx, &clock.at("06T08:00"), "karin", &Password::typed(RIGHT)).await.unwrap();
        assert!(matches!(gone, Login::Wrong));
    }
}

#[tokio::test]
async fn ten_wrong_tries_are_enough() {
    for db in bed::built("tries").await {
        let clock = Clock::new(22);
        let mut tx = db.begin().await.unwrap();
        let staff = karin(&mut tx, &clock.at("02T07:00")).await;
        let (wrong, right) = (Password::typed("gissning"), Password::typed(RIGHT));
        let start = clock.at("02T08:00").at.micros();
        let at = |minutes: i64| {
            let mut m = clock.at("02T08:00");
            m.at = Ts::from_micros(start + minutes * 60_000_000).unwrap();
            m
        };
        for minute in 0..10 {
            assert!(matches!(login(&mut tx, &at(minute), "karin", &wrong).await.unwrap(), Login::Wrong));
            assert!(matches!(login(&mut tx, &at(minute), "ingen", &wrong).await.unwrap(), Login::Wrong));
        }
        // Not even the right password is weighed now, and a name that nobody has behaves the same.
        for minute in [10, 14] {
            assert!(matches!(login(&mut tx, &at(minute), "karin", &right).await.unwrap(), Login::TooMany));
            assert!(matches!(login(&mut tx, &at(minute), "ingen", &right).await.unwrap(), Login::TooMany));
        }
        // A quarter of an hour after the oldest try there is room for one.
        assert!(matches!(login(&mut tx, &at(15), "karin", &wrong).await.unwrap(), Login::Wrong));
        assert!(matches!(login(&mut tx, &at(15), "karin", &right).await.unwrap(), Login::TooMany));
        assert!(matches!(login(&mut tx, &at(16), "karin", &right).await.unwrap(), Login::In(..)));
        // And a right one wipes the slate.
        for _ in 0..10 {
            assert!(matches!(login(&mut tx, &at(17), "karin", &wrong).await.unwrap(), Login::Wrong));
        }
        // A new password ends what was begun with the old.
        let m = at(60);
        let (token, _) = enter(&mut tx, &m).await;
        let fresh = Secret::of(&Password::parse("ny och lång nyckelfras").unwrap(), &m).unwrap();
        office::set_password(&mut tx, &m, &boss(), staff, fresh).await.unwrap();
        assert!(!inside(&mut tx, &m, &token).await);
        assert!(matches!(login(&mut tx, &m, "karin", &right).await.unwrap(), Login::Wrong));
        assert_eq!((session::TRIES, session::WINDOW_MINUTES), (10, 15));
    }
}
