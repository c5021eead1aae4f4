//! A row of a table as headings are looked for in it.

use std::borrow::Cow;

/// What a cell is to a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Kind {
    /// Words of its own.
    Words,
    /// Something else of its own: a number, a date.
    Other,
    /// The cell to the left reaches over it.
    Left,
    /// The cell above reaches over it; its text is that one's.
    Above,
}

/// A cell in which something stands, or over which another one reaches.
#[derive(Debug, Clone)]
pub(in crate::import) struct Cell<'a> {
    /// Its column, from 0.
    pub(in crate::import) column: u32,
    /// What it is.
    pub(in crate::import) kind: Kind,
    /// Its text as it is shown.
    pub(in crate::import) text: Cow<'a, str>,
}

impl Cell<'_> {
    /// Whether its text stands in it and reaches in from nowhere.
    pub(in crate::import) fn is_own(&self) -> bool {
        matches!(self.kind, Kind::Words | Kind::Other)
    }
}

/// A row; cells in which nothing stands are left out.
#[derive(Debug, Clone)]
pub(in crate::import) struct Row<'a> {
    /// Its number as the officer sees it.
    pub(in crate::import) number: usize,
    /// How many columns its table has.
    pub(in crate::import) width: u32,
    /// Its cells by column, in order.
    pub(in crate::import) cells: Vec<Cell<'a>>,
}

impl<'a> Row<'a> {
    /// What stands in a column.
    pub(in crate::import) fn at(&self, column: u32) -> Option<&Cell<'a>> {
        let found = self.cells.binary_search_by_key(&column, |cell| cell.column);
        found.ok().map(|i| &self.cells[i])
    }

    /// The words that stand in a column themselves.
    pub(in crate::import) fn words(&self, column: u32) -> Option<&str> {
        let cell = self.at(column)?;
        (cell.kind == Kind::Words).then_some(&*cell.text)
    }

    /// The cells whose text is their own.
    pub(in crate::import) fn own(&self) -> impl Iterator<Item = &Cell<'a>> + Clone {
        self.cells.iter().filter(|cell| cell.is_own())
    }
}

#[cfg(test)]
pub(in crate::import) mod tests {
    use super::*;

    /// A row of short texts: "" is blank, "<" reached over from the left, "^" from above, "#…" no words.
    pub(in crate::import) fn row<'a>(number: usize, texts: &[&'a str]) -> Row<'a> {
        let kinds = (0..).zip(texts).filter_map(|(column, text)| {
            let (kind, text) = match (*text, text.strip_prefix('#')) {
                ("", _) => return None,
                ("<", _) => (Kind::Left, ""),
                ("^", _) => (Kind::Above, "^"),
                (_, Some(text)) => (Kind::Other, text),
                (text, None) => (Kind::Words, text),
            };
            Some(Cell {
                column,
                kind,
                text: Cow::Borrowed(text),
            })
        });
        Row {
            number,
            width: u32::try_from(texts.len()).unwrap(),
            cells: kinds.collect(),
        }
    }

    /// A table of such rows, numbered from 1.
    pub(in crate::import) fn table<'a>(rows: &[&[&'a str]]) -> Vec<Row<'a>> {
        let rows = (1..).zip(rows);
        rows.map(|(number, texts)| row(number, texts)).collect()
    }

    #[test]
    fn a_row_knows_what_stands_where() {
        let row = row(1, &["STT", "", "<", "#5", "^"]);
        assert_eq!(row.words(0), Some("STT"));
        assert_eq!(row.at(1).map(|cell| cell.kind), None);
        assert_eq!(row.at(2).map(|cell| cell.kind), Some(Kind::Left));
        assert_eq!(row.words(3), None);
        let own: Vec<&str> = row.own().map(|cell| &*cell.text).collect();
        assert_eq!(own, ["STT", "5"]);
    }
}
