//! Why nothing is typed: in a whole form, in a line, in a column. Each says what to do instead.

use super::basis::Basis;
use super::lines::{Line, LineKind, Sheet};
use super::refused::computed;
use super::seal::{Seal, of_closed};
use crate::form::{Column, ColumnKind, Form, RowKind};

/// What is said of a form closed at a moment, as it is shown, with the note of then.
pub fn closed(at: &str, seal: Seal, note: &str) -> String {
    let seal = of_closed(seal);
    let note = match note {
        "" => String::new(),
        note => format!(", ghi chú: {note}"),
    };
    format!("Đã khóa sổ {at}{seal}{note}. Muốn sửa: mở lại và ghi lý do.")
}

/// Why nothing is typed in any cell of an open form in a cycle; none where something is.
pub fn of_cycle(sheet: &Sheet) -> Option<String> {
    (!has_rows(sheet)).then(|| "Biểu chưa có dòng nào. Thêm dòng rồi nhập số liệu.".to_owned())
}

/// Why nothing is typed in any cell of a form over a period; none where it takes something.
pub fn of_period(form: &Form, sheet: &Sheet, basis: Basis) -> Option<String> {
    let takes = |line: &Line| {
        let mut cells = form.columns.iter().zip(&line.cells);
        line.kind == LineKind::Row && cells.any(|(column, cell)| basis.takes(column, cell))
    };
    let why = match (basis, has_rows(sheet)) {
        (Basis::Month, _) => "Ở đây chỉ xem. Muốn sửa: mở kỳ này ở màn hình Số liệu.",
        (_, false) => "Biểu không có dòng nào trong kỳ báo cáo này.",
        _ if sheet.lines.iter().any(takes) => return None,
        (Basis::Cycles, _) => {
            "Biểu này cộng từ các kỳ. Muốn sửa: mở kỳ có số đó ở màn hình Số liệu."
        }
        (Basis::Dossiers, _) => {
            "Biểu này đếm từ hồ sơ, không nhập. Xem hồ sơ của ô: Ctrl+Enter; nhập thêm danh sách ở Hồ sơ."
        }
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

/// Why nothing is typed in a column of a row; none where figures or names are typed. Where dossiers are counted, a cell
/// that was not counted is typed nevertheless.
pub fn of_column(form: &Form, column: &Column, basis: Basis) -> Option<String> {
    let label = column.label();
    match column.kind {
        ColumnKind::Ordinal => Some("Số thứ tự do chương trình đánh.".to_owned()),
        ColumnKind::Name => match form.definition.rows.kind {
            RowKind::Free if basis == Basis::Month => None,
            RowKind::Free => Some("Tên dòng lấy từ các kỳ, không sửa ở đây.".to_owned()),
            RowKind::Fields => Some("Tên lĩnh vực sửa trong Thiết lập, mục Lĩnh vực.".to_owned()),
            RowKind::Fixed => Some("Tên dòng do biểu mẫu quy định, không sửa.".to_owned()),
        },
        _ if !column.is_input() => Some(computed(column)),
        _ if basis == Basis::Month || basis.asks(column) => None,
        _ => Some(match basis {
            Basis::Dossiers if column.counts.is_some() => {
                format!("Cột {label} đếm từ hồ sơ, không nhập được. Xem hồ sơ của ô: Ctrl+Enter.")
            }
            Basis::Dossiers => format!("Cột {label} không nhập ở báo cáo theo ngày."),
            _ => format!("Cột {label} lấy từ các kỳ, không nhập được."),
        }),
    }
}
