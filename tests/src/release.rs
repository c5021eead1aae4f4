//! What releases left: their data files, closed and in one piece, what lies beside them, and what they said of them.

use std::fs::{self, File};
use std::io::Read;

use zip::ZipArchive;

use crate::programs::in_repository;

/// The versions of which a data file is kept, oldest first.
///
/// # Panics
///
/// When the folder cannot be read.
#[must_use]
pub fn versions() -> Vec<String> {
    let folder = in_repository("tests/data");
    let entries = fs::read_dir(folder).expect("the folder of data").flatten();
    let kept = entries.filter(|entry| entry.path().join("phuong.zip").exists());
    let mut versions: Vec<String> = kept
        .map(|entry| entry.file_name().into_string().expect("a version"))
        .collect();
    versions.sort();
    versions
}

/// The files of a release, each a path and its bytes: `phuong.db`, `said.json`, copies of documents.
///
/// # Panics
///
/// When there are none.
#[must_use]
pub fn files(version: &str) -> Vec<(String, Vec<u8>)> {
    let path = in_repository(&format!("tests/data/{version}/phuong.zip"));
    let mut archive = ZipArchive::new(File::open(path).expect("the release")).expect("a zip");
    let mut files = Vec::new();
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).expect("a file");
        if file.is_file() {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            files.push((file.name().expect("its name").into_owned(), bytes));
        }
    }
    files
}
