//! What a file is, judged from its bytes before anything reads it: a workbook, or why not.
//! Refuses what would hang or burst the reader: too large, inflating too far, lying about its counts.
//! Not a validator; a workbook that passes may still be broken.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use zip::ZipArchive;

use crate::error::{Error, Result};

/// The largest file that is read.
const LARGEST_FILE: u64 = 20 * 1024 * 1024;

/// The most bytes all parts of a workbook may have once inflated.
const MOST_INFLATED: u64 = 200 * 1024 * 1024;

/// The most opening signs of elements in the table of shared texts: each text costs memory beyond its own bytes.
const MOST_ELEMENTS: u64 = 8_000_000;

/// What to do with a file of another kind.
const SAVE_AS: &str = "Mở tệp bằng Excel, chọn “Lưu thành” (Save As) kiểu “Excel Workbook (*.xlsx)” \
                       rồi nhập tệp mới.";

/// What to do with a broken file.
const AGAIN: &str =
    "Mở thử bằng Excel; nếu mở được thì lưu lại rồi nhập, nếu không thì tải hoặc xin lại tệp.";

/// The bytes of a file, unless there are too many.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let meta = std::fs::metadata(path).map_err(|error| Error::io(path, &error))?;
    if meta.is_dir() {
        return Err(refused(
            path,
            "là thư mục, không phải tệp. Chọn tệp .xlsx trong đó.".to_owned(),
        ));
    }
    let mut bytes = Vec::with_capacity(meta.len().min(LARGEST_FILE) as usize + 1);
    // The size may grow between asking and reading, so the reading is bounded as well.
    let read =
        File::open(path).and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes));
    read.map_err(|error| Error::io(path, &error))?;
    if meta.len().max(bytes.len() as u64) > LARGEST_FILE {
        return Err(refused(
            path,
            "lớn hơn 20 MB, quá lớn so với một bảng tổng hợp hay kế hoạch. \
             Chép riêng bảng cần nhập sang tệp mới rồi nhập tệp đó."
                .to_owned(),
        ));
    }
    Ok(bytes)
}

/// Refuses bytes that are no workbook (.xlsx) of bearable size; `path` is named.
pub(super) fn check(path: &Path, bytes: &[u8]) -> Result<()> {
    match foreign(bytes).or_else(|| burst(bytes)) {
        Some(why) => Err(refused(path, why)),
        None => Ok(()),
    }
}

/// Why bytes are no Word file (.docx) of bearable size; none when they are one, judged by how they begin.
pub(super) fn foreign_to_word(bytes: &[u8]) -> Option<String> {
    const SAVE_AS: &str = "Mở tệp bằng Word, chọn “Lưu thành” (Save As) kiểu “Word Document (*.docx)” \
                           rồi nhập tệp mới.";
    let names = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        find(bytes, &name).is_some()
    };
    let why = match bytes {
        [] => "trống (0 byte). Tải hoặc xin lại tệp.".to_owned(),
        [b'P', b'K', 3, 4, ..] if counts_too_many_parts(bytes) => "hỏng hoặc tải về chưa đủ. \
             Mở thử bằng Word; nếu mở được thì lưu lại rồi nhập, nếu không thì tải hoặc xin lại tệp."
            .to_owned(),
        [b'P', b'K', 3, 4, ..] => return None,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] if names("EncryptedPackage") => {
            "có mật khẩu. Mở bằng Word hoặc Excel, bỏ mật khẩu, lưu lại rồi nhập.".to_owned()
        }
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] if names("WordDocument") => {
            format!("là văn bản Word kiểu cũ (.doc), dù tên có thể là .docx. {SAVE_AS}")
        }
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => return foreign(bytes),
        [b'{', b'\\', b'r', b't', b'f', ..] => format!("là văn bản RTF. {SAVE_AS}"),
        [b'%', b'P', b'D', b'F', ..] => "là tệp PDF, chỉ đọc để in chứ không có bảng. \
             Nhập tệp Word hoặc Excel gốc, hoặc chép bảng rồi dán vào."
            .to_owned(),
        _ => match beginning(bytes) {
            Some(text) if text.contains("<html") || text.contains("<table") => {
                format!("là trang web (HTML). {SAVE_AS}")
            }
            Some(text) if text.contains("<?xml") => format!("là tệp XML. {SAVE_AS}"),
            Some(_) => "là tệp văn bản. Mở tệp, chép bảng rồi dán vào thay cho chọn tệp.".to_owned(),
            None => "không phải tệp Word (.docx) hay Excel (.xlsx), hoặc đã hỏng. \
                     Chọn tệp khác."
                .to_owned(),
        },
    };
    Some(why)
}

fn refused(path: &Path, why: String) -> Error {
    Error::File {
        file: path.to_owned(),
        why,
    }
}

/// Why the bytes are no zip, judged by how they begin.
fn foreign(bytes: &[u8]) -> Option<String> {
    let why = match bytes {
        [] => format!("trống (0 byte). {AGAIN}"),
        [b'P', b'K', 3, 4, ..] => return None,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => compound(bytes),
        [9, 0 | 2 | 4 | 8, ..] => format!("là sổ Excel kiểu rất cũ (.xls). {SAVE_AS}"),
        _ => match beginning(bytes) {
            Some(text) => written(&text),
            None => format!("không phải sổ Excel (.xlsx) hoặc đã hỏng. {AGAIN}"),
        },
    };
    Some(why)
}

/// An OLE compound file: a workbook under a password, an old .xls, or another document.
fn compound(bytes: &[u8]) -> String {
    let names = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        find(bytes, &name).is_some()
    };
    if names("EncryptedPackage") {
        "có mật khẩu. Mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc), \
         lưu lại rồi nhập."
            .to_owned()
    } else if names("Workbook") || names("Book") {
        format!("là sổ Excel kiểu cũ (.xls), dù tên có thể là .xlsx. {SAVE_AS}")
    } else {
        format!("không phải sổ Excel. {AGAIN}")
    }
}

/// The first kilobytes as lower-case text, when they look like text at all.
fn beginning(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(4096)];
    let wide = |of: fn([u8; 2]) -> u16| {
        let units = head.chunks_exact(2).map(|pair| of([pair[0], pair[1]]));
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    let text: String = match head {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(head).into_owned(),
    };
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    // Old code pages leave letters unreadable, but not many.
    let strange = text.matches(char::REPLACEMENT_CHARACTER).count();
    let readable = !text.contains(control) && strange * 4 < text.chars().count();
    readable.then(|| text.to_lowercase())
}

/// Why a text is no workbook.
fn written(text: &str) -> String {
    if ["<html", "<table", "<!doctype html"]
        .iter()
        .any(|tag| text.contains(tag))
    {
        format!("là trang web (HTML) mang đuôi tệp Excel. {SAVE_AS}")
    } else if text.contains("<?xml") {
        format!("là tệp XML mang đuôi tệp Excel. {SAVE_AS}")
    } else {
        format!("là tệp văn bản (như CSV), không phải sổ Excel. {SAVE_AS}")
    }
}

/// Why a zip is no workbook, or would burst its reader.
fn burst(bytes: &[u8]) -> Option<String> {
    let broken = || Some(format!("hỏng hoặc tải về chưa đủ. {AGAIN}"));
    if counts_too_many_parts(bytes) {
        return broken();
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return broken();
    };
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.map(|name| part_name(&name)).unwrap_or_default())
        .collect();
    if let Some(why) = other_document(&names) {
        return Some(why);
    }
    let mut declared = 0u64;
    for i in 0..archive.len() {
        let size = archive.by_index_raw(i).map_or(0, |part| part.size());
        declared = declared.saturating_add(size);
    }
    // The declared sizes bound what is read: the zip reader fails where a part goes on beyond its own.
    if declared > MOST_INFLATED {
        return Some(
            "bung ra quá 200 MB, không phải một bảng tổng hợp bình thường. \
             Không mở tệp này; xin lại tệp từ nơi gửi."
                .to_owned(),
        );
    }
    let mut texts = (0..)
        .zip(&names)
        .filter(|(_, name)| name.ends_with("sharedstrings.xml"));
    match texts.any(|(i, _)| boasts(&mut archive, i)) {
        true => broken(),
        false => None,
    }
}

/// A part's name as the reader of workbooks looks it up.
fn part_name(name: &str) -> String {
    name.replace('\\', "/").to_lowercase()
}

/// A zip that is another kind of document.
fn other_document(names: &[String]) -> Option<String> {
    let has = |part: &str| names.iter().any(|name| name == part);
    if has("word/document.xml") {
        Some(format!(
            "là văn bản Word, không phải sổ Excel. Chọn tệp .xlsx. {AGAIN}"
        ))
    } else if has("xl/workbook.bin") {
        Some(format!("là sổ Excel nhị phân (.xlsb). {SAVE_AS}"))
    } else if has("mimetype") && has("content.xml") {
        Some(format!("là bảng tính OpenDocument (.ods). {SAVE_AS}"))
    } else if !has("[content_types].xml") && !has("_rels/.rels") {
        Some(
            "là tệp nén (zip), không phải sổ Excel. Giải nén rồi chọn tệp .xlsx trong đó."
                .to_owned(),
        )
    } else {
        None
    }
}

/// Whether a table of shared texts announces more texts than it holds, or holds too many. The reader reserves memory
/// for the announced number at once, and a failed reservation would end the whole program.
fn boasts(archive: &mut ZipArchive<Cursor<&[u8]>>, i: usize) -> bool {
    // What cannot be inflated here cannot be inflated by the reader either, and it says so.
    let Ok(mut part) = archive.by_index(i) else {
        return false;
    };
    let mut elements = 0u64;
    let mut count = Announced::default();
    let mut chunk = vec![0; 64 * 1024];
    while let Ok(read @ 1..) = part.read(&mut chunk) {
        for byte in &chunk[..read] {
            elements += u64::from(*byte == b'<');
            count.take(*byte);
        }
        if elements > MOST_ELEMENTS {
            return true;
        }
    }
    count.largest > elements
}

/// Finds the largest number after `uniqueCount` in a stream of bytes. Zero bytes are passed over,
/// so that wide (UTF-16) text is seen through as well.
#[derive(Default)]
struct Announced {
    matched: usize,
    number: Option<u64>,
    largest: u64,
}

impl Announced {
    const NAME: &'static [u8] = b"uniqueCount";

    fn take(&mut self, byte: u8) {
        if byte == 0 {
            return;
        }
        if self.matched < Self::NAME.len() {
            self.matched = match byte {
                b if b == Self::NAME[self.matched] => self.matched + 1,
                b if b == Self::NAME[0] => 1,
                _ => 0,
            };
            return;
        }
        match (byte, self.number) {
            (b'0'..=b'9', number) => {
                let digit = u64::from(byte - b'0');
                let number = number.unwrap_or(0).saturating_mul(10).saturating_add(digit);
                self.number = Some(number);
                self.largest = self.largest.max(number);
            }
            (b'=' | b'"' | b'\'' | b'+', None) => {}
            (space, None) if space.is_ascii_whitespace() => {}
            _ => (self.matched, self.number) = (0, None),
        }
    }
}

/// A zip64 directory that announces more parts than any workbook has; room for them would be reserved at once.
pub(super) fn counts_too_many_parts(bytes: &[u8]) -> bool {
    const MOST: u64 = 65_535;
    let tail = &bytes[bytes.len().saturating_sub(70_000)..];
    if find(tail, b"PK\x06\x07").is_none() {
        return false;
    }
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], b"PK\x06\x06") {
        let start = from + at;
        let number = |offset: usize| {
            let field = bytes.get(start + offset..start + offset + 8)?;
            field.try_into().ok().map(u64::from_le_bytes)
        };
        if number(24).max(number(32)).is_some_and(|n| n > MOST) {
            return true;
        }
        from = start + 4;
    }
    false
}

/// Where a run of bytes begins.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| byte == first) {
        if bytes[from + at..].starts_with(wanted) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}
