//! The window: one command `call`, dialogs, single instance. It computes nothing and knows no SQL.
//! Started with `--smc` it is `smc` instead, and nothing of a window is touched.

// A console beside the window would only frighten.
#![cfg_attr(windows, windows_subsystem = "windows")]

mod arguments;
mod door;
#[cfg(target_os = "linux")]
mod sheet;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut given = std::env::args_os().skip(1).peekable();
    if given.next_if(|first| first == "--smc").is_some() {
        return smc::run(given);
    }
    let arguments = match arguments::read(given) {
        Ok(arguments) => arguments,
        Err(misuse) => {
            eprintln!("{misuse}");
            return ExitCode::from(2);
        }
    };
    match window::run(arguments.data) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Không mở được cửa sổ Sổ Một Cửa: {error}");
            ExitCode::FAILURE
        }
    }
}
