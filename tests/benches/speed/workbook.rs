//! A workbook's cells written by rust_xlsxwriter alone.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, FormatBorder, Formula};

use crate::Run;

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
