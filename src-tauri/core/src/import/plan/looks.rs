//! What the cells of each column look like, taken together: filled or not, repeated, labels, codes, times, units.

use std::collections::HashSet;

use super::label::Label;
use super::shape::{self, Times};
use super::table::{Origin, Row};

/// How many rows are looked at.
const SAMPLE: usize = 200;

/// The most letters of a code.
const MOST_IN_CODE: usize = 20;

/// The cells of a column. Rows with one text, and those that reach over all columns, are titles and count nowhere.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Looks {
    /// How many rows tell anything.
    pub(super) rows: usize,
    /// In how many something stands.
    pub(super) filled: usize,
    /// How many different texts there are.
    pub(super) distinct: usize,
    /// How often a text differs from the one above.
    pub(super) runs: usize,
    /// How many are labels.
    pub(super) labels: usize,
    /// How many are codes or labels: one word with a digit.
    pub(super) codes: usize,
    /// How many look like times.
    pub(super) times: usize,
    /// How many look like units.
    pub(super) units: usize,
    /// How many letters there are together.
    pub(super) letters: usize,
}

impl Looks {
    /// How many letters a text has.
    pub(super) fn average(&self) -> usize {
        self.letters.checked_div(self.filled).unwrap_or(0)
    }

    /// Whether so many of the filled cells are more than half.
    pub(super) fn most(&self, some: usize) -> bool {
        some * 2 > self.filled
    }

    /// Whether its texts come again and again, as those of groups do.
    pub(super) fn repeats(&self) -> bool {
        self.filled >= 2 && self.distinct * 4 <= self.filled * 3
    }

    /// Whether it may say what tasks are: something stands in most rows, and no codes and times.
    pub(super) fn may_tell_tasks(&self) -> bool {
        self.rows == 0
            || self.filled * 2 >= self.rows && !self.most(self.codes) && !self.most(self.times)
    }

    /// Whether its texts are groups: in nearly all rows, each in one stretch of rows, and some of them in several.
    pub(super) fn groups(&self) -> bool {
        self.filled * 5 >= self.rows * 4
            && self.repeats()
            && self.runs == self.distinct
            && !self.most(self.codes)
            && !self.most(self.times)
    }
}

/// What the columns of rows look like.
pub(super) fn of(rows: &[Row], columns: usize, times: &Times) -> Vec<Looks> {
    let mut looks = vec![Looks::default(); columns];
    let mut known: Vec<HashSet<&str>> = vec![HashSet::new(); columns];
    let mut above: Vec<Option<&str>> = vec![None; columns];
    let stands = |cell: &super::table::Cell| cell.origin != Origin::Left && !cell.is_blank();
    let telling = rows.iter().take(SAMPLE).filter(|row| {
        let filled = row.cells.iter().filter(|cell| stands(cell)).count();
        filled >= 2 && row.over_all().is_none()
    });
    for row in telling {
        for (at, own) in looks.iter_mut().enumerate() {
            own.rows += 1;
            let Some(cell) = row.cells.get(at).filter(|cell| stands(cell)) else {
                continue;
            };
            let text = cell.text.as_str();
            let label = !matches!(Label::of(text), Label::Other | Label::None);
            own.filled += 1;
            own.letters += text.chars().count();
            own.labels += usize::from(label && text.len() <= 8);
            own.codes += usize::from(label || is_code(text));
            own.times += usize::from(times.is_time(text));
            own.units += usize::from(shape::is_units(text));
            own.distinct += usize::from(known[at].insert(text));
            own.runs += usize::from(above[at] != Some(text));
            above[at] = Some(text);
        }
    }
    looks
}

/// "KH20_N01.1", "1.004.572".
fn is_code(text: &str) -> bool {
    text.chars().nth(MOST_IN_CODE).is_none()
        && !text.contains(char::is_whitespace)
        && text.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::table::Cell;
    use super::*;

    fn looks(rows: &[&[&str]]) -> Vec<Looks> {
        let rows: Vec<Row> = (1..)
            .zip(rows)
            .map(|(number, texts)| Row {
                number,
                cells: texts.iter().map(|text| Cell::of(text)).collect(),
            })
            .collect();
        of(&rows, rows[0].cells.len(), &Times::of(2026))
    }

    #[test]
    fn columns_are_told_by_all_their_cells() {
        let own = looks(&[
            &["1", "Chỉ đạo", "KH20_N01.1", "Ban hành kế hoạch", "Quý I"],
            &["", "Chỉ đạo", "", "", ""],
            &["2", "Chỉ đạo", "KH20_N01.2", "Rà soát", "Thường xuyên"],
            &["I", "", "", "", ""],
            &["3", "Kiểm tra", "KH20_N02.1", "Phòng Tư pháp", ""],
        ]);
        assert_eq!(own[0].rows, 3, "titles do not count");
        assert_eq!((own[0].labels, own[0].codes), (3, 3));
        assert!(own[1].repeats() && own[1].groups() && own[1].may_tell_tasks());
        assert!(!own[2].may_tell_tasks() && !own[2].groups());
        assert!(own[3].may_tell_tasks() && !own[3].repeats());
        assert_eq!((own[3].units, own[3].average()), (1, 12));
        assert_eq!((own[4].times, own[4].filled), (2, 2));
        assert!(!own[4].may_tell_tasks());
    }

    #[test]
    fn texts_that_come_back_after_others_are_no_groups() {
        let own = looks(&[&["1", "A"], &["2", "B"], &["3", "A"], &["4", "B"]]);
        assert!(own[1].repeats() && !own[1].groups());
    }
}
