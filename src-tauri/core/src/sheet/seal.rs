//! What is said of a closed form and of what was sent, held against the seal of then.

use super::finding::{Finding, FindingKind, whole};
use crate::form::{Form, Severity};

/// How what was closed or sent stands against the seal that was put on it then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// As it was.
    Intact,
    /// Not as it was.
    Broken,
    /// It was closed or sent by a program that put no seals.
    None,
}

/// What a closed form's seal says, to follow "Đã khóa sổ 16/11/2026 08:00".
pub fn of_closed(seal: Seal) -> &'static str {
    match seal {
        Seal::Intact => ", từ đó còn nguyên vẹn",
        Seal::Broken => ", nay không còn như lúc khóa",
        Seal::None => " bằng bản chương trình cũ, chưa có dấu niêm",
    }
}

/// What is said of a sending (`at`: its day, as it is shown) where its form is shown.
pub fn of_sent(seal: Seal, at: &str) -> String {
    let stands = match seal {
        Seal::Intact => ", số đã gửi còn lưu nguyên vẹn",
        Seal::Broken => ", số đã gửi lưu lại không còn như lúc gửi",
        Seal::None => "",
    };
    format!("Đã gửi {at}{stands}.")
}

/// A closed form that is no longer as it was closed.
pub fn broken(form: &Form) -> Finding {
    about(
        form,
        "Biểu không còn như lúc khóa sổ: số liệu, tên dòng hoặc định nghĩa đã bị đổi không qua chương trình. So với bản đã gửi; khôi phục bản sao cũ hơn ở Thiết lập, mục Sao lưu, hoặc mở lại biểu, sửa rồi khóa lại.".to_owned(),
    )
}

/// What was sent is no longer kept as it was sent on a day.
pub fn broken_sending(form: &Form, at: &str) -> Finding {
    about(
        form,
        format!(
            "Số đã gửi ngày {at} không còn được lưu như lúc gửi: không dựa vào các dòng “đã gửi … nay là …” dưới đây, so với bản giấy hoặc tệp đã gửi."
        ),
    )
}

fn about(form: &Form, text: String) -> Finding {
    Finding {
        severity: Severity::Error,
        kind: FindingKind::Seal,
        row: None,
        columns: Vec::new(),
        place: whole(form).to_owned(),
        text,
    }
}
