//! What the officer should do next, which reports are due, and what a longer report still lacks. Pure: knows no
//! file, no clock.

pub mod due;
pub mod missing;
pub mod next;
