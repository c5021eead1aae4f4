//! The window: one command `call`, files opened that it named, dialogs, single instance. It computes nothing and knows no SQL.
//! Started with `--smc` it is `smc` instead, and nothing of a window is touched.

// A console beside the window would only frighten.
#![cfg_attr(windows, windows_subsystem = "windows")]

mod arguments;
mod door;
mod named;
#[cfg(target_os = "linux")]
mod sheet;
mod window;
#[cfg(windows)]
mod windows;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut given = std::env::args_os().skip(1).peekable();
    if given.next_if(|first| first == "--smc").is_some() {
        #[cfg(windows)]
        windows::join_console();
        return smc::run(given);
    }
    let arguments = match arguments::read(given) {
        Ok(arguments) => arguments,
        Err(misuse) => {
            tell(&misuse.to_string());
            return ExitCode::from(2);
        }
    };
    #[cfg(windows)]
    {
        if !windows::has_web_view() {
            tell(windows::NO_WEB_VIEW);
            return ExitCode::FAILURE;
        }
        windows::tell_of_faults();
    }
    match window::run(arguments.data) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&window::not_opened(&error));
            ExitCode::FAILURE
        }
    }
}

/// Says why there is no window.
fn tell(text: &str) {
    #[cfg(windows)]
    windows::tell(text);
    #[cfg(not(windows))]
    eprintln!("{text}");
}
