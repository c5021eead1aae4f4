//! The files of documents: taken in with their SHA-256, copied into a folder beside the data file, and looked at
//! again. Never opens one for anybody, and never removes one: what nothing uses any more is put aside, where undoing finds
//! it again.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::place;
use crate::error::{Error, Result};
use crate::value::fold_name;
use crate::{fresh, name, regular};

/// The largest file that is taken in.
pub const LARGEST: u64 = 200 * 1024 * 1024;

/// How much of a file's name a copy keeps, in letters.
const LONGEST_NAME: usize = 60;

/// How many names for a copy and its temporary file are tried.
const MOST_NAMES: usize = 1000;

/// Copies that nothing uses any more lie in this folder inside that of the copies.
const UNUSED: &str = "da-bo";

/// Programs are no documents, and a click must not start one.
const PROGRAMS: &[&str] = &[
    "exe", "com", "bat", "cmd", "msi", "scr", "pif", "lnk", "url", "ps1", "vbs", "vbe", "js",
    "jse", "wsf", "hta", "reg", "jar", "sh",
];

/// A file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its path.
    pub link: String,
    /// The name of the copy; empty when none was wanted.
    pub copy: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// How a file stands against what was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// As it was.
    Same,
    /// There, with other contents.
    Changed,
    /// There, but it cannot be read.
    Unreadable,
    /// Not there.
    Gone,
}

/// The folder of copies, beside the data file.
pub fn folder(data: &Path) -> PathBuf {
    data.with_file_name("minh-chung")
}

/// The folder of copies that nothing uses any more: an act that is undone may use them again.
pub fn unused_folder(data: &Path) -> PathBuf {
    folder(data).join(UNUSED)
}

/// How many files lie there.
pub fn unused(data: &Path) -> u64 {
    fs::read_dir(unused_folder(data)).map_or(0, |found| found.count() as u64)
}

/// Where a copy lies, or should: it may have been put aside.
pub fn copy_at(data: &Path, name: &str) -> PathBuf {
    let (own, aside) = (folder(data).join(name), unused_folder(data).join(name));
    match !own.exists() && aside.exists() {
        true => aside,
        false => own,
    }
}

/// Puts copies aside that nothing uses any more, of all a data file knows of, and those back that are used. What cannot
/// be moved now stays until the next time. Gives how many were put aside.
pub fn tidy(data: &Path, used: &BTreeSet<String>, known: &BTreeSet<String>) -> usize {
    let (own, aside) = (folder(data), unused_folder(data));
    // Names come from the data file: none may lead elsewhere.
    let plain = |name: &&String| Path::new(name).file_name() == Some(name.as_ref());
    let moved = |name: &str, from: &Path, to: &Path| {
        let (from, to) = (from.join(name), to.join(name));
        from.is_file() && !to.exists() && fs::rename(from, to).is_ok()
    };
    if aside.is_dir() {
        for name in used.iter().filter(plain) {
            moved(name, &aside, &own);
        }
    }
    let mut unused = known.difference(used).filter(plain).peekable();
    if unused.peek().is_none() || !own.is_dir() {
        return 0;
    }
    let _ = fs::create_dir(&aside);
    let count = unused.filter(|name| moved(name, &own, &aside)).count();
    // Goes only where it is empty.
    let _ = fs::remove_dir(&aside);
    count
}

/// Takes a file in; with a copy, into the folder. The same contents are copied once.
pub fn take(data: &Path, file: &Path, copy: bool) -> Result<Taken> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    if let Some(fault) = name::fault(&name).filter(|_| cfg!(windows)) {
        return Err(refused(
            file,
            &format!("tên tệp {fault}. Đổi tên tệp rồi làm lại."),
        ));
    }
    let file = std::path::absolute(file).map_err(|error| Error::io(file, &error))?;
    let file = place::plain(file);
    look_at(&file)?;
    let (copied, (sha256, bytes)) = match copy {
        false => (String::new(), hash(&file, |_| Ok(()))?),
        true => copy_into(&folder(data), &file)?,
    };
    if bytes > LARGEST {
        return Err(too_large(&file));
    }
    Ok(Taken {
        link: file.display().to_string(),
        copy: copied,
        sha256,
        bytes,
    })
}

/// How a file stands against its size and SHA-256 of then.
pub fn standing(file: &Path, sha256: &str, bytes: u64) -> Standing {
    match fs::metadata(file) {
        Err(_) => Standing::Gone,
        Ok(found) if !found.is_file() => Standing::Gone,
        Ok(found) if found.len() != bytes => Standing::Changed,
        Ok(_) => match hash(file, |_| Ok(())) {
            Ok((own, _)) if own == sha256 => Standing::Same,
            Ok(_) => Standing::Changed,
            Err(_) => Standing::Unreadable,
        },
    }
}

/// Refuses what cannot be taken in, before it is read.
fn look_at(file: &Path) -> Result<()> {
    let (_, length) = regular::open(file)?;
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    if PROGRAMS.contains(&ending.to_lowercase().as_str()) {
        return Err(refused(
            file,
            "là chương trình, không phải văn bản. Chọn tệp văn bản, bảng tính hoặc ảnh.",
        ));
    }
    match length {
        0..=LARGEST => Ok(()),
        _ => Err(too_large(file)),
    }
}

fn too_large(file: &Path) -> Error {
    let why = format!(
        "lớn hơn {} MB. Chọn tệp nhỏ hơn, hoặc ghi số và ngày văn bản mà không kèm tệp.",
        LARGEST / 1024 / 1024
    );
    refused(file, &why)
}

fn refused(file: &Path, why: &str) -> Error {
    Error::File {
        file: file.to_owned(),
        why: why.to_owned(),
    }
}

/// Reads a file to its end, or a little past the limit, and hands on what is read: its SHA-256 and size.
fn hash(file: &Path, mut each: impl FnMut(&[u8]) -> Result<()>) -> Result<(String, u64)> {
    let failed = |error| Error::io(file, &error);
    let mut from = File::open(file).map_err(failed)?.take(LARGEST + 1);
    let (mut sha256, mut bytes) = (Sha256::new(), 0);
    let mut part = vec![0; 1 << 16];
    loop {
        let read = from.read(&mut part).map_err(failed)?;
        if read == 0 {
            break;
        }
        sha256.update(&part[..read]);
        each(&part[..read])?;
        bytes += read as u64;
    }
    Ok((hexadecimal(sha256), bytes))
}

fn hexadecimal(sha256: Sha256) -> String {
    let mut text = String::with_capacity(64);
    for byte in sha256.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The SHA-256 of a text, in hexadecimal.
pub fn digest(text: &str) -> String {
    hexadecimal(Sha256::new_with_prefix(text))
}

/// Copies a file into the folder under a name of its own: written beside, seen safely on the disk, then renamed.
fn copy_into(folder: &Path, file: &Path) -> Result<(String, (String, u64))> {
    // The folder is named, not the document: it is the disk of the copies that may be full.
    let failed = |error| Error::io(folder, &error);
    fresh::folder(folder).map_err(failed)?;
    place::keep_private(folder);
    let (temporary, mut to) = fresh::beside(folder).map_err(failed)?;
    let copied = hash(file, |part| to.write_all(part).map_err(failed))
        .and_then(|read| to.sync_all().map(|()| read).map_err(failed));
    drop(to);
    let named = copied.and_then(|read| Ok((settle(folder, &temporary, file, &read)?, read)));
    // Already renamed, or not wanted: a file that cannot be removed does no harm.
    let _ = fs::remove_file(&temporary);
    named
}

/// Gives the copy its name, unless the same contents are there already; the name.
fn settle(
    folder: &Path,
    temporary: &Path,
    file: &Path,
    (sha256, bytes): &(String, u64),
) -> Result<String> {
    if *bytes > LARGEST {
        return Err(too_large(file));
    }
    match free_name(folder, file, sha256, *bytes)? {
        Name::Taken(name) => Ok(name),
        Name::Free(name) => {
            let to = folder.join(&name);
            fresh::rename(temporary, &to).map_err(|error| Error::io(&to, &error))?;
            Ok(name)
        }
    }
}

/// A name in the folder of copies.
enum Name {
    /// A copy with these contents is there already.
    Taken(String),
    /// Nothing has this name.
    Free(String),
}

/// "Báo cáo tháng 1.docx" → "bao-cao-thang-1_9f86d081.docx"; numbered where another file has that name.
fn free_name(folder: &Path, file: &Path, sha256: &str, bytes: u64) -> Result<Name> {
    let stem = plain(&file.file_stem().unwrap_or_default().to_string_lossy());
    let ending = plain(&file.extension().unwrap_or_default().to_string_lossy());
    let dot = if ending.is_empty() { "" } else { "." };
    for number in 1..MOST_NAMES {
        let number = match number {
            1 => String::new(),
            more => format!("_{more}"),
        };
        let name = format!("{stem}_{}{number}{dot}{ending}", &sha256[..8]);
        match standing(&folder.join(&name), sha256, bytes) {
            Standing::Same => return Ok(Name::Taken(name)),
            Standing::Gone if !folder.join(&name).exists() => return Ok(Name::Free(name)),
            _ => {}
        }
    }
    Err(refused(
        folder,
        "có quá nhiều tệp trùng tên. Đổi tên tệp rồi làm lại.",
    ))
}

/// Plain letters, digits and hyphens: allowed in names everywhere.
fn plain(text: &str) -> String {
    let plain: String = fold_name(text)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = plain.split_ascii_whitespace().collect();
    let mut words = words.join("-");
    words.truncate(LONGEST_NAME);
    words.trim_end_matches('-').to_owned()
}
