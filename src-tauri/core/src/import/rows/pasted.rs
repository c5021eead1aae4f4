//! Text from the clipboard → cells: parted by tabs and line breaks. Excel puts a cell with breaks, tabs or quotes in
//! quotes; quotes that never close are the text's own.

use super::fault::Result;
use super::feed::Feed;
use super::line::{Line, Run};
use crate::value::line_ends;

/// Which quotes around a cell are taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// All: figures have none of their own.
    All,
    /// Those that the cell needs, for its breaks, tabs or quotes: “"Ngày vàng" hỗ trợ” keeps its own.
    Needed,
}

/// The cells of a pasted block, row by row; none when they are more than `most`. A line break at the very end makes
/// no further row.
pub fn block(text: &str, quotes: Quotes, most: usize) -> Option<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    let (mut rest, mut left) = (text, most);
    while !rest.is_empty() {
        let mut row = Vec::with_capacity(1);
        rest = loop {
            left = left.checked_sub(1)?;
            let (cell, after) = match quoted(rest, quotes) {
                Some(found) => found,
                None => {
                    let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
                    (rest[..end].to_owned(), &rest[end..])
                }
            };
            row.push(cell);
            match after.strip_prefix('\t') {
                Some(more) => rest = more,
                None => break after.strip_prefix("\r\n").or(after.get(1..)).unwrap_or(""),
            }
        };
        rows.push(row);
    }
    Some(rows)
}

/// A quoted cell at the beginning, and what follows it.
fn quoted(text: &str, quotes: Quotes) -> Option<(String, &str)> {
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
    let needed =
        quotes == Quotes::All || body.contains(['\n', '\t', '\r']) || body.contains("\"\"");
    (closes && needed).then(|| (line_ends(body.replace("\"\"", "\"")), after))
}

/// The rows of a pasted block.
pub(super) struct Pasted<'a>(pub(super) std::iter::Enumerate<std::slice::Iter<'a, Vec<String>>>);

impl Feed for Pasted<'_> {
    fn next(&mut self, line: &mut Line) -> Result<bool> {
        for (at, cells) in self.0.by_ref() {
            line.begin(u32::try_from(at + 1).unwrap_or(u32::MAX));
            for (column, cell) in (0..).zip(cells) {
                line.push(cell, Run::default());
                line.put_text(column, false)?;
            }
            if !line.is_blank() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::{Quotes, block};

    #[track_caller]
    fn gives(text: &str, expected: &[&[&str]]) {
        let cells = block(text, Quotes::Needed, usize::MAX).unwrap();
        assert_eq!(cells, expected, "{text:?}");
    }

    #[test]
    fn tabs_and_line_breaks_divide_cells() {
        gives("1\t2\r\n3\t4\r\n", &[&["1", "2"], &["3", "4"]]);
        gives("1\n\n2", &[&["1"], &[""], &["2"]]);
        gives("\t1", &[&["", "1"]]);
        gives("1\t", &[&["1", ""]]);
        gives("", &[]);
        gives("5", &[&["5"]]);
    }

    #[test]
    fn rows_end_alike_whatever_program_copied_them() {
        for end in ["\n", "\r\n", "\r"] {
            let with = |text: &str| text.replace('|', end);
            gives(&with("1\t2|3\t4"), &[&["1", "2"], &["3", "4"]]);
            gives(&with("1\t2|3\t4|"), &[&["1", "2"], &["3", "4"]]);
            // A column whose last cell is blank.
            gives(&with("1||"), &[&["1"], &[""]]);
            gives(&with("|1"), &[&[""], &["1"]]);
            gives(&with("\"a|b\"\tc|d"), &[&["a\nb", "c"], &["d"]]);
        }
    }

    #[test]
    fn figures_have_no_quotes_of_their_own() {
        let cells = block(
            "\"1.234\"\t\"a\nb\"\t5\" ống\n\"chưa đóng\t1",
            Quotes::All,
            6,
        )
        .unwrap();
        assert_eq!(cells[0], ["1.234", "a\nb", "5\" ống"]);
        assert_eq!(cells[1], ["\"chưa đóng", "1"]);
    }

    #[test]
    fn only_quotes_that_are_needed_are_taken_away() {
        gives("\"a\nb\"\tc", &[&["a\nb", "c"]]);
        gives("1\t\"a\nb\"\tc", &[&["1", "a\nb", "c"]]);
        gives("\"a \"\"b\"\"\"\n", &[&["a \"b\""]]);
        gives("5\" ống\t1", &[&["5\" ống", "1"]]);
        gives("\"Ngày vàng\" hỗ trợ\tx", &[&["\"Ngày vàng\" hỗ trợ", "x"]]);
        gives("\"Ngày vàng\"\tx", &[&["\"Ngày vàng\"", "x"]]);
        gives("\"\"\"Ngày vàng\"\" hỗ trợ\"", &[&["\"Ngày vàng\" hỗ trợ"]]);
        // One that is never closed takes no other cell with it.
        gives("\"chưa đóng\t1", &[&["\"chưa đóng", "1"]]);
        gives("\"chưa đóng\tx\ny", &[&["\"chưa đóng", "x"], &["y"]]);
    }

    #[test]
    fn more_cells_than_may_be_are_none() {
        for (text, cells) in [("1\t2\n3", 3), ("\n\n\n", 3), ("\t\t", 3), ("", 0)] {
            assert!(block(text, Quotes::All, cells).is_some(), "{text:?}");
            let fewer = cells.checked_sub(1);
            assert!(fewer.is_none_or(|most| block(text, Quotes::All, most).is_none()));
        }
    }
}
