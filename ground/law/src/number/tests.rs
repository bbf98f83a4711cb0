//! Personal numbers of the reserved series, and the published test lists where they lie beside the repository.

use super::*;
use proptest::prelude::*;

fn today() -> Day {
    Day::parse("2026-03-02").unwrap()
}

fn read_today(text: &str) -> Result<PersonalNumber, NumberError> {
    PersonalNumber::parse(text, today())
}

/// A number of the reserved series with the check digit that fits. `day` may be a coordination day.
fn made_up(birth: Day, shift: i8, serial: u16) -> String {
    let date = birth.date();
    let short = format!("{:02}{:02}{:02}{serial:03}", date.year() % 100, date.month(), date.day() + shift);
    let digits: Vec<u8> = short.bytes().map(|b| b - b'0').chain([0]).collect();
    format!("{:02}{short}{}", date.year() / 100, (10 - luhn(&digits)) % 10)
}

#[test]
fn read_as_people_write() {
    for text in [
        "20160614-2386",
        "201606142386",
        "160614-2386",
        "1606142386",
        " 160614 - 2386 ",
        "160614\u{2013}2386",
        "2016 06 14\u{a0}2386",
        "160614 2386",
    ] {
        let number = read_today(text).unwrap();
        assert_eq!(number.to_string(), "20160614-2386", "{text}");
        assert_eq!((number.last_four(), number.age_on(today())), ("2386".to_owned(), 9));
        assert!(!number.is_coordination());
    }
}

#[test]
fn each_thing_that_is_wrong_has_its_name() {
    for (text, error) in [
        ("", NumberError::Empty),
        (" \u{a0}", NumberError::Empty),
        ("20160614-238X", NumberError::LetterOrSign),
        ("2016-0614-2386", NumberError::LetterOrSign),
        ("2016-06142386", NumberError::LetterOrSign),
        ("20160614/2386", NumberError::LetterOrSign),
        ("160614-238", NumberError::WrongLength),
        ("-", NumberError::WrongLength),
        ("0160614-2386", NumberError::WrongLength),
        ("20160631-2386", NumberError::ImpossibleDate),
        ("20150229-2389", NumberError::ImpossibleDate),
        ("20160694-2386", NumberError::ImpossibleDate),
        ("20161314-2386", NumberError::ImpossibleDate),
        ("20160614-2387", NumberError::CheckDigit),
        ("20160614-0009", NumberError::CheckDigit),
        ("20160600-2386", NumberError::ImpossibleDate),
        ("20160014-2386", NumberError::ImpossibleDate),
    ] {
        assert_eq!(read_today(text), Err(error), "{text}");
    }
    let tomorrow = made_up(today().plus_days(1), 0, 238);
    assert_eq!(read_today(&tomorrow), Err(NumberError::Future));
    assert!(read_today(&made_up(today(), 0, 238)).is_ok());
}

#[test]
fn the_century_of_ten_digits() {
    let born = |text: &str| read_today(text).unwrap().birth().to_string();
    let of = |birth: &str, sign: &str| {
        let long = made_up(Day::parse(birth).unwrap(), 0, 238);
        format!("{}{sign}{}", &long[2..8], &long[8..])
    };
    assert_eq!(born(&of("2009-05-27", "-")), "2009-05-27");
    assert_eq!(born(&of("1909-05-27", "+")), "1909-05-27");
    // A plus is written from the first of January of the year of turning 100, also before the birthday.
    assert_eq!(born(&of("1926-10-10", "+")), "1926-10-10");
    assert_eq!(born(&of("1925-10-10", "+")), "1925-10-10");
    // Not born yet this year, so it can only be the one hundred years ago.
    assert_eq!(born(&of("1926-10-10", "-")), "1926-10-10");
    assert_eq!(born(&of("2026-01-10", "-")), "2026-01-10");
    // The leap day of 1900 never was; 2000 had one.
    assert_eq!(born(&of("2000-02-29", "-")), "2000-02-29");
}

#[test]
fn coordination_numbers_carry_the_day_behind() {
    let number = read_today(&made_up(Day::parse("2002-11-30").unwrap(), 60, 981)).unwrap();
    assert!(number.is_coordination());
    assert_eq!(number.birth().to_string(), "2002-11-30");
    assert!(number.to_string().starts_with("20021190-981"));
}

#[test]
fn a_coordination_number_without_a_whole_day_keeps_a_child_a_child() {
    let checked = |first: &str| {
        let digits: Vec<u8> = first.bytes().skip(2).map(|b| b - b'0').chain([0]).collect();
        read_today(&format!("{first}{}", (10 - luhn(&digits)) % 10)).unwrap()
    };
    for (first, birth, certain) in [
        ("20080378238", "2008-03-18", true),
        ("20080360238", "2008-03-31", false),
        ("20080060238", "2008-12-31", false),
        ("20080072238", "2008-12-31", false),
        ("20080291238", "2008-02-29", false),
        ("20260060238", "2026-12-31", false),
    ] {
        let number = checked(first);
        assert_eq!((number.birth().to_string().as_str(), number.is_birth_certain()), (birth, certain), "{first}");
        assert!(number.is_coordination() && number.to_string().replace('-', "").starts_with(first));
    }
    assert_eq!(checked("20080360238").age_on(Day::parse("2026-03-30").unwrap()), 17);
    assert_eq!(checked("20260060238").age_on(today()), 0);
}

#[test]
fn debug_prints_no_digit() {
    let number = read_today("20160614-2386").unwrap();
    assert_eq!(format!("{number:?} {:?}", Some(number)), "PersonalNumber(…) Some(PersonalNumber(…))");
}

proptest! {
    #[test]
    fn a_printed_number_reads_itself(n in 0u16..45000, kind in 0i8..2, serial in prop_oneof![Just(238u16), Just(239), 980u16..1000]) {
        let birth = Day::parse("1900-01-01").unwrap().plus_days(n);
        let number = read_today(&made_up(birth, kind * 60, serial)).unwrap();
        prop_assert_eq!(number.birth(), birth);
        prop_assert_eq!(read_today(&number.to_string()), Ok(number));
        prop_assert_eq!(PersonalNumber::from_stored(&number.to_string()), Ok(number));
        prop_assert_eq!(number.is_coordination(), kind == 1);
    }

    #[test]
    fn one_changed_digit_is_seen(n in 0u16..45000, place in 8usize..12, by in 1u8..10) {
        let birth = Day::parse("1900-01-01").unwrap().plus_days(n);
        let mut text = made_up(birth, 0, 238).into_bytes();
        text[place] = b'0' + (text[place] - b'0' + by) % 10;
        prop_assert_eq!(read_today(std::str::from_utf8(&text).unwrap()), Err(NumberError::CheckDigit));
    }

    #[test]
    fn nothing_written_makes_it_fall(text in ".{0,20}") {
        let _ = read_today(&text);
    }
}

/// The parsed file of the published test lists, or `None` (and one printed line) where they are not here.
fn shared(name: &str) -> Option<serde_json::Value> {
    let path = format!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/personnummer/{}"), name);
    match std::fs::read_to_string(path) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap()),
        Err(_) => {
            println!("skipped: shared/data/personnummer/{name} is not here");
            None
        }
    }
}

#[test]
fn every_number_of_the_reserved_series() {
    for (name, coordination) in [("allPins.json", false), ("allCoords.json", true)] {
        let Some(list) = shared(name) else { return };
        let list = list.as_array().unwrap();
        assert!(list.len() > 1000);
        for text in list.iter().map(|n| n.as_str().unwrap()) {
            let number = read_today(text).unwrap();
            assert_eq!(number.to_string().replace('-', ""), text);
            assert_eq!(number.is_coordination(), coordination);
            assert_eq!(PersonalNumber::from_stored(text), Ok(number));
        }
    }
}

#[test]
fn the_published_right_and_wrong_ones() {
    for name in ["list.json", "interim.json", "orgnumber.json"] {
        let Some(list) = shared(name) else { return };
        for entry in list.as_array().unwrap() {
            let valid = entry["valid"].as_bool().unwrap() && entry["type"] != "interim";
            for form in ["long_format", "short_format", "separated_format", "separated_long"] {
                let Some(text) = entry.get(form).and_then(|f| f.as_str()) else { continue };
                judged(text, valid);
                if valid && form != "short_format" {
                    let long = entry["long_format"].as_str().unwrap();
                    assert_eq!(read_today(text).unwrap().to_string().replace('-', ""), long, "{text}");
                }
                if entry["type"] == "interim" {
                    assert_eq!(read_today(text), Err(NumberError::LetterOrSign), "{text}");
                }
            }
        }
    }
    let Some(lists) = shared("structured.json") else { return };
    for (kind, coordination) in [("ssn", false), ("con", true)] {
        for written in ["integer", "string"] {
            for (key, valid) in [("valid", true), ("invalid", false)] {
                for value in lists[kind][written][key].as_array().unwrap() {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    judged(&text, valid);
                    assert!(!valid || read_today(&text).unwrap().is_coordination() == coordination);
                }
            }
        }
    }
}

/// The published lists refuse a space in the place of the sign; we read spaces as if they were not there, because they
/// come with every copied letter. There the number without its space is what is judged.
fn judged(text: &str, valid: bool) {
    let valid = valid || (text.contains(char::is_whitespace) && read_today(&text.replace(' ', "")).is_ok());
    assert_eq!(read_today(text).is_ok(), valid, "{text}");
}
