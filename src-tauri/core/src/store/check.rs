//! The check of the whole file, on a connection and a thread of its own: SQLite's own, and whether every line is still
//! there as it was written.
//!
//! It reads every page and line, about 10 ms for each MB: too long for the way to the first screen once a file holds
//! ten years. So opening waits for it a moment only; then it goes on while the screen is read, and whoever
//! wants to write waits for its end.

use std::cell::OnceCell;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use rusqlite::{Connection, InterruptHandle, OpenFlags};

use super::kind::Kind;
use super::{digest, explain, history, place};

/// How long to wait while another process writes.
pub(super) const BUSY: Duration = Duration::from_secs(5);

/// How long opening waits for the check. A file of some years (5 MB) is done by then.
pub(super) const PATIENCE: Duration = Duration::from_millis(15);

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// The file is whole.
    Whole,
    /// The file is damaged; what SQLite says about it.
    Damaged(String),
    /// The check could not be done; why.
    Unknown(String),
}

/// A check under way, or its end.
pub(super) struct Check {
    found: OnceCell<Found>,
    under_way: Option<UnderWay>,
}

struct UnderWay {
    answer: Receiver<Found>,
    stop: InterruptHandle,
    thread: JoinHandle<()>,
}

impl Check {
    /// For a file that has just been made.
    pub(super) fn whole() -> Check {
        Check {
            found: OnceCell::from(Found::Whole),
            under_way: None,
        }
    }

    /// Starts checking, and waits a moment for the end.
    pub(super) fn start(kind: Kind, file: &Path, patience: Duration) -> Check {
        let check = match begin(kind, file) {
            Ok(under_way) => Check {
                found: OnceCell::new(),
                under_way: Some(under_way),
            },
            Err(found) => Check {
                found: OnceCell::from(found),
                under_way: None,
            },
        };
        check.wait_for(patience);
        check
    }

    /// What was found, if the check has ended.
    pub(super) fn peek(&self) -> Option<&Found> {
        self.wait_for(Duration::ZERO);
        self.found.get()
    }

    /// Waits for the end.
    pub(super) fn wait(&self) -> &Found {
        self.found.get_or_init(|| match &self.under_way {
            Some(under_way) => under_way.answer.recv().unwrap_or_else(|_| lost()),
            None => lost(),
        })
    }

    fn wait_for(&self, time: Duration) {
        let (None, Some(under_way)) = (self.found.get(), &self.under_way) else {
            return;
        };
        let found = match under_way.answer.recv_timeout(time) {
            Ok(found) => found,
            Err(RecvTimeoutError::Timeout) => return,
            Err(RecvTimeoutError::Disconnected) => lost(),
        };
        // Only this thread fills the cell, and it was empty.
        let _ = self.found.set(found);
    }
}

impl Drop for Check {
    /// Breaks off a check that nobody waits for, so that the file is let go of.
    fn drop(&mut self) {
        if let Some(under_way) = self.under_way.take() {
            under_way.stop.interrupt();
            let _ = under_way.thread.join();
        }
    }
}

fn lost() -> Found {
    Found::Unknown(
        "Việc kiểm tra tệp bị dừng giữa chừng. Khởi động lại chương trình rồi làm lại.".to_owned(),
    )
}

fn begin(kind: Kind, file: &Path) -> Result<UnderWay, Found> {
    let db = open_to_read(file).map_err(|error| as_found(kind, &error))?;
    let stop = db.get_interrupt_handle();
    let (tell, answer) = sync_channel(1);
    let thread = Builder::new()
        .name("kiem-tra".to_owned())
        .spawn(move || {
            let found = whole(kind, &db);
            // Close first: whoever hears the answer may want to replace the file.
            drop(db);
            let _ = tell.send(found);
        })
        .map_err(|error| Found::Unknown(error.to_string()))?;
    Ok(UnderWay {
        answer,
        stop,
        thread,
    })
}

/// A connection that writes nothing.
pub(super) fn open_to_read(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = place::connect(file, flags)?;
    db.busy_timeout(BUSY)?;
    Ok(db)
}

/// All that can be wrong with what a file says. Of the dossiers' file the agreement of indexes with their tables is left
/// out: it takes longest, and the lists can be taken in again.
pub(super) fn whole(kind: Kind, db: &Connection) -> Found {
    if !kind.digest {
        return run(kind, db, "PRAGMA quick_check(1)");
    }
    match run(kind, db, "PRAGMA integrity_check(1)") {
        Found::Whole => said(kind, db),
        other => other,
    }
}

/// The same, references between tables included.
pub(super) fn thorough(kind: Kind, db: &Connection) -> Found {
    match whole(kind, db) {
        Found::Whole => {}
        other => return other,
    }
    let dangling = db
        .prepare("PRAGMA foreign_key_check")
        .and_then(|mut check| check.exists([]));
    match dangling {
        Ok(false) => Found::Whole,
        Ok(true) => Found::Damaged("foreign key".to_owned()),
        Err(error) => as_found(kind, &error),
    }
}

/// Whether the lines are those that were written: they add up to the digest; in a file of an older program, which has
/// none, the figures are what their history says last.
fn said(kind: Kind, db: &Connection) -> Found {
    let differs = || {
        // Everything as of one moment: others may write meanwhile.
        let moment = db.unchecked_transaction()?;
        match digest::has(&moment)? {
            true => digest::differs(&moment),
            false => history::contradicted(&moment),
        }
    };
    match differs() {
        Ok(None) => Found::Whole,
        Ok(Some(what)) => Found::Damaged(what),
        Err(error) => as_found(kind, &error),
    }
}

fn run(kind: Kind, db: &Connection, check: &str) -> Found {
    match db.query_row(check, [], |row| row.get::<_, String>(0)) {
        Ok(text) if text == "ok" => Found::Whole,
        Ok(text) => Found::Damaged(text),
        Err(error) => as_found(kind, &error),
    }
}

fn as_found(kind: Kind, error: &rusqlite::Error) -> Found {
    match explain::is_damage(error) {
        true => Found::Damaged(error.to_string()),
        false => Found::Unknown(explain::why(kind, error)),
    }
}
