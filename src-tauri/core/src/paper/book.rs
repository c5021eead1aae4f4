//! The forms of a period to go on paper, and what their head and foot need to know. Plain values.

use chrono::NaiveDateTime;

use crate::calendar::Period;
use crate::form::Form;
use crate::sheet::Sheet;

/// What the head and foot of the forms need to know of the office. Every text may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// "Đông Hải".
    pub ward: String,
    /// Place of the date line: "Đông Hải".
    pub place: String,
    /// Đơn vị báo cáo.
    pub reporting_unit: String,
    /// Đơn vị nhận báo cáo.
    pub receiving_unit: String,
    /// Who filled the forms.
    pub preparer: String,
    /// "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH".
    pub signer_title: Vec<String>,
    /// Who signs.
    pub signer: String,
}

/// A workbook to be: one sheet per page.
#[derive(Debug, Clone)]
pub struct Book<'a> {
    /// Whose it is.
    pub office: Office,
    /// Its sheets, in order.
    pub pages: Vec<Page<'a>>,
    /// When it is made; the same book made at the same time has the same bytes.
    pub made_at: NaiveDateTime,
}

/// A filled-in form of a period.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The form.
    pub form: &'a Form,
    /// The form filled in.
    pub sheet: &'a Sheet,
    /// The period it reports.
    pub period: Period,
    /// Over any days: the whole cycles that its figures are of, where they are not of all these days.
    pub cycles: Option<Period>,
    /// Errors that stand; with any the page calls itself a draft.
    pub draft_errors: usize,
}
