//! What lies on the desk: the open data file, the form definitions, the clock.

use std::path::PathBuf;

use chrono::NaiveDateTime;

/// Tells the present moment, local time. A parameter, so that tests and samples have their own.
pub type Clock = fn() -> NaiveDateTime;

/// How to open the program.
#[derive(Debug, Clone)]
pub struct Options {
    /// The data file; `None` = the per-user place.
    pub data: Option<PathBuf>,
    /// The present moment.
    pub clock: Clock,
}

pub(super) struct Desk {}
impl Desk {
    pub(super) fn open(_: Options) -> Desk {
        Desk {}
    }
}
