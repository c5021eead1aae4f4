//! Lists of dossiers that were read and have not changed since.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::api::reply::ListsCompared;
use crate::calendar::Period;
use crate::import::lists::{ListChoices, Understood};

/// What a file on the disk is known by again: its length, and when it was last written.
type Stamp = (u64, SystemTime);

/// What a file on the disk is known by again; none where it cannot be said.
pub(in crate::api) fn stamp(path: &Path) -> Option<Stamp> {
    let meta = std::fs::metadata(path).ok()?;
    Some((meta.len(), meta.modified().ok()?))
}

/// The most readings that are kept; the oldest goes first.
const MOST: usize = 100;

/// What lists were understood to say, and the two that were held against each other last.
#[derive(Debug, Default)]
pub(in crate::api) struct Lists {
    read: Vec<(PathBuf, ListChoices, Stamp, Understood)>,
    compared: Option<(Compared, Arc<ListsCompared>)>,
}

/// Which two lists were held against each other, and over which period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::api) struct Compared {
    files: [(PathBuf, Stamp); 2],
    period: Option<Period>,
}

impl Compared {
    /// Two files as they are now; none where that cannot be said.
    pub(in crate::api) fn of(a: &Path, b: &Path, period: Option<Period>) -> Option<Compared> {
        Some(Compared {
            files: [(a.to_owned(), stamp(a)?), (b.to_owned(), stamp(b)?)],
            period,
        })
    }
}

impl Lists {
    /// What a file was understood to say with these choices, if it is as it was then.
    pub(in crate::api) fn get(
        &self,
        path: &Path,
        choices: &ListChoices,
        stamp: Stamp,
    ) -> Option<Understood> {
        let own = self
            .read
            .iter()
            .find(|own| own.0 == path && own.1 == *choices && own.2 == stamp)?;
        Some(own.3.clone())
    }

    /// Keeps what a file was understood to say; what it said before it was changed goes.
    pub(in crate::api) fn keep(
        &mut self,
        path: &Path,
        choices: &ListChoices,
        stamp: Stamp,
        said: &Understood,
    ) {
        self.read.retain(|own| own.0 != path || own.2 == stamp);
        if self.read.len() == MOST {
            self.read.remove(0);
        }
        self.read
            .push((path.to_owned(), choices.clone(), stamp, said.clone()));
    }

    /// All that differs between two lists, if they were held against each other last and nothing has changed.
    pub(in crate::api) fn compared(&self, which: &Compared) -> Option<Arc<ListsCompared>> {
        let (known, found) = self.compared.as_ref()?;
        (known == which).then(|| Arc::clone(found))
    }

    /// Keeps all that differs between two lists.
    pub(in crate::api) fn keep_compared(&mut self, which: Compared, found: &Arc<ListsCompared>) {
        self.compared = Some((which, Arc::clone(found)));
    }

    /// Something was written that lists are understood by: the catalogue, what was said of their words.
    pub(in crate::api) fn forget_compared(&mut self) {
        self.compared = None;
    }
}
