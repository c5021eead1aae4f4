//! Issuing a plan, and changing an issued one with a reason.

use super::planned;
use super::plans;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::plan::State;
use crate::store::history::{self, Change, Subject, Table, Undo};
use crate::store::{self, moment};
use crate::value::tidy;

pub(in crate::api) fn plan_issue(
    desk: &mut Desk,
    plan: i64,
    fields: PlanFields,
) -> Result<PlanChanged> {
    let fields = plans::read(fields)?;
    let missing: Vec<&str> = [
        (fields.number.is_empty(), "số quyết định"),
        (fields.date.is_empty(), "ngày quyết định"),
        (fields.signer.is_empty(), "người ký"),
        (fields.title.is_empty(), "tên kế hoạch"),
    ]
    .into_iter()
    .filter_map(|(missing, name)| missing.then_some(name))
    .collect();
    if !missing.is_empty() {
        return Err(Error::Invalid(format!(
            "Chưa ban hành được: còn thiếu {}. Điền vào rồi làm lại.",
            missing.join(", ")
        )));
    }
    planned::change(
        desk,
        plan,
        "ban hành kế hoạch",
        |db, record, deadlines| {
            if record.plan.state == State::Issued {
                return Err(Error::Invalid(
                    "Kế hoạch đã ban hành rồi. Sửa số, ngày, người ký trong thông tin kế hoạch."
                        .to_owned(),
                ));
            }
            if view::tasks(&record.plan) == 0 {
                return Err(Error::Invalid(
                    "Kế hoạch chưa có nhiệm vụ nào. Thêm nhiệm vụ rồi ban hành.".to_owned(),
                ));
            }
            let mut changes = plans::saved(db, &record.plan, &fields, deadlines)?;
            changes.push(state(plan, "issued"));
            Ok(changes)
        },
    )?;
    let message = Some(format!("Đã ghi ban hành: Quyết định số {}.", fields.number));
    view::changed(desk, plan, message, Vec::new())
}

fn state(plan: i64, state: &str) -> Change {
    Change::of(Table::Plan, plan, "state", Some(state.to_owned()))
}

/// The longest reason.
const LONGEST: usize = 1000;

pub(in crate::api) fn plan_amend(
    desk: &mut Desk,
    plan: i64,
    reason: String,
) -> Result<PlanChanged> {
    let reason = tidy(&reason);
    if reason.is_empty() || reason.chars().count() > LONGEST {
        return Err(Error::Invalid(format!(
            "Ghi lý do sửa đổi kế hoạch đã ban hành, không quá {LONGEST} ký tự."
        )));
    }
    let at = moment(desk.now());
    desk.store()?.write(|db| {
        let record = store::plan::by_id(db, plan)?;
        match (record.plan.state, record.amending) {
            (State::Draft, _) => {
                return Err(Error::Invalid(
                    "Kế hoạch còn là dự thảo, sửa được ngay mà không cần lý do.".to_owned(),
                ));
            }
            (State::Issued, Some(_)) => {
                return Err(Error::Invalid("Kế hoạch đang được sửa đổi rồi.".to_owned()));
            }
            (State::Issued, None) => {}
        }
        let id = store::plan::add_amendment(db, plan, &at, &reason)?;
        let subject = Subject::Plan {
            plan: Some(plan),
            amendment: Some(id),
        };
        let change = Change::of(Table::Plan, plan, "amending", Some(id.to_string()));
        history::make(
            db,
            subject,
            &at,
            "bắt đầu sửa đổi",
            Undo::Possible,
            &[change],
        )
    })?;
    view::changed(desk, plan, None, Vec::new())
}

pub(in crate::api) fn plan_amended(desk: &mut Desk, plan: i64) -> Result<PlanChanged> {
    planned::note(
        desk,
        plan,
        "kết thúc sửa đổi",
        |_, record, _| match record.amending {
            Some(_) => Ok(vec![Change::of(Table::Plan, plan, "amending", None)]),
            None => Err(Error::Invalid(
                "Kế hoạch không ở trong đợt sửa đổi nào.".to_owned(),
            )),
        },
    )?;
    let message = Some("Đã kết thúc sửa đổi. Các thay đổi nằm trong lịch sử kế hoạch.".to_owned());
    view::changed(desk, plan, message, Vec::new())
}
