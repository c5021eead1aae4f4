//! What is told of a list as a whole.

use super::taking::Counted;
use crate::value::{format_number, shortened};

/// How many rows a page of a system has: a list of exactly so many is hardly whole.
const PAGES: [u32; 7] = [10, 15, 20, 25, 30, 50, 100];

/// What its rows tell.
pub(super) fn rows(counted: &Counted, total: Option<u32>) -> Vec<String> {
    let mut told = Vec::new();
    let number = |count: u32| format_number(i64::from(count).into());
    match total {
        Some(total) if total > counted.rows => told.push(format!(
            "Danh sách ghi tổng số {} hồ sơ nhưng tệp chỉ có {}. Có thể mới xuất một trang; chọn xem tất cả rồi xuất lại.",
            number(total),
            number(counted.rows)
        )),
        Some(total) if total < counted.rows => told.push(format!(
            "Danh sách ghi tổng số {} hồ sơ nhưng tệp có {} dòng.",
            number(total),
            number(counted.rows)
        )),
        None if PAGES.contains(&counted.rows) => told.push(format!(
            "Tệp có đúng {} hồ sơ, bằng một trang trên màn hình: có thể mới xuất một trang. Kiểm tra lại với hệ thống.",
            counted.rows
        )),
        _ => {}
    }
    if counted.rows == 0 {
        told.push("Không có dòng nào có mã hồ sơ.".to_owned());
    }
    if counted.hidden > 0 {
        told.push(format!(
            "{} dòng bị ẩn trong tệp vẫn được đọc.",
            number(counted.hidden)
        ));
    }
    if counted.groups > 0 {
        told.push(format!(
            "{} dòng là tên nhóm (lĩnh vực hoặc đơn vị) của các dòng dưới nó.",
            number(counted.groups)
        ));
    }
    told
}

/// The name of the file is not kept as it is.
pub(super) fn file_name(kept: &str) -> String {
    format!("Tên tệp có thông tin cá nhân: chỉ lưu “{kept}”, phần ấy không được lưu.")
}

/// Another sheet is a list as well.
pub(super) fn other_sheet(name: &str) -> String {
    format!(
        "Trang “{}” cũng là danh sách hồ sơ; chưa đọc trang này.",
        shortened(name, 40)
    )
}
