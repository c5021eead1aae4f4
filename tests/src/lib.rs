//! What the tests share: the door, bad files, where the built programs lie, and a desktop to open the window on.

pub mod badfiles;
#[cfg(target_os = "linux")]
pub mod desktop;
pub mod door;
pub mod programs;
#[cfg(target_os = "linux")]
pub mod webdriver;
