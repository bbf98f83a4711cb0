//! Who runs a command, as the operating system knows it: not as they say themselves.

use access::Who;
use std::fs;

/// The one who logged in to the machine, also where they have become somebody else since; else the owner of the process.
/// The kernel says the number, the list of users the name.
pub fn operator() -> Who {
    let logged_in = fs::read_to_string("/proc/self/loginuid").ok().and_then(|t| t.trim().parse::<u32>().ok());
    let number = logged_in.filter(|n| *n != u32::MAX).or_else(owner);
    Who::Operator(match number {
        Some(number) => name_of(number).unwrap_or_else(|| format!("uid-{number}")),
        None => "unknown-to-the-system".into(),
    })
}

#[cfg(unix)]
fn owner() -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").ok().map(|m| m.uid())
}

#[cfg(not(unix))]
fn owner() -> Option<u32> {
    None
}

fn name_of(number: u32) -> Option<String> {
    let users = fs::read_to_string("/etc/passwd").ok()?;
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)?.parse() == Ok(number)).then(|| name.to_owned())
    })
}
