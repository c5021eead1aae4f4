//! A row as it is seen under its heading.

use super::heading::{Column, Heading, Means};
use super::table::Line;
use crate::dossier::procedure_code;
use crate::import::understood::Remark;

/// A row under its heading.
pub(super) struct Seen<'a> {
    pub(super) line: &'a Line,
    pub(super) heading: &'a Heading,
    /// "trang “A”, " where there are several.
    pub(super) within: &'a str,
}

impl<'a> Seen<'a> {
    /// What stands in the column that means this; blank where nothing does.
    pub(super) fn text(&self, means: Means) -> &'a str {
        let column = self.heading.column(means);
        column.map_or("", |own| self.line.text(own.column))
    }

    /// "dòng 14".
    pub(super) fn place(&self) -> String {
        format!("{}dòng {}", self.within, self.line.number)
    }

    /// A sentence about it.
    pub(super) fn remark(&self, text: &str) -> Remark {
        let place = self.place();
        let text = format!("{place}: {text}");
        Remark { place, text }
    }

    /// The code of its procedure.
    pub(super) fn code(&self, column: &Column) -> Option<String> {
        let cell = self.line.at(column.column)?;
        // A code that a sheet took for a number lost the zeros at its end, and only these.
        let number = cell.number.filter(|own| (1.0..10.0).contains(own));
        match number {
            Some(number) => procedure_code(&format!("{number:.6}")),
            None => procedure_code(&cell.text),
        }
    }
}
