//! Every statement is understood by both databases, and no two have one name.

use crate::house::houses;
use std::collections::BTreeSet;

#[tokio::test]
async fn each_statement_is_prepared_on_both() {
    let all = store::parse(assessment::SHEET);
    let names: BTreeSet<&str> = all.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), all.len(), "two statements have one name");
    for house in houses("statements").await {
        for (name, statement) in &all {
            house.db.prepare(*statement).await.unwrap_or_else(|no| panic!("{} {name}: {no}", house.db.engine()));
        }
    }
}
