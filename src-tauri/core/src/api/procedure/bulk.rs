//! Several procedures changed at once, as one undo step.

use crate::api::desk::Desk;
use crate::api::procedure::catalogue::changed;
use crate::api::procedure::preview::number;
use crate::api::reply::{FeeAsked, LevelAsked, ProceduresChanged};
use crate::error::{Error, Result};
use crate::store::history::{self, Subject, Undo};
use crate::store::{self, procedure};

pub(in crate::api) fn procedures_set(
    desk: &mut Desk,
    ids: Vec<i64>,
    level: Option<LevelAsked>,
    fee: Option<FeeAsked>,
) -> Result<ProceduresChanged> {
    let what = match (level, fee) {
        (Some(_), Some(_)) => "mức độ và phí",
        (Some(_), None) => "mức độ",
        (None, Some(_)) => "phí",
        (None, None) => {
            return Err(Error::Invalid(
                "Chưa chọn gì để đặt. Chọn mức độ hoặc phí.".to_owned(),
            ));
        }
    };
    if ids.is_empty() {
        return Err(Error::Invalid(
            "Chưa chọn thủ tục nào. Đánh dấu bằng phím cách rồi làm lại.".to_owned(),
        ));
    }
    let db = desk.db()?;
    let mut changes = Vec::new();
    for id in &ids {
        let mut own = procedure::find(db, *id)?
            .ok_or_else(|| Error::NotFound("Thủ tục không còn trong danh mục.".to_owned()))?;
        own.level = level.map_or(own.level, LevelAsked::level);
        own.fee = fee.map_or(own.fee, FeeAsked::fee);
        changes.extend(procedure::changes(*id, &own));
    }
    let label = format!("đặt {what} của {} thủ tục", number(ids.len()));
    let at = store::moment(desk.now());
    let made = desk.store()?.write(|db| {
        let own = Subject::Procedures;
        history::make(db, own, &at, &label, Undo::Possible, &changes)
    })?;
    let message = match made {
        0 => "Các thủ tục đã như vậy".to_owned(),
        _ => format!("Đã {label}"),
    };
    let count = match made {
        0 => 0,
        _ => ids.len(),
    };
    Ok(ProceduresChanged {
        changed: count,
        ..changed(desk, message, None)?
    })
}
