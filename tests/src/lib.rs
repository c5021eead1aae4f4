//! What the tests share: where the built programs lie.

pub mod programs;
