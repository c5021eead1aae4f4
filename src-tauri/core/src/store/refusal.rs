//! Sentences of a file that is not used: damaged, foreign, refused by the system.

use std::path::Path;

use chrono::NaiveDateTime;

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

/// Of a file that is not there, or empty, beside its copies.
pub(super) fn gone(kind: Kind, path: &Path, copies: usize, log: bool, now: NaiveDateTime) -> Error {
    let newest = sound::newest(kind, path, now);
    let best = match &newest {
        Some(newest) => {
            let holds = backup::look_into(newest)
                .map_or_else(|_| String::new(), |own| format!("; {}", own.text()));
            format!(
                "Bản mới nhất dùng được: {} (lúc {}{holds}).",
                newest.name,
                said(newest.at)
            )
        }
        None => "Không bản nào dùng được.".to_owned(),
    };
    let left = match log {
        true => format!(
            " Cạnh đó còn phần ghi dở {} của tệp: tìm lại được tệp thì đưa về chỗ cũ, mở lại là không mất gì.",
            backup::log_of(path).display()
        ),
        false => String::new(),
    };
    Error::DatabaseGone {
        why: format!(
            "{} {} {}, nhưng thư mục {} còn {copies} bản sao của nó: đây không phải lần đầu dùng. \
             {best}{left} Chương trình chưa tạo, chưa ghi gì.",
            capital(kind.name),
            path.display(),
            match path.exists() {
                true => "không có gì bên trong",
                false => "không còn ở đó",
            },
            backup::folder(path).display()
        ),
        newest: newest.map(|newest| newest.name),
    }
}

/// Of a file that lost its name, or whose name another file has, while it was open.
pub(super) fn moved(kind: Kind, path: &Path) -> Error {
    Error::Database {
        why: format!(
            "{} {} đã bị đổi tên, chuyển đi, xóa hoặc thay bằng tệp khác trong khi đang mở; thay đổi này chưa được ghi. \
             Đưa đúng tệp đó về chỗ cũ, tên cũ rồi làm lại. {}",
            capital(kind.name),
            path.display(),
            kind.lost
        ),
    }
}

fn said(at: NaiveDateTime) -> String {
    at.format("%H:%M %d/%m/%Y").to_string()
}

/// Names the newest copy that is whole.
fn advice(kind: Kind, path: &Path) -> String {
    // Whatever the clock says by now.
    match sound::newest(kind, path, NaiveDateTime::MAX) {
        Some(newest) => format!(
            "{} {} (lúc {}): {}",
            kind.mend,
            newest.name,
            said(newest.at),
            kind.mend_where
        ),
        None => format!(
            "Không có bản sao nào dùng được trong thư mục {}.",
            backup::folder(path).display()
        ),
    }
}
