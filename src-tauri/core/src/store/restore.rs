//! Putting a copy in the place of the data file (or of the dossiers), and taking that back. Works on paths, since a damaged
//! data file cannot be opened and must be replaceable all the same.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::backup::{self, Backup, Reason, log_of, with_suffix};
use super::kind::{DATA, Kind};
use super::leftover::{self, Mark};
use super::place;
use crate::error::{Error, Result};
use crate::fresh;

/// A file that stands beside the data file, ready to take its place.
#[must_use]
pub struct Ready {
    kind: Kind,
    data: PathBuf,
    file: PathBuf,
}

/// Verifies a copy of the list and makes it ready.
pub fn ready(data: &Path, name: &str) -> Result<Ready> {
    ready_of(DATA, data, name)
}

/// The same for any kind of file.
pub(super) fn ready_of(kind: Kind, data: &Path, name: &str) -> Result<Ready> {
    place::accept(kind, data)?;
    let backups = backup::list(data)?;
    // Only a name of the list: a path in it would reach any file.
    let backup = backups.iter().find(|backup| backup.name == name);
    let backup = backup.ok_or_else(|| {
        Error::NotFound(format!(
            "Không có bản sao {name} trong thư mục {}. Chọn một bản sao trong danh sách.",
            backup::folder(data).display()
        ))
    })?;
    backup::verify(kind, &backup.path).map_err(|error| {
        Error::Invalid(format!(
            "Không khôi phục được từ {name}: {error}. Chọn bản sao khác; tệp đang dùng giữ nguyên."
        ))
    })?;
    let ready = stand_by(kind, data, backup)?;
    // What was read once may be copied wrong: a worn disk, a full one.
    backup::verify(kind, &ready.file)?;
    Ok(ready)
}

/// Makes ready what the last restoring put aside, in whatever state it was.
pub fn ready_to_undo(data: &Path) -> Result<Ready> {
    place::accept(DATA, data)?;
    match aside(data)? {
        Some(backup) => stand_by(DATA, data, &backup),
        None => Err(Error::NotFound(
            "Chưa có lần khôi phục nào để hoàn tác.".to_owned(),
        )),
    }
}

/// What the last restoring put aside.
pub fn aside(data: &Path) -> Result<Option<Backup>> {
    let backups = backup::list(data)?;
    Ok(backups
        .into_iter()
        .find(|backup| backup.reason == Reason::BeforeRestore))
}

fn stand_by(kind: Kind, data: &Path, backup: &Backup) -> Result<Ready> {
    let ready = Ready {
        kind,
        data: data.to_owned(),
        file: with_suffix(data, ".khoi-phuc"),
    };
    remove(&log_of(&ready.file))?;
    copy(&backup.path, &ready.file)?;
    if log_of(&backup.path).exists() {
        copy(&log_of(&backup.path), &log_of(&ready.file))?;
    }
    Ok(ready)
}

impl Ready {
    /// Puts the present data file aside as a copy and takes its place.
    ///
    /// # Errors
    ///
    /// When anybody has it open, a program included that opened it under other rules; and when files cannot be written.
    pub fn replace(self, now: NaiveDateTime) -> Result<()> {
        let _alone = Mark::alone(self.kind, &self.data)?;
        // Another program that opens the file takes it for a leftover.
        fs::metadata(&self.file).map_err(|error| Error::io(&self.file, &error))?;
        let size = |path: &Path| fs::metadata(path).map_or(0, |found| found.len());
        if size(&self.data) > 0 {
            put_aside(&self.data, now)?;
        } else if size(&log_of(&self.data)) > 0 {
            // It belongs to a file that may be found again.
            leftover::put_aside(&log_of(&self.data), now)?;
        }
        // The old file's log would be taken for the new file's. Should the power fail before the renaming,
        // the old file stands there without its log; the copy just made has both.
        for suffix in ["-wal", "-shm", "-journal"] {
            remove(&with_suffix(&self.data, suffix))?;
        }
        // Its own log goes first: beside the old file it is put aside, without it the new one would be another.
        if log_of(&self.file).exists() {
            rename(&log_of(&self.file), &log_of(&self.data))?;
        }
        rename(&self.file, &self.data)
    }
}

impl Drop for Ready {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.file);
        let _ = fs::remove_file(log_of(&self.file));
    }
}

/// Copies the present file as it is, byte for byte: it may be damaged.
fn put_aside(data: &Path, now: NaiveDateTime) -> Result<()> {
    let aside = backup::claim(data, now, Reason::BeforeRestore)?;
    let half = with_suffix(&aside, ".dang-chep");
    let log = log_of(data);
    let done = copy(data, &half)
        .and_then(|()| match log.exists() {
            true => copy(&log, &log_of(&aside)),
            false => Ok(()),
        })
        .and_then(|()| rename(&half, &aside));
    if done.is_err() {
        for left in [&half, &log_of(&aside), &aside] {
            let _ = fs::remove_file(left);
        }
    }
    done
}

/// Copies a file and sees it safely on the disk.
fn copy(from: &Path, to: &Path) -> Result<()> {
    // Through a link of that name another file would be overwritten.
    remove(to)?;
    fs::copy(from, to).map_err(|error| Error::io(to, &error))?;
    let file = fs::OpenOptions::new().write(true).open(to);
    file.and_then(|file| file.sync_all())
        .map_err(|error| Error::io(to, &error))
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fresh::rename(from, to).map_err(|error| Error::io(to, &error))
}

fn remove(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::io(file, &error)),
        _ => Ok(()),
    }
}
