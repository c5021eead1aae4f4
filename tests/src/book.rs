//! A written workbook, read back by another program's reader.

use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};

/// The sheets of a workbook, with what stands in their cells.
pub struct Book {
    sheets: Vec<(String, Range<Data>)>,
}

impl Book {
    /// Reads a workbook.
    ///
    /// # Panics
    ///
    /// When it cannot be read.
    #[track_caller]
    #[must_use]
    pub fn read(path: &Path) -> Book {
        let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
        Book {
            sheets: book.worksheets(),
        }
    }

    /// The names of its sheets.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.sheets.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// A sheet's rows as texts; an empty cell is an empty text.
    ///
    /// # Panics
    ///
    /// When there is no such sheet.
    #[track_caller]
    #[must_use]
    pub fn rows(&self, sheet: &str) -> Vec<Vec<String>> {
        let found = self.sheets.iter().find(|(name, _)| name == sheet);
        let (_, range) = found.unwrap_or_else(|| panic!("no sheet {sheet}"));
        range
            .rows()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect()
    }

    /// All texts of a sheet, one after another.
    #[track_caller]
    #[must_use]
    pub fn words(&self, sheet: &str) -> String {
        let rows = self.rows(sheet);
        let cells: Vec<String> = rows
            .into_iter()
            .flatten()
            .filter(|c| !c.is_empty())
            .collect();
        cells.join("\n")
    }

    /// The row whose second cell has this name, from the third cell on.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[track_caller]
    #[must_use]
    pub fn figures(&self, sheet: &str, name: &str) -> Vec<String> {
        let rows = self.rows(sheet);
        let found = rows
            .iter()
            .find(|row| row.iter().take(2).any(|cell| cell == name));
        let row = found.unwrap_or_else(|| panic!("no row {name} in {sheet}: {rows:?}"));
        row.iter().skip(2).cloned().collect()
    }
}
