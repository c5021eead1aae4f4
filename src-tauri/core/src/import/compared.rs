//! Total rows of a file against the rows they sum up: which rows those are, and what differs.

use super::totals::{Numbers, Sums};
use super::words::numeral_of_total;
use super::workbook::Line;
use super::{Meaning, Remark, RowRead, SectionRead};

/// A total row met on the way.
pub(super) struct Total<'a> {
    pub(super) line: &'a Line,
    pub(super) text: String,
    /// How many sections and rows stood above it.
    pub(super) sections: usize,
    pub(super) rows: usize,
}

/// The rows of a file that its totals may sum up.
pub(super) struct Above<'a> {
    pub(super) sums: &'a Sums<'a>,
    pub(super) sections: &'a [SectionRead],
    /// The roman label of each section.
    pub(super) labels: &'a [String],
    pub(super) rows: &'a [RowRead],
    /// The numbers of each row.
    pub(super) numbers: &'a [Numbers],
}

impl Above<'_> {
    /// What a total row gets wrong. Where its words and place leave open whether it sums up its section or
    /// everything, the reading with fewer differences is taken.
    pub(super) fn compared(&self, total: &Total<'_>) -> Vec<Remark> {
        let all = || {
            let sum = self.sums.down(self.numbers.iter());
            let what = format!("tổng các dòng{}", self.left_out(None));
            self.sums.total(total.line, &sum, &what)
        };
        let of_section = |section: usize| {
            let rows = self.rows.iter().zip(self.numbers);
            let inside = rows.filter(|(row, _)| row.section == Some(section));
            let sum = self.sums.down(inside.map(|(_, numbers)| numbers));
            let what = match self.labels[section].as_str() {
                "" => "tổng mục".to_owned(),
                label => format!("tổng mục {label}"),
            };
            let what = format!("{what}{}", self.left_out(Some(section)));
            self.sums.total(total.line, &sum, &what)
        };
        let numeral = numeral_of_total(&total.text);
        let named = numeral.and_then(|numeral| self.labels.iter().rposition(|l| *l == numeral));
        let current = total.sections.checked_sub(1);
        let nothing_above = total.rows == 0;
        let rows_below = total.rows < self.rows.len();
        match (self.own_row(total).or(named), current) {
            (Some(section), _) => of_section(section),
            (None, None) => all(),
            (None, Some(_)) if nothing_above => all(),
            (None, Some(section)) if rows_below => of_section(section),
            // Nothing of it will be stored, so nothing could differ.
            (None, Some(section)) if !self.stores(section) => all(),
            (None, Some(section)) => {
                let (all, section) = (all(), of_section(section));
                if section.len() < all.len() {
                    section
                } else {
                    all
                }
            }
        }
    }

    /// How many rows are not counted because they are left out, in words.
    fn left_out(&self, section: Option<usize>) -> String {
        let rows = self.rows.iter().filter(|row| {
            row.is.meaning == Meaning::Skipped && (section.is_none() || row.section == section)
        });
        match rows.count() {
            0 => String::new(),
            count => format!(", không kể {count} dòng bỏ qua"),
        }
    }

    /// Whether any row of a section will be stored.
    fn stores(&self, section: usize) -> bool {
        let mut rows = self.rows.iter();
        rows.any(|row| row.section == Some(section) && row.is.meaning != Meaning::Skipped)
    }

    /// The section whose own row this total stands in.
    fn own_row(&self, total: &Total<'_>) -> Option<usize> {
        let place = format!("dòng {}", total.line.number);
        let mut sections = self.sections.iter();
        sections.position(|section| section.place == place && !section.text.is_empty())
    }
}
