//! The parts of a checked definition: its columns and rules, with their formulas read.

use super::definition::{BlankSide, CheckSign, CheckedRows, ColumnKind, PeriodRule, Severity};
use crate::condition::Condition;
use crate::formula::Expr;

/// A checked leaf column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Figures are kept under it.
    pub key: String,
    /// The printed number.
    pub no: u32,
    /// Headings from the outermost to its own.
    pub heading: Vec<String>,
    /// What stands in its cells.
    pub kind: ColumnKind,
    /// Name in sentences: "Nhận giải quyết".
    pub name: String,
    /// How it is computed.
    pub formula: Option<Expr>,
    /// The key of the previous cycle's column it opens with.
    pub carries: Option<String>,
    /// How a longer period takes it.
    pub period: PeriodRule,
    /// What it counts of the dossiers.
    pub counts: Option<Condition>,
    /// A blank is no gap.
    pub optional: bool,
    /// Neither shown nor printed.
    pub hidden: bool,
    /// Width in characters of the workbook.
    pub width: u32,
}

impl Column {
    /// Whether the officer types figures here.
    pub fn is_input(&self) -> bool {
        self.formula.is_none() && !matches!(self.kind, ColumnKind::Ordinal | ColumnKind::Name)
    }

    /// Whether its cells hold numbers.
    pub fn is_number(&self) -> bool {
        matches!(
            self.kind,
            ColumnKind::Count | ColumnKind::Amount | ColumnKind::Percent
        )
    }

    /// "(6) Từ kỳ trước".
    pub fn label(&self) -> String {
        format!("({}) {}", self.no, self.name)
    }
}

#[cfg(test)]
impl Column {
    /// A column of a kind, for the tests of what its cells take.
    pub(crate) fn of_kind(kind: &str) -> Column {
        let text = format!(
            "code = \"X\"\nnumber = \"X\"\ntitle = \"X\"\nbasis = \"X\"\nvalid_from = \"2020-01-01\"\n\
             status = \"confirmed\"\nunit = \"X\"\n[rows]\nkind = \"fields\"\n\
             [[columns]]\nkey = \"name\"\nno = 1\nheading = [\"X\"]\nkind = \"name\"\nwidth = 9\n\
             [[columns]]\nkey = \"a\"\nno = 2\nheading = [\"A\"]\nkind = \"{kind}\"\nwidth = 9\nperiod = \"ask\"\n"
        );
        let mut form = super::Form::read("x.toml", &text).unwrap();
        form.columns.remove(1)
    }
}

/// A checked rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Left side.
    pub left: Expr,
    /// The sign between the sides.
    pub sign: CheckSign,
    /// Right side.
    pub right: Expr,
    /// How grave it is when it fails.
    pub severity: Severity,
    /// What a blank side does.
    pub blank: BlankSide,
    /// On which rows it holds.
    pub on: CheckedRows,
    /// Further words for the officer.
    pub message: Option<String>,
}
