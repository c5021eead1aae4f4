//! A Word file (.docx) → its tables. Reads two parts of the package, `word/document.xml` and
//! `word/numbering.xml`; follows no relationship, so nothing outside the file is ever opened.

use std::io::{Cursor, Read};
use std::path::Path;

use zip::ZipArchive;

use super::Source;
use super::document::{self, Refused};
use super::numbering::Numbering;
use super::table::MOST_ROWS;
use crate::error::{Error, Result};
use crate::import::guard;
use crate::import::table::file_name;

/// The most bytes of a part once inflated: a plan of 10,000 tasks has about thirty.
const MOST_INFLATED: u64 = 100 * 1024 * 1024;

const AGAIN: &str =
    "Mở thử bằng Word; nếu mở được thì lưu lại rồi nhập, nếu không thì tải hoặc xin lại tệp.";

/// Whether bytes are for the reader of workbooks to take or to refuse: an .xlsx, .xlsb, .ods or .xls.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    match bytes {
        [b'P', b'K', 3, 4, ..] if !guard::counts_too_many_parts(bytes) => {
            ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| {
                let mut names = archive.file_names().flatten();
                !names.any(|name| {
                    name.replace('\\', "/")
                        .eq_ignore_ascii_case("word/document.xml")
                })
            })
        }
        [9, 0 | 2 | 4 | 8, ..] => true,
        _ => false,
    }
}

/// Reads a Word file's bytes; `path` is named in sentences.
pub(super) fn read(path: &Path, bytes: &[u8], progress: &dyn Fn(u64) -> bool) -> Result<Source> {
    let mut package = Package::open(path, bytes)?;
    let xml = package.part("word/document.xml")?;
    let xml = xml.ok_or_else(|| package.refused(format!("hỏng, thiếu phần nội dung. {AGAIN}")))?;
    let numbers = package.part("word/numbering.xml")?;
    let numbering = numbers.map_or_else(Numbering::default, |xml| Numbering::read(&xml));
    let relations = package.part("word/_rels/document.xml.rels")?;
    let read = document::read(&xml, &numbering, progress).map_err(|why| match why {
        Refused::Cancelled => Error::Cancelled,
        why => package.refused(sentence(why)),
    })?;
    let mut remarks = Vec::new();
    if read.embeds {
        remarks.push(
            "Văn bản lấy nội dung từ tệp khác (nhúng); phần đó không được đọc. \
             Mở bằng Word, lưu lại thành một tệp rồi nhập nếu thiếu bảng."
                .to_owned(),
        );
    }
    if relations.is_some_and(|xml| reaches_outside(&xml)) {
        remarks.push(
            "Văn bản có liên kết tới tệp hoặc trang mạng bên ngoài; chương trình không mở liên kết nào."
                .to_owned(),
        );
    }
    Ok(Source {
        file: file_name(path),
        grids: read.grids,
        rest: read.rest,
        remarks,
        word: true,
        ..Source::default()
    })
}

/// Whether a relationship other than a plain link of the text leads outside the file.
fn reaches_outside(relations: &str) -> bool {
    relations
        .split("<Relationship ")
        .any(|own| own.contains("TargetMode=\"External\"") && !own.contains("/hyperlink\""))
}

fn sentence(why: Refused) -> String {
    match why {
        Refused::Broken | Refused::Cancelled => format!("hỏng, không đọc được. {AGAIN}"),
        Refused::Entities => "khai báo thực thể XML, điều mà Word không bao giờ làm. \
                              Không mở tệp này; xin lại tệp từ nơi gửi."
            .to_owned(),
        Refused::Nested => "có các bảng lồng nhau quá sâu, không phải một kế hoạch bình thường. \
                            Chép riêng bảng kế hoạch sang văn bản mới rồi nhập."
            .to_owned(),
        Refused::Rows => format!(
            "có quá {} dòng bảng, quá dài so với một kế hoạch. Chia thành nhiều tệp rồi nhập từng tệp.",
            crate::value::format_number(MOST_ROWS.into())
        ),
        Refused::Columns => "có bảng quá 63 cột, không phải bảng kế hoạch. \
                             Chép riêng bảng kế hoạch sang văn bản mới rồi nhập."
            .to_owned(),
    }
}

/// The parts of a Word file.
struct Package<'a> {
    path: &'a Path,
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    fn open(path: &'a Path, bytes: &'a [u8]) -> Result<Package<'a>> {
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => Ok(Package { path, archive }),
            Err(_) => Err(refused(path, format!("hỏng hoặc tải về chưa đủ. {AGAIN}"))),
        }
    }

    fn refused(&self, why: String) -> Error {
        refused(self.path, why)
    }

    /// A part as text; none when there is none.
    fn part(&mut self, name: &str) -> Result<Option<String>> {
        let is_it = |own: &str| own.replace('\\', "/").eq_ignore_ascii_case(name);
        let found = (self.archive.file_names()).position(|own| own.is_ok_and(|own| is_it(&own)));
        let Some(place) = found else {
            return Ok(None);
        };
        let path = self.path;
        let broken = || refused(path, format!("hỏng hoặc tải về chưa đủ. {AGAIN}"));
        let part = self.archive.by_index(place).map_err(|_| broken())?;
        let mut bytes = Vec::new();
        // The declared size is not believed.
        let mut part = part.take(MOST_INFLATED + 1);
        part.read_to_end(&mut bytes).map_err(|_| broken())?;
        if bytes.len() as u64 > MOST_INFLATED {
            let why = "bung ra quá 100 MB, không phải một kế hoạch bình thường. \
                       Không mở tệp này; xin lại tệp từ nơi gửi.";
            return Err(refused(path, why.to_owned()));
        }
        let text = text_of(bytes);
        text.map(Some)
            .ok_or_else(|| refused(path, format!("hỏng, không đọc được. {AGAIN}")))
    }
}

fn refused(path: &Path, why: String) -> Error {
    Error::File {
        file: path.to_owned(),
        why,
    }
}

/// UTF-8, or UTF-16 with its mark.
fn text_of(bytes: Vec<u8>) -> Option<String> {
    let wide = |of: fn([u8; 2]) -> u16| -> Option<String> {
        let units = bytes[2..]
            .chunks_exact(2)
            .map(|pair| of([pair[0], pair[1]]));
        char::decode_utf16(units)
            .collect::<std::result::Result<_, _>>()
            .ok()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, ..] => String::from_utf8(bytes[3..].to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

/// Refuses bytes that are no Word file, or would burst their reader; says what they are instead.
pub(super) fn check(path: &Path, bytes: &[u8]) -> Result<()> {
    guard::foreign_to_word(bytes).map_or(Ok(()), |why| Err(refused(path, why)))
}
