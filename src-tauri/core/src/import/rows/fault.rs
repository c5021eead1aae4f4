//! Why a reader of rows stopped, and the sentence for it.

use std::path::Path;

use super::limits::Limits;
use super::meter::MEGABYTES;
use super::place::{cell_name, shortened};
use crate::error::Error;
use crate::value::format_number;

/// Why a reader stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// What stands there is not what the format promises, or ends too early.
    Broken,
    /// A column too far to the right.
    TooWide(u32),
    /// Too many rows.
    TooLong,
    /// More to be kept than so many of these: "ô", "chữ".
    TooFull(u64, &'static str),
    /// A stretch too long to be read at once.
    Endless,
    /// A cell in this column that stands before the one read last.
    Order(u32),
    /// A password.
    Locked,
    /// The rest of a sentence that begins with the file.
    Refused(String),
    /// The officer cancelled.
    Cancelled,
}

/// What reading gives inside this room.
pub(super) type Result<T> = std::result::Result<T, Fault>;

/// What to do with a broken file.
pub(super) const AGAIN: &str =
    "Mở thử bằng Excel; nếu mở được thì lưu lại rồi nhập, nếu không thì tải hoặc xin lại tệp.";

impl Fault {
    /// The sentence. `at`: the sheet and the number of the row being read.
    pub(super) fn told(self, path: &Path, at: Option<(&str, u32)>, limits: &Limits) -> Error {
        let (sheet, row) = at.unwrap_or(("", 0));
        let cell = |column: u32| {
            format!(
                "Trang “{}”, ô {}: ",
                shortened(sheet),
                cell_name(row, column)
            )
        };
        let what = limits.what;
        match self {
            Fault::Cancelled => Error::Cancelled,
            Fault::TooWide(column) => Error::Invalid(format!(
                "{}có dữ liệu ở quá xa bên phải ({what} có nhiều nhất {} cột). \
                 Xóa các cột thừa hoặc chép riêng bảng sang tệp mới rồi nhập lại.",
                cell(column),
                format_number(limits.columns.into()),
            )),
            Fault::TooLong => Error::Invalid(format!(
                "{}trang quá dài so với {what} (nhiều nhất {} dòng có dữ liệu). \
                 Chép riêng bảng cần nhập sang tệp mới rồi nhập lại.",
                cell(0),
                format_number(limits.lines.into()),
            )),
            Fault::TooFull(most, of) => Error::Invalid(format!(
                "{}đến dòng này tệp đã có quá {} {of} (ô gộp được tính ở mỗi dòng nó phủ), \
                 không phải {what} bình thường. Chép riêng bảng cần nhập sang tệp mới rồi nhập lại.",
                cell(0),
                format_number(most.into()),
            )),
            Fault::Endless => file(
                path,
                format!(
                    "hỏng: có một dòng hoặc một ô dài quá {MEGABYTES} MB, không phải {what} bình thường. \
                     Không mở tệp này; xin lại tệp từ nơi gửi."
                ),
            ),
            Fault::Order(column) => Error::Invalid(format!(
                "{}các ô trong tệp không theo thứ tự, tệp có thể đã hỏng. \
                 Mở bằng Excel, lưu lại rồi nhập lại.",
                cell(column),
            )),
            Fault::Locked => file(
                path,
                "có mật khẩu. Mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc), \
                 lưu lại rồi nhập."
                    .to_owned(),
            ),
            Fault::Refused(why) => file(path, why),
            Fault::Broken => {
                let place = match sheet {
                    "" => String::new(),
                    sheet => format!("trang “{}” ", shortened(sheet)),
                };
                file(path, format!("{place}hỏng, không đọc được. {AGAIN}"))
            }
        }
    }
}

/// A refusal of a file as a whole.
pub(super) fn file(path: &Path, why: String) -> Error {
    Error::File {
        file: path.to_owned(),
        why,
    }
}
