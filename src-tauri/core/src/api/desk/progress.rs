//! How far a long act is, and stopping it: asked while the desk is busy, so without it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::api::reply::Working;
use crate::value::said;

/// A long act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::api) enum Doing {
    /// Rows of a file are read.
    Reading,
    /// Dossiers are written down.
    Storing,
    /// What a list said of dossiers is taken back.
    TakingBack,
    /// Dossiers are cleared away.
    Clearing,
    /// Dossiers are looked through.
    Looking,
}

impl Doing {
    /// "Đang đọc dòng".
    fn words(self) -> &'static str {
        match self {
            Doing::Reading => "Đang đọc dòng",
            Doing::Storing => "Đang ghi dòng hồ sơ",
            Doing::TakingBack => "Đang gỡ khỏi hồ sơ",
            Doing::Clearing => "Đang xóa hồ sơ",
            Doing::Looking => "Đang xét hồ sơ",
        }
    }
}

/// Shared between the desk at work and whoever asks.
#[derive(Debug, Default)]
pub(in crate::api) struct Progress {
    doing: Mutex<Option<Doing>>,
    cancelled: AtomicBool,
    done: AtomicU64,
    /// Of how many; 0 where nobody knows.
    all: AtomicU64,
}

impl Progress {
    /// A command begins: what an earlier one was told no longer counts. A command of several acts is stopped in any of
    /// them, and also between two.
    pub(in crate::api) fn afresh(&self) {
        self.cancelled.store(false, Ordering::Relaxed);
    }

    /// A long act begins; it is over when the answer is dropped.
    pub(in crate::api) fn begin(&self, doing: Doing) -> Work<'_> {
        self.done.store(0, Ordering::Relaxed);
        self.all.store(0, Ordering::Relaxed);
        *self.doing() = Some(doing);
        Work(self)
    }

    fn doing(&self) -> MutexGuard<'_, Option<Doing>> {
        self.doing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A long act under way.
pub(in crate::api) struct Work<'a>(&'a Progress);

impl Work<'_> {
    /// So many rows are read; `false` when the officer has cancelled.
    pub(in crate::api) fn go_on(&self, rows: u64) -> bool {
        self.0.done.store(rows, Ordering::Relaxed);
        !self.0.cancelled.load(Ordering::Relaxed)
    }

    /// So many of all are done; `false` when the officer has cancelled.
    pub(in crate::api) fn done(&self, done: usize, all: usize) -> bool {
        self.0.all.store(all as u64, Ordering::Relaxed);
        self.go_on(done as u64)
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        *self.0.doing() = None;
    }
}

pub(in crate::api) fn working(progress: &Progress) -> Working {
    let number = |own: &AtomicU64| {
        said::count(i64::try_from(own.load(Ordering::Relaxed)).unwrap_or(i64::MAX))
    };
    let of_all = match progress.all.load(Ordering::Relaxed) {
        0 => String::new(),
        _ => format!(" trong {}", number(&progress.all)),
    };
    let told = |own: Doing| format!("{} {}{of_all}", own.words(), number(&progress.done));
    Working {
        text: progress.doing().map(told),
    }
}

pub(in crate::api) fn cancel(progress: &Progress) -> Working {
    progress.cancelled.store(true, Ordering::Relaxed);
    working(progress)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_act_stops_at_its_next_step_and_the_next_command_starts_afresh() {
        let progress = Progress::default();
        assert_eq!(working(&progress).text, None);
        let work = progress.begin(Doing::Reading);
        assert!(work.go_on(12_000));
        let told = || working(&progress).text.unwrap_or_default();
        assert_eq!(told(), "Đang đọc dòng 12.000");
        cancel(&progress);
        assert!(!work.go_on(12_001));
        drop(work);
        assert_eq!(working(&progress).text, None);
        // The next act of the same command hears it, too.
        assert!(!progress.begin(Doing::Storing).done(0, 300_000));
        progress.afresh();
        let work = progress.begin(Doing::Storing);
        assert!(work.done(1_500, 300_000));
        assert_eq!(told(), "Đang ghi dòng hồ sơ 1.500 trong 300.000");
        drop(work);
        let work = progress.begin(Doing::Reading);
        assert!(work.go_on(7));
        assert_eq!(told(), "Đang đọc dòng 7");
    }
}
