//! Errors, sorted by what the person can do about them. Messages are Vietnamese, say what happened,
//! where, and what to do, and are made here or beside the rule that refuses.

mod system;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::calendar::NotAPeriod;
use crate::calendar::working::NotSo;
use crate::form::Broken;
use crate::form::edit::Refused;
use crate::plan::refusal::Refusal as PlanRefusal;
use crate::schedule::Impossible;
use crate::task::change::Refusal;
use crate::value::TooLong;

/// Why something was refused. Nothing has been changed when one is returned.
#[derive(Debug, Clone)]
pub enum Error {
    /// The input is wrong: correct it. The sentence names the place.
    Invalid(String),
    /// What was named does not exist.
    NotFound(String),
    /// The form is closed in this cycle: reopen it first.
    Closed(String),
    /// Several sheets of a file could be meant: choose one.
    ChooseSheet {
        /// The sentence.
        message: String,
        /// The sheets to choose from.
        sheets: Vec<String>,
    },
    /// The officer cancelled; nothing was changed.
    Cancelled,
    /// The data file was made by a newer program.
    DatabaseTooNew {
        /// The file.
        file: PathBuf,
    },
    /// A file or folder could not be read or written.
    File {
        /// Which.
        file: PathBuf,
        /// What happened and what to do.
        why: String,
    },
    /// A file cannot be written under this name; another one beside it is free.
    OtherName {
        /// Which.
        file: PathBuf,
        /// What happened and what to do.
        why: String,
        /// The other name, with its folder.
        other: PathBuf,
    },
    /// The data file is missing or empty, but copies of it are there.
    DatabaseGone {
        /// What happened and what there is.
        why: String,
        /// The name of the newest copy that is whole.
        newest: Option<String>,
    },
    /// The data file could not be used.
    Database {
        /// What happened and what to do.
        why: String,
    },
}

/// What can be done about most names that cannot be written to.
pub(crate) const OTHER: &str = "hoặc lưu bằng tên khác, ví dụ";

/// A result of the core.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The code on the wire; the page branches on `closed` and `choose_sheet` alone.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Invalid(_) => "invalid",
            Error::NotFound(_) => "not_found",
            Error::Closed(_) => "closed",
            Error::ChooseSheet { .. } => "choose_sheet",
            Error::Cancelled => "cancelled",
            Error::DatabaseTooNew { .. } => "database_too_new",
            Error::File { .. } | Error::OtherName { .. } => "file",
            Error::DatabaseGone { .. } => "database_gone",
            Error::Database { .. } => "database",
        }
    }

    /// A file that another program has open.
    pub(crate) fn held(file: &Path, other: PathBuf) -> Error {
        let why = format!("{}, {OTHER}", system::held(file));
        Error::other_name(file, &why, other)
    }

    /// A name that cannot be written to, and why with what to do; the name that can comes last in the sentence.
    pub(crate) fn other_name(file: &Path, why: &str, other: PathBuf) -> Error {
        let name = other.file_name().unwrap_or_default().to_string_lossy();
        let why = format!("{why} “{name}”.");
        let file = file.to_owned();
        Error::OtherName { file, why, other }
    }

    /// What an error of the operating system means for the officer.
    pub fn io(file: &Path, error: &std::io::Error) -> Error {
        Error::File {
            file: file.to_owned(),
            why: system::why(file, error),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Invalid(text) | Error::NotFound(text) | Error::Closed(text) => f.write_str(text),
            Error::ChooseSheet { message, .. } => f.write_str(message),
            Error::Cancelled => f.write_str("Đã hủy; không có gì thay đổi."),
            Error::DatabaseTooNew { file } => write!(
                f,
                "Tệp dữ liệu {} được tạo bởi phiên bản mới hơn của Sổ Một Cửa. \
                 Cài phiên bản mới rồi mở lại; tệp không bị thay đổi.",
                file.display()
            ),
            Error::File { file, why } | Error::OtherName { file, why, .. } => {
                write!(f, "Tệp {}: {why}", file.display())
            }
            Error::Database { why } | Error::DatabaseGone { why, .. } => f.write_str(why),
        }
    }
}

impl std::error::Error for Error {}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Error {
        let message = refused.to_string();
        match refused {
            Refused::NoColumn { .. } => Error::NotFound(message),
            _ => Error::Invalid(message),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::Invalid(refusal.to_string())
    }
}

impl From<PlanRefusal> for Error {
    fn from(refusal: PlanRefusal) -> Error {
        Error::Invalid(refusal.to_string())
    }
}

impl From<Impossible> for Error {
    fn from(impossible: Impossible) -> Error {
        Error::Invalid(impossible.to_string())
    }
}

impl From<NotSo> for Error {
    fn from(own: NotSo) -> Error {
        Error::Invalid(own.to_string())
    }
}

impl From<TooLong> for Error {
    fn from(own: TooLong) -> Error {
        Error::Invalid(own.to_string())
    }
}

impl From<NotAPeriod> for Error {
    fn from(error: NotAPeriod) -> Error {
        Error::Invalid(error.to_string())
    }
}

impl From<Broken> for Error {
    fn from(broken: Broken) -> Error {
        Error::Invalid(broken.to_string())
    }
}
