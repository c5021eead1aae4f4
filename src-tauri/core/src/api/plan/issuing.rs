//! Issuing a plan, and changing an issued one with a reason.

use super::act;
use super::plans;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::plan::State;
use crate::plan::refusal::Refusal;
use crate::store::history::{Change, Table};
use crate::store::{self, moment};
use crate::value::tidy;

pub(in crate::api) fn plan_issue(
    desk: &mut Desk,
    plan: i64,
    fields: PlanFields,
) -> Result<PlanChanged> {
    let fields = fields.issued()?;
    let done = act::change(
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
            if record.plan.tasks() == 0 {
                return Err(Refusal::NoTasks.into());
            }
            let mut changes = plans::saved(db, &record.plan, &fields, deadlines)?;
            changes.push(state(plan, "issued"));
            Ok(changes)
        },
    )?;
    let message = Some(format!("Đã ghi ban hành: Quyết định số {}.", fields.number));
    view::changed(desk, &done, message, Vec::new())
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
    let done = act::note(desk, plan, "bắt đầu sửa đổi", |db, record, _| match (
        record.plan.state,
        record.amending,
    ) {
        (State::Draft, _) => Err(Error::Invalid(
            "Kế hoạch còn là dự thảo, sửa được ngay mà không cần lý do.".to_owned(),
        )),
        (State::Issued, Some(_)) => {
            Err(Error::Invalid("Kế hoạch đang được sửa đổi rồi.".to_owned()))
        }
        (State::Issued, None) => {
            let id = store::plan::add_amendment(db, plan, &at, &reason)?;
            Ok(vec![Change::of(
                Table::Plan,
                plan,
                "amending",
                Some(id.to_string()),
            )])
        }
    })?;
    view::changed(desk, &done, None, Vec::new())
}

pub(in crate::api) fn plan_amended(desk: &mut Desk, plan: i64) -> Result<PlanChanged> {
    let done = act::note(desk, plan, "kết thúc sửa đổi", |_, record, _| match record
        .amending
    {
        Some(_) => Ok(vec![Change::of(Table::Plan, plan, "amending", None)]),
        None => Err(Error::Invalid(
            "Kế hoạch không ở trong đợt sửa đổi nào.".to_owned(),
        )),
    })?;
    let message = Some("Đã kết thúc sửa đổi. Các thay đổi nằm trong lịch sử kế hoạch.".to_owned());
    view::changed(desk, &done, message, Vec::new())
}
