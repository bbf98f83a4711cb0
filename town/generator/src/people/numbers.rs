//! Personal numbers that nobody is given: birth numbers 238, 239 and 980 to 999 of each day. No number comes twice.

use super::Sex;
use crate::chance::Dice;
use access::No;
use law::{Day, PersonalNumber};
use std::collections::BTreeSet;
use store::Fault;

/// Those that have been given.
#[derive(Default)]
pub(crate) struct Numbers(BTreeSet<PersonalNumber>);

/// The reserved birth numbers of a sex: an odd one is a boy's.
fn reserved(sex: Sex) -> impl Iterator<Item = u16> {
    let odd = u16::from(sex == Sex::Boy);
    [238, 239].into_iter().chain(980..=999).filter(move |birth| birth % 2 == odd)
}

impl Numbers {
    /// A number of a day between two. A day has eleven for each sex; where they are given, another day is taken.
    pub fn born(&mut self, dice: &mut Dice, sex: Sex, (first, last): (Day, Day)) -> Result<PersonalNumber, No> {
        let span = day_count(first, last);
        for _ in 0..10_000 {
            let day = first.plus_days(dice.between(0, span));
            let all: Vec<u16> = reserved(sex).collect();
            let from = dice.below(all.len());
            for birth in all.iter().cycle().skip(from).take(all.len()) {
                let number = number(day, *birth)?;
                if self.0.insert(number) {
                    return Ok(number);
                }
            }
        }
        Err(Fault::Unfit("every reserved number of these days is given: fewer inhabitants".into()).into())
    }
}

fn day_count(first: Day, last: Day) -> u16 {
    let days = last.date().since(first.date()).map_or(0, |span| span.get_days());
    u16::try_from(days).unwrap_or(0)
}

/// The number with its check digit (Luhn over the nine digits before it).
fn number(day: Day, birth: u16) -> Result<PersonalNumber, No> {
    let plain: String = day.to_string().chars().filter(char::is_ascii_digit).collect();
    let digits = format!("{plain}{birth:03}");
    let sum: u32 = digits
        .chars()
        .skip(2)
        .filter_map(|c| c.to_digit(10))
        .zip([2, 1].into_iter().cycle())
        .map(|(d, by)| {
            let n = d * by;
            n / 10 + n % 10
        })
        .sum();
    let written = format!("{plain}-{birth:03}{}", (10 - sum % 10) % 10);
    PersonalNumber::from_stored(&written).map_err(|_| Fault::Unfit("a made-up number is none".into()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_comes_twice_and_each_is_reserved() {
        let day = Day::parse("2016-06-14").unwrap();
        let (mut dice, mut numbers) = (Dice::new(1), Numbers::default());
        for _ in 0..11 {
            let number = numbers.born(&mut dice, Sex::Girl, (day, day)).unwrap();
            let birth: u16 = number.last_four()[..3].parse().unwrap();
            assert!(birth == 238 || (980..=999).contains(&birth), "{birth}");
            assert_eq!((birth % 2, number.birth()), (0, day));
        }
        assert!(numbers.born(&mut dice, Sex::Girl, (day, day)).is_err());
        assert!(numbers.born(&mut dice, Sex::Boy, (day, day)).is_ok());
        assert!(numbers.born(&mut dice, Sex::Girl, (day, day.plus_days(1))).is_ok());
        assert_eq!(numbers.0.len(), 13);
    }
}
