//! What a file is, judged from how it begins and never from its name: one of those that are read, or why not.

use std::io::{Read, Seek};
use std::path::Path;

use super::decode;
use super::fault::{AGAIN, Fault, Result};
use super::limits::Limits;
use super::package::{Input, Package, find};

/// What to do with a file of another kind.
const SAVE_AS: &str = "Mở tệp bằng Excel, chọn “Lưu thành” (Save As) kiểu “Excel Workbook (*.xlsx)” \
                       rồi nhập tệp mới.";

/// What to do with a text of another kind.
const SAVE_AS_WORD: &str = "Mở tệp bằng Word, chọn “Lưu thành” (Save As) kiểu “Word Document (*.docx)” \
                            rồi nhập tệp mới.";

/// How many bytes tell what a file is.
const HEAD: u64 = 64 * 1024;

/// A file that is read, by its format.
pub(super) enum Kind {
    /// .xlsx
    Workbook(Package),
    /// .docx
    Document(Package),
    /// .ods
    OpenDocument(Package),
    /// .xls
    OldWorkbook(Input),
    /// A page with tables.
    Page(Input),
    /// Lines of text.
    Text(Input),
}

/// Says what a file is.
pub(super) fn of(path: &Path, mut input: Input, limits: &Limits) -> Result<Kind> {
    let mut head = Vec::new();
    input.by_ref().take(HEAD).read_to_end(&mut head)?;
    input.rewind()?;
    let refused = |why: String| Err(Fault::Refused(why));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with("~$") && head.len() < 1024 {
        let own = name.trim_start_matches("~$");
        return refused(format!(
            "là tệp khóa mà Excel, Word tạm đặt cạnh tệp đang mở, không có số liệu. \
             Chọn tệp không có “~$” ở đầu tên (…{own}) rồi nhập."
        ));
    }
    match head.as_slice() {
        [] => refused(format!("trống (0 byte). {AGAIN}")),
        [b'P', b'K', 3, 4, ..] => package(Package::open(input, limits)?),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => compound(input, &head),
        [9, 0 | 2 | 4 | 8, ..] => refused(format!("là sổ Excel kiểu rất cũ (.xls). {SAVE_AS}")),
        [b'{', b'\\', b'r', b't', b'f', ..] => refused(format!("là văn bản RTF. {SAVE_AS_WORD}")),
        [b'%', b'P', b'D', b'F', ..] => refused(
            "là tệp PDF, chỉ đọc để in chứ không có bảng. \
             Nhập tệp Word hoặc Excel gốc, hoặc chép bảng rồi dán vào."
                .to_owned(),
        ),
        head => match beginning(head) {
            Some(text) => written(&text, input),
            None => refused(format!(
                "không phải sổ Excel, tệp Word, trang web hay văn bản có bảng, hoặc đã hỏng. {AGAIN}"
            )),
        },
    }
}

/// Which document a package is.
fn package(package: Package) -> Result<Kind> {
    let has = |part: &str| package.has(part);
    // What newer programs put under a password is one part, whatever is inside.
    if has("encrypted-package") {
        Err(Fault::Locked)
    } else if has("word/document.xml") {
        Ok(Kind::Document(package))
    } else if has("xl/workbook.bin") {
        Err(Fault::Refused(format!(
            "là sổ Excel nhị phân (.xlsb). {SAVE_AS}"
        )))
    } else if has("mimetype") && has("content.xml") {
        Ok(Kind::OpenDocument(package))
    } else if !has("[content_types].xml") && !has("_rels/.rels") {
        Err(Fault::Refused(
            "là tệp nén (zip), không phải sổ Excel. Giải nén rồi chọn tệp .xlsx trong đó."
                .to_owned(),
        ))
    } else {
        Ok(Kind::Workbook(package))
    }
}

/// An OLE compound file: an old workbook, one under a password, or another document.
fn compound(mut input: Input, head: &[u8]) -> Result<Kind> {
    let mut listed: Vec<String> = Vec::new();
    if let Ok(file) = cfb::CompoundFile::open(&mut input) {
        listed.extend(
            file.read_root_storage()
                .map(|entry| entry.name().to_lowercase()),
        );
    }
    input.rewind()?;
    // The directory of a broken one may still be seen.
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        listed.contains(&name.to_lowercase()) || (listed.is_empty() && find(head, &wide).is_some())
    };
    let why = match () {
        () if names("EncryptedPackage") => return Err(Fault::Locked),
        () if names("Workbook") || names("Book") => return Ok(Kind::OldWorkbook(input)),
        () if names("WordDocument") => {
            format!("là văn bản Word kiểu cũ (.doc), dù tên có thể là .docx. {SAVE_AS_WORD}")
        }
        () => format!("không phải sổ Excel, hoặc đã hỏng. {AGAIN}"),
    };
    Err(Fault::Refused(why))
}

/// The beginning as lower-case text, when it looks like text at all.
fn beginning(head: &[u8]) -> Option<String> {
    let text = decode::guessed(&head[..head.len().min(4096)]);
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    let controls = text.chars().filter(|c| control(*c)).count();
    // Old code pages leave letters unreadable, but not many.
    let strange = text.matches(char::REPLACEMENT_CHARACTER).count();
    let readable = controls * 50 <= text.chars().count() && strange * 4 < text.chars().count();
    readable.then(|| text.to_lowercase())
}

/// What a text is.
fn written(text: &str, input: Input) -> Result<Kind> {
    let begins = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let has = |tag: &str| text.contains(tag);
    if begins.starts_with("mime-version:") {
        Err(Fault::Refused(format!(
            "là trang web gộp một tệp (.mht). {SAVE_AS}"
        )))
    } else if has("<html") || has("<table") || has("<!doctype html") {
        Ok(Kind::Page(input))
    } else if begins.starts_with("<?xml") {
        Err(Fault::Refused(format!(
            "là tệp XML mang đuôi tệp Excel. {SAVE_AS}"
        )))
    } else {
        Ok(Kind::Text(input))
    }
}
