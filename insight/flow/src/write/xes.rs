//! XES as IEEE 1849-2016 writes it.

use super::{declaration, escaped, spelled};
use crate::{CaseId, Log, Value};
use std::io::{self, Write};

const EXTENSIONS: [(&str, &str); 4] =
    [("Concept", "concept"), ("Time", "time"), ("Organizational", "org"), ("Lifecycle", "lifecycle")];

/// Writes a log. Empty cases come last; events that stand in no figure are not in a [`Log`] and not written.
///
/// # Errors
/// The writer's own; `InvalidData` for a character that XML cannot write.
pub fn xes(log: &Log, out: &mut impl Write) -> io::Result<()> {
    declaration(out)?;
    let namespace = "http://www.xes-standard.org/";
    writeln!(out, "<log xes.version=\"1849-2016\" xes.features=\"\" xmlns=\"{namespace}\">")?;
    for (name, prefix) in EXTENSIONS {
        writeln!(out, "\t<extension name=\"{name}\" prefix=\"{prefix}\" uri=\"{namespace}{prefix}.xesext\"/>")?;
    }
    writeln!(out, "\t<classifier name=\"Activity\" keys=\"concept:name\"/>")?;
    for case in log.case_ids().chain(log.empty_cases()) {
        trace(log, case, out)?;
    }
    writeln!(out, "</log>")
}

fn trace(log: &Log, case: CaseId, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\t<trace>")?;
    value(out, "\t\t", "concept:name", Value::Text(log.case_name(case)))?;
    for key in log.case_keys() {
        if let Some(said) = log.case_value(case, key) {
            value(out, "\t\t", key, said)?;
        }
    }
    for event in log.of(case) {
        writeln!(out, "\t\t<event>")?;
        let mut say = |key, said| value(out, "\t\t\t", key, said);
        say("concept:name", Value::Text(log.word(log.activity()[event])))?;
        say("time:timestamp", Value::Date(log.at()[event]))?;
        let columns =
            [("org:resource", log.resource()), ("org:group", log.group()), ("lifecycle:transition", log.lifecycle())];
        for (key, column) in columns {
            if let Some(word) = column[event] {
                say(key, Value::Text(log.word(word)))?;
            }
        }
        log.event_values(event).try_for_each(|(key, said)| say(key, said))?;
        writeln!(out, "\t\t</event>")?;
    }
    writeln!(out, "\t</trace>")
}

fn value(out: &mut impl Write, indent: &str, key: &str, said: Value<'_>) -> io::Result<()> {
    let kind = match said {
        Value::Text(_) => "string",
        Value::Date(_) => "date",
        Value::Int(_) => "int",
        Value::Real(_) => "float",
        Value::Flag(_) => "boolean",
    };
    let text = spelled(said);
    writeln!(out, "{indent}<{kind} key=\"{}\" value=\"{}\"/>", escaped(key)?, escaped(&text)?)
}
