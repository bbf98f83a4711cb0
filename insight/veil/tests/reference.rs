//! Answers that others worked out, by looking at every pattern (`sdc.json`) or with another program (`cellkey`).
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where something is not as it was made")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::PathBuf;

use serde_json::Value;
use veil::{
    Cell, CellKey, Dimension, Knowledge, Perturbation, RecordKey, Rules, Settings, Table, audit, intervals, optimal,
    round_by_chance, round_to_five, suppress,
};

fn reference(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/reference")).join(name);
    if !path.exists() {
        println!("skipped: shared/reference/{name} is not here");
        return None;
    }
    Some(path)
}

fn json(name: &str) -> Option<Value> {
    let text = std::fs::read_to_string(reference(name)?).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

/// The reference's attacker knows margins and that counts are not negative, and no more.
fn rules() -> Rules {
    Rules::try_from(Settings { knowledge: Knowledge::Margins, ..Settings::default() }).unwrap()
}

fn table(rows: &[Vec<i64>]) -> Table {
    let name = |letter: char, n: usize| (0..n).map(|at| format!("{letter}{at}")).collect::<Vec<_>>();
    let flat = |title: &str, names: Vec<String>| {
        Dimension::flat(title, &names.iter().map(String::as_str).collect::<Vec<_>>()).unwrap()
    };
    let sides = vec![flat("row", name('r', rows.len())), flat("column", name('c', rows[0].len()))];
    Table::new(sides, &rows.concat()).unwrap()
}

fn at(table: &Table, place: &Value) -> Cell {
    table.cell(&[&format!("r{}", place[0]), &format!("c{}", place[1])]).unwrap()
}

fn place(key: &str) -> Value {
    serde_json::from_str(&key.replace('(', "[").replace(')', "]")).unwrap()
}

#[test]
fn the_three_tables() {
    let Some(all) = json("sdc.json") else { return };
    for (name, case) in all.as_object().unwrap().iter().filter(|(_, case)| case.get("table").is_some()) {
        let rows: Vec<Vec<i64>> = serde_json::from_value(case["table"].clone()).unwrap();
        let table = table(&rows);
        let primary: BTreeSet<Cell> =
            case["primary"].as_array().unwrap().iter().map(|place| at(&table, place)).collect();
        assert_eq!(rules().primary(&table).into_keys().collect::<BTreeSet<_>>(), primary, "{name}");
        let bare = veil::Plan::by_hand(&table, &rules(), []);
        same_intervals(&table, &bare, &case["only_primary_intervals"], name);
        assert!(audit(&table, &bare, &rules()).is_err(), "{name}");
        let best = optimal(&table, &rules()).unwrap().unwrap();
        let got = [best.cells as i64, best.sum, best.patterns.len() as i64, best.feasible as i64];
        let wanted =
            ["min_complementary", "min_sum", "n_optimal", "n_feasible_at_k"].map(|key| case[key].as_i64().unwrap());
        assert_eq!(got, wanted, "{name}");
        let example: BTreeSet<Cell> =
            case["example"].as_array().unwrap().iter().map(|place| at(&table, place)).collect();
        assert!(best.patterns.contains(&example), "{name}");
        let plan = veil::Plan::by_hand(&table, &rules(), example.iter().copied());
        same_intervals(&table, &plan, &case["intervals"], name);
        let chosen = suppress(&table, &rules());
        assert_eq!(chosen.extra(), &example, "{name}: the first of the best by name");
        assert!(audit(&table, &chosen, &rules()).is_ok(), "{name}");
    }
}

fn same_intervals(table: &Table, plan: &veil::Plan, wanted: &Value, name: &str) {
    let got: BTreeMap<Cell, _> = intervals(table, plan, &rules()).unwrap().into_iter().collect();
    for (key, ends) in wanted.as_object().unwrap() {
        let interval = got[&at(table, &place(key))];
        let wanted = [ends[0].as_f64().unwrap(), ends[1].as_f64().unwrap()];
        assert_eq!([interval.low as f64, interval.high.unwrap() as f64], wanted, "{name} {key}");
    }
}

#[test]
fn rounding() {
    let Some(all) = json("sdc.json") else { return };
    for (over, wanted) in all["random_rounding_base3"].as_object().unwrap() {
        let over: i64 = over.parse().unwrap();
        for count in [over, over + 3, over + 300] {
            let down = (0..3).filter(|draw| round_by_chance(count, *draw) == count - over).count();
            assert!((down as f64 / 3.0 - wanted["down"].as_f64().unwrap()).abs() < 1e-12);
            let up = (0..3).filter(|draw| round_by_chance(count, *draw) == count - over + 3).count();
            assert!((up as f64 / 3.0 - wanted["up"].as_f64().unwrap()).abs() < 1e-12);
        }
    }
    for (count, wanted) in all["deterministic_base5"].as_object().unwrap() {
        assert_eq!(round_to_five(count.parse().unwrap()), wanted.as_i64().unwrap());
    }
}

#[test]
fn cell_keys() {
    let Some(folder) = reference("cellkey") else { return };
    let mut packed = Vec::new();
    flate2::read::GzDecoder::new(std::fs::File::open(folder.join("ptable_10_5.csv.gz")).unwrap())
        .read_to_end(&mut packed)
        .unwrap();
    let noise = Perturbation::read(&String::from_utf8(packed).unwrap()).unwrap();
    let mut cells: BTreeMap<Vec<String>, Vec<RecordKey>> = BTreeMap::new();
    for line in std::fs::read_to_string(folder.join("micro.csv")).unwrap().lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let key = RecordKey(u8::try_from(fields[0].parse::<u64>().unwrap() % 256).unwrap());
        cells.entry([1, 5, 8].map(|field| fields[field].to_owned()).to_vec()).or_default().push(key);
    }
    let (mut zeros, mut hidden, mut shown) = (0, 0, 0);
    for line in std::fs::read_to_string(folder.join("expected_result.csv")).unwrap().lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let records = cells
            .get(&fields[..3].iter().map(|field| (*field).to_owned()).collect::<Vec<_>>())
            .cloned()
            .unwrap_or_default();
        let count = i64::try_from(records.len()).unwrap();
        let key: CellKey = records.into_iter().collect();
        assert_eq!(count.to_string(), fields[3], "{line}");
        assert_eq!(key.number().to_string(), fields[4], "{line}");
        assert_eq!(Perturbation::row(count).to_string(), fields[5], "{line}");
        assert_eq!((noise.noisy(count, key) - count).to_string(), fields[6], "{line}");
        let got = noise.shown(count, key, 10);
        assert_eq!(got.map(|count| count.to_string()).unwrap_or_default(), fields[7], "{line}");
        match (count, got) {
            (0, _) => zeros += 1,
            (_, None) => hidden += 1,
            (_, Some(_)) => shown += 1,
        }
    }
    assert_eq!((zeros, hidden, shown), (22, 146, 32));
    assert_eq!([750, 751, 1000, 1001].map(Perturbation::row), [750, 501, 750, 501]);
}
