//! The one decision.

use super::{Effect, Facts, Policy, Rule};
use crate::Act;

/// Whether somebody may do this with a matter, where these facts hold about the two, and because of which rule. Pure and
/// whole: it has an answer for every act in every world.
///
/// # Errors
/// The rule that says no: a `never`, the rule `otherwise` where none opens, or a `veil` where only the neutral sentence
/// may be shown.
pub fn decide(policy: &Policy, act: Act, facts: Facts) -> Result<&Rule, &Rule> {
    let first = |effect| policy.rules.iter().find(|r| r.effect == effect && r.hits(act, facts));
    if let Some(never) = first(Effect::Never) {
        return Err(never);
    }
    let may = first(Effect::May).ok_or(&policy.otherwise)?;
    first(Effect::Veil).map_or(Ok(may), Err)
}

#[cfg(test)]
mod tests {
    use super::super::{Fact::*, policy};
    use super::*;

    fn says(act: Act, facts: &[super::super::Fact]) -> (bool, String) {
        match decide(policy().unwrap(), act, Facts::of(facts)) {
            Ok(r) => (true, r.id.clone()),
            Err(r) => (false, r.id.clone()),
        }
    }

    fn may(act: Act, facts: &[super::super::Fact]) -> bool {
        says(act, facts).0
    }

    #[test]
    fn what_must_hold_in_every_world() {
        let policy = policy().unwrap();
        for bits in 0..Facts::WORLDS {
            let world = Facts::of_bits(bits);
            let open: Vec<Act> = Act::ON_MATTERS.into_iter().filter(|a| decide(policy, *a, world).is_ok()).collect();
            let has = |f| world.has(f);
            if open.is_empty() {
                continue;
            }
            assert!(has(Active) && !has(Kin), "{world:?}: gone or too close");
            assert!(!has(Guarded) || has(Cleared), "{world:?}: protected");
            // Whoever only gives the support reads of it and does it: the matter itself is nowhere in their lists.
            let performs = open.iter().all(|a| matches!(a, Act::Support | Act::Perform)) && has(Performs);
            assert!(open.contains(&Act::See) || performs, "{world:?}: {open:?} without seeing that it exists");
            assert!(
                [Own, Head, Unit, Consulted, Registrar, Receiving, Performs, Returned, Glass].into_iter().any(has),
                "{world:?}: nothing to do with it"
            );
            assert!(
                open.contains(&Act::Support) || !open.contains(&Act::Read),
                "{world:?}: the file without the support"
            );
            let works = [Act::Assess, Act::Decide, Act::Carry].into_iter().any(|a| open.contains(&a));
            assert!(!works || (has(Degree) && has(Independent)), "{world:?}: not qualified");
            assert!(
                !has(Closed)
                    || ([Own, Head, Returned].into_iter().any(has)
                        && open.iter().all(|a| matches!(a, Act::See | Act::Read | Act::Support)))
            );
            let by_unit = [Own, Head, Consulted, Registrar, Receiving, Glass].into_iter().all(|f| !has(f));
            let by_unit = by_unit && !performs && !(has(Returned) && has(Closed));
            assert!(!by_unit || has(Area), "{world:?}: in the unit, but not versed in the area");
            let reads = open.contains(&Act::Read);
            assert!(!(by_unit && reads) || has(Waiting), "{world:?}: a colleague's matter");
        }
    }

    #[test]
    fn the_week_at_a_joint_intake() {
        let economy = [Active, Degree, Independent, Unit, Waiting];
        assert!(!may(Act::See, &economy), "income support sees no child matter of the same unit");
        let uncle = [Active, Degree, Independent, Unit, Area, Waiting, Own, Head, Kin];
        assert_eq!(says(Act::See, &uncle), (false, "kin".into()));
        let secretary = [Active, Degree, Independent, Unit, Area, Waiting];
        assert!(Act::ON_MATTERS.into_iter().all(|a| may(a, &secretary) != matches!(a, Act::Decide | Act::Hand)));
        let taken = [Active, Degree, Independent, Unit, Area];
        assert!(may(Act::See, &taken) && may(Act::Carry, &taken) && !may(Act::Read, &taken));
        let ida = [Active, Degree, Unit, Area, Waiting];
        assert!(may(Act::Write, &ida) && says(Act::Assess, &ida) == (false, "introduction".into()));
        let karin = [Active, Registrar, Waiting, Unit];
        assert!(may(Act::Read, &karin) && may(Act::Write, &karin) && !may(Act::Assess, &karin));
        assert!(!may(Act::See, &[Active, Registrar, Unit]), "until it is taken");
        assert_eq!(says(Act::See, &[Active, Head, Guarded]), (false, "guarded".into()));
        assert!(may(Act::Read, &[Active, Head, Guarded, Cleared]));
        assert!(may(Act::Read, &[Active, Glass]) && !may(Act::Assess, &[Active, Glass]));
        assert!(
            may(Act::Hand, &[Active, Own, Away]) && !may(Act::Carry, &[Active, Own, Area, Degree, Independent, Away])
        );
    }
}
