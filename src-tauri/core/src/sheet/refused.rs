//! Why something cannot be done with a form, in the officer's words.

use crate::form::Column;

/// A refusal of a rule of forms. The sentence says what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// What was named is not there.
    Missing(String),
    /// A rule is against it.
    Wrong(String),
}

impl Refused {
    pub(super) fn no_row() -> Refused {
        Refused::Missing("Dòng này không còn trong biểu.".to_owned())
    }

    pub(super) fn no_column(key: &str) -> Refused {
        Refused::Missing(format!("Không có cột “{key}”."))
    }
}

/// Said of a column whose figures follow from others.
pub(super) fn computed(column: &Column) -> String {
    format!("Cột {} được tính tự động, không nhập được.", column.label())
}
