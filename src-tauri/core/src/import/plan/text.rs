//! Text pasted from Word or Excel → a grid. Cells are parted by tabs; Excel puts cells with line breaks in
//! quotes, Word breaks the line of such a cell without any sign, so that its row has to be put together again.

use super::Source;
use super::label::Label;
use super::table::{Cell, Grid, MOST_COLUMNS, MOST_ROWS, Row};
use crate::error::{Error, Result};
use crate::value::line_ends;

/// The most letters that are taken.
const MOST: usize = 10_000_000;

/// Reads a pasted text.
pub(super) fn read(text: &str) -> Result<Source> {
    if text.len() > MOST {
        return Err(Error::Invalid(
            "Văn bản dán dài quá 10 triệu chữ. Dán riêng bảng kế hoạch, hoặc nhập từ tệp Word, Excel."
                .to_owned(),
        ));
    }
    let lines = cells(text.trim_start_matches('\u{feff}'));
    if lines.iter().flatten().all(|cell| cell.trim().is_empty()) {
        return Err(Error::Invalid(
            "Chưa có gì được dán. Chọn cả bảng trong Word hoặc Excel, sao chép rồi dán vào đây."
                .to_owned(),
        ));
    }
    if lines.len() > MOST_ROWS {
        return Err(Error::Invalid(format!(
            "Văn bản dán có quá {} dòng. Chia thành nhiều phần rồi nhập từng phần.",
            crate::value::format_number(MOST_ROWS.into())
        )));
    }
    let lines = mended(lines);
    if lines.iter().any(|cells| cells.len() > MOST_COLUMNS) {
        return Err(Error::Invalid(
            "Văn bản dán có dòng quá 63 cột, không phải bảng kế hoạch. Dán riêng bảng kế hoạch."
                .to_owned(),
        ));
    }
    let rows = (1..).zip(lines).map(|(number, cells)| Row {
        number,
        cells: cells.iter().map(|text| Cell::of(bare(text))).collect(),
    });
    let grid = Grid {
        place: "Văn bản dán".to_owned(),
        loose: true,
        rows: rows.collect(),
        ..Grid::default()
    };
    Ok(Source {
        file: "Văn bản dán".to_owned(),
        grids: vec![grid.squared()],
        ..Source::default()
    })
}

/// A line of text without the stars that some programs put around bold text.
fn bare(text: &str) -> &str {
    let bare = text.trim();
    match bare.starts_with("**") || bare.ends_with("**") {
        true => bare.trim_matches('*'),
        false => bare,
    }
}

/// Cells by tabs and line breaks; a quoted cell is one only if it closes before a tab or break and holds what
/// needs quotes. Any other quotes are the text's own.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = match quoted(rest) {
            Some(found) => found,
            None => {
                let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        rest = match after.as_bytes() {
            [] => break,
            [b'\r', b'\n', ..] => {
                rows.push(Vec::new());
                &after[2..]
            }
            [b'\t', ..] => &after[1..],
            _ => {
                rows.push(Vec::new());
                &after[1..]
            }
        };
    }
    rows
}

/// A quoted cell at the beginning, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut from = 0;
    let end = loop {
        let at = from + inner[from..].find('"')?;
        if inner[at + 1..].starts_with('"') {
            from = at + 2;
        } else {
            break at;
        }
    };
    let (body, after) = (&inner[..end], &inner[end + 1..]);
    let closes = after.is_empty() || after.starts_with(['\t', '\n', '\r']);
    let needed = body.contains(['\n', '\t', '\r']) || body.contains("\"\"");
    (closes && needed).then(|| (line_ends(body.replace("\"\"", "\"")), after))
}

/// Puts rows together that were broken inside a cell: a line that has begun its cells but lacks some, and the
/// next one has just those.
fn mended(lines: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let columns = usual_width(&lines);
    let mut mended: Vec<Vec<String>> = Vec::new();
    for line in lines {
        let blank = line.iter().all(|cell| cell.trim().is_empty());
        if blank {
            // Blank lines part nothing and say nothing.
            continue;
        }
        match mended.last_mut() {
            Some(row) if goes_on(row, &line, columns) => {
                let mut cells = line.into_iter();
                if let (Some(last), Some(first)) = (row.last_mut(), cells.next()) {
                    last.push('\n');
                    last.push_str(&first);
                }
                row.extend(cells);
            }
            _ => mended.push(line),
        }
    }
    mended
}

/// The number of cells that most lines with more than two have.
fn usual_width(lines: &[Vec<String>]) -> usize {
    let mut counts = vec![0usize; MOST_COLUMNS + 1];
    for line in lines {
        if (3..=MOST_COLUMNS).contains(&line.len()) {
            counts[line.len()] += 1;
        }
    }
    let most = counts
        .iter()
        .enumerate()
        .rev()
        .max_by_key(|(_, count)| **count);
    most.map_or(0, |(width, _)| width)
}

/// Whether a line is the rest of the row before.
fn goes_on(row: &[String], line: &[String], columns: usize) -> bool {
    let begins = line.first().map_or("", |cell| cell.trim());
    let labelled = line.len() > 1 && !matches!(Label::of(begins), Label::Other);
    let fits = row.len() + line.len() - 1 <= columns;
    if row.len() >= columns && columns > 0 {
        // A full row, and a further paragraph of its last cell.
        let goes_on = |c: char| matches!(c, '-' | '+' | '–') || c.is_lowercase();
        return line.len() == 1 && begins.starts_with(goes_on);
    }
    row.len() >= 3 && fits && !labelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn gives(text: &str, expected: &[&[&str]]) {
        assert_eq!(cells(text), expected, "{text:?}");
    }

    #[test]
    fn only_quotes_that_are_needed_are_taken_away() {
        gives("1\t\"a\nb\"\tc", &[&["1", "a\nb", "c"]]);
        gives("\"a\r\nb\"\r\nc", &[&["a\nb"], &["c"]]);
        gives("\"a\rb\"\rc", &[&["a\nb"], &["c"]]);
        gives("\"Ngày vàng\" hỗ trợ\tx", &[&["\"Ngày vàng\" hỗ trợ", "x"]]);
        gives("\"Ngày vàng\"\tx", &[&["\"Ngày vàng\"", "x"]]);
        gives("\"\"\"Ngày vàng\"\" hỗ trợ\"", &[&["\"Ngày vàng\" hỗ trợ"]]);
        gives("\"chưa đóng\tx\ny", &[&["\"chưa đóng", "x"], &["y"]]);
    }

    #[track_caller]
    fn mends(text: &str, expected: &[&[&str]]) {
        assert_eq!(mended(cells(text)), expected, "{text:?}");
    }

    #[test]
    fn a_row_broken_inside_a_cell_is_put_together() {
        let head = "TT\tNội dung\tThời gian\tĐơn vị\n";
        let all: &[&str] = &["TT", "Nội dung", "Thời gian", "Đơn vị"];
        mends(
            &format!("{head}1\tA\tHàng\ntháng\tB\n2\tC\tD\tE"),
            &[all, &["1", "A", "Hàng\ntháng", "B"], &["2", "C", "D", "E"]],
        );
        mends(
            &format!("{head}1\tA\tB\t- C\n- D\n2\tE\tF\tG\nI\tMục\n\tH\tI\tK"),
            &[
                all,
                &["1", "A", "B", "- C\n- D"],
                &["2", "E", "F", "G"],
                &["I", "Mục"],
                &["", "H", "I", "K"],
            ],
        );
    }
}
