//! A finished folder onto the disk: filled beside, then renamed, so that it is there whole or not at all.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::file::not_begun;
use crate::error::{Error, Result};
use crate::{fresh, name};

/// How many names beside an occupied one are tried.
const MOST_NAMES: usize = 1000;

/// Makes a folder of this name in a folder, whole or not at all, and gives its path: "Bàn giao", or where that is taken
/// "Bàn giao (2)". `fill` fills it while it has another name; where it fails nothing is left.
///
/// # Errors
///
/// When the folder to write into is gone or takes no folders, and what `fill` says.
pub fn write_folder(
    folder: &Path,
    name: &str,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let name = name::mended(name);
    let target = folder.join(&name);
    let begun = fresh::folder_beside(folder);
    let temporary = begun.map_err(|error| not_begun(&target, folder, &error))?;
    let settled = |()| fresh::settle(&temporary).map_err(|error| Error::io(&target, &error));
    let filled = fill(&temporary).and_then(settled).and_then(|()| {
        let named = |number| folder.join(name::numbered(&name, number));
        let free = std::iter::once(target.clone()).chain((2..MOST_NAMES).map(named));
        let mut free = free.filter(|path| !path.exists());
        let path = free.next().unwrap_or_else(|| named(MOST_NAMES));
        fresh::rename(&temporary, &path).map_err(|error| Error::io(&path, &error))?;
        Ok(path)
    });
    if filled.is_err() {
        // The first error is the one to tell; a folder that cannot be removed does no harm.
        let _ = fs::remove_dir_all(&temporary);
    }
    filled
}

/// Copies the files of a folder and of those in it, and gives their number; none where the folder is not there.
///
/// # Errors
///
/// When a file cannot be read, or written whole.
pub fn copy_folder(from: &Path, to: &Path) -> Result<u64> {
    let entries = match fs::read_dir(from) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(Error::io(from, &error)),
    };
    fs::create_dir_all(to).map_err(|error| Error::io(to, &error))?;
    let mut count = 0;
    for entry in entries {
        let entry = entry.map_err(|error| Error::io(from, &error))?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        let kind = entry
            .file_type()
            .map_err(|error| Error::io(&from, &error))?;
        if kind.is_dir() {
            count += copy_folder(&from, &to)?;
        } else if kind.is_file() {
            copy_file(&from, &to)?;
            count += 1;
        }
    }
    fresh::settle(to).map_err(|error| Error::io(to, &error))?;
    Ok(count)
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    let mut source = File::open(from).map_err(|error| Error::io(from, &error))?;
    let copied = File::create_new(to).and_then(|mut target| {
        io::copy(&mut source, &mut target)?;
        target.sync_all()
    });
    copied.map_err(|error| Error::io(to, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string();
        let mut names: Vec<String> = entries.map(|entry| name(entry).unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_there_whole_or_not_at_all() {
        let own = format!("smc-folder-{}", std::process::id());
        let folder = std::env::temp_dir().join(own);
        let _ = fs::remove_dir_all(&folder);
        let source = folder.join("nguồn");
        fs::create_dir_all(source.join("trong")).unwrap();
        fs::write(source.join("a.txt"), b"a").unwrap();
        fs::write(source.join("trong/b.txt"), b"b").unwrap();
        let fill = |to: &Path| {
            assert_eq!(copy_folder(&source, &to.join("chép"))?, 2);
            assert_eq!(copy_folder(&folder.join("không có"), &to.join("x"))?, 0);
            Ok(())
        };
        let first = write_folder(&folder, "Bàn giao", fill).unwrap();
        assert_eq!(fs::read(first.join("chép/trong/b.txt")).unwrap(), b"b");
        assert_eq!(names(&first), ["chép"]);
        let second = write_folder(&folder, "Bàn giao", fill).unwrap();
        assert_eq!(second, folder.join("Bàn giao (2)"));
        let refused = write_folder(&folder, "Bàn giao", |to| {
            fs::write(to.join("nửa chừng"), b"").unwrap();
            Err(Error::Cancelled)
        });
        assert!(matches!(refused, Err(Error::Cancelled)));
        let gone = write_folder(&folder.join("không có"), "Bàn giao", |_| Ok(()));
        assert!(gone.unwrap_err().to_string().contains("không còn ở đó"));
        assert_eq!(names(&folder), ["Bàn giao", "Bàn giao (2)", "nguồn"]);
        fs::remove_dir_all(&folder).unwrap();
    }
}
