//! The window: one command `call`, dialogs, single instance. It computes nothing and knows no SQL.

// A console beside the window would only frighten; in development it carries messages.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod door;
#[cfg(target_os = "linux")]
mod sheet;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match arguments::read(std::env::args_os().skip(1)) {
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
