//! A log as lines of text, so that two logs can be compared: words have other numbers in each.

use flow::read::{Keep, read_from, read_objects_from};
use flow::{Log, Reading, Word, object};
use std::path::PathBuf;

/// One case in the order of its events, with everything that is said of it.
pub fn case(log: &Log, case: flow::CaseId) -> String {
    let text = |word: Option<Word>| word.map(|word| log.word(word));
    let mut told = format!("case {:?}", log.case_name(case));
    let mut keys: Vec<&str> = log.case_keys().collect();
    keys.sort_unstable();
    for key in keys {
        if let Some(value) = log.case_value(case, key) {
            told += &format!(" {key:?}={value:?}");
        }
    }
    for event in log.of(case) {
        let columns = [log.resource()[event], log.group()[event], log.lifecycle()[event]].map(text);
        told += &format!("\n  {:?} {:?} {columns:?}", log.word(log.activity()[event]), log.at()[event].0);
        log.event_values(event).for_each(|(key, value)| told += &format!(" {key:?}={value:?}"));
    }
    told
}

/// Every case, in the log's order, with those that have no event last.
pub fn cases(log: &Log) -> Vec<String> {
    log.case_ids().chain(log.empty_cases()).map(|id| case(log, id)).collect()
}

/// Types, objects and events of an object log.
pub fn things(log: &object::Log) -> Vec<String> {
    let mut told = vec![format!("{:?}", log.event_types()), format!("{:?}", log.object_types())];
    for object in log.objects() {
        let values: Vec<_> = object.values().collect();
        let ties: Vec<_> = object.objects().map(|(other, qualifier)| (other.id(), qualifier)).collect();
        told.push(format!("{:?} {:?} {values:?} {ties:?}", object.id(), object.kind().name));
    }
    for event in log.events() {
        let values: Vec<_> = event.values().collect();
        let ties: Vec<_> = event.objects().map(|(other, qualifier)| (other.id(), qualifier)).collect();
        told.push(format!("{:?} {:?} {:?} {values:?} {ties:?}", event.id(), event.kind().name, event.at()));
    }
    told
}

/// Reads bytes with every value kept.
pub fn log(bytes: &[u8]) -> Result<Log, String> {
    let reading = Reading { keep: Keep::Everything, ..Reading::default() };
    read_from("log", bytes, &reading).map_err(|wrong| wrong.to_string())
}

/// Reads bytes as an object log.
pub fn objects(bytes: &[u8]) -> Result<object::Log, String> {
    read_objects_from("log", bytes).map_err(|wrong| wrong.to_string())
}

/// A file of the reference logs and values beside the repository, if they are there.
pub fn shared(file: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(file);
    if !path.exists() {
        println!("skipped: ../shared/{file} is not here");
        return None;
    }
    Some(path)
}
