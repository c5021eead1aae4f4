//! A workbook's sheets → grids, each cell as Excel shows it: whole numbers without decimals, dates as
//! 30/08/2025. Cell by cell, as [`crate::import::workbook`] says why.

use std::path::Path;

use calamine::{DataRef, Dimensions};

use super::Source;
use super::table::{Cell, Grid, MOST_COLUMNS, MOST_ROWS, Origin, Row};
use crate::error::{Error, Result};
use crate::import::table::file_name;
use crate::import::workbook::{Workbook, cell_name, shielded, shortened};

/// The most merged regions that count; more are no plan.
const MOST_MERGED: usize = 200_000;

/// Reads all sheets that are not hidden.
pub(super) fn read(path: &Path, bytes: Vec<u8>, progress: &dyn Fn(u64) -> bool) -> Result<Source> {
    let mut workbook = Workbook::open(path, bytes)?;
    let sheets = workbook.sheets.clone();
    let mut grids = Vec::new();
    let mut done = 0;
    for sheet in &sheets {
        let grid = grid(path, &mut workbook, sheet, done, progress)?;
        done += grid.rows.len() as u64;
        grids.push(grid);
    }
    Ok(Source {
        file: file_name(path),
        grids,
        ..Source::default()
    })
}

/// A sheet's cells with their rows and columns (from 0).
type Cells = Vec<((u32, u32), Cell)>;

fn grid(
    path: &Path,
    workbook: &mut Workbook,
    sheet: &str,
    done: u64,
    progress: &dyn Fn(u64) -> bool,
) -> Result<Grid> {
    let cells = cells(path, workbook, sheet, done, progress)?;
    let place = format!("trang “{}” ", shortened(sheet));
    let cells = shown_as_formatted(path, workbook, sheet, cells)?;
    let merged = shielded(path, &place, || {
        workbook.xlsx.merge_cells_by_sheet_name(sheet)
    })?;
    let mut rows: Vec<Row> = Vec::new();
    for ((row, column), cell) in cells {
        let number = row as usize + 1;
        if rows.last().is_none_or(|last| last.number != number) {
            rows.push(Row {
                number,
                ..Row::default()
            });
        }
        if let Some(row) = rows.last_mut() {
            row.cells.resize(column as usize, Cell::default());
            row.cells.push(cell);
        }
    }
    let mut grid = Grid {
        place: sheet.to_owned(),
        sheet: true,
        rows,
        ..Grid::default()
    }
    .squared();
    for region in merged.into_iter().take(MOST_MERGED) {
        cover(&mut grid, region);
    }
    grid.fill_down();
    Ok(grid)
}

fn cells(
    path: &Path,
    workbook: &mut Workbook,
    sheet: &str,
    done: u64,
    progress: &dyn Fn(u64) -> bool,
) -> Result<Cells> {
    let place = format!("trang “{}” ", shortened(sheet));
    let xlsx = &mut workbook.xlsx;
    shielded(path, &place, move || {
        let mut reader = xlsx.worksheet_cells_reader(sheet)?;
        let mut cells: Cells = Vec::new();
        let (mut rows, mut last) = (0, (u32::MAX, 0));
        while let Some(own) = reader.next_cell_with_formula_metadata()? {
            let Some(cell) = cell(own.value, own.formula.is_some()) else {
                continue;
            };
            let (row, column) = own.pos;
            let at = || {
                format!(
                    "Trang “{}”, ô {}",
                    shortened(sheet),
                    cell_name(row + 1, column)
                )
            };
            if row != last.0 {
                rows += 1;
                if rows % 64 == 0 && !progress(done + rows as u64) {
                    return Ok(Err(Error::Cancelled));
                }
            }
            if rows > MOST_ROWS {
                return Ok(Err(Error::Invalid(format!(
                    "{}: trang quá dài so với một kế hoạch (nhiều nhất 20.000 dòng). \
                     Chép riêng bảng kế hoạch sang tệp mới rồi nhập lại.",
                    at()
                ))));
            }
            if column as usize >= MOST_COLUMNS {
                return Ok(Err(Error::Invalid(format!(
                    "{}: có dữ liệu ở quá xa bên phải (bảng kế hoạch có nhiều nhất 63 cột). \
                     Xóa các cột thừa hoặc chép riêng bảng sang tệp mới rồi nhập lại.",
                    at()
                ))));
            }
            if last.0 != u32::MAX && (row, column) <= last {
                return Ok(Err(Error::Invalid(format!(
                    "{}: các ô trong tệp không theo thứ tự, tệp có thể đã hỏng. \
                     Mở bằng Excel, lưu lại rồi nhập lại.",
                    at()
                ))));
            }
            last = (row, column);
            cells.push(((row, column), cell));
        }
        Ok(Ok(cells))
    })?
}

/// What only the format of a cell tells: 0.9 shown as 90%, the first of a month shown as 08/2025. Reads the
/// sheet again for the formats, so only where there are such cells.
fn shown_as_formatted(
    path: &Path,
    workbook: &mut Workbook,
    sheet: &str,
    mut cells: Cells,
) -> Result<Cells> {
    let depends = |cell: &Cell| cell.strange == Some(DATE) || cell.text.parse::<f64>().is_ok();
    if !cells.iter().any(|(_, cell)| depends(cell)) {
        return Ok(cells);
    }
    let place = format!("trang “{}” ", shortened(sheet));
    let xlsx = &mut workbook.xlsx;
    shielded(path, &place, move || {
        let mut reader = xlsx.worksheet_cells_reader(sheet)?;
        while let Some((own, style)) = reader.next_cell_with_style_id()? {
            let found = cells.binary_search_by_key(&own.get_position(), |cell| cell.0);
            let format = reader.styles().get(style);
            let format = format.and_then(|style| style.number_format.as_ref());
            let (Ok(at), Some(format)) = (found, format) else {
                continue;
            };
            let (code, cell) = (format.format_code.to_lowercase(), &mut cells[at].1);
            match own.get_value() {
                DataRef::Float(number) if code.contains('%') => {
                    cell.text = format!("{}%", shown(number * 100.0).replace('.', ","));
                }
                DataRef::DateTime(_) if !code.contains('d') && cell.strange == Some(DATE) => {
                    cell.text = cell.text.chars().skip(3).collect();
                }
                _ => {}
            }
        }
        Ok(cells)
    })
}

/// What is said of a cell that Excel keeps as a date.
const DATE: &str = "ô là ngày tháng của Excel; kiểm tra ngày có đúng như trên màn hình Excel không";

/// A cell as Excel shows it; none when nothing stands in it.
fn cell(data: DataRef<'_>, formula: bool) -> Option<Cell> {
    const NO_RESULT: &str =
        "công thức chưa có kết quả lưu trong tệp; mở bằng Excel, lưu lại rồi nhập lại";
    let strange = |text: String, why| Cell {
        strange: Some(why),
        ..Cell::of(&text)
    };
    let cell = match data {
        DataRef::Empty if formula => return Some(strange(String::new(), NO_RESULT)),
        DataRef::Empty => return None,
        DataRef::Int(number) => Cell::of(&number.to_string()),
        DataRef::Float(number) => Cell::of(&shown(number)),
        DataRef::String(text) => Cell::of(&text),
        DataRef::SharedString(text) => Cell::of(text),
        DataRef::Bool(truth) => Cell::of(if truth { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            strange(format!("{day:02}/{month:02}/{year}"), DATE)
        }
        DataRef::DateTime(duration) => Cell::of(&shown(duration.as_f64())),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => strange(text, DATE),
        DataRef::Error(error) => strange(error.to_string(), "ô báo lỗi trong Excel"),
    };
    (!cell.is_blank()).then_some(cell)
}

/// A number to Excel's fifteen digits: 3.1, not 3.1000000000000001.
fn shown(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

/// Marks the places a merged region reaches over.
fn cover(grid: &mut Grid, region: Dimensions) {
    let (top, bottom) = (region.start.0 as usize + 1, region.end.0 as usize + 1);
    let (left, right) = (region.start.1 as usize, region.end.1 as usize);
    let first = grid.rows.partition_point(|row| row.number < top);
    // A row in which nothing stands is no row of the grid.
    let top = grid.rows.get(first).map_or(top, |row| row.number);
    for row in grid.rows[first..]
        .iter_mut()
        .take_while(|row| row.number <= bottom)
    {
        let below = row.number > top;
        let reach = row
            .cells
            .iter_mut()
            .enumerate()
            .skip(left)
            .take((right + 1).saturating_sub(left));
        for (column, cell) in reach {
            cell.origin = match (column > left, below) {
                (true, _) => Origin::Left,
                (false, true) => Origin::Above,
                (false, false) => continue,
            };
            cell.text.clear();
        }
    }
}
