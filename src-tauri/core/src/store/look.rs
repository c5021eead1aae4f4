//! What can be seen of a file before it is opened: that it is gone beside its copies, that it cannot be one of ours; and
//! the turn to make a new one.

use std::fs::File;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::kind::Kind;
use super::refusal::{damaged, gone, unusable};
use super::{backup, explain, leftover};
use crate::error::{Error, Result};
use crate::regular;

/// Refuses a file that is not there, or empty, while copies of it are: that is no first start. Nothing is made.
pub(super) fn refuse_gone(kind: Kind, path: &Path, now: NaiveDateTime) -> Result<()> {
    match is_empty(path) {
        true => refuse_beside_copies(kind, path, now),
        false => Ok(()),
    }
}

fn is_empty(path: &Path) -> bool {
    match std::fs::metadata(path) {
        Ok(found) => found.is_file() && found.len() == 0,
        // A link that leads nowhere is told as one.
        Err(error) => {
            let is_gone = error.kind() == std::io::ErrorKind::NotFound;
            is_gone && std::fs::symlink_metadata(path).is_err()
        }
    }
}

/// Puts the log of a file aside that is not there: a new file begins without it, and the old one may be found again.
pub(super) fn put_log_aside(path: &Path, now: NaiveDateTime) -> Result<Option<PathBuf>> {
    match is_empty(path) && has_log(path) {
        true => leftover::put_aside(&backup::log_of(path), now).map(Some),
        false => Ok(None),
    }
}

/// The same for a file known to hold nothing.
pub(super) fn refuse_beside_copies(kind: Kind, path: &Path, now: NaiveDateTime) -> Result<()> {
    match backup::list(path)?.len() {
        0 => Ok(()),
        copies => Err(gone(kind, path, copies, has_log(path), now)),
    }
}

fn has_log(path: &Path) -> bool {
    std::fs::metadata(backup::log_of(path)).is_ok_and(|log| log.len() > 0)
}

/// Refuses what can be seen to be wrong before anything is opened.
pub(super) fn look_at(kind: Kind, path: &Path) -> Result<()> {
    // Through a link that leads nowhere a new file would be made there, and look as if all were gone.
    if let (Err(_), Some(fault)) = (std::fs::metadata(path), regular::fault(path)) {
        let why = format!("Đó {fault}. Cắm lại ổ đĩa, hoặc chọn đúng tệp, rồi mở lại.");
        return Err(unusable(kind, path, &why));
    }
    let empty = match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => {
            return Err(unusable(
                kind,
                path,
                "Đó là một thư mục. Chọn tên tệp khác.",
            ));
        }
        Ok(found) if !found.is_file() => {
            let why = "Đó là ống dẫn hoặc thiết bị, không phải tệp thường. Chọn tệp khác.";
            return Err(unusable(kind, path, why));
        }
        // The mark of Windows; elsewhere only the system knows who may write.
        Ok(found) if cfg!(windows) && found.permissions().readonly() => {
            return Err(unusable(kind, path, &explain::read_only(kind)));
        }
        // SQLite takes anything shorter than its smallest page for an empty file, and would write over it.
        Ok(found) if (1..512).contains(&found.len()) => return Err(damaged(kind, path)),
        Ok(found) => found.len() == 0,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
        Err(error) => return Err(Error::io(path, &error)),
    };
    for beside in ["-wal", "-shm", "-journal"] {
        let beside = backup::with_suffix(path, beside);
        if let Some(fault) = regular::fault(&beside) {
            let why = format!(
                "{} {fault}. Chuyển nó đi chỗ khác rồi mở lại.",
                beside.display()
            );
            return Err(unusable(kind, path, &why));
        }
    }
    // SQLite would throw away the log of a file that has gone missing or was emptied.
    let log = backup::log_of(path);
    if empty && has_log(path) {
        let why = format!(
            "Tệp không còn nội dung nhưng vẫn còn phần ghi dở {}. \
             Đưa tệp dữ liệu trở lại chỗ cũ, hoặc khôi phục bản sao.",
            log.display()
        );
        return Err(unusable(kind, path, &why));
    }
    Ok(())
}

/// The turn to make a new file. SQLite does not wait for others that switch the same new file to WAL.
pub(super) struct Turn {
    mark: PathBuf,
    _locked: File,
}

impl Turn {
    /// Waits while others make the file; nothing where it is made already. Where nothing can be locked, opening the
    /// file tells more.
    pub(super) fn wait(path: &Path) -> Option<Turn> {
        let mark = backup::with_suffix(path, ".dang-tao");
        let is_new = std::fs::metadata(path).map_or(true, |found| found.len() == 0);
        if !is_new && !mark.exists() {
            return None;
        }
        let file = regular::mark(&mark).ok()?;
        let locked = file.lock();
        let turn = Turn {
            mark,
            _locked: file,
        };
        locked.is_ok().then_some(turn)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Others that wait have it open; the last one leaves nothing.
        let _ = std::fs::remove_file(&self.mark);
    }
}
