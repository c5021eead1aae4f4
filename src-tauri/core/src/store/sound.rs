//! Which copies are good: checked as the data file itself is, once in a run of the program for each copy as it lies there.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::SystemTime;

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

/// The newest copy that is whole, made for whatever reason but to be taken back.
pub(super) fn newest(kind: Kind, data: &Path) -> Option<Backup> {
    let copies = backup::list(data).unwrap_or_default();
    copies
        .into_iter()
        .filter(|copy| copy.reason != Reason::BeforeRestore)
        .find(|copy| check_of(kind, copy).is_ok())
}
