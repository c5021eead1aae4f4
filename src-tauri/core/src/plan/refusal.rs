//! Why something cannot be said of a plan. The sentences say what to do.

use std::fmt;

use super::Role;
use crate::value::{TooLong, YEARS};

/// Why something cannot be said of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A text is too long.
    TooLong(TooLong),
    /// A cell's text is too long.
    Cell {
        /// Which.
        role: Role,
        /// How many letters it has.
        letters: usize,
        /// How many it may have.
        most: usize,
    },
    /// A year outside those the program knows.
    Year(i32),
    /// The decision's date is no date.
    NoDate {
        /// What was typed.
        text: String,
        /// The plan's year.
        year: i32,
    },
    /// The plan cannot be issued without these.
    Missing(Vec<&'static str>),
    /// Nothing in the plan can be issued.
    NoTasks,
    /// Two columns hold the same.
    ColumnTwice(Role),
    /// No column holds the content.
    NoContent,
    /// A print size that no table has.
    Size,
    /// An appendix would have more lines than it takes.
    TooManyLines(usize),
    /// A target without a measure, or with too long a one.
    NoMeasure(usize),
    /// A target's value is no number.
    NoValue(String),
}

impl From<TooLong> for Refusal {
    fn from(own: TooLong) -> Refusal {
        Refusal::TooLong(own)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooLong(own) => own.fmt(f),
            Refusal::Cell {
                role,
                letters,
                most,
            } => write!(
                f,
                "Ô {} dài {letters} ký tự, quá {most}. Viết ngắn lại hoặc tách thành nhiều dòng.",
                role.word()
            ),
            Refusal::Year(year) => write!(
                f,
                "Năm {year} không hợp lệ. Nhập năm từ {} đến {}.",
                YEARS.start(),
                YEARS.end()
            ),
            Refusal::NoDate { text, year } => write!(
                f,
                "Ngày quyết định “{text}” không đọc được. Nhập như 20/01/{year}, hoặc để trống."
            ),
            Refusal::Missing(names) => write!(
                f,
                "Chưa ban hành được: còn thiếu {}. Điền vào rồi làm lại.",
                names.join(", ")
            ),
            Refusal::NoTasks => {
                f.write_str("Kế hoạch chưa có nhiệm vụ nào. Thêm nhiệm vụ rồi ban hành.")
            }
            Refusal::ColumnTwice(role) => {
                write!(f, "Cột “{}” có hai lần. Bỏ một cột.", role.heading())
            }
            Refusal::NoContent => {
                f.write_str("Phụ lục phải có cột nội dung công việc. Thêm lại cột đó.")
            }
            Refusal::Size => f.write_str("Cỡ chữ của bảng từ 11 đến 13."),
            Refusal::TooManyLines(most) => {
                write!(f, "Phụ lục có quá {most} dòng. Chia thành nhiều phụ lục.")
            }
            Refusal::NoMeasure(most) => {
                write!(
                    f,
                    "Chỉ tiêu đo gì? Nhập tên chỉ tiêu, không quá {most} ký tự."
                )
            }
            Refusal::NoValue(text) => write!(
                f,
                "Giá trị “{text}” của chỉ tiêu không phải số. Nhập số, thí dụ 90 hoặc 99,5."
            ),
        }
    }
}

impl std::error::Error for Refusal {}
