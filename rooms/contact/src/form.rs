//! From what was typed to a letter, or to sentences about what is to be put right.

use casefile::{Letter, Question, Route, Text, TextError};
use law::{Day, DayError, NumberError, PersonalNumber};
use page::{Fields, Say, Visit};

/// What is wrong, field by field, in the order of the page. Nothing typed is changed.
pub type Wrong = Vec<(Question, String)>;

/// The questions of a route, in the order in which they are asked.
pub fn questions(route: Route) -> impl Iterator<Item = Question> {
    Question::ALL.into_iter().filter(move |q| match route {
        // A personal number is only asked of those who may have it at hand: the anonymous page stays short.
        Route::Anonymous => !q.names_the_teller() && *q != Question::Number,
        Route::Named => true,
    })
}

/// Reads the form. `today` is the day in the municipality: nothing happens in the future.
pub fn letter(visit: &Visit, route: Route, today: Day) -> Result<Letter, Wrong> {
    let (fields, phone) = (&visit.fields, visit.house.municipality.phone.as_str());
    let (mut answers, mut wrong) = (vec![], vec![]);
    for question in questions(route) {
        let typed = fields.get(question.name());
        match answer(question, typed, fields, today) {
            Ok(Some(text)) => answers.push((question, text)),
            Ok(None) => {}
            Err(why) => wrong.push((question, why.sentence(&visit.say, phone))),
        }
    }
    let letter = Letter::new(route, visit.lang().tag(), answers);
    match letter {
        Ok(letter) if wrong.is_empty() => Ok(letter),
        _ => Err(wrong),
    }
}

/// Why an answer cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    Key(&'static str),
    TooLong { is: usize, most: usize },
    NoSuchDay(String),
}

impl Why {
    fn sentence(&self, say: &Say, phone: &str) -> String {
        match self {
            Why::Key(key) => say.w(key, &[("phone", phone)]),
            Why::TooLong { is, most } => {
                say.w("contact-wrong-long", &[("is", &is.to_string()), ("most", &most.to_string()), ("phone", phone)])
            }
            Why::NoSuchDay(day) => say.w("contact-wrong-no-day", &[("day", day)]),
        }
    }
}

fn answer(question: Question, typed: &str, fields: &Fields, today: Day) -> Result<Option<Text>, Why> {
    let text = match Text::parse(typed, question.room()) {
        Ok(text) => text,
        Err(TextError::TooLong { is, most }) => return Err(Why::TooLong { is, most }),
        Err(TextError::Empty) => return missing(question, fields),
    };
    let plain = text.as_str();
    let kept = match question {
        Question::When => day(plain, today)?.to_string(),
        Question::Age => age(plain)?,
        Question::Number => number(plain, today)?,
        Question::Phone if !looks_like_phone(plain) => return Err(Why::Key("contact-wrong-phone")),
        Question::Email if !looks_like_email(plain) => return Err(Why::Key("contact-wrong-email")),
        Question::Feedback if fields.get(Question::Work.name()) == "private" => {
            return Err(Why::Key("contact-wrong-feedback"));
        }
        q if !q.picks().is_empty() && !q.picks().contains(&plain) => return Err(Why::Key("contact-wrong-pick")),
        _ => return Ok(Some(text)),
    };
    Ok(Text::parse(&kept, question.room()).ok())
}

fn missing(question: Question, fields: &Fields) -> Result<Option<Text>, Why> {
    match question {
        // Whoever wants an answer must say where it can reach them (INT-11).
        Question::Phone if wants_feedback(fields) && fields.get(Question::Email.name()).trim().is_empty() => {
            Err(Why::Key("contact-wrong-reach"))
        }
        Question::What => Err(Why::Key("contact-wrong-what")),
        Question::Name => Err(Why::Key("contact-wrong-name")),
        Question::Work => Err(Why::Key("contact-wrong-work")),
        _ => Ok(None),
    }
}

fn wants_feedback(fields: &Fields) -> bool {
    fields.get(Question::Feedback.name()) == "yes"
}

fn day(typed: &str, today: Day) -> Result<Day, Why> {
    match Day::parse(typed) {
        Ok(day) if day > today => Err(Why::Key("contact-wrong-future")),
        Ok(day) => Ok(day),
        Err(DayError::NoSuchDay { .. }) => Err(Why::NoSuchDay(typed.to_owned())),
        Err(_) => Err(Why::Key("contact-wrong-day")),
    }
}

/// Whole years, 0 to 20: older people have another page and another law.
fn age(typed: &str) -> Result<String, Why> {
    let bare = typed.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace() || c == '.');
    let unit: String = typed.chars().skip(bare.chars().count()).filter(|c| c.is_alphabetic()).collect();
    let years = matches!(unit.to_lowercase().as_str(), "" | "år" | "years" | "year" | "yrs");
    match bare.trim().parse::<u8>() {
        Ok(n) if years && n <= 20 => Ok(n.to_string()),
        Ok(_) if years => Err(Why::Key("contact-wrong-grown")),
        _ => Err(Why::Key("contact-wrong-age")),
    }
}

fn number(typed: &str, today: Day) -> Result<String, Why> {
    let key = |e: NumberError| {
        Why::Key(match e {
            NumberError::LetterOrSign => "contact-wrong-number-letter",
            NumberError::Empty | NumberError::WrongLength => "contact-wrong-number-length",
            NumberError::ImpossibleDate => "contact-wrong-number-day",
            NumberError::CheckDigit => "contact-wrong-number-check",
            NumberError::Future => "contact-wrong-number-future",
        })
    };
    PersonalNumber::parse(typed, today).map(|n| n.to_string()).map_err(key)
}

fn looks_like_phone(typed: &str) -> bool {
    typed.chars().all(|c| c.is_ascii_digit() || "+-–() /".contains(c))
        && typed.chars().filter(char::is_ascii_digit).count() >= 5
}

fn looks_like_email(typed: &str) -> bool {
    let Some((name, host)) = typed.split_once('@') else { return false };
    !name.is_empty() && host.contains('.') && !host.contains('@') && !typed.chars().any(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::new(2026, 3, 2).unwrap()
    }

    fn asked(question: Question, typed: &str) -> Result<Option<String>, Why> {
        answer(question, typed, &Fields::default(), today()).map(|t| t.map(|t| t.as_str().to_owned()))
    }

    #[test]
    fn days_are_real_and_not_to_come() {
        assert_eq!(asked(Question::When, " 20260301 "), Ok(Some("2026-03-01".into())));
        assert_eq!(asked(Question::When, "2026-03-02"), Ok(Some("2026-03-02".into())));
        assert_eq!(asked(Question::When, "2026-03-03"), Err(Why::Key("contact-wrong-future")));
        assert_eq!(asked(Question::When, "2025-02-29"), Err(Why::NoSuchDay("2025-02-29".into())));
        assert_eq!(asked(Question::When, "i går"), Err(Why::Key("contact-wrong-day")));
        assert_eq!(asked(Question::When, "  "), Ok(None));
    }

    #[test]
    fn ages_are_numbers_however_people_write_them() {
        for (typed, want) in [("7", "7"), ("7 år", "7"), ("0", "0"), ("14år", "14"), ("3 years", "3")] {
            assert_eq!(asked(Question::Age, typed), Ok(Some(want.into())), "{typed}");
        }
        assert_eq!(asked(Question::Age, "21"), Err(Why::Key("contact-wrong-grown")));
        for typed in ["sju", "7 månader", "-1", "7,5", "1e1", "٧", "👧", "300"] {
            assert_eq!(asked(Question::Age, typed), Err(Why::Key("contact-wrong-age")), "{typed}");
        }
    }

    #[test]
    fn numbers_are_told_what_is_wrong_with_them() {
        assert_eq!(asked(Question::Number, "160614-2386"), Ok(Some("20160614-2386".into())));
        assert_eq!(asked(Question::Number, "20160614-2387"), Err(Why::Key("contact-wrong-number-check")));
        assert_eq!(asked(Question::Number, "20150229-2380"), Err(Why::Key("contact-wrong-number-day")));
        assert_eq!(asked(Question::Number, "2016O614-2386"), Err(Why::Key("contact-wrong-number-letter")));
        assert_eq!(asked(Question::Number, "160614"), Err(Why::Key("contact-wrong-number-length")));
    }

    #[test]
    fn only_those_at_work_ask_for_feedback() {
        let with = |body: &str| answer(Question::Feedback, "yes", &Fields::parse(body.as_bytes()), today());
        assert_eq!(with("work=private"), Err(Why::Key("contact-wrong-feedback")));
        assert!(with("work=school").is_ok());
        let phone = |body: &str| answer(Question::Phone, "", &Fields::parse(body.as_bytes()), today());
        assert_eq!(phone("feedback=yes"), Err(Why::Key("contact-wrong-reach")));
        assert!(phone("feedback=yes&email=a%40b.example").is_ok() && phone("").is_ok());
    }

    #[test]
    fn a_changed_choice_is_no_choice() {
        assert_eq!(asked(Question::Today, "perhaps"), Err(Why::Key("contact-wrong-pick")));
        assert_eq!(asked(Question::Today, "yes"), Ok(Some("yes".into())));
        let ticked = answer(Question::Feedback, "perhaps", &Fields::parse(b"work=school"), today());
        assert_eq!(ticked, Err(Why::Key("contact-wrong-pick")));
    }

    #[test]
    fn telephones_and_addresses_may_be_written_in_many_ways() {
        assert!(["031-390 06 10", "+46 31 390 06 10", "(031) 3900610"].iter().all(|t| looks_like_phone(t)));
        assert!(!["ring mig", "1234", "031-390 O6 10"].iter().any(|t| looks_like_phone(t)));
        assert!(
            looks_like_email("åsa@skola.example") && !looks_like_email("asa@skola") && !looks_like_email("a b@c.d")
        );
    }
}
