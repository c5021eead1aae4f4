//! Clearing away the dossiers that ended long ago.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::api::desk::Desk;
use crate::api::desk::progress::Doing;
use crate::api::reply::Cleared;
use crate::error::{Error, Result};
use crate::store::backup;
use crate::value::{format_date, said};

pub(in crate::api) fn dossiers_clear(
    desk: &mut Desk,
    before: NaiveDate,
    apply: bool,
) -> Result<Cleared> {
    let (now, today) = (desk.now(), desk.today());
    let day = format_date(before);
    if before > today {
        return Err(Error::Invalid(format!(
            "Ngày {day} ở sau hôm nay. Chọn một ngày đã qua."
        )));
    }
    let progress = Arc::clone(&desk.progress);
    let cleared = match (desk.dossiers()?, apply) {
        (Some(file), true) => {
            file.copy(now, backup::Reason::BeforeImport)?;
            let work = progress.begin(Doing::Clearing);
            file.clear_before(before, &|done, all| work.done(done, all))?
        }
        (Some(file), false) => file.ended_before(before)?,
        (None, _) => Default::default(),
    };
    let number = |count: u64| said::count(i64::try_from(count).unwrap_or_default());
    let what = format!(
        "{} hồ sơ kết thúc trước ngày {day} ({} dòng của {} danh sách)",
        number(cleared.dossiers),
        number(cleared.said),
        number(cleared.lists)
    );
    Ok(Cleared {
        dossiers: cleared.dossiers,
        lines: cleared.said,
        lists: cleared.lists,
        message: match (cleared.dossiers, apply) {
            (0, _) => format!("Không có hồ sơ nào kết thúc trước ngày {day}."),
            (_, false) => format!(
                "Sẽ xóa {what}. Số liệu đã ghi vào các biểu giữ nguyên, nhưng không xem lại được hồ sơ của các ô đó nữa; \
                 hồ sơ chưa kết thúc ở lại. Không hoàn tác được; tệp hồ sơ được sao lưu vào thư mục sao-luu trước khi xóa."
            ),
            (_, true) => format!(
                "Đã xóa {what}. \
                 Số liệu đã ghi vào các biểu giữ nguyên; đã sao lưu tệp hồ sơ trước khi xóa."
            ),
        },
    })
}
