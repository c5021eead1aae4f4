//! The power goes, or the disk refuses, at every act on the disk: afterwards there is the old state or the new one.
//!
//! A program of its own, since the calls of the whole program to its system pass through `calls`. On Linux alone: there
//! a program's own functions come before the C library's. Windows has no such place; the code above it is the same.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod acts;
mod aside;
mod calls;
mod disk;
mod image;
mod losses;
mod names;
mod told;
mod watch;

/// How much more is tried where `SMC_TRUST` says so (`cargo dev trust`).
fn times() -> u64 {
    let asked = std::env::var("SMC_TRUST").ok();
    asked.and_then(|own| own.parse().ok()).unwrap_or(1)
}
