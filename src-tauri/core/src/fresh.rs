//! A new file in a folder, under a short name of its own: what is written goes beside its place first.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// How many such files may have been left behind before it gives up.
const MOST_LEFTOVERS: usize = 1000;

/// Makes it and opens it for writing. Its name is short, because the target's may be as long as names can be.
///
/// # Errors
///
/// When no file can be made in the folder.
pub(crate) fn beside(folder: &Path) -> io::Result<(PathBuf, File)> {
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..MOST_LEFTOVERS {
        let path = folder.join(format!(".smc-{number}.tmp"));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}
