//! Lists of dossiers that were read and have not changed since.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::import::lists::{ListChoices, Understood};

/// What a file on the disk is known by again: its length, and when it was last written.
type Stamp = (u64, SystemTime);

/// The most readings that are kept; the oldest goes first.
const MOST: usize = 100;

/// What lists were understood to say.
#[derive(Debug, Default)]
pub(in crate::api) struct Lists(Vec<(PathBuf, ListChoices, Stamp, Understood)>);

impl Lists {
    /// What a file was understood to say with these choices, if it is as it was then.
    pub(in crate::api) fn get(
        &self,
        path: &Path,
        choices: &ListChoices,
        stamp: Stamp,
    ) -> Option<Understood> {
        let own = self
            .0
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
        self.0.retain(|own| own.0 != path || own.2 == stamp);
        if self.0.len() == MOST {
            self.0.remove(0);
        }
        self.0
            .push((path.to_owned(), choices.clone(), stamp, said.clone()));
    }
}
