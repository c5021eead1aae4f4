//! How far a long reading is, and stopping it: asked while the desk is busy, so without it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::api::reply::Working;
use crate::value::format_number;

/// Shared between the desk at work and whoever asks.
#[derive(Debug, Default)]
pub(in crate::api) struct Progress {
    busy: AtomicBool,
    cancelled: AtomicBool,
    rows: AtomicU64,
}

impl Progress {
    /// A long act begins; it is over when the answer is dropped.
    pub(in crate::api) fn begin(&self) -> Work<'_> {
        self.cancelled.store(false, Ordering::Relaxed);
        self.rows.store(0, Ordering::Relaxed);
        self.busy.store(true, Ordering::Relaxed);
        Work(self)
    }
}

/// A long act under way.
pub(in crate::api) struct Work<'a>(&'a Progress);

impl Work<'_> {
    /// So many rows are read; `false` when the officer has cancelled.
    pub(in crate::api) fn go_on(&self, rows: u64) -> bool {
        self.0.rows.store(rows, Ordering::Relaxed);
        !self.0.cancelled.load(Ordering::Relaxed)
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        self.0.busy.store(false, Ordering::Relaxed);
    }
}

pub(in crate::api) fn working(progress: &Progress) -> Working {
    let busy = progress.busy.load(Ordering::Relaxed);
    let rows = progress.rows.load(Ordering::Relaxed);
    Working {
        text: busy.then(|| format!("Đang đọc dòng {}", format_number(rows.into()))),
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
    fn a_cancelled_reading_stops_at_its_next_row_and_the_next_one_starts_afresh() {
        let progress = Progress::default();
        assert_eq!(working(&progress).text, None);
        let work = progress.begin();
        assert!(work.go_on(12_000));
        assert_eq!(
            working(&progress).text.as_deref(),
            Some("Đang đọc dòng 12.000")
        );
        cancel(&progress);
        assert!(!work.go_on(12_001));
        drop(work);
        assert_eq!(working(&progress).text, None);
        assert!(progress.begin().go_on(1));
    }
}
