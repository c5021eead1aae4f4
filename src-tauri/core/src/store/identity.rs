//! Which file a path leads to: whether it is still the one that was opened there.

use std::fs::{self, File, Metadata};
use std::path::Path;

/// A file, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity(u64, u64);

impl Identity {
    /// The file that a path leads to; none where nothing is there. Costs a microsecond, and opens nothing: closing a file
    /// would let go of the locks that SQLite has on it.
    pub(super) fn at(path: &Path) -> Option<Identity> {
        fs::metadata(path).ok().map(|found| Identity::of(&found))
    }

    /// Whether a path leads elsewhere by now: the file was renamed, moved, removed, or another one took its name.
    pub(super) fn has_left(self, path: &Path) -> bool {
        Identity::at(path) != Some(self)
    }

    /// An open file.
    pub(super) fn of_open(file: &File) -> Option<Identity> {
        file.metadata().ok().map(|found| Identity::of(&found))
    }

    #[cfg(unix)]
    fn of(found: &Metadata) -> Identity {
        use std::os::unix::fs::MetadataExt;
        Identity(found.dev(), found.ino())
    }

    /// Windows keeps the name of an open file taken until all have closed it: whether it is there is all there is to ask.
    #[cfg(not(unix))]
    fn of(_: &Metadata) -> Identity {
        Identity(0, 0)
    }
}
