//! Live formulas: what a name of a form's formula is called in the workbook.

use rust_xlsxwriter::row_col_to_cell;

use super::layout::Layout;
use crate::form::ColumnKind;
use crate::formula::{Expr, Name};
use crate::paper::book::Book;
use crate::sheet::{LineKind, Sheet};

/// Where the totals of the book's forms stand.
pub(super) struct Links {
    totals: Vec<Total>,
}

struct Total {
    form: String,
    key: String,
    /// `'II.06a'!D25`.
    cell: String,
}

impl Links {
    /// Looks the totals up that formulas of this book's forms name.
    pub(super) fn new(book: &Book<'_>, names: &[String], layouts: &[Layout<'_>]) -> Links {
        let mut totals = Vec::new();
        let formulas = layouts
            .iter()
            .flat_map(|layout| &layout.columns)
            .filter_map(|(_, column)| column.formula.as_ref());
        for name in formulas.flat_map(Expr::names) {
            let Name::Total { form, key } = name else {
                continue;
            };
            let page = book.pages.iter().position(|page| page.form.code() == form);
            let cell = page.and_then(|i| {
                let sheet = book.pages[i].sheet;
                let line = sheet.lines.iter().position(|l| l.kind == LineKind::Total)?;
                let columns = &layouts[i].columns;
                let column = columns.iter().position(|(_, column)| column.key == *key)?;
                let row = layouts[i].first_line() + line as u32;
                let cell = row_col_to_cell(row, column as u16);
                Some(format!("'{}'!{cell}", names[i]))
            });
            totals.extend(cell.map(|cell| Total {
                form: form.clone(),
                key: key.clone(),
                cell,
            }));
        }
        Links { totals }
    }

    fn total(&self, form: &str, key: &str) -> Option<&str> {
        let found = |total: &&Total| total.form == form && total.key == key;
        self.totals.iter().find(found).map(|t| t.cell.as_str())
    }

    /// A formula of a line in a row of the workbook. `None` when it names what this book does not show:
    /// then the value stands alone.
    pub(super) fn formula(&self, expr: &Expr, row: u32, layout: &Layout<'_>) -> Option<String> {
        let letters = |key: &str| layout.letters.get(key);
        let known = expr.names().into_iter().all(|name| match name {
            Name::Column(key) => letters(key).is_some(),
            Name::Total { form, key } => self.total(form, key).is_some(),
        });
        known.then(|| {
            expr.excel(&|name| match name {
                Name::Column(key) => {
                    let letters = letters(key).map_or("", String::as_str);
                    format!("{letters}{}", row + 1)
                }
                Name::Total { form, key } => self.total(form, key).unwrap_or_default().to_owned(),
            })
        })
    }
}

/// The rows a sum runs over, as neighbours: (first, last) rows of the workbook.
pub(super) struct Runs {
    /// For the total: all rows; without subtotals section headings lie inside, they are empty.
    total: Vec<(u32, u32)>,
    /// For each line: the rows of its section, when it is a section's heading.
    sections: Vec<Option<(u32, u32)>>,
    /// No rows but the line "Không phát sinh": its total is 0.
    nothing: bool,
}

impl Runs {
    /// The runs of a sheet whose lines start in a row.
    pub(super) fn new(sheet: &Sheet, first_line: u32, subtotals: bool) -> Runs {
        let mut total: Vec<(u32, u32)> = Vec::new();
        let mut sections = vec![None; sheet.lines.len()];
        let mut section = None;
        let mut nothing = false;
        for (i, line) in sheet.lines.iter().enumerate() {
            let row = first_line + i as u32;
            match line.kind {
                LineKind::Section => section = Some(i),
                LineKind::Row | LineKind::Empty => {
                    nothing |= line.kind == LineKind::Empty;
                    let own = section.and_then(|i: usize| sections.get_mut(i));
                    if let Some(own) = own {
                        let first = own.map_or(row, |(first, _)| first);
                        *own = Some((first, row));
                    }
                    match total.last_mut() {
                        // A section's sum inside the run would count its rows twice.
                        Some(run) if run.1 + 1 == row || !subtotals => run.1 = row,
                        _ => total.push((row, row)),
                    }
                }
                LineKind::Total => {}
            }
        }
        Runs {
            total,
            sections,
            nothing,
        }
    }

    /// The sum in a column of a section's heading or of the total: blank when all it sums is blank.
    pub(super) fn sum(&self, line: usize, kind: LineKind, letters: &str) -> Option<String> {
        let runs = match kind {
            LineKind::Total => self.total.as_slice(),
            _ => self.sections.get(line)?.as_slice(),
        };
        if runs.is_empty() {
            return None;
        }
        let ranges: Vec<String> = runs
            .iter()
            .map(|(first, last)| format!("{letters}{}:{letters}{}", first + 1, last + 1))
            .collect();
        let ranges = ranges.join(",");
        Some(match self.nothing {
            true => format!("SUM({ranges})"),
            false => format!("IF(COUNT({ranges})=0,\"\",SUM({ranges}))"),
        })
    }
}

/// Whether a column is summed in totals and sections.
pub(super) fn is_summed(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Count | ColumnKind::Amount)
}
