//! A file as a stream of bytes that knows its line, unpacked where it is packed.

use super::Wrong;
use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};

pub(crate) const BLOCK: usize = 256 * 1024;

/// The beginning of what is read: enough to know a log's kind by.
const HEAD: usize = 64 * 1024;

const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What stands before a text in UTF-8, when a program marks it.
const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

/// Bytes of a text, unpacked, without a byte order mark, with the number of the line in which the reading stands.
///
/// Lines are counted a block at a time when the block has been read through, which costs almost nothing.
pub(crate) struct Source<'a> {
    input: Box<dyn Read + 'a>,
    block: Vec<u8>,
    used: usize,
    filled: usize,
    lines_before: u64,
}

impl<'a> Source<'a> {
    /// Opens a text, packed with gzip or plain, and reads its head.
    pub(crate) fn open(file: impl Read + 'a) -> Result<Source<'a>, Wrong> {
        let mut file = BufReader::with_capacity(BLOCK, file);
        let packed = file.fill_buf().map_err(|fault| unread(0, &fault))?.starts_with(&GZIP);
        let input: Box<dyn Read + 'a> = if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
        let mut source = Source { input, block: vec![0; BLOCK], used: 0, filled: 0, lines_before: 0 };
        while source.filled < HEAD {
            match source.more() {
                Ok(0) => break,
                Ok(_) => {}
                // What comes before the fault may name the kind of the file; the fault comes again when it is read on.
                Err(_) if source.filled > 0 => break,
                Err(fault) => return Err(unread(0, &fault)),
            }
        }
        let head = source.head();
        if head.starts_with(&[0xff, 0xfe])
            || head.starts_with(&[0xfe, 0xff])
            || head.iter().take(64).any(|byte| *byte == 0)
        {
            return Err(Wrong::new(1, "The file is written in UTF-16 or is no text at all; save it as UTF-8."));
        }
        if head.starts_with(&MARK) {
            source.used = MARK.len();
        }
        Ok(source)
    }

    /// What comes next, as far as it has been read already.
    pub(crate) fn head(&self) -> &[u8] {
        &self.block[self.used..self.filled]
    }

    /// The line in which the next byte stands, from 1.
    pub(crate) fn line(&self) -> u64 {
        1 + self.lines_before + breaks(&self.block[..self.used])
    }

    /// What has been read already, and where the rest comes from: for a reader that keeps blocks and counts lines itself.
    pub(crate) fn into_parts(mut self) -> (Vec<u8>, Box<dyn Read + 'a>) {
        self.block.truncate(self.filled);
        self.block.drain(..self.used);
        (self.block, self.input)
    }

    fn more(&mut self) -> io::Result<usize> {
        loop {
            match self.input.read(&mut self.block[self.filled..]) {
                Ok(read) => {
                    self.filled += read;
                    return Ok(read);
                }
                Err(fault) if fault.kind() == ErrorKind::Interrupted => {}
                Err(fault) => return Err(fault),
            }
        }
    }
}

impl BufRead for Source<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used == self.filled {
            self.lines_before += breaks(&self.block[..self.filled]);
            (self.used, self.filled) = (0, 0);
            self.more()?;
        }
        Ok(&self.block[self.used..self.filled])
    }

    fn consume(&mut self, bytes: usize) {
        self.used = (self.used + bytes).min(self.filled);
    }
}

impl Read for Source<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

/// How many lines end in these bytes.
pub(crate) fn breaks(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// A fault of the file itself, in words. A packed file tells of its own damage through the same errors.
pub(crate) fn unread(line: u64, fault: &io::Error) -> Wrong {
    let what = match fault.kind() {
        ErrorKind::NotFound => "There is no such file.".to_owned(),
        ErrorKind::PermissionDenied => "The file may not be read by this user.".to_owned(),
        ErrorKind::IsADirectory => "This is a folder; name a file.".to_owned(),
        ErrorKind::UnexpectedEof => {
            "The packed file (gzip) ends in the middle; fetch it again, for half a log is no log.".to_owned()
        }
        ErrorKind::InvalidInput | ErrorKind::InvalidData => {
            "The packed file (gzip) is damaged: what it unpacks to is not what was packed.".to_owned()
        }
        _ => format!("The file cannot be read on: {fault}."),
    };
    Wrong::new(line, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_that_of_the_next_byte_also_beyond_a_block() {
        let text = "a\n".repeat(BLOCK);
        let mut source = Source::open(text.as_bytes()).ok().unwrap();
        assert_eq!(source.line(), 1);
        let mut read = vec![0; 2 * BLOCK - 3];
        source.read_exact(&mut read).unwrap();
        assert_eq!(source.line(), BLOCK as u64 - 1);
        assert_eq!(source.read_to_end(&mut read).unwrap(), 3);
        assert_eq!(source.line(), 1 + BLOCK as u64);
    }

    #[test]
    fn a_mark_of_utf_8_is_no_text_and_utf_16_is_not_read() {
        let read = |bytes: &[u8]| {
            let mut text = String::new();
            let mut source = Source::open(bytes).map_err(|wrong| wrong.what)?;
            source.read_to_string(&mut text).map_err(|fault| unread(0, &fault).what)?;
            Ok::<String, String>(text)
        };
        assert_eq!(read(b"\xef\xbb\xbfx").as_deref(), Ok("x"));
        assert_eq!(read(b"").as_deref(), Ok(""));
        for bytes in [b"\xff\xfe<\0".as_slice(), b"\xfe\xff\0<", b"<\0l\0"] {
            assert!(read(bytes).is_err_and(|what| what.contains("UTF-16")));
        }
    }
}
