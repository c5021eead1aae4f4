//! A log (`-wal`) or journal (`-journal`) that lies beside a file when it is opened. SQLite would play whatever lies
//! there: that of another ward's file, of an older state, of a first start that was cut off. So it is tried on a copy
//! first, and put aside under a name that is told where it is not the file's own.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use rusqlite::OpenFlags;

use super::backup::{OPEN, STAMP, with_suffix};
use super::check::{self, Found};
use super::digest;
use super::identity::Identity;
use super::kind::Kind;
use super::migrate::{self, Contents};
use super::place;
use super::refusal::shared;
use super::unfinished;
use crate::error::{Error, Result};
use crate::{fresh, regular};

const SUFFIXES: [&str; 2] = ["-wal", "-journal"];

/// Marks a file as open: every program that has it open holds a lock on this file beside it.
#[derive(Debug)]
pub(super) struct Mark {
    path: PathBuf,
    lock: Option<File>,
}

impl Mark {
    /// Puts aside what is not the file's own, unless others have it open: then it was looked at by them. Gives what was
    /// put aside, as it is called now.
    pub(super) fn open(
        kind: Kind,
        data: &Path,
        now: NaiveDateTime,
    ) -> Result<(Mark, Vec<PathBuf>)> {
        let path = with_suffix(data, OPEN);
        let mut aside = Vec::new();
        // Where nothing can be locked, opening the file tells more.
        while let Ok(lock) = regular::mark(&path) {
            if lock.try_lock().is_ok() {
                unfinished::clear(data);
                aside.extend(look(kind, data, now)?);
                let _ = lock.unlock();
            }
            // Who leaves last removes the file, and another one may have been made since.
            if lock.lock_shared().is_ok() && is_at(&lock, &path) {
                let lock = Some(lock);
                return Ok((Mark { path, lock }, aside));
            }
        }
        Ok((Mark { path, lock: None }, aside))
    }

    /// Marks a file as being replaced: while this lives, whoever opens it waits.
    ///
    /// # Errors
    ///
    /// When anybody has it open, this process included.
    pub(super) fn alone(kind: Kind, data: &Path) -> Result<Mark> {
        let path = with_suffix(data, OPEN);
        // Where nothing can be locked, replacing the file tells more.
        while let Ok(lock) = regular::mark(&path) {
            if lock.try_lock().is_err() {
                return Err(shared(kind, data));
            }
            if is_at(&lock, &path) {
                let lock = Some(lock);
                return Ok(Mark { path, lock });
            }
        }
        Ok(Mark { path, lock: None })
    }
}

impl Drop for Mark {
    fn drop(&mut self) {
        let Some(lock) = self.lock.take() else { return };
        let _ = lock.unlock();
        // Nobody else has it open.
        if lock.try_lock().is_ok() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn is_at(file: &File, path: &Path) -> bool {
    let own = Identity::of_open(file);
    own.is_some() && own == Identity::at(path)
}

/// What a sound file says, with or without what lies beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    /// How many acts it has behind it.
    acts: i64,
    /// What it says of the acts up to an earlier state's last: see [`digest::sum_up_to`].
    past: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It is the file's own, or nothing is lost by it: SQLite may play it.
    Play,
    /// It is not.
    Aside,
}

/// A file that is sound only with its log needs it; of one that is sound without, what was played must follow. Where
/// neither is sound nothing is touched: opening refuses the file.
fn verdict(alone: Option<State>, played: Option<State>) -> Verdict {
    match (alone, played) {
        (Some(alone), Some(played)) if played.acts >= alone.acts && played.past == alone.past => {
            Verdict::Play
        }
        (Some(_), _) => Verdict::Aside,
        (None, _) => Verdict::Play,
    }
}

fn look(kind: Kind, data: &Path, now: NaiveDateTime) -> Result<Vec<PathBuf>> {
    let size = |path: &Path| fs::metadata(path).map_or(0, |found| found.len());
    let left: Vec<&str> = SUFFIXES
        .into_iter()
        .filter(|suffix| size(&with_suffix(data, suffix)) > 0)
        .collect();
    if left.is_empty() || size(data) == 0 {
        return Ok(Vec::new());
    }
    let trial = Trial::of(data)?;
    let alone = trial.state(kind, i64::MAX);
    for suffix in &left {
        trial.add(data, suffix)?;
    }
    let upto = alone.map_or(i64::MAX, |alone| alone.acts);
    if verdict(alone, trial.state(kind, upto)) == Verdict::Play {
        return Ok(Vec::new());
    }
    drop(trial);
    let mut aside = Vec::new();
    for suffix in left {
        aside.push(put_aside(&with_suffix(data, suffix), now)?);
    }
    // It indexes a log that is no longer there.
    let _ = fs::remove_file(with_suffix(data, "-shm"));
    Ok(aside)
}

/// Gives a log or journal a name by which nobody plays it; the name.
pub(super) fn put_aside(log: &Path, now: NaiveDateTime) -> Result<PathBuf> {
    let there = with_suffix(log, &format!("_{}_de-rieng", now.format(STAMP)));
    fresh::rename(log, &there).map_err(|error| Error::io(log, &error))?;
    Ok(there)
}

/// A copy of the file, to try things on.
struct Trial(PathBuf);

impl Trial {
    fn of(data: &Path) -> Result<Trial> {
        let trial = Trial(with_suffix(data, ".thu"));
        trial.clear();
        trial.add(data, "")?;
        Ok(trial)
    }

    fn add(&self, data: &Path, suffix: &str) -> Result<()> {
        let (from, to) = (with_suffix(data, suffix), with_suffix(&self.0, suffix));
        fs::copy(&from, &to).map_err(|error| Error::io(&to, &error))?;
        Ok(())
    }

    /// What it says, its past up to an act; None where it is not sound.
    fn state(&self, kind: Kind, upto: i64) -> Option<State> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = place::connect(&self.0, flags).ok()?;
        let ours = migrate::contents(&db, kind).ok()?;
        if !matches!(ours, Contents::Ours(_)) || check::whole(kind, &db) != Found::Whole {
            return None;
        }
        let acts = db.query_row(kind.acts, [], |row| row.get(0)).ok()?;
        let past = kind.past.map(|past| digest::sum_up_to(&db, past, upto));
        let past = past.transpose().ok()?.unwrap_or_default();
        Some(State { acts, past })
    }

    fn clear(&self) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let _ = fs::remove_file(with_suffix(&self.0, suffix));
        }
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_played_where_the_file_needs_it_or_gains_by_it() {
        let state = |acts, past| Some(State { acts, past });
        for (alone, played, expected) in [
            // A power cut: the file is half written, its log makes it whole; or the log says the newest.
            (None, state(5, 1), Verdict::Play),
            (state(4, 1), state(5, 1), Verdict::Play),
            (state(5, 1), state(5, 1), Verdict::Play),
            // An older state's, a first start's, another ward's.
            (state(5, 1), state(4, 2), Verdict::Aside),
            (state(5, 1), state(0, 0), Verdict::Aside),
            (state(5, 1), state(9, 2), Verdict::Aside),
            (state(5, 1), None, Verdict::Aside),
            // Nobody can say: nothing is touched.
            (None, None, Verdict::Play),
        ] {
            assert_eq!(verdict(alone, played), expected, "{alone:?} {played:?}");
        }
    }
}
