//! Which copies are good: checked as the data file itself is, once in a run of the program for each copy as it lies there.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::SystemTime;

use chrono::NaiveDateTime;

use super::backup::{self, Backup, Reason};
use super::kind::{DATA, Kind};
use crate::error::Result;

/// What a copy is known by again: its size, and when it was last written.
type Stamp = (u64, SystemTime);

type Known = HashMap<PathBuf, (Stamp, Result<()>)>;

/// Copies lie there for months; restoring one checks it anew all the same.
static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

/// What is known of a copy: whole, or why not; None while nobody has checked it.
pub fn known(copy: &Backup) -> Option<Result<()>> {
    let stamp = stamp(&copy.path)?;
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let (then, found) = known.get(&copy.path)?;
    (*then == stamp).then(|| found.clone())
}

/// Checks a copy of the data file as a whole, unless that was done already.
///
/// # Errors
///
/// Why it cannot be restored.
pub fn check(copy: &Backup) -> Result<()> {
    check_of(DATA, copy)
}

fn check_of(kind: Kind, copy: &Backup) -> Result<()> {
    if let Some(found) = known(copy) {
        return found;
    }
    let before = stamp(&copy.path);
    let found = backup::verify(kind, &copy.path).map(drop);
    // What changes meanwhile is checked again the next time.
    if let Some(stamp) = before.filter(|then| stamp(&copy.path) == Some(*then)) {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(copy.path.clone(), (stamp, found.clone()));
    }
    found
}

fn stamp(path: &Path) -> Option<Stamp> {
    let found = fs::metadata(path).ok()?;
    Some((found.len(), found.modified().ok()?))
}

/// The newest copy that is whole: one made for whatever reason before one made to be taken back, and one made up to a moment
/// before one of a clock that was wrong.
pub(super) fn newest(kind: Kind, data: &Path, now: NaiveDateTime) -> Option<Backup> {
    let mut copies = backup::list(data).unwrap_or_default();
    copies.sort_by_key(|copy| (copy.reason == Reason::BeforeRestore, copy.at > now));
    copies.into_iter().find(|copy| check_of(kind, copy).is_ok())
}

/// The newest whole copy of the data file, as [`Error::DatabaseGone`](crate::error::Error::DatabaseGone) names it.
pub fn newest_of_data(data: &Path, now: NaiveDateTime) -> Option<Backup> {
    newest(DATA, data, now)
}
