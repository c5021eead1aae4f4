//! What the tests share: where the built programs lie, and a desktop to open the window on.

#[cfg(target_os = "linux")]
pub mod desktop;
pub mod programs;
#[cfg(target_os = "linux")]
pub mod webdriver;
