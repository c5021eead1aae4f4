//! A desktop for one test: where the real window opens, and the driver of its web view.
//!
//! Everything it starts ends with it, also when the test panics.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(windows)]
mod windows;

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

#[cfg(target_os = "linux")]
pub use linux::Desktop;
#[cfg(windows)]
pub use windows::Desktop;

use crate::webdriver::Session;

/// How long anything may take to start or to end.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often something awaited is looked at again.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// A process that ends, and is waited for, when the test is over.
#[derive(Debug)]
pub struct Process(Child);

impl Process {
    /// Starts `command`.
    ///
    /// # Panics
    ///
    /// When it does not start.
    #[must_use]
    pub fn start(command: &mut Command) -> Process {
        let name = command.get_program().to_string_lossy().into_owned();
        Process(
            command
                .spawn()
                .unwrap_or_else(|error| panic!("{name} did not start: {error}")),
        )
    }

    /// Whether the process has ended by itself.
    ///
    /// # Panics
    ///
    /// When the system does not say.
    #[must_use]
    pub fn has_ended(&mut self) -> bool {
        self.0.try_wait().expect("its state").is_some()
    }

    /// Waits for the process to end by itself and gives its exit code.
    ///
    /// # Panics
    ///
    /// When it is still running after a minute.
    #[must_use]
    pub fn exit_code(&mut self) -> Option<i32> {
        eventually("the process ends", || self.0.try_wait().expect("its state")).code()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Xvfb killed outright leaves its lock file and its socket behind.
        #[cfg(target_os = "linux")]
        let _ = linux::ask_to_end(&self.0);
        #[cfg(windows)]
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Asks again and again until there is an answer.
///
/// # Panics
///
/// When there is none after a minute.
pub fn eventually<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(Instant::now() < deadline, "waited in vain: {what}");
        std::thread::park_timeout(BETWEEN_LOOKS);
    }
}

/// Starts a driver and waits until it takes sessions; with its address.
fn driver(command: &mut Command) -> (Process, String) {
    let port = free_port();
    command
        .arg(format!("--port={port}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let driver = Process::start(command);
    let url = format!("http://127.0.0.1:{port}");
    eventually("the driver answers", || {
        Session::is_ready(&url).then_some(())
    });
    (driver, url)
}

/// A port nobody listens on: the system names it, and the driver takes it a moment later.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}
