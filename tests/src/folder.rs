//! A folder of a test's own, which goes away with the test.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// An empty folder; its name holds letters that a careless program would stumble over.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A new folder under the system's temporary one.
    ///
    /// # Panics
    ///
    /// When it cannot be made.
    #[must_use]
    pub fn new(name: &str) -> Folder {
        let path = env::temp_dir().join(format!("smc {} {name} ổ", process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    /// The names in it, sorted.
    ///
    /// # Panics
    ///
    /// When it cannot be read.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        names(self)
    }
}

/// The names in a folder, sorted; none when it is missing.
///
/// # Panics
///
/// When a name is no Unicode.
#[must_use]
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().into_string().expect("a Unicode name"))
        .collect();
    names.sort();
    names
}

impl Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
