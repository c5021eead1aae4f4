//! Nothing wrong passes silently: damaged files, files that are gone or moved, leftovers beside them, wrong clocks, small
//! files that want all memory, templates that never end, pipes and links in the place of files.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

#[cfg(target_os = "linux")]
mod bombs;
mod clocks;
mod damage;
mod damaged;
mod gone;
mod leftovers;
mod moved;
mod seals;
#[cfg(unix)]
mod special;
mod templates;

/// How much more of each is tried where `SMC_TRUST` says so (`cargo dev trust`).
fn times() -> u64 {
    let asked = std::env::var("SMC_TRUST").ok();
    asked.and_then(|own| own.parse().ok()).unwrap_or(1)
}
