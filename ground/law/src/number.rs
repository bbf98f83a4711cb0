//! Personal numbers and coordination numbers, read as people write them and never printed by accident.

use crate::calendar::{Day, is_dash};
use std::fmt;

/// A personal number (*personnummer*) or coordination number (*samordningsnummer*): a birth day and four digits, the
/// last of them checked. `Display` prints `ÅÅÅÅMMDD-NNNN`; `Debug` prints no digit, so that none reaches a log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonalNumber {
    /// The last day of birth that the digits leave open.
    birth: Day,
    /// Month and day as written: a coordination number has 60 added to the day, and may have no month or no day.
    written: (u8, u8),
    last_four: u16,
}

/// Why a text is no personal number. The text is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing was written.
    Empty,
    /// A letter, or a sign that is not one dash or plus before the last four.
    LetterOrSign,
    /// Not ten and not twelve digits.
    WrongLength,
    /// The first digits are no day, neither as they stand nor as those of a coordination number.
    ImpossibleDate,
    /// The last digit does not fit the others, or the birth number is 000, which nobody has.
    CheckDigit,
    /// The day of birth has not come.
    Future,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NumberError::Empty => "no personal number was written",
            NumberError::LetterOrSign => "there is something else in it than digits and one dash or plus",
            NumberError::WrongLength => "it has neither ten nor twelve digits",
            NumberError::ImpossibleDate => "its first digits are no day",
            NumberError::CheckDigit => "its last digit does not fit the others",
            NumberError::Future => "its day of birth has not come",
        })
    }
}

impl std::error::Error for NumberError {}

impl PersonalNumber {
    /// Reads ten or twelve digits with or without dash, plus (the year of turning 100 and later), spaces and any kind
    /// of dash. Ten digits get their century from `today`.
    ///
    /// # Errors
    /// [`NumberError`], the first thing that is wrong from left to right.
    pub fn parse(text: &str, today: Day) -> Result<PersonalNumber, NumberError> {
        read(text, Some(today))
    }

    /// Reads a number that has been read before, as `Display` printed it. Needs no day, so nothing is guessed:
    /// twelve digits only.
    ///
    /// # Errors
    /// [`NumberError`]; `WrongLength` for ten digits.
    pub fn from_stored(text: &str) -> Result<PersonalNumber, NumberError> {
        read(text, None)
    }

    /// The day of birth. Coordination numbers are given also where month or day are not known, or on a day that the
    /// month does not have; then it is the last day the digits leave open, so that nobody stops being a child too soon.
    pub fn birth(&self) -> Day {
        self.birth
    }

    /// Whether the digits give the day of birth itself.
    pub fn is_birth_certain(&self) -> bool {
        let (month, day, date) = (self.written.0, self.written.1 % 60, self.birth.date());
        (i8::try_from(month), i8::try_from(day)) == (Ok(date.month()), Ok(date.day()))
    }

    /// The four digits after the dash.
    pub fn last_four(&self) -> String {
        format!("{:04}", self.last_four)
    }

    /// Whether the number is one for a person not registered in Sweden.
    pub fn is_coordination(&self) -> bool {
        self.written.1 >= 60
    }

    /// Whole years on a day, see [`Day::years_until`].
    pub fn age_on(&self, day: Day) -> u8 {
        self.birth.years_until(day)
    }
}

impl fmt::Display for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, (month, day)) = (self.birth.date().year(), self.written);
        write!(f, "{year:04}{month:02}{day:02}-{:04}", self.last_four)
    }
}

impl fmt::Debug for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalNumber(…)")
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    None,
    Dash,
    Plus,
}

fn read(text: &str, today: Option<Day>) -> Result<PersonalNumber, NumberError> {
    let (digits, sign) = digits_and_sign(text)?;
    let (century, rest) = match digits.as_slice() {
        [a, b, rest @ ..] if rest.len() == 10 => (Some(i16::from(a * 10 + b)), rest),
        rest if rest.len() == 10 => (None, rest),
        _ => return Err(NumberError::WrongLength),
    };
    let [y1, y2, m1, m2, d1, d2, last @ ..] = rest else { return Err(NumberError::WrongLength) };
    let (short, written) = (i16::from(y1 * 10 + y2), (m1 * 10 + m2, d1 * 10 + d2));
    let (first, birth) = match (century, today) {
        (Some(century), _) => births(century * 100 + short, written),
        (None, Some(today)) => latest_births(short, written, sign, today),
        (None, None) => return Err(NumberError::WrongLength),
    }
    .ok_or(NumberError::ImpossibleDate)?;
    let last_four = last.iter().fold(0u16, |sum, digit| sum * 10 + u16::from(*digit));
    if luhn(rest) != 0 || last_four < 10 {
        return Err(NumberError::CheckDigit);
    }
    if today.is_some_and(|today| first > today) {
        return Err(NumberError::Future);
    }
    Ok(PersonalNumber { birth, written, last_four })
}

/// The first and the last day of birth that a year and the written month and day leave open.
fn births(year: i16, (month, day): (u8, u8)) -> Option<(Day, Day)> {
    let coordination = day >= 60;
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day % 60).ok()?);
    match (Day::new(year, month, day), coordination, month, day) {
        (Ok(birth), ..) => Some((birth, birth)),
        (Err(_), true, 0, ..=31) => Some((Day::new(year, 1, 1).ok()?, Day::new(year, 12, 31).ok()?)),
        (Err(_), true, 1..=12, ..=31) => {
            let first = Day::new(year, month, 1).ok()?;
            let last = first.plus_months(1).minus_days(1);
            Some(if day == 0 { (first, last) } else { (last, last) })
        }
        _ => None,
    }
}

fn digits_and_sign(text: &str) -> Result<(Vec<u8>, Sign), NumberError> {
    let (mut digits, mut after_sign, mut sign) = (Vec::with_capacity(12), 0, Sign::None);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match (c.to_digit(10).and_then(|d| u8::try_from(d).ok()), sign) {
            (Some(digit), _) => {
                digits.push(digit);
                after_sign += usize::from(sign != Sign::None);
            }
            (None, Sign::None) if is_dash(c) => sign = Sign::Dash,
            (None, Sign::None) if c == '+' => sign = Sign::Plus,
            _ => return Err(NumberError::LetterOrSign),
        }
    }
    match (digits.is_empty(), sign) {
        (true, Sign::None) => Err(NumberError::Empty),
        (false, Sign::None) => Ok((digits, sign)),
        // A sign stands before the last four; where the length is wrong, that is the better thing to say.
        _ if after_sign == 4 || !matches!(digits.len(), 10 | 12) => Ok((digits, sign)),
        _ => Err(NumberError::LetterOrSign),
    }
}

/// The latest days of birth with these two digits of the year: with a plus in the year of turning 100 or later,
/// without it not after `today`.
fn latest_births(short: i16, written: (u8, u8), sign: Sign, today: Day) -> Option<(Day, Day)> {
    let this_year = today.date().year();
    let newest = if sign == Sign::Plus { this_year - 100 } else { this_year };
    let year = newest - (newest - short).rem_euclid(100);
    [year, year - 100]
        .into_iter()
        .filter_map(|year| births(year, written))
        .find(|(first, _)| sign == Sign::Plus || *first <= today)
}

/// The Luhn sum of ten digits modulo 10; 0 where the last digit fits.
fn luhn(digits: &[u8]) -> u8 {
    let doubled = digits.iter().enumerate().map(|(place, digit)| if place % 2 == 0 { digit * 2 } else { *digit });
    doubled.map(|n| n / 10 + n % 10).sum::<u8>() % 10
}

#[cfg(test)]
mod tests;
