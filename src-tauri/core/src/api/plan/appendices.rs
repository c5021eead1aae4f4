//! The appendices of a plan: added, saved, deleted.

use super::act;
use super::planned;
use super::view;
use crate::api::desk::Desk;
use crate::api::reply::*;
use crate::error::{Error, Result};
use crate::plan::{Appendix, Node, label, usual_columns};
use crate::store::appendix;
use crate::store::history::{Change, Table};
use crate::store::kept::columns_text;

pub(in crate::api) fn appendix_add(desk: &mut Desk, plan: i64) -> Result<PlanChanged> {
    let done = act::change(desk, plan, "thêm phụ lục", |db, record, _| {
        let there = &record.plan.appendices;
        let named = there.iter().filter(|own| !own.name.is_empty()).count();
        let number = u32::try_from(named + 1).unwrap_or(u32::MAX);
        let own = Appendix {
            columns: there
                .last()
                .map_or_else(usual_columns, |last| last.columns.clone()),
            ..Appendix::empty(format!(
                "Phụ lục {}",
                label::written(number, label::Script::Roman)
            ))
        };
        let id = appendix::add(db, plan, appendix::next_position(db, plan)?, &own)?;
        Ok(vec![Change::present(Table::Appendix, id, true)])
    })?;
    view::changed(desk, &done, None, Vec::new())
}

pub(in crate::api) fn appendix_save(
    desk: &mut Desk,
    plan: i64,
    appendix: i64,
    fields: AppendixFields,
) -> Result<PlanChanged> {
    let fields = fields.read()?;
    let done = act::change(desk, plan, "thông tin phụ lục", |_, record, _| {
        let all = &record.plan.appendices;
        let own = all.iter().find(|own| own.id == appendix).ok_or_else(gone)?;
        let set = |column, value: &str| {
            Change::of(Table::Appendix, appendix, column, Some(value.to_owned()))
        };
        let mut changes = vec![
            set("name", &fields.name),
            set("title", &fields.title),
            set("attached", &fields.attached),
            set("columns", &columns_text(&fields.columns)),
            set("landscape", if fields.landscape { "1" } else { "0" }),
            set("prose", if fields.prose { "1" } else { "0" }),
            set("size", &fields.size.to_string()),
        ];
        for role in fields.further_gone(own) {
            let filled = own.nodes.iter().filter(|node| !node.text(role).is_empty());
            let blank =
                |node: &Node| Change::of(Table::Node, node.id, role.name(), Some(String::new()));
            changes.extend(filled.map(blank));
        }
        Ok(changes)
    })?;
    view::changed(desk, &done, None, Vec::new())
}

fn gone() -> Error {
    Error::NotFound("Phụ lục này không còn trong kế hoạch nữa.".to_owned())
}

pub(in crate::api) fn appendix_delete(
    desk: &mut Desk,
    plan: i64,
    appendix: i64,
    sure: bool,
) -> Result<PlanChanged> {
    let record = planned::load(desk.db()?, plan)?;
    planned::refuse_issued(&record)?;
    let all = &record.plan.appendices;
    let own = all.iter().find(|own| own.id == appendix).ok_or_else(gone)?;
    if all.len() == 1 {
        return Err(Error::Invalid(
            "Kế hoạch phải có ít nhất một phụ lục. Xóa các dòng của phụ lục này thay vì xóa cả phụ lục."
                .to_owned(),
        ));
    }
    if !sure {
        let name = if own.name.is_empty() {
            "bảng này"
        } else {
            &own.name
        };
        let question = format!(
            "Xóa {name} với {} dòng? Có thể hoàn tác bằng Ctrl+Z.",
            own.nodes.len()
        );
        return view::asked(desk, &record, question);
    }
    let done = act::change(desk, plan, "xóa phụ lục", |_, _, _| {
        Ok(vec![Change::present(Table::Appendix, appendix, false)])
    })?;
    view::changed(
        desk,
        &done,
        Some("Đã xóa phụ lục. Ctrl+Z để lấy lại.".to_owned()),
        Vec::new(),
    )
}
