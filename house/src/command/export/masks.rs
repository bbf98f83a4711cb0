//! Names that stand for workers and matters in one export, and that lead back to nobody.

use access::Keys;
use store::Uuid;

/// The masks of one export: the same worker has the same one throughout, and another in every other export. What is
/// masked is still about somebody: whoever knows at which minute something happened can find that event again, so the
/// file is kept as personal data is kept.
pub struct Masks(Keys);

impl Masks {
    /// Masks under a key that is thrown away with them.
    pub fn new(key: Keys) -> Masks {
        Masks(key)
    }

    /// What stands for the one who did something, as the journal writes them: `staff-…`, `operator-…`. The public and
    /// the house's own jobs are no persons to hide, and stand as they are.
    pub fn actor(&self, actor: &str) -> String {
        match actor.split_once(':') {
            None if actor == "resident" => actor.to_owned(),
            Some(("job", _)) => actor.to_owned(),
            Some((role @ ("staff" | "operator"), _)) => format!("{role}-{}", self.mask("actor", actor.as_bytes())),
            _ => format!("somebody-{}", self.mask("actor", actor.as_bytes())),
        }
    }

    /// What stands for a matter.
    pub fn matter(&self, id: Uuid) -> String {
        format!("matter-{}", self.mask("matter", id.as_bytes()))
    }

    /// Sixteen hexadecimal signs of a keyed hash: enough that no two of a municipality's matters meet.
    fn mask(&self, what: &str, id: &[u8]) -> String {
        self.0.hash(&format!("export/xes/{what}"), &[id]).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_is_the_same_in_one_export_and_another_in_the_next() {
        let (one, next) = (Masks::new(Keys::new([1; 32])), Masks::new(Keys::new([2; 32])));
        let (karin, leila) =
            ("staff:0199a1b2-0000-7000-8000-000000000001", "staff:0199a1b2-0000-7000-8000-000000000002");
        assert_eq!(one.actor(karin), one.actor(karin));
        assert!(one.actor(karin) != one.actor(leila) && one.actor(karin) != next.actor(karin));
        assert!(one.actor(karin).starts_with("staff-") && !one.actor(karin).contains("0199a1b2"));
        let id = Uuid::from_u128(7);
        assert_eq!(one.matter(id).len(), "matter-".len() + 16);
        assert!(one.matter(id) != next.matter(id) && one.matter(id) != one.matter(Uuid::from_u128(8)));
    }

    #[test]
    fn only_what_is_no_person_stands_as_it_is() {
        let masks = Masks::new(Keys::new([1; 32]));
        assert_eq!([masks.actor("resident"), masks.actor("job:night")], ["resident", "job:night"]);
        assert!(!masks.actor("operator:karin.lind").contains("karin"));
        assert!(!masks.actor("Karin Lind").contains("Karin"));
        assert!(!masks.actor("elsewhere:Karin").contains("Karin"));
    }
}
