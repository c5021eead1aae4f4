//! The same work done by the bare libraries, without us.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rusqlite::{Connection, params};
use rust_xlsxwriter::{Format, FormatBorder, Formula};

use crate::Run;

/// One figure set durably, and nothing else.
pub(crate) struct Cells {
    db: Connection,
}

impl Cells {
    pub(crate) fn new(file: &Path) -> Run<Cells> {
        let mut db = Connection::open(file)?;
        db.pragma_update(None, "journal_mode", "WAL")?;
        db.pragma_update(None, "synchronous", "FULL")?;
        db.execute_batch(
            "CREATE TABLE figure (row INTEGER, column TEXT, value TEXT, PRIMARY KEY (row, column)) STRICT, WITHOUT ROWID",
        )?;
        let many = db.transaction()?;
        for row in 0..20_000 {
            for column in [
                "online", "direct", "early", "on_time", "late", "carried", "a", "b", "c", "d",
            ] {
                many.prepare_cached("INSERT INTO figure VALUES (?, ?, '1')")?
                    .execute(params![row, column])?;
            }
        }
        many.commit()?;
        Ok(Cells { db })
    }

    pub(crate) fn set(&mut self, turn: usize) -> Run<()> {
        let one = self.db.transaction()?;
        one.prepare_cached("UPDATE figure SET value = ? WHERE row = ? AND column = 'online'")?
            .execute(params![turn.to_string(), (turn * 7919 % 20_000) as i64])?;
        Ok(one.commit()?)
    }
}

/// A whole copy of a data file, what lies in its log included.
pub(crate) fn copy_database(from: &Path, to: &Path) -> Run<()> {
    let db = Connection::open(from)?;
    db.execute("VACUUM INTO ?", [to.to_str().ok_or("path")?])?;
    Ok(())
}

/// The cells of a workbook, to be written again.
pub(crate) struct Workbook {
    sheets: Vec<Sheet>,
}

struct Sheet {
    name: String,
    cells: Vec<(u32, u16, Cell)>,
    merged: Vec<(u32, u16, u32, u16, String)>,
}

enum Cell {
    Text(String),
    Number(f64),
    Formula(String, String),
    Blank,
}

impl Workbook {
    pub(crate) fn read(file: &Path) -> Run<Workbook> {
        let mut book: Xlsx<_> = open_workbook(file)?;
        let mut sheets = Vec::new();
        for name in book.sheet_names() {
            let range = book.worksheet_range(&name)?;
            let formulas = book.worksheet_formula(&name)?;
            let (top, left) = range.start().unwrap_or_default();
            let mut cells = Vec::new();
            for (row, column, value) in range.cells() {
                let (row, column) = (top + row as u32, left + column as u32);
                let formula = formulas
                    .get_value((row, column))
                    .filter(|text| !text.is_empty());
                let cell = match (formula, value) {
                    (Some(formula), value) => Cell::Formula(formula.clone(), value.to_string()),
                    (None, Data::Empty) => Cell::Blank,
                    (None, Data::Int(number)) => Cell::Number(*number as f64),
                    (None, Data::Float(number)) => Cell::Number(*number),
                    (None, value) => Cell::Text(value.to_string()),
                };
                cells.push((row, column as u16, cell));
            }
            let merged = book
                .merge_cells_by_sheet_name(&name)?
                .into_iter()
                .map(|area| {
                    let text = range.get_value(area.start).map(ToString::to_string);
                    (
                        area.start.0,
                        area.start.1 as u16,
                        area.end.0,
                        area.end.1 as u16,
                        text.unwrap_or_default(),
                    )
                })
                .collect();
            sheets.push(Sheet {
                name,
                cells,
                merged,
            });
        }
        Ok(Workbook { sheets })
    }

    /// So that one sees that it is the same work.
    pub(crate) fn describe(&self) -> String {
        let count = |wanted: fn(&Cell) -> bool| -> usize {
            let cells = self.sheets.iter().flat_map(|sheet| &sheet.cells);
            cells.filter(|(_, _, cell)| wanted(cell)).count()
        };
        format!(
            "{} sheets, {} texts, {} numbers, {} formulas, {} blanks, {} merged areas",
            self.sheets.len(),
            count(|cell| matches!(cell, Cell::Text(_))),
            count(|cell| matches!(cell, Cell::Number(_))),
            count(|cell| matches!(cell, Cell::Formula(..))),
            count(|cell| matches!(cell, Cell::Blank)),
            self.sheets
                .iter()
                .map(|sheet| sheet.merged.len())
                .sum::<usize>(),
        )
    }

    pub(crate) fn write(&self, file: &Path) -> Run<()> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let format = Format::new()
            .set_font_name("Times New Roman")
            .set_font_size(11)
            .set_border(FormatBorder::Thin);
        for own in &self.sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(&own.name)?.set_landscape().set_paper_size(9);
            for (top, left, bottom, right, text) in &own.merged {
                sheet.merge_range(*top, *left, *bottom, *right, text, &format)?;
            }
            for (row, column, cell) in &own.cells {
                match cell {
                    Cell::Text(text) => sheet.write_with_format(*row, *column, text, &format)?,
                    Cell::Number(number) => {
                        sheet.write_with_format(*row, *column, *number, &format)?
                    }
                    Cell::Formula(formula, result) => {
                        let formula = Formula::new(formula).set_result(result);
                        sheet.write_with_format(*row, *column, formula, &format)?
                    }
                    Cell::Blank => sheet.write_blank(*row, *column, &format)?,
                };
            }
        }
        book.save(file)?;
        // Ours is on the disk before it takes the old file's place; the same is asked of this one.
        Ok(std::fs::File::open(file)?.sync_all()?)
    }
}

/// A summary sheet as officers get it: a heading row with numbers, sections, fields, a total row.
pub(crate) fn write_summary(file: &Path, sources: &[String], fields: &[String]) -> Run<()> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 1, "TỔNG HỢP KẾT QUẢ GIẢI QUYẾT TTHC")?;
    let headings = [
        "STT (1)",
        "Lĩnh vực (2)",
        "Số hồ sơ nhận giải quyết (3)",
        "Trực tuyến (4)",
        "Trực tiếp, dịch vụ bưu chính (5)",
        "Từ kỳ trước (6)",
        "Đã giải quyết (7)",
        "Trước hạn (8)",
        "Đúng hạn (9)",
        "Quá hạn (10)",
        "Đang giải quyết (11)",
        "Trong hạn (12)",
        "Quá hạn (13)",
    ];
    for (column, heading) in (0..).zip(headings) {
        sheet.write(2, column, heading)?;
    }
    let mut row = 3;
    for (mark, source) in ["I", "II", "III"].iter().zip(sources) {
        sheet.write(row, 0, *mark)?.write(row, 1, source)?;
        row += 1;
        for (ordinal, field) in (1..).zip(fields) {
            sheet.write(row, 0, ordinal)?.write(row, 1, field)?;
            let online = 10 + ordinal % 90;
            let figures = [online + 6, online, 5, 1, online + 2, online, 2, 0, 4, 3, 1];
            for (column, figure) in (2..).zip(figures) {
                sheet.write(row, column, figure)?;
            }
            row += 1;
        }
    }
    Ok(book.save(file)?)
}

/// The same file read by calamine, cell by cell.
pub(crate) fn read_summary(file: &Path) -> Run<()> {
    let mut book: Xlsx<_> = open_workbook(file)?;
    let name = book.sheet_names().first().cloned().ok_or("no sheet")?;
    let range = book.worksheet_range(&name)?;
    let texts = range
        .cells()
        .filter(|(_, _, value)| **value != Data::Empty)
        .count();
    match texts {
        0 => Err("an empty summary".into()),
        _ => Ok(()),
    }
}
