//! What a program that was cut off left beside a file: copies half made, files that were to take another's place. Nobody
//! misses them, so they go without a word.

use std::fs;
use std::path::{Path, PathBuf};

use super::backup::{self, UNFINISHED, with_suffix};
use super::document;
use crate::fresh;

/// Removes them. Only while nobody has the file open: then nobody is at work on any of them. What cannot be removed stays,
/// which harms nobody.
pub(super) fn clear(data: &Path) {
    let mut left: Vec<PathBuf> = [".khoi-phuc", ".thu"]
        .into_iter()
        .flat_map(|own| ["", "-wal", "-shm", "-journal"].map(|log| own.to_owned() + log))
        .map(|suffix| with_suffix(data, &suffix))
        .collect();
    left.extend(files(&backup::folder(data), |name| {
        is_half_copy(data, name)
    }));
    if !others_open(data) {
        left.extend(files(&document::folder(data), fresh::is_ours));
    }
    for file in left {
        let _ = fs::remove_file(file);
    }
}

fn files(folder: &Path, ours: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = entries.filter(|entry| entry.file_name().to_str().is_some_and(&ours));
    ours.map(|entry| entry.path()).collect()
}

/// A copy being made, one being put aside, or a name claimed for one.
fn is_half_copy(data: &Path, name: &str) -> bool {
    let own = |name: &str| backup::is_name(data, name);
    match name.strip_prefix(UNFINISHED) {
        // Behind the moment it was begun stands the name it was to have.
        Some(rest) => rest.get(18..).is_some_and(own),
        None => {
            let half = name.strip_suffix(".dang-chep").is_some_and(own);
            let claimed = || {
                let size = fs::metadata(backup::folder(data).join(name));
                own(name) && size.is_ok_and(|found| found.len() == 0)
            };
            half || claimed()
        }
    }
}

/// Whether another data file of the folder may be open: the documents' folder is theirs, too.
fn others_open(data: &Path) -> bool {
    let Some(folder) = data.parent() else {
        return true;
    };
    let own = with_suffix(data, backup::OPEN);
    let marks = files(folder, |name| name.ends_with(backup::OPEN));
    marks.iter().any(|mark| *mark != own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_half_made_for_this_file_is_taken_for_a_leftover() {
        let data = Path::new("/không có/so.db");
        for (name, expected) in [
            (
                "dang-chep_2026-11-16_080105_so_2026-11-16_080105_hang-ngay.db",
                true,
            ),
            (
                "dang-chep_2026-11-16_080105_so_2026-11-16_080105_hang-ngay-2.db",
                true,
            ),
            (
                "so_2026-11-16_080105_truoc-khi-khoi-phuc.db.dang-chep",
                true,
            ),
            // Of another file, of nobody's.
            (
                "dang-chep_2026-11-16_080105_so-ho-so_2026-11-16_080105_hang-tuan.db",
                false,
            ),
            ("dang-chep_2026-11-16_080105", false),
            ("so_2026-11-16_080105_hang-ngay.db", false),
            ("so.db.dang-chep", false),
            ("ghi chú.txt", false),
        ] {
            assert_eq!(is_half_copy(data, name), expected, "{name}");
        }
    }
}
