//! `smc` as a program of its own.

use std::process::ExitCode;

fn main() -> ExitCode {
    smc::run(std::env::args_os().skip(1))
}
