//! What lies on the desk: the open data file, the form definitions, the clock.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{Local, NaiveDateTime};

/// Tells the present moment, local time. A parameter, so that tests and samples have their own.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> NaiveDateTime + Send + Sync>);

impl Clock {
    /// The computer's clock: the one place where the core asks for it.
    pub fn system() -> Clock {
        Clock(Arc::new(|| Local::now().naive_local()))
    }

    /// A clock that stands still.
    pub fn fixed(moment: NaiveDateTime) -> Clock {
        Clock(Arc::new(move || moment))
    }

    /// The present moment.
    pub fn now(&self) -> NaiveDateTime {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

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
