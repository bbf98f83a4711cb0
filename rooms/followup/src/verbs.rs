//! The pure verbs: on which days a matter can be followed up, and what becomes of its clock. No database.

use access::Refusal;
use casefile::matter::follow_up::{ChildsView, NewFollowUp, Next};
use law::{Clock, Day, Law, NoRule};

pub(crate) const NOT_HERE: Refusal = Refusal { word: "followup-not-here", rule: None };
pub(crate) const ODD_DAY: Refusal = Refusal { word: "followup-odd-day", rule: None };
pub(crate) const NO_VIEW: Refusal = Refusal { word: "followup-no-view", rule: Some("UTR-7") };
pub(crate) const NEXT_PASSED: Refusal = Refusal { word: "followup-next-passed", rule: Some("UTR-20") };
pub(crate) const OVER: Refusal = Refusal { word: "followup-over", rule: Some("UTR-11") };
pub(crate) const BEYOND: Refusal = Refusal { word: "followup-beyond", rule: Some("UTR-11") };
pub(crate) const WAITS: Refusal = Refusal { word: "followup-waits", rule: None };
pub(crate) const NO_LAST: Refusal = Refusal { word: "followup-no-last", rule: Some("UTR-20") };
pub(crate) const GIVES_AWAY: Refusal = Refusal { word: "followup-gives-away", rule: Some("SEK-8") };

pub(crate) fn no_rule(no: NoRule) -> Refusal {
    Refusal { word: "page-no-rule", rule: Some(no.asked) }
}

/// Between which days a follow-up lies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Days {
    /// The matter reached us.
    pub arrived: Day,
    pub today: Day,
    /// The last day of a follow-up without consent, where it is one.
    pub last: Option<Day>,
}

impl Days {
    /// The day that is suggested for the next one: by the municipality's habit, and never beyond the last. None where the
    /// last has come.
    pub fn suggested(&self, law: &Law) -> Result<Option<Day>, NoRule> {
        let due = Clock::follow_up(self.today, law)?.due;
        let due = self.last.map_or(due, |last| due.min(last));
        Ok((due > self.today).then_some(due))
    }

    /// Whether a follow-up can be written down, and the clock of the next one.
    pub fn clock(&self, new: &NewFollowUp, law: &Law) -> Result<Option<Clock>, Refusal> {
        if new.on > self.today || new.on < self.arrived {
            return Err(ODD_DAY);
        }
        if self.last.is_some_and(|last| new.on > last) {
            return Err(OVER);
        }
        let Some(next) = new.next.on() else { return Ok(None) };
        if next <= new.on || next < self.today {
            return Err(NEXT_PASSED);
        }
        let clock = match self.last {
            Some(last) if next > last => return Err(BEYOND),
            Some(_) => Clock::follow_up_after_on(new.on, next, law),
            None => Clock::follow_up_on(new.on, next, law),
        };
        clock.map(Some).map_err(no_rule)
    }
}

/// What a child says, or why it was not asked, is there where it is about a child (UTR-7, UTR-9).
pub(crate) fn hears(child: bool, view: Option<&ChildsView>) -> Result<(), Refusal> {
    if child && view.is_none() { Err(NO_VIEW) } else { Ok(()) }
}

/// Whether the next thing is a decision.
pub(crate) fn asks_decision(next: &Next) -> bool {
    matches!(next, Next::Changes(..))
}

#[cfg(test)]
mod tests {
    use super::*;
    use casefile::{Text, matter::follow_up::With};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn new(on: &str, next: Next) -> NewFollowUp {
        let changed = Text::parse("Hon sover.", 100).unwrap();
        NewFollowUp { on: day(on), with: [With::Parents].into(), changed, said: None, childs_view: None, next }
    }

    #[test]
    fn the_next_day_comes_after_this_one_and_never_after_the_last_that_the_law_allows() {
        let law = Law::sweden().unwrap();
        let days = Days { arrived: day("2026-03-02"), today: day("2026-06-01"), last: None };
        let clock = |days: Days, on: &str, next| days.clock(&new(on, next), &law);
        let due = |days: Days, on: &str, next: &str| {
            clock(days, on, Next::GoesOn(day(next))).map(|clock| clock.map(|c| (c.due, c.rule.id)))
        };
        assert_eq!(due(days, "2026-06-01", "2026-09-01"), Ok(Some((day("2026-09-01"), "UTR-20".into()))));
        assert_eq!(due(days, "2026-06-02", "2026-09-01"), Err(ODD_DAY));
        assert_eq!(due(days, "2026-03-01", "2026-09-01"), Err(ODD_DAY));
        assert_eq!(due(days, "2026-06-01", "2026-06-01"), Err(NEXT_PASSED));
        assert_eq!(due(days, "2026-05-01", "2026-05-20"), Err(NEXT_PASSED));
        assert_eq!(clock(days, "2026-06-01", Next::Ends), Ok(None));
        let after = Days { last: Some(day("2026-06-20")), ..days };
        assert_eq!(due(after, "2026-06-01", "2026-06-20"), Ok(Some((day("2026-06-20"), "UTR-11".into()))));
        assert_eq!(due(after, "2026-06-01", "2026-06-21"), Err(BEYOND));
        let over = Days { last: Some(day("2026-05-31")), ..days };
        assert_eq!(clock(over, "2026-06-01", Next::Ends), Err(OVER));
        // What was done in time may be written down afterwards.
        assert_eq!(clock(over, "2026-05-30", Next::Ends), Ok(None));
        assert_eq!(days.suggested(&law).unwrap(), Some(day("2026-09-01")));
        assert_eq!((after.suggested(&law).unwrap(), over.suggested(&law).unwrap()), (after.last, None));
    }

    #[test]
    fn a_child_is_heard_or_it_stands_why_not() {
        let view = ChildsView::NotAsked("Hon är två år.".into());
        assert_eq!(hears(true, None), Err(NO_VIEW));
        assert!(hears(true, Some(&view)).is_ok() && hears(false, None).is_ok());
    }
}
