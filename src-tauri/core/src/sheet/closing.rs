//! When a form may be closed, and what closing and reopening write down.

use super::figures::{Figure, Origin};
use super::filled::Filled;
use super::finding::{Finding, FindingKind};
use super::refused::Refused;
use crate::form::{Form, Severity};
use crate::value::Amount;

/// Refuses to close a form (`named`: "Biểu II.06a kỳ 11/2026") while errors stand, or warnings without a note.
///
/// # Errors
///
/// The refusal.
pub fn may_close(filled: &Filled, named: &str, note: &str) -> Result<(), Refused> {
    let errors = filled.sheet.errors();
    if errors > 0 {
        return Err(Refused::Wrong(format!(
            "{named} còn {errors} lỗi, chưa khóa sổ được. Sửa các lỗi ở bảng “Cần xử lý” rồi khóa lại."
        )));
    }
    // Why a figure that was sent has changed was said when the form was reopened.
    let own = |finding: &&Finding| {
        finding.severity == Severity::Warning && finding.kind != FindingKind::Sent
    };
    let warnings = filled.sheet.findings.iter().filter(own).count();
    if warnings > 0 && note.is_empty() {
        return Err(Refused::Wrong(format!(
            "{named} còn {warnings} cảnh báo. Ghi chú vì sao vẫn khóa sổ, hoặc xử lý cảnh báo trước."
        )));
    }
    Ok(())
}

/// What to ask before a form of a cycle (by label) is closed while earlier cycles of it are still open: its opening
/// stocks are written down now, and what is changed there later no longer reaches it. None when nothing is to be asked.
pub fn out_of_order(form: &Form, cycle: &str, open: &[String]) -> Option<String> {
    let code = form.code();
    let earlier = match open {
        [] => return None,
        [one] => format!("kỳ {one}"),
        [all @ .., last] => format!("các kỳ {} và {last}", all.join(", ")),
    };
    let price = match form.carries() {
        true => format!(
            " Số từ kỳ trước chuyển sang của kỳ {cycle} sẽ giữ như hiện nay, sửa kỳ trước về sau không còn đổi theo."
        ),
        false => String::new(),
    };
    Some(format!(
        "Biểu {code} {earlier} chưa khóa sổ.{price} Vẫn khóa kỳ {cycle} trước?"
    ))
}

/// The opening stocks to write down at closing: row, index of the column, number.
pub fn kept_stocks(filled: &Filled) -> Vec<(i64, usize, Amount)> {
    cells(filled, |figure| match figure.entry {
        None => figure.opening,
        Some(_) => None,
    })
}

/// The opening stocks that follow the cycle before again once the form is reopened: row, index of the column, number.
pub fn freed_stocks(filled: &Filled) -> Vec<(i64, usize, Amount)> {
    cells(filled, |figure| match figure.origin {
        Some(Origin::Carried) => figure.entry.as_ref()?.number(),
        _ => None,
    })
}

fn cells(filled: &Filled, wanted: impl Fn(&Figure) -> Option<Amount>) -> Vec<(i64, usize, Amount)> {
    let mut found = Vec::new();
    for row in &filled.figures.rows {
        for (i, figure) in row.figures.iter().enumerate() {
            found.extend(wanted(figure).map(|number| (row.id, i, number)));
        }
    }
    found
}
