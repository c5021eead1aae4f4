//! What is said of sections, hidden rows, titles between them, names too long, letters struck through or raised.

use super::workbook::{Odd, shortened};
use super::{Remark, SectionRead};

/// A hidden row: read all the same, but not behind the officer's back.
pub(super) fn hidden(number: u32, name: &str) -> Remark {
    let place = format!("dòng {number}");
    let text = format!(
        "{place}: “{}” đang ẩn trong tệp nhưng vẫn được đọc. Xóa dòng trong tệp nếu không tính.",
        shortened(name)
    );
    Remark { place, text }
}

/// Words above a heading that stands there again.
pub(super) fn title(number: u32, text: &str) -> Remark {
    let place = format!("dòng {number}");
    let text = format!(
        "{place}: “{}” được coi là tên của bảng ngay dưới, không phải mục.",
        shortened(text)
    );
    Remark { place, text }
}

/// A name that is struck through: the row may be gone.
pub(super) fn struck(place: &str, name: &str) -> Remark {
    let text = format!(
        "{place}: “{}” bị gạch ngang, có thể đã bỏ. \
         Xóa dòng hoặc thôi gạch ngang trong tệp rồi nhập lại.",
        shortened(name)
    );
    Remark::at(place, &text)
}

/// A name beside which letters do not count.
pub(super) fn left_out(place: &str, name: &str, letters: &str) -> Remark {
    let text = format!(
        "{place}: không đọc chữ gạch ngang hoặc nâng lên “{letters}” bên cạnh “{}”.",
        shortened(name)
    );
    Remark::at(place, &text)
}

/// Why a figure with such letters is not taken: nobody can tell which of them count.
pub(super) fn no_figure(odd: &Odd, shown: &str) -> String {
    let shown = shortened(shown);
    match odd {
        Odd::Struck => {
            format!("“{shown}” bị gạch ngang. Xóa hoặc thôi gạch ngang trong tệp rồi nhập lại.")
        }
        Odd::LeftOut(letters) => format!(
            "có chữ gạch ngang hoặc nâng lên “{letters}” bên cạnh “{shown}”. \
             Xóa phần thừa trong tệp rồi nhập lại."
        ),
    }
}

/// Figures without a name.
pub(super) fn nameless(number: u32) -> Remark {
    let place = format!("dòng {number}");
    let text = format!(
        "{place}: có số liệu nhưng không có tên. Ghi tên hoặc xóa dòng trong tệp rồi nhập lại."
    );
    Remark { place, text }
}

/// A section of which it is not known what it is.
pub(super) fn unclear_section(place: &str, name: &str) -> Remark {
    let text = format!(
        "{place}: chưa rõ mục “{}” là nguồn nào. Chọn nguồn, thêm nguồn mới hoặc bỏ cả mục.",
        shortened(name)
    );
    Remark::at(place, &text)
}

/// A section that is the same source as one above.
pub(super) fn same_source(place: &str, name: &str, twin: &SectionRead) -> Remark {
    let text = format!(
        "{place}: mục “{}” và mục “{}” ({}) là cùng một nguồn. \
         Gộp hai mục trong tệp hoặc chọn nguồn khác.",
        shortened(name),
        shortened(&twin.text),
        twin.place
    );
    Remark::at(place, &text)
}

/// A name with too many letters.
pub(super) fn too_long(cell: &str, letters: usize, most: usize) -> Remark {
    let text = format!(
        "{cell}: tên dài {letters} chữ, nhiều nhất {most}. Rút ngắn trong tệp rồi nhập lại."
    );
    Remark::at(cell, &text)
}
