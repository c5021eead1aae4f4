//! The forms of a period as a workbook, a sheet each.

use rust_xlsxwriter::{DocProperties, Workbook};

use super::layout::Layout;
use super::links::Links;
use super::sheets::{DEFAULT_COLUMN, DEFAULT_ROW, DEFAULT_SIZE, distinct_names, moment};
use super::{page, styles};
use crate::error::{Error, Result};
use crate::paper::block::{Face, cell_text};
use crate::paper::book::Book;

/// The workbook's bytes.
pub fn workbook(book: &Book<'_>) -> Result<Vec<u8>> {
    if book.pages.is_empty() {
        return Err(Error::Invalid(
            "Chưa chọn biểu nào để xuất. Chọn ít nhất một biểu.".to_owned(),
        ));
    }
    let names = distinct_names(book.pages.iter().map(|page| page.form.code()));
    let layouts: Vec<_> = book.pages.iter().map(Layout::new).collect();
    let links = Links::new(book, &names, &layouts);
    let mut workbook = Workbook::new();
    workbook.set_default_format(
        &styles::font(Face::Plain, DEFAULT_SIZE),
        DEFAULT_ROW,
        DEFAULT_COLUMN,
    )?;
    workbook.set_properties(&properties(book)?);
    for (i, page) in book.pages.iter().enumerate() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&names[i])?;
        page::write(sheet, book, page, &layouts[i], &links)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn properties(book: &Book<'_>) -> Result<DocProperties> {
    let period = book.pages[0].period;
    let codes: Vec<&str> = book.pages.iter().map(|page| page.form.code()).collect();
    let title = format!(
        "Báo cáo kiểm soát thủ tục hành chính {} {}",
        book.office.ward.trim(),
        period.title()
    );
    let title: Vec<&str> = title.split_whitespace().collect();
    Ok(DocProperties::new()
        .set_title(cell_text(&title.join(" "), 255))
        .set_subject(format!("Biểu {}. {}", codes.join(", "), period.span()))
        .set_author(cell_text(&book.office.reporting_unit, 255))
        .set_creation_datetime(&moment(book.made_at)?))
}
