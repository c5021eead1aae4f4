//! Dossiers: what one list says of one dossier, and what is known of it when several have spoken.
//! Pure: no file, no catalogue; no applicant ever comes as far as here.

pub mod clearing;
pub mod compare;
pub mod conflict;
mod known;
pub mod merge;
pub mod signs;
pub mod told;
pub mod words;

pub use known::{Dossier, Known};

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a dossier was handed in (kênh).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Trực tuyến.
    Online,
    /// Trực tiếp.
    Direct,
    /// Bưu chính công ích.
    Post,
}

/// Where a dossier stands (trạng thái).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "DossierStatus")]
pub enum Status {
    /// Mới đăng ký: not yet received.
    Registered,
    /// Không được tiếp nhận: refused at intake.
    Refused,
    /// Được tiếp nhận.
    Accepted,
    /// Đang xử lý.
    Processing,
    /// Yêu cầu bổ sung giấy tờ.
    AwaitingPapers,
    /// Yêu cầu thực hiện nghĩa vụ tài chính.
    AwaitingPayment,
    /// Dừng xử lý, tạm dừng.
    Stopped,
    /// Công dân yêu cầu rút hồ sơ.
    Withdrawn,
    /// Trả lại.
    SentBack,
    /// Đã xử lý xong, chờ trả kết quả.
    Done,
    /// Đã trả kết quả.
    Returned,
}

impl Status {
    /// All of them, in the order in which a dossier meets them.
    pub const ALL: [Status; 11] = [
        Status::Registered,
        Status::Refused,
        Status::Accepted,
        Status::Processing,
        Status::AwaitingPapers,
        Status::AwaitingPayment,
        Status::Stopped,
        Status::Withdrawn,
        Status::SentBack,
        Status::Done,
        Status::Returned,
    ];

    /// Whether the dossier was taken in at all; one that was only registered, or refused at intake, counts nowhere.
    pub fn is_taken_in(self) -> bool {
        !matches!(self, Status::Registered | Status::Refused)
    }

    /// Whether the work on it has ended: finished, returned, withdrawn, sent back.
    pub fn is_ended(self) -> bool {
        matches!(
            self,
            Status::Withdrawn | Status::SentBack | Status::Done | Status::Returned
        )
    }

    /// Whether it waits for papers, for money, or is stopped.
    pub fn is_waiting(self) -> bool {
        matches!(
            self,
            Status::AwaitingPapers | Status::AwaitingPayment | Status::Stopped
        )
    }
}

/// What is known of a dossier beside its texts; what nobody said is `None`, never a guess.
///
/// A moment whose time is midnight is a day without a time: lists give many days so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Facts {
    /// How it was handed in.
    pub channel: Option<Channel>,
    /// When it was received (ngày nhận, ngày tiếp nhận), not when it was sent.
    pub received: Option<NaiveDateTime>,
    /// When its result is due (ngày hẹn trả).
    pub due: Option<NaiveDateTime>,
    /// When work on it ended (ngày kết thúc xử lý, ngày hoàn thành).
    pub finished: Option<NaiveDateTime>,
    /// When the result was handed over (ngày trả kết quả).
    pub returned: Option<NaiveDateTime>,
    /// Where it stands.
    pub status: Option<Status>,
    /// Whether a fee was paid online.
    pub paid: Option<bool>,
    /// Whether its papers are digitised (số hóa thành phần hồ sơ).
    pub digitised: Option<bool>,
    /// Whether its result is an electronic one (kết quả điện tử).
    pub electronic: Option<bool>,
    /// Whether a slip apologises for its lateness (phiếu xin lỗi).
    pub apology: Option<bool>,
}

/// What one list says of one dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Its code, as [`code`] makes it: what it is known by.
    pub code: String,
    /// The code of its procedure, `d.dddddd`.
    pub procedure: Option<String>,
    /// The name of its procedure, as the list writes it.
    pub title: Option<String>,
    /// The field, as the list writes it.
    pub field: Option<String>,
    /// The unit that has it; never a person.
    pub unit: Option<String>,
    /// Everything else.
    pub facts: Facts,
}

/// A dossier's code as it is known by: without blanks and what nobody sees, in capitals.
/// None where nothing is left.
pub fn code(text: &str) -> Option<String> {
    let seen = |c: &char| !c.is_whitespace() && !crate::value::is_invisible(*c);
    let code: String = text
        .chars()
        .filter(seen)
        .flat_map(char::to_uppercase)
        .collect();
    Some(code).filter(|code| !code.is_empty())
}

/// The part of a dossier's code that all codes of one system share: `000.27.68.H24` of `000.27.68.H24-260115-0001`.
/// None where the code has no such part.
pub fn system(code: &str) -> Option<&str> {
    let (system, rest) = code.split_once('-')?;
    let is_one = system.chars().count() >= 3 && rest.chars().any(|c| c.is_ascii_digit());
    Some(system).filter(|_| is_one)
}

/// The code of a procedure in a text: `1.001193` of `1.001193`, `3.000250.H13`, `2.000629.000.00.00.H13`, with a line
/// break inside or words around it. None where there is none.
pub fn procedure_code(text: &str) -> Option<String> {
    let bare: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_code = |own: &[char]| {
        own[0].is_ascii_digit() && own[1] == '.' && own[2..].iter().all(char::is_ascii_digit)
    };
    (0..bare.len().saturating_sub(7)).find_map(|at| {
        let apart = |c: Option<&char>| c.is_none_or(|c| !c.is_ascii_digit() && *c != '.');
        let before = at.checked_sub(1).map(|at| &bare[at]);
        let after = bare.get(at + 8);
        let found = is_code(&bare[at..at + 8])
            && apart(before)
            && after.is_none_or(|c| !c.is_ascii_digit());
        found.then(|| bare[at..at + 8].iter().collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dossiers_code_is_known_however_it_is_written() {
        for (text, expected) in [
            (
                "000.27.68.H24-260115-0001",
                Some("000.27.68.H24-260115-0001"),
            ),
            (" h57.132-260804-0583\u{a0}", Some("H57.132-260804-0583")),
            (
                "G22.99.31.27-\n260115-0001",
                Some("G22.99.31.27-260115-0001"),
            ),
            ("\u{200b} ", None),
        ] {
            assert_eq!(code(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn codes_of_one_system_begin_alike() {
        for (code, expected) in [
            ("000.27.68.H24-260115-0001", Some("000.27.68.H24")),
            ("H57.132-260804-0583", Some("H57.132")),
            ("0001", None),
            ("A-1", None),
            ("HS-NGUYEN", None),
        ] {
            assert_eq!(system(code), expected, "{code}");
        }
    }

    #[test]
    fn a_procedures_code_is_found_in_all_it_is_written_with() {
        for (text, expected) in [
            ("1.001193", Some("1.001193")),
            ("3.000250.H13", Some("3.000250")),
            ("2.000629.000.00.00.H13", Some("2.000629")),
            ("1.00\n1193", Some("1.001193")),
            ("Đăng ký khai sinh (1.001193)", Some("1.001193")),
            ("1.001193 - Đăng ký khai sinh", Some("1.001193")),
            ("11.001193", None),
            ("1.0011934", None),
            ("1.00119", None),
            ("12.1.001193", None),
            ("", None),
        ] {
            assert_eq!(procedure_code(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_status_says_whether_a_dossier_counts_and_has_ended() {
        let of = |own: fn(Status) -> bool| Status::ALL.into_iter().filter(move |s| own(*s)).count();
        assert_eq!(of(Status::is_taken_in), 9);
        assert_eq!(of(Status::is_ended), 4);
        assert_eq!(of(Status::is_waiting), 3);
        assert!(!Status::ALL.iter().any(|s| s.is_ended() && s.is_waiting()));
    }
}
