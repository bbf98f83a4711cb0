//! The peer: the crate `process_mining`.

use process_mining::core::event_data::case_centric::xes::{XESImportOptions, import_xes_path};
use process_mining::{EventLog, Importable, OCEL};
use std::error::Error;
use std::path::Path;

/// What the peer is asked to keep.
pub enum Asked {
    /// Its default: every attribute.
    Everything,
    /// The keys that our figures need, and the attributes of cases.
    Figures,
}

/// The peer's log.
pub fn import(file: &Path, asked: Asked) -> Result<EventLog, Box<dyn Error>> {
    let mut options = XESImportOptions { verbose: false, ..XESImportOptions::default() };
    if matches!(asked, Asked::Figures) {
        let keys = ["concept:name", "time:timestamp", "org:resource", "org:group", "lifecycle:transition"];
        options.ignore_event_attributes_except = Some(keys.map(str::to_owned).into());
        options.ignore_log_attributes_except = Some(Default::default());
    }
    import_xes_path(file, options).map_err(|why| format!("{why:?}").into())
}

/// What the peer finds in a file.
pub fn tell(file: &Path) -> Result<(), Box<dyn Error>> {
    if file.extension().is_some_and(|ending| ending == "xes") {
        let log = import(file, Asked::Everything)?;
        let events: usize = log.traces.iter().map(|trace| trace.events.len()).sum();
        println!("process_mining: {} traces, {events} events", log.traces.len());
    } else {
        let log = OCEL::import_from_path(file).map_err(|why| format!("{why:?}"))?;
        let ties: usize = log.events.iter().map(|event| event.relationships.len()).sum();
        let changes: usize = log.objects.iter().map(|object| object.attributes.len()).sum();
        println!(
            "process_mining: {} events, {} objects, {ties} ties, {changes} values",
            log.events.len(),
            log.objects.len()
        );
    }
    Ok(())
}
