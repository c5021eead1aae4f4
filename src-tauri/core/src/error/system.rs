//! What the system's errors mean for the officer. Windows tells most of what can happen to a file by numbers that the
//! standard library has no kind for; they are looked up here, on every system alike, so that they can be tested.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::value::told::verbatim;

/// What happened and what to do.
pub(super) fn why(file: &Path, error: &Error) -> String {
    let known = match (cfg!(windows), error.raw_os_error()) {
        (true, Some(number)) => of_windows(file, number),
        _ => None,
    };
    known.unwrap_or_else(|| by_kind(error))
}

fn by_kind(error: &Error) -> String {
    let why = match error.kind() {
        ErrorKind::NotFound => "không còn ở đó. Kiểm tra lại đường dẫn.",
        ErrorKind::PermissionDenied => FORBIDDEN,
        ErrorKind::ReadOnlyFilesystem => LOCKED_DISK,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => FULL,
        ErrorKind::InvalidFilename => TOO_LONG,
        _ => {
            return match error.raw_os_error() {
                Some(number) => format!(
                    "không dùng được: hệ điều hành báo lỗi số {number} ({}). Thử lại, hoặc chọn thư mục khác.",
                    verbatim(error)
                ),
                None => format!("không dùng được ({}).", verbatim(error)),
            };
        }
    };
    why.to_owned()
}

const FORBIDDEN: &str = "không được phép ghi hoặc đọc. Nếu tệp đang mở trong chương trình khác thì đóng lại; \
     nếu không, chọn thư mục khác.";

const LOCKED_DISK: &str =
    "ổ đĩa bị khóa, chỉ cho đọc. Mở khóa ghi của USB, thẻ nhớ hoặc chọn ổ đĩa khác.";

const FULL: &str = "ổ đĩa đã đầy. Giải phóng chỗ trống rồi làm lại.";

const TOO_LONG: &str = "tên tệp hoặc đường dẫn quá dài, hoặc có ký tự không dùng được. \
     Đặt tên ngắn hơn, hoặc chọn thư mục có đường dẫn ngắn hơn.";

const NOT_READY: &str = "ổ đĩa chưa sẵn sàng hoặc đã bị rút ra. Cắm lại USB, thẻ nhớ, ổ cứng ngoài \
     rồi làm lại, hoặc chọn ổ đĩa khác.";

const SHARE_GONE: &str = "không tới được thư mục trên mạng. Kiểm tra dây mạng, Wi-Fi và máy chủ \
     rồi làm lại, hoặc lưu vào ổ đĩa của máy này.";

const NO_LOGON: &str = "máy chủ không nhận tên đăng nhập hoặc mật khẩu. Mở thư mục mạng bằng File Explorer \
     để đăng nhập, rồi làm lại.";

const BROKEN_DISK: &str =
    "ổ đĩa báo lỗi khi đọc hoặc ghi. Chọn ổ đĩa khác, và nhờ người kiểm tra ổ đĩa này.";

const VIRUS: &str = "chương trình diệt virus của máy đã chặn tệp này. Chọn thư mục khác, \
     hoặc hỏi người quản trị máy.";

const CLOUD: &str =
    "tệp nằm trên OneDrive mà chưa tải về máy được. Mở OneDrive, chờ tải xong rồi làm lại.";

fn of_windows(file: &Path, number: i32) -> Option<String> {
    let why = match number {
        2 | 3 => "không còn ở đó. Kiểm tra lại đường dẫn.",
        5 => FORBIDDEN,
        15 | 20 | 21 | 55 | 433 | 1110 | 1112 | 1167 => NOT_READY,
        19 => LOCKED_DISK,
        23 | 25 | 27 | 1117 | 1392 | 1393 => BROKEN_DISK,
        // Sharing and lock violations; a file that goes as soon as another program lets go of it.
        32 | 33 | 303 => return Some(format!("{}.", held(file))),
        39 | 112 | 1295 => FULL,
        51 | 53 | 54 | 59 | 64 | 67 | 71 | 121 | 1222 | 1225 | 1231..=1236 => SHARE_GONE,
        65 | 86 | 1219 | 1326 | 1331 | 1907 | 1909 => NO_LOGON,
        123 | 161 | 206 => TOO_LONG,
        225 | 226 => VIRUS,
        362 => CLOUD,
        _ => return None,
    };
    Some(why.to_owned())
}

/// What most likely has a file open, by its kind, and what to do; without the full stop.
pub(super) fn held(file: &Path) -> String {
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    let program = match ending.to_lowercase().as_str() {
        "xlsx" | "xls" | "xlsm" | "ods" | "csv" => ", thường là Excel",
        "docx" | "doc" | "rtf" | "odt" => ", thường là Word",
        "pdf" => ", thường là chương trình xem PDF",
        "ics" => ", thường là chương trình lịch (Outlook)",
        "db" => {
            return "đang bị một chương trình khác giữ, thường là chương trình sao lưu, đồng bộ \
                    hoặc diệt virus. Chờ chương trình đó xong việc rồi làm lại"
                .to_owned();
        }
        _ => "",
    };
    format!("đang bị một chương trình khác giữ{program}. Đóng tệp ở đó rồi làm lại")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numbers: &[i32], told: &str) {
        for number in numbers {
            let why = of_windows(Path::new("a.xlsx"), *number).unwrap_or_default();
            assert!(why.contains(told), "{number}: {why}");
            // What to do follows what happened.
            assert!(why.trim_end_matches('.').contains(". "), "{number}: {why}");
        }
    }

    #[test]
    fn numbers_of_windows_are_told_in_words() {
        check(&[2, 3], "không còn ở đó");
        check(&[5], "không được phép");
        check(&[32, 33], "thường là Excel");
        check(&[19], "chỉ cho đọc");
        check(&[39, 112, 1295], "đã đầy");
        check(&[123, 206], "quá dài");
        check(&[21, 55, 1167], "chưa sẵn sàng");
        check(&[53, 64, 67, 1222, 1231, 1232], "trên mạng");
        check(&[86, 1326], "mật khẩu");
        check(&[23, 1117], "báo lỗi");
        check(&[225], "diệt virus");
    }

    #[test]
    fn numbers_without_words_of_their_own_are_left_to_the_standard_library() {
        assert_eq!(of_windows(Path::new("a.xlsx"), 1), None);
        let told = by_kind(&Error::other("giả định"));
        assert_eq!(told, "không dùng được (nguyên văn: “giả định”).");
    }

    #[track_caller]
    fn holds(file: &str, program: &str) {
        let told = held(Path::new(file));
        assert!(told.contains(program), "{file}: {told}");
    }

    #[test]
    fn the_program_is_guessed_by_the_kind_of_file() {
        holds("Báo cáo.XLSX", "Excel");
        holds("kế hoạch.docx", "Word");
        holds("kế hoạch.pdf", "xem PDF");
        holds("nhac-viec.ics", "Outlook");
        holds("so-mot-cua.db", "sao lưu");
        holds("a", "một chương trình khác giữ. Đóng");
    }
}
