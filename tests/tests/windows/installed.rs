//! What setup has put where, and an office's data beside it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::wine::{Wine, made};

/// Where Windows lists the program, below the user or the machine.
pub(crate) const ENTRY: &str = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\SoMotCua";
pub(crate) const UNINSTALLER: &str = "go-cai-dat.exe";

/// Every file below a folder with what it holds.
pub(crate) fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Where the program is for the current user.
pub(crate) fn program(wine: &Wine) -> PathBuf {
    wine.local().join("Programs/SoMotCua")
}

/// The whole program and nothing else is in `folder`.
#[track_caller]
pub(crate) fn assert_whole(folder: &Path) {
    let mut files = tree(folder);
    assert!(files.remove(Path::new(UNINSTALLER)).is_some());
    assert!(files == tree(&made("SMC_STAGE")), "{:?}", files.keys());
}

/// Runs a setup that must succeed.
#[track_caller]
pub(crate) fn set_up(wine: &Wine, setup: &str) {
    assert_eq!(wine.code(&made(setup), &["/S"]), 0, "{}", log(wine));
}

/// Everything setup writes into the user's registry.
pub(crate) fn user_registry(wine: &Wine) -> String {
    let classes = wine.registry(r"HKCU\Software\Classes");
    wine.registry(&format!(r"HKCU\{ENTRY}")) + &classes
}

/// Whether the program is linked to from a folder of the user.
pub(crate) fn links(wine: &Wine, folder: &str) -> bool {
    wine.user().join(folder).join("Sổ Một Cửa.lnk").exists()
}

pub(crate) const START_MENU: &str = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs";

/// What setup or uninstaller noted last.
pub(crate) fn log(wine: &Wine) -> String {
    let bytes = fs::read(wine.user().join("Temp/SoMotCua-cai-dat.log")).unwrap_or_default();
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16(&units).unwrap()
}

/// An office's data with what lies beside it.
pub(crate) fn put_data(wine: &Wine) -> BTreeMap<PathBuf, Vec<u8>> {
    let folder = wine.local().join("SoMotCua");
    for name in [
        "so-mot-cua.db",
        "so-mot-cua.db-wal",
        "bieu-mau/II.09.toml",
        "mau-in/bieu.typ",
        "minh-chung/Quyết định 12.pdf",
        "sao-luu/2026-11-19.db",
    ] {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("nội dung của {name}")).unwrap();
    }
    tree(&folder)
}
