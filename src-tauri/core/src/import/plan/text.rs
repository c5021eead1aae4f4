//! Text pasted from Word or Excel → a grid. Word breaks the line of a cell with breaks without any sign, so that
//! its row has to be put together again.

use super::Source;
use super::grid;
use super::label::Label;
use super::markdown;
use super::table::{MOST_COLUMNS, MOST_ROWS};
use crate::error::{Error, Result};
use crate::import::rows::{Book, PLAN, Quotes, block};

/// The most letters that are taken.
const MOST: usize = 10_000_000;

/// The most cells that are taken.
const MOST_CELLS: usize = MOST_ROWS * MOST_COLUMNS;

/// Reads a pasted text.
pub(super) fn read(text: &str) -> Result<Source> {
    if text.len() > MOST {
        return Err(Error::Invalid(
            "Văn bản dán dài quá 10 triệu chữ. Dán riêng bảng kế hoạch, hoặc nhập từ tệp Word, Excel."
                .to_owned(),
        ));
    }
    let text = text.trim_start_matches('\u{feff}');
    let tabbed = markdown::tabbed(text);
    let Some(lines) = block(
        tabbed.as_deref().unwrap_or(text),
        Quotes::Needed,
        MOST_CELLS,
    ) else {
        return Err(Error::Invalid(format!(
            "Văn bản dán có quá {} ô. Dán riêng bảng kế hoạch, hoặc chia thành nhiều phần rồi nhập từng phần.",
            crate::value::format_number(MOST_CELLS.into())
        )));
    };
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
    let cells = lines
        .iter()
        .map(|cells| cells.iter().map(|text| bare(text)).collect());
    let book = Book::pasted(cells.collect(), &PLAN, &|_| true);
    grid::read("Văn bản dán".to_owned(), book)
}

/// A line of text without the stars that some programs put around bold text, or around words in it.
fn bare(text: &str) -> String {
    let bare = text.trim();
    let bare = match bare.starts_with("**") || bare.ends_with("**") {
        true => bare.trim_matches('*'),
        false => bare,
    };
    bare.replace("**", "")
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
    fn mends(text: &str, expected: &[&[&str]]) {
        let lines = block(text, Quotes::Needed, MOST_CELLS).unwrap();
        assert_eq!(mended(lines), expected, "{text:?}");
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
