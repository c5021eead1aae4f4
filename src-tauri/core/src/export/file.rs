//! A finished file onto the disk: written beside, then renamed, so that an old file is whole until the new one is.
//! Knows nothing of what the bytes mean, apart from the name a report's file is proposed under.

use std::fs::{self, File};
use std::io::ErrorKind::{NotADirectory, NotFound};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::calendar::Period;
use crate::error::{Error, OTHER, Result};
use crate::{fresh, name, regular};

/// How much of a ward's name goes into a file name.
const LONGEST_WARD: usize = 60;

/// How many names beside an occupied one are tried.
const MOST_NAMES: usize = 1000;

/// Writes a file whole or not at all. Refused with a sentence: a folder that is gone, a path that is a folder,
/// a name that Windows forbids, a file that is read-only or open in another program, a full disk; nothing is left
/// beside it then.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    write_with(path, |file| file.write_all(bytes))
}

fn write_with(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> Result<()> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(refused(
            path,
            "không phải tên tệp. Chọn nơi lưu và tên tệp.",
        ));
    };
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    if cfg!(windows) {
        allowed(path, &name.to_string_lossy())?;
    }
    if path.is_dir() {
        let why = format!("đã có một thư mục mang tên này. Chọn thư mục khác, {OTHER}");
        return Err(Error::other_name(path, &why, free(path)));
    }
    // A pipe or a device would be replaced, or waited for.
    if let (true, Some(fault)) = (path.exists(), regular::fault(path)) {
        let why = format!("{fault}. Chọn tên khác, ví dụ");
        return Err(Error::other_name(path, &why, free(path)));
    }
    if !folder.is_dir() {
        return Err(folder_is_gone(path, folder));
    }
    // Where renaming over a read-only file is allowed (not on Windows), the mark still says: leave it alone.
    if fs::metadata(path).is_ok_and(|old| old.permissions().readonly()) {
        let why = format!("chỉ cho phép đọc. Bỏ dấu “Chỉ đọc” (Read-only) của tệp, {OTHER}");
        return Err(Error::other_name(path, &why, free(path)));
    }
    beside(path, folder, write)
}

fn refused(path: &Path, why: &str) -> Error {
    Error::File {
        file: path.to_owned(),
        why: why.to_owned(),
    }
}

/// Refuses a name that Windows forbids: it would write somewhere else without a word.
fn allowed(path: &Path, name: &str) -> Result<()> {
    let Some(fault) = name::fault(name) else {
        return Ok(());
    };
    let other = path.with_file_name(name::mended(name));
    let other = if other.exists() { free(&other) } else { other };
    let why = format!("tên tệp {fault}. Đặt tên khác, ví dụ");
    Err(Error::other_name(path, &why, other))
}

/// A name like this one that nothing beside it has: "Báo cáo (2).xlsx".
fn free(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let named = |number| path.with_file_name(name::numbered(&name, number));
    let free = (2..MOST_NAMES).map(named).find(|other| !other.exists());
    free.unwrap_or_else(|| named(MOST_NAMES))
}

fn folder_is_gone(path: &Path, folder: &Path) -> Error {
    match fs::metadata(folder) {
        // A drive that is not ready, a server that does not answer: the folder may well be there.
        Err(error) if !matches!(error.kind(), NotFound | NotADirectory) => {
            return Error::io(folder, &error);
        }
        _ => {}
    }
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
) -> Result<()> {
    let (temporary, mut file) =
        fresh::beside(folder).map_err(|error| not_begun(path, folder, &error))?;
    let written = write(&mut file).and_then(|()| file.sync_all());
    // Windows renames only what nobody holds open.
    drop(file);
    let renamed = match written {
        Ok(()) => fresh::rename(&temporary, path).map_err(|error| not_replaced(path, &error)),
        Err(error) => Err(Error::io(path, &error)),
    };
    if renamed.is_err() {
        // The first error is the one to tell; a file that cannot be removed does no harm.
        let _ = fs::remove_file(&temporary);
        return match folder.is_dir() {
            true => renamed,
            false => Err(folder_is_gone(path, folder)),
        };
    }
    Ok(())
}

/// No new file could be made in the folder.
pub(super) fn not_begun(path: &Path, folder: &Path, error: &io::Error) -> Error {
    let why = match error.kind() {
        // Windows hides the folders that it protects: they are there, but nothing can be made in them.
        io::ErrorKind::PermissionDenied | io::ErrorKind::NotFound if folder.is_dir() => format!(
            "chương trình không được phép ghi vào thư mục {} (chưa được cấp quyền, hoặc bị Windows Security chặn). Chọn thư mục khác, hoặc hỏi người quản trị máy.",
            folder.display()
        ),
        _ if folder.is_dir() => return Error::io(path, error),
        _ => return folder_is_gone(path, folder),
    };
    refused(path, &why)
}

fn not_replaced(path: &Path, error: &io::Error) -> Error {
    match fresh::is_held(path, error) {
        true => Error::held(path, free(path)),
        false => Error::io(path, error),
    }
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
    name::mended(&parts.join("_"))
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

        /// Not joined: Windows would take "a:b" for another drive.
        fn named(&self, name: &str) -> PathBuf {
            PathBuf::from(format!("{}/{name}", self.0.display()))
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
        fs::write(&inner, b"a file where a folder was").unwrap();
        says(write_file(&inner.join("a.xlsx"), b""), "Chọn thư mục khác");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_cannot_be_looked_for_is_not_called_gone() {
        let folder = Folder::new("unseen");
        let path = folder.0.join("b".repeat(300)).join("a.xlsx");
        says(write_file(&path, b""), "quá dài");
    }

    /// Windows keeps a folder while a file in it is open.
    #[cfg(unix)]
    #[test]
    fn a_folder_that_disappears_meanwhile_is_named() {
        let folder = Folder::new("meanwhile");
        let inner = folder.0.join("bên trong");
        fs::create_dir(&inner).unwrap();
        let meanwhile = write_with(&inner.join("a.xlsx"), |_| {
            fs::remove_dir_all(&inner)?;
            Err(io::ErrorKind::NotFound.into())
        });
        says(meanwhile, "Chọn thư mục khác");
    }

    #[track_caller]
    fn forbids(name: &str, told: &str, other: &str) {
        let folder = Folder::new("forbidden");
        let path = folder.named(&format!("thư mục/{name}"));
        let Err(Error::OtherName {
            other: found, why, ..
        }) = allowed(&path, name)
        else {
            panic!("{name} was allowed");
        };
        assert_eq!(found, folder.0.join("thư mục").join(other));
        assert!(why.contains(told) && why.contains(other), "{why}");
    }

    #[test]
    fn a_name_that_windows_forbids_is_mended() {
        forbids("a:b.xlsx", "dấu “:”", "a-b.xlsx");
        forbids("CON.xlsx", "dành riêng", "CON_.xlsx");
        forbids("báo cáo.", "dấu chấm", "báo cáo");
        assert!(allowed(Path::new("báo cáo.xlsx"), "báo cáo.xlsx").is_ok());
    }

    #[test]
    fn what_is_proposed_instead_is_free() {
        let folder = Folder::new("free");
        let path = folder.0.join("Báo cáo.xlsx");
        for name in ["Báo cáo.xlsx", "Báo cáo (2).xlsx", "a-b.xlsx"] {
            fs::write(folder.0.join(name), b"").unwrap();
        }
        assert_eq!(free(&path), folder.0.join("Báo cáo (3).xlsx"));
        let told = allowed(&folder.named("a:b.xlsx"), "a:b.xlsx").unwrap_err();
        assert!(told.to_string().contains("“a-b (2).xlsx”"), "{told}");
    }

    #[test]
    fn a_folder_that_takes_no_files_is_named() {
        let folder = Folder::new("guarded");
        let path = folder.0.join("a.xlsx");
        // Windows hides what it protects: the folder is there, but nothing can be made in it.
        for kind in [io::ErrorKind::PermissionDenied, io::ErrorKind::NotFound] {
            let told = not_begun(&path, &folder.0, &kind.into()).to_string();
            assert!(told.contains("không được phép ghi vào thư mục"), "{told}");
            assert!(!told.contains("  "), "{told}");
            assert!(told.contains(folder.0.to_str().unwrap()), "{told}");
        }
        let told = not_begun(&path, &folder.0, &io::ErrorKind::StorageFull.into()).to_string();
        assert!(told.contains("đã đầy"), "{told}");
        let told = not_begun(&path, &folder.0.join("b"), &io::ErrorKind::NotFound.into());
        assert!(told.to_string().contains("không còn ở đó"), "{told}");
    }

    /// Another program has the target open: readers that let nobody write (Excel, Word), readers that let others
    /// write but not replace (some of PDF), and one that holds it alone.
    #[cfg(windows)]
    #[test]
    fn a_file_open_in_another_program_is_told_with_a_free_name() {
        use std::os::windows::fs::OpenOptionsExt;
        const READ: u32 = 1;
        const WRITE: u32 = 2;
        for (name, share, program) in [
            ("Báo cáo.xlsx", READ, "Excel"),
            ("Kế hoạch.docx", 0, "Word"),
            ("Phụ lục.pdf", READ | WRITE, "xem PDF"),
        ] {
            let folder = Folder::new("held");
            let path = folder.0.join(name);
            fs::write(&path, b"old").unwrap();
            let mut open = fs::OpenOptions::new();
            let held = open.read(true).share_mode(share).open(&path).unwrap();
            let refusal = write_file(&path, b"new");
            let other = name.replace('.', " (2).");
            says(refusal.clone(), program);
            says(refusal, &format!("“{other}”"));
            assert_eq!(folder.names(), [name]);
            drop(held);
            assert_eq!(fs::read(&path).unwrap(), b"old");
            write_file(&path, b"new").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"new");
        }
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
        says(write_file(&path, b"new"), "“a (2).xlsx”");
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
        assert_eq!(paper_name(&["Con"]), "Con_");
        assert_eq!(paper_name(&["…"]), "tep");
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
