//! Where the rooms become one program: settings, the list of rooms, the layout, the doors and the command line.
//!
//! Only here is the clock on the wall read, chance taken from the operating system, and a file or a port opened; every
//! other crate gets these as arguments. Only here do heavy engines hang. The house knows the rooms by what they hand
//! over and nothing of what they do.

pub mod assets;
pub mod command;
pub mod demo;
pub mod doors;
mod key_file;
mod operator;
mod private;
pub mod settings;
mod shell;
mod wall;
pub mod way;

pub use key_file::{BadKeyFile, read as read_key, read_or_make as read_or_make_key};
pub use shell::{frame, staff_frame};
pub use wall::Wall;
