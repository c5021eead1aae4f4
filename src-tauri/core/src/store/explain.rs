//! What an error of the database means for the officer: what happened and what to do.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::ErrorCode;

use super::kept::Unreadable;
use super::kind::{DATA, Kind};
use crate::error::Error;
use crate::value::capital;
use crate::value::told::verbatim;

/// A file, or a folder, that may be read only.
pub(super) fn read_only(kind: Kind) -> String {
    let name = capital(kind.name);
    format!(
        "{name} hoặc thư mục chứa nó chỉ cho đọc nên không ghi được. \
         Bỏ thuộc tính Chỉ đọc (Read-only) hoặc xin quyền ghi vào thư mục, rồi mở lại."
    )
}

/// Whatever was being written has been taken back whole.
impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        failed(DATA, &error)
    }
}

/// The same of another kind of file.
pub(super) fn failed(kind: Kind, error: &rusqlite::Error) -> Error {
    Error::Database {
        why: why(kind, error),
    }
}

/// The same of a file that was to be opened: where SQLite only says that it cannot, the system may say more.
pub(super) fn why_not(kind: Kind, file: &Path, error: &rusqlite::Error) -> String {
    let cannot = error.sqlite_error_code() == Some(ErrorCode::CannotOpen) && file.is_file();
    let tried = cannot.then(|| OpenOptions::new().read(true).write(true).open(file));
    match tried {
        // What may not be written is told better below.
        Some(Err(system)) if system.kind() != ErrorKind::PermissionDenied => {
            match Error::io(file, &system) {
                Error::File { why, .. } => format!("Tệp {why}"),
                other => other.to_string(),
            }
        }
        _ => why(kind, error),
    }
}

pub(super) fn why(kind: Kind, error: &rusqlite::Error) -> String {
    if let rusqlite::Error::FromSqlConversionFailure(_, _, inner) = error
        && let Some(unreadable) = inner.downcast_ref::<Unreadable>()
    {
        return unreadable.to_string();
    }
    let (name, at_start) = (kind.name, capital(kind.name));
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            "Ổ đĩa đã đầy nên việc này chưa được ghi; số liệu đã ghi trước đó còn nguyên. \
             Giải phóng chỗ trống trên ổ đĩa rồi làm lại."
                .to_owned()
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => read_only(kind),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            format!(
                "{at_start} đang được một cửa sổ hoặc chương trình khác ghi; việc này chưa được ghi. \
                 Chờ việc kia xong rồi làm lại."
            )
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            format!(
                "{at_start} bị hỏng nên không đọc tiếp được; chương trình không ghi gì thêm vào tệp. {}",
                kind.mend_somehow
            )
        }
        Some(ErrorCode::SystemIoFailure) => {
            format!(
                "Ổ đĩa báo lỗi khi đọc hoặc ghi {name}; việc này chưa được ghi. \
                 Kiểm tra ổ đĩa (còn chỗ, còn cắm, không lỗi), chờ chương trình sao lưu, đồng bộ hoặc \
                 diệt virus xong việc, rồi làm lại."
            )
        }
        Some(ErrorCode::CannotOpen) => {
            format!(
                "Không mở hoặc không tạo được {name}. Kiểm tra thư mục chứa nó: \
                 có tồn tại, có quyền ghi, và tên tệp không phải tên thư mục."
            )
        }
        _ => {
            format!(
                "Không đọc hoặc ghi được {name}; việc này chưa được ghi. \
                 Khởi động lại chương trình rồi làm lại; nếu vẫn vậy, gửi câu này cho cán bộ tin học ({}).",
                verbatim(error)
            )
        }
    }
}

/// Whether the error says that the file itself is broken, or is no data file at all.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}
