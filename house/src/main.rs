//! `helhet`: the whole house in one program.

use std::process::ExitCode;

fn main() -> ExitCode {
    house::command::run(std::env::args_os().skip(1).collect())
}
