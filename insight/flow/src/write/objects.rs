//! OCEL 2.0 as XML.

use super::{declaration, escaped, spelled};
use crate::Value;
use crate::object::{Log, Object, Type};
use std::io::{self, Write};

/// Writes an object log.
///
/// # Errors
/// The writer's own; `InvalidData` for a character that XML cannot write.
pub fn ocel_xml(log: &Log, out: &mut impl Write) -> io::Result<()> {
    declaration(out)?;
    writeln!(out, "<log>")?;
    types(out, "object-type", log.object_types())?;
    types(out, "event-type", log.event_types())?;
    writeln!(out, "\t<objects>")?;
    for object in log.objects() {
        let (id, kind) = (escaped(object.id())?, escaped(&object.kind().name)?);
        writeln!(out, "\t\t<object id=\"{id}\" type=\"{kind}\">\n\t\t\t<attributes>")?;
        for (key, from, said) in object.values() {
            value(out, key, &format!(" time=\"{from}\""), said)?;
        }
        ties(out, object.objects())?;
        writeln!(out, "\t\t</object>")?;
    }
    writeln!(out, "\t</objects>\n\t<events>")?;
    for event in log.events() {
        let (id, kind, at) = (escaped(event.id())?, escaped(&event.kind().name)?, event.at());
        writeln!(out, "\t\t<event id=\"{id}\" type=\"{kind}\" time=\"{at}\">\n\t\t\t<attributes>")?;
        event.values().try_for_each(|(key, said)| value(out, key, "", said))?;
        ties(out, event.objects())?;
        writeln!(out, "\t\t</event>")?;
    }
    writeln!(out, "\t</events>\n</log>")
}

fn types(out: &mut impl Write, name: &str, types: &[Type]) -> io::Result<()> {
    writeln!(out, "\t<{name}s>")?;
    for declared in types {
        writeln!(out, "\t\t<{name} name=\"{}\">\n\t\t\t<attributes>", escaped(&declared.name)?)?;
        for (key, kind) in &declared.attributes {
            writeln!(out, "\t\t\t\t<attribute name=\"{}\" type=\"{}\"/>", escaped(key)?, kind.name())?;
        }
        writeln!(out, "\t\t\t</attributes>\n\t\t</{name}>")?;
    }
    writeln!(out, "\t</{name}s>")
}

fn value(out: &mut impl Write, key: &str, from: &str, said: Value<'_>) -> io::Result<()> {
    let text = spelled(said);
    writeln!(out, "\t\t\t\t<attribute name=\"{}\"{from}>{}</attribute>", escaped(key)?, escaped(&text)?)
}

fn ties<'a>(out: &mut impl Write, ties: impl Iterator<Item = (Object<'a>, &'a str)>) -> io::Result<()> {
    writeln!(out, "\t\t\t</attributes>\n\t\t\t<objects>")?;
    for (object, qualifier) in ties {
        let (id, qualifier) = (escaped(object.id())?, escaped(qualifier)?);
        writeln!(out, "\t\t\t\t<relationship object-id=\"{id}\" qualifier=\"{qualifier}\"/>")?;
    }
    writeln!(out, "\t\t\t</objects>")
}
