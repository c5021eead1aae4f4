//! A folder of a test's own, which goes away with the test.

use std::ops::Deref;
use std::path::Path;

use tempfile::TempDir;

/// An empty folder; its name holds a space and letters that a careless program would stumble over.
#[derive(Debug)]
pub struct Folder(TempDir);

impl Folder {
    /// A new folder under the system's temporary one.
    ///
    /// # Panics
    ///
    /// When it cannot be made.
    #[must_use]
    pub fn new() -> Folder {
        let made = tempfile::Builder::new().prefix("smc Đông Hải ").tempdir();
        Folder(made.expect("a folder for the test"))
    }
}

impl Default for Folder {
    fn default() -> Folder {
        Folder::new()
    }
}

impl Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        self.0.path()
    }
}

/// The names in a folder, sorted; none when it is missing.
///
/// # Panics
///
/// When a name is no Unicode.
#[must_use]
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().into_string().expect("a Unicode name"))
        .collect();
    names.sort();
    names
}
