//! Licences: everything we build from may be given on under EUPL-1.2, comes from the ordinary registry or from here, and heavy engines reach nobody but the house.

mod metadata;
mod spdx;

use super::Finding;
use std::path::Path;

/// Asks cargo what the workspace is built from and holds the rules against it.
pub fn check(root: &Path) -> Vec<Finding> {
    match metadata::ask(root) {
        Ok(metadata) => metadata::judge(&metadata, root),
        Err(says) => vec![Finding::new(
            "Cargo.lock",
            1,
            "licence",
            format!("Cargo does not tell what we are built from: {says}."),
        )],
    }
}
