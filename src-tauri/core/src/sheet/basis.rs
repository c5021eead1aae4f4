//! Where the figures of a form over a period come from, and what is typed there.

use super::figures::Origin;
use super::lines::Cell;
use crate::form::{Column, PeriodRule};

/// Where the figures of a form over a period come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// They are those of one cycle: nothing is typed into a report of it.
    Month,
    /// They are taken from cycles: what these cannot tell is typed.
    Cycles,
    /// They are counted from dossiers: what was not counted is typed.
    Dossiers,
}

impl Basis {
    /// Whether figures of a column are asked for because nothing gives them.
    pub fn asks(self, column: &Column) -> bool {
        let given = match self {
            Basis::Month => true,
            Basis::Cycles => column.period != PeriodRule::Ask,
            Basis::Dossiers => column.counts.is_some(),
        };
        !given && takes_numbers(column)
    }

    /// Whether a figure may be typed into a cell of a row: it is asked for, or its dossiers lack facts.
    pub fn takes(self, column: &Column, cell: &Cell) -> bool {
        match self {
            Basis::Dossiers => takes_numbers(column) && cell.origin != Some(Origin::Counted),
            _ => self.asks(column),
        }
    }
}

fn takes_numbers(column: &Column) -> bool {
    column.is_input() && column.is_number()
}
