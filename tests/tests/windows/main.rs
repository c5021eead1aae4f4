//! The Windows program as it is handed out, tried under wine. Built and run by `cargo dev windows`, which names what it
//! has made: `SMC_SETUP`, `SMC_SETUP_OLDER`, `SMC_SETUP_NEWER`, `SMC_STAGE`, `SMC_WINE_STUB`.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

mod installed;
mod job;
mod places;
mod setup;
mod stand_in;
mod ward;
mod wine;
