//! Finds the heading of a list among its first rows, by what the words mean.

use super::align::Head;
use super::moment::Read;
use super::role::{self, Role};
use super::shape::Given;

/// How many rows are searched for the heading.
pub(super) const SEARCHED: usize = 40;

/// A row of a sheet as it is looked at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Taken {
    /// Its number, from 1.
    pub(super) number: u32,
    /// Its cells that hold something.
    pub(super) cells: Vec<Given>,
}

impl Taken {
    /// What stands in a column.
    pub(super) fn at(&self, column: u32) -> Option<&Given> {
        self.cells.iter().find(|own| own.column == column)
    }
}

/// The heading of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// Index of its first row.
    pub(super) top: usize,
    /// Index of the first row below it.
    pub(super) body: usize,
    /// The number of its last row.
    pub(super) row: u32,
    /// Its columns from left to right.
    pub(super) heads: Vec<Head>,
}

/// The heading: of the first rows the one, alone or with up to two rows above it, whose words mean most.
pub(super) fn find(rows: &[Taken]) -> Option<Heading> {
    let mut best: Option<(usize, Heading)> = None;
    for bottom in 0..rows.len().min(SEARCHED) {
        for top in (bottom.saturating_sub(2)..=bottom).rev() {
            if !is_words(&rows[top]) || rows[bottom].cells.len() < 2 {
                break;
            }
            let heads = heads(&rows[top..=bottom]);
            let meant = worth(&heads);
            // What is above is part of it only where it says more.
            if meant >= LEAST && best.as_ref().is_none_or(|(most, _)| meant > *most) {
                let numbers = rows.get(bottom + 1).is_some_and(is_numbers);
                let heading = Heading {
                    top,
                    body: bottom + 1 + usize::from(numbers),
                    row: rows[bottom].number,
                    heads,
                };
                best = Some((meant, heading));
            }
        }
    }
    best.map(|(_, heading)| heading)
}

/// Whether a row holds words and nothing else, as headings do.
fn is_words(row: &Taken) -> bool {
    let is_word = |own: &Given| own.read_moment() == Read::None && own.text.parse::<f64>().is_err();
    row.cells.iter().all(is_word)
}

/// A code and one more thing.
const LEAST: usize = 3;

/// How much headings mean: every role once, the code twice. Without a code a row of words is hardly a heading.
fn worth(heads: &[Head]) -> usize {
    let mut roles: Vec<Role> = heads.iter().filter_map(|head| head.role).collect();
    roles.sort_unstable_by_key(|role| *role as u8);
    roles.dedup();
    let kept = |role: &&Role| Role::KEPT.contains(role);
    let code = usize::from(roles.contains(&Role::Code)) * 2;
    match roles.iter().filter(kept).count() {
        0 => 0,
        kept => {
            kept * 2 + code + (roles.len() - kept) - 2 * usize::from(heads.iter().any(is_filled))
        }
    }
}

/// Words as long as these are no heading.
fn is_filled(head: &Head) -> bool {
    head.text.chars().count() > 120
}

/// The columns of heading rows: the lowest word of each, understood with those above it.
fn heads(rows: &[Taken]) -> Vec<Head> {
    let mut columns: Vec<u32> = rows
        .iter()
        .flat_map(|row| row.cells.iter().map(|own| own.column))
        .collect();
    columns.sort_unstable();
    columns.dedup();
    let heads = columns.into_iter().filter_map(|column| {
        let words: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.at(column))
            .map(|own| own.text.as_str())
            .collect();
        let lowest = words.last().filter(|text| !text.is_empty())?;
        // What is no word is data.
        let role = role::of_heading(lowest).or_else(|| role::of_heading(&words.join(" ")));
        Some(Head {
            column,
            text: words.join(" › "),
            role,
        })
    });
    heads.collect()
}

/// Whether a row numbers the columns: "1", "(2)", "(3 = 4 + 5)", "A".
pub(super) fn is_numbers(row: &Taken) -> bool {
    let bare = |own: &Given| own.text.trim_matches(['(', ')', '[', ']', ' ']).to_owned();
    let is_number = |text: &str| {
        let signs = |c: char| {
            c.is_ascii_digit() || matches!(c, '=' | '+' | '-' | '(' | ')' | ' ' | ',' | '/')
        };
        !text.is_empty()
            && text.len() <= 40
            && (text.chars().all(signs)
                || (text.len() == 1 && text.chars().all(char::is_alphabetic)))
    };
    let cells: Vec<String> = row.cells.iter().map(bare).collect();
    // 1, 2, 3 … from the first cell on.
    let first: Vec<u32> = cells
        .iter()
        .filter_map(|text| text.split('=').next()?.trim().parse().ok())
        .collect();
    cells.len() >= 3
        && cells.iter().all(|text| is_number(text))
        && first.windows(2).all(|own| own[1] == own[0] + 1)
        && first.first().is_some_and(|first| *first <= 2)
}

/// Whether a row repeats the heading, as each printed page does.
pub(super) fn repeats(row: &Taken, heads: &[Head]) -> bool {
    let same = |own: &Given| {
        heads.iter().any(|head| {
            let lowest = head.text.rsplit(" › ").next().unwrap_or_default();
            head.column == own.column && lowest == own.text
        })
    };
    row.cells.len() >= 2 && row.cells.iter().filter(|own| same(own)).count() * 2 > row.cells.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Taken> {
        let lines = text.lines().enumerate();
        lines
            .map(|(at, line)| {
                let cells = line
                    .split('|')
                    .enumerate()
                    .filter(|(_, text)| !text.is_empty());
                Taken {
                    number: u32::try_from(at).unwrap() + 1,
                    cells: cells
                        .map(|(column, text)| Given {
                            column: u32::try_from(column).unwrap(),
                            text: text.to_owned(),
                            moment: None,
                            number: text.parse().ok(),
                        })
                        .collect(),
                }
            })
            .collect()
    }

    /// The heading's rows, the body's first, and the roles.
    fn found(text: &str) -> String {
        let Some(heading) = find(&rows(text)) else {
            return "none".to_owned();
        };
        let roles = heading.heads.iter().map(|head| match head.role {
            Some(role) => format!("{role:?}"),
            None => "?".to_owned(),
        });
        let roles: Vec<String> = roles.collect();
        format!("{}..{} {}", heading.top, heading.body, roles.join(" "))
    }

    #[test]
    fn the_heading_is_where_the_words_mean_most() {
        for (text, expected) in [
            (
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nDANH SÁCH HỒ SƠ\nSTT|Mã hồ sơ|Trạng thái\n1|H24-260115-0001|Đang xử lý",
                "2..3 Ordinal Code Status",
            ),
            (
                "|STT|Mã hồ sơ|Ngày nhận|Hẹn trả\n|(1)|(2)|(3)|(4)\n|1|H24-260115-0001|06/11/2026|",
                "0..2 Ordinal Code Received Due",
            ),
            (
                "STT|Mã hồ sơ|Ngày, tháng, năm||\n||Nhận hồ sơ|Hẹn trả|Trả kết quả\n1|H24-260115-0001|06/11/2026|",
                "0..2 Ordinal Code Received Due Returned",
            ),
            (
                "Mã hồ sơ|Hình thức thanh toán\nH24-260115-0001|Trực tuyến",
                "0..1 Code Payment",
            ),
            ("STT|Tên\n1|Nguyễn Văn Mẫu", "none"),
            ("Lĩnh vực|Tổng số\nHộ tịch|12", "none"),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_row_of_numbers_and_a_heading_again_are_no_data() {
        for (line, expected) in [
            ("(1)|(2)|(3 = 4 + 5)|(4)", true),
            ("1|2|3|4", true),
            ("A|1|2|3", true),
            ("7|H24-260115-0001|06/11/2026", false),
            ("12|45|20", false),
        ] {
            assert_eq!(is_numbers(&rows(line)[0]), expected, "{line}");
        }
        let all = rows("STT|Mã hồ sơ|Trạng thái\n1|H24-1|Đang xử lý\nSTT|Mã hồ sơ|Trạng thái");
        let heads = find(&all).unwrap().heads;
        assert!(repeats(&all[2], &heads));
        assert!(!repeats(&all[1], &heads));
    }
}
