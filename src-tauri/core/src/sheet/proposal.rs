//! Figures that something proposes for a form — a file, a pasted block, an area to fill — against those that
//! stand: what would be new, changed, kept or refused, in words. Pure; whoever proposes also stores.

use std::collections::HashMap;

use super::{Figure, Figures, Row, RowKey, place};
use crate::form::Form;
use crate::form::reading::Reading;
use crate::value::{Entry, format_number};

/// A row and the figures proposed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProposed {
    /// Which row. One that the form does not have would be added.
    pub row: RowKey,
    /// What a new row is called in sentences: "Hộ tịch · Trên Hệ thống của Bộ, ngành".
    pub name: String,
    /// Its figures.
    pub cells: Vec<CellProposed>,
}

/// A figure proposed for a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellProposed {
    /// The form's column.
    pub column: usize,
    /// What was read.
    pub reading: Reading,
    /// Where it was read: "TONGHOP!D7".
    pub place: String,
}

/// All that would happen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planned {
    /// The rows, as they were proposed.
    pub rows: Vec<RowPlanned>,
}

/// A row and what would happen to its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPlanned {
    /// Its id, when the form has it.
    pub id: Option<i64>,
    /// In sentences: "Hộ tịch · Trên Hệ thống của Bộ, ngành".
    pub name: String,
    /// Its cells.
    pub cells: Vec<CellPlanned>,
}

/// What would happen to a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlanned {
    /// The form's column.
    pub column: usize,
    /// What stands there, a carried opening stock too.
    pub stands: Option<Entry>,
    /// What becomes of it.
    pub fate: Fate,
    /// How the figure was read, when that could surprise.
    pub remark: Option<String>,
    /// Where it was read.
    pub place: String,
}

/// What becomes of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Nothing was entered there, now this is.
    New(Entry),
    /// It gets another figure, or none.
    Changed(Option<Entry>),
    /// It is so already.
    Kept,
    /// It cannot take what was proposed: why. What stands stays.
    Refused(String),
}

/// What would happen if all that is proposed were stored.
pub fn planned(form: &Form, figures: &Figures, proposed: Vec<RowProposed>) -> Planned {
    let rows = figures.rows.iter();
    let there: HashMap<RowKey, &Row> = rows.map(|row| (figures.key(row), row)).collect();
    let rows = proposed.into_iter().map(|own| {
        let row = there.get(&own.row).copied();
        let cells = own.cells.into_iter();
        RowPlanned {
            id: row.map(|row| row.id),
            name: row.map_or(own.name, |row| place(figures, row)),
            cells: cells
                .filter(|cell| !form.columns[cell.column].hidden)
                .map(|cell| met(row.map(|row| &row.figures[cell.column]), cell))
                .collect(),
        }
    });
    Planned {
        rows: rows.collect(),
    }
}

/// A proposed figure meets the one that stands. An opening stock that is right already keeps following the
/// previous cycle.
fn met(figure: Option<&Figure>, cell: CellProposed) -> CellPlanned {
    let entered = figure.and_then(|figure| figure.entry.clone());
    let opening = figure.and_then(|figure| figure.opening).map(Entry::Number);
    let (wanted, remark, refused) = match cell.reading {
        Reading::Blank => (None, None, None),
        Reading::Figure(entry, remark) => (Some(entry), remark, None),
        Reading::Refused(why) => (None, None, Some(why)),
    };
    let fate = match (refused, wanted, &entered) {
        (Some(why), _, _) => Fate::Refused(why),
        (None, None, None) => Fate::Kept,
        (None, Some(wanted), None) if Some(&wanted) == opening.as_ref() => Fate::Kept,
        (None, Some(wanted), None) => Fate::New(wanted),
        (None, wanted, entered) if wanted == *entered => Fate::Kept,
        (None, wanted, Some(_)) => Fate::Changed(wanted),
    };
    CellPlanned {
        column: cell.column,
        stands: entered.or(opening),
        fate,
        remark,
        place: cell.place,
    }
}

impl CellPlanned {
    /// What the cell would hold; `None` when nothing changes, `Some(None)` when it would be blank.
    pub fn change(&self) -> Option<Option<&Entry>> {
        match &self.fate {
            Fate::New(entry) => Some(Some(entry)),
            Fate::Changed(entry) => Some(entry.as_ref()),
            Fate::Kept | Fate::Refused(_) => None,
        }
    }

    /// What stands there and what takes its place: "7 → 12", "7 → để trống"; `None` when nothing is overwritten.
    /// A carried opening stock counts as standing: the officer saw it there.
    pub fn replacement(&self) -> Option<String> {
        let (after, before) = (self.change()?, self.stands.as_ref()?);
        let after = after.map_or("để trống".to_owned(), Entry::shown);
        Some(format!("{} → {after}", before.shown()))
    }

    /// Why it was not taken, and what stands there: "“abc” không phải số. … Ô vẫn giữ 7."
    pub fn refusal(&self) -> Option<String> {
        let Fate::Refused(why) = &self.fate else {
            return None;
        };
        Some(match &self.stands {
            Some(stands) => format!("{why} Ô vẫn giữ {}.", stands.shown()),
            None => format!("{why} Ô vẫn trống."),
        })
    }
}

impl RowPlanned {
    /// The cells that would change, with what they would hold.
    pub fn changes(&self) -> impl Iterator<Item = (&CellPlanned, Option<&Entry>)> {
        let cells = self.cells.iter();
        cells.filter_map(|cell| Some((cell, cell.change()?)))
    }

    /// A cell of it in sentences: "Ô (4) dòng Hộ tịch · Trên Hệ thống của Bộ, ngành".
    pub fn cell_name(&self, form: &Form, cell: &CellPlanned) -> String {
        format!("Ô ({}) dòng {}", form.columns[cell.column].no, self.name)
    }
}

impl Planned {
    /// How many cells would change.
    pub fn changes(&self) -> usize {
        self.rows.iter().map(|row| row.changes().count()).sum()
    }

    /// How many cells cannot take what was proposed.
    pub fn refused(&self) -> usize {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells
            .filter(|cell| matches!(cell.fate, Fate::Refused(_)))
            .count()
    }

    /// "Đã dán 24 ô, thay số đang có ở 3 ô, bỏ qua 2 ô không nhận được giá trị": what was done, in so many cells.
    pub fn done(&self, did: &str, count: usize) -> String {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let over = cells.filter(|cell| cell.replacement().is_some());
        let over = match over.count() {
            0 => String::new(),
            over => format!(", thay số đang có ở {over} ô"),
        };
        let refused = match self.refused() {
            0 => String::new(),
            refused => format!(", bỏ qua {refused} ô không nhận được giá trị"),
        };
        format!("{did} {count} ô{over}{refused}")
    }

    /// "Sẽ ghi 140 ô: 120 ô mới, 20 ô thay đổi; thêm 2 dòng"; `None` when nothing would change.
    pub fn outcome(&self) -> Option<String> {
        let changing = |row: &&RowPlanned| row.changes().next().is_some();
        let rows = self.rows.iter().filter(changing);
        let added = rows.filter(|row| row.id.is_none()).count();
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let fresh = cells
            .filter(|cell| matches!(cell.fate, Fate::New(_)))
            .count();
        let all = self.changes();
        let count = |count: usize| format_number(count.into());
        let lines = match added {
            0 => String::new(),
            _ => format!("; thêm {} dòng", count(added)),
        };
        (all > 0).then(|| {
            format!(
                "Sẽ ghi {} ô: {} ô mới, {} ô thay đổi{lines}",
                count(all),
                count(fresh),
                count(all - fresh)
            )
        })
    }
}

#[cfg(test)]
mod tests;
