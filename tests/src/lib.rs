//! What the tests share: where the built programs lie, a folder of a test's own, `smc call` to talk to.

pub mod called;
pub mod folder;
pub mod programs;
