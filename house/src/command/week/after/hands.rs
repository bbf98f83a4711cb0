//! In whose hands a matter may come: who on the roster may take it, and who may decide what in it that day.

use super::super::names::{Colleague, Names};
use super::{basic, key};
use access::StaffId;
use casefile::Matter;
use law::Day;
use law::credentials::{DecisionRight, Mandate, Needs, Post, Staff, may_decide, may_take};
use serde_json::{Map, Value, json};
use store::Tx;

type Done<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// What a matter asks of the one who carries it.
pub(crate) fn needs(matter: &Matter, close: impl Iterator<Item = StaffId>) -> Needs {
    Needs {
        qualification: matter.qualification,
        basic: basic(matter.area),
        competence: matter.competence.clone(),
        conflict: close.map(key).collect(),
    }
}

/// Who may take it, and for each act of the delegation scheme who may decide: a substitute is marked. Those who act from
/// outside take nothing here.
pub(crate) async fn of(tx: &mut Tx, names: &Names, needs: &Needs, day: Day) -> Done<(Value, Value)> {
    let mut roster = Vec::new();
    for one in &names.roster {
        let known = access::known(tx, one.staff).await?.ok_or("somebody of the roster is not there")?;
        let post = if one.elected { Post::Elected } else { Post::Employed };
        roster.push((one, Staff { post, ..known }));
    }
    let mine = |(one, _): &&(&Colleague, Staff)| one.unit.is_some();
    let take: Vec<&str> = roster
        .iter()
        .filter(mine)
        .filter(|(_, staff)| may_take(staff, needs, day).is_ok())
        .map(|(one, _)| one.id.as_str())
        .collect();
    let staff: Vec<Staff> = roster.iter().map(|(_, staff)| staff.clone()).collect();
    let mut decide = Map::new();
    for (act, who, substitutes) in &names.rights {
        let of = |ids: &[StaffId]| ids.iter().copied().map(key).collect();
        let right = DecisionRight { who: of(who), substitutes: of(substitutes) };
        let may = roster.iter().filter_map(|(one, member)| match may_decide(&right, member, needs, &staff, day) {
            Ok(Mandate::Own) => Some(one.id.clone()),
            Ok(Mandate::Substitute) => Some(format!("{} (substitute)", one.id)),
            Err(_) => None,
        });
        let list = decide.entry(act.clone()).or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            list.extend(may.map(Value::from));
        }
    }
    Ok((json!(take), Value::Object(decide)))
}
