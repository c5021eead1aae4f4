//! Word files (.docx): their tables, each a sheet, and the lines between them. Reads three parts of the package and
//! looks at a fourth; follows no relationship, so nothing outside the file is ever opened. Its tables are kept whole:
//! no list comes in a Word file.

mod numbering;
mod page;
mod paragraph;
mod styles;
mod table;

use std::io::Read;

use super::decode;
use super::fault::{AGAIN, Fault, Result};
use super::feed::Feed;
use super::limits::Limits;
use super::line::Line;
use super::package::Package;
use numbering::Numbering;
use styles::Styles;
pub use table::Outside;
use table::Table;

/// The most megabytes of a part once inflated: a plan of 10,000 tasks has about thirty.
const MOST_INFLATED: u64 = 100;

/// The most megabytes of the parts beside it.
const MOST_BESIDE: u64 = 20;

/// A Word file.
pub(super) struct Document {
    pub(super) tables: Vec<Table>,
    /// The lines after the last table, or all lines where there is none.
    pub(super) rest: Vec<Outside>,
    /// Sentences about the file as a whole.
    pub(super) remarks: Vec<String>,
}

impl Document {
    /// Reads a Word file; `heard` hears the number of rows so far and answers whether to go on.
    pub(super) fn open(
        mut package: Package,
        limits: &Limits,
        heard: &dyn Fn(u64) -> bool,
    ) -> Result<Document> {
        let missing = || Fault::Refused(format!("hỏng, thiếu phần nội dung. {AGAIN}"));
        // One part after the other, so that they are never in memory together.
        let mut beside = |name| beside(&mut package, name, limits);
        let numbers = beside("word/numbering.xml")?;
        let numbering = numbers.map_or_else(Numbering::default, |xml| Numbering::read(&xml));
        let styles = beside("word/styles.xml")?;
        let styles = styles.map_or_else(Styles::default, |xml| Styles::read(&xml));
        let relations = beside("word/_rels/document.xml.rels")?;
        let outside = relations.is_some_and(|xml| reaches_outside(&xml));
        let document = part(&mut package, "word/document.xml", MOST_INFLATED, limits)?;
        let document = document.ok_or_else(missing)?;
        let read = page::read(document, &numbering, &styles, limits, heard)?;
        let remarks = [
            (
                read.embeds,
                "Văn bản lấy nội dung từ tệp khác (nhúng); phần đó không được đọc. \
                 Mở bằng Word, lưu lại thành một tệp rồi nhập nếu thiếu bảng.",
            ),
            (
                outside,
                "Văn bản có liên kết tới tệp hoặc trang mạng bên ngoài; chương trình không mở liên kết nào.",
            ),
            (
                read.tracked,
                "Văn bản còn sửa đổi chưa chấp nhận (Track Changes): phần thêm được đọc, phần xóa thì không. \
                 Kiểm tra lại, hoặc mở bằng Word, chấp nhận mọi sửa đổi rồi nhập lại.",
            ),
        ];
        let remarks = remarks.into_iter().filter(|(is, _)| *is);
        Ok(Document {
            tables: read.tables,
            rest: read.rest,
            remarks: remarks.map(|(_, text)| text.to_owned()).collect(),
        })
    }
}

/// The rows of a table.
pub(super) struct Lines<'a>(pub(super) std::slice::Iter<'a, Line>);

impl Feed for Lines<'_> {
    fn next(&mut self, line: &mut Line) -> Result<bool> {
        let next = self.0.next();
        if let Some(next) = next {
            line.clone_from(next);
        }
        Ok(next.is_some())
    }
}

/// Whether a relationship other than a plain link of the text leads outside the file.
fn reaches_outside(relations: &str) -> bool {
    relations
        .split("<Relationship ")
        .any(|own| own.contains("TargetMode=\"External\"") && !own.contains("/hyperlink\""))
}

/// A part within its size; none when there is none. UTF-8, or UTF-16 with its mark.
fn part<'a>(
    package: &'a mut Package,
    name: &str,
    megabytes: u64,
    limits: &Limits,
) -> Result<Option<Box<dyn Read + 'a>>> {
    // More than the declared size is never read.
    if package.size(name) > megabytes * 1024 * 1024 {
        return Err(Fault::Refused(format!(
            "bung ra quá {megabytes} MB, không phải {} bình thường. \
             Không mở tệp này; xin lại tệp từ nơi gửi.",
            limits.what
        )));
    }
    let part = package.part(name)?;
    part.map(decode::by_mark).transpose()
}

/// A small part as text; none when there is none.
fn beside(package: &mut Package, name: &str, limits: &Limits) -> Result<Option<String>> {
    let broken = |_| Fault::Refused(format!("hỏng hoặc tải về chưa đủ. {AGAIN}"));
    let Some(mut part) = part(package, name, MOST_BESIDE, limits)? else {
        return Ok(None);
    };
    let mut text = String::new();
    part.read_to_string(&mut text).map_err(broken)?;
    Ok(Some(text))
}
