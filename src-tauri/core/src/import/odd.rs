//! What is said of rows that are hidden and of letters that are struck through or raised.

use super::Remark;
use super::workbook::{Odd, shortened};

/// A hidden row: read all the same, but not behind the officer's back.
pub(super) fn hidden(number: u32, name: &str) -> Remark {
    let place = format!("dòng {number}");
    let text = format!(
        "{place}: “{}” đang ẩn trong tệp nhưng vẫn được đọc. Xóa dòng trong tệp nếu không tính.",
        shortened(name)
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
