//! The office's own definitions and templates, as they lie in a folder beside the data file.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::form::Broken;
use crate::regular;

/// The largest definition or template of an office, in megabytes, and how many of them are read.
const LARGEST: u64 = 1;
const MOST: usize = 200;

/// The TOML files of a folder, in order of their names, and those that cannot be read as text;
/// none when there is no such folder.
pub(super) fn files_in(folder: &Path) -> (Vec<(String, String)>, Vec<Broken>) {
    let (mut texts, mut unreadable) = (Vec::new(), Vec::new());
    let Ok(entries) = std::fs::read_dir(folder) else {
        return (texts, unreadable);
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|ext| ext.eq_ignore_ascii_case("toml"))
        })
        .collect();
    files.sort();
    let further = files.get(MOST).map(|path| named(path));
    for path in files.into_iter().take(MOST) {
        let file = named(&path);
        let text = match regular::read(&path, LARGEST) {
            Ok(bytes) => String::from_utf8(bytes)
                .map_err(|_| "không phải tệp chữ UTF-8. Lưu lại tệp với mã UTF-8.".to_owned()),
            Err(Error::File { why, .. }) => Err(why),
            Err(error) => Err(error.to_string()),
        };
        match text {
            Ok(text) => texts.push((file, text)),
            Err(why) => unreadable.push(broken(file, why)),
        }
    }
    unreadable.extend(further.map(|file| {
        let why = format!(
            "thư mục có hơn {MOST} tệp, từ tệp này trở đi không đọc. Bớt tệp trong thư mục."
        );
        broken(file, why)
    }));
    (texts, unreadable)
}

fn named(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn broken(file: String, why: String) -> Broken {
    let place = "dòng 1".to_owned();
    Broken { file, place, why }
}
