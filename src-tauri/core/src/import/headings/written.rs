//! The words of a heading's columns: several rows, merged cells among them, as one path of words for each column.

use super::numbers::printed_number;
use super::row::{Kind, Row};
use crate::value::{fold_name, one_line};

/// A column of a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Written {
    /// The table's column, from 0.
    pub(in crate::import) column: u32,
    /// Its words, outermost first, each on one line.
    pub(in crate::import) parts: Vec<String>,
    /// The printed number, if one stands there.
    pub(in crate::import) number: Option<u32>,
    /// Its folded words, outermost first, without the number.
    pub(in crate::import) path: Vec<String>,
    /// All of these in one line.
    pub(in crate::import) joined: String,
    /// All its words folded, the number too.
    said: String,
}

impl Written {
    /// A column with its words, outermost first, and the number that stands below them, if one does.
    pub(in crate::import) fn new(column: u32, parts: &[&str], number: Option<u32>) -> Written {
        let mut path: Vec<String> = Vec::with_capacity(parts.len());
        let mut said: Vec<String> = Vec::with_capacity(parts.len());
        let mut own = None;
        for part in parts {
            let all = fold(part);
            let printed = printed_number(part);
            own = printed.map(|found| found.0);
            let folded = printed.map_or_else(|| all.clone(), |found| fold(found.1));
            if !folded.is_empty() && path.last() != Some(&folded) {
                path.push(folded);
            }
            if !all.is_empty() {
                said.push(all);
            }
        }
        Written {
            column,
            parts: parts.iter().map(|part| one_line(part)).collect(),
            number: number.or(own),
            joined: path.join(" "),
            path,
            said: said.join(" "),
        }
    }

    /// Whether a folded text says this heading again, all of it.
    pub(in crate::import) fn is(&self, folded: &str) -> bool {
        !folded.is_empty() && self.said == folded
    }

    /// Whether a folded text says all of this heading, or one of its rows: its group's words, its own alone.
    pub(in crate::import) fn is_said_by(&self, folded: &str) -> bool {
        let at_start = || {
            self.said
                .strip_prefix(folded)
                .map(|rest| rest.starts_with(' '))
        };
        let at_end = || {
            self.said
                .strip_suffix(folded)
                .map(|rest| rest.ends_with(' '))
        };
        self.is(folded)
            || !folded.is_empty() && (at_start() == Some(true) || at_end() == Some(true))
    }
}

/// A heading's words folded. Where a program wrote the name of a property, its capitals part the words:
/// "MaHoSo" is "ma ho so".
fn fold(text: &str) -> String {
    if text.contains(char::is_whitespace) {
        return fold_name(text);
    }
    let mut parted = String::with_capacity(text.len() + 8);
    let mut small = false;
    for c in text.chars() {
        if small && c.is_uppercase() {
            parted.push(' ');
        }
        small = c.is_lowercase();
        parted.push(c);
    }
    fold_name(&parted)
}

/// The columns of a heading's rows with the words above each. Only a merged cell's top left corner holds its words,
/// so what is blank or reached over from the left takes those to its left, as long as everything above is shared and
/// words stand below. `numbers` are those of a row below the words, by column.
pub(in crate::import) fn written(block: &[Row<'_>], numbers: &[(u32, u32)]) -> Vec<Written> {
    let mut all: Vec<u32> = block
        .iter()
        .flat_map(|row| row.own().map(|cell| cell.column))
        .chain(numbers.iter().map(|number| number.0))
        .collect();
    all.sort_unstable();
    all.dedup();
    let mut columns: Vec<Written> = Vec::with_capacity(all.len());
    let mut left: Vec<Option<&str>> = vec![None; block.len()];
    for column in all {
        let mut filled: Vec<Option<&str>> = block.iter().map(|row| row.words(column)).collect();
        let lowest = filled.iter().rposition(Option::is_some);
        for row in 0..lowest.unwrap_or(0) {
            let above = block[row].at(column).map(|cell| cell.kind) == Some(Kind::Above);
            let shared = filled[..row] == left[..row];
            if filled[row].is_none() && shared && !above {
                filled[row] = left[row];
            }
        }
        let parts: Vec<&str> = filled.iter().flatten().copied().collect();
        let below = numbers.iter().find(|number| number.0 == column);
        columns.push(Written::new(column, &parts, below.map(|number| number.1)));
        left = filled;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::super::row::tests::table;
    use super::*;

    #[track_caller]
    fn reads(rows: &[&[&str]], expected: &[&str]) {
        let columns = written(&table(rows), &[]);
        let columns: Vec<String> = columns
            .iter()
            .map(|own| format!("{}: {}", own.column, own.path.join(" › ")))
            .collect();
        assert_eq!(columns, expected, "{rows:?}");
    }

    #[test]
    fn merged_cells_are_told_by_blanks_or_by_what_reaches_over() {
        let expected = [
            "0: tt",
            "1: ten",
            "2: da giai quyet › truoc han",
            "3: da giai quyet › qua han",
            "4: ghi chu",
        ];
        let first = ["TT", "Tên", "Đã giải quyết", "", "Ghi chú"];
        let second = ["", "", "Trước hạn", "Quá hạn", ""];
        reads(&[&first, &second], &expected);
        let first = ["TT", "Tên", "Đã giải quyết", "<", "Ghi chú"];
        let second = ["^", "^", "Trước hạn", "Quá hạn", "^"];
        reads(&[&first, &second], &expected);
    }

    #[test]
    fn three_rows_share_what_is_above_them() {
        reads(
            &[
                &["TT", "Hồ sơ", "<", "<", "Thu"],
                &["^", "Nhận", "<", "Trả", "Phí"],
                &["^", "Ngày", "Nơi", "^", "^"],
            ],
            &[
                "0: tt",
                "1: ho so › nhan › ngay",
                "2: ho so › nhan › noi",
                "3: ho so › tra",
                "4: thu › phi",
            ],
        );
    }

    #[test]
    fn a_column_of_nothing_stands_between_a_group_and_its_part() {
        reads(
            &[&["Hồ sơ", "", "<"], &["Nhận", "", "Trả"]],
            &["0: ho so › nhan", "2: ho so › tra"],
        );
    }

    #[test]
    fn names_of_properties_are_words() {
        for (text, folded) in [
            ("MaHoSo", "ma ho so"),
            ("NgayTiepNhan", "ngay tiep nhan"),
            ("MaTTHC", "ma tthc"),
            ("ma_tthc", "ma tthc"),
            ("STT", "stt"),
            ("T.T", "t t"),
            ("Ngày\nnhận", "ngay nhan"),
            ("Số CCCD", "so cccd"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn a_printed_number_is_no_word_but_is_said_again() {
        let own = Written::new(2, &["Đã giải quyết", "Trước hạn (8)"], None);
        assert_eq!(
            (own.number, own.joined.as_str()),
            (Some(8), "da giai quyet truoc han")
        );
        assert_eq!(Written::new(2, &["Trước hạn (8)"], Some(7)).number, Some(7));
        for (text, whole, part) in [
            ("da giai quyet truoc han 8", true, true),
            ("da giai quyet", false, true),
            ("truoc han 8", false, true),
            ("truoc han", false, false),
            ("da giai quyet tr", false, false),
            ("", false, false),
        ] {
            assert_eq!(
                (own.is(text), own.is_said_by(text)),
                (whole, part),
                "{text}"
            );
        }
    }
}
