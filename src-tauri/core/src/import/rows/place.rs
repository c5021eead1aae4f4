//! What places of a sheet are called, and texts of it in sentences.

use crate::value;

/// How many letters of a text a sentence quotes; with the sign of omission they are sixty.
const QUOTED: usize = 59;

/// A text for a sentence, on one line.
pub(crate) fn shortened(text: &str) -> String {
    value::shortened(&value::one_line(text), QUOTED)
}

/// "C" for 2.
pub(crate) fn column_name(column: u32) -> String {
    let mut name = String::new();
    push_column(&mut name, column);
    name
}

fn push_column(name: &mut String, column: u32) {
    if let Some(before) = (column / 26).checked_sub(1) {
        push_column(name, before);
    }
    name.push(char::from(b'A' + (column % 26) as u8));
}

/// "C14" for row 14 (from 1), column 2 (from 0).
pub(crate) fn cell_name(row: u32, column: u32) -> String {
    // Every figure of a file names its cell.
    let mut name = String::with_capacity(12);
    push_column(&mut name, column);
    name.push_str(&row.to_string());
    name
}

/// The row (from 1) and column (from 0) of "C14" or "$C$14".
pub(super) fn position(name: &str) -> Option<(u32, u32)> {
    let (mut row, mut column) = (0u32, 0u32);
    for byte in name.bytes().filter(|byte| *byte != b'$') {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                let letter = u32::from(byte.to_ascii_uppercase() - b'A') + 1;
                column = column.checked_mul(26)?.checked_add(letter)?;
            }
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            _ => return None,
        }
    }
    (row > 0).then_some(())?;
    Some((row, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_excel_names_them() {
        for (row, column, name) in [(14, 2, "C14"), (1, 0, "A1"), (7, 26, "AA7")] {
            assert_eq!(cell_name(row, column), name);
            assert_eq!(position(name), Some((row, column)));
        }
        assert_eq!(position("XFD1048576"), Some((1_048_576, 16_383)));
        assert_eq!(position("$B$3"), Some((3, 1)));
        for other in [
            "",
            "7",
            "A",
            "A0",
            "1A",
            "A1:B2",
            "AAAAAAAAAAAA1",
            "A99999999999",
        ] {
            assert_eq!(position(other), None, "{other}");
        }
    }
}
