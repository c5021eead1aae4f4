//! Reads catalogues of procedures and registers of their changes: every visible sheet with a heading of one.

mod body;
mod heading;
mod seen;
mod table;

use std::path::Path;

use super::encoding;
use super::print::Print;
use super::rows::{Book, CATALOGUE, shortened};
use super::understood::Remark;
use crate::error::{Error, Result};
use crate::procedure::changes::Entry;
use crate::procedure::merge::Read;

use body::{Body, Unknown};
use heading::{Found, Heading, Means};
use table::Table;

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnRead {
    /// "C".
    pub letter: String,
    /// The file's words.
    pub heading: String,
    /// What it is taken for; none when left out.
    pub meaning: Option<&'static str>,
}

/// A word of the file that is not understood, however often it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// Where it stands first: "H14".
    pub place: String,
    /// The sentence, place included.
    pub text: String,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// The file's name without folders.
    pub file: String,
    /// Its contents' print.
    pub print: Print,
    /// Columns of the headings from left to right, sheet after sheet.
    pub columns: Vec<ColumnRead>,
    /// Sheet and row of each heading: "Trang “DM”, dòng 2".
    pub headings: Vec<String>,
    /// What a catalogue says, row by row.
    pub rows: Vec<Read>,
    /// What a register says, row by row.
    pub entries: Vec<Entry>,
    /// Rows that are left out, and why.
    pub left_out: Vec<Remark>,
    /// Words that are not understood.
    pub unknown: Vec<UnknownWord>,
    /// What is worth a look.
    pub remarks: Vec<Remark>,
}

/// Reads a file. `progress` hears the number of rows read so far; when it answers `false`, reading ends with
/// [`Error::Cancelled`].
pub fn read_catalogue(path: &Path, progress: &dyn Fn(u64) -> bool) -> Result<Catalogue> {
    read_book(path, Book::open(path, &CATALOGUE, progress)?)
}

fn read_book(path: &Path, mut book: Book<'_>) -> Result<Catalogue> {
    let file = path.file_name().unwrap_or(path.as_os_str());
    let mut read = Catalogue {
        file: file.to_string_lossy().into_owned(),
        print: book.print(),
        columns: Vec::new(),
        headings: Vec::new(),
        rows: Vec::new(),
        entries: Vec::new(),
        left_out: Vec::new(),
        unknown: Vec::new(),
        remarks: Vec::new(),
    };
    let sheets: Vec<(usize, String)> = (0..)
        .zip(book.sheets())
        .filter(|(_, sheet)| !sheet.hidden)
        .map(|(at, sheet)| (at, sheet.name.clone()))
        .collect();
    let several = sheets.len() > 1;
    let mut lacking = None;
    for (at, name) in &sheets {
        let table = Table::read(&mut book, *at)?;
        if table.rows.is_empty() {
            continue;
        }
        if let Some(code) = encoding::of(&table.words()) {
            let why = code.sentence();
            let file = path.to_owned();
            return Err(Error::File { file, why });
        }
        let within = match several {
            true => format!("trang “{}”, ", shortened(name)),
            false => String::new(),
        };
        match heading::find(&table) {
            Found::Heading(heading) => read.take(&table, &heading, &within)?,
            Found::NoCode(row) => {
                lacking.get_or_insert((name.clone(), row));
            }
            Found::None => {
                let place = format!("trang “{}”", shortened(name));
                let text =
                    format!("{place}: không thấy hàng tiêu đề của danh mục thủ tục nên không đọc.");
                read.remarks.push(Remark { place, text });
            }
        }
    }
    if read.headings.is_empty() {
        return Err(read.refused(&sheets, lacking));
    }
    Ok(read)
}

impl Catalogue {
    /// Adds what a sheet holds. `within`: "trang “A”, " where there are several.
    fn take(&mut self, table: &Table, heading: &Heading, within: &str) -> Result<()> {
        let found = Body::read(table, heading, within);
        if found.rows.is_empty() && found.entries.is_empty() {
            return Err(self.without_codes(table, heading, within));
        }
        let place = format!("{within}dòng {}", heading.row);
        self.headings.push(place.clone());
        for column in &heading.columns {
            self.columns.push(ColumnRead {
                letter: column.letter(),
                heading: shortened(&column.text),
                meaning: column.means.and_then(Means::word),
            });
            if let Some(twice) = column.twice {
                let letter = column.letter();
                let text = format!(
                    "{within}cột {letter} “{}” cũng là {}; đã có cột khác nên không đọc.",
                    shortened(&column.text),
                    twice.word().unwrap_or_default().to_lowercase(),
                );
                let place = format!("{within}cột {letter}");
                self.remarks.push(Remark { place, text });
            }
        }
        self.rows.extend(found.rows);
        self.entries.extend(found.entries);
        self.left_out.extend(found.left_out);
        self.remarks.extend(found.remarks);
        let told = found.unknown.into_values().map(|own| told(own, within));
        self.unknown.extend(told);
        Ok(())
    }

    /// A heading under which no procedure has a code.
    fn without_codes(&self, table: &Table, heading: &Heading, within: &str) -> Error {
        let code = heading.column(Means::Code);
        let (letter, words) =
            code.map_or_else(Default::default, |own| (own.letter(), shortened(&own.text)));
        let elsewhere = match body::codes_elsewhere(table, heading) {
            Some(other) => format!(
                " Mã lại đứng ở cột {other}: các cột của tệp bị lệch so với tiêu đề, sửa tiêu đề rồi nhập lại."
            ),
            None => " Chọn tệp khác hoặc điền mã rồi nhập lại.".to_owned(),
        };
        Error::Invalid(format!(
            "Tệp {}, {within}cột {letter} “{words}”: không có mã thủ tục nào (mã có dạng 1.001193).{elsewhere}",
            self.file
        ))
    }

    /// No sheet has a heading of a catalogue.
    fn refused(&self, sheets: &[(usize, String)], lacking: Option<(String, u32)>) -> Error {
        let file = &self.file;
        if let Some((sheet, row)) = lacking {
            return Error::Invalid(format!(
                "Tệp {file}, trang “{}”, dòng {row}: hàng tiêu đề không có cột mã thủ tục (ví dụ “Mã TTHC”). \
                 Danh mục được ghép theo mã: thêm cột mã rồi nhập lại.",
                shortened(&sheet)
            ));
        }
        let names = sheets.iter().take(10);
        let names: Vec<String> = names
            .map(|own| format!("“{}”", shortened(&own.1)))
            .collect();
        Error::Invalid(format!(
            "Tệp {file} (trang {}): không thấy hàng tiêu đề của danh mục thủ tục. Cần một hàng tiêu đề có cột mã \
             (ví dụ “Mã TTHC”) và cột tên thủ tục. Chọn tệp khác hoặc sửa tiêu đề rồi nhập lại.",
            names.join(", ")
        ))
    }
}

/// "H14: “Mức độ 4” (cột H “Mức độ”, 12 dòng) chưa hiểu nên để chưa rõ."
fn told(own: Unknown, within: &str) -> UnknownWord {
    let place = format!("{within}{}", own.cell);
    let rows = match own.rows {
        1 => String::new(),
        rows => format!(", {rows} dòng"),
    };
    UnknownWord {
        text: format!(
            "{place}: “{}” (cột “{}”{rows}) {}.",
            shortened(&own.words),
            shortened(&own.heading),
            own.why
        ),
        place,
    }
}
