//! The implementation plan (*genomförandeplan*, DOK-7): a new version each time it is written, the older ones kept whole.
//!
//! No heading must be filled in: what nobody has written is not there, and the plan is no less finished.

use crate::SQL;
use casefile::{MatterId, Text};
use law::Day;
use store::{Fault, FromRow, Res, Row, Stmt, Ts, Tx, Uuid, args, named};

const NEW: Stmt = named(SQL, "implementation-plan-new");
const ALL: Stmt = named(SQL, "implementation-plans");

/// A plan that is about to be written. Something stands in it.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPlan {
    /// What the family says, in their own words.
    pub family: Option<Text>,
    /// Who does what.
    pub who: Option<Text>,
    /// How often.
    pub often: Option<Text>,
    /// With whom: mother, father, the child alone.
    pub with_whom: Option<Text>,
    /// When it is followed up.
    pub follow_on: Option<Day>,
}

/// A version as it is kept, never changed.
#[derive(Clone)]
pub struct ImplementationPlan {
    /// Its own id.
    pub id: Uuid,
    /// Which version: 1, 2, 3.
    pub nth: i64,
    /// What the family says.
    pub family: Option<String>,
    /// Who does what.
    pub who: Option<String>,
    /// How often.
    pub often: Option<String>,
    /// With whom.
    pub with_whom: Option<String>,
    /// When it is followed up.
    pub follow_on: Option<Day>,
    /// When it was written.
    pub at: Ts,
    /// By whom, as the journal writes it.
    pub actor: String,
}

impl std::fmt::Debug for NewPlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPlan(…)")
    }
}

impl std::fmt::Debug for ImplementationPlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ImplementationPlan(…)")
    }
}

impl FromRow for ImplementationPlan {
    fn from_row(row: &Row) -> Res<Self> {
        let strange = |_| Fault::Shape("follow_on: no day".into());
        Ok(ImplementationPlan {
            id: row.get("id")?,
            nth: row.get("nth")?,
            family: row.get("family")?,
            who: row.get("who")?,
            often: row.get("often")?,
            with_whom: row.get("with_whom")?,
            follow_on: row
                .get::<Option<String>>("follow_on")?
                .map(|day| Day::parse(&day))
                .transpose()
                .map_err(strange)?,
            at: row.get("at")?,
            actor: row.get("actor")?,
        })
    }
}

impl NewPlan {
    /// A plan with these headings; none where nothing stands under any.
    pub fn of(texts: [Option<Text>; 4], follow_on: Option<Day>) -> Option<NewPlan> {
        let some = texts.iter().any(Option::is_some) || follow_on.is_some();
        let [family, who, often, with_whom] = texts;
        some.then_some(NewPlan { family, who, often, with_whom, follow_on })
    }

    fn all(&self) -> [(&'static str, Option<&str>); 4] {
        let all =
            [("family", &self.family), ("who", &self.who), ("often", &self.often), ("with_whom", &self.with_whom)];
        all.map(|(name, text)| (name, text.as_ref().map(Text::as_str)))
    }

    /// Each text of it, by name.
    pub(crate) fn texts(&self) -> Vec<(&'static str, &str)> {
        self.all().into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
    }

    /// Whether it says the same as a version.
    pub(crate) fn repeats(&self, plan: &ImplementationPlan) -> bool {
        self.all().map(|(_, text)| text) == plan.all().map(|(_, text)| text) && self.follow_on == plan.follow_on
    }
}

impl ImplementationPlan {
    /// Each heading with what stands under it.
    pub fn all(&self) -> [(&'static str, Option<&str>); 4] {
        let all =
            [("family", &self.family), ("who", &self.who), ("often", &self.often), ("with_whom", &self.with_whom)];
        all.map(|(name, text)| (name, text.as_deref()))
    }
}

/// Keeps the version that follows `seen`, under an id. Gives its number.
///
/// # Errors
/// [`Fault::Stale`] where somebody has written that version already.
pub(crate) async fn keep(
    tx: &mut Tx,
    (id, matter): (Uuid, MatterId),
    seen: i64,
    new: &NewPlan,
    (at, actor): (Ts, &str),
) -> Res<i64> {
    let nth = seen.saturating_add(1);
    let [family, who, often, with_whom] = new.all().map(|(_, text)| text);
    let follow_on = new.follow_on.map(|day| day.to_string());
    let row = args![id, matter, nth, family, who, often, with_whom, follow_on, at, actor];
    if tx.run(NEW, row).await? == 1 { Ok(nth) } else { Err(Fault::Stale) }
}

/// The versions of a matter's plan, the latest first, at most 50. The caller has a permit or sight for the matter.
pub async fn all(tx: &mut Tx, matter: MatterId) -> Res<Vec<ImplementationPlan>> {
    tx.all(ALL, args![matter]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_of_nothing_is_none_and_one_heading_is_enough() {
        assert!(NewPlan::of([None, None, None, None], None).is_none());
        let often = || Some(Text::parse("Två gånger i veckan", 100).unwrap());
        let plan = NewPlan::of([None, None, often(), None], None).unwrap();
        assert_eq!(plan.texts(), [("often", "Två gånger i veckan")]);
        let kept = |often: Option<&str>, follow_on| ImplementationPlan {
            id: Uuid::from_u128(1),
            nth: 1,
            family: None,
            who: None,
            often: often.map(str::to_owned),
            with_whom: None,
            follow_on,
            at: "2026-05-04T08:00:00Z".parse().unwrap(),
            actor: "staff:1".into(),
        };
        assert!(plan.repeats(&kept(Some("Två gånger i veckan"), None)));
        assert!(!plan.repeats(&kept(None, None)));
        assert!(!plan.repeats(&kept(Some("Två gånger i veckan"), Day::parse("2026-08-04").ok())));
    }
}
