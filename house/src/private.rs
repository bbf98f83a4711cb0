//! Files that are nobody else's business.

use std::{fs, io, path::Path};

/// Makes a file that only its owner can read. Refuses one that is there.
#[cfg(unix)]
pub fn make(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
pub fn make(path: &Path) -> io::Result<fs::File> {
    fs::OpenOptions::new().write(true).create_new(true).open(path)
}

/// Refuses a file that others than its owner can read.
#[cfg(unix)]
pub fn refuse_open_file(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)?.permissions().mode();
    if mode & 0o077 == 0 { Ok(()) } else { Err(io::Error::other("others can read it; run chmod 600 on it")) }
}

#[cfg(not(unix))]
pub fn refuse_open_file(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a folder that only its owner can look into, unless it is there.
pub fn folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
