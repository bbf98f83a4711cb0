//! What is taken as a table, what is refused and how it says so; coarsening; figures that are not counts.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it was made")]

use veil::{
    Cell, Dimension, Flaw, Mark, Plan, Refusal, Rules, Settings, Table, Why, audit, is_dominated, is_within_percent,
    median, rate, steps, suppress, to_level, to_other,
};

fn flat(name: &str, categories: &[&str]) -> Dimension {
    Dimension::flat(name, categories).unwrap()
}

fn read(records: &[(&[&str], i64)]) -> Result<Table, Flaw> {
    let sides = vec![flat("district", &["North", "South"]), flat("sex", &["girls", "boys"])];
    Table::read(sides, records.iter().copied())
}

const INNER: [(&[&str], i64); 4] =
    [(&["North", "girls"], 6), (&["North", "boys"], 7), (&["South", "girls"], 8), (&["South", "boys"], 9)];

fn with(more: &[(&'static [&'static str], i64)]) -> String {
    let records: Vec<_> = INNER.iter().chain(more).copied().collect();
    read(&records).map_or_else(
        |flaw| flaw.to_string(),
        |table| format!("total {}", table.count(table.cell(&["Total", "Total"]).unwrap())),
    )
}

#[test]
fn records_are_checked() {
    assert_eq!(with(&[]), "total 30");
    assert_eq!(with(&[(&["North", "Total"], 13), (&["Total", "Total"], 30)]), "total 30");
    assert_eq!(with(&[(&["North", "Total"], 14)]), "(North, Total) says 14, but its parts add up to 13.");
    assert_eq!(with(&[(&["North", "girls"], 6)]), "(North, girls) has two counts.");
    assert_eq!(with(&[(&["East", "girls"], 6)]), "district has no category East that fits here.");
    assert_eq!(with(&[(&["North"], 6)]), "2 values were needed and 1 came.");
    assert_eq!(read(&INNER[1..]).unwrap_err().to_string(), "(North, girls) has no count.");
    let negative: Vec<_> = INNER.iter().skip(1).copied().chain([(&["North", "girls"][..], -1)]).collect();
    assert_eq!(read(&negative).unwrap_err().to_string(), "(North, girls): -1 is not a count of people.");
    assert_eq!(Dimension::flat("sex", &["girls", "girls"]).unwrap_err().to_string(), "sex has the name girls twice.");
    assert_eq!(Dimension::flat("sex", &[]).unwrap_err().to_string(), "The dimension sex has no categories.");
    assert!(Table::new(vec![flat("x", &["a"]), flat("x", &["b"])], &[1]).is_err(), "two dimensions of one name");
    assert!(Table::new(vec![], &[]).is_err());
}

#[test]
fn districts_lie_in_areas() {
    let area =
        Dimension::tree("area", &[("Town", None), ("Country", None), ("North", Some("Town")), ("South", Some("Town"))])
            .unwrap();
    let table = Table::new(vec![area, flat("sex", &["girls", "boys"])], &[20, 30, 6, 12, 3, 15]).unwrap();
    let count = |names: &[&str]| table.count(table.cell(names).unwrap());
    assert_eq!([count(&["Town", "girls"]), count(&["Country", "Total"]), count(&["Total", "Total"])], [9, 50, 86]);
    let rules = Rules::default();
    let small: Vec<Cell> = rules.primary(&table).into_keys().collect();
    assert_eq!(small, [table.cell(&["South", "girls"]).unwrap()]);
    let published = audit(&table, &suppress(&table, &rules), &rules).unwrap();
    assert_eq!(published.get(&["South", "girls"]).unwrap(), Mark::Hidden);
    assert_eq!(published.get(&["Town", "Total"]).unwrap(), Mark::Shown(36));
}

#[test]
fn what_cannot_occur_hides_nothing() {
    let sides = || vec![flat("age", &["0-6", "7-17"]), flat("matter", &["drugs", "neglect"])];
    let table = Table::new(sides(), &[0, 3, 9, 20]).unwrap();
    let rules = Rules::default();
    assert!(audit(&table, &suppress(&table, &rules), &rules).is_ok());
    let table = table.with_never(&[&["0-6", "drugs"]]).unwrap();
    let published = audit(&table, &suppress(&table, &rules), &rules).unwrap();
    assert_eq!(published.get(&["0-6", "drugs"]).unwrap(), Mark::Shown(0));
    assert_eq!(published.get(&["0-6", "Total"]).unwrap(), Mark::Hidden, "the total would be the cell");
    let says = Table::new(sides(), &[1, 3, 9, 20]).unwrap().with_never(&[&["0-6", "drugs"]]).unwrap_err().to_string();
    assert_eq!(says, "(0-6, drugs) cannot occur, and still has the count 1.");
}

#[test]
fn a_plan_is_not_trusted() {
    let rules = Rules::default();
    let table = Table::new(vec![flat("x", &["a", "b", "c"])], &[3, 20, 0]).unwrap();
    let cell = |name| table.cell(&[name]).unwrap();
    let zero = audit(&table, &Plan::by_hand(&table, &rules, [cell("b"), cell("c")]), &rules);
    assert_eq!(zero.unwrap_err(), Refusal::PlainZero { cell: "(c)".to_owned() });
    // A plan of another table names cells that this one does not have, or hides too little.
    let other = Table::new(vec![flat("x", &["a", "b", "c", "d", "e"])], &[30, 20, 10, 3, 9]).unwrap();
    assert!(audit(&table, &suppress(&other, &rules), &rules).is_err());
    let published = audit(&table, &suppress(&table, &rules), &rules).unwrap();
    let text = serde_json::to_string(&published).unwrap();
    let marks = "\"marks\":[{\"shown\":23},\"hidden\",\"hidden\",{\"shown\":0}]";
    assert!(text.contains(marks), "the other cell is hidden too, and nothing of either is told: {text}");
}

#[test]
fn rules_that_protect_nobody_are_refused() {
    let says = Rules::try_from(Settings { least_shown: 1, ..Settings::default() }).unwrap_err().to_string();
    assert_eq!(says, "least_shown is 1, which protects nobody; at least 3.");
    assert_eq!(serde_json::from_str::<Rules>("{\"width\":8}").unwrap().settings().width, 8);
    assert!(serde_json::from_str::<Rules>("{\"width\":0}").is_err());
    assert!(serde_json::from_str::<Rules>("{\"treshold\":5}").is_err(), "a misspelt rule is no rule");
}

#[test]
fn nobody_and_everybody_disclose() {
    let measure = || flat("measure", &["LVU", "consent"]).sensitive(&["LVU"]).unwrap();
    let districts = || flat("district", &["North", "South", "East", "West"]);
    let table = Table::new(vec![districts(), measure()], &[7, 0, 0, 8, 20, 9, 0, 0]).unwrap();
    let rules = Rules::default();
    let why: Vec<(String, Why)> =
        rules.primary(&table).into_iter().map(|(cell, why)| (table.called(cell), why)).collect();
    let wanted = [("(North, LVU)", Why::FullRow), ("(South, LVU)", Why::SensitiveZero)];
    assert_eq!(
        why,
        wanted.map(|(cell, why)| (cell.to_owned(), why)),
        "nobody lives in West, so nothing is told of them"
    );
    let published = audit(&table, &suppress(&table, &rules), &rules).unwrap();
    for cell in [["North", "LVU"], ["North", "consent"], ["South", "LVU"], ["South", "consent"]] {
        assert_eq!(published.get(&cell).unwrap(), Mark::Hidden, "{cell:?}");
    }
}

#[test]
fn coarser_tables_keep_their_people() {
    let rules = Rules::default();
    let reason = flat("reason", &["a", "b", "c", "d"]);
    let table = Table::new(vec![reason, flat("sex", &["girls", "boys"])], &[30, 20, 2, 4, 9, 1, 15, 12]).unwrap();
    let coarse = to_other(&table, "reason", "other", &rules).unwrap();
    assert_eq!(coarse.steps, ["reason: b, c became other."]);
    assert_eq!(coarse.table.count(Cell::clone(&coarse.table.cell(&["other", "girls"]).unwrap())), 11);
    assert_eq!(coarse.table.count(coarse.table.cell(&["Total", "Total"]).unwrap()), 93);
    assert!(to_other(&coarse.table, "reason", "other", &rules).is_err());
    assert!(to_other(&table, "colour", "other", &rules).is_err());
    let sensitive = flat("reason", &["a", "b", "c"]).sensitive(&["a", "b"]).unwrap();
    let table = Table::new(vec![sensitive], &[2, 3, 30]).unwrap();
    assert_eq!(
        to_other(&table, "reason", "other", &rules).unwrap().table,
        table,
        "sensitive categories keep their names"
    );
    let weeks = [("Q1", None), ("jan", Some("Q1")), ("feb", Some("Q1")), ("w1", Some("jan")), ("w6", Some("feb"))];
    let table = Table::new(vec![Dimension::tree("time", &weeks).unwrap()], &[3, 4]).unwrap();
    let quarter = to_level(&table, "time", &rules).unwrap();
    assert_eq!((quarter.steps.len(), quarter.table.cells().count()), (2, 2));
}

#[test]
fn figures_of_few_are_withheld() {
    let rules = Rules::default();
    assert_eq!(rate(5, 20, &rules), Ok(0.25));
    assert_eq!(rate(0, 20, &rules), Ok(0.0));
    for (part, whole) in [(5, 19), (4, 40), (37, 40), (41, 40), (-1, 40)] {
        assert!(rate(part, whole, &rules).is_err(), "{part} of {whole}");
    }
    let ten: Vec<f64> = (1..=10).map(f64::from).collect();
    assert_eq!(median(&ten, &rules), Ok(5.5));
    assert_eq!(median(&[&ten[..], &[2.0]].concat(), &rules), Ok(5.0));
    assert!(median(&ten[1..], &rules).is_err());
    assert!(median(&[&ten[..], &[f64::NAN]].concat(), &rules).is_err());
    assert_eq!(steps(&[2, 1, 2, 6, 0, 4, 3], &rules), [0..3, 3..4, 4..7]);
    assert_eq!(steps(&[2, 1, 2, 6, 0, 4], &rules), [0..3, 3..6], "what is left over joins the last step");
    assert!(steps(&[1, 3], &rules).is_empty());
    assert!(is_dominated(&[50, 30, 10, 10], 2, 75) && !is_dominated(&[50, 30, 10, 10], 2, 80));
    assert!(
        is_within_percent(&[100, 40, 4, 5], 10)
            && !is_within_percent(&[100, 40, 5, 5], 10)
            && is_within_percent(&[9], 10)
    );
}
