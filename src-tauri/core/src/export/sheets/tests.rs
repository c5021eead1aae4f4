//! Names and texts as Excel takes them; the workbook itself is read back in `tests/tests/workbook`.

use super::*;
use crate::export::layout;
use crate::paper::block::cell_text;

#[test]
fn sheet_names_are_those_excel_takes() {
    assert_eq!(sheet_name("II.06a", ""), "II.06a");
    assert_eq!(sheet_name("a/b:c[1]*?\\'", ""), "a-b-c-1-----");
    assert_eq!(sheet_name("History", ""), "History-");
    assert_eq!(sheet_name(" ", " (2)"), "Biểu (2)");
    assert_eq!(
        sheet_name(&"ă".repeat(40), " (2)").chars().count(),
        LONGEST_NAME
    );
}

#[test]
fn texts_are_shortened_where_a_cell_ends() {
    assert_eq!(cell_text("Hộ\ttịch\u{0}\r\n2", 100), "Hộ tịch\n2");
    assert_eq!(cell_text("abcdef", 6), "abcdef");
    assert_eq!(cell_text("abcdefg", 6), "abcde…");
    // A letter of two units is not cut in half.
    assert_eq!(cell_text("abcd😀😀", 6), "abcd…");
    assert_eq!(cell_text("😀😀😀", 6), "😀😀😀");
}

#[test]
fn pages_break_where_nothing_is_left_alone() {
    let heights = [50.0, 10.0, 10.0, 10.0, 10.0, 10.0, 40.0];
    let breaks = |stays: &dyn Fn(usize) -> bool| layout::page_breaks(&heights, stays, 10.0, 100.0);
    assert_eq!(breaks(&|row| row == 0), [6]);
    assert_eq!(breaks(&|row| row == 0 || row >= 4), [4]);
    // What cannot be kept together breaks where the page ends.
    assert_eq!(breaks(&|_| true), [6]);
}

#[test]
fn a_row_higher_than_a_page_ends_all_the_same() {
    let breaks = layout::page_breaks(&[10.0, 500.0, 500.0, 10.0], |_| false, 5.0, 100.0);
    assert_eq!(breaks, [1, 2, 3]);
}
