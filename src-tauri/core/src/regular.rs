//! Which files are read: regular ones. A pipe would be waited for without end, a device has none. A link is followed,
//! but never written through: what is written gets its name by renaming.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::error::{Error, Result};

/// Why what has this name cannot be used as a file, as the rest of a sentence; none for a regular file, a link to one,
/// and where nothing is.
pub(crate) fn fault(path: &Path) -> Option<&'static str> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => None,
        Ok(found) if found.is_dir() => Some("là thư mục, không phải tệp"),
        Ok(_) => Some("là ống dẫn hoặc thiết bị, không phải tệp thường"),
        Err(_) if is_link(path) => {
            Some("là liên kết tới một tệp không còn ở đó (ổ đĩa có thể đã rút ra)")
        }
        Err(_) => None,
    }
}

/// Opens a file for reading, and says how many bytes it has.
///
/// # Errors
///
/// With a sentence when it is none that can be read.
pub(crate) fn open(path: &Path) -> Result<(File, u64)> {
    if let Some(fault) = fault(path) {
        return Err(refused(path, format!("{fault}. Chọn tệp khác.")));
    }
    let io = |error: io::Error| Error::io(path, &error);
    let file = File::open(path).map_err(io)?;
    let length = file.metadata().map_err(io)?.len();
    Ok((file, length))
}

/// The contents of a file of no more than `megabytes`.
///
/// # Errors
///
/// With a sentence when it is larger, or none that can be read.
pub fn read(path: &Path, megabytes: u64) -> Result<Vec<u8>> {
    let (file, length) = open(path)?;
    let (mut bytes, most) = (Vec::new(), megabytes << 20);
    let too_large = || {
        refused(
            path,
            format!("lớn hơn {megabytes} MB, quá lớn. Chọn tệp khác."),
        )
    };
    if length > most {
        return Err(too_large());
    }
    // It may grow meanwhile.
    let read = file.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| Error::io(path, &error))?;
    match bytes.len() as u64 > most {
        true => Err(too_large()),
        false => Ok(bytes),
    }
}

/// Opens a file that is only locked, making it where there is none: nothing is ever written into it, wherever its name
/// leads.
///
/// # Errors
///
/// When the system refuses, or it is no regular file; neither is a link: nobody's file is locked through one.
pub(crate) fn mark(path: &Path) -> io::Result<File> {
    if fault(path).is_some() || is_link(path) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false).open(path)
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|own| own.is_symlink())
}

fn refused(path: &Path, why: String) -> Error {
    let file = path.to_owned();
    Error::File { file, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_files_within_their_size_are_read() {
        let folder = std::env::temp_dir().join(format!("smc-regular-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.txt");
        fs::write(&file, vec![b'a'; 1 << 20]).unwrap();
        assert_eq!(read(&file, 1).unwrap().len(), 1 << 20);
        fs::write(&file, vec![b'a'; (1 << 20) + 1]).unwrap();
        let large = read(&file, 1).unwrap_err().to_string();
        assert!(large.contains("lớn hơn 1 MB"), "{large}");
        let inside = read(&folder, 1).unwrap_err().to_string();
        assert!(inside.contains("là thư mục"), "{inside}");
        assert_eq!(fault(&folder.join("không có")), None);
        mark(&file).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().len(), (1 << 20) + 1);
        assert!(mark(&folder).is_err());
        #[cfg(unix)]
        {
            let link = folder.join("liên kết");
            std::os::unix::fs::symlink(&file, &link).unwrap();
            assert_eq!(fault(&link), None);
            fs::remove_file(&file).unwrap();
            assert!(fault(&link).is_some_and(|own| own.contains("không còn ở đó")));
            assert!(fault(Path::new("/dev/zero")).is_some_and(|own| own.contains("thiết bị")));
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
