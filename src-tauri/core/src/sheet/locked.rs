//! Why nothing is typed: in a whole form, in a line, in a column. Each says what to do instead.

use super::lines::{LineKind, Sheet};
use super::refused::computed;
use super::state::is_asked;
use crate::form::{Column, ColumnKind, Form, RowKind};

/// What is said of a form closed at a moment, as it is shown, with the note of then.
pub fn closed(at: &str, note: &str) -> String {
    let note = match note {
        "" => String::new(),
        note => format!(", ghi chú: {note}"),
    };
    format!("Đã khóa sổ {at}{note}. Muốn sửa: mở lại và ghi lý do.")
}

/// Why nothing is typed in any cell of an open form in a cycle; none where something is.
pub fn of_cycle(sheet: &Sheet) -> Option<String> {
    (!has_rows(sheet)).then(|| "Biểu chưa có dòng nào. Thêm dòng rồi nhập số liệu.".to_owned())
}

/// Why nothing is typed in any cell of a form over a period (`month`: over one cycle); none where it asks for something.
pub fn of_period(form: &Form, sheet: &Sheet, month: bool) -> Option<String> {
    let asks = form.columns.iter().any(is_asked);
    let why = match (month, has_rows(sheet)) {
        (true, _) => "Ở đây chỉ xem. Muốn sửa: mở kỳ này ở màn hình Số liệu.",
        (_, false) => "Biểu không có dòng nào trong kỳ báo cáo này.",
        _ if asks => return None,
        _ => "Biểu này cộng từ các kỳ. Muốn sửa: mở kỳ có số đó ở màn hình Số liệu.",
    };
    Some(why.to_owned())
}

fn has_rows(sheet: &Sheet) -> bool {
    sheet.lines.iter().any(|line| line.kind == LineKind::Row)
}

/// Why nothing is typed in a line; none in a row. The page has it from here.
pub fn of_line(kind: LineKind) -> Option<&'static str> {
    Some(match kind {
        LineKind::Row => return None,
        LineKind::Section => {
            "Dòng này là nguồn số liệu, không nhập. Tên nguồn sửa trong Thiết lập, mục Nguồn số liệu."
        }
        LineKind::Empty => "Dòng này chỉ nói biểu chưa có dòng nào. Thêm dòng rồi nhập số liệu.",
        LineKind::Total => "Dòng này do chương trình cộng, không nhập.",
    })
}

/// Why nothing is typed in a column of a row, over one cycle (`month`) or several; none where figures or names are
/// typed.
pub fn of_column(form: &Form, column: &Column, month: bool) -> Option<String> {
    match column.kind {
        ColumnKind::Ordinal => Some("Số thứ tự do chương trình đánh.".to_owned()),
        ColumnKind::Name => match form.definition.rows.kind {
            RowKind::Free if month => None,
            RowKind::Free => Some("Tên dòng lấy từ các kỳ, không sửa ở đây.".to_owned()),
            RowKind::Fields => Some("Tên lĩnh vực sửa trong Thiết lập, mục Lĩnh vực.".to_owned()),
            RowKind::Fixed => Some("Tên dòng do biểu mẫu quy định, không sửa.".to_owned()),
        },
        _ if !column.is_input() => Some(computed(column)),
        _ if !month && !is_asked(column) => Some(format!(
            "Cột {} lấy từ các kỳ, không nhập được.",
            column.label()
        )),
        _ => None,
    }
}
