//! XES, the event log of process mining (IEEE 1849-2016), written trace by trace.

use super::{
    masks::Masks,
    traces::{Step, Trace, Traces},
};
use std::{
    fmt::{self, Write as _},
    io::{self, Write},
};

/// The extensions that the standard itself defines, and what every trace and event has. `helhet:` is ours: the station
/// that an event put the matter at, and the kind and area of the matter.
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <global scope="trace">
    <string key="concept:name" value="unknown"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="unknown"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000000+00:00"/>
    <string key="org:resource" value="unknown"/>
    <string key="lifecycle:transition" value="complete"/>
  </global>
  <classifier name="Event" keys="concept:name"/>
  <classifier name="Resource" keys="org:resource"/>
  <string key="lifecycle:model" value="standard"/>
"#;

/// Writes the whole log. Only one trace is ever held as text. Times are UTC.
pub fn write(out: &mut (dyn Write + Send), traces: &Traces, masks: &Masks) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    for (matter, trace) in traces.each() {
        let mut text = String::new();
        write_trace(&mut text, &masks.matter(matter), trace, masks).map_err(io::Error::other)?;
        out.write_all(text.as_bytes())?;
    }
    out.write_all(b"</log>\n")
}

fn write_trace(text: &mut String, name: &str, trace: &Trace, masks: &Masks) -> fmt::Result {
    text.push_str("  <trace>\n");
    string(text, "    ", "concept:name", name)?;
    for (key, word) in [("helhet:kind", &trace.kind), ("helhet:area", &trace.area)] {
        word.iter().try_for_each(|word| string(text, "    ", key, word))?;
    }
    for step in &trace.steps {
        write_step(text, step, masks)?;
    }
    text.push_str("  </trace>\n");
    Ok(())
}

fn write_step(text: &mut String, step: &Step, masks: &Masks) -> fmt::Result {
    let deep = "      ";
    text.push_str("    <event>\n");
    string(text, deep, "concept:name", &step.kind)?;
    writeln!(
        text,
        "{deep}<date key=\"time:timestamp\" value=\"{}\"/>",
        step.at.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00")
    )?;
    string(text, deep, "org:resource", &masks.actor(&step.actor))?;
    if let Some(unit) = step.unit {
        string(text, deep, "org:group", &unit.to_string())?;
    }
    string(text, deep, "lifecycle:transition", "complete")?;
    if let Some(station) = &step.station {
        string(text, deep, "helhet:station", station)?;
    }
    text.push_str("    </event>\n");
    Ok(())
}

fn string(text: &mut String, deep: &str, key: &str, value: &str) -> fmt::Result {
    writeln!(text, "{deep}<string key=\"{key}\" value=\"{}\"/>", Escaped(value))
}

/// A text as the value of an attribute. Line breaks and tabs are kept; what XML 1.0 has no form for becomes `U+FFFD`.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for sign in self.0.chars() {
            match sign {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\t' | '\n' | '\r' => write!(f, "&#{};", u32::from(sign))?,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => f.write_char('\u{fffd}')?,
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_breaks_out_of_its_value() {
        assert_eq!(Escaped("a<b> & \"c\"'\n\t").to_string(), "a&lt;b&gt; &amp; &quot;c&quot;'&#10;&#9;");
        assert_eq!(Escaped("Å\u{0}\u{1b}\u{ffff}👧").to_string(), "Å\u{fffd}\u{fffd}\u{fffd}👧");
    }
}
