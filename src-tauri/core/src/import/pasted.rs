//! A block of text as Excel and Word put it on the clipboard: tabs between cells, line breaks between rows,
//! cells with tabs, breaks or quotes inside quotes.

/// The cells of a pasted block, row by row. A line break at the very end makes no further row.
pub fn block(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' => cell.push('\n'),
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::block;

    #[track_caller]
    fn gives(text: &str, expected: &[&[&str]]) {
        assert_eq!(block(text), expected, "{text:?}");
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
    fn quotes_keep_breaks_and_tabs_inside_a_cell() {
        gives("\"a\nb\"\tc", &[&["a\nb", "c"]]);
        gives("\"a \"\"b\"\"\"\n", &[&["a \"b\""]]);
        gives("5\" ống\t1", &[&["5\" ống", "1"]]);
        gives("\"chưa đóng\t1", &[&["chưa đóng\t1"]]);
    }
}
