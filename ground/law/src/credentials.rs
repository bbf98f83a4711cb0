//! Who may carry a matter and who may decide: the degree rule, conflict of interest, presence and delegation.

use crate::calendar::Day;
use crate::follows::Follows;
use crate::known::StaffKey;
use crate::reading::{Competence, Qualification};
use jiff::civil::Weekday;
use std::collections::BTreeSet;
use std::fmt;

/// One member of staff, or an elected member, as far as law asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub key: StaffKey,
    /// Employed or elected.
    pub post: Post,
    /// What degree stands behind.
    pub degree: Degree,
    /// Whether experience is enough to work alone (25:1 second paragraph).
    pub experience: Experience,
    /// What the person is versed in.
    pub areas: BTreeSet<Competence>,
    /// Longer absences.
    pub away: Vec<Away>,
    /// Days of the week without work.
    pub free: Vec<Weekday>,
    /// The last day of an engagement that ends.
    pub last_day: Option<Day>,
}

/// Employed staff fall under the degree rule; elected members decide by their mandate (ORG-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    /// Employed or hired, here or by another authority that acts for us.
    Employed,
    /// Chair or member of the board.
    Elected,
}

/// Whether a degree fulfils SoL 25:1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Degree {
    /// Socionom, another relevant degree, or a recognised foreign one.
    Fulfils25_1,
    /// Another, or none.
    Other,
}

/// Whether experience is enough for independent work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Experience {
    /// Enough.
    Independent,
    /// In introduction: takes part, does not assess or decide alone.
    Introduction,
}

/// An absence, first and last day included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// What a matter asks of the one who carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs {
    /// The degree rule.
    pub qualification: Qualification,
    /// The competence of the area, without which nobody may carry it.
    pub basic: Option<Competence>,
    /// That and more; the rest can be brought by a colleague.
    pub competence: BTreeSet<Competence>,
    /// Staff who are too close.
    pub conflict: BTreeSet<StaffKey>,
}

impl From<&Follows> for Needs {
    fn from(follows: &Follows) -> Needs {
        Needs {
            qualification: follows.qualification.value,
            basic: follows.basic_competence,
            competence: follows.competence.clone(),
            conflict: follows.conflict_of_interest.clone(),
        }
    }
}

impl Needs {
    /// What a member of staff would have to get from a colleague. A hint for distribution, never a refusal.
    pub fn lacking(&self, staff: &Staff) -> BTreeSet<Competence> {
        self.competence.difference(&staff.areas).copied().collect()
    }
}

/// Why somebody may not carry or decide. `Display` is for logs; what staff read stands in `access`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Too close to somebody in the contact. Never shown to the person it concerns: there the matter does not exist.
    TooClose,
    /// The degree does not fulfil 25:1 first paragraph.
    NoDegree,
    /// In introduction, 25:1 second paragraph.
    NotIndependent,
    /// Not versed in what the area asks for.
    NotVersed(Competence),
    /// Away until and with this day.
    Away(Day),
    /// Does not work on this day of the week.
    FreeDay,
    /// The engagement ended on this day.
    Left(Day),
    /// The right does not name this person.
    NotInTheRight,
    /// A substitute, and one of those substituted for is here.
    FirstIsHere,
}

impl Why {
    /// The rule behind the refusal; none where only the house's own order is.
    pub fn rule(self) -> Option<&'static str> {
        match self {
            Why::TooClose => Some("ORG-6"),
            Why::NoDegree | Why::NotIndependent => Some("ORG-5"),
            _ => None,
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::TooClose => f.write_str("stands too close to somebody in the matter"),
            Why::NoDegree => f.write_str("lacks the degree that work with children and young people asks for"),
            Why::NotIndependent => {
                f.write_str("is in introduction and does not work alone with children and young people yet")
            }
            Why::NotVersed(area) => write!(f, "does not work with {}", area.as_str()),
            Why::Away(to) => write!(f, "is away until and including {to}"),
            Why::FreeDay => f.write_str("does not work on that day of the week"),
            Why::Left(day) => write!(f, "left on {day}"),
            Why::NotInTheRight => f.write_str("has no delegation for this decision"),
            Why::FirstIsHere => f.write_str("is a substitute, and the first is here"),
        }
    }
}

impl Staff {
    /// Whether the person works on a day.
    ///
    /// # Errors
    /// [`Why::Left`], [`Why::Away`] or [`Why::FreeDay`].
    pub fn works_on(&self, on: Day) -> Result<(), Why> {
        if let Some(last) = self.last_day.filter(|last| *last < on) {
            return Err(Why::Left(last));
        }
        if let Some(away) = self.away.iter().find(|away| away.from <= on && on <= away.to) {
            return Err(Why::Away(away.to));
        }
        if self.free.contains(&on.weekday()) { Err(Why::FreeDay) } else { Ok(()) }
    }

    fn fulfils(&self, needs: &Needs) -> Result<(), Why> {
        if needs.conflict.contains(&self.key) {
            return Err(Why::TooClose);
        }
        if needs.qualification == Qualification::None || self.post == Post::Elected {
            return Ok(());
        }
        match (self.degree, self.experience) {
            (Degree::Other, _) => Err(Why::NoDegree),
            (Degree::Fulfils25_1, Experience::Introduction) => Err(Why::NotIndependent),
            (Degree::Fulfils25_1, Experience::Independent) => Ok(()),
        }
    }
}

/// Whether somebody may carry a matter from a day.
///
/// # Errors
/// [`Why`] not: what the law says first, then competence, then presence.
pub fn may_take(staff: &Staff, needs: &Needs, on: Day) -> Result<(), Why> {
    staff.fulfils(needs)?;
    match needs.basic.filter(|basic| !staff.areas.contains(basic)) {
        Some(basic) => Err(Why::NotVersed(basic)),
        None => staff.works_on(on),
    }
}

/// A right to decide, from the delegation scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRight {
    /// Those who hold it.
    pub who: Vec<StaffKey>,
    /// Those who hold it only while all of `who` are away, or too close to somebody in the matter (ORG-6).
    pub substitutes: Vec<StaffKey>,
}

/// By what somebody decides. Stored with the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mandate {
    /// Holds the right.
    Own,
    /// Substitutes for one who is away or too close.
    Substitute,
}

/// Whether somebody may make a decision of a right in a matter on a day. `roster` holds at least those of `right.who`;
/// one whom it does not know counts as here, so that a gap in it never widens a right.
///
/// # Errors
/// [`Why`] not.
pub fn may_decide(
    right: &DecisionRight,
    staff: &Staff,
    needs: &Needs,
    roster: &[Staff],
    on: Day,
) -> Result<Mandate, Why> {
    let is_here = |key: &StaffKey| match roster.iter().find(|staff| staff.key == *key) {
        _ if needs.conflict.contains(key) => false,
        Some(first) => first.works_on(on).is_ok(),
        None => true,
    };
    let mandate = match (right.who.contains(&staff.key), right.substitutes.contains(&staff.key)) {
        (true, _) => Mandate::Own,
        (false, true) if right.who.iter().any(is_here) => return Err(Why::FirstIsHere),
        (false, true) => Mandate::Substitute,
        (false, false) => return Err(Why::NotInTheRight),
    };
    staff.fulfils(needs)?;
    staff.works_on(on).map(|()| mandate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn key(name: &str) -> StaffKey {
        StaffKey(name.to_owned())
    }

    fn staff(name: &str) -> Staff {
        Staff {
            key: key(name),
            post: Post::Employed,
            degree: Degree::Fulfils25_1,
            experience: Experience::Independent,
            areas: [Competence::Child].into(),
            away: Vec::new(),
            free: Vec::new(),
            last_day: None,
        }
    }

    fn child() -> Needs {
        let competence = [Competence::Child, Competence::Violence].into();
        Needs {
            qualification: Qualification::Degree,
            basic: Some(Competence::Child),
            competence,
            conflict: [key("uncle")].into(),
        }
    }

    #[test]
    fn the_degree_rule_has_two_paragraphs_and_holds_for_children_only() {
        let friday = day("2026-03-06");
        assert_eq!(may_take(&staff("a"), &child(), friday), Ok(()));
        assert_eq!(child().lacking(&staff("a")), [Competence::Violence].into());
        let other = Staff { degree: Degree::Other, ..staff("a") };
        let new = Staff { experience: Experience::Introduction, ..staff("a") };
        assert_eq!(may_take(&other, &child(), friday), Err(Why::NoDegree));
        assert_eq!(may_take(&new, &child(), friday), Err(Why::NotIndependent));
        assert_eq!((Why::NoDegree.rule(), Why::NotIndependent.rule()), (Some("ORG-5"), Some("ORG-5")));
        let adult = Needs { qualification: Qualification::None, ..child() };
        assert_eq!((may_take(&other, &adult, friday), may_take(&new, &adult, friday)), (Ok(()), Ok(())));
    }

    #[test]
    fn closeness_goes_before_everything_else() {
        let uncle = Staff { degree: Degree::Other, ..staff("uncle") };
        assert_eq!(may_take(&uncle, &child(), day("2026-03-06")), Err(Why::TooClose));
        assert_eq!(Why::TooClose.rule(), Some("ORG-6"));
        let chair = Staff { post: Post::Elected, ..uncle };
        let right = DecisionRight { who: vec![key("uncle")], substitutes: vec![] };
        assert_eq!(may_decide(&right, &chair, &child(), &[], day("2026-03-06")), Err(Why::TooClose));
    }

    #[test]
    fn competence_and_presence() {
        let economy = Staff { areas: [Competence::Economy].into(), ..staff("a") };
        assert_eq!(may_take(&economy, &child(), day("2026-03-06")), Err(Why::NotVersed(Competence::Child)));
        let away = vec![Away { from: day("2026-03-04"), to: day("2026-03-06") }];
        let absent = Staff { away, free: vec![Weekday::Monday], last_day: Some(day("2026-03-19")), ..staff("a") };
        let take = |on| may_take(&absent, &child(), day(on));
        assert_eq!(take("2026-03-03"), Ok(()));
        assert_eq!(take("2026-03-04"), Err(Why::Away(day("2026-03-06"))));
        assert_eq!(take("2026-03-06"), Err(Why::Away(day("2026-03-06"))));
        assert_eq!(take("2026-03-09"), Err(Why::FreeDay));
        assert_eq!(take("2026-03-19"), Ok(()));
        assert_eq!(take("2026-03-20"), Err(Why::Left(day("2026-03-19"))));
    }

    #[test]
    fn a_substitute_decides_only_while_the_first_is_away() {
        let right = DecisionRight { who: vec![key("head")], substitutes: vec![key("deputy")] };
        let away = vec![Away { from: day("2026-03-04"), to: day("2026-03-06") }];
        let head = Staff { away, ..staff("head") };
        let decide = |name: &str, on, roster: &[Staff]| may_decide(&right, &staff(name), &child(), roster, day(on));
        let roster = [head.clone()];
        assert_eq!(decide("deputy", "2026-03-03", &roster), Err(Why::FirstIsHere));
        assert_eq!(decide("deputy", "2026-03-05", &roster), Ok(Mandate::Substitute));
        assert_eq!(decide("deputy", "2026-03-05", &[]), Err(Why::FirstIsHere));
        assert_eq!(decide("other", "2026-03-05", &roster), Err(Why::NotInTheRight));
        assert_eq!(may_decide(&right, &head, &child(), &roster, day("2026-03-03")), Ok(Mandate::Own));
        assert_eq!(may_decide(&right, &head, &child(), &roster, day("2026-03-05")), Err(Why::Away(day("2026-03-06"))));
    }

    #[test]
    fn a_substitute_decides_where_the_first_is_too_close() {
        let right = DecisionRight { who: vec![key("uncle")], substitutes: vec![key("deputy")] };
        let decide = |needs: &Needs| may_decide(&right, &staff("deputy"), needs, &[staff("uncle")], day("2026-03-05"));
        assert_eq!(decide(&child()), Ok(Mandate::Substitute));
        assert_eq!(decide(&Needs { conflict: [].into(), ..child() }), Err(Why::FirstIsHere));
    }

    #[test]
    fn an_elected_member_needs_no_degree() {
        let chair = Staff { post: Post::Elected, degree: Degree::Other, ..staff("chair") };
        let right = DecisionRight { who: vec![key("chair")], substitutes: vec![] };
        assert_eq!(may_decide(&right, &chair, &child(), &[], day("2026-03-07")), Ok(Mandate::Own));
        let employed = Staff { post: Post::Employed, ..chair };
        assert_eq!(may_decide(&right, &employed, &child(), &[], day("2026-03-07")), Err(Why::NoDegree));
    }

    #[test]
    fn every_refusal_says_why_and_every_rule_exists() {
        let law = crate::rule::Law::sweden().unwrap();
        for why in [
            Why::TooClose,
            Why::NoDegree,
            Why::NotIndependent,
            Why::NotVersed(Competence::Child),
            Why::Away(day("2026-03-06")),
            Why::FreeDay,
            Why::Left(day("2026-03-06")),
            Why::NotInTheRight,
            Why::FirstIsHere,
        ] {
            assert!(why.to_string().split(' ').count() >= 3, "{why}");
            assert!(why.rule().is_none_or(|id| law.rule(id, day("2026-03-06")).is_some()));
        }
    }
}
