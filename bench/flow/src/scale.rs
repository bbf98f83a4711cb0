//! Makes a large log of copies of a small one: the same traces again and again, each copy's cases under names of their own.

use flate2::read::MultiGzDecoder;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::Path;

/// How much of each event is written.
pub enum Width {
    /// All that the file says.
    Full,
    /// Activity and time.
    Slim,
}

/// Writes a log of so many copies.
pub fn scale(from: &Path, to: &Path, copies: &str, width: Width) -> Result<(), Box<dyn Error>> {
    let copies: usize = copies.parse()?;
    let mut text = fs::read(from)?;
    if text.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        MultiGzDecoder::new(&*text).read_to_end(&mut plain)?;
        text = plain;
    }
    let text = String::from_utf8(text)?;
    let (head, traces) = text.split_at(text.find("\t<trace>").ok_or("the log has no trace")?);
    let (traces, tail) = traces.split_at(traces.rfind("</log>").ok_or("the log has no end")?);
    let traces = match width {
        Width::Full => traces.to_owned(),
        Width::Slim => slim(traces),
    };
    let mut out = BufWriter::new(File::create(to)?);
    out.write_all(head.as_bytes())?;
    for copy in 0..copies {
        out.write_all(traces.replace("value=\"case-", &format!("value=\"{copy}-case-")).as_bytes())?;
    }
    out.write_all(tail.as_bytes())?;
    Ok(out.flush()?)
}

fn slim(traces: &str) -> String {
    let kept = |line: &&str| {
        let line = line.trim_start();
        !line.starts_with('<')
            || !line.contains("key=")
            || line.contains("concept:name")
            || line.contains("time:timestamp")
    };
    traces.lines().filter(kept).map(|line| format!("{}\n", line.trim_start())).collect()
}
