//! Sentences of a file that is not used: damaged, foreign, refused by the system.

use std::path::Path;

use super::kind::Kind;
use super::{backup, explain, sound};
use crate::error::Error;
use crate::value::capital;

/// Of what SQLite said when the file was opened.
pub(super) fn refused(kind: Kind, path: &Path, error: &rusqlite::Error) -> Error {
    match explain::is_damage(error) {
        true => damaged(kind, path),
        false => unusable(kind, path, &explain::why_not(kind, path, error)),
    }
}

pub(super) fn unusable(kind: Kind, path: &Path, why: &str) -> Error {
    Error::Database {
        why: format!("Không dùng được {} {}. {why}", kind.name, path.display()),
    }
}

pub(super) fn damaged(kind: Kind, path: &Path) -> Error {
    let why = format!(
        "Tệp bị hỏng hoặc không phải {} của Sổ Một Cửa. Tệp được giữ nguyên, \
         chương trình không ghi gì vào đó. {}",
        kind.name,
        advice(kind, path)
    );
    unusable(kind, path, &why)
}

pub(super) fn foreign(kind: Kind, path: &Path) -> Error {
    let why = format!(
        "Đây là tệp của một chương trình khác, không phải {} của Sổ Một Cửa. Tệp được giữ nguyên; \
         {}. {}",
        kind.name,
        kind.instead,
        advice(kind, path)
    );
    unusable(kind, path, &why)
}

/// Of a file that another window or program has open, and that is wanted for oneself alone.
pub(super) fn shared(kind: Kind, path: &Path) -> Error {
    Error::Database {
        why: format!(
            "{} {} đang mở ở một cửa sổ hoặc chương trình khác. \
             Đóng cửa sổ, chương trình đó rồi làm lại; chưa có gì thay đổi.",
            capital(kind.name),
            path.display()
        ),
    }
}

/// Names the newest copy that is whole.
fn advice(kind: Kind, path: &Path) -> String {
    match sound::newest(kind, path) {
        Some(newest) => format!(
            "{} {} (lúc {}): {}",
            kind.mend,
            newest.name,
            newest.at.format("%H:%M %d/%m/%Y"),
            kind.mend_where
        ),
        None => format!(
            "Không có bản sao nào dùng được trong thư mục {}.",
            backup::folder(path).display()
        ),
    }
}
