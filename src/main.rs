//! The program: arguments to [`xueshi::cli::run`] to an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    xueshi::cli::run(std::env::args_os())
}
