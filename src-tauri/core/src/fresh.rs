//! A new file in a folder, under a short name of its own: what is written goes beside its place first, and is renamed
//! when it is whole.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

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

/// Whether a file has such a name.
pub(crate) fn is_ours(name: &str) -> bool {
    let number = name
        .strip_prefix(".smc-")
        .and_then(|rest| rest.strip_suffix(".tmp"));
    number.is_some_and(|number| number.parse::<usize>().is_ok())
}

/// Makes a folder in the same way.
///
/// # Errors
///
/// When no folder can be made in the folder.
pub(crate) fn folder_beside(folder: &Path) -> io::Result<PathBuf> {
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..MOST_LEFTOVERS {
        let path = folder.join(format!(".smc-{number}.tmp"));
        match fs::create_dir(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// How long to wait, again and again, for a program that looks at each new file (against viruses, for searching).
const PAUSES: [u64; 5] = [20, 50, 100, 200, 400];

/// Gives a finished file its name, and sees the name on the disk; a file that has the name already is replaced.
///
/// # Errors
///
/// What the system says. See [`is_held`].
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    renamed(from, to)?;
    settle(&folder_of(to))
}

fn renamed(from: &Path, to: &Path) -> io::Result<()> {
    for pause in PAUSES {
        match fs::rename(from, to) {
            Err(error) if is_in_use(&error) && !refuses_writing(to) => {
                std::thread::sleep(Duration::from_millis(pause));
            }
            done => return done,
        }
    }
    fs::rename(from, to)
}

/// Makes a folder and those above it, and sees them on the disk: without its name all that is in it would be lost.
///
/// # Errors
///
/// What the system says.
pub(crate) fn folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let above = folder_of(path);
    folder(&above)?;
    match fs::create_dir(path) {
        // Another one has just made it.
        Err(_) if path.is_dir() => {}
        made => made?,
    }
    settle(&above)
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Sees the names in a folder on the disk. Windows does this by itself and cannot open folders as files; nor can every
/// file system do it.
///
/// # Errors
///
/// When the disk refuses.
pub(crate) fn settle(folder: &Path) -> io::Result<()> {
    match File::open(folder).map(|folder| folder.sync_all()) {
        Ok(Err(error)) if !is_unable(&error) => Err(error),
        _ => Ok(()),
    }
}

fn is_unable(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported)
}

/// Whether a file could not be replaced because another program has it open. Windows says "forbidden" then, as it
/// does when it is forbidden; writing into the file tells them apart.
pub(crate) fn is_held(to: &Path, error: &io::Error) -> bool {
    is_in_use(error)
        && match OpenOptions::new().write(true).open(to) {
            // Some programs let others write, but not put another file in the place of theirs.
            Ok(_) => true,
            Err(error) => matches!(error.raw_os_error(), Some(SHARING | LOCK)),
        }
}

/// A file that refuses to be written will do so after a pause too.
fn refuses_writing(file: &Path) -> bool {
    file.exists() && OpenOptions::new().write(true).open(file).is_err()
}

/// Errors of Windows: forbidden; open in another program; locked by one.
const FORBIDDEN: i32 = 5;
const SHARING: i32 = 32;
const LOCK: i32 = 33;

fn is_in_use(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(FORBIDDEN | SHARING | LOCK))
}
