//! The made-up inhabitants, as far as anybody has told of them: families, their children, grown-ups alone.

mod names;
mod numbers;

pub(crate) use names::Tongue;

use crate::{chance::Dice, words::text};
use access::No;
use casefile::{Born, Lang, NewPerson, PersonId, Whom};
use law::{Day, known::Protection};
use numbers::Numbers;
use store::Fault;

/// Which names, and which numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sex {
    Girl,
    Boy,
}

/// One of a family.
pub(crate) struct Member {
    /// As somebody tells of them.
    pub new: NewPerson,
    /// The record, once there is one.
    pub id: Option<PersonId>,
    /// When they were born, whoever knows it.
    pub born: Day,
    /// What they are called, for what is told.
    pub first: String,
}

/// Who lives together.
pub(crate) struct Family {
    pub tongue: Tongue,
    pub interpreter: Option<Lang>,
    pub children: Vec<Member>,
    pub grown: Vec<Member>,
    /// Whether nobody may know where they are.
    pub guarded: Protection,
}

/// Everybody of whom something has been told, and the numbers that are given.
#[derive(Default)]
pub(crate) struct People {
    pub families: Vec<Family>,
    numbers: Numbers,
}

/// A family of the town.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FamilyNo(pub usize);

/// One of its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// The nth child.
    Child(usize),
    /// The nth grown-up.
    Grown(usize),
}

/// How many in a hundred children, and of grown-ups a bit more, have no number that anybody could tell.
const WITHOUT_NUMBER: f64 = 0.04;
/// How many families in a thousand have a protected identity.
const GUARDED: f64 = 0.012;
const YEAR: u16 = 365;

fn lost() -> No {
    Fault::Unfit("somebody of the made-up town is not there".into()).into()
}

impl Member {
    /// As a contact names them: known where there is a record.
    pub fn whom(&self) -> Whom {
        match self.id {
            Some(id) => Whom::Known(id),
            None => Whom::New(self.new.clone()),
        }
    }
}

impl People {
    pub fn family(&self, no: FamilyNo) -> Result<&Family, No> {
        self.families.get(no.0).ok_or_else(lost)
    }

    pub fn family_mut(&mut self, no: FamilyNo) -> Result<&mut Family, No> {
        self.families.get_mut(no.0).ok_or_else(lost)
    }

    pub fn member(&self, no: FamilyNo, place: Place) -> Result<&Member, No> {
        let family = self.family(no)?;
        match place {
            Place::Child(nth) => family.children.get(nth),
            Place::Grown(nth) => family.grown.get(nth),
        }
        .ok_or_else(lost)
    }

    /// A record was made of somebody.
    pub fn recorded(&mut self, no: FamilyNo, place: Place, id: PersonId) -> Result<(), No> {
        let family = self.family_mut(no)?;
        let member = match place {
            Place::Child(nth) => family.children.get_mut(nth),
            Place::Grown(nth) => family.grown.get_mut(nth),
        };
        member.ok_or_else(lost)?.id = Some(id);
        Ok(())
    }

    /// A family with children below eighteen, on a day.
    pub fn with_children(&mut self, dice: &mut Dice, today: Day) -> Result<FamilyNo, No> {
        let children = dice.weighed(&[(1, 52), (2, 30), (3, 12), (4, 6)], 1);
        let grown = dice.weighed(&[(1, 34), (2, 66)], 1);
        let last = dice.between(30, 17 * YEAR);
        let oldest = today.minus_days(last);
        let newest = today.minus_days(dice.between(30, last));
        self.household(dice, today, (children, (oldest, newest)), (grown, (22 * YEAR + last, 30 * YEAR + last)))
    }

    /// Somebody of eighteen to twenty, at home with a parent.
    pub fn young(&mut self, dice: &mut Dice, today: Day) -> Result<FamilyNo, No> {
        let born = (today.minus_days(20 * YEAR), today.minus_days(18 * YEAR + 40));
        self.household(dice, today, (1, born), (1, (42 * YEAR, 58 * YEAR)))
    }

    /// One grown-up, or two who live together.
    pub fn grown_up(&mut self, dice: &mut Dice, today: Day) -> Result<FamilyNo, No> {
        let count = dice.weighed(&[(1, 72), (2, 28)], 1);
        self.household(dice, today, (0, (today, today)), (count, (21 * YEAR + 20, 66 * YEAR)))
    }

    fn household(
        &mut self,
        dice: &mut Dice,
        today: Day,
        (children, born): (usize, (Day, Day)),
        (grown, days): (usize, (u16, u16)),
    ) -> Result<FamilyNo, No> {
        let tongue = Tongue::drawn(dice);
        let lang = |tag: &str| tag.parse::<Lang>().map_err(|_| lost());
        let interpreter = dice.falls(tongue.interpreted()).then(|| lang(tongue.tag())).transpose()?;
        let protection = [Protection::Marking, Protection::Registration];
        let guarded = if dice.falls(GUARDED) { dice.pick(&protection, Protection::Marking) } else { Protection::None };
        let called = tongue.family(dice);
        let mut family = Family { tongue, interpreter, children: Vec::new(), grown: Vec::new(), guarded };
        for _ in 0..children {
            let member = self.member_of(dice, today, &family, called, born)?;
            family.children.push(member);
        }
        let born = (today.minus_days(days.1), today.minus_days(days.0));
        for _ in 0..grown {
            let member = self.member_of(dice, today, &family, called, born)?;
            family.grown.push(member);
        }
        self.families.push(family);
        Ok(FamilyNo(self.families.len() - 1))
    }

    fn member_of(
        &mut self,
        dice: &mut Dice,
        today: Day,
        family: &Family,
        called: &str,
        born: (Day, Day),
    ) -> Result<Member, No> {
        let sex = dice.pick(&[Sex::Girl, Sex::Boy], Sex::Girl);
        let first = family.tongue.first(sex, dice).to_owned();
        // In some families a person has one name and no other.
        let name = if dice.falls(0.02) { first.clone() } else { format!("{first} {called}") };
        let number = self.numbers.born(dice, sex, born)?;
        let birth = number.birth();
        let (number, told) = match dice.falls(WITHOUT_NUMBER) {
            false => (Some(number), Born::Unknown),
            true if dice.falls(0.5) => (None, Born::On(birth)),
            true => (None, Born::Stated { years: birth.years_until(today), on: today }),
        };
        let language = family.tongue.tag().parse::<Lang>().ok().filter(|_| family.tongue != Tongue::Swedish);
        let new = NewPerson {
            name: text(&name)?,
            number,
            born: told,
            protection: family.guarded,
            language,
            interpreter: family.interpreter.clone(),
        };
        Ok(Member { new, id: None, born: birth, first })
    }
}
