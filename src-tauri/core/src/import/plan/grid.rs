//! The rows of a file's sheets → grids, each cell as the screen shows it: whole numbers without decimals, dates as
//! 30/08/2025.

use std::borrow::Cow;

use super::Source;
use super::table::{Cell, Grid, Line, Origin, Row};
use crate::error::Result;
use crate::import::rows::{self, Book, Covered, Outside, Region, Value};

/// What is said of a date whose day and month may have been taken for each other.
const DATE: &str =
    "ô là ngày tháng của Excel, có thể đã đảo ngày với tháng khi gõ; so lại với văn bản";

/// What is said of a formula without a result.
const NO_RESULT: &str =
    "công thức chưa có kết quả lưu trong tệp; mở bằng Excel, lưu lại rồi nhập lại";

/// The most hidden rows that are named.
const MOST_NAMED: usize = 10;

/// Reads all sheets that are not hidden.
pub(super) fn read(file: String, mut book: Book<'_>) -> Result<Source> {
    let mut source = Source {
        file,
        print: book.print(),
        rest: book.rest().iter().map(line).collect(),
        remarks: book.remarks().to_vec(),
        word: book.is_document(),
        ..Source::default()
    };
    for at in 0..book.sheets().len() {
        if !book.sheets()[at].hidden {
            let (grid, hidden) = grid(&mut book, at)?;
            source.remarks.extend(told(&grid.place, &hidden));
            source.grids.push(grid);
        }
    }
    Ok(source)
}

fn line(outside: &Outside) -> Line {
    Line {
        text: outside.text.clone(),
        strong: outside.strong,
        label: outside.label.clone(),
        depth: outside.depth,
    }
}

/// A sheet as a grid, and which of its rows are hidden.
fn grid(book: &mut Book<'_>, at: usize) -> Result<(Grid, Vec<u32>)> {
    let mut grid = Grid {
        place: book.sheets()[at].name.clone(),
        sheet: !book.is_document() && !book.is_pasted(),
        loose: book.is_pasted(),
        above: book.above(at).iter().map(line).collect(),
        ..Grid::default()
    };
    let (mut rows, mut hidden) = (book.rows(at)?, Vec::new());
    while let Some(row) = rows.next()? {
        let number = row.number();
        let mut own = Row {
            number: number as usize,
            ..Row::default()
        };
        for read in row.cells() {
            own.cells.resize(read.column() as usize, Cell::default());
            own.cells.push(cell(read));
        }
        hidden.extend(row.hidden().then_some(number));
        grid.rows.push(own);
    }
    let merged = rows.merged()?;
    let last = |grid: &Grid| grid.rows.last().map_or(1, place);
    // Before they are made: a sheet with one wide row has as many places in all the others.
    book.hold(at, last(&grid), grid.lacking(), 0)?;
    let mut grid = grid.squared();
    for region in merged {
        let reached = cover(&mut grid, region);
        // Regions that lie over each other would have no end.
        book.hold(at, region.top, reached, 0)?;
    }
    grid.fill_down(&mut |row, letters| book.hold(at, place(row), 0, letters))?;
    Ok((grid, hidden))
}

/// A row's number as sentences want it.
fn place(row: &Row) -> u32 {
    u32::try_from(row.number).unwrap_or(u32::MAX)
}

/// Which rows of a sheet are hidden and were read all the same.
fn told(place: &str, hidden: &[u32]) -> Option<String> {
    let numbers: Vec<String> = hidden.iter().take(MOST_NAMED).map(u32::to_string).collect();
    let more = if hidden.len() > MOST_NAMED {
        " …"
    } else {
        ""
    };
    (!hidden.is_empty()).then(|| {
        format!(
            "Trang “{}” có {} dòng đang ẩn nhưng vẫn được đọc: dòng {}{more}. Bỏ chọn dòng nào không thuộc kế hoạch.",
            rows::shortened(place),
            hidden.len(),
            numbers.join(", "),
        )
    })
}

/// A cell as the screen shows it, and what is strange about it.
fn cell(read: rows::Cell<'_>) -> Cell {
    let mut cell = Cell::of(&read.to_the_letter());
    if read.letters() > 0 {
        cell = Cell::too_long(&read.shown(), read.letters());
    }
    cell.bold = read.bold();
    cell.origin = match read.covered() {
        Covered::No => Origin::Own,
        Covered::Left => Origin::Left,
        Covered::Above => Origin::Above,
    };
    cell.strange = match read.value() {
        Value::NoResult => Some(Cow::Borrowed(NO_RESULT)),
        Value::Moment(_) if read.may_be_swapped() => Some(Cow::Borrowed(DATE)),
        Value::Error(_) => Some(Cow::Borrowed("ô báo lỗi trong Excel")),
        _ if read.nested() => Some(Cow::Borrowed(
            "ô này chứa một bảng lồng bên trong; chữ của bảng ấy đã được ghép vào ô, mỗi dòng một hàng",
        )),
        _ if read.struck() => Some(Cow::Borrowed(
            "cả ô bị gạch ngang, có thể đã bỏ; nếu đúng thì bỏ chọn dòng này hoặc sửa ô",
        )),
        _ if !read.left_out().is_empty() => Some(Cow::Owned(format!(
            "không đọc chữ gạch ngang hoặc nâng lên “{}” trong ô; nếu cần thì gõ thêm",
            rows::shortened(read.left_out())
        ))),
        _ => None,
    };
    cell
}

/// Marks the places a merged region reaches over; how many they are.
fn cover(grid: &mut Grid, region: Region) -> u64 {
    let mut reached = 0;
    let (top, bottom) = (region.top as usize, region.bottom as usize);
    let (left, right) = (region.left as usize, region.right as usize);
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
            reached += 1;
            cell.origin = match (column > left, below) {
                (true, _) => Origin::Left,
                (false, true) => Origin::Above,
                (false, false) => continue,
            };
            cell.text.clear();
        }
    }
    reached
}
