//! Tasks as the officer meets them: which are looked for, how one is told, the days they are spread over, who is
//! reminded of them, and what may be written of them. Pure: knows no file, no clock.

pub mod change;
pub mod filter;
pub mod line;
pub mod month;
pub mod reminder;
pub mod span;
