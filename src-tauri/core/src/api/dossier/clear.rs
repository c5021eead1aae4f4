//! Clearing away the dossiers that ended long ago.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::api::desk::Desk;
use crate::api::desk::progress::Doing;
use crate::api::reply::Cleared;
use crate::error::{Error, Result};
use crate::store::backup;
use crate::value::{format_date, said};

pub(in crate::api) fn dossiers_clear(desk: &mut Desk, before: NaiveDate) -> Result<Cleared> {
    let (now, today) = (desk.now(), desk.today());
    if before > today {
        return Err(Error::Invalid(format!(
            "Ngày {} ở sau hôm nay. Chọn một ngày đã qua.",
            format_date(before)
        )));
    }
    let progress = Arc::clone(&desk.progress);
    let cleared = match desk.dossiers()? {
        Some(file) => {
            file.copy(now, backup::Reason::BeforeImport)?;
            let work = progress.begin(Doing::Clearing);
            file.clear_before(before, &|done, all| work.done(done, all))?
        }
        None => Default::default(),
    };
    let number = |count: u64| said::count(i64::try_from(count).unwrap_or_default());
    Ok(Cleared {
        dossiers: cleared.dossiers,
        lines: cleared.said,
        message: match cleared.dossiers {
            0 => format!(
                "Không có hồ sơ nào kết thúc trước ngày {}.",
                format_date(before)
            ),
            count => format!(
                "Đã xóa {} hồ sơ kết thúc trước ngày {} ({} dòng của các danh sách). \
                 Số liệu đã ghi vào các biểu giữ nguyên; đã sao lưu tệp hồ sơ trước khi xóa.",
                number(count),
                format_date(before),
                number(cleared.said)
            ),
        },
    })
}
