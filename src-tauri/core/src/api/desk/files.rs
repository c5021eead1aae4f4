//! Files of the office's own beside the data file: forms, templates.

use std::path::{Path, PathBuf};

use crate::form::Broken;

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
    for path in files {
        let file = path.file_name().unwrap_or_default();
        let file = file.to_string_lossy().into_owned();
        match std::fs::read_to_string(&path) {
            Ok(text) => texts.push((file, text)),
            Err(_) => unreadable.push(Broken {
                file,
                place: "dòng 1".to_owned(),
                why: "không phải tệp chữ UTF-8. Lưu lại tệp với mã UTF-8.".to_owned(),
            }),
        }
    }
    (texts, unreadable)
}
