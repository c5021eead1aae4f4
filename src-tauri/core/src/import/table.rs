//! Which sheet of a workbook is meant, and its lines. Says what is missing when none fits.

use std::path::Path;

use super::encoding;
use super::heading::{self, Heading};
use super::rows::{Book, Sheet};
use super::workbook::{Lines, shortened};
use crate::error::{Error, Result};
use crate::form::{ColumnKind, Form};

/// A sheet with a heading.
pub(super) struct Table {
    pub(super) sheet: String,
    pub(super) lines: Lines,
    pub(super) heading: Heading,
}

/// What was made of a sheet.
enum Looked {
    Table(Table),
    /// A heading that lacks columns.
    Partial(Table),
    /// No heading of this form.
    Other,
}

/// The one sheet that is meant, percentages as they are shown.
pub(super) fn the_table(
    path: &Path,
    form: &Form,
    book: &mut Book<'_>,
    sheet: Option<&str>,
) -> Result<Table> {
    let mut table = chosen(path, form, book, sheet)?;
    let of_kind = |column: &Option<usize>| {
        column.is_some_and(|i| form.columns[i].kind == ColumnKind::Percent)
    };
    let percents = table.heading.columns.iter();
    let percents: Vec<u32> = percents
        .filter(|(_, column)| of_kind(column))
        .map(|(written, _)| written.column)
        .collect();
    for line in &mut table.lines.lines {
        line.show_percents(&percents);
    }
    Ok(table)
}

fn chosen(path: &Path, form: &Form, book: &mut Book<'_>, sheet: Option<&str>) -> Result<Table> {
    let all = || book.sheets().iter().enumerate();
    let candidates: Vec<(usize, String)> = match sheet {
        None => (all().filter(|(_, own)| !own.hidden))
            .map(|(at, own)| (at, own.name.clone()))
            .collect(),
        Some(sheet) => match all().find(|(_, own)| own.name == sheet) {
            Some((at, _)) => vec![(at, sheet.to_owned())],
            None => {
                return Err(Error::Invalid(format!(
                    "Tệp {} không có trang “{}”. Các trang có trong tệp: {}.",
                    file_name(path),
                    shortened(sheet),
                    listed(&visible(book.sheets())),
                )));
            }
        },
    };
    let (mut tables, mut partial, mut refused) = (Vec::new(), None, None);
    for (at, name) in &candidates {
        match look(path, form, book, (*at, name)) {
            Ok(Looked::Table(table)) => tables.push(table),
            Ok(Looked::Partial(table)) => {
                partial.get_or_insert(table);
            }
            Ok(Looked::Other) => {}
            Err(Error::Cancelled) => return Err(Error::Cancelled),
            // Another sheet may still be the one that is meant.
            Err(error) => {
                refused.get_or_insert(error);
            }
        }
    }
    match (tables.len(), refused, partial) {
        (0, Some(error), _) => Err(error),
        (0, None, Some(table)) => Err(lacking(path, form, &table)),
        (0, None, None) => {
            let names: Vec<String> = candidates.into_iter().map(|own| own.1).collect();
            Err(without_heading(path, form, &names))
        }
        (1, ..) => Ok(tables.remove(0)),
        _ => {
            let sheets: Vec<String> = tables.into_iter().map(|table| table.sheet).collect();
            Err(Error::ChooseSheet {
                message: format!(
                    "Tệp {} có {} trang giống bảng tổng hợp: {}. Chọn một trang.",
                    file_name(path),
                    sheets.len(),
                    listed(&sheets),
                ),
                sheets,
            })
        }
    }
}

/// Reads a sheet, giving up early when its first lines hold no heading.
fn look(
    path: &Path,
    form: &Form,
    book: &mut Book<'_>,
    (at, sheet): (usize, &str),
) -> Result<Looked> {
    let mut heading = None;
    let lines = Lines::read(book, at, &mut |lines| {
        if lines.lines.len() == heading::SEARCHED {
            heading = heading::find(form, lines);
            return heading.is_some();
        }
        true
    })?;
    if lines.lines.len() < heading::SEARCHED {
        heading = heading::find(form, &lines);
    }
    let Some(heading) = heading else {
        return match encoding::of(&lines.words()) {
            Some(code) => Err(Error::File {
                file: path.to_owned(),
                why: code.sentence(),
            }),
            None => Ok(Looked::Other),
        };
    };
    let complete = heading.missing.is_empty();
    let table = Table {
        sheet: sheet.to_owned(),
        lines,
        heading,
    };
    Ok(match complete {
        true => Looked::Table(table),
        false => Looked::Partial(table),
    })
}

/// The names of the sheets that are not hidden.
pub(super) fn visible(sheets: &[Sheet]) -> Vec<String> {
    let shown = sheets.iter().filter(|sheet| !sheet.hidden);
    shown.map(|sheet| sheet.name.clone()).collect()
}

fn lacking(path: &Path, form: &Form, table: &Table) -> Error {
    Error::Invalid(format!(
        "Tệp {}, trang “{}”: hàng tiêu đề ở dòng {} thiếu cột {} của biểu {}. \
         Thêm cột còn thiếu (tiêu đề có số cột, ví dụ “… (4)”) rồi nhập lại.",
        file_name(path),
        shortened(&table.sheet),
        table.heading.row,
        heading::labels(form, &table.heading.missing),
        form.code(),
    ))
}

fn without_heading(path: &Path, form: &Form, sheets: &[String]) -> Error {
    let wanted: Vec<usize> = heading::required(form).collect();
    Error::Invalid(format!(
        "Tệp {} (trang {}): không thấy hàng tiêu đề của biểu {}. \
         Cần một hàng tiêu đề có cột tên dòng và các cột {}. Chọn tệp khác hoặc sửa tiêu đề rồi nhập lại.",
        file_name(path),
        listed(sheets),
        form.code(),
        heading::labels(form, &wanted),
    ))
}

/// A file's name without its folders.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// "“A”, “B”", the first ten.
fn listed(names: &[String]) -> String {
    let mut quoted: Vec<String> = names
        .iter()
        .take(10)
        .map(|name| format!("“{}”", shortened(name)))
        .collect();
    if names.len() > quoted.len() {
        quoted.push("…".to_owned());
    }
    quoted.join(", ")
}
