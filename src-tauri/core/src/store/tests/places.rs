//! The data file in deep folders, with names as officers write them, and held by other programs.

use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::{Folder, add, now};
use crate::store::backup::{self, Reason};
use crate::store::{Store, restore};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A folder with a name of 200 letters, in one as deep as those of offices.
fn deep(folder: &Folder) -> PathBuf {
    // Elsewhere 255 bytes are the most.
    let long: String = "Hồ sơ "
        .chars()
        .chain("mot cua ".chars().cycle())
        .take(199)
        .collect();
    let folder = folder.0.join("Nguyễn Văn Mẫu").join("Tài liệu công việc");
    folder.join(format!("{long}x"))
}

#[test]
fn a_file_deep_down_is_written_copied_and_restored() {
    let folder = Folder::new("deep");
    let data = deep(&folder).join("sổ.db");
    assert!(data.to_str().unwrap().chars().count() > 260);
    let mut store = Store::open(&data, now()).unwrap();
    add(&mut store, "a").unwrap();
    let copy = store.copy(now(), Reason::ByHand).unwrap();
    add(&mut store, "b").unwrap();
    store.verify().unwrap();
    assert_eq!(store.path(), data);
    let log = store.path().with_file_name("sổ.db-wal");
    assert!(fs::metadata(log).unwrap().len() > 0);
    store.alone(now()).unwrap();
    drop(store);
    assert_eq!(names(data.parent().unwrap()), ["sao-luu", "sổ.db"]);

    restore::ready(&data, &copy.name)
        .unwrap()
        .replace(now())
        .unwrap();
    let store = Store::open(&data, now()).unwrap();
    assert_eq!(super::settings(store.db()), 1);
    assert_eq!(backup::list(&data).unwrap().len(), 2);
}

#[test]
fn composed_and_decomposed_names_are_two_folders() {
    let folder = Folder::new("letters");
    let composed = "Dữ liệu phường";
    let decomposed: String = composed.nfd().collect();
    for (name, key) in [(composed, "a"), (&decomposed, "b")] {
        let mut store = Store::open(&folder.0.join(name).join("sổ.db"), now()).unwrap();
        add(&mut store, key).unwrap();
        assert_eq!(super::settings(store.db()), 1);
    }
    let mut both = [composed.to_owned(), decomposed];
    both.sort();
    assert_eq!(names(&folder.0), both);
}

#[cfg(windows)]
mod windows {
    use super::*;

    #[track_caller]
    fn refuses(data: &Path, told: &[&str]) {
        let refused = Store::open(data, now())
            .err()
            .expect("a refusal")
            .to_string();
        for told in told {
            assert!(refused.contains(told), "no “{told}” in: {refused}");
        }
        assert!(!refused.contains(r"\\?\"), "{refused}");
    }

    #[test]
    fn a_file_that_another_program_holds_says_so() {
        use std::os::windows::fs::OpenOptionsExt;
        let folder = Folder::new("held");
        drop(Store::open(&folder.file(), now()).unwrap());
        let before = fs::read(folder.file()).unwrap();
        let mut open = fs::OpenOptions::new();
        let held = open.read(true).share_mode(0).open(folder.file()).unwrap();
        refuses(&folder.file(), &["sổ.db", "giữ", "diệt virus", "Chờ"]);
        drop(held);
        assert_eq!(fs::read(folder.file()).unwrap(), before);
        Store::open(&folder.file(), now()).unwrap();
    }

    #[test]
    fn a_file_marked_read_only_says_so() {
        let folder = Folder::new("marked");
        drop(Store::open(&folder.file(), now()).unwrap());
        let writable = fs::metadata(folder.file()).unwrap().permissions();
        let mut marked = writable.clone();
        marked.set_readonly(true);
        fs::set_permissions(folder.file(), marked).unwrap();
        refuses(&folder.file(), &["sổ.db", "Chỉ đọc (Read-only)"]);
        fs::set_permissions(folder.file(), writable).unwrap();
        Store::open(&folder.file(), now()).unwrap();
    }

    #[test]
    fn copies_are_found_whatever_case_the_file_is_named_in() {
        let folder = Folder::new("case");
        let store = Store::open(&folder.0.join("So-Mot-Cua.db"), now()).unwrap();
        store.copy(now(), Reason::ByHand).unwrap();
        drop(store);
        let other = folder.0.join("so-mot-cua.DB");
        assert_eq!(backup::list(&other).unwrap().len(), 1);
        let copy = backup::list(&other).unwrap().remove(0);
        restore::ready(&other, &copy.name)
            .unwrap()
            .replace(now())
            .unwrap();
        assert_eq!(backup::list(&other).unwrap().len(), 2);
    }

    #[test]
    fn nothing_is_restored_onto_a_share() {
        let share = Path::new(r"\\may-chu\chung\sổ.db");
        refuses(
            share,
            &[r"thư mục mạng \\may-chu\chung", "ổ đĩa của máy này"],
        );
        let Err(refused) = restore::ready_to_undo(share) else {
            panic!("restored onto a share");
        };
        assert!(refused.to_string().contains("thư mục mạng"), "{refused}");
    }

    #[test]
    fn the_mark_of_long_paths_is_never_shown() {
        let folder = Folder::new("mark");
        let marked = PathBuf::from(format!(r"\\?\{}", folder.file().display()));
        let plain = crate::store::plain(marked.clone());
        assert_eq!(plain, folder.file());
        fs::write(folder.file(), "x".repeat(5000)).unwrap();
        refuses(&marked, &["sổ.db"]);
    }
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_the_persons_alone() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new("private");
    let rights = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let store = Store::open(&folder.file(), now()).unwrap();
    store.copy(now(), Reason::ByHand).unwrap();
    let copies = backup::folder(&folder.file());
    let copy = backup::list(&folder.file()).unwrap().remove(0).path;
    assert_eq!(
        [folder.file(), copies, copy].map(|own| rights(&own)),
        [0o600, 0o700, 0o600]
    );
    let log = folder.0.join("sổ.db-wal");
    assert_eq!(rights(&log), 0o600);
    drop(store);
    // One of an older program, open to all, is closed to them when it is opened.
    fs::set_permissions(folder.file(), PermissionsExt::from_mode(0o644)).unwrap();
    drop(Store::open(&folder.file(), now()).unwrap());
    assert_eq!(rights(&folder.file()), 0o600);
}
