//! A finished file onto the disk: written beside, then renamed, so that an old file is whole until the new one is.
//! Knows nothing of what the bytes mean, apart from the name a report's file is proposed under.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::calendar::Period;
use crate::error::{Error, Result};
use crate::fresh;

/// How much of a ward's name goes into a file name.
const LONGEST_WARD: usize = 60;

/// Writes a file whole or not at all. Refused with a sentence: a folder that is gone, a path that is a folder,
/// a file that is read-only or open in Excel, a full disk; nothing is left beside it then.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    write_with(path, |file| file.write_all(bytes))
}

fn write_with(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> Result<()> {
    let folder = match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => {
            return Err(refused(
                path,
                "không phải tên tệp. Chọn nơi lưu và tên tệp.",
            ));
        }
    };
    if path.is_dir() {
        return Err(refused(
            path,
            "đã có một thư mục mang tên này. Chọn tên tệp khác.",
        ));
    }
    if path.file_name().is_none() {
        return Err(refused(
            path,
            "không phải tên tệp. Chọn nơi lưu và tên tệp.",
        ));
    }
    if !folder.is_dir() {
        return Err(folder_is_gone(path, folder));
    }
    // Where renaming over a read-only file is allowed (not on Windows), the mark still says: leave it alone.
    if fs::metadata(path).is_ok_and(|old| old.permissions().readonly()) {
        return Err(refused(
            path,
            "chỉ cho phép đọc. Bỏ dấu “Chỉ đọc” (Read-only) của tệp hoặc lưu bằng tên khác.",
        ));
    }
    beside(path, folder, write).map_err(|error| match folder.is_dir() {
        true => Error::io(path, &error),
        false => folder_is_gone(path, folder),
    })
}

fn refused(path: &Path, why: &str) -> Error {
    Error::File {
        file: path.to_owned(),
        why: why.to_owned(),
    }
}

fn folder_is_gone(path: &Path, folder: &Path) -> Error {
    let why = format!(
        "thư mục {} không còn ở đó. Chọn thư mục khác.",
        folder.display()
    );
    refused(path, &why)
}

fn beside(
    path: &Path,
    folder: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    let (temporary, mut file) = fresh::beside(folder)?;
    let written = write(&mut file).and_then(|()| file.sync_all());
    // Windows renames only what nobody holds open.
    drop(file);
    let renamed = written.and_then(|()| fs::rename(&temporary, path));
    if renamed.is_err() {
        // The first error is the one to tell; a file that cannot be removed does no harm.
        let _ = fs::remove_file(&temporary);
        return renamed;
    }
    // The name itself becomes durable with its folder; Windows does so by itself and cannot open folders.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// The name proposed for a report's workbook: "BC-KSTTHC_Dong-Hai_2026-11.xlsx", a draft's with "-nhap" before the dot.
/// Plain letters only: the file travels by mail, on sticks and through systems that mangle accents.
pub fn file_name(ward: &str, period: Period, draft: bool) -> String {
    let ward = plain_words(ward);
    let between = if ward.is_empty() { "" } else { "_" };
    let draft = if draft { "-nhap" } else { "" };
    format!(
        "BC-KSTTHC{between}{ward}_{}{draft}.xlsx",
        period.file_name()
    )
}

/// The name proposed for a paper, without its ending: `Phu-luc_Dong-Hai_2026`. Empty parts are left out.
pub fn paper_name(parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| plain_words(part)).collect();
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("_")
}

/// "Đông Hải" → "Dong-Hai": no accents, no sign that Windows forbids in names.
fn plain_words(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'đ' => 'd',
            'Đ' => 'D',
            c if c.is_ascii_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    let words: Vec<&str> = plain.split_ascii_whitespace().collect();
    let mut words = words.join("-");
    words.truncate(LONGEST_WARD);
    words.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of this test's own, removed with it.
    struct Folder(std::path::PathBuf);

    impl Folder {
        fn new(name: &str) -> Folder {
            let path =
                std::env::temp_dir().join(format!("smc-export-{}-{name}", std::process::id()));
            let _ = fs::remove_dir_all(&path);
            fs::create_dir_all(&path).unwrap();
            Folder(path)
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).unwrap();
            let mut names: Vec<String> = entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[track_caller]
    fn says(result: Result<()>, words: &str) {
        let error = result.unwrap_err();
        assert_eq!(error.code(), "file");
        assert!(error.to_string().contains(words), "{error}");
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = Folder::new("replaced");
        let path = folder.0.join("báo cáo.xlsx");
        write_file(&path, b"old").unwrap();
        write_file(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(folder.names(), ["báo cáo.xlsx"]);
    }

    #[test]
    fn a_full_disk_leaves_the_old_file_and_nothing_beside_it() {
        let folder = Folder::new("full");
        let path = folder.0.join("a.xlsx");
        write_file(&path, b"old").unwrap();
        let half_written = write_with(&path, |file| {
            file.write_all(b"ne")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        says(half_written, "ổ đĩa đã đầy");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(folder.names(), ["a.xlsx"]);
    }

    #[test]
    fn a_folder_that_disappears_is_named() {
        let folder = Folder::new("gone");
        let inner = folder.0.join("bên trong");
        says(
            write_file(&inner.join("a.xlsx"), b""),
            "bên trong không còn ở đó",
        );
        fs::create_dir(&inner).unwrap();
        let meanwhile = write_with(&inner.join("a.xlsx"), |_| {
            fs::remove_dir_all(&inner)?;
            Err(io::ErrorKind::NotFound.into())
        });
        says(meanwhile, "Chọn thư mục khác");
        fs::write(&inner, b"a file where a folder was").unwrap();
        says(write_file(&inner.join("a.xlsx"), b""), "Chọn thư mục khác");
    }

    #[test]
    fn folders_and_read_only_files_are_left_alone() {
        let folder = Folder::new("refused");
        says(write_file(&folder.0, b""), "đã có một thư mục");
        says(write_file(Path::new("/"), b""), "Chọn");
        says(write_file(Path::new(""), b""), "Chọn");
        let path = folder.0.join("a.xlsx");
        write_file(&path, b"old").unwrap();
        let writable = fs::metadata(&path).unwrap().permissions();
        let mut read_only = writable.clone();
        read_only.set_readonly(true);
        fs::set_permissions(&path, read_only).unwrap();
        says(write_file(&path, b"new"), "chỉ cho phép đọc");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        fs::set_permissions(&path, writable).unwrap();
        assert_eq!(folder.names(), ["a.xlsx"]);
    }

    #[test]
    fn what_a_crash_left_behind_is_in_nobodys_way() {
        let folder = Folder::new("leftover");
        fs::write(folder.0.join(".smc-0.tmp"), b"half").unwrap();
        let long = format!("{}.xlsx", "b".repeat(250));
        write_file(&folder.0.join(&long), b"new").unwrap();
        assert_eq!(folder.names(), [".smc-0.tmp".to_owned(), long]);
    }

    #[track_caller]
    fn proposes(ward: &str, period: &str, draft: bool, expected: &str) {
        assert_eq!(file_name(ward, period.parse().unwrap(), draft), expected);
    }

    #[test]
    fn a_papers_name_leaves_out_what_is_not_known() {
        assert_eq!(
            paper_name(&["Phụ lục", "Đông Hải", "2026"]),
            "Phu-luc_Dong-Hai_2026"
        );
        assert_eq!(paper_name(&["Quyết định", " ", "2026"]), "Quyet-dinh_2026");
    }

    #[test]
    fn names_are_plain_and_allowed_on_windows() {
        proposes(
            "Đông Hải",
            "2026-11",
            false,
            "BC-KSTTHC_Dong-Hai_2026-11.xlsx",
        );
        proposes(
            "Đông Hải",
            "2026-11",
            true,
            "BC-KSTTHC_Dong-Hai_2026-11-nhap.xlsx",
        );
        let nfd: String = "Đông Hải".nfd().collect();
        proposes(&nfd, "2026-Q4", false, "BC-KSTTHC_Dong-Hai_2026-Q4.xlsx");
        proposes("", "2026", false, "BC-KSTTHC_2026.xlsx");
        proposes(
            "..\\a/b:c*?\"<>|.",
            "2026-01..2026-05",
            false,
            "BC-KSTTHC_a-b-c_2026-01_2026-05.xlsx",
        );
        proposes("CON", "2026-9M", false, "BC-KSTTHC_CON_2026-9M.xlsx");
        assert!(file_name(&"Đông ".repeat(100), "2026".parse().unwrap(), true).len() < 100);
    }
}
