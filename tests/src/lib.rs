//! What the tests share: the door, `smc call` to talk to, bad files, where the built programs lie, folders of a
//! test's own, and a desktop to open the window on.

pub mod badfiles;
pub mod book;
pub mod called;
#[cfg(any(target_os = "linux", windows))]
pub mod desktop;
pub mod docx;
pub mod door;
#[cfg(target_os = "linux")]
mod dropping;
pub mod folder;
pub mod grid;
#[cfg(target_os = "linux")]
pub mod hands;
pub mod month;
pub mod office;
pub mod pdf;
pub mod plans;
pub mod programs;
pub mod release;
pub mod seen;
pub mod tree;
#[cfg(any(target_os = "linux", windows))]
pub mod webdriver;
